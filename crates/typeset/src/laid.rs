//! What typesetting hands on: pages, and where everything stands on them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use typst_layout::PagedDocument;
use typst_library::diag::SourceDiagnostic;
use typst_library::layout::{Frame, Point};

use kanyin_diagnostics::{Fault, Faults, FileNo};
use kanyin_fonts::Catalogue;
use kanyin_issue::Layout;
use kanyin_makeup::{HeadLook, PagePlan};

use super::composing::StoryFigures;
use super::engine::{TemplateWorld, template_fault};
use super::frame_text::TextLine;
use super::grid::PageGrid;
use super::inks::Inks;
use super::pages::{Held, PageLook};
use super::stand_ins::Pictures;

/// An issue laid out: one layout for all renditions.
pub struct Laid {
    /// The pages, trim size; paints are ink keys and pictures stand-ins.
    pub document: PagedDocument,
    /// What the paints mean.
    pub inks: Inks,
    /// What the stand-ins mean.
    pub pictures: Pictures,
    /// The fonts it is set in.
    pub fonts: Arc<Catalogue>,
    /// The sheet and its grid.
    pub grid: PageGrid,
    /// Every placed thing, in reading order.
    pub things: Vec<Thing>,
    /// The makeup of each page.
    pub plans: Vec<Planned>,
    /// What each page looks like.
    pub looks: Vec<PageLook>,
    /// What the composer did in the lines of each story's file.
    pub figures: BTreeMap<FileNo, StoryFigures>,
    /// What is wrong with the pages.
    pub faults: Faults,
    /// Errors as they are marked on previews: page from 0, place, mark.
    pub marks: Vec<(usize, Point, Frame)>,
    /// What only looks bad, in the same way. It is for those who make the paper: no reader may get it.
    pub remarks: Vec<(usize, Point, Frame)>,
}

impl Laid {
    /// What Typst says against the finished pages, as a fault of the publication's templates.
    pub fn template_fault(&self, publication: &Path, broken: &SourceDiagnostic) -> Fault {
        template_fault(&TemplateWorld::new(publication, self.fonts.clone()), broken)
    }
}

/// A page's makeup, for `plan.yaml`.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The page, from 1.
    pub page: u32,
    /// Its layout: as it was drawn, or as it was found.
    pub layout: Arc<Layout>,
    /// Columns of the grid.
    pub grid_columns: u8,
    /// How long the search took, if the page made itself up. It is for those who look at the program, and in no file.
    pub search: Option<Duration>,
    /// How long it took to make the page up in its layout. This too is in no file.
    pub took: Duration,
    /// The plan.
    pub plan: PagePlan,
    /// Name of each area and the files that stand in it.
    pub areas: Vec<(String, Vec<String>)>,
    /// For each area the first words of the paragraphs that gave, in the order in which its plan tells
    /// of them.
    pub paragraphs: Vec<Vec<String>>,
    /// For each area with a story that goes on on a later page the paragraphs of it that stand here.
    pub parted: Vec<Option<usize>>,
    /// For each area with a story the characters of a line.
    pub measures: Vec<Option<u32>>,
    /// Areas with copy that does not fit, and the characters of it.
    pub overset: Vec<(usize, usize)>,
    /// For each area with a story how its title looks.
    pub heads: Vec<Option<HeadLook>>,
    /// For each area the files of its story's pictures; a box has none.
    pub pictures: Vec<Vec<Option<String>>>,
    /// What was held of `plan.yaml`.
    pub held: Held,
}

impl Planned {
    /// First column, from 1, and columns of an area, if the page made itself up and the area stands on whole columns.
    pub fn columns(&self, area: usize) -> Option<(u8, u8)> {
        let finer = self.layout.cells / self.grid_columns.max(1);
        let cells = &self.layout.areas.get(area).filter(|_| self.layout.is_auto)?.cells;
        let is_whole = |cell: u8| cell.is_multiple_of(finer.max(1));
        (is_whole(cells.start) && is_whole(cells.end))
            .then(|| (cells.start / finer.max(1) + 1, cells.len() as u8 / finer.max(1)))
    }

    /// Columns of text that were chosen for an area, if the page made itself up: of a row of briefs, of a story that has
    /// others than the page.
    pub fn text_columns(&self, area: usize) -> Option<u8> {
        self.layout.areas.get(area).filter(|_| self.layout.is_auto)?.columns
    }
}

/// One placed thing. Lengths in points from the trim's top left corner.
#[derive(Debug, Clone, Serialize)]
pub struct Thing {
    /// The page, from 1.
    pub page: u32,
    /// The area's name.
    pub area: String,
    /// The story's file, if it is of a story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// What it is: `headline`, `body`, `picture`, `masthead` …
    pub role: &'static str,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Its lines of text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<TextLine>,
    /// What stands there, and where each frame does.
    #[serde(skip)]
    pub frames: Vec<(Point, Frame)>,
}
