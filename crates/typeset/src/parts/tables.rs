//! Tables, in a galley or a box.

use typst_library::foundations::{Array, Content, IntoValue};

use kanyin_issue::{Block, BlockKind, Run};

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::spaces::is_wide;
use crate::words::array;

/// A table as a part; `None` if the block is none.
pub fn table(stick: &Stick, block: &Block) -> Result<Option<Part>, TemplateErrors> {
    let BlockKind::Table { head, rows } = &block.kind else { return Ok(None) };
    let widths = widths(head, rows);
    let cells = |cells: &[Vec<Run>]| -> Result<Array, TemplateErrors> {
        let set: Result<Vec<Content>, TemplateErrors> =
            cells.iter().map(|cell| stick.runs(cell)).collect();
        Ok(array(set?))
    };
    let body: Result<Vec<_>, TemplateErrors> =
        rows.iter().map(|row| Ok(cells(row)?.into_value())).collect();
    let it = it! {
        "head" => cells(head)?,
        "rows" => body?.into_iter().collect::<Array>(),
        "widths" => widths.iter().map(|share| share.into_value()).collect::<Array>(),
    };
    stick.part("table-part", it, "table").map(Some)
}

/// Widths of a table's columns, by their longest cell.
fn widths(head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Vec<f64> {
    (0..head.len())
        .map(|column| {
            let longest = rows
                .iter()
                .chain(std::iter::once(&head.to_vec()))
                .filter_map(|row| row.get(column))
                .map(|cell| cell.iter().map(run_width).sum::<f64>())
                .fold(2.0, f64::max);
            longest + 1.5
        })
        .collect()
}

fn run_width(run: &Run) -> f64 {
    match run {
        Run::Text { text, .. } => text.chars().map(|c| if is_wide(c) { 1.0 } else { 0.55 }).sum(),
        Run::Break => 0.0,
    }
}
