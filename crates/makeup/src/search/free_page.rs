//! What the search is asked, and what it answers.

use super::super::{Columns, Lines, Rank};
use super::curve::Curve;

/// A page, or what is left of it, without a drawing.
#[derive(Debug, Clone)]
pub struct FreePage {
    /// Columns.
    pub columns: Columns,
    /// Lines from the first to the last on which something stands.
    pub lines: Lines,
    /// White above the first line, more than the house's.
    pub above: Lines,
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
    /// The widest of its forms that are no wider than so many columns, with their numbers.
    pub(super) fn widest(&self, columns: u8) -> impl Iterator<Item = (usize, &Curve)> {
        let widths = self.forms.iter().map(|form| form.columns);
        let most = widths.filter(|own| *own <= columns).max();
        self.forms.iter().enumerate().filter(move |(_, form)| Some(form.columns) == most)
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
pub struct FreePlan {
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
    /// First line, from 0: that of the page without more white above it than the house's.
    pub top: u32,
    /// Lines.
    pub lines: u32,
    /// Which of the item's forms it is.
    pub form: usize,
}

impl FreePlace {
    /// Nothing.
    pub(super) const NONE: Self = Self { column: 0, columns: 0, top: 0, lines: 0, form: 0 };

    /// The line after its last.
    pub fn foot(&self) -> u32 {
        self.top + self.lines
    }

    /// The column after its last.
    pub fn right(&self) -> u8 {
        self.column + self.columns
    }
}

impl FreePage {
    /// The line after its last.
    pub(super) fn foot(&self) -> u32 {
        self.above.0 + self.lines.0
    }

    /// The rank of the weightiest of some items.
    pub(super) fn weight(&self, items: &[usize]) -> Rank {
        items.iter().map(|n| self.items[*n].rank).min().unwrap_or_default()
    }
}
