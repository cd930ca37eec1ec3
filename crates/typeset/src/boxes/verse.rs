//! 诗, in a tinted box.

use typst_library::foundations::{Array, Content, IntoValue};
use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{BlockKind, Run, Story};

use super::BoxPart;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::words::{self, array};

/// A story of the form verse.
pub fn verse(stick: &Stick, story: &Story) -> Result<BoxPart, TemplateErrors> {
    let grid = &stick.house.grid;
    let padding = grid.size;
    let inner = stick.over(stick.width - 2.0 * padding);
    let mut stanzas = Vec::new();
    for block in &story.blocks {
        if let BlockKind::Pause = &block.kind {
            stanzas.push(array(vec![words::plain("＊　＊　＊")]).into_value());
        }
        if let BlockKind::Paragraph(runs) = &block.kind {
            let lines: Result<Vec<Content>, TemplateErrors> =
                runs.split(|run| *run == Run::Break).map(|line| inner.runs(line)).collect();
            stanzas.push(array(lines?).into_value());
        }
    }
    let it = it! {
        "title" => words::line(&story.title),
        "author" => story.byline.as_ref().map(words::line),
        "wide" => stick.columns() > 1,
        "stanzas" => stanzas.into_iter().collect::<Array>(),
    };
    let verse = inner.frame("verse", it)?;
    let it = it! {
        "tab" => story.tab.as_ref().map(words::line),
        "title" => None::<Array>,
        "beside" => false,
    };
    let tab = inner.deeper("tab").frame("box-head", it)?;
    let lines = 1 + grid.lines_for(verse.height().to_pt()) + 1;
    let mut frame = Frame::soft(Size::new(Abs::pt(stick.width), Abs::pt(grid.height(lines))));
    frame.push_frame(Point::with_x(Abs::pt(padding)), tab);
    frame.push_frame(Point::new(Abs::pt(padding), grid.y(1)), verse);
    Ok(BoxPart { part: Part { frame, lines, role: "verse" }, framed: false })
}
