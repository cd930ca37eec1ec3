//! An area of a page: what stands in it is set over its width.

use kanyin_issue::{AreaKind, BlockKind, Fill, Layout, Page, Story, story::BoxKind};
use kanyin_makeup::AreaPlan;

use super::fills::PageFills;
use super::shapes;
use crate::boxes;
use crate::engine::TemplateErrors;
use crate::forms::{self, Apart, BriefsRow, SetArea};
use crate::grid::PageGrid;
use crate::house::{House, Stick};
use crate::part::Key;
use crate::parts::notes;

/// A stick as wide as an area.
pub fn stick<'a>(house: &'a House<'a>, page: &Page, index: usize, key: Key) -> Stick<'a> {
    let cells = page.layout.areas[index].cells.len() as u8;
    Stick::new(house, house.grid.cell_span(page.layout.cells, cells), key)
}

/// Sets what stands in an area. In a house where stories give all they may, their paragraphs give also by lines that are
/// stretched so that it hardly shows.
pub fn set(
    house: &House,
    page: &Page,
    fills: &PageFills,
    index: usize,
    key: Key,
) -> Result<SetArea, TemplateErrors> {
    let set = at_its_best(house, page, fills, index, key)?;
    Ok(if house.gives_all { set.stretched() } else { set })
}

fn at_its_best(
    house: &House,
    page: &Page,
    fills: &PageFills,
    index: usize,
    key: Key,
) -> Result<SetArea, TemplateErrors> {
    let stick = &stick(house, page, index, key);
    match (fills.at(index), fills.story(index)) {
        (Fill::Story(story), _) => {
            forms::set(stick, &page.layout.areas[index], story, &apart(fills, index))
        }
        (Fill::Briefs { head, stories }, _) => {
            let stories = stories.iter().map(|story| &**story);
            let asked = page.layout.areas[index].columns;
            match forms::briefs_columns(&house.grid, stick.width, asked) {
                1 => forms::briefs(stick, head.as_ref(), stories).map(SetArea::Stack),
                columns => BriefsRow::set(stick, head.as_ref(), stories, columns)
                    .map(|row| SetArea::Row(Box::new(row))),
            }
        }
        (Fill::Sidebar { block, .. }, Some(story)) => sidebar(stick, story, *block),
        (Fill::Headline { .. }, Some(story)) => {
            forms::headline_apart(stick, story).map(SetArea::Plain)
        }
        // A filler takes what copy leaves; an ad was sold at its size.
        (Fill::Files(files), _) if page.layout.areas[index].kind == AreaKind::Ad => {
            Ok(SetArea::Shape(shapes::lines(&house.grid, stick.width, files)))
        }
        _ => Ok(SetArea::Fixed),
    }
}

/// What of an area's story stands in areas of its own.
pub fn apart(fills: &PageFills, index: usize) -> Apart {
    let mut apart = Apart::default();
    for fill in fills.iter() {
        match fill {
            Fill::Sidebar { of, block } if *of == index => apart.blocks.push(*block),
            Fill::Headline { of } if *of == index => apart.headline = true,
            _ => {}
        }
    }
    apart
}

fn sidebar(stick: &Stick, story: &Story, block: usize) -> Result<SetArea, TemplateErrors> {
    match story.blocks.get(block).map(|block| &block.kind) {
        Some(BlockKind::Box(inner)) if inner.kind == BoxKind::Quote => {
            notes::pull_quote(stick, inner).map(SetArea::Plain)
        }
        Some(BlockKind::Box(inner)) => boxes::sidebar(stick, inner).map(SetArea::Box),
        _ => Ok(SetArea::Fixed),
    }
}

/// An area's place on the sheet, in points.
#[derive(Debug, Copy, Clone)]
pub struct AreaRect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl AreaRect {
    /// Where the plan has an area.
    pub fn of(grid: &PageGrid, layout: &Layout, index: usize, plan: &AreaPlan) -> Self {
        let cells = &layout.areas[index].cells;
        Self {
            x: grid.left + grid.cell_x(layout.cells, cells.start),
            y: grid.top + f64::from(plan.top.0) * grid.leading,
            width: grid.cell_span(layout.cells, cells.len() as u8),
            height: grid.height(plan.height.0.max(1)),
        }
    }

    /// Its foot.
    pub fn foot(&self) -> f64 {
        self.y + self.height
    }
}
