//! Rows of an RTF file, which say where their cells end, as a table with cells over columns and rows.

use std::rc::Rc;

use crate::block::{Block, Span, Table};
use crate::word::merged::{GoesOn, Merged};

/// Edges nearer than this are one, in twips: rows are often set by hand.
const NEAR: i32 = 20;

/// A row.
#[derive(Debug)]
pub struct Row {
    /// Where its cells end.
    pub edges: Rc<Vec<Edge>>,
    /// What they hold.
    pub cells: Vec<Vec<Block>>,
}

/// Where a cell ends.
#[derive(Debug, Copy, Clone, Default)]
pub struct Edge {
    /// From the left, in twips.
    pub at: i32,
    /// Whether it goes on with the cell at its left.
    pub goes_on_left: bool,
    /// Whether it goes on with the cell above.
    pub goes_on_above: bool,
}

/// The table; `flat` makes the text of a cell.
pub fn table(rows: Vec<Row>, mut flat: impl FnMut(Vec<Block>) -> Vec<Span>) -> Table {
    let grid = grid(&rows);
    let column = |at: i32| grid.iter().position(|edge| (edge - at).abs() <= NEAR);
    let mut merged = Merged::default();
    for row in rows {
        for (nth, held) in row.cells.into_iter().enumerate() {
            let edge = row.edges.get(nth);
            let end = edge.and_then(|edge| column(edge.at)).map_or(0, |at| at + 1);
            let columns = end.saturating_sub(merged.column());
            let goes_on = match edge {
                Some(edge) if edge.goes_on_left => GoesOn::Left,
                Some(edge) if edge.goes_on_above => GoesOn::Above,
                _ => GoesOn::No,
            };
            merged.cell(flat(held), u32::try_from(columns).unwrap_or(1), goes_on);
        }
        merged.row_ends();
    }
    merged.table()
}

/// All edges of a table, from left to right.
fn grid(rows: &[Row]) -> Vec<i32> {
    let mut edges: Vec<i32> = Vec::new();
    let mut before: Option<&Rc<Vec<Edge>>> = None;
    for row in rows {
        // Rows that say no edges of their own have those of the row above.
        if !before.is_some_and(|before| Rc::ptr_eq(before, &row.edges)) {
            edges.extend(row.edges.iter().map(|edge| edge.at));
        }
        before = Some(&row.edges);
    }
    edges.sort_unstable();
    edges.dedup_by(|right, left| right.saturating_sub(*left) <= NEAR);
    edges.truncate(256);
    edges
}
