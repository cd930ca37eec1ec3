//! Tables of a page: those that hold data, cell by cell. Others only put the page in order.

use super::paragraph::lines;
use super::tree::{NodeNo, Tree};
use crate::block::{Block, Cell, Content, Table};

/// Characters of a cell that is no longer one of data.
const LONG: usize = 300;
/// Most columns or rows that one cell stands over.
const OVER: u32 = 64;
/// Most places of a table that stand empty beneath others.
const COVERED: usize = 20_000;

/// A table and what stood in it that no cell can hold.
pub struct ReadTable {
    /// The table.
    pub table: Table,
    /// Its caption.
    pub captions: Vec<Block>,
    /// Pictures of its cells, in order.
    pub pictures: Vec<Block>,
}

/// Whether a table holds data: several columns of short cells.
pub fn is_data(tree: &Tree, table: NodeNo) -> bool {
    if matches!(tree.attribute(table, "role"), Some("presentation" | "none")) {
        return false;
    }
    let is_of_layout = |node: NodeNo| {
        matches!(tree.name(node), "table" | "h1" | "h2" | "h3" | "figure" | "article" | "form")
            && node != table
    };
    if tree.inside(table).any(is_of_layout) {
        return false;
    }
    let rows: Vec<Vec<NodeNo>> =
        rows(tree, table).into_iter().map(|row| cells(tree, row)).collect();
    let is_long = |cell: &NodeNo| tree.characters(*cell) > LONG;
    rows.len() > 1 && rows.iter().any(|row| row.len() > 1) && !rows.iter().flatten().any(is_long)
}

/// Reads one; `read_blocks` gives the blocks of an element by itself, which stands in a row or in none.
pub fn read(
    tree: &Tree,
    table: NodeNo,
    mut read_blocks: impl FnMut(Option<NodeNo>, NodeNo) -> Vec<Block>,
) -> ReadTable {
    let mut read =
        ReadTable { table: Table::default(), captions: Vec::new(), pictures: Vec::new() };
    for child in tree.children(table) {
        if tree.name(*child) == "caption" {
            read.captions.extend(read_blocks(None, *child));
        }
    }
    // Rows that a cell above still stands over, by column.
    let mut above: Vec<u32> = Vec::new();
    let mut covered = 0;
    for row in rows(tree, table) {
        let mut out = WebRow { above: std::mem::take(&mut above), ..WebRow::default() };
        for cell in cells(tree, row) {
            out.cover();
            let over = |key| {
                let number = tree.attribute(cell, key).and_then(|n| n.trim().parse::<u32>().ok());
                number.unwrap_or(1).clamp(1, OVER)
            };
            let (mut columns, mut rows) = (over("colspan"), over("rowspan"));
            covered += (columns * rows - 1) as usize;
            if covered > COVERED {
                (columns, rows) = (1, 1);
            }
            let blocks = read_blocks(Some(row), cell);
            let (pictures, words): (Vec<Block>, Vec<Block>) =
                blocks.into_iter().partition(|block| matches!(block.content, Content::Picture(_)));
            read.pictures.extend(pictures);
            out.put(Cell { spans: lines(words), columns, rows });
        }
        out.cover();
        above = out.below;
        read.table.rows.push(out.cells);
    }
    read
}

/// A row on its way.
#[derive(Default)]
struct WebRow {
    cells: Vec<Cell>,
    /// Rows from this one on that a cell above stands over, by column.
    above: Vec<u32>,
    /// The same for the next row.
    below: Vec<u32>,
}

impl WebRow {
    /// Leaves the places to cells that stand above.
    fn cover(&mut self) {
        while let Some(left) = self.above.get(self.cells.len()).filter(|left| **left > 0) {
            self.below.push(left - 1);
            self.cells.push(Cell { columns: 1, rows: 0, ..Cell::default() });
        }
    }

    fn put(&mut self, cell: Cell) {
        let (columns, rows) = (cell.columns, cell.rows);
        self.cells.push(cell);
        self.cells.extend((1..columns).map(|_| Cell { columns: 0, rows, ..Cell::default() }));
        self.below.extend((0..columns).map(|_| rows - 1));
    }
}

fn rows(tree: &Tree, table: NodeNo) -> Vec<NodeNo> {
    let mut rows = Vec::new();
    for child in tree.children(table) {
        match tree.name(*child) {
            "tr" => rows.push(*child),
            "thead" | "tbody" | "tfoot" => {
                rows.extend(tree.children(*child).iter().filter(|row| tree.name(**row) == "tr"));
            }
            _ => {}
        }
    }
    rows
}

fn cells(tree: &Tree, row: NodeNo) -> Vec<NodeNo> {
    let is_cell = |node: &&NodeNo| matches!(tree.name(**node), "td" | "th");
    tree.children(row).iter().filter(is_cell).copied().collect()
}
