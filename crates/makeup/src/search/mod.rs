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
//! | `order` | a way as rectangles: what stands above, what stands left |
//! | `score` | what a good page is, beyond what adds up |

mod curve;
mod order;
mod score;
mod table;
mod taste;
#[cfg(test)]
mod tests;
mod ways;

pub use curve::Curve;
use order::Order;
use table::Table;
use ways::Ways;

use super::cost::Cost;
use super::heads::Heads;
use super::{Columns, Lines, Rank};

/// Items searched exactly; more are first joined, two by two.
const MOST: usize = 11;
/// Whole pages that are scored.
const SCORED: usize = 400;

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
    /// Whether it goes from the head of the sheet to its foot: then no gutter may run through it 断版.
    pub is_whole: bool,
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
    /// The best of its forms over so many columns at a depth, and what that costs whatever its neighbours are.
    fn form(&self, page: &FreePage, columns: u8, depth: u32) -> Option<(Cost, usize)> {
        let forms = self.forms.iter().enumerate().filter(|(_, form)| form.columns == columns);
        let costs = forms.map(|(n, form)| {
            (form.cost(depth, Heads::ALL).0 + taste::shape(page, self, form, depth), n)
        });
        costs.min()
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
    if std::env::var_os("KDUMP").is_some() {
        for item in &page.items {
            for form in &item.forms {
                let line: Vec<String> = (0..=page.lines.0)
                    .map(|d| (d, form.cost(d, super::heads::Heads::ALL).0.0, taste::shape(page, item, form, d).0))
                    .filter(|(_, c, _)| *c < 1400)
                    .map(|(d, c, t)| format!("{d}:{c}+{t}"))
                    .collect();
                eprintln!("{:?} {:?} w{}: {}", item.kind, item.rank, form.columns, line.join(" "));
            }
        }
    }
    for slack in table::SLACKS {
        let table = Table::of(page, MOST, slack);
        let ways = Ways::of(&table);
        let found = ways.cheapest(SCORED);
        if found.is_empty() {
            continue;
        }
        let order = Order::of(page);
        let scored = found.iter().map(|way| order.best(&ways.tree(way.node), way.cost));
        return scored.min_by_key(|arrangement| arrangement.cost);
    }
    None
}
