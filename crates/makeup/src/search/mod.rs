//! A page that makes itself up: which rectangle for which story (docs/makeup.md).
//!
//! ```text
//! FreePage ─ each item's curve at each width ─▶ the table of all slicings ─▶ the cheapest ways, k of each cell
//!   ─ put in order, scored as whole pages ─▶ Arrangement
//! ```
//!
//! | file | what |
//! |---|---|
//! | `curve` | what an item costs at each depth over one width, worked out once |
//! | `taste` | which shapes become an item of its weight |
//! | `table` | the least cost of every subset of items in every rectangle: exact over all slicings |
//! | `ways` | the cheapest ways through the table |
//! | `units` | more items than can be searched exactly: two placed as one |
//! | `order` | a way as rectangles: what stands above, what stands left |
//! | `score` | what a good page is, beyond what adds up |
//! | `alternatives` | several pages that differ, to choose from |

mod alternatives;
mod curve;
mod order;
mod score;
mod table;
mod taste;
#[cfg(test)]
mod tests;
mod units;
mod ways;

pub use alternatives::alternatives;
pub use curve::Curve;
use order::Order;
use table::{Slack, Table};
use units::Units;
use ways::Ways;

use super::heads::Heads;
use super::{Columns, Lines, Rank};

/// A page that costs less needs no better.
const GOOD: u64 = 1_000;
/// Times that more is let go though all fits, if the page costs more than that.
const MORE: usize = 1;
/// Whole pages that are scored.
const SCORED: usize = 400;
/// Of these, pages whose parts are put in other orders.
const REORDERED: usize = 40;

/// A page, or what is left of it, without a drawing.
#[derive(Debug, Clone)]
pub struct FreePage {
    /// Columns.
    pub columns: Columns,
    /// Lines from the first to the last.
    pub lines: Lines,
    /// White between two items one above the other.
    pub gap: Lines,
    /// Width of a column with its gutter, in tenths of a line.
    pub pitch: u32,
    /// Gutters that nothing above and below it on the sheet stands across: a bit for each, from 1 behind the first
    /// column. None of them may run through it 断版.
    pub open: u32,
    /// Whether the sheet's outer edge is at the right: of odd pages.
    pub outer_right: bool,
    /// What stands on it.
    pub items: Vec<FreeItem>,
}

/// Something that needs a rectangle.
#[derive(Debug, Clone)]
pub struct FreeItem {
    /// What it is.
    pub kind: ItemKind,
    /// How much it weighs.
    pub rank: Rank,
    /// What it costs over each width that it may have.
    pub forms: Vec<Curve>,
}

impl FreeItem {
    /// Columns times lines that it takes at the least.
    fn least_area(&self) -> u64 {
        let areas = self.forms.iter().map(|form| u64::from(form.columns) * u64::from(form.first()));
        areas.min().unwrap_or(0)
    }

    /// The best of its forms over so many columns at a depth, whatever its neighbours are; a narrower one where it has none
    /// of that width.
    fn form(&self, page: &FreePage, columns: u8, depth: u32) -> usize {
        let forms = self.forms.iter().enumerate().filter(|(_, form)| form.columns <= columns);
        let cost =
            |form: &Curve| form.cost(depth, Heads::ALL).0 + taste::shape(page, self, form, depth);
        let best = forms.min_by_key(|(n, form)| (columns - form.columns, cost(form), *n));
        best.map_or(0, |(form, _)| form)
    }

    /// Its forms in so many columns, as wide as these, or no wider if white may stand beside it.
    fn forms_in(&self, columns: u8, slack: Slack) -> impl Iterator<Item = &Curve> {
        let most = self.forms.iter().map(|form| form.columns).filter(|own| *own <= columns).max();
        let wanted = if slack.is_loose { most.unwrap_or(columns) } else { columns };
        self.forms.iter().filter(move |form| form.columns == wanted)
    }
}

/// What an item is.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum ItemKind {
    /// A story.
    Story,
    /// Briefs one under the other: a rail.
    Rail,
    /// A box, a table, figures: what breaks the pattern of the stories.
    Box,
    /// Something that stands at the foot, at the outer edge: an ad, the colophon.
    AtFoot,
    /// Several of them, placed as one.
    Several,
}

/// Where everything stands.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Arrangement {
    /// The items' rectangles, in their order.
    pub places: Vec<FreePlace>,
    /// What it costs; of two on one page the lower is the better.
    pub cost: u64,
}

/// A rectangle of columns and lines.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct FreePlace {
    /// First column, from 0.
    pub column: u8,
    /// Columns.
    pub columns: u8,
    /// First line, from 0.
    pub top: u32,
    /// Lines.
    pub lines: u32,
    /// Which of the item's forms it is.
    pub form: usize,
}

impl FreePlace {
    const NONE: Self = Self { column: 0, columns: 0, top: 0, lines: 0, form: 0 };

    /// The line after its last.
    pub fn foot(&self) -> u32 {
        self.top + self.lines
    }

    /// The column after its last.
    pub fn right(&self) -> u8 {
        self.column + self.columns
    }
}

/// The best places for the items of a page. There is always one, unless nothing is on it or it has no room at all: what
/// does not fit is over where it stands.
pub fn arrange(page: &FreePage) -> Option<Arrangement> {
    if page.items.is_empty() || page.columns.0 == 0 {
        return None;
    }
    let mut best: Option<Arrangement> = None;
    let mut more = MORE;
    for slack in table::SLACKS {
        if let Some(best) = &best {
            let is_full = best.cost < table::OVER;
            if best.cost < GOOD || slack.is_loose || (is_full && more == 0) {
                break;
            }
            more -= usize::from(is_full);
        }
        if let Some(found) = filled(page, slack)
            && best.as_ref().is_none_or(|best| found.cost < best.cost)
        {
            best = Some(found);
        }
    }
    best
}

/// The best page on which everything is so near to what fits it.
fn filled(page: &FreePage, slack: Slack) -> Option<Arrangement> {
    scored(page, slack, (SCORED, REORDERED)).into_iter().min_by_key(|found| found.cost)
}

/// Good pages on which everything is so near to what fits it: of so many, the best so many put in their best order.
fn scored(page: &FreePage, slack: Slack, (ways, most): (usize, usize)) -> Vec<Arrangement> {
    let units = Units::of(page, slack.most, slack);
    if !slack.can_fill(&units.page) {
        return Vec::new();
    }
    let table = Table::of(&units.page, slack);
    let all = Ways::of(&table);
    let order = Order::of(&units.page);
    let found = all.cheapest(ways);
    let mut sorted: Vec<_> =
        found.iter().map(|way| (order.sorted(all.tree(way.node), way.cost), way.cost)).collect();
    sorted.sort_by_key(|((_, arrangement), _)| arrangement.cost);
    sorted.truncate(most);
    let scored =
        sorted.into_iter().map(|((tree, as_sorted), cost)| order.best(tree, as_sorted, cost));
    let whole = |Arrangement { places, cost }: Arrangement| {
        units.places(page, &places).map(|places| Arrangement { places, cost })
    };
    scored.filter_map(whole).collect()
}

impl FreePage {
    /// The rank of the weightiest of some items.
    fn weight(&self, items: &[usize]) -> Rank {
        items.iter().map(|n| self.items[*n].rank).min().unwrap_or_default()
    }
}
