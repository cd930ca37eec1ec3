//! Several ways in which a page could make itself up, each as places that a person may pin.

use kanyin_issue::pins::{Pin, PlacePin};
use kanyin_issue::{Issue, Page};
use kanyin_makeup::search::{self, FreePlace};

use super::area_place::AreaPlace;
use super::band::Bands;
use super::searched::{Searched, searched};
use super::unmade_page::UnmadePage;
use super::{free_areas, placed};
use crate::engine::TemplateErrors;
use crate::house::House;
use crate::pages::fills::PageFills;
use crate::part::Key;

/// At most so many ways, the best first, for a page that makes itself up; none for any other.
pub fn alternatives(
    house: &House,
    issue: &Issue,
    page: &Page,
    fills: &PageFills,
    key: Key,
    count: usize,
) -> Result<Vec<Vec<Pin<PlacePin>>>, TemplateErrors> {
    if !page.layout.is_auto {
        return Ok(Vec::new());
    }
    let bands = Bands::of(&house.grid, issue, page, fills);
    let areas = free_areas(page, &bands);
    let unmade = UnmadePage { house, issue, page, fills, areas: &areas, key };
    let Searched { areas, free, .. } = searched(unmade, &bands)?;
    let pins = |found: search::FreePlan| {
        let placed = areas.iter().zip(placed(&free, found.places));
        placed.flat_map(|(&area, place)| pins(page, &bands, area, place)).collect()
    };
    Ok(search::alternatives(&free, count).into_iter().map(pins).collect())
}

/// The places of an area and of the box beside it, as a person would pin them.
fn pins(
    page: &Page,
    bands: &Bands,
    area: usize,
    AreaPlace { own, beside, text_columns }: AreaPlace,
) -> Vec<Pin<PlacePin>> {
    let pin = |place: FreePlace, is_box: bool| {
        let FreePlace { column, columns, top, lines, .. } = place;
        let (top, text_columns) = (bands.head + top, text_columns.filter(|_| !is_box));
        let value = PlacePin { area, is_box, column, columns, text_columns, top, lines };
        Pin { value, spot: page.spot }
    };
    std::iter::once(pin(own, false)).chain(beside.map(|place| pin(place, true))).collect()
}
