//! Whether a page comes out: everything stands on it, the columns of each story end within a line, no rule is broken, and no
//! white is left but what the rules allow.

use super::super::cost;
use super::super::heads::Heads;
use super::free_page::{FreePage, FreePlace, FreePlan, ItemKind};
use super::score::Score;
use super::taste;

/// Parts of a page of which one may be white beyond what the rules allow.
const WHITE: u64 = 200;
/// A line more of it is allowed between two things.
const ALLOWED: u32 = 1;
/// What a page costs at the least that breaks a rule (`score`, `taste`).
const BROKEN: u64 = 1_200;

/// Whether a page comes out so.
pub fn comes_out(page: &FreePage, plan: &FreePlan) -> bool {
    let mut white = 0;
    for (item, place) in page.items.iter().zip(&plan.places) {
        let Some(form) = item.forms.get(place.form) else { return false };
        let setting = form.setting(place.lines, Heads::ALL);
        let is_flush = !form.is_story || setting.text < cost::short(2, 0);
        let is_deep = item.kind != ItemKind::Story || !taste::is_shallow(form, place.lines);
        if setting.cost >= cost::over(1) || !is_flush || !is_deep {
            return false;
        }
        let (inside, foot) = form.hole(place.lines);
        let below = foot + white_below(page, place, &plan.places);
        let hole = inside + below.saturating_sub(ALLOWED);
        white += u64::from(hole) * u64::from(place.columns);
    }
    let area = u64::from(page.columns.0) * u64::from(page.lines.0);
    WHITE * white <= area && Score::of(page).of_page(&plan.places) < BROKEN
}

/// Lines of white below a place beyond the house's; one is allowed where something follows. At the foot of the page none is.
fn white_below(page: &FreePage, place: &FreePlace, places: &[FreePlace]) -> u32 {
    let is_over = |other: &&FreePlace| {
        other.top >= place.foot() && other.column < place.right() && place.column < other.right()
    };
    match places.iter().filter(is_over).map(|other| other.top).min() {
        Some(top) => (top - place.foot()).saturating_sub(page.gap.count()),
        None => page.lines.0.saturating_sub(place.foot()) + ALLOWED,
    }
}
