//! Briefs 简讯: short stories one under the other.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::names::NamesBy;
use kanyin_issue::{Form, Line, Story};
use kanyin_makeup::{ParagraphLength, StoryJob};

use super::stack::{Stack, Stacked};
use crate::engine::TemplateErrors;
use crate::galley::{BodyStyle, Galley, GalleyBuilder, GalleyRow};
use crate::grid::PageGrid;
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
        stack.parts.push(Stacked::new(None, part));
        stack.head = true;
    }
    for (n, story) in stories.enumerate() {
        let brief = Brief::set(&stick.deeper(n), story)?;
        let (part, rows) = brief.part(ParagraphLength::Best);
        stick.house.figures.note(rows.iter().filter_map(GalleyRow::noted));
        stack.parts.push(Stacked { story: Some(n), part, brief: Some(brief) });
    }
    Ok(stack)
}

/// A head, and the text under it at once.
#[derive(Debug, Clone)]
pub struct Brief {
    head: Part,
    galley: Galley,
    /// Text alone, in one column.
    job: StoryJob,
    width: f64,
    grid: PageGrid,
}

impl Brief {
    fn set(stick: &Stick, story: &Story) -> Result<Self, TemplateErrors> {
        let grid = stick.house.grid;
        let title = LineFace::of(stick, "hei").rows(&story.title, stick.width / grid.size);
        let head = stick.part("brief-head", it! { "title" => array(title) }, "brief")?;
        let style = if story.form == Form::Verse { BodyStyle::VERSE } else { BodyStyle::BRIEF };
        let style = style.with_names(NamesBy::of(story.form));
        let mut builder = GalleyBuilder::new(stick.deeper("text"), style);
        builder.blocks(&story.blocks, &mut |_, _| Ok(Vec::new()))?;
        let galley = builder.finish();
        let job = galley.job(1);
        Ok(Self { head, galley, job, width: stick.width, grid })
    }

    /// What it costs to set it in a line less or more, if that can be.
    pub fn cost(&self, length: ParagraphLength) -> Option<u32> {
        self.giving(length).map(|(cost, _)| cost)
    }

    /// The paragraph that gives for least, and what that costs.
    fn giving(&self, length: ParagraphLength) -> Option<(u32, usize)> {
        let paragraphs = self.job.paragraphs.iter().enumerate();
        paragraphs.filter_map(|(n, of)| Some((of.alternative(length)?.cost, n))).min()
    }

    /// The brief as a part, set so, and the rows of its text.
    pub fn part(&self, length: ParagraphLength) -> (Part, Vec<GalleyRow>) {
        let mut lengths = vec![ParagraphLength::Best; self.job.paragraphs.len()];
        if let Some((_, paragraph)) = self.giving(length) {
            lengths[paragraph] = length;
        }
        let rows = self.galley.as_set(&self.job, &lengths, self.grid.leading);
        let lines = self.head.lines + rows.len() as u32;
        let size = Size::new(Abs::pt(self.width), Abs::pt(self.grid.height(lines)));
        let mut frame = Frame::soft(size);
        frame.push_frame(Point::zero(), self.head.frame.clone());
        for (n, row) in (self.head.lines..).zip(&rows) {
            frame.push_frame(Point::with_y(self.grid.y(n)), row.frame.clone());
        }
        (Part { frame, lines, role: "brief" }, rows)
    }
}
