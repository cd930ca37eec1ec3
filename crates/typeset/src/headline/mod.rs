//! Headline blocks: kicker, title, deck, and what else stands above a text.

mod around;
mod ladder;
mod level;
mod sizes;
mod upright;
mod upright_line;

pub use upright::stands as stands_upright;
pub use upright_line::UprightLine;

use kanyin_issue::{Story, story::Direction};

use crate::engine::TemplateErrors;
use crate::grid::Measure;
use crate::house::Stick;
use crate::part::Part;

/// A headline block of a story, in the sizes it may take, the preferred one first. A title that is to stand upright
/// does so where it can.
pub fn blocks(stick: &Stick, story: &Story) -> Result<Vec<Part>, TemplateErrors> {
    if asked_upright(story)
        && let Some(parts) = upright::blocks(stick, story)?
    {
        return Ok(parts);
    }
    level::blocks(stick, story)
}

/// How many of a story's columns its headline block spans: all, or the first for an upright one.
pub fn span(stick: &Stick, story: &Story, measure: &Measure) -> Result<u8, TemplateErrors> {
    let upright = asked_upright(story) && upright::stands(&stick.over(measure.span(1)), story)?;
    Ok(if upright { 1 } else { measure.columns })
}

/// Whether a story's title is to stand upright.
pub fn asked_upright(story: &Story) -> bool {
    story.direction == Some(Direction::Vertical)
}
