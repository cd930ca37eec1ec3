//! The figures of a page, for `kanyin check -v`.

use super::heads::SeenHead;
use super::page_look::PageFigures;
use super::seen_page::SeenPage;
use super::white::{CELLS, WhiteMap};
use crate::laid::Thing;

/// The figures of a page, before any of its white is taken away.
pub fn figures(page: &SeenPage, map: &WhiteMap, heads: &[SeenHead]) -> PageFigures {
    let largest = map.largest(|white| white.wide >= CELLS);
    let mut titles: Vec<f64> = heads.iter().map(|head| head.size).collect();
    titles.sort_by(|a, b| b.total_cmp(a));
    PageFigures {
        fill: map.fill_ratio(),
        largest_hole: largest.map(|white| (white.columns(), white.high as u32)),
        spread: spread(page),
        titles,
    }
}

/// How far the columns of a story end apart, in lines: that of the story where it is most.
fn spread(page: &SeenPage) -> f64 {
    let is_column = |thing: &&Thing| {
        matches!(thing.role, "body" | "list" | "quote" | "subhead" | "byline")
            && thing.width < page.grid.width / 2.0
    };
    // What ends a column may be a note, or a picture over several.
    let foot = |column: &Thing| {
        let same = page.things.iter().filter(|thing| {
            thing.story == column.story
                && thing.area == column.area
                && thing.x < column.x + column.width - 1.0
                && thing.x + thing.width > column.x + 1.0
        });
        same.map(|thing| thing.y + thing.height).fold(0.0, f64::max)
    };
    let mut columns: Vec<&Thing> = Vec::new();
    for thing in page.things.iter().filter(is_column) {
        let is_known = |known: &&Thing| {
            known.story == thing.story && known.area == thing.area && known.x == thing.x
        };
        if !columns.iter().any(is_known) {
            columns.push(thing);
        }
    }
    let feet: Vec<(&Thing, f64)> =
        columns.into_iter().map(|column| (column, foot(column))).collect();
    let apart = feet.iter().flat_map(|(one, foot)| {
        let same =
            feet.iter().filter(|(other, _)| other.story == one.story && other.area == one.area);
        same.map(move |(_, other)| foot - other)
    });
    apart.fold(0.0, f64::max) / page.grid.leading
}
