//! The form news, and whatever has no room for its own: a headline block across, the text below it, pictures at the top
//! or foot.

use std::collections::HashMap;

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{
    Block, BlockKind, Importance, Picture, Story,
    story::{BoxBlock, BoxKind},
};
use kanyin_makeup::{
    Columns, HeadJob, HeadSize, Lines, PictureEdge, PictureJob, PictureWidth, PictureWish, StoryJob,
};

use super::story::{Apart, Floating, SetStory, columns_of, edge, galley, head_sizes, rank, sizes};
use crate::boxes::{self, BoxPart};
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
    let mut heads =
        if apart.headline { Vec::new() } else { headline::blocks(&stick.over(head_width), story)? };

    let wide_tables = wide_tables(stick, story, &measure);
    let foot = foot_block(story, measure.columns, &wide_tables, apart);
    let floats = |block: &Block| matches!(&block.kind, BlockKind::Box(inner) if inner.kind == BoxKind::Sidebar);
    let left_out = |index: usize| {
        apart.blocks.contains(&index)
            || Some(index) == foot
            || floats(&story.blocks[index])
            || wide_tables.contains_key(&index)
    };

    let mut jobs = Vec::new();
    let mut floating = Vec::new();
    for (index, block) in story.blocks.iter().enumerate() {
        let stick = stick.deeper(index);
        let (job, set) = match &block.kind {
            BlockKind::Picture(picture) => {
                let Some(edge) = edge(picture, measure.columns, before(story, block)) else {
                    continue;
                };
                let is_first = floating.is_empty();
                floating_picture(&stick, (story, is_first), picture, edge, &measure)?
            }
            BlockKind::Box(inner) if floats(block) && !apart.blocks.contains(&index) => {
                let (job, boxes) = floating_box(&stick, inner, &measure)?;
                (job, Floating::Box(boxes, block.spot))
            }
            BlockKind::Table { .. } if Some(index) != foot && !apart.blocks.contains(&index) => {
                let Some(&columns) = wide_tables.get(&index) else { continue };
                let Some(part) = tables::table(&stick.over(measure.span(columns)), block)? else {
                    continue;
                };
                (table_job(&part, columns), Floating::Table(part, block.spot))
            }
            _ => continue,
        };
        jobs.push(job);
        floating.push(set);
    }

    // The text of a brief stands under its head at once, a picture does not.
    if story.importance == Importance::Brief && !jobs.is_empty() {
        heads.iter_mut().for_each(|head| head.leave_white(&stick.house.grid, 1));
    }

    // Under a column's name the author stands behind it.
    let byline = story.byline.as_ref().filter(|_| story.column.is_none());
    let galley = galley(stick, story, byline, &measure, &left_out)?;
    let mut feet = Vec::new();
    if let Some(index) = foot {
        let stick = stick.over(measure.span(measure.columns)).deeper("foot");
        let mut tables = tables::with_airier(&stick, &story.blocks[index])?.into_iter();
        let part = tables.next().unwrap_or(Part::nothing("table"));
        // Under text there is a line of white. It may grow a little where the copy is short, and that in the table's rows.
        let least = u32::from(galley.rows.iter().any(|row| !row.row.blank));
        feet.extend((least..=least + 1).map(|white| below_white(&stick, part.clone(), white)));
        feet.extend(tables.map(|part| below_white(&stick, part, least)));
    }
    let job = StoryJob {
        rank: rank(story),
        head: (!heads.is_empty())
            .then(|| head_job(&heads, span, measure.columns, story.deck.is_some())),
        pictures: jobs,
        foot: sizes(&feet, 2),
        ..galley.job(measure.columns)
    };
    Ok(SetStory { job, measure, galley, heads, pictures: floating, feet, beside: None })
}

/// The part of a story's copy that stands before a block.
fn before(story: &Story, block: &Block) -> f64 {
    let first = story.blocks.first().map_or(0, |first| first.spot.start);
    let end = story.blocks.last().map_or(0, |last| last.spot.end);
    f64::from(block.spot.start.saturating_sub(first)) / f64::from(end.saturating_sub(first).max(1))
}

fn floating_picture(
    stick: &Stick,
    (story, is_first): (&Story, bool),
    picture: &Picture,
    edge: PictureEdge,
    measure: &Measure,
) -> Result<(PictureJob, Floating), TemplateErrors> {
    // One that stands beside its words is a column wide, unless more was asked for.
    let beside = matches!(edge, PictureEdge::Near(_)) && picture.columns.is_none();
    let least = if beside { 1 } else { columns_of(picture).min(measure.columns) };
    // It grows before white is left (docs/rules.md §2): a wide one over all columns, a high one over two.
    let most = match picture.columns {
        Some(_) => least,
        None if beside => 1,
        None if least == 1 => measure.columns.min(2),
        None => measure.columns,
    };
    // A lead's picture carries the page: three columns where there is room (docs/look.md §5).
    let lead = story.importance == Importance::Lead && is_first && measure.columns >= 4;
    let preferred = if lead { (least + 1).min(most) } else { least };
    let mut widths = Vec::new();
    let mut captions = Vec::new();
    for columns in (1..=measure.columns).filter(|columns| {
        (least..=most).contains(columns) || picture.asked_columns == Some(*columns)
    }) {
        let stick = stick.over(measure.span(columns)).deeper(columns);
        let caption = pictures::caption(&stick, picture, None)?;
        let cost = 3 * u32::from(columns.abs_diff(preferred));
        widths.push(pictures::width_option(&stick, picture, columns, caption.as_ref(), cost));
        captions.push(caption);
    }
    // Makeup takes the first as the preferred one.
    let first = widths.iter().position(|width| width.cost == 0).unwrap_or(0);
    widths.swap(0, first);
    captions.swap(0, first);
    let job = PictureJob { edge, goes_under: false, widths, wish: PictureWish::default() };
    Ok((job, Floating::Picture(picture.clone(), captions)))
}

