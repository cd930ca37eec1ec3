//! Sums over cells, so that any stretch of them is measured at once.

use std::ops::Range;

use super::cells::{Cell, HAN_SPACE, SPACE};
use super::class::Class;

/// What gives when a line is squeezed, in this order (CLREQ §3.5.3; `docs/setting.md`).
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
#[repr(usize)]
pub enum Squeeze {
    /// Spaces between words.
    Spaces,
    /// The gaps between Han and Latin, from a quarter em to an eighth.
    Gaps,
    /// The white halves of brackets and quotes.
    Brackets,
    /// The white halves of commas and stops.
    Stops,
    /// The white on both sides of interpuncts.
    Interpuncts,
    /// Latin letters and digits: set closer, by 3 % of their widths.
    Letters,
}

/// Ways to squeeze.
pub const SQUEEZES: usize = 6;

impl Squeeze {
    /// How a cell's own white gives.
    pub fn of(class: Class) -> Option<Self> {
        match class {
            Class::Space | Class::HanSpace => Some(Self::Spaces),
            Class::Opening | Class::Closing => Some(Self::Brackets),
            Class::Stop => Some(Self::Stops),
            Class::Interpunct => Some(Self::Interpuncts),
            _ => None,
        }
    }
}

/// Sums from the first cell on.
#[derive(Debug, Copy, Clone, Default)]
struct RunningSum {
    width: f64,
    gap: f64,
    meets: f64,
    returns: f64,
    squeeze: [f64; SQUEEZES],
    spaces: f64,
    gaps: f64,
    loose: u32,
    pairs: u32,
    latin: f64,
}

/// Cells with their sums.
pub struct Sums<'a> {
    /// The cells.
    pub cells: &'a [Cell],
    sums: Vec<RunningSum>,
}

/// What a stretch of cells measures, and how far it gives.
#[derive(Debug, Copy, Clone, Default)]
pub struct Extent {
    /// Its width, marks that meet squeezed, its outer white gone at the left, there at the right.
    pub width: f64,
    /// What it is wider if marks that meet take their full width, and an opening mark at the start.
    pub full: f64,
    /// White of the last mark, which may hang over.
    pub tail: f64,
    /// What may be squeezed, in order.
    pub squeeze: [f64; SQUEEZES],
    /// What spaces may be wider.
    pub spaces: f64,
    /// What gaps between Han and Latin may be wider.
    pub gaps: f64,
    /// Places between two characters where a line may be made looser.
    pub loose: u32,
    /// Those of them between two Han.
    pub pairs: u32,
    /// How much of it is Latin.
    pub latin: f64,
}

impl<'a> Sums<'a> {
    /// Adds up.
    pub fn new(cells: &'a [Cell]) -> Self {
        let mut sums = Vec::with_capacity(cells.len() + 1);
        let mut sum = RunningSum::default();
        sums.push(sum);
        for (at, cell) in cells.iter().enumerate() {
            let meets = cell.meets.left + cell.meets.right;
            sum.width += cell.width;
            sum.gap += cell.gap;
            sum.gaps += if cell.gap > 0.0 { GAP_GROWS } else { 0.0 };
            sum.meets += meets;
            sum.returns += if cell.returns { meets } else { 0.0 };
            sum.spaces += space(cell).1;
            sum.loose += u32::from(cell.loose);
            sum.pairs += u32::from(cell.loose && are_han(cells, at));
            sum.latin += if cell.class == Class::Latin { cell.width } else { 0.0 };
            sum.squeeze[Squeeze::Gaps as usize] += gap_shrinks(cell);
            sum.squeeze[Squeeze::Letters as usize] += cell.narrower;
            if let Some(way) = Squeeze::of(cell.class) {
                sum.squeeze[way as usize] += left_white(cells, at) + right_white(cells, at);
                sum.squeeze[way as usize] += space(cell).0;
            }
            sums.push(sum);
        }
        Self { cells, sums }
    }

    /// The cells without white at their ends.
    #[inline]
    pub fn trimmed(&self, mut cells: Range<usize>) -> Range<usize> {
        while cells.end > cells.start && self.cells[cells.end - 1].class.is_white() {
            cells.end -= 1;
        }
        while cells.end > cells.start && self.cells[cells.start].class.is_white() {
            cells.start += 1;
        }
        cells
    }

    /// Measures cells without white at their ends. `flush`: an opening mark at the start stays flush.
    #[inline]
    pub fn extent(&self, cells: Range<usize>, flush: bool) -> Extent {
        if cells.is_empty() {
            return Extent::default();
        }
        let (a, b) = (&self.sums[cells.start], &self.sums[cells.end]);
        let inner = &self.sums[cells.start + 1];
        let (first, last) = (&self.cells[cells.start], &self.cells[cells.end - 1]);
        let lead = if first.class == Class::Opening { first.blank.left } else { 0.0 };
        let meets = b.meets - inner.meets;
        let mut squeeze: [f64; SQUEEZES] =
            std::array::from_fn(|way| b.squeeze[way] - a.squeeze[way]);
        // The white at the outer sides is no part of what gives inside.
        if let Some(way) = Squeeze::of(first.class) {
            squeeze[way as usize] -= left_white(self.cells, cells.start);
        }
        squeeze[Squeeze::Gaps as usize] -= gap_shrinks(first);
        if let Some(way) = Squeeze::of(last.class) {
            squeeze[way as usize] -= right_white(self.cells, cells.end - 1);
        }
        Extent {
            width: b.width - a.width + b.gap - inner.gap - meets - lead + last.kern,
            full: b.returns - inner.returns + if flush { 0.0 } else { lead },
            tail: last.blank.right,
            latin: b.latin - a.latin,
            squeeze,
            spaces: b.spaces - a.spaces,
            gaps: b.gaps - inner.gaps,
            loose: b.loose - inner.loose,
            pairs: b.pairs - inner.pairs,
        }
    }
}

/// Whether a cell and the one before it are Han.
fn are_han(cells: &[Cell], at: usize) -> bool {
    at > 0 && cells[at - 1..=at].iter().all(|cell| cell.class == Class::Han)
}

/// What the gap between Han and Latin may grow by: to half an em (`docs/rules.md` §1.1).
pub const GAP_GROWS: f64 = 0.25;
/// What it may shrink by: to an eighth of an em (CLREQ §3.2.2, `docs/rules.md` §1.5).
const GAP_SHRINKS: f64 = 0.125;

/// By how much the gap before a cell may be smaller.
pub fn gap_shrinks(cell: &Cell) -> f64 {
    if cell.gap > 0.0 { GAP_SHRINKS } else { 0.0 }
}

/// By how much a space may be narrower and wider.
pub fn space(cell: &Cell) -> (f64, f64) {
    let (least, most) = match cell.class {
        Class::Space => (SPACE.0, SPACE.2),
        Class::HanSpace => (HAN_SPACE.1, HAN_SPACE.2),
        _ => return (0.0, 0.0),
    };
    ((cell.width - least).max(0.0), (most - cell.width).max(0.0))
}

/// White before a cell's ink that is left where it meets the cell before.
pub fn left_white(cells: &[Cell], at: usize) -> f64 {
    cells[at].blank.left - cells[at].meets.left
}

/// White behind a cell's ink that is left where it meets the next.
pub fn right_white(cells: &[Cell], at: usize) -> f64 {
    cells[at].blank.right - cells.get(at + 1).map_or(0.0, |next| next.meets.right)
}
