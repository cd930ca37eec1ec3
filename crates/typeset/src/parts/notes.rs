//! Notes 注 and pull quotes 引语.

use typst_library::foundations::{Content, NativeElement};
use typst_library::layout::{Fr, HElem, Spacing};

use kanyin_issue::{
    Among, BlockKind, Run,
    story::{BoxBlock, Side},
};

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::words::array;

/// 注, in a galley.
pub fn note(stick: &Stick, block: &BoxBlock) -> Result<Part, TemplateErrors> {
    let among = Among::of(&block.blocks);
    let mut paragraphs = Vec::new();
    for inner in &block.blocks {
        match &inner.kind {
            BlockKind::Paragraph(runs) => paragraphs.push(stick.paragraph_runs(runs, among)?),
            BlockKind::Aligned { side, runs } => paragraphs.push(pushed(*side, stick.runs(runs)?)),
            _ => {}
        }
    }
    stick.part("note", it! { "paragraphs" => array(paragraphs) }, "note")
}

/// A line pushed to its side: the template makes a paragraph of it like any other.
fn pushed(side: Side, body: Content) -> Content {
    let white = || HElem::new(Spacing::Fr(Fr::one())).pack();
    match side {
        Side::Right => Content::sequence([white(), body]),
        Side::Middle => Content::sequence([white(), body, white()]),
    }
}

/// 引语, over a width.
pub fn pull_quote(stick: &Stick, block: &BoxBlock) -> Result<Part, TemplateErrors> {
    let mut rows = Vec::new();
    for inner in &block.blocks {
        if let BlockKind::Paragraph(runs) | BlockKind::Aligned { runs, .. } = &inner.kind {
            for line in runs.split(|run| *run == Run::Break) {
                rows.push(stick.runs(line)?);
            }
        }
    }
    stick.part("pull-quote", it! { "rows" => array(rows) }, "pull-quote")
}
