//! The layouts that a page can name, where one stands.

use std::path::{Path, PathBuf};

use kanyin_issue::{self as issue, ListedLayouts, paper::Grid};
use kanyin_typeset::LAYOUTS;

/// Layouts, and the grid that they are drawn on.
pub struct LayoutsHere {
    /// The publication's folder; outside of one, the folder one stands in.
    pub publication: PathBuf,
    /// Columns of the grid.
    pub columns: u8,
    /// The layouts.
    pub listed: ListedLayouts,
}

/// The layouts of the publication one stands in, on its grid or one of so many columns; outside of one the built-in
/// ones, on the house's grid.
pub fn layouts_here(columns: Option<u8>) -> LayoutsHere {
    let publication = issue::publication_of(Path::new("."));
    let own = || issue::load_paper(publication.as_deref()?).paper;
    let columns =
        columns.unwrap_or_else(|| own().map_or(Grid::default(), |paper| paper.grid).columns);
    let publication = publication.unwrap_or_else(|| PathBuf::from("."));
    let listed = issue::list_layouts(&publication, &LAYOUTS, columns);
    LayoutsHere { publication, columns, listed }
}

/// The layouts of a publication, on its grid.
pub fn layouts_of(publication: &Path) -> ListedLayouts {
    let paper = issue::load_paper(publication).paper;
    let grid = paper.map_or(Grid::default(), |paper| paper.grid);
    issue::list_layouts(publication, &LAYOUTS, grid.columns)
}
