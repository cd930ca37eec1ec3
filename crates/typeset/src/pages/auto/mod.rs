//! A page that makes itself up, `layout: auto`: everything that stands on it is set over each width that it may have,
//! makeup finds the places, and the answer is an ordinary layout, whose rows are so many lines high. What then comes is the
//! same as for a layout drawn by hand.

mod alternatives;
mod band;
mod booked;
mod cure;
mod drawing;
mod large_ads;
mod pinned;
mod window;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use kanyin_issue::{Fill, Issue, Page};
use kanyin_makeup::search::{self, FreePage, FreePlace};
use kanyin_makeup::{Columns, Lines};

use super::fills::PageFills;
use super::rules::GAP;
use crate::engine::TemplateErrors;
use crate::house::House;
use crate::part::Key;
pub use alternatives::alternatives;
use band::Bands;
use cure::LongParagraph;
use drawing::Drawing;

/// A page that made itself up.
pub struct Arranged<'a> {
    /// The page with a layout of its own.
    pub page: Page,
    /// What stands in its areas.
    pub fills: PageFills<'a>,
    /// How long the search took; nothing where a plan was kept.
    pub search: Option<Duration>,
}

/// Where an area stands, and the box of its story beside it.
type AreaPlace = (FreePlace, Option<FreePlace>);

/// The page, if it makes itself up; `None` for one that was drawn by hand. A plan that a person kept is obeyed.
pub fn arranged<'a>(
    house: &House,
    issue: &Issue,
    page: &Page,
    fills: &PageFills<'a>,
    key: Key,
) -> Result<Option<Arranged<'a>>, TemplateErrors> {
    if !page.layout.is_auto {
        return Ok(None);
    }
    large_ads::tell(house, page, fills);
    let bands = Bands::of(&house.grid, issue, page, fills);
    let areas = free_areas(page, &bands);
    let kept = pinned::places(house, page, &areas, &bands);
    let (places, search) = match kept {
        Some(places) => (places, None),
        None => {
            let (places, search) = found(house, issue, page, fills, (&bands, &areas), key)?;
            (places, Some(search))
        }
    };
    if places.len() < areas.len() {
        return Ok(None);
    }
    let mut drawing = Drawing::new(&page.layout, house.grid.lines, &bands);
    let mut fills = PageFills(fills.0.clone());
    for (&area, (place, beside)) in areas.iter().zip(&places) {
        drawing.place(area, place);
        if let (Some(beside), Some(block)) = (beside, fills.story(area).and_then(window::sidebar)) {
            drawing.add_box(area, beside);
            fills.0.push(Cow::Owned(Fill::Sidebar { of: area, block }));
        }
    }
    let page = Page { layout: Arc::new(drawing.layout()), ..page.clone() };
    Ok(Some(Arranged { page, fills, search }))
}

/// The areas that the search places.
fn free_areas(page: &Page, bands: &Bands) -> Vec<usize> {
    (0..page.layout.areas.len()).filter(|n| !bands.holds(*n)).collect()
}

/// The places that the search finds for some areas, and how long it took.
fn found(
    house: &House,
    issue: &Issue,
    page: &Page,
    fills: &PageFills,
    (bands, areas): (&Bands, &[usize]),
    key: Key,
) -> Result<(Vec<AreaPlace>, Duration), TemplateErrors> {
    let (free, paragraphs) = free(house, issue, page, fills, (bands, areas), key)?;
    let begun = Instant::now();
    let found = search::arrange(&free);
    let took = begun.elapsed();
    if let Some(plan) = &found {
        cure::tell(house, page.page, &free, plan, &paragraphs);
    }
    Ok((placed(&free, found.map_or(Vec::new(), |found| found.places)), took))
}

/// What is left of a page without its bands, what needs a place there, and the longest paragraph of each story of it.
fn free(
    house: &House,
    issue: &Issue,
    page: &Page,
    fills: &PageFills,
    (bands, areas): (&Bands, &[usize]),
    key: Key,
) -> Result<(FreePage, Vec<Option<LongParagraph>>), TemplateErrors> {
    // What is set to be weighed may stand nowhere: what is wrong with it is told when it does.
    let (figures, told, galleys) = Default::default();
    let house = &house.aside(&figures, &told, &galleys);
    let lines = Lines(bands.free(house.grid.lines));
    let asked = window::items(house, issue, (page, fills), areas, lines, key.deeper("window"))?;
    let (items, paragraphs) = asked.into_iter().unzip();
    let free = FreePage {
        columns: Columns(page.layout.cells),
        lines,
        gap: Lines(GAP),
        pitch: pitch(house),
        open: bands.open(page.layout.cells),
        outer_right: page.page % 2 == 1,
        items,
    };
    Ok((free, paragraphs))
}

/// Places, those of boxes apart from their stories'.
fn placed(free: &FreePage, places: Vec<FreePlace>) -> Vec<AreaPlace> {
    let placed = places.into_iter().zip(&free.items).map(|(place, item)| {
        let beside = item.forms.get(place.form).map_or(0, |form| form.beside().0);
        let own = FreePlace { columns: place.columns - beside.min(place.columns), ..place };
        let beside =
            (beside > 0).then(|| FreePlace { column: own.right(), columns: beside, ..place });
        (own, beside)
    });
    placed.collect()
}

/// Width of a column with its gutter, in tenths of a line.
fn pitch(house: &House) -> u32 {
    let grid = &house.grid;
    (10.0 * (grid.column() + grid.gutter) / grid.leading).round().clamp(1.0, 10_000.0) as u32
}
