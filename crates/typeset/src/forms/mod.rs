//! Forms: a story is set by its own form where its area has room for it, else as news.

mod brief;
mod briefs;
mod briefs_row;
mod essay;
pub mod figures;
mod galley_book;
mod news;
mod photo_sheet;
mod photos;
mod set_area;
mod stack;
mod story;

pub use briefs::briefs;
pub use briefs_row::{BriefsRow, LONGEST, columns as briefs_columns};
pub use figures::Figures;
pub use galley_book::GalleyBook;
pub use photos::PICTURES;
pub use set_area::SetArea;
pub use stack::{Stack, Stacked};
pub use story::{Apart, Floating, SetStory, rank, title_look};

use kanyin_custody as custody;
use kanyin_issue::{Area, AreaKind, Form, Story};

use crate::boxes;
use crate::engine::TemplateErrors;
use crate::headline;
use crate::house::Stick;
use crate::part::Part;

/// How a story is set in its area.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum SetAs {
    /// One sentence, as wide as the page.
    Strip,
    /// Title and text under each other, in one column.
    Brief,
    Figures,
    Verse,
    /// A box with a tab.
    Box,
    /// An essay's text; its title and picture stand in an area of their own.
    EssayText,
    Essay,
    /// An essay without a picture: its text stands beside the upright title.
    EssayAlone,
    Photos,
    News,
}

impl SetAs {
    fn of(stick: &Stick, area: &Area, story: &Story, headline_apart: bool) -> Self {
        let wide = stick.columns();
        let is_essay = || essay::fits(&stick.house.grid, story);
        match (area.kind, story.form) {
            (AreaKind::Strip, _) => Self::Strip,
            (AreaKind::Filler, _) => Self::Brief,
            (_, Form::Figures) => Self::Figures,
            (_, Form::Verse) => Self::Verse,
            _ if story.tab.is_some() => Self::Box,
            (_, Form::Essay) if headline_apart && is_essay() => Self::EssayText,
            (_, Form::Essay) if wide >= 4 && is_essay() => match essay::has_picture(story) {
                true => Self::Essay,
                false => Self::EssayAlone,
            },
            (_, Form::Photos) if wide >= 3 => Self::Photos,
            _ => Self::News,
        }
    }
}

/// Sets a story for its area.
pub fn set(
    stick: &Stick,
    area: &Area,
    story: &Story,
    apart: &Apart,
) -> Result<SetArea, TemplateErrors> {
    // A story in which an earlier process got stuck has not been read.
    let _open = custody::open(&story.path).ok();
    let story = match SetAs::of(stick, area, story, apart.headline) {
        SetAs::Strip => return Ok(SetArea::Fixed),
        SetAs::Brief => {
            return briefs(stick, None, std::iter::once(story)).map(SetArea::Stack);
        }
        SetAs::Figures => return figures::figures(stick, story).map(SetArea::Figures),
        SetAs::Verse => return boxes::verse(stick, story).map(SetArea::Box),
        SetAs::Box => return boxes::story(stick, story).map(SetArea::Box),
        SetAs::EssayText => essay::text(stick, story, apart)?,
        SetAs::Essay => essay::set(stick, story)?,
        SetAs::EssayAlone => {
            let columns = area.columns.unwrap_or(stick.columns());
            news::set(stick, &essay::upright_story(story), columns, apart)?
        }
        SetAs::Photos => photos::set(stick, story)?,
        SetAs::News => news::set(stick, story, area.columns.unwrap_or(stick.columns()), apart)?,
    };
    Ok(SetArea::Story(Box::new(story)))
}

/// The headline block of a story whose text stands in another area.
pub fn headline_apart(stick: &Stick, story: &Story) -> Result<Part, TemplateErrors> {
    if story.form == Form::Essay && essay::fits(&stick.house.grid, story) {
        return essay::head(stick, story);
    }
    let blocks = headline::blocks(stick, story)?;
    Ok(blocks.into_iter().next().unwrap_or(Part::nothing("headline")))
}

/// Whether a story's title can stand upright in its area.
pub fn stands_upright(stick: &Stick, area: &Area, story: &Story) -> Result<bool, TemplateErrors> {
    if area.kind != AreaKind::Story {
        return Ok(false);
    }
    let over = |columns: u8, span: u8| {
        stick.over(stick.house.grid.measure(stick.width, columns).span(span))
    };
    match SetAs::of(stick, area, story, false) {
        SetAs::Essay => Ok(true),
        SetAs::Photos => headline::stands_upright(&over(stick.columns(), photos::HEAD), story),
        SetAs::News | SetAs::EssayAlone => {
            let columns = area.columns.unwrap_or(stick.columns());
            headline::stands_upright(&over(columns, 1), story)
        }
        _ => Ok(false),
    }
}

/// Whether a title can do so in an area of its own.
pub fn stands_upright_apart(stick: &Stick, story: &Story) -> Result<bool, TemplateErrors> {
    let is_essay = story.form == Form::Essay && essay::fits(&stick.house.grid, story);
    Ok(is_essay || headline::stands_upright(stick, story)?)
}
