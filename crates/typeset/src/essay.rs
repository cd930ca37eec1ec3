//! The form essay: an upright title beside the picture, a lead-in, long lines, a pull quote in the
//! white at the right (LOOK §9, Culture).

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{
    BlockKind, Line, Picture, Story,
    story::{BoxKind, Direction},
};
use kanyin_makeup::{Columns, HeadJob, HeadSize, Lines, StoryJob};

use super::boxes;
use super::headline::{self, Cells, points};
use super::house::{House, it};
use super::part::{Key, Part};
use super::pictures;
use super::setter::Broken;
use super::story::{Apart, StorySetting, galley};
use super::title::Face;

/// Sizes and steps of the upright lines, in points (LOOK §3).
const TITLE: (f64, f64) = (42.0, 50.0);
const DECK: (f64, f64) = (14.0, 17.6);
const AUTHOR: (f64, f64) = (10.5, 16.0);

/// Whether a title can stand upright: nine characters at most, none of them Latin (LOOK §3), in a
/// column that holds its three rows, with second line and author no longer than it.
pub fn fits(house: &House, story: &Story) -> bool {
    let title = Cells::new(&story.title, None);
    let long = |cells: &Cells, (size, step): (f64, f64)| cells.whole(size, step);
    let height = long(&title, TITLE);
    let beside = [(&story.deck, DECK), (&story.byline, AUTHOR)];
    let short = |(line, type_): &(&Option<Line>, (f64, f64))| {
        let length = line.as_ref().map_or(0.0, |line| long(&Cells::new(line, None), *type_));
        TITLE.1 + length <= height.max(420.0)
    };
    story.direction != Some(Direction::Horizontal)
        && height <= 9.0 * TITLE.1
        && !title.has_turned_latin()
        && house.grid.column() >= 120.0
        && height <= house.grid.height(house.grid.lines / 2)
        && beside.iter().all(short)
}

/// Sets an essay across an area of at least four columns.
pub fn set(house: &House, story: &Story, width: f64, key: Key) -> Result<StorySetting, Broken> {
    let grid = &house.grid;
    let step = grid.column() + grid.gutter;
    let quote = story.blocks.iter().enumerate().find_map(|(index, block)| match &block.kind {
        BlockKind::Box(inner) if inner.kind == BoxKind::Quote => Some((index, inner)),
        _ => None,
    });
    let picture = first_picture(story);
    // Long lines over the left columns, white at the right; without a quote over all of them.
    let text_width = if quote.is_some() { width - 2.0 * step } else { width };
    let measure = grid.measure(text_width, long_columns(house, text_width));

    let (heads, sizes) = heads(house, story, picture.map(|p| p.1), width, Some(text_width), key)?;
    let left_out =
        |index: usize| Some(index) == quote.map(|q| q.0) || Some(index) == picture.map(|p| p.0);
    let galley = galley(house, story, None, &measure, &left_out, key)?;
    let beside = match quote {
        Some((index, inner)) => {
            let x = text_width + grid.gutter + 0.5 * grid.column();
            let part = boxes::pull_quote(house, inner, width - x, key.deeper(("quote", index)))?;
            Some((x, part))
        }
        None => None,
    };
    let job = StoryJob {
        head: Some(HeadJob {
            span: Columns(measure.columns),
            sizes,
            closed: false,
            white_above: Lines(0),
        }),
        ..galley.job(measure.columns)
    };
    Ok(StorySetting { job, measure, galley, heads, pictures: Vec::new(), feet: Vec::new(), beside })
}

/// The text of an essay whose title and picture stand in an area of their own: lead-in, long lines.
pub fn text(
    house: &House,
    story: &Story,
    width: f64,
    apart: &Apart,
    key: Key,
) -> Result<StorySetting, Broken> {
    let measure = house.grid.measure(width, long_columns(house, width));
    let picture = first_picture(story).map(|(index, _)| index);
    let left_out = |index: usize| apart.blocks.contains(&index) || Some(index) == picture;
    let galley = galley(house, story, None, &measure, &left_out, key)?;
    let heads: Vec<Part> = lead_in(house, story, width, key)?
        .map(|mut part| {
            part.lines += 1;
            part.frame.set_size(Size::new(part.frame.width(), house.grid.y(part.lines)));
            part
        })
        .into_iter()
        .collect();
    let job = StoryJob {
        head: (!heads.is_empty()).then(|| HeadJob {
            span: Columns(measure.columns),
            sizes: super::story::sizes(&heads, 0),
            closed: false,
            white_above: Lines(0),
        }),
        ..galley.job(measure.columns)
    };
    Ok(StorySetting {
        job,
        measure,
        galley,
        heads,
        pictures: Vec::new(),
        feet: Vec::new(),
        beside: None,
    })
}

