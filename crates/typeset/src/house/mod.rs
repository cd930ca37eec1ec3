//! The house's look at work: templates, grid and titles of one page's layout, and the composing sticks in which parts
//! are set by them.

mod families;
mod fault_book;
mod it;
mod measuring;
mod runs;
mod stick;

pub use families::{families, tried};
pub use fault_book::FaultBook;
pub(crate) use it::it;
pub use it::points;
pub use measuring::Natural;
pub use stick::Stick;

use typst_library::foundations::Dict;

use kanyin_issue::{Layout, Paper};

use crate::composing::LineBook;
use crate::engine::TypstTemplates;
use crate::forms::GalleyBook;
use crate::grid::PageGrid;
use crate::inks::Inks;
use crate::title::Titles;

/// The templates of one page's layout, with the grid and the faces they are set in.
#[derive(Clone)]
pub struct House<'a> {
    /// What parts are set by.
    pub templates: &'a TypstTemplates,
    /// The layout whose own templates come first.
    pub layout: &'a str,
    /// The page grid.
    pub grid: PageGrid,
    /// The publication's own words and sizes of titles.
    pub titles: Titles,
    /// Size of the lead's title, in points, where it had to give and the page's others stand back behind it.
    pub lead: Option<f64>,
    /// Whether the page makes itself up: then titles may be a step louder, where nothing else fills it.
    pub is_auto: bool,
    /// Whether stories give all they may, for a page that does not come out otherwise: titles also stand in more rows than
    /// they need, and lines are stretched so that it hardly shows.
    pub gives_all: bool,
    /// Where the lines of what is placed are noted.
    pub figures: &'a LineBook,
    /// Where faults of parts are noted.
    pub told: &'a FaultBook,
    /// Galleys that were set, where the same are asked many times.
    pub galleys: Option<&'a GalleyBook>,
    /// What every template gets of the house.
    base: Dict,
}

impl<'a> House<'a> {
    /// The house of a publication.
    pub fn new(
        templates: &'a TypstTemplates,
        layout: &'a str,
        paper: &Paper,
        inks: &Inks,
        figures: &'a LineBook,
        told: &'a FaultBook,
    ) -> Self {
        let grid = PageGrid::of(paper);
        let base = it! {
            "size" => points(grid.size),
            "leading" => points(grid.leading),
            "gutter" => points(grid.gutter),
            "column" => points(grid.column()),
            "fonts" => families::fonts(paper),
            "weights" => families::weights(paper),
            "colours" => inks.dict(),
            "hang" => paper.lines.hang,
        };
        Self {
            templates,
            layout,
            grid,
            titles: Titles::of(paper),
            lead: None,
            is_auto: false,
            gives_all: false,
            figures,
            told,
            galleys: None,
            base,
        }
    }

    /// The same house for a page of another layout.
    pub fn for_layout<'b>(&'b self, layout: &'b Layout) -> House<'b> {
        House { layout: &layout.name, is_auto: layout.is_auto, ..self.clone() }
    }

    /// The same, where stories give all they may.
    #[must_use]
    pub fn giving_all(&self) -> Self {
        House { gives_all: true, ..self.clone() }
    }

    /// The same house for what is set only to be weighed, with books of its own.
    pub fn aside<'b>(
        &'b self,
        figures: &'b LineBook,
        told: &'b FaultBook,
        galleys: &'b GalleyBook,
    ) -> House<'b> {
        House { figures, told, galleys: Some(galleys), ..self.clone() }
    }

    /// The same house for titles that stand back behind a lead's of a size, in points.
    pub fn behind_lead(&self, size: f64) -> Self {
        Self { lead: Some(size), ..self.clone() }
    }
}
