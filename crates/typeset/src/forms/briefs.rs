//! Briefs 简讯: short stories one under the other.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::names::NamesBy;
use kanyin_issue::{Form, Line, Story};

use super::stack::Stack;
use crate::engine::TemplateErrors;
use crate::galley::{BodyStyle, GalleyBuilder, GalleyRow};
use crate::house::{Stick, it};
use crate::part::Part;
use crate::parts::line_face::LineFace;
use crate::words::{self, array};

/// Briefs under their rail head.
pub fn briefs<'a>(
    stick: &Stick,
    head: Option<&Line>,
    stories: impl Iterator<Item = &'a Story>,
) -> Result<Stack, TemplateErrors> {
    let mut stack = Stack::default();
    if let Some(line) = head {
        let it = it! { "body" => words::line(line) };
        let part = stick.deeper("head").part("rail-head", it, "rail-head")?;
        stack.parts.push((None, part));
        stack.head = true;
    }
    for (n, story) in stories.enumerate() {
        stack.parts.push((Some(n), brief(&stick.deeper(n), story)?));
    }
    Ok(stack)
}

/// A head, and the text under it at once.
fn brief(stick: &Stick, story: &Story) -> Result<Part, TemplateErrors> {
    let grid = &stick.house.grid;
    let title = LineFace::of(stick, "hei").rows(&story.title, stick.width / grid.size);
    let head = stick.part("brief-head", it! { "title" => array(title) }, "brief")?;
    let style = if story.form == Form::Verse { BodyStyle::VERSE } else { BodyStyle::BRIEF };
    let style = style.with_names(NamesBy::of(story.form));
    let mut builder = GalleyBuilder::new(stick.deeper("text"), style);
    builder.blocks(&story.blocks, &mut |_, _| Ok(None))?;
    let rows = builder.finish().rows;
    stick.house.figures.note(rows.iter().filter_map(GalleyRow::noted));
    let lines = head.lines + rows.len() as u32;
    let mut frame = Frame::soft(Size::new(Abs::pt(stick.width), Abs::pt(grid.height(lines))));
    frame.push_frame(Point::zero(), head.frame);
    for (n, row) in (head.lines..).zip(rows) {
        frame.push_frame(Point::with_y(grid.y(n)), row.frame);
    }
    Ok(Part { frame, lines, role: "brief" })
}
