//! Fillers 补白: what stands in an area that was given nothing, so that none is left empty.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use kanyin_issue::{Area, AreaKind, Fill, Filler, Issue, Layout, Page, RowHeight, Story};

use super::fills::{PageFills, paths};
use crate::engine::TemplateErrors;
use crate::forms;
use crate::house::{House, Stick};
use crate::part::Key;

/// The contents of every area of every page, the empty filler areas filled. Each filler is used
/// once; an area for which none fits stays empty.
pub fn fills<'a>(house: &House, issue: &'a Issue) -> Result<Vec<PageFills<'a>>, TemplateErrors> {
    let named: Vec<&Path> =
        issue.pages.iter().flat_map(|page| &page.fills).flat_map(paths).collect();
    let mut left: Vec<&Filler> =
        issue.fillers.iter().filter(|filler| !named.contains(&path(filler))).collect();
    let mut pages = Vec::new();
    for page in &issue.pages {
        let mut fills = Vec::new();
        for (area, fill) in page.layout.areas.iter().zip(&page.fills) {
            let empty = matches!(fill, Fill::Nothing);
            let chosen = if empty { choose(house, page, area, &mut left)? } else { None };
            fills.push(chosen.map_or(Cow::Borrowed(fill), Cow::Owned));
        }
        pages.push(PageFills(fills));
    }
    Ok(pages)
}

/// Takes the first filler that fits an area.
fn choose(
    house: &House,
    page: &Page,
    area: &Area,
    left: &mut Vec<&Filler>,
) -> Result<Option<Fill>, TemplateErrors> {
    for n in 0..left.len() {
        if fits(house, &page.layout, area, left[n])? {
            return Ok(Some(match left.remove(n) {
                Filler::File(file) => Fill::Files(vec![file.clone()]),
                Filler::Story(story) => Fill::Story(Arc::clone(story)),
            }));
        }
    }
    Ok(None)
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
