//! 诗, in a tinted box.

use typst_library::foundations::{Array, Content, IntoValue};
use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{BlockKind, Run, Story};

use super::BoxPart;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::parts::foot_notes;
use crate::words::{self, array};

/// Lines that the ground of a poem may go on below it: white is its own (docs/look.md §9, Culture).
const AIR: u32 = 12;

/// A story of the form verse.
pub fn verse(stick: &Stick, story: &Story) -> Result<BoxPart, TemplateErrors> {
    let grid = &stick.house.grid;
    let padding = grid.size;
    let inner = stick.over(stick.width - 2.0 * padding);
    let (mut stanzas, mut sides) = (Array::new(), Array::new());
    for block in &story.blocks {
        let (side, runs) = match &block.kind {
            BlockKind::Pause => {
                let rows = array(vec![words::plain("＊　＊　＊")]);
                stanzas.push(rows.into_value());
                sides.push("left".into_value());
                continue;
            }
            BlockKind::Paragraph(runs) => ("left", runs),
            BlockKind::Aligned { side, runs } => (foot_notes::side(*side), runs),
            _ => continue,
        };
        let rows: Result<Vec<Content>, TemplateErrors> =
            runs.split(|run| *run == Run::Break).map(|line| inner.runs(line)).collect();
        stanzas.push(array(rows?).into_value());
        sides.push(side.into_value());
    }
    let it = it! {
        "title" => words::line(&story.title),
        "author" => story.byline.as_ref().map(words::line),
        "wide" => stick.columns() > 1,
        "stanzas" => stanzas,
        "sides" => sides,
    };
    let verse = inner.frame("verse", it)?;
    let it = it! {
        "tab" => story.tab.as_ref().map(words::line),
        "title" => None::<Array>,
        "beside" => false,
    };
    let tab = inner.deeper("tab").frame("box-head", it)?;
    let notes = match story.blocks.last().map(|block| &block.kind) {
        Some(BlockKind::FootNotes(notes)) => foot_notes::parts(&inner.deeper("notes"), notes)?,
        _ => Vec::new(),
    };
    let foot = 1 + grid.lines_for(verse.height().to_pt());
    let lines = foot + notes.iter().map(|part| part.lines).sum::<u32>() + 1;
    let mut frame = Frame::soft(Size::new(Abs::pt(stick.width), Abs::pt(grid.height(lines))));
    frame.push_frame(Point::with_x(Abs::pt(padding)), tab);
    frame.push_frame(Point::new(Abs::pt(padding), grid.y(1)), verse);
    let mut line = foot;
    for part in notes {
        frame.push_frame(Point::new(Abs::pt(padding), grid.y(line)), part.frame);
        line += part.lines;
    }
    let part = Part { frame, lines, role: "verse" };
    Ok(BoxPart { part, airy: Vec::new(), room: AIR, framed: false, is_torn: false })
}
