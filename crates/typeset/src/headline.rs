//! Headline blocks: kicker, title, deck, and what else stands above a text.

mod around;
mod cells;
mod level;
mod upright;

pub use around::{points, rows_of, width_of};
pub use cells::Cells;

use kanyin_diagnostics::Fault;
use kanyin_issue::{AreaKind, Fill, Form, Page, Story, story::Direction};

use super::fillers::Given;
use super::grid::Measure;
use super::house::House;
use super::misfit;
use super::part::{Key, Part};
use super::setter::Broken;
use super::title::Way;

/// A headline block of a story over a width, in the sizes it may take, the preferred one first. A
/// title that is to stand upright does so where it can.
pub fn blocks(house: &House, story: &Story, width: f64, key: Key) -> Result<Vec<Part>, Broken> {
    if asked_upright(story)
        && let Some(parts) = upright::blocks(house, story, width, key)?
    {
        return Ok(parts);
    }
    level::blocks(house, story, width, key)
}

/// How many of a story's columns its headline block spans: all, or the first for an upright one.
pub fn span(house: &House, story: &Story, measure: &Measure) -> Result<u8, Broken> {
    let upright = asked_upright(story) && upright::stands(house, story, measure.span(1))?;
    Ok(if upright { 1 } else { measure.columns })
}

/// The titles of a page that were to stand upright and could not.
pub fn faults(house: &House, page: &Page, fills: &[Given]) -> Result<Vec<Fault>, Broken> {
    let mut faults = Vec::new();
    let mut told = |story: &Story| faults.push(misfit::not_upright(story.title.spot));
    for (index, (area, fill)) in page.layout.areas.iter().zip(fills).enumerate() {
        let width = house.grid.cell_span(page.layout.cells, area.cells.len() as u8);
        let is_apart =
            fills.iter().any(|fill| matches!(**fill, Fill::Headline { of } if of == index));
        match &**fill {
            Fill::Story(story) if asked_upright(story) && !is_apart => {
                let columns = area.columns.unwrap_or(house.grid.columns_in(width));
                if !stands(house, story, area.kind, (width, columns))? {
                    told(story);
                }
            }
            Fill::Headline { of } => {
                if let Some(Fill::Story(story)) = fills.get(*of).map(|fill| &**fill)
                    && asked_upright(story)
                    && !stands_apart(house, story, width)?
                {
                    told(story);
                }
            }
            Fill::Briefs { stories, .. } => {
                stories.iter().filter(|story| asked_upright(story)).for_each(|story| told(story));
            }
            _ => {}
        }
    }
    Ok(faults)
}

fn asked_upright(story: &Story) -> bool {
    story.direction == Some(Direction::Vertical)
}

/// Whether a story's title stands upright in an area of a width and so many columns of text.
fn stands(
    house: &House,
    story: &Story,
    kind: AreaKind,
    (width, columns): (f64, u8),
) -> Result<bool, Broken> {
    let wide = house.grid.columns_in(width);
    let measure = house.grid.measure(width, columns);
    match story.form {
        _ if kind != AreaKind::Story || story.tab.is_some() => Ok(false),
        Form::Verse | Form::Figures => Ok(false),
        Form::Essay if wide >= 4 && super::essay::fits(house, story) => Ok(true),
        Form::Photos if wide >= 3 => {
            upright::stands(house, story, house.grid.measure(width, wide).span(2))
        }
        _ => upright::stands(house, story, measure.span(1)),
    }
}

/// Whether a title does so in an area of its own.
fn stands_apart(house: &House, story: &Story, width: f64) -> Result<bool, Broken> {
    let essay = story.form == Form::Essay && super::essay::fits(house, story);
    Ok(essay || upright::stands(house, story, width)?)
}

/// The parts of the ways of setting a title, of which makeup gets no more than four. One that is no
/// lower than the one before is of no use to it.
fn parts<'a>(
    ways: impl IntoIterator<Item = &'a Way>,
    mut set: impl FnMut(usize, &Way) -> Result<Part, Broken>,
) -> Result<Vec<Part>, Broken> {
    const SIZES: usize = 4;
    let mut parts: Vec<Part> = Vec::new();
    for (n, way) in ways.into_iter().enumerate() {
        let part = set(n, way)?;
        if parts.last().is_none_or(|larger| part.lines < larger.lines) {
            parts.push(part);
        }
        if parts.len() == SIZES {
            break;
        }
    }
    Ok(parts)
}
