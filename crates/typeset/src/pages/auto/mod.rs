//! A page that makes itself up, `layout: auto`: everything that stands on it is set over each width that it may have,
//! makeup finds the places, and the answer is an ordinary layout, whose rows are so many lines high. What then comes is the
//! same as for a layout drawn by hand.

mod alternatives;
mod area_place;
mod band;
mod booked;
mod cure;
mod drawing;
mod giving;
mod large_ads;
mod long_paragraph;
mod pinned;
mod searched;
mod unmade_page;
mod window;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use kanyin_issue::{Fill, Issue, Page};
use kanyin_makeup::search::{self, Curve, FreePage, FreePlace, ItemKind};

use super::fills::PageFills;
use crate::engine::TemplateErrors;
use crate::house::House;
use crate::part::Key;
pub use alternatives::alternatives;
use area_place::{AreaPlace, PlacedAreas};
use band::Bands;
use cure::Ill;
use drawing::Drawing;
pub use giving::{airier, giving};
use searched::{Quiet, Searched, searched};
use unmade_page::UnmadePage;

/// A page that made itself up.
pub struct Arranged<'a> {
    /// The page with a layout of its own.
    pub page: Page,
    /// What stands in its areas.
    pub fills: PageFills<'a>,
    /// How long the search took; nothing where a plan was kept.
    pub search: Option<Duration>,
    /// Whether its stories give all they may.
    pub gives_all: bool,
}

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
    let is_kept = kept.is_some();
    let (placed, search) = match kept {
        Some(placed) => (placed, None),
        None => {
            let unmade = UnmadePage { house, issue, page, fills, areas: &areas, key };
            let (placed, search) = found(unmade, &bands)?;
            (placed, Some(search))
        }
    };
    if placed.places.is_empty() && !areas.is_empty() {
        return Ok(None);
    }
    let (whole, whole_bands) = (page, bands);
    let (page, mut fills) = placed.page(whole, fills);
    let bands = Bands::of(&house.grid, issue, &page, &fills);
    let mut drawing = Drawing::new(&page.layout, house.grid.lines, &bands);
    let areas = free_areas(&page, &bands);
    for (area, AreaPlace { own, beside, text_columns }) in areas.into_iter().zip(&placed.places) {
        drawing.place(area, own, *text_columns);
        if let (Some(beside), Some(block)) = (beside, fills.story(area).and_then(window::sidebar)) {
            drawing.add_box(area, beside);
            fills.0.push(Cow::Owned(Fill::Sidebar { of: area, block }));
        }
    }
    let page = Page { layout: Arc::new(drawing.layout()), ..page };
    if is_kept {
        pinned::tell_bands(house, whole, &whole_bands, &page.layout);
    }
    Ok(Some(Arranged { page, fills, search, gives_all: placed.gives_all }))
}

/// The areas that the search places.
fn free_areas(page: &Page, bands: &Bands) -> Vec<usize> {
    (0..page.layout.areas.len()).filter(|n| !bands.holds(*n)).collect()
}

/// The places that the search finds for a page's areas, and how long it took. Of a page that does not come out the cure is
/// told. Where much copy does not fit, everything stands as it will with the cure: then it is over by no more than is to be
/// cut.
fn found(page: UnmadePage, bands: &Bands) -> Result<(PlacedAreas, Duration), TemplateErrors> {
    let Searched { areas, free, mut plan, took, gives_all, ill } = searched(page, bands)?;
    if let Some(Quiet { free: ill, paragraphs }) = &ill {
        let page = UnmadePage { areas: &areas, ..page.known_as("cure") };
        let ill = Ill { page, free: ill, paragraphs };
        let over = plan.as_ref().map_or(u64::MAX, |plan| search::lines_over(&free, plan));
        // One story is sooner cut than several.
        if let Some(cured) = ill.tell().filter(|cured| over > MUCH * u64::from(cured.cut)) {
            plan = Some(cured.plan);
        }
    }
    let places = placed(&free, plan.map_or(Vec::new(), |plan| plan.places));
    let away = page.areas.iter().copied().filter(|area| !areas.contains(area)).collect();
    let placed = PlacedAreas { places, away, gives_all };
    placed.tell(page);
    Ok((placed, took))
}

/// Times as many lines are over as the cure cuts, from which on everything stands as with the cure.
const MUCH: u64 = 2;

/// Places, those of boxes apart from their stories'.
fn placed(free: &FreePage, places: Vec<FreePlace>) -> Vec<AreaPlace> {
    let placed = places.into_iter().zip(&free.items).map(|(place, item)| {
        let form = item.forms.get(place.form);
        let row = form.filter(|_| item.kind == ItemKind::Rail).and_then(Curve::row);
        let text_columns = row.or(form.and_then(Curve::other_columns)).map(|columns| columns.0);
        let beside = form.map_or(0, |form| form.beside().0);
        let own = FreePlace { columns: place.columns - beside.min(place.columns), ..place };
        let beside =
            (beside > 0).then(|| FreePlace { column: own.right(), columns: beside, ..place });
        AreaPlace { own, beside, text_columns }
    });
    placed.collect()
}
