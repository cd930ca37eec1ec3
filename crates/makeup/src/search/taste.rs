//! Which shapes become an item of its weight: what adds up over a page, beside what filling costs.

use super::super::Rank;
use super::super::cost::Cost;
use super::super::heads::Heads;
use super::curve::Curve;
use super::free_page::{FreeItem, FreePage, ItemKind};

/// Fewest lines of text under a headline across all columns.
const UNDER_HEAD: u32 = 6;

/// Each line less.
const SHALLOW: u64 = 1_500;

/// A row of a title more than two (docs/look.md §4).
const ROW: u64 = 40;

/// Lines longer or shorter than those of the other stories 变栏: where nothing else comes out. Half as long again, and
/// longer, are read with an effort.
const OTHER_MEASURE: u64 = 45;
const LONG: u64 = 200;

fn other_measure(form: &Curve) -> u64 {
    let Some(text) = form.other_columns() else { return 0 };
    OTHER_MEASURE + LONG * u64::from(form.columns * 2 >= text.0 * 3)
}

/// What an item's shape costs. As all costs, twenty are a line of white in a column.
pub(super) fn shape(page: &FreePage, item: &FreeItem, form: &Curve, depth: u32) -> Cost {
    let all = u64::from(page.columns.0);
    let columns = u64::from(form.columns);
    let mut cost = 0;
    match item.kind {
        ItemKind::Story => {
            // Width is what says how much a story weighs (docs/look.md §4): a lead takes three columns of five or more.
            let wanted = match item.rank {
                Rank::Lead => (all * 3).div_ceil(5),
                Rank::Second => 2.min(all),
                Rank::Normal | Rank::Brief => 1,
            };
            cost += 120 * wanted.saturating_sub(columns);
            let most = match item.rank {
                Rank::Lead => all,
                Rank::Second => (all * 4).div_ceil(5),
                Rank::Normal => (all * 3).div_ceil(5),
                Rank::Brief => (all * 2).div_ceil(5),
            };
            cost += 25 * columns.saturating_sub(most);
            cost += SHALLOW * u64::from(missing(form, depth, Heads::ALL));
            cost += ROW * u64::from(form.title_rows(depth).saturating_sub(2));
            cost += proportion(page, form, depth);
            cost += other_measure(form);
        }
        ItemKind::Rail if form.row().is_some() => {
            cost += row(all, columns, depth) + other_measure(form);
        }
        // A rail is narrow: it breaks the pattern of the stories.
        ItemKind::Rail => cost += 30 * columns.saturating_sub(1),
        ItemKind::Box => cost += proportion(page, form, depth) / 2,
        ItemKind::AtFoot | ItemKind::Several => {}
    }
    if !matches!(item.kind, ItemKind::Story | ItemKind::Several) {
        let (wider, hole) = form.white(depth);
        cost += 8 * u64::from(wider) + 60 * u64::from(hole) * columns;
    }
    Cost(cost)
}

/// Whether a headline has too little under it.
pub(super) fn is_shallow(form: &Curve, depth: u32, heads: Heads) -> bool {
    missing(form, depth, heads) > 0
}

/// Lines that are missing under a headline across all columns.
fn missing(form: &Curve, depth: u32, heads: Heads) -> u32 {
    form.under_head(depth, heads).map_or(0, |under| UNDER_HEAD.saturating_sub(under))
}

/// Fewest lines of a row of briefs: two heads, one under the other.
const ROW_LINES: u32 = 9;

/// A row of briefs is as wide as the page, or two to three columns beside stories; it is no higher than it is wide.
fn row(all: u64, columns: u64, depth: u32) -> u64 {
    let odd = if columns == all { 0 } else { 10 * columns.saturating_sub(3) };
    let high = u64::from(depth).saturating_sub(14 * columns) * 2;
    12 + odd + high + 12 * u64::from(ROW_LINES.saturating_sub(depth))
}

/// Rectangles between one high to three wide and two and a half high to one wide are read as one piece.
fn proportion(page: &FreePage, form: &Curve, depth: u32) -> u64 {
    let width = u64::from(form.columns) * u64::from(page.pitch);
    let height = 10 * u64::from(depth);
    let flat = (width * 10 / height.max(1)).saturating_sub(30);
    let thin = (height * 10 / width.max(1)).saturating_sub(25);
    // A tenth of the ratio too much is half a unit.
    flat.pow(2) / 8 + thin * 2
}

/// The best of an item's forms over so many columns at a depth, whatever its neighbours are; a narrower one where it has
/// none of that width.
pub(super) fn best_form(page: &FreePage, item: &FreeItem, columns: u8, depth: u32) -> usize {
    let cost = |form: &Curve| form.cost(depth, Heads::ALL).0 + shape(page, item, form, depth);
    let best = item.widest(columns).min_by_key(|(_, form)| cost(form));
    best.map_or(0, |(form, _)| form)
}
