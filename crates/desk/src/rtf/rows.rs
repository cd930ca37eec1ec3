//! Rows of an RTF file, which say where their cells end, as a table with cells over columns and rows.

use std::rc::Rc;

use crate::block::{Block, Cell, Span, Table};

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
    let mut table: Vec<Vec<Cell>> = Vec::new();
    let mut above: Vec<Option<(usize, usize)>> = Vec::new();
    for row in rows {
        let mut cells: Vec<Cell> = Vec::new();
        let number = table.len();
        for (nth, held) in row.cells.into_iter().enumerate() {
            let spans = flat(held);
            let edge = row.edges.get(nth).copied().unwrap_or_default();
            let at = cells.len();
            let end =
                row.edges.get(nth).and_then(|edge| column(edge.at)).map_or(at + 1, |at| at + 1);
            let columns = end.saturating_sub(at).clamp(1, 64);
            let wide = u32::try_from(columns).unwrap_or(1);
            if edge.goes_on_left
                && let Some(owner) = cells.iter().rposition(|cell| cell.columns > 0)
            {
                cells[owner].columns += wide;
                append(&mut cells[owner].spans, spans);
                cells.extend((0..columns).map(|_| Cell { columns: 0, rows: 1, spans: vec![] }));
                continue;
            }
            above.resize(above.len().max(at + columns), None);
            let owner = above[at].filter(|_| edge.goes_on_above);
            let mut cell = Cell { spans, columns: wide, rows: 1 };
            match owner.and_then(|(row, at)| table.get_mut(row)?.get_mut(at)) {
                Some(owner) => {
                    owner.rows += 1;
                    cell.rows = 0;
                    append(&mut owner.spans, std::mem::take(&mut cell.spans));
                }
                None => above[at] = Some((number, at)),
            }
            above[at + 1..at + columns].fill(None);
            cells.push(cell);
            cells.extend((1..columns).map(|_| Cell { columns: 0, rows: 1, spans: vec![] }));
        }
        above.truncate(cells.len());
        table.push(cells);
    }
    Table { rows: table }
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

fn append(to: &mut Vec<Span>, spans: Vec<Span>) {
    if !to.is_empty() && !spans.is_empty() {
        to.push(Span::plain("\n"));
    }
    to.extend(spans);
}
