//! A row of briefs 简讯: they run from column to column under one rail head, with a blank line between one and the next.

use kanyin_issue::{Line, Story};
use kanyin_makeup::{Columns, HeadJob, HeadSize, Lines, Spreads, StoryJob, Taken, WhiteUnder};

use super::brief::Brief;
use super::briefs::rail_head;
use crate::engine::TemplateErrors;
use crate::galley::{Galley, GalleyRow, blank};
use crate::grid::{Measure, PageGrid};
use crate::house::Stick;
use crate::part::Part;

/// Most characters of a line (docs/look.md §4).
pub const LONGEST: f64 = 28.0;
/// Columns of the page from which on one measure is no choice where it is longer than that.
const WIDE: u8 = 3;

/// Briefs in several columns.
#[derive(Debug, Clone)]
pub struct BriefsRow {
    /// What makeup is asked.
    pub job: StoryJob,
    /// The columns of text.
    pub measure: Measure,
    /// The rail head, at the top of the first column.
    pub head: Option<Part>,
    /// The briefs in one long column.
    pub galley: Galley,
}

impl BriefsRow {
    /// Sets briefs over so many columns of text.
    pub fn set<'a>(
        stick: &Stick,
        head: Option<&Line>,
        stories: impl Iterator<Item = &'a Story>,
        columns: u8,
    ) -> Result<Self, TemplateErrors> {
        let grid = stick.house.grid;
        let measure = grid.measure(stick.width, columns);
        let column = &stick.over(measure.width);
        let head = head.map(|line| rail_head(column, line)).transpose()?;
        let mut galley = Galley::default();
        for (n, story) in stories.enumerate() {
            if n > 0 {
                galley.rows.push(blank(measure.width, grid.leading, story.title.spot));
            }
            let brief = Brief::set(&column.deeper(n), story)?;
            galley.append(brief.rows(story.title.spot));
        }
        let job = StoryJob {
            head: head.as_ref().map(head_job),
            spreads: Spreads::Anywhere,
            ..galley.job(columns)
        };
        Ok(Self { job, measure, head, galley })
    }

    /// The same briefs, whose paragraphs may give also where lines of theirs are stretched for it.
    pub fn stretched(&self) -> Self {
        let galley = self.galley.stretched();
        let job = StoryJob { paragraphs: galley.paragraphs(), ..self.job.clone() };
        Self { job, galley, ..self.clone() }
    }

    /// The one of some stories whose a row is.
    pub fn whose<'a>(stories: &[&'a Story], row: &GalleyRow) -> Option<&'a Story> {
        stories.iter().copied().find(|story| story.file == row.base.file)
    }
}

/// Columns of text in an area of briefs so wide, where the layout asks for so many, or for none: more than one is a row.
pub fn columns(grid: &PageGrid, width: f64, asked: Option<u8>) -> u8 {
    let wide = grid.columns_in(width);
    let is_long = width > LONGEST * grid.size + 0.1;
    asked.unwrap_or(if wide >= WIDE && is_long { wide } else { 1 }).max(1)
}

/// A rail head is over the first column alone, and no title that others are measured against.
fn head_job(head: &Part) -> HeadJob {
    let lines = Lines(head.lines);
    let size = HeadSize {
        lines,
        cost: 0,
        look: None,
        white_under: WhiteUnder::AsItIs,
        taken: Taken::Freely,
    };
    HeadJob { span: Columns(1), sizes: vec![size], wish: Vec::new(), closed: false }
}
