//! Fillers 补白: what stands in an area that was given nothing, so that none is left empty.

use std::path::Path;
use std::sync::Arc;

use kanyin_issue::{Area, AreaKind, Fill, Filler, Issue, Layout, Page, RowHeight, Story};

use super::house::House;
use super::part::Key;
use super::setter::Broken;
use super::stack;

/// The contents of every area of every page, the empty filler areas filled. Each filler is used
/// once; an area for which none fits stays empty.
pub fn fills<'a>(house: &House, issue: &'a Issue) -> Result<Vec<Vec<Given<'a>>>, Broken> {
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
            fills.push(chosen.map_or(Given::Named(fill), Given::Chosen));
        }
        pages.push(fills);
    }
    Ok(pages)
}

/// What stands in an area: what `issue.yaml` names, or a filler that was chosen.
#[derive(Debug)]
pub enum Given<'a> {
    /// Named.
    Named(&'a Fill),
    /// Chosen.
    Chosen(Fill),
}

impl std::ops::Deref for Given<'_> {
    type Target = Fill;

    fn deref(&self) -> &Fill {
        match self {
            Self::Named(fill) => fill,
            Self::Chosen(fill) => fill,
        }
    }
}

/// Takes the first filler that fits an area.
fn choose(
    house: &House,
    page: &Page,
    area: &Area,
    left: &mut Vec<&Filler>,
) -> Result<Option<Fill>, Broken> {
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

fn fits(house: &House, layout: &Layout, area: &Area, filler: &Filler) -> Result<bool, Broken> {
    let sentence = |story: &Story| story.blocks.is_empty();
    Ok(match (area.kind, filler) {
        (AreaKind::Strip, Filler::Story(story)) => sentence(story),
        (AreaKind::Filler, Filler::Story(story)) if !sentence(story) => {
            let width = house.grid.cell_span(layout.cells, area.cells.len() as u8);
            let key = Key::of(&("filler", &story.path));
            let set = stack::briefs(house, None, std::iter::once(&**story), width, key)?;
            let lines: u32 = set.parts.iter().map(|(_, part)| part.lines).sum();
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

/// The files that a fill names.
pub fn paths(fill: &Fill) -> Vec<&Path> {
    match fill {
        Fill::Story(story) => vec![&story.path],
        Fill::Briefs { stories, .. } => stories.iter().map(|story| story.path.as_path()).collect(),
        Fill::Files(files) => files.iter().map(|file| file.path.as_path()).collect(),
        Fill::Sidebar { .. } | Fill::Headline { .. } | Fill::Nothing => Vec::new(),
    }
}
