//! Places that a person kept in `plan.yaml`: held if together they make a page, told if they do not.

use kanyin_diagnostics::{Fault, Told, told};
use kanyin_issue::pins::{Pin, PlacePin, stale};
use kanyin_issue::{AreaKind, Layout, Page, RowHeight};
use kanyin_makeup::search::FreePlace;

use super::area_place::{AreaPlace, PlacedAreas};
use super::band::Bands;
use crate::house::House;
use crate::pages::pins::unkept;
use crate::pages::rules;

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

/// Tells the places of what stands in bands across the page, where they are other ones than these have in the layout that
/// the page drew: nobody chooses them.
pub fn tell_bands(house: &House, page: &Page, bands: &Bands, layout: &Layout) {
    let gaps = rules::gaps(layout);
    let lines = |row: usize| match layout.rows[row] {
        RowHeight::Lines(lines) => lines,
        RowHeight::Auto(_) => 0,
    };
    let white = |row: usize| gaps[row].0 + layout.wider.get(row).copied().unwrap_or(0);
    let finer = layout.cells / page.layout.cells.max(1);
    for pin in page.pins.places.iter().filter(|pin| bands.holds(pin.value.area)) {
        let PlacePin { column, columns, top, lines: high, .. } = pin.value;
        let name = &page.layout.areas[pin.value.area].name;
        let Some(area) = layout.areas.iter().find(|area| area.name == *name) else { continue };
        let (first, last) = (area.rows.start, area.rows.end.saturating_sub(1));
        let is_top = (0..first).map(|row| white(row) + lines(row)).sum::<u32>() + white(first);
        let is_high =
            (first..=last).map(lines).sum::<u32>() + (first + 1..=last).map(white).sum::<u32>();
        let (cell, cells) = (column * finer, columns * finer);
        if (cell, cells) == (area.cells.start, area.cells.len() as u8)
            && (top, high) == (is_top, is_high)
        {
            continue;
        }
        let what = told!(
            "“{name}”横贯版面，位置由程序定：从第 {is_top} 行起，{is_high} 行",
            "`{name}` stands in a band across the page, whose place follows from what is in it: from line {is_top}, {is_high} lines"
        );
        house.told.push(unkept(pin.spot, what));
    }
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
