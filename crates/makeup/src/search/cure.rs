//! The cheapest cures of a page that does not come out: copy by so many lines shorter or longer in one story, or in several,
//! and then it does.
//!
//! One search finds the least change of all stories together: what a story costs at a depth is the least of what it costs
//! there with its copy a line shorter, a line longer, two lines shorter, and so on, each change at a price above all that
//! can be weighed. A page that comes out on such stories tells how each must be changed.

use rayon::prelude::*;

use super::super::Rank;
use super::changed_copy::Changed;
use super::curve::Curve;
use super::even::comes_out;
use super::found::{filled, scored};
use super::free_page::{FreeItem, FreePage, FreePlan};
use super::reach::may_come_out;
use super::score::Score;
use super::slack::{SLACKS, Slack};

/// Of all slacks those with which a page can come out.
const TRIED: usize = 3;
/// Changes are the last thing to be tried, but everything else must be even.
const CHANGING: Slack = Slack { most: 10, over: 0, white: 200_000, is_loose: false };
/// Pages that are scored, and those of them whose parts are put in other orders.
const COUNTS: (usize, usize) = (600, 120);

/// Copy of a story that is so many lines shorter or longer.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub struct CopyChange {
    /// Which of the page's items.
    pub item: usize,
    /// Below 0 it is cut.
    pub lines: i32,
}

/// What comes of a page when its copy is changed, by more and more lines.
pub struct CopyChanges<'a> {
    page: &'a FreePage,
    /// The page with stories that take the changes which they need, of up to so many lines.
    changing: FreePage,
    most: Option<i32>,
    /// Cells that a story may leave white.
    white: u64,
}

impl<'a> CopyChanges<'a> {
    /// None so far.
    pub fn of(page: &'a FreePage) -> Self {
        let white = u64::from(page.columns.0) * u64::from(page.lines.count()) / super::even::WHITE;
        let mut changing = page.clone();
        for form in changing.items.iter_mut().flat_map(|item| &mut item.forms) {
            *form = form.unchanged();
        }
        Self { page, changing, most: None, white }
    }

    /// Changes of the copy with which the page may come out, none of more than so many lines: for each way those of all
    /// stories that it needs, the least way first. They are no fewer than were asked for before.
    pub fn cures(&mut self, most: u32) -> Vec<Vec<CopyChange>> {
        if !may_come_out(self.page, most) {
            return Vec::new();
        }
        self.change_by(most as i32);
        cures(self.page, &self.changing)
    }

    /// Takes changes of so many lines, side by side for each story over each width.
    fn change_by(&mut self, most: i32) {
        let (page, white) = (self.page, self.white);
        let lines = self.most.map_or(0, |known| known + 1)..=most;
        self.most = self.most.max(Some(most));
        let stories = page.items.iter().zip(&mut self.changing.items);
        let forms = stories.flat_map(|(item, changing)| {
            item.forms.iter().zip(&mut changing.forms).map(move |(form, own)| (item, form, own))
        });
        let forms: Vec<_> = forms.collect();
        forms.into_par_iter().with_max_len(1).for_each(|(item, form, own)| {
            // The least change first: of two as good it is taken.
            for lines in lines.clone().flat_map(either) {
                let curve = match lines {
                    0 => Some(form.clone()),
                    _ => form.by_lines(lines),
                };
                let price = price(item.rank, lines);
                if let Some(curve) = curve {
                    own.take_change(item.kind, &Changed { lines, price, curve }, white);
                }
            }
        });
    }
}

/// The cures of a page, where it is known what changes each depth needs.
fn cures(page: &FreePage, changing: &FreePage) -> Vec<Vec<CopyChange>> {
    let found = scored(changing, CHANGING, COUNTS);
    // Where a title gives way another change may be needed: then it is found out when it is tried.
    let weighed = found.iter().map(|plan| {
        let cure = changes(changing, plan);
        let weight: u64 =
            cure.iter().map(|change| price(page.items[change.item].rank, change.lines)).sum();
        (!comes_out(changing, plan), weight, cure)
    });
    let mut weighed: Vec<(bool, u64, Vec<CopyChange>)> =
        weighed.filter(|(_, _, cure)| !cure.is_empty()).collect();
    weighed.sort();
    weighed.dedup();
    weighed.truncate(tried(page.items.len()));
    weighed.into_iter().map(|(_, _, cure)| cure).collect()
}

/// Copy by so many lines shorter and longer.
fn either(lines: i32) -> impl Iterator<Item = i32> {
    [-lines, lines].into_iter().take(if lines == 0 { 1 } else { 2 })
}

/// Cures that are worth trying: of a page of many things each search takes long.
fn tried(items: usize) -> usize {
    match items {
        ..=6 => 40,
        7 | 8 => 16,
        _ => 6,
    }
}

/// Whether a page comes out with some of its copy so changed.
pub fn cures_page(page: &FreePage, changes: &[CopyChange]) -> bool {
    let mut page = page.clone();
    for change in changes {
        let Some(changed) =
            page.items.get(change.item).and_then(|item| item.by_lines(change.lines))
        else {
            return false;
        };
        page.items[change.item] = changed;
    }
    comes_out_as(&page).is_some()
}

/// A plan with which a page comes out, if one is found with little let go.
pub fn comes_out_as(page: &FreePage) -> Option<FreePlan> {
    let mut plans = SLACKS[..TRIED].iter().filter_map(|slack| filled(page, *slack));
    plans.find(|plan| comes_out(page, plan))
}

/// What it costs to change the copy: above all that is weighed. It is least of the lightest stories.
fn price(rank: Rank, lines: i32) -> u64 {
    let parts = match rank {
        Rank::Lead => 15,
        Rank::Second => 12,
        Rank::Normal | Rank::Brief => 10,
    };
    match lines.unsigned_abs() {
        0 => 0,
        lines => (1_500 + 1_000 * u64::from(lines)) * parts / 10,
    }
}

/// The changes that a plan of changeable stories needs.
fn changes(page: &FreePage, plan: &FreePlan) -> Vec<CopyChange> {
    let (heads, _) = Score::of(page).with_heads(&plan.places);
    let placed = page.items.iter().zip(&plan.places).zip(heads).enumerate();
    let changes = placed.filter_map(|(item, ((own, place), heads))| {
        let lines = own.forms.get(place.form)?.change(place.lines, heads);
        (lines != 0).then_some(CopyChange { item, lines })
    });
    changes.collect()
}

impl FreeItem {
    /// The item with its longest paragraph so many lines longer or shorter, if it is a story that can be.
    fn by_lines(&self, lines: i32) -> Option<Self> {
        let forms: Option<Vec<Curve>> =
            self.forms.iter().map(|form| form.by_lines(lines)).collect();
        Some(Self { forms: forms.filter(|forms| !forms.is_empty())?, ..self.clone() })
    }
}
