//! Whether a page comes out: everything stands on it, the columns of each story end within a line, no rule is broken, and no
//! white is left but what the rules allow.

use super::super::cost;
use super::super::fit::StorySetting;
use super::super::heads::Heads;
use super::curve::Curve;
use super::free_page::{FreePage, FreePlace, FreePlan, ItemKind};
use super::score::Score;
use super::taste;

/// Parts of a page of which one may be white beyond what the rules allow.
pub(super) const WHITE: u64 = 200;
/// A line more of it is allowed between two things.
const ALLOWED: u32 = 1;
/// What a page costs at the least that breaks a rule (`score`, `taste`).
const BROKEN: u64 = 1_200;

/// Lines of copy that do not fit so.
pub fn lines_over(page: &FreePage, plan: &FreePlan) -> u64 {
    let (heads, _) = Score::of(page).with_heads(&plan.places);
    let placed = page.items.iter().zip(&plan.places).zip(heads);
    let over = placed.map(|((item, place), heads)| {
        let form = item.forms.get(place.form);
        form.map_or(0, |form| cost::lines_over(form.setting(place.lines, heads).cost))
    });
    over.sum()
}

/// Whether a page comes out so.
pub fn comes_out(page: &FreePage, plan: &FreePlan) -> bool {
    let (heads, score) = Score::of(page).with_heads(&plan.places);
    is_even(page, &plan.places, &heads, score)
}

/// The same, where it is known what each headline may be, and what the page costs beyond the sum of its items.
pub(super) fn is_even(page: &FreePage, places: &[FreePlace], heads: &[Heads], score: u64) -> bool {
    let mut white = 0;
    for ((item, place), heads) in page.items.iter().zip(places).zip(heads) {
        let heads = *heads;
        let Some(form) = item.forms.get(place.form) else { return false };
        let setting = form.setting(place.lines, heads);
        if !form.is_sound(item.kind, setting, place.lines, heads) {
            return false;
        }
        let inside = form.hole(place.lines).0;
        let below = setting.foot + white_below(page, place, places);
        let hole = inside + below.saturating_sub(ALLOWED);
        white += u64::from(hole) * u64::from(place.columns) + u64::from(setting.above_pictures);
    }
    let area = u64::from(page.columns.0) * u64::from(page.lines.0);
    WHITE * white <= area && score < BROKEN
}

impl Curve {
    /// Whether all of it fits in one of its settings, its columns end flush, and enough text stands under its headline.
    pub(super) fn is_sound(
        &self,
        kind: ItemKind,
        setting: &StorySetting,
        depth: u32,
        heads: Heads,
    ) -> bool {
        let is_flush = !self.is_story || setting.text < cost::short(2, 0);
        let is_deep = kind != ItemKind::Story || !taste::is_shallow(self, depth, heads);
        setting.cost < cost::over(1) && is_flush && is_deep
    }
}

/// Lines of white below a place beyond the house's; one is allowed where something follows. At the foot of the page none is.
fn white_below(page: &FreePage, place: &FreePlace, places: &[FreePlace]) -> u32 {
    let is_over = |other: &&FreePlace| {
        other.top >= place.foot() && other.column < place.right() && place.column < other.right()
    };
    match places.iter().filter(is_over).map(|other| other.top).min() {
        Some(top) => (top - place.foot()).saturating_sub(page.gap.count()),
        None => page.foot().saturating_sub(place.foot()) + ALLOWED,
    }
}
