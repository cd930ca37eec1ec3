//! Places that a person kept in `plan.yaml`: held if together they make a page, told if they do not.

use kanyin_diagnostics::{Fault, Told, told};
use kanyin_issue::pins::{Pin, PlacePin, stale};
use kanyin_issue::{AreaKind, Page};
use kanyin_makeup::search::FreePlace;

use super::area_place::{AreaPlace, PlacedAreas};
use super::band::Bands;
use crate::house::House;

/// The pinned places of some areas of a page, their boxes' too, in the order of the areas. `None` if there are none, or if
/// they cannot be held.
pub fn places(house: &House, page: &Page, areas: &[usize], bands: &Bands) -> Option<PlacedAreas> {
    let pins: Vec<&Pin<PlacePin>> =
        page.pins.places.iter().filter(|pin| areas.contains(&pin.value.area)).collect();
    let first = *pins.first()?;
    if let Some(fault) = wrong(page, &pins, bands, house.grid.lines) {
        house.told.push(fault);
        return None;
    }
    let of = |area: usize, is_box: bool| {
        pins.iter().find(|pin| pin.value.area == area && pin.value.is_box == is_box)
    };
    let place = |&area: &usize| {
        let own = &of(area, false)?.value;
        let beside = of(area, true).map(|pin| on_free(&pin.value, bands));
        let text_columns = own.text_columns;
        Some(AreaPlace { own: on_free(own, bands), beside, text_columns })
    };
    let is_filler = |area: &usize| page.layout.areas[*area].kind == AreaKind::Filler;
    let (placed, away): (Vec<usize>, Vec<usize>) =
        areas.iter().partition(|area| of(**area, false).is_some());
    // A filler may be left out.
    if let Some(&area) = away.iter().find(|area| !is_filler(area)) {
        let name = page.layout.areas[area].name.as_str();
        let what = told!(
            "plan.yaml 里没有“{name}”的位置，这一版重新拼",
            "the plan has no place for `{name}`; the page is made up anew"
        );
        house.told.push(stale(first.spot, what));
        return None;
    }
    Some(PlacedAreas { places: placed.iter().filter_map(place).collect(), away, gives_all: true })
}

/// What is wrong with the first place that cannot be held.
fn wrong(page: &Page, pins: &[&Pin<PlacePin>], bands: &Bands, lines: u32) -> Option<Fault> {
    let (head, foot) = (bands.head, bands.head + bands.free(lines));
    for (n, pin) in pins.iter().enumerate() {
        let place = &pin.value;
        let name = &page.layout.areas[place.area].name;
        let is_inside = place.columns > 0
            && place.lines > 0
            && u32::from(place.column) + u32::from(place.columns) <= u32::from(page.layout.cells)
            && place.top >= head
            && place.top.saturating_add(place.lines) <= foot;
        if !is_inside {
            let what: Told = told!(
                "“{name}”出了版：这一版的稿件在第 {head} 行到第 {foot} 行之间",
                "`{name}` is off the page: its stories stand between lines {head} and {foot}"
            );
            return Some(stale(pin.spot, what));
        }
        let own = on_free(place, bands);
        let other = pins[..n].iter().find(|other| {
            let other = on_free(&other.value, bands);
            own.column < other.right()
                && other.column < own.right()
                && own.top < other.foot()
                && other.top < own.foot()
        });
        if let Some(other) = other {
            let beside = &page.layout.areas[other.value.area].name;
            let what = told!(
                "“{name}”和“{beside}”叠在一起",
                "`{name}` and `{beside}` stand on one another"
            );
            return Some(stale(pin.spot, what));
        }
    }
    None
}

fn on_free(place: &PlacePin, bands: &Bands) -> FreePlace {
    FreePlace {
        column: place.column,
        columns: place.columns,
        top: place.top.saturating_sub(bands.head),
        lines: place.lines,
        form: 0,
    }
}
