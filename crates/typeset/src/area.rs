//! What stands in an area, set and ready for makeup.

use kanyin_issue::{Area, AreaKind, BlockKind, Fill, Form, Page, Story, story::BoxKind};
use kanyin_makeup::{AreaContent, Lines};

use super::boxes::{self, BoxPart};
use super::fillers::Given;
use super::house::House;
use super::part::{Key, Part};
use super::setter::Broken;
use super::stack::{self, Stack};
use super::story::{self, Apart, StorySetting};

/// An area's contents, set.
#[derive(Debug, Clone)]
pub enum Setting {
    /// Fills whatever it is given.
    Fixed,
    /// A story cut over columns.
    Story(Box<StorySetting>),
    /// A box.
    Box(BoxPart),
    /// A part without a ground: a headline apart from its text, a pull quote.
    Plain(Part),
    /// Parts one under the other.
    Stack(Stack),
}

impl Setting {
    /// What makeup is asked.
    pub fn content(&self) -> AreaContent {
        match self {
            Self::Fixed => AreaContent::Any,
            Self::Story(story) => AreaContent::Story(story.job.clone()),
            Self::Box(boxed) => AreaContent::Part(Lines(boxed.part.lines)),
            Self::Plain(part) => AreaContent::Part(Lines(part.lines)),
            Self::Stack(stack) => AreaContent::Stack {
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
pub fn set(
    house: &House,
    page: &Page,
    fills: &[Given],
    index: usize,
    key: Key,
) -> Result<Setting, Broken> {
    let area = &page.layout.areas[index];
    let width = house.grid.cell_span(page.layout.cells, area.cells.len() as u8);
    match &*fills[index] {
        Fill::Story(story) => of_story(house, area, apart(fills, index), story, width, key),
        Fill::Briefs { head, stories } => {
            let stories = stories.iter().map(|story| &**story);
            stack::briefs(house, head.as_ref(), stories, width, key).map(Setting::Stack)
        }
        Fill::Sidebar { of, block } => match (fills.get(*of).map(|f| &**f), block) {
            (Some(Fill::Story(story)), block) => sidebar(house, story, *block, width, key),
            _ => Ok(Setting::Fixed),
        },
        Fill::Headline { of } => match fills.get(*of).map(|f| &**f) {
            Some(Fill::Story(story)) => {
                story::headline_apart(house, story, width, key).map(Setting::Plain)
            }
            _ => Ok(Setting::Fixed),
        },
        Fill::Nothing | Fill::Files(_) => Ok(Setting::Fixed),
    }
}

fn of_story(
    house: &House,
    area: &Area,
    apart: Apart,
    story: &Story,
    width: f64,
    key: Key,
) -> Result<Setting, Broken> {
    match (area.kind, story.form) {
        (AreaKind::Strip, _) => Ok(Setting::Fixed),
        (AreaKind::Filler, _) => {
            let story = std::iter::once(story);
            stack::briefs(house, None, story, width, key).map(Setting::Stack)
        }
        (_, Form::Figures) => stack::figures(house, story, width, key).map(Setting::Stack),
        (_, Form::Verse) => boxes::story(house, story, width, key).map(Setting::Box),
        _ if story.tab.is_some() => boxes::story(house, story, width, key).map(Setting::Box),
        _ => {
            let set = story::set(house, story, width, area.columns, &apart, key)?;
            Ok(Setting::Story(Box::new(set)))
        }
    }
}

/// What of an area's story stands in areas of its own.
fn apart(fills: &[Given], index: usize) -> Apart {
    let mut apart = Apart::default();
    for fill in fills {
        match &**fill {
            Fill::Sidebar { of, block } if *of == index => apart.blocks.push(*block),
            Fill::Headline { of } if *of == index => apart.headline = true,
            _ => {}
        }
    }
    apart
}

fn sidebar(
    house: &House,
    story: &Story,
    block: usize,
    width: f64,
    key: Key,
) -> Result<Setting, Broken> {
    match story.blocks.get(block).map(|block| &block.kind) {
        Some(BlockKind::Box(inner)) if inner.kind == BoxKind::Quote => {
            boxes::pull_quote(house, inner, width, key).map(Setting::Plain)
        }
        Some(BlockKind::Box(inner)) => boxes::sidebar(house, inner, width, key).map(Setting::Box),
        _ => Ok(Setting::Fixed),
    }
}
