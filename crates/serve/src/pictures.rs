//! Pictures of the stories on the pages: where they stand, and in which columns their width is counted.

use serde::Serialize;

use kanyin_diagnostics::slashed;
use kanyin_issue::{Fill, Form, Page};
use kanyin_preflight::PlacedPicture;
use kanyin_press::{self as press, PlanFile};
use kanyin_production::LaidIssue;

use super::printed::PagePlace;
use super::text_places::units;

/// A picture of a story on a page.
#[derive(Debug, Clone, Serialize)]
pub struct PictureState {
    /// Its story's file.
    pub story: String,
    /// Where it is named there, in UTF-16.
    pub at: usize,
    file: String,
    /// Where it stands.
    #[serde(flatten)]
    pub place: PagePlace,
    /// How wide it is, where that can be asked for.
    width_in: Option<WidthIn>,
}

/// A width in columns of text, as `columns=` counts it: those of its story's area, which need not be the page's.
#[derive(Debug, Clone, Serialize)]
struct WidthIn {
    /// It is so many wide.
    columns: u8,
    /// And may be so many.
    most: u8,
    /// A column's width, in points.
    column: f64,
    /// White between two, in points.
    gutter: f64,
}

/// All of them.
pub fn pictures(laid: &LaidIssue, plan: &PlanFile) -> Vec<PictureState> {
    let LaidIssue { issue, laid: on_pages, .. } = laid;
    let placed = press::placed(issue, on_pages).into_iter();
    let state = |picture: PlacedPicture| {
        let page = issue.pages.get(picture.page.checked_sub(1)?)?;
        let spot = picture.spot;
        let story = slashed(issue.sources.path(spot.file));
        Some(PictureState {
            at: units(issue.sources.text(spot.file), spot.start as usize),
            place: PagePlace {
                page: page.page as usize,
                x: picture.frame.x,
                y: picture.frame.y,
                width: picture.frame.width,
                height: picture.frame.height,
            },
            width_in: width_in(laid, plan, page, &story, &picture),
            file: picture.name,
            story,
        })
    };
    placed.filter_map(state).filter(|picture| picture.story.ends_with(".md")).collect()
}

/// How a picture's width is counted. An essay's first fills the room beside its title, and those of verse and boxes the
/// column: what is asked of these changes nothing, so that nothing is offered.
fn width_in(
    laid: &LaidIssue,
    plan: &PlanFile,
    page: &Page,
    story: &str,
    picture: &PlacedPicture,
) -> Option<WidthIn> {
    let grid = &laid.laid.grid;
    let planned = plan.pages.iter().find(|planned| planned.page == page.page)?;
    let planned = planned.areas.iter().find(|area| area.files.iter().any(|file| file == story))?;
    let area = page.layout.areas.iter().find(|area| area.name == planned.area)?;
    let cell = (grid.width + grid.gutter) / f64::from(page.layout.cells.max(1));
    let width = cell * area.cells.len() as f64 - grid.gutter;
    let most = area.columns.unwrap_or_else(|| grid.columns_in(width));
    let measure = grid.measure(width, most);
    let counted = |columns: u8| WidthIn {
        columns: columns.clamp(1, most),
        most,
        column: measure.width,
        gutter: measure.gutter,
    };
    let own = planned.pictures.iter().find(|own| own.file.as_deref() == Some(&picture.name));
    if let Some(own) = own {
        return Some(counted(own.columns));
    }
    let is_photos = page.fills.iter().any(|fill| {
        matches!(fill, Fill::Story(one) if slashed(&one.path) == story && one.form == Form::Photos)
    });
    let step = measure.width + measure.gutter;
    is_photos.then(|| counted(((picture.frame.width + measure.gutter) / step).round() as u8))
}
