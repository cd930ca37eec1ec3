//! The form essay: an upright title beside the picture, a lead-in, long lines, a pull quote in the
//! white at the right (docs/look.md §9, Culture). Without a picture the text itself stands beside the title.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{
    BlockKind, Line, Picture, Story,
    story::{BoxKind, Direction},
};
use kanyin_makeup::{Columns, HeadJob, HeadSize, Lines, StoryJob, Taken, WhiteUnder};

use super::story::{Apart, SetStory, galley, rank, sizes};
use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::headline::UprightLine;
use crate::house::{Stick, it, points};
use crate::part::Part;
use crate::parts::line_face::LineFace;
use crate::parts::notes;
use crate::parts::pictures::{self, KeepsTo};
use crate::words::array;

/// Sizes and steps of the upright lines, in points (docs/look.md §3).
const TITLE: (f64, f64) = (42.0, 50.0);
const DECK: (f64, f64) = (14.0, 17.6);
const AUTHOR: (f64, f64) = (10.5, 16.0);
/// White between a column's name and the author below it, in points.
const BELOW_COLUMN: f64 = 16.0;

/// Whether a title can stand upright: nine characters at most, none of them Latin (docs/look.md §3), in a
/// column that holds its three rows, with second line and author no longer than it.
pub fn fits(grid: &PageGrid, story: &Story) -> bool {
    let title = UprightLine::new(&story.title, None);
    let long = |line: &UprightLine, (size, step): (f64, f64)| line.whole(size, step);
    let height = long(&title, TITLE);
    let length = |line: &Option<Line>, type_: (f64, f64)| {
        line.as_ref().map_or(0.0, |line| long(&UprightLine::new(line, None), type_))
    };
    let column = length(&story.column, AUTHOR);
    let above_author = if column > 0.0 { column + BELOW_COLUMN } else { TITLE.1 };
    let room = height.max(420.0);
    story.direction != Some(Direction::Horizontal)
        && height <= 9.0 * TITLE.1
        && !title.has_turned_latin()
        && grid.column() >= 120.0
        && height <= grid.height(grid.lines / 2)
        && TITLE.1 + length(&story.deck, DECK) <= room
        && above_author + length(&story.byline, AUTHOR) <= room
}

/// Whether it has a picture to stand beside its title.
pub fn has_picture(story: &Story) -> bool {
    first_picture(story).is_some()
}

/// The story with its title upright.
pub fn upright_story(story: &Story) -> Story {
    Story { direction: Some(Direction::Vertical), ..story.clone() }
}

/// Sets an essay across an area of at least four columns.
pub fn set(stick: &Stick, story: &Story) -> Result<SetStory, TemplateErrors> {
    let grid = &stick.house.grid;
    let step = grid.column() + grid.gutter;
    let quote = story.blocks.iter().enumerate().find_map(|(index, block)| match &block.kind {
        BlockKind::Box(inner) if inner.kind == BoxKind::Quote => Some((index, inner)),
        _ => None,
    });
    let picture = first_picture(story);
    // Long lines over the left columns, white at the right; without a quote over all of them.
    let text_width = if quote.is_some() { stick.width - 2.0 * step } else { stick.width };
    let text = stick.over(text_width);
    let measure = grid.measure(text_width, long_columns(&text));

    let (heads, sizes) = heads(stick, story, picture.map(|p| p.1), Some(&text))?;
    let left_out =
        |index: usize| Some(index) == quote.map(|q| q.0) || Some(index) == picture.map(|p| p.0);
    let galley = galley(stick, story, None, &measure, &left_out)?;
    let beside = match quote {
        Some((index, inner)) => {
            let x = text_width + grid.gutter + 0.5 * grid.column();
            let quote = stick.over(stick.width - x).deeper(("quote", index));
            let part = notes::pull_quote(&quote, inner)?;
            Some((x, part))
        }
        None => None,
    };
    let job = StoryJob {
        rank: rank(story),
        head: Some(HeadJob {
            span: Columns(measure.columns),
            sizes,
            wish: Vec::new(),
            closed: false,
        }),
        ..galley.job(measure.columns)
    };
    Ok(SetStory { job, measure, galley, heads, pictures: Vec::new(), feet: Vec::new(), beside })
}

