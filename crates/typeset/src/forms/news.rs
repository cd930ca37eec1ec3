//! The form news, and whatever has no room for its own: a headline block across, the text below it, pictures at the top
//! or foot.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{
    Block, BlockKind, Importance, Picture, Story,
    story::{BoxKind, PicturePlace},
};
use kanyin_makeup::{Columns, HeadJob, Lines, PictureJob, StoryJob};

use super::story::{Apart, SetStory, WidePicture, columns_of, galley, sizes, wide_place};
use crate::boxes;
use crate::engine::TemplateErrors;
use crate::grid::Measure;
use crate::headline;
use crate::house::Stick;
use crate::part::Part;
use crate::parts::{pictures, tables};

/// A news story: a headline block across, the text below it, pictures at the top or foot.
pub fn set(
    stick: &Stick,
    story: &Story,
    columns: u8,
    apart: &Apart,
) -> Result<SetStory, TemplateErrors> {
    let measure = stick.house.grid.measure(stick.width, columns);
    let span = headline::span(stick, story, &measure)?;
    // Over all columns, the white that whole characters leave belongs to the headline too.
    let head_width = if span < measure.columns { measure.span(span) } else { stick.width };
    let heads =
        if apart.headline { Vec::new() } else { headline::blocks(&stick.over(head_width), story)? };

    let foot = foot_block(story, measure.columns, apart);
    let mut feet = Vec::new();
    if let Some(index) = foot {
        let stick = stick.over(measure.span(measure.columns)).deeper("foot");
        let part = foot_part(&stick, &story.blocks[index])?;
        // White above it may grow a little where the copy is short.
        feet.extend((1..=3).map(|white| below_white(&stick, part.clone(), white)));
    }
    let left_out = |index: usize| apart.blocks.contains(&index) || Some(index) == foot;

    let mut jobs = Vec::new();
    let mut wide = Vec::new();
    for (index, block) in story.blocks.iter().enumerate() {
        if let BlockKind::Picture(picture) = &block.kind
            && let Some(place) = wide_place(picture, measure.columns)
        {
            let (job, set) = wide_picture(&stick.deeper(index), story, picture, place, &measure)?;
            jobs.push(job);
            wide.push(set);
        }
    }

    // Under a column's name the author stands behind it.
    let byline = story.byline.as_ref().filter(|_| story.column.is_none());
    let galley = galley(stick, story, byline, &measure, &left_out)?;
    let job = StoryJob {
        head: (!heads.is_empty()).then(|| head_job(&heads, span, measure.columns)),
        pictures: jobs,
        foot: sizes(&feet, 2),
        ..galley.job(measure.columns)
    };
    Ok(SetStory { job, measure, galley, heads, pictures: wide, feet, beside: None })
}

fn wide_picture(
    stick: &Stick,
    story: &Story,
    picture: &Picture,
    place: PicturePlace,
    measure: &Measure,
) -> Result<(PictureJob, WidePicture), TemplateErrors> {
    let least = columns_of(picture).min(measure.columns);
    let most = if picture.columns.is_some() || least == 1 { least } else { measure.columns };
    // A lead's picture carries the page: three columns where there is room (docs/look.md §5).
    let lead = story.importance == Importance::Lead && measure.columns >= 4;
    let preferred = if lead && picture.columns.is_none() && least == 2 { 3 } else { least };
    let mut widths = Vec::new();
    let mut captions = Vec::new();
    for columns in least..=most {
        let stick = stick.over(measure.span(columns)).deeper(columns);
        let caption = pictures::caption(&stick, picture, None)?;
        let lines = caption.as_ref().map_or(0, |caption| caption.lines);
        let cost = 3 * u32::from(columns.abs_diff(preferred));
        widths.push(pictures::width_option(&stick, picture, columns, lines, cost));
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

fn foot_part(stick: &Stick, block: &Block) -> Result<Part, TemplateErrors> {
    Ok(match &block.kind {
        BlockKind::Box(inner) => boxes::sidebar(stick, inner)?.alone(stick)?,
        _ => tables::table(stick, block)?.unwrap_or(Part::nothing("box")),
    })
}

/// A part with blank lines above it.
fn below_white(stick: &Stick, part: Part, white: u32) -> Part {
    let lines = part.lines + white;
    let size = Size::new(part.frame.width(), Abs::pt(stick.house.grid.height(lines)));
    let mut frame = Frame::soft(size);
    frame.push_frame(Point::with_y(stick.house.grid.y(white)), part.frame);
    Part { frame, lines, role: part.role }
}

/// What makeup must know of a headline block over the first columns, or all. One beside text begins
/// with it (docs/look.md §3, 竖题: from line 0).
fn head_job(heads: &[Part], span: u8, columns: u8) -> HeadJob {
    let white_above = Lines(if span < columns { 0 } else { 2 });
    HeadJob { span: Columns(span), sizes: sizes(heads, 6), closed: false, white_above }
}
