//! The cheapest cure of a page that does not come out: copy by so many lines shorter or longer in one place, and then it does.
//!
//! A page comes out where everything stands on it, the columns of each story end within a line, no rule is broken, and no
//! white is left but what the rules allow.

use std::ops::Range;

use super::super::cost;
use super::super::heads::Heads;
use super::super::{Row, StoryJob};
use super::curve::Curve;
use super::found::filled;
use super::free_page::{FreeItem, FreePage, FreePlace, FreePlan, ItemKind};
use super::score::Score;
use super::slack::SLACKS;
use super::taste;

/// Of all slacks those with which a page can come out.
const TRIED: usize = 3;
/// Parts of a page of which one may be white beyond what the rules allow.
const WHITE: u64 = 200;
/// A line more of it is allowed between two things.
const ALLOWED: u32 = 1;
/// What a page costs at the least that breaks a rule (`score`, `taste`).
const BROKEN: u64 = 1_200;
/// Lines that stay in a paragraph that is cut.
const LEFT: usize = 3;

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

/// Whether the page comes out with an item whose copy is so many lines longer, or shorter if they are below 0.
pub fn cures(page: &FreePage, item: usize, lines: i32) -> bool {
    let Some(changed) = page.items.get(item).and_then(|item| item.by_lines(lines)) else {
        return false;
    };
    let mut page = page.clone();
    page.items[item] = changed;
    SLACKS[..TRIED]
        .iter()
        .any(|slack| filled(&page, *slack).is_some_and(|plan| comes_out(&page, &plan)))
}

impl FreeItem {
    /// The item with its longest paragraph so many lines longer or shorter, if it is a story that can be.
    fn by_lines(&self, lines: i32) -> Option<Self> {
        let forms: Option<Vec<Curve>> =
            self.forms.iter().map(|form| form.by_lines(lines)).collect();
        Some(Self { forms: forms.filter(|forms| !forms.is_empty())?, ..self.clone() })
    }
}

impl StoryJob {
    /// The rows of the longest paragraph: the one that an editor can change with the least harm.
    pub fn longest_paragraph(&self) -> Range<usize> {
        let is_plain = |row: &Row| !(row.keep || row.blank || row.stretch || row.shy);
        let mut longest = 0..0;
        let mut first = 0;
        for (n, row) in self.rows.iter().enumerate() {
            if !is_plain(row) {
                first = n + 1;
            } else if n + 1 - first > longest.len() {
                // Its last row keeps with the one before.
                longest = first..n + 1;
            }
        }
        let last = self.rows.get(longest.end).is_some_and(|row| row.keep && !row.blank);
        longest.start..longest.end + usize::from(last && !longest.is_empty())
    }

    /// The story with that paragraph so many lines longer or shorter.
    pub(super) fn by_lines(&self, lines: i32) -> Option<Self> {
        let paragraph = self.longest_paragraph();
        let less = lines.min(0).unsigned_abs() as usize;
        if paragraph.len() < less + LEFT {
            return None;
        }
        let mut story = self.clone();
        let inside = paragraph.start + 1;
        story.rows.drain(inside..inside + less);
        let more = vec![Row::default(); lines.max(0) as usize];
        story.rows.splice(inside..inside, more);
        // What it could give is not known any more.
        story
            .paragraphs
            .retain(|other| other.rows.end <= paragraph.start || other.rows.start >= paragraph.end);
        for other in &mut story.paragraphs {
            if other.rows.start >= paragraph.end {
                let moved = |row: usize| row.saturating_add_signed(lines as isize);
                other.rows = moved(other.rows.start)..moved(other.rows.end);
            }
        }
        Some(story)
    }
}
