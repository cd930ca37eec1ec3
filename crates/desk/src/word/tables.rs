//! Tables: which cells stand over which columns and rows. What is in a cell is read by others and given here as blocks.

use super::merged::{GoesOn, MOST_COLUMNS, Merged, add};
use super::tree::XmlElement;
use crate::block::{Block, Content, End, Span, Table};

/// A table's rows of cells, not read yet.
#[derive(Debug)]
pub struct Grid<'e> {
    /// Rows.
    pub rows: Vec<Vec<Slot<'e>>>,
}

/// A cell's place.
#[derive(Debug)]
pub struct Slot<'e> {
    /// The cell; `None` where the row begins further in or ends sooner.
    pub cell: Option<&'e XmlElement>,
    /// Columns that it stands over.
    pub columns: u32,
    goes_on: bool,
}

impl<'e> Grid<'e> {
    /// The cells of a `w:tbl` that are still there: a tracked change may have taken rows out, which are given apart.
    pub fn of(table: &'e XmlElement) -> (Self, Vec<&'e XmlElement>) {
        let mut grid = Self { rows: Vec::new() };
        let mut taken_out = Vec::new();
        for row in table.unwrapped().into_iter().filter(|row| row.is_word("tr")) {
            let said = row.word("trPr");
            if said.is_some_and(|said| said.word("del").is_some()) {
                taken_out.push(row);
                continue;
            }
            let skipped = |name| said.and_then(|said| said.word(name)).map_or(0, columns);
            let mut slots = Vec::new();
            let gap = |columns| Slot { cell: None, columns, goes_on: false };
            slots.extend(Some(skipped("gridBefore")).filter(|by| *by > 0).map(gap));
            for cell in row.unwrapped().into_iter().filter(|cell| cell.is_word("tc")) {
                let look = cell.word("tcPr");
                if look.is_some_and(|look| look.word("cellDel").is_some()) {
                    taken_out.push(cell);
                    continue;
                }
                let said = |name| look.and_then(|look| look.word(name));
                // A cell merged the old way goes on with the one at its left.
                let goes_on_left = said("hMerge").is_some_and(|of| of.val() != Some("restart"));
                if goes_on_left
                    && cell.word("p").is_none_or(|inner| inner.word("r").is_none())
                    && let Some(left) = slots.last_mut()
                {
                    left.columns = (left.columns + 1).min(MOST_COLUMNS);
                    continue;
                }
                slots.push(Slot {
                    cell: Some(cell),
                    columns: said("gridSpan").map_or(1, columns).max(1),
                    goes_on: said("vMerge").is_some_and(|of| of.val() != Some("restart")),
                });
            }
            slots.extend(Some(skipped("gridAfter")).filter(|by| *by > 0).map(gap));
            grid.rows.push(slots);
        }
        (grid, taken_out)
    }

    /// The table, of what each cell holds, in the order of the rows.
    pub fn table(&self, mut held: impl Iterator<Item = Vec<Span>>) -> Table {
        let mut merged = Merged::default();
        for slots in &self.rows {
            for slot in slots {
                let spans = slot.cell.and_then(|_| held.next()).unwrap_or_default();
                let goes_on = if slot.goes_on { GoesOn::Above } else { GoesOn::No };
                merged.cell(spans, slot.columns, goes_on);
            }
            merged.row_ends();
        }
        merged.table()
    }
}

fn columns(of: &XmlElement) -> u32 {
    of.val().and_then(|columns| columns.parse().ok()).unwrap_or(1u32).min(MOST_COLUMNS)
}

/// The text of blocks as a cell or note has it: paragraphs parted by line ends, list marks in front, a table within it
/// row by row. Pictures are given apart.
pub fn flat(blocks: Vec<Block>) -> (Vec<Span>, Vec<Block>) {
    let mut spans: Vec<Span> = Vec::new();
    let mut pictures = Vec::new();
    for block in blocks {
        let mut paragraph = Vec::new();
        match block.content {
            Content::Text { spans, end: End::Paragraph | End::Line | End::Soft } => {
                if let Some((_, mark)) = block.look.list {
                    paragraph.push(Span::plain(format!("{mark} ")));
                }
                paragraph.extend(spans);
            }
            Content::Note { spans, .. } => paragraph.extend(spans),
            Content::Table(table) => {
                for row in table.rows {
                    let mut line = Vec::new();
                    for cell in row.into_iter().filter(|cell| !cell.spans.is_empty()) {
                        if !line.is_empty() {
                            line.push(Span::plain("\t"));
                        }
                        line.extend(cell.spans);
                    }
                    add(&mut paragraph, line);
                }
            }
            Content::Picture(_) => {
                pictures.push(block);
                continue;
            }
            // Breaks, rules and nothing have no text.
            _ => continue,
        }
        add(&mut spans, paragraph);
    }
    (spans, pictures)
}