/// A sidebar stands like a picture that nothing may be cut of: of a story of two or three columns at its foot, across them
/// if nothing gives; of a wider one in a single column. Narrower or wider ones are for where that leaves a hole.
fn floating_box(
    stick: &Stick,
    inner: &BoxBlock,
    measure: &Measure,
) -> Result<(PictureJob, Vec<BoxPart>), TemplateErrors> {
    let across = (2..=3).contains(&measure.columns);
    let preferred = if across { measure.columns } else { 1 };
    let mut widths = Vec::new();
    let mut boxes = Vec::new();
    for columns in 1..=measure.columns.min(WIDEST_BOX) {
        let boxed = boxes::sidebar(&stick.over(measure.span(columns)).deeper(columns), inner)?;
        let lines = boxed.part.lines;
        widths.push(PictureWidth {
            columns: Columns(columns),
            least: Lines(lines),
            ideal: Lines(lines),
            most: Lines(lines + boxed.may_grow()),
            caption: Lines(0),
            ends_high: false,
            cost: 3 * u32::from(columns.abs_diff(preferred)) + if boxed.is_torn { TORN } else { 0 },
        });
        boxes.push(boxed);
    }
    // Makeup takes the first as the preferred one.
    let first = widths.iter().position(|width| width.columns.0 == preferred);
    let first = first.unwrap_or(0);
    widths.swap(0, first);
    boxes.swap(0, first);
    let edge = if across { PictureEdge::Foot } else { PictureEdge::Any };
    Ok((PictureJob { edge, goes_under: true, widths, wish: PictureWish::default() }, boxes))
}

/// What a box costs in which an item goes on in another column, and the columns are not even.
const TORN: u32 = 15;

/// Columns of a sidebar at most (docs/look.md §6).
const WIDEST_BOX: u8 = 3;

/// A table over several columns stands like a picture that nothing may be cut of.
fn table_job(part: &Part, columns: u8) -> PictureJob {
    let lines = Lines(part.lines);
    let width = PictureWidth {
        columns: Columns(columns),
        least: lines,
        ideal: lines,
        most: lines,
        caption: Lines(0),
        ends_high: false,
        cost: 0,
    };
    PictureJob {
        edge: PictureEdge::Any,
        goes_under: false,
        widths: vec![width],
        wish: PictureWish::default(),
    }
}

/// The tables that take more than one column, by their index, and how many.
fn wide_tables(stick: &Stick, story: &Story, measure: &Measure) -> HashMap<usize, u8> {
    let blocks = story.blocks.iter().enumerate();
    let columns = blocks.map(|(index, block)| (index, tables::columns(stick, block, measure)));
    columns.filter(|(_, columns)| *columns > 1).collect()
}

/// The table that stands across the foot of a story: of one with nothing else in it, right under its headline, and as wide;
/// of one of two or three columns a table as wide as they are, or of more than two columns for which nothing else was asked.
fn foot_block(
    story: &Story,
    columns: u8,
    wide_tables: &HashMap<usize, u8>,
    apart: &Apart,
) -> Option<usize> {
    if columns > 1
        && let [Block { kind: BlockKind::Table { rows, columns: None, .. }, .. }] = &*story.blocks
        && (rows.len() <= tables::LONG || wide_tables.contains_key(&0))
        && apart.blocks.is_empty()
    {
        return Some(0);
    }
    if !(2..=3).contains(&columns) {
        return None;
    }
    story.blocks.iter().enumerate().position(|(index, block)| {
        !apart.blocks.contains(&index)
            && match &block.kind {
                // Beside a table of one column stands text; one of three and more is easier to read across.
                BlockKind::Table { head, columns: None, .. } if head.len() > 2 => true,
                BlockKind::Table { .. } => wide_tables.get(&index) == Some(&columns),
                _ => false,
            }
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

/// What makeup must know of a headline block over the first columns, or all. One beside text begins with it
/// (docs/look.md §3, 竖题: from line 0), and clashes with none.
fn head_job(heads: &[Part], span: u8, columns: u8, has_deck: bool) -> HeadJob {
    const STEP: u32 = 6;
    let level = span == columns;
    let sizes: Vec<HeadSize> =
        if level { head_sizes(heads, STEP, has_deck) } else { sizes(heads, STEP) };
    HeadJob { span: Columns(span), sizes, wish: Vec::new(), closed: false }
}
