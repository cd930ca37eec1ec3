//! What staff can do about a line that gapes: how many characters more or less, before the word that does not fit.

use std::ops::Range;

use super::cells::Cell;
use super::line::Line;

/// A cure for a line that gapes.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Cure {
    /// The cells behind the line that cannot be parted and have no room in it.
    pub word: Range<usize>,
    /// Characters that fill the line, put in before them.
    pub add: u32,
    /// Characters that make room for them, taken out before them.
    pub cut: u32,
}

/// The cure for a line of some cells; `None` if nothing stands behind it.
pub fn cure(cells: &[Cell], line: &Line) -> Option<Cure> {
    let start = (line.cells.end..cells.len()).find(|&at| !cells[at].class.is_white())?;
    let may_end = |at: &usize| cells[*at].before.is_plain();
    let end = (start + 1..cells.len()).find(may_end).unwrap_or(cells.len());
    let places = cells[line.cells.clone()].iter().skip(1).filter(|cell| cell.loose).count() as f64;
    let strain = &line.strain;
    let added = strain.full + strain.spaces + strain.gaps + strain.short + strain.loose * places;
    let word: f64 = cells[start..end].iter().map(|cell| cell.gap + cell.width).sum();
    // Of its last mark only the ink needs room.
    let needed = word - cells[end - 1].blank.right - added;
    Some(Cure {
        word: start..end,
        add: (added.ceil() as u32).max(1),
        cut: (needed.ceil() as u32).max(1),
    })
}
