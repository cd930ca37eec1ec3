//! The figures of a page, for `kanyin check -v`.

use super::heads::SeenHead;
use super::page_look::PageFigures;
use super::seen_page::SeenPage;
use super::white::WhiteMap;
use crate::laid::Thing;

/// The figures of a page, before any of its white is taken away.
pub fn figures(page: &SeenPage, map: &WhiteMap, heads: &[SeenHead]) -> PageFigures {
    let largest = map.largest(|_| true);
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
    // The foot of every column of running text, by story and area.
    let mut feet: Vec<(&str, &str, f64, f64)> = Vec::new();
    // What ends a column may be a picture or a note, as wide as it.
    let narrow = |thing: &&Thing| thing.width < page.grid.column() + 1.0;
    let texts = page.things.iter().filter(narrow).filter(|thing| thing.story.is_some());
    for thing in texts {
        let (story, foot) = (thing.story.as_deref().unwrap_or_default(), thing.y + thing.height);
        let known = feet.iter_mut().find(|(of, area, x, _)| {
            *of == story && *area == thing.area && (*x - thing.x).abs() < 0.5
        });
        match known {
            Some((.., lowest)) => *lowest = lowest.max(foot),
            None => feet.push((story, &thing.area, thing.x, foot)),
        }
    }
    let apart = feet.iter().flat_map(|(story, area, _, foot)| {
        let same = feet.iter().filter(move |(of, at, ..)| of == story && at == area);
        same.map(move |(.., other)| foot - other)
    });
    apart.fold(0.0, f64::max) / page.grid.leading
}
