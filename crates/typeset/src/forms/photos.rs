//! The form photos 摄影: a title and a few words, one picture across, the others in a row below it
//! (docs/look.md §9, Pictures).

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{BlockKind, Picture, Story};
use kanyin_makeup::{Columns, HeadJob, HeadSize, Lines, StoryJob};

use super::story::{SetStory, galley, head_sizes, rank};
use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::headline;
use crate::house::Stick;
use crate::part::Part;
use crate::parts::pictures;

/// Columns that the headline block spans.
pub const HEAD: u8 = 2;

/// Sets a picture page over an area of at least three columns.
pub fn set(stick: &Stick, story: &Story) -> Result<SetStory, TemplateErrors> {
    let columns = stick.columns();
    let measure = stick.house.grid.measure(stick.width, columns);
    let heads = headline::blocks(&stick.over(measure.span(HEAD)), story)?;
    let galley = galley(stick, story, None, &measure, &|_| false)?;
    let pictures: Vec<&Picture> = story
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Picture(picture) => Some(picture),
            _ => None,
        })
        .collect();
    let (feet, foot) = feet(stick, &pictures)?;
    let job = StoryJob {
        rank: rank(story),
        head: Some(HeadJob {
            span: Columns(HEAD),
            sizes: head_sizes(&heads, 6),
            wish: Vec::new(),
            closed: true,
        }),
        foot,
        ..galley.job(columns)
    };
    Ok(SetStory { job, measure, galley, heads, pictures: Vec::new(), feet, beside: None })
}

/// The pictures as one block, at each height that the large one may take.
fn feet(
    stick: &Stick,
    pictures: &[&Picture],
) -> Result<(Vec<Part>, Vec<HeadSize>), TemplateErrors> {
    let grid = &stick.house.grid;
    let Some((first, others)) = pictures.split_first() else {
        return Ok((Vec::new(), Vec::new()));
    };
    let caption = pictures::caption(stick, first, pictures::circled(0))?;
    let caption_lines = caption.as_ref().map_or(0, |caption| caption.lines);
    let rows = small_rows(stick, others)?;
    let (least, ideal, most) = pictures::heights(grid, first.ratio, stick.width);

    let mut heights: Vec<u32> = (least.0..=most.0).collect();
    heights.sort_by_key(|lines| lines.abs_diff(ideal.0));
    let mut feet = Vec::new();
    let mut sizes = Vec::new();
    for (n, &lines) in heights.iter().enumerate() {
        // One blank line under the text, two between rows of pictures (docs/look.md §5).
        let mut top = 1;
        let below: u32 = rows.iter().map(|row| row.lines + 2).sum();
        let total = top + lines + caption_lines + below;
        let mut frame = Frame::soft(Size::new(Abs::pt(stick.width), Abs::pt(grid.height(total))));
        let place = stick.deeper(("large", n));
        let large = pictures::with_caption(&place, first, caption.as_ref(), lines)?;
        frame.push_frame(Point::with_y(grid.y(top)), large);
        top += lines + caption_lines;
        for row in &rows {
            frame.push_frame(Point::with_y(grid.y(top + 2)), row.frame.clone());
            top += row.lines + 2;
        }
        feet.push(Part { frame, lines: total, role: "pictures" });
        sizes.push(HeadSize { lines: Lines(total), cost: n as u32, look: None });
    }
    Ok((feet, sizes))
}

/// The smaller pictures, in rows of one height each.
fn small_rows(stick: &Stick, pictures: &[&Picture]) -> Result<Vec<Part>, TemplateErrors> {
    let grid = &stick.house.grid;
    let columns = stick.columns();
    let measure = grid.measure(stick.width, columns);
    let mut rows = Vec::new();
    let mut rest = pictures;
    let mut number = 1;
    while !rest.is_empty() {
        let mut used = 0;
        let count = rest
            .iter()
            .take_while(|picture| {
                used += wide(picture, columns);
                used <= columns
            })
            .count()
            .max(1);
        let (row, others) = rest.split_at(count);
        rest = others;
        let lines = row_height(grid, row, columns);
        let mut frame = Frame::soft(Size::zero());
        let mut column = 0;
        let mut depth = lines;
        for picture in row {
            let place = stick.over(measure.span(wide(picture, columns))).deeper(("small", number));
            let caption = pictures::caption(&place, picture, pictures::circled(number))?;
            let set = pictures::with_caption(&place, picture, caption.as_ref(), lines)?;
            depth = depth.max(lines + caption.map_or(0, |caption| caption.lines));
            frame.push_frame(Point::with_x(Abs::pt(measure.x(column))), set);
            column += wide(picture, columns);
            number += 1;
        }
        frame.set_size(Size::new(Abs::pt(stick.width), Abs::pt(grid.height(depth))));
        rows.push(Part { frame, lines: depth, role: "pictures" });
    }
    Ok(rows)
}

fn wide(picture: &Picture, columns: u8) -> u8 {
    picture.columns.unwrap_or(1).clamp(1, columns)
}

/// The height of a row of pictures: that of a 3:2 picture over two columns, or of a 3:4 one over one
/// column, where the grid is the house's (docs/look.md §5: 13 lines).
fn row_height(grid: &PageGrid, row: &[&Picture], columns: u8) -> u32 {
    let measure = grid.measure(grid.width, grid.columns);
    let widest = row.iter().map(|picture| wide(picture, columns)).max().unwrap_or(1);
    let ratio = if widest == 1 { 0.75 } else { 1.5 };
    pictures::heights(grid, ratio, measure.span(widest)).1.0
}