/// Title and picture alone, the picture uncropped.
pub fn head(house: &House, story: &Story, width: f64, key: Key) -> Result<Part, Broken> {
    let picture = first_picture(story).map(|(_, picture)| picture);
    let (heads, _) = heads(house, story, picture, width, None, key)?;
    let none = Part { frame: Frame::soft(Size::zero()), lines: 0, role: "headline" };
    Ok(heads.into_iter().next().unwrap_or(none))
}

fn first_picture(story: &Story) -> Option<(usize, &Picture)> {
    story.blocks.iter().enumerate().find_map(|(index, block)| match &block.kind {
        BlockKind::Picture(picture) => Some((index, picture)),
        _ => None,
    })
}

/// Long lines: two columns over three of the grid's, three over five.
fn long_columns(house: &House, width: f64) -> u8 {
    (house.grid.columns_in(width) / 2 + 1).min(3)
}

/// Title, picture and lead-in as one block, at each height that the picture may take.
fn heads(
    house: &House,
    story: &Story,
    picture: Option<&Picture>,
    width: f64,
    text_width: Option<f64>,
    key: Key,
) -> Result<(Vec<Part>, Vec<HeadSize>), Broken> {
    let grid = &house.grid;
    let step = grid.column() + grid.gutter;
    let upright = upright(house, story, key.deeper("upright"))?;
    let upright_lines = grid.lines_for(upright.height().to_pt());
    let lead_in = match text_width {
        Some(text_width) => lead_in(house, story, text_width, key)?,
        None => None,
    };

    let mut heads = Vec::new();
    let mut sizes = Vec::new();
    let picture_width = width - step;
    let heights = match picture {
        Some(picture) => {
            let (least, ideal, most) = pictures::heights(grid, picture.ratio, picture_width);
            // At most half of the page, whatever its shape.
            let half = |lines: u32| lines.min(grid.lines / 2).max(1);
            let mut heights: Vec<u32> = (half(least.0)..=half(most.0)).collect();
            heights.sort_by_key(|lines| lines.abs_diff(ideal.0));
            heights
        }
        None => vec![0],
    };
    let caption = match picture {
        Some(picture) => pictures::caption(house, picture, None, picture_width, key)?,
        None => None,
    };
    for (n, &lines) in heights.iter().enumerate() {
        let shown = lines + caption.as_ref().map_or(0, |caption| caption.lines);
        let white = if text_width.is_some() { 2 } else { 0 };
        let top = upright_lines.max(shown) + white;
        let total = top + lead_in.as_ref().map_or(0, |part| part.lines + 1);
        let mut frame = Frame::soft(Size::new(Abs::pt(width), grid.y(total)));
        frame.push_frame(Point::zero(), upright.clone());
        if let Some(picture) = picture {
            let place = (picture_width, lines);
            let set =
                pictures::with_caption(house, picture, caption.as_ref(), place, key.deeper(n))?;
            frame.push_frame(Point::with_x(Abs::pt(step)), set);
        }
        if let Some(part) = &lead_in {
            frame.push_frame(Point::with_y(grid.y(top)), part.frame.clone());
        }
        heads.push(Part { frame, lines: total, role: "headline" });
        sizes.push(HeadSize { lines: Lines(total), cost: n as u32 });
    }
    Ok((heads, sizes))
}

/// The upright title with its second line and author.
fn upright(house: &House, story: &Story, key: Key) -> Result<Frame, Broken> {
    let at = house.at(house.grid.column());
    let line = |line: Option<&Line>, role: &str, (size, step): (f64, f64)| -> Result<_, Broken> {
        let Some(line) = line else { return Ok((None, points(0.0))) };
        let cells = Cells::new(line, Face::of(house, &at, role).as_ref());
        Ok((Some(cells.data(house, role, key)?), points(cells.whole(size, step))))
    };
    let (title, title_length) = line(Some(&story.title), "heavy", TITLE)?;
    let (deck, deck_length) = line(story.deck.as_ref(), "kai", DECK)?;
    let (author, author_length) = line(story.byline.as_ref(), "kai", AUTHOR)?;
    let it = it! {
        "title" => title,
        "deck" => deck,
        "author" => author,
        "title-length" => title_length,
        "deck-length" => deck_length,
        "author-length" => author_length,
    };
    house.part("vertical-title", it, house.grid.column(), &key)
}

fn lead_in(house: &House, story: &Story, width: f64, key: Key) -> Result<Option<Part>, Broken> {
    let Some(line) = &story.lead_in else { return Ok(None) };
    let at = house.at(width);
    let font = Face::of(house, &at, "kai");
    let rows = headline::rows_of(line, width / 14.0, font.as_ref());
    let it = it! { "rows" => super::galley::array(rows) };
    let frame = house.part("lead-in", it, width, &key.deeper("lead-in"))?;
    Ok(Some(Part::new(&house.grid, frame, "lead-in")))
}
