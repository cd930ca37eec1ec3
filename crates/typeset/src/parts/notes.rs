//! Notes 注 and pull quotes 引语.

use kanyin_issue::{Among, BlockKind, Run, story::BoxBlock};

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::words::array;

/// 注, in a galley.
pub fn note(stick: &Stick, block: &BoxBlock) -> Result<Part, TemplateErrors> {
    let among = Among::of(&block.blocks);
    let mut paragraphs = Vec::new();
    for inner in &block.blocks {
        if let BlockKind::Paragraph(runs) = &inner.kind {
            paragraphs.push(stick.paragraph_runs(runs, among)?);
        }
    }
    stick.part("note", it! { "paragraphs" => array(paragraphs) }, "note")
}

/// 引语, over a width.
pub fn pull_quote(stick: &Stick, block: &BoxBlock) -> Result<Part, TemplateErrors> {
    let mut rows = Vec::new();
    for inner in &block.blocks {
        if let BlockKind::Paragraph(runs) = &inner.kind {
            for line in runs.split(|run| *run == Run::Break) {
                rows.push(stick.runs(line)?);
            }
        }
    }
    stick.part("pull-quote", it! { "rows" => array(rows) }, "pull-quote")
}
