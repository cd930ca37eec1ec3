//! A brief 简讯: a head, and the text under it at once.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_diagnostics::Spot;
use kanyin_issue::names::NamesBy;
use kanyin_issue::{Form, Story};
use kanyin_makeup::{ParagraphLength, StoryJob};

use crate::engine::TemplateErrors;
use crate::galley::{BodyStyle, Galley, GalleyBuilder, GalleyRow, slices};
use crate::grid::PageGrid;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::parts::line_face::LineFace;
use crate::words::array;

/// What a brief is, as in `layout.json`.
const ROLE: &str = "brief";
/// Lines of text that stay with their head.
const UNDER_HEAD: usize = 2;

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
    /// Sets a brief.
    pub fn set(stick: &Stick, story: &Story) -> Result<Self, TemplateErrors> {
        let grid = stick.house.grid;
        let title = LineFace::of(stick, "hei").rows(&story.title, stick.width / grid.size);
        let head = stick.part("brief-head", it! { "title" => array(title) }, ROLE)?;
        let style = if story.form == Form::Verse { BodyStyle::VERSE } else { BodyStyle::BRIEF };
        let style = style.with_names(NamesBy::of(story.form));
        let mut builder = GalleyBuilder::new(stick.deeper("text"), style);
        builder.blocks(&story.blocks, &mut |_, _| Ok(Vec::new()))?;
        let galley = builder.finish();
        let job = galley.job(1);
        Ok(Self { head, galley, job, width: stick.width, grid })
    }

    /// The same, whose paragraphs may give also where lines of theirs are stretched for it.
    pub fn stretched(&self) -> Self {
        let galley = self.galley.stretched();
        let job = galley.job(1);
        Self { galley, job, ..self.clone() }
    }

    /// What it costs to set it in a line less or more, if that can be.
    pub fn cost(&self, length: ParagraphLength) -> Option<u32> {
        self.giving(length).map(|(cost, _)| cost)
    }

    /// The last row of its longest paragraph, if it has one that can be changed.
    pub fn longest_paragraph(&self) -> Option<&GalleyRow> {
        self.galley.rows.get(self.job.longest_paragraph().next_back()?)
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
        (Part { frame, lines, role: ROLE }, rows)
    }

    /// The brief as rows that columns may part, but not its head, which is written at a place, from its first lines.
    pub fn rows(self, title: Spot) -> Galley {
        let mut text = self.galley;
        text.rows.iter_mut().take(UNDER_HEAD).for_each(|row| row.row.keep = true);
        for giving in &mut text.giving {
            let under_head = UNDER_HEAD.saturating_sub(giving.rows.start);
            for set in [&mut giving.less, &mut giving.more].into_iter().flatten() {
                set.rows.iter_mut().take(under_head).for_each(|row| row.keep = true);
            }
        }
        let rows = slices(self.head, self.grid.leading, title);
        let mut galley = Galley { rows, giving: Vec::new() };
        galley.append(text);
        galley.moved(0.0, ROLE)
    }
}
