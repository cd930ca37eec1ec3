//! Filler areas for which there was no filler: their room is given to their neighbours, in the way that leaves least white.

use std::sync::Arc;

use kanyin_issue::{AreaKind, Fill, Layout, Page};

use super::auto::Arranged;
use super::fills::PageFills;
use super::left::left_over;
use super::without_area::without_area;
use crate::engine::TemplateErrors;
use crate::forms::GalleyBook;
use crate::house::House;
use crate::part::Key;

/// The page without its empty filler areas; `None` where there are none, or no neighbour can take their room.
pub fn given_away<'a>(
    house: &House,
    page: &Page,
    fills: &PageFills<'a>,
    key: Key,
) -> Result<Option<Arranged<'a>>, TemplateErrors> {
    let mut given: Option<Arranged> = None;
    let galleys = GalleyBook::default();
    loop {
        let (page, fills) = given.as_ref().map_or((page, fills), |own| (&own.page, &own.fills));
        let empty = |n: &usize| is_empty(&page.layout, fills, *n);
        let ways = (0..page.layout.areas.len()).filter(empty).find_map(|area| {
            let takers: Vec<Takers> = takers(&page.layout, fills, area);
            (!takers.is_empty()).then_some((area, takers))
        });
        let Some((area, ways)) = ways else { return Ok(given) };
        let mut best: Option<((u32, u32), Arranged)> = None;
        for takers in ways {
            let own = without(page, fills, area, &takers);
            let left = left_over(house, &own.page, &own.fills, key, &galleys)?;
            if best.as_ref().is_none_or(|(least, _)| left < *least) {
                best = Some((left, own));
            }
        }
        given = best.map(|(_, own)| own);
    }
}

/// Whether an area is one for fillers that none was found for.
fn is_empty(layout: &Layout, fills: &PageFills, area: usize) -> bool {
    let is_for_fillers = matches!(layout.areas[area].kind, AreaKind::Filler | AreaKind::Strip);
    is_for_fillers && matches!(fills.at(area), Fill::Nothing)
}

/// Neighbours along one side of an area, which together are as long as it is.
#[derive(Debug, Clone, Eq, PartialEq)]
struct Takers {
    side: Side,
    areas: Vec<usize>,
}

#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum Side {
    Above,
    Left,
    Right,
    Below,
}

/// The ways to give an area's room away.
fn takers(layout: &Layout, fills: &PageFills, area: usize) -> Vec<Takers> {
    let given = &layout.areas[area];
    let all = |side: Side| {
        let beside = |n: &usize| {
            let one = &layout.areas[*n];
            let in_columns =
                given.cells.start <= one.cells.start && one.cells.end <= given.cells.end;
            let in_rows = given.rows.start <= one.rows.start && one.rows.end <= given.rows.end;
            match side {
                Side::Above => in_columns && one.rows.end == given.rows.start,
                Side::Below => in_columns && one.rows.start == given.rows.end,
                Side::Left => in_rows && one.cells.end == given.cells.start,
                Side::Right => in_rows && one.cells.start == given.cells.end,
            }
        };
        let areas: Vec<usize> = (0..layout.areas.len()).filter(beside).collect();
        let across = matches!(side, Side::Above | Side::Below);
        let length = |n: usize| match across {
            true => layout.areas[n].cells.len(),
            false => layout.areas[n].rows.len(),
        };
        let whole = areas.iter().map(|n| length(*n)).sum::<usize>() == length(area);
        let can = |n: &usize| match (layout.areas[*n].kind, fills.at(*n)) {
            // Other columns of text than it was drawn for are for the layout to say.
            (AreaKind::Story, Fill::Story(_)) => across || layout.areas[*n].columns.is_none(),
            (AreaKind::Briefs, Fill::Briefs { .. }) => across,
            _ => false,
        };
        (whole && areas.iter().all(can)).then_some(Takers { side, areas })
    };
    [Side::Above, Side::Left, Side::Right, Side::Below].into_iter().filter_map(all).collect()
}

/// The page without an area, whose room others take.
fn without<'a>(
    page: &Page,
    fills: &PageFills<'a>,
    area: usize,
    Takers { side, areas }: &Takers,
) -> Arranged<'a> {
    let mut layout = Layout::clone(&page.layout);
    let given = layout.areas[area].clone();
    for taker in areas {
        let taker = &mut layout.areas[*taker];
        match side {
            Side::Above => taker.rows.end = given.rows.end,
            Side::Below => taker.rows.start = given.rows.start,
            Side::Left => taker.cells.end = given.cells.end,
            Side::Right => taker.cells.start = given.cells.start,
        }
    }
    let page = Page { layout: Arc::new(layout), ..page.clone() };
    let (page, fills) = without_area(&page, fills, area);
    Arranged { page, fills, search: None, gives_all: false }
}