/// The text of an essay whose title and picture stand in an area of their own: lead-in, long lines.
pub fn text(stick: &Stick, story: &Story, apart: &Apart) -> Result<SetStory, TemplateErrors> {
    let grid = &stick.house.grid;
    let measure = grid.measure(stick.width, long_columns(stick));
    let picture = first_picture(story).map(|(index, _)| index);
    let left_out = |index: usize| apart.blocks.contains(&index) || Some(index) == picture;
    let galley = galley(stick, story, None, &measure, &left_out)?;
    let heads: Vec<Part> = lead_in(stick, story)?
        .map(|mut part| {
            part.lines += 1;
            part.frame.set_size(Size::new(part.frame.width(), grid.y(part.lines)));
            part
        })
        .into_iter()
        .collect();
    let job = StoryJob {
        rank: rank(story),
        head: (!heads.is_empty()).then(|| HeadJob {
            span: Columns(measure.columns),
            sizes: sizes(&heads, 0),
            wish: Vec::new(),
            closed: false,
        }),
        ..galley.job(measure.columns)
    };
    Ok(SetStory {
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
pub fn head(stick: &Stick, story: &Story) -> Result<Part, TemplateErrors> {
    let picture = first_picture(story).map(|(_, picture)| picture);
    let (heads, _) = heads(stick, story, picture, None)?;
    Ok(heads.into_iter().next().unwrap_or(Part::nothing("headline")))
}

fn first_picture(story: &Story) -> Option<(usize, &Picture)> {
    story.blocks.iter().enumerate().find_map(|(index, block)| match &block.kind {
        BlockKind::Picture(picture) => Some((index, picture)),
        _ => None,
    })
}

/// Long lines: two columns over three of the grid's, three over five.
fn long_columns(stick: &Stick) -> u8 {
    (stick.columns() / 2 + 1).min(3)
}

/// Title, picture and lead-in as one block, at each height that the picture may take. The lead-in is as wide as the
/// `text`; without text it stands elsewhere.
fn heads(
    stick: &Stick,
    story: &Story,
    picture: Option<&Picture>,
    text: Option<&Stick>,
) -> Result<(Vec<Part>, Vec<HeadSize>), TemplateErrors> {
    let grid = &stick.house.grid;
    let step = grid.column() + grid.gutter;
    let upright = upright(&stick.over(grid.column()).deeper("upright"), story)?;
    let upright_lines = grid.lines_for(upright.height().to_pt());
    let lead_in = match text {
        Some(text) => lead_in(text, story)?,
        None => None,
    };

    let mut heads = Vec::new();
    let mut sizes = Vec::new();
    let beside_title = stick.over(stick.width - step);
    let heights = match picture {
        Some(picture) => {
            let (least, ideal, most) = pictures::heights(grid, picture, beside_title.width);
            // At most half of the page, whatever its shape.
            let half = |lines: u32| lines.min(grid.lines / 2).max(1);
            let mut heights: Vec<u32> = (half(least.0)..=half(most.0)).collect();
            heights.sort_by_key(|lines| lines.abs_diff(ideal.0));
            heights
        }
        None => vec![0],
    };
    let caption = match picture {
        Some(picture) => pictures::caption(&beside_title, picture, None)?,
        None => None,
    };
    for (n, &lines) in heights.iter().enumerate() {
        let shown = lines + caption.as_ref().map_or(0, |caption| caption.lines);
        let white = if text.is_some() { 2 } else { 0 };
        let top = upright_lines.max(shown) + white;
        let total = top + lead_in.as_ref().map_or(0, |part| part.lines + 1);
        let mut frame = Frame::soft(Size::new(Abs::pt(stick.width), grid.y(total)));
        frame.push_frame(Point::zero(), upright.clone());
        if let Some(picture) = picture {
            let place = beside_title.deeper(n);
            let set =
                pictures::with_caption(&place, picture, caption.as_ref(), lines, KeepsTo::Head)?;
            frame.push_frame(Point::with_x(Abs::pt(step)), set);
        }
        if let Some(part) = &lead_in {
            frame.push_frame(Point::with_y(grid.y(top)), part.frame.clone());
        }
        heads.push(Part { frame, lines: total, role: "headline" });
        sizes.push(HeadSize {
            lines: Lines(total),
            cost: n as u32,
            look: None,
            white_under: WhiteUnder::AsItIs,
            taken: Taken::Freely,
        });
    }
    Ok((heads, sizes))
}

/// The upright title with its second line and author.
fn upright(stick: &Stick, story: &Story) -> Result<Frame, TemplateErrors> {
    let line =
        |line: Option<&Line>, role: &str, (size, step): (f64, f64)| -> Result<_, TemplateErrors> {
            let Some(line) = line else { return Ok((None, points(0.0))) };
            let line = UprightLine::new(line, stick.advances(role).as_ref());
            Ok((Some(line.data(stick, role)?), points(line.whole(size, step))))
        };
    let (title, title_length) = line(Some(&story.title), "heavy", TITLE)?;
    let (deck, deck_length) = line(story.deck.as_ref(), "kai", DECK)?;
    let (author, author_length) = line(story.byline.as_ref(), "kai", AUTHOR)?;
    let (column, column_length) = line(story.column.as_ref(), "hei", AUTHOR)?;
    let it = it! {
        "title" => title,
        "deck" => deck,
        "author" => author,
        "column" => column,
        "below-column" => points(BELOW_COLUMN),
        "title-length" => title_length,
        "deck-length" => deck_length,
        "author-length" => author_length,
        "column-length" => column_length,
    };
    stick.frame("vertical-title", it)
}

fn lead_in(stick: &Stick, story: &Story) -> Result<Option<Part>, TemplateErrors> {
    let Some(line) = &story.lead_in else { return Ok(None) };
    let rows = LineFace::of(stick, "kai").rows(line, stick.width / 14.0);
    stick.deeper("lead-in").part("lead-in", it! { "rows" => array(rows) }, "lead-in").map(Some)
}
