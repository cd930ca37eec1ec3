//! A story set for its area: headline block, galley, pictures; and what makeup must know of them.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{
    Block, BlockKind, Form, Importance, Line, Picture, Story,
    story::{BoxKind, PicturePlace},
};
use kanyin_makeup::{Columns, HeadJob, HeadSize, Lines, PictureJob, StoryJob};

use super::boxes;
use super::compositor::{Compositor, Style};
use super::galley::Galley;
use super::grid::Measure;
use super::headline;
use super::house::House;
use super::part::{Key, Part};
use super::pictures;
use super::setter::Broken;

/// A story set for its area.
#[derive(Debug, Clone)]
pub struct StorySetting {
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

/// Sets a story for an area of a width. `columns` fixes the columns of text.
pub fn set(
    house: &House,
    story: &Story,
    width: f64,
    columns: Option<u8>,
    apart: &Apart,
    key: Key,
) -> Result<StorySetting, Broken> {
    let wide = house.grid.columns_in(width);
    match story.form {
        Form::Essay if apart.headline && super::essay::fits(house, story) => {
            super::essay::text(house, story, width, apart, key)
        }
        Form::Essay if wide >= 4 && super::essay::fits(house, story) => {
            super::essay::set(house, story, width, key)
        }
        Form::Photos if wide >= 3 => super::photos::set(house, story, width, key),
        _ => news(house, story, width, columns.unwrap_or(wide), apart, key),
    }
}

/// The headline block of a story whose text stands in another area.
pub fn headline_apart(house: &House, story: &Story, width: f64, key: Key) -> Result<Part, Broken> {
    if story.form == Form::Essay && super::essay::fits(house, story) {
        return super::essay::head(house, story, width, key);
    }
    let blocks = headline::blocks(house, story, width, key)?;
    let none = Part { frame: Frame::soft(Size::zero()), lines: 0, role: "headline" };
    Ok(blocks.into_iter().next().unwrap_or(none))
}

/// A news story: a headline block across, the text below it, pictures at the top or foot.
fn news(
    house: &House,
    story: &Story,
    width: f64,
    columns: u8,
    apart: &Apart,
    key: Key,
) -> Result<StorySetting, Broken> {
    let measure = house.grid.measure(width, columns);
    let span = headline::span(house, story, &measure)?;
    // Over all columns, the white that whole characters leave belongs to the headline too.
    let head_width = if span < measure.columns { measure.span(span) } else { width };
    let heads =
        if apart.headline { Vec::new() } else { headline::blocks(house, story, head_width, key)? };

    let foot = foot_block(story, measure.columns, apart);
    let mut feet = Vec::new();
    if let Some(index) = foot {
        let part = foot_part(house, &story.blocks[index], measure.span(measure.columns), key)?;
        // White above it may grow a little where the copy is short.
        feet.extend((1..=3).map(|white| below_white(house, part.clone(), white)));
    }
    let left_out = |index: usize| apart.blocks.contains(&index) || Some(index) == foot;

    let mut jobs = Vec::new();
    let mut wide = Vec::new();
    for (index, block) in story.blocks.iter().enumerate() {
        if let BlockKind::Picture(picture) = &block.kind
            && let Some(place) = wide_place(picture, measure.columns)
        {
            let (job, set) =
                wide_picture(house, story, picture, place, &measure, key.deeper(index))?;
            jobs.push(job);
            wide.push(set);
        }
    }

    // Under a column's name the author stands behind it.
    let byline = story.byline.as_ref().filter(|_| story.column.is_none());
    let galley = galley(house, story, byline, &measure, &left_out, key)?;
    let job = StoryJob {
        head: (!heads.is_empty()).then(|| head_job(&heads, span, measure.columns)),
        pictures: jobs,
        foot: sizes(&feet, 2),
        ..galley.job(measure.columns)
    };
    Ok(StorySetting { job, measure, galley, heads, pictures: wide, feet, beside: None })
}

/// The galley of a story: the byline, if it stands there, and the body, with the parts that stay in it.
pub fn galley(
    house: &House,
    story: &Story,
    byline: Option<&Line>,
    measure: &Measure,
    left_out: &dyn Fn(usize) -> bool,
    key: Key,
) -> Result<Galley, Broken> {
    let long = story.importance == Importance::Lead || story.form == Form::Essay;
    let style = if long { Style::FEATURE } else { Style::BODY };
    let mut compositor = Compositor::new(house, measure.width, style, key.deeper("galley"));
    if let Some(byline) = byline {
        compositor.byline(byline)?;
    }
    compositor.blocks(&story.blocks, &mut |index, block, width| {
        if left_out(index) {
            return Ok(None);
        }
        in_galley(house, block, measure.columns, width, key.deeper(("block", index)))
    })?;
    Ok(compositor.finish())
}

/// A block that stands in the galley as a part of its own.
fn in_galley(
    house: &House,
    block: &Block,
    columns: u8,
    width: f64,
    key: Key,
) -> Result<Option<Part>, Broken> {
    match &block.kind {
        BlockKind::Table { .. } => boxes::table(house, block, width, key),
        BlockKind::Picture(picture) if wide_place(picture, columns).is_some() => Ok(None),
        BlockKind::Picture(picture) => {
            let caption = pictures::caption(house, picture, None, width, key)?;
            let (_, ideal, _) = pictures::heights(&house.grid, picture.ratio, width);
            let place = (width, ideal.0);
            let frame = pictures::with_caption(house, picture, caption.as_ref(), place, key)?;
            let lines = ideal.0 + caption.map_or(0, |caption| caption.lines);
            Ok(Some(Part { frame, lines, role: "picture" }))
        }
        BlockKind::Box(inner) => match inner.kind {
            BoxKind::Note => boxes::note(house, inner, width, key).map(Some),
            BoxKind::Quote => boxes::pull_quote(house, inner, width, key).map(Some),
            BoxKind::Sidebar => {
                let boxed = boxes::sidebar(house, inner, width, key)?;
                let lines = boxed.part.lines;
                let frame = boxed.grounded(house, lines, key)?;
                Ok(Some(Part { frame, lines, role: "box" }))
            }
        },
        _ => Ok(None),
    }
}

/// Where a picture stands if it is no part of the galley.
fn wide_place(picture: &Picture, columns: u8) -> Option<PicturePlace> {
    let wide = columns_of(picture).min(columns);
    match picture.place {
        Some(PicturePlace::Here) => None,
        Some(place) => Some(place),
        // Beside several columns a small picture stands at the top too, not across the text's way.
        None if wide >= 2 || columns >= 3 => Some(PicturePlace::Top),
        None => None,
    }
}

/// Columns that a picture takes if nothing gives (DESIGN §4).
fn columns_of(picture: &Picture) -> u8 {
    picture.columns.unwrap_or(if picture.ratio > 1.0 { 2 } else { 1 }).max(1)
}

fn wide_picture(
    house: &House,
    story: &Story,
    picture: &Picture,
    place: PicturePlace,
    measure: &Measure,
    key: Key,
) -> Result<(PictureJob, WidePicture), Broken> {
    let least = columns_of(picture).min(measure.columns);
    let most = if picture.columns.is_some() || least == 1 { least } else { measure.columns };
    // A lead's picture carries the page: three columns where there is room (LOOK §5).
    let lead = story.importance == Importance::Lead && measure.columns >= 4;
    let preferred = if lead && picture.columns.is_none() && least == 2 { 3 } else { least };
    let mut widths = Vec::new();
    let mut captions = Vec::new();
    for columns in least..=most {
        let width = measure.span(columns);
        let caption = pictures::caption(house, picture, None, width, key.deeper(columns))?;
        let lines = caption.as_ref().map_or(0, |caption| caption.lines);
        let cost = 3 * u32::from(columns.abs_diff(preferred));
        widths.push(pictures::width_option(&house.grid, picture, columns, width, lines, cost));
        captions.push(caption);
    }
    // Makeup takes the first as the preferred one.
    let first = widths.iter().position(|width| width.cost == 0).unwrap_or(0);
    widths.swap(0, first);
    captions.swap(0, first);
    let job = PictureJob { foot: place == PicturePlace::Bottom, widths };
    Ok((job, WidePicture { picture: picture.clone(), captions }))
}

/// The block that stands across the foot of a story of two or three columns: its first sidebar, or
/// a table too wide for one column.
fn foot_block(story: &Story, columns: u8, apart: &Apart) -> Option<usize> {
    if !(2..=3).contains(&columns) {
        return None;
    }
    story.blocks.iter().enumerate().position(|(index, block)| {
        !apart.blocks.contains(&index)
            && match &block.kind {
                BlockKind::Box(inner) => inner.kind == BoxKind::Sidebar,
                BlockKind::Table { head, .. } => head.len() > 2,
                _ => false,
            }
    })
}

fn foot_part(house: &House, block: &Block, width: f64, key: Key) -> Result<Part, Broken> {
    let part = match &block.kind {
        BlockKind::Box(inner) => {
            let boxed = boxes::sidebar(house, inner, width, key.deeper("foot"))?;
            let lines = boxed.part.lines;
            Some(Part { frame: boxed.grounded(house, lines, key)?, lines, role: "box" })
        }
        _ => boxes::table(house, block, width, key.deeper("foot"))?,
    };
    Ok(part.unwrap_or(Part { frame: Frame::soft(Size::zero()), lines: 0, role: "box" }))
}

/// A part with blank lines above it.
pub fn below_white(house: &House, part: Part, white: u32) -> Part {
    let lines = part.lines + white;
    let size = Size::new(part.frame.width(), Abs::pt(house.grid.height(lines)));
    let mut frame = Frame::soft(size);
    frame.push_frame(Point::with_y(house.grid.y(white)), part.frame);
    Part { frame, lines, role: part.role }
}

/// What makeup must know of a headline block over the first columns, or all. One beside text begins
/// with it (LOOK §3, 竖题: from line 0).
fn head_job(heads: &[Part], span: u8, columns: u8) -> HeadJob {
    let white_above = Lines(if span < columns { 0 } else { 2 });
    HeadJob { span: Columns(span), sizes: sizes(heads, 6), closed: false, white_above }
}

/// Heights of a block, the first one preferred; each step away costs `step`.
pub fn sizes(parts: &[Part], step: u32) -> Vec<HeadSize> {
    parts
        .iter()
        .enumerate()
        .map(|(n, part)| HeadSize { lines: Lines(part.lines), cost: step * n as u32 })
        .collect()
}
