//! What stands in an area, set and ready for makeup.

use super::boxes::{self, BoxPart};
use super::house::House;
use super::part::Key;
use super::setter::Broken;
use super::stack::{self, Stack};
use super::story::{self, StorySetting};
use crate::issue::{AreaKind, BlockKind, Fill, Form, Page, Story};
use crate::makeup::{Content, Lines};

/// An area's contents, set.
#[derive(Debug, Clone)]
pub enum Setting {
    /// Fills whatever it is given.
    Fixed,
    /// A story cut over columns.
    Story(Box<StorySetting>),
    /// A box.
    Box(BoxPart),
    /// Parts one under the other.
    Stack(Stack),
}

impl Setting {
    /// What makeup is asked.
    pub fn content(&self) -> Content {
        match self {
            Self::Fixed => Content::Any,
            Self::Story(story) => Content::Story(story.job.clone()),
            Self::Box(boxed) => Content::Part(Lines(boxed.part.lines)),
            Self::Stack(stack) => Content::Stack {
                head: stack.head,
                parts: stack.parts.iter().map(|(_, part)| Lines(part.lines)).collect(),
            },
        }
    }

    /// Whether it is running text, which a hairline parts from its neighbours; boxes and pictures
    /// stand apart by themselves (LOOK §7).
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Story(_) | Self::Stack(_))
    }
}

/// Sets what stands in an area.
pub fn set(house: &House, page: &Page, index: usize, key: Key) -> Result<Setting, Broken> {
    let area = &page.layout.areas[index];
    let width = house.grid.cell_span(page.layout.cells, area.cells.len() as u8);
    match &page.fills[index] {
        Fill::Story(story) => of_story(house, page, index, story, width, key),
        Fill::Briefs { head, stories } => {
            let stories = stories.iter().map(|story| &**story);
            stack::briefs(house, head.as_ref(), stories, width, key).map(Setting::Stack)
        }
        Fill::Sidebar { of, block } => match (page.fills.get(*of), block) {
            (Some(Fill::Story(story)), block) => sidebar(house, story, *block, width, key),
            _ => Ok(Setting::Fixed),
        },
        Fill::Nothing | Fill::Files(_) => Ok(Setting::Fixed),
    }
}

fn of_story(
    house: &House,
    page: &Page,
    index: usize,
    story: &Story,
    width: f64,
    key: Key,
) -> Result<Setting, Broken> {
    let area = &page.layout.areas[index];
    if area.kind == AreaKind::Strip {
        return Ok(Setting::Fixed);
    }
    match story.form {
        Form::Figures => stack::figures(house, story, width, key).map(Setting::Stack),
        Form::Verse => boxes::story(house, story, width, key).map(Setting::Box),
        _ if story.tab.is_some() => boxes::story(house, story, width, key).map(Setting::Box),
        _ => {
            let elsewhere = elsewhere(page, index);
            let set = story::set(house, story, width, area.columns, elsewhere, key)?;
            Ok(Setting::Story(Box::new(set)))
        }
    }
}

/// The block of an area's story that stands in an area of its own.
fn elsewhere(page: &Page, index: usize) -> Option<usize> {
    page.fills.iter().find_map(|fill| match fill {
        Fill::Sidebar { of, block } if *of == index => Some(*block),
        _ => None,
    })
}

fn sidebar(
    house: &House,
    story: &Story,
    block: usize,
    width: f64,
    key: Key,
) -> Result<Setting, Broken> {
    match story.blocks.get(block).map(|block| &block.kind) {
        Some(BlockKind::Box(inner)) => {
            boxes::sidebar(house, inner, width, key).map(Setting::Box)
        }
        _ => Ok(Setting::Fixed),
    }
}

