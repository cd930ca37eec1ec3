//! A story set for its area, whatever its form: what makeup must know of it, and what is put in its place.

use kanyin_issue::{
    Block, BlockKind, Form, Importance, Line, Picture, Story,
    names::NamesBy,
    story::{BoxKind, PicturePlace},
};
use kanyin_makeup::{HeadSize, Lines, StoryJob};

use crate::boxes;
use crate::engine::TemplateErrors;
use crate::galley::{BodyStyle, Galley, GalleyBuilder};
use crate::grid::Measure;
use crate::house::Stick;
use crate::part::Part;
use crate::parts::{notes, pictures, tables};

/// A story set for its area.
#[derive(Debug, Clone)]
pub struct SetStory {
    /// What makeup is asked.
    pub job: StoryJob,
    /// The columns of text.
    pub measure: Measure,
    /// The story in one long column.
    pub galley: Galley,
    /// The headline block in each of its sizes.
    pub heads: Vec<Part>,
    /// The wide pictures.
    pub pictures: Vec<WidePicture>,
    /// The block at the foot in each of its heights, white above included.
    pub feet: Vec<Part>,
    /// What stands beside the text: left edge in the area, and the part; its top is the text's.
    pub beside: Option<(f64, Part)>,
}

/// A picture that spans columns.
#[derive(Debug, Clone)]
pub struct WidePicture {
    /// The picture.
    pub picture: Picture,
    /// Its caption at each of its widths.
    pub captions: Vec<Option<Part>>,
}

/// What of a story stands in areas of its own.
#[derive(Debug, Clone, Default)]
pub struct Apart {
    /// Blocks, by their index.
    pub blocks: Vec<usize>,
    /// The headline block, with an essay's first picture.
    pub headline: bool,
}

/// Heights of a block, the first one preferred; each step away costs `step`.
pub fn sizes(parts: &[Part], step: u32) -> Vec<HeadSize> {
    parts
        .iter()
        .enumerate()
        .map(|(n, part)| HeadSize { lines: Lines(part.lines), cost: step * n as u32 })
        .collect()
}

/// The galley of a story: the byline, if it stands there, and the body, with the parts that stay in it.
pub fn galley(
    stick: &Stick,
    story: &Story,
    byline: Option<&Line>,
    measure: &Measure,
    left_out: &dyn Fn(usize) -> bool,
) -> Result<Galley, TemplateErrors> {
    let long = story.importance == Importance::Lead || story.form == Form::Essay;
    let style = if long { BodyStyle::FEATURE } else { BodyStyle::BODY };
    let style = style.with_names(NamesBy::of(story.form));
    let column = stick.over(measure.width);
    let mut builder = GalleyBuilder::new(column.deeper("galley"), style);
    if let Some(byline) = byline {
        builder.byline(byline)?;
    }
    builder.blocks(&story.blocks, &mut |index, block| {
        if left_out(index) {
            return Ok(None);
        }
        in_galley(&column.deeper(("block", index)), block, measure.columns)
    })?;
    Ok(builder.finish())
}

/// A block that stands in the galley, of a story of so many columns, as a part of its own.
fn in_galley(stick: &Stick, block: &Block, columns: u8) -> Result<Option<Part>, TemplateErrors> {
    match &block.kind {
        BlockKind::Table { .. } => tables::table(stick, block),
        BlockKind::Picture(picture) if wide_place(picture, columns).is_some() => Ok(None),
        BlockKind::Picture(picture) => {
            let caption = pictures::caption(stick, picture, None)?;
            let (_, ideal, _) = pictures::heights(&stick.house.grid, picture.ratio, stick.width);
            let frame = pictures::with_caption(stick, picture, caption.as_ref(), ideal.0)?;
            let lines = ideal.0 + caption.map_or(0, |caption| caption.lines);
            Ok(Some(Part { frame, lines, role: "picture" }))
        }
        BlockKind::Box(inner) => match inner.kind {
            BoxKind::Note => notes::note(stick, inner).map(Some),
            BoxKind::Quote => notes::pull_quote(stick, inner).map(Some),
            BoxKind::Sidebar => boxes::sidebar(stick, inner)?.alone(stick).map(Some),
        },
        _ => Ok(None),
    }
}

/// Where a picture stands if it is no part of the galley.
pub fn wide_place(picture: &Picture, columns: u8) -> Option<PicturePlace> {
    let wide = columns_of(picture).min(columns);
    match picture.place {
        Some(PicturePlace::Here) => None,
        Some(place) => Some(place),
        // Beside several columns a small picture stands at the top too, not across the text's way.
        None if wide >= 2 || columns >= 3 => Some(PicturePlace::Top),
        None => None,
    }
}

/// Columns that a picture takes if nothing gives (docs/rules.md §3).
pub fn columns_of(picture: &Picture) -> u8 {
    picture.columns.unwrap_or(if picture.ratio > 1.0 { 2 } else { 1 }).max(1)
}
