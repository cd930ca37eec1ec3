//! The form photos 摄影: a title and a few words, one picture across, the others in a row below it
//! (LOOK §9, Pictures).

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{BlockKind, Picture, Story};
use kanyin_makeup::{Columns, HeadJob, HeadSize, Lines, StoryJob};

use super::headline;
use super::house::House;
use super::part::{Key, Part};
use super::pictures;
use super::setter::Broken;
use super::story::{StorySetting, galley};

/// Sets a picture page over an area of at least three columns.
pub fn set(house: &House, story: &Story, width: f64, key: Key) -> Result<StorySetting, Broken> {
    let grid = &house.grid;
    let columns = grid.columns_in(width);
    let measure = grid.measure(width, columns);
    let span = 2.min(columns - 1);
    let heads = headline::blocks(house, story, measure.span(span), key)?;
    let galley = galley(house, story, None, &measure, &|_| false, key)?;
    let pictures: Vec<&Picture> = story
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Picture(picture) => Some(picture),
            _ => None,
        })
        .collect();
    let (feet, foot) = feet(house, &pictures, width, key)?;
    let job = StoryJob {
        head: Some(HeadJob {
            span: Columns(span),
            sizes: super::story::sizes(&heads, 6),
            closed: true,
            white_above: Lines(0),
        }),
        foot,
        ..galley.job(columns)
    };
    Ok(StorySetting { job, measure, galley, heads, pictures: Vec::new(), feet, beside: None })
}

/// The pictures as one block, at each height that the large one may take.
fn feet(
    house: &House,
    pictures: &[&Picture],
    width: f64,
    key: Key,
) -> Result<(Vec<Part>, Vec<HeadSize>), Broken> {
    let grid = &house.grid;
    let Some((first, others)) = pictures.split_first() else {
        return Ok((Vec::new(), Vec::new()));
    };
    let caption = pictures::caption(house, first, pictures::circled(0), width, key)?;
    let caption_lines = caption.as_ref().map_or(0, |caption| caption.lines);
    let rows = small_rows(house, others, width, key)?;
    let (least, ideal, most) = pictures::heights(grid, first.ratio, width);

    let mut heights: Vec<u32> = (least.0..=most.0).collect();
    heights.sort_by_key(|lines| lines.abs_diff(ideal.0));
    let mut feet = Vec::new();
    let mut sizes = Vec::new();
    for (n, &lines) in heights.iter().enumerate() {
        // One blank line under the text, two between rows of pictures (LOOK §5).
        let mut top = 1;
        let below: u32 = rows.iter().map(|row| row.lines + 2).sum();
        let total = top + lines + caption_lines + below;
        let mut frame = Frame::soft(Size::new(Abs::pt(width), Abs::pt(grid.height(total))));
        let large = pictures::with_caption(
            house,
            first,
            caption.as_ref(),
            (width, lines),
            key.deeper(("large", n)),
        )?;
        frame.push_frame(Point::with_y(grid.y(top)), large);
        top += lines + caption_lines;
        for row in &rows {
            frame.push_frame(Point::with_y(grid.y(top + 2)), row.frame.clone());
            top += row.lines + 2;
        }
        feet.push(Part { frame, lines: total, role: "pictures" });
        sizes.push(HeadSize { lines: Lines(total), cost: n as u32 });
    }
    Ok((feet, sizes))
}

/// The smaller pictures, in rows of one height each.
fn small_rows(
    house: &House,
    pictures: &[&Picture],
    width: f64,
    key: Key,
) -> Result<Vec<Part>, Broken> {
    let grid = &house.grid;
    let columns = grid.columns_in(width);
    let measure = grid.measure(width, columns);
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
        let lines = row_height(house, row, columns);
        let mut frame = Frame::soft(Size::zero());
        let mut column = 0;
        let mut depth = lines;
        for picture in row {
            let span = measure.span(wide(picture, columns));
            let key = key.deeper(("small", number));
            let caption = pictures::caption(house, picture, pictures::circled(number), span, key)?;
            let set = pictures::with_caption(house, picture, caption.as_ref(), (span, lines), key)?;
            depth = depth.max(lines + caption.map_or(0, |caption| caption.lines));
            frame.push_frame(Point::with_x(Abs::pt(measure.x(column))), set);
            column += wide(picture, columns);
            number += 1;
        }
        frame.set_size(Size::new(Abs::pt(width), Abs::pt(grid.height(depth))));
        rows.push(Part { frame, lines: depth, role: "pictures" });
    }
    Ok(rows)
}

fn wide(picture: &Picture, columns: u8) -> u8 {
    picture.columns.unwrap_or(1).clamp(1, columns)
}

/// The height of a row of pictures: that of a 3:2 picture over two columns, or of a 3:4 one over one
/// column, where the grid is the house's (LOOK §5: 13 lines).
fn row_height(house: &House, row: &[&Picture], columns: u8) -> u32 {
    let grid = &house.grid;
    let measure = grid.measure(grid.width, grid.columns);
    let widest = row.iter().map(|picture| wide(picture, columns)).max().unwrap_or(1);
    let ratio = if widest == 1 { 0.75 } else { 1.5 };
    pictures::heights(grid, ratio, measure.span(widest)).1.0
}
