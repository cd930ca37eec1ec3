//! Fillers 补白: what stands in an area that was given nothing, so that none is left empty.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use kanyin_issue::{Area, AreaKind, Fill, Filler, Issue, Layout, Page, RowHeight, Story};

use super::fills::{PageFills, paths};
use super::left::left_over;
use crate::engine::TemplateErrors;
use crate::forms::{self, GalleyBook};
use crate::house::{House, Stick};
use crate::part::Key;

/// Fillers at most that are weighed for one area.
const WEIGHED: usize = 4;

/// The contents of every area of every page, the empty filler areas filled. Each filler is used
/// once; an area for which none fits stays empty. Of several that fit, the one with which the page comes out best stands.
pub fn fills<'a>(house: &House, issue: &'a Issue) -> Result<Vec<PageFills<'a>>, TemplateErrors> {
    let named: Vec<&Path> =
        issue.pages.iter().flat_map(|page| &page.fills).flat_map(paths).collect();
    let mut left: Vec<&Filler> =
        issue.fillers.iter().filter(|filler| !named.contains(&path(filler))).collect();
    let mut pages = Vec::new();
    for page in &issue.pages {
        let mut fills = PageFills(page.fills.iter().map(Cow::Borrowed).collect());
        for (index, area) in page.layout.areas.iter().enumerate() {
            let found = match fills.at(index) {
                Fill::Nothing => fitting(house, page, area, &left)?,
                Fill::OneOf(stories) => stories.iter().cloned().map(Fill::Story).collect(),
                _ => continue,
            };
            let chosen = best(house, page, &mut fills, index, found)?;
            left.retain(|filler| !paths(&chosen).contains(&path(filler)));
            fills.0[index] = Cow::Owned(chosen);
        }
        pages.push(fills);
    }
    Ok(pages)
}

/// The first fillers that fit an area.
fn fitting(
    house: &House,
    page: &Page,
    area: &Area,
    left: &[&Filler],
) -> Result<Vec<Fill>, TemplateErrors> {
    let mut found = Vec::new();
    for filler in left {
        if found.len() < WEIGHED && fits(house, &page.layout, area, filler)? {
            found.push(match filler {
                Filler::File(file) => Fill::Files(vec![file.clone()]),
                Filler::Story(story) => Fill::Story(Arc::clone(story)),
            });
        }
    }
    Ok(found)
}

/// The one of some fillers with which a page comes out best; nothing of none.
fn best(
    house: &House,
    page: &Page,
    fills: &mut PageFills,
    area: usize,
    found: Vec<Fill>,
) -> Result<Fill, TemplateErrors> {
    // A picture fits anywhere, a strip's sentence any strip.
    let is_story = |fill: &Fill| matches!(fill, Fill::Story(_));
    let weighs = page.layout.areas[area].kind == AreaKind::Filler && !page.layout.is_auto;
    let mut found = found.into_iter().take(WEIGHED);
    let Some(first) = found.next() else { return Ok(Fill::Nothing) };
    let others: Vec<Fill> = found.filter(is_story).collect();
    if !weighs || !is_story(&first) || others.is_empty() {
        return Ok(first);
    }
    let house = house.for_layout(&page.layout);
    let galleys = GalleyBook::default();
    let mut best: Option<((u32, u32), Fill)> = None;
    for (n, one) in std::iter::once(first).chain(others).enumerate() {
        fills.0[area] = Cow::Owned(one.clone());
        let key = Key::of(&("fillers", page.page, area, n));
        let left = left_over(&house, page, fills, key, &galleys)?;
        if best.as_ref().is_none_or(|(least, _)| left < *least) {
            best = Some((left, one));
        }
    }
    Ok(best.map_or(Fill::Nothing, |(_, fill)| fill))
}

fn fits(
    house: &House,
    layout: &Layout,
    area: &Area,
    filler: &Filler,
) -> Result<bool, TemplateErrors> {
    let sentence = |story: &Story| story.blocks.is_empty();
    Ok(match (area.kind, filler) {
        (AreaKind::Strip, Filler::Story(story)) => sentence(story),
        (AreaKind::Filler, Filler::Story(story)) if !sentence(story) => {
            let width = house.grid.cell_span(layout.cells, area.cells.len() as u8);
            let stick = Stick::new(house, width, Key::of(&("filler", &story.path)));
            let set = forms::briefs(&stick, None, std::iter::once(&**story))?;
            let lines: u32 = set.parts.iter().map(|stacked| stacked.part.lines).sum();
            depth(layout, area).is_none_or(|depth| lines <= depth)
        }
        (AreaKind::Filler, Filler::File(_)) => true,
        _ => false,
    })
}

/// An area's lines, if its rows are all of fixed height.
fn depth(layout: &Layout, area: &Area) -> Option<u32> {
    layout.rows[area.rows.clone()]
        .iter()
        .map(|row| match row {
            RowHeight::Lines(lines) => Some(*lines),
            RowHeight::Auto(_) => None,
        })
        .sum()
}

fn path(filler: &Filler) -> &Path {
    match filler {
        Filler::File(file) => &file.path,
        Filler::Story(story) => &story.path,
    }
}
