//! Cells over several columns and rows, of Word and RTF alike: both say of a cell that it goes on with the one above or at its left.

use super::paragraphs::push;
use crate::block::{Cell, Span, Table};

/// Most columns that merged cells may stand over in a row; Word allows 63 in a table.
pub const MOST_COLUMNS: u32 = 64;

/// What a cell goes on with.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum GoesOn {
    /// It is one by itself.
    No,
    /// The cell above.
    Above,
    /// The cell at its left.
    Left,
}

/// A table, cell by cell.
#[derive(Debug, Default)]
pub struct Merged {
    rows: Vec<Vec<Cell>>,
    /// By column: the row and place of the cell that stands over it from above.
    above: Vec<Option<(usize, usize)>>,
    row: Vec<Cell>,
}

impl Merged {
    /// The column at which the next cell begins.
    pub fn column(&self) -> usize {
        self.row.len()
    }

    /// The next cell. What is in one that goes on should be nothing; it stays all the same.
    pub fn cell(&mut self, spans: Vec<Span>, columns: u32, goes_on: GoesOn) {
        let at = self.row.len();
        let room = MOST_COLUMNS.saturating_sub(u32::try_from(at).unwrap_or(MOST_COLUMNS));
        let columns = columns.min(room).max(1);
        if goes_on == GoesOn::Left
            && let Some(owner) = self.row.iter_mut().rev().find(|cell| cell.columns > 0)
        {
            owner.columns += columns;
            add(&mut owner.spans, spans);
            self.row.extend((0..columns).map(|_| covered()));
            return;
        }
        // No cell stands over these from above any more, but for the first.
        let end = at + columns as usize;
        self.above.resize(self.above.len().max(end), None);
        self.above[at + 1..end].fill(None);
        let owner = self.above[at].filter(|_| goes_on == GoesOn::Above);
        let mut cell = Cell { spans, columns, rows: 1 };
        match owner.and_then(|(row, at)| self.rows.get_mut(row)?.get_mut(at)) {
            Some(owner) => {
                owner.rows += 1;
                cell.rows = 0;
                add(&mut owner.spans, std::mem::take(&mut cell.spans));
            }
            None => self.above[at] = Some((self.rows.len(), at)),
        }
        self.row.push(cell);
        self.row.extend((1..columns).map(|_| covered()));
    }

    /// The row ends.
    pub fn row_ends(&mut self) {
        self.above.truncate(self.row.len());
        self.rows.push(std::mem::take(&mut self.row));
    }

    /// The table. A row without cells is none.
    pub fn table(mut self) -> Table {
        self.rows.retain(|row| !row.is_empty());
        Table { rows: self.rows }
    }
}

/// A place that another cell stands over.
fn covered() -> Cell {
    Cell { columns: 0, rows: 1, spans: Vec::new() }
}

/// Adds a paragraph to others.
pub fn add(spans: &mut Vec<Span>, paragraph: Vec<Span>) {
    if paragraph.is_empty() {
        return;
    }
    if !spans.is_empty() {
        push(spans, Span::plain("\n"));
    }
    for span in paragraph {
        push(spans, span);
    }
}
