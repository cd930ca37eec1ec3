//! Pictures with their captions, as parts.

use typst_library::foundations::Content;
use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_composer::is_circled;
use kanyin_issue::{Crop, Picture, Run};
use kanyin_makeup::{Columns, Lines, PictureWidth};

use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::stand_ins::{Shown, may_be_cut};
use crate::words;

/// The place of a picture, `height` points high.
pub fn place(
    stick: &Stick,
    shown: &Shown,
    alt: &str,
    height: f64,
) -> Result<Frame, TemplateErrors> {
    let it = it! { "data" => shown.stand_in(), "alt" => alt };
    stick.filling("picture", it, height)
}

/// A caption under a picture.
pub fn caption(
    stick: &Stick,
    picture: &Picture,
    number: Option<char>,
) -> Result<Option<Part>, TemplateErrors> {
    if picture.caption.is_empty() && picture.credit.is_none() {
        return Ok(None);
    }
    let mut body = stick.runs(&picture.caption)?;
    if let Some(number) = number.filter(|_| !is_numbered(picture)) {
        body = Content::sequence([words::plain(&format!("{number} ")), body]);
    }
    let it = it! {
        "body" => body,
        "credit" => picture.credit.as_ref().map(words::line),
        "own-row" => stick.columns() == 1 && !picture.caption.is_empty(),
    };
    // Its rows stand 0.75 of a line apart: one row takes a line, two take two, three take three.
    let part = stick.deeper("caption").part("caption", it, "caption")?;
    let lines = stick.house.grid.lines_for(part.frame.height().to_pt());
    Ok(Some(Part { lines, ..part }))
}

/// Whether the caption brings its own ①.
fn is_numbered(picture: &Picture) -> bool {
    alt(picture).trim_start().starts_with(is_circled)
}

/// The words of a caption, for those who cannot see the picture.
pub fn alt(picture: &Picture) -> String {
    picture
        .caption
        .iter()
        .map(|run| match run {
            Run::Text { text, .. } => text.as_str(),
            Run::Break => " ",
        })
        .collect()
}

/// How far a side may be cropped unasked, and beyond an asked crop where the lines need it (docs/look.md §5).
const CROP: f64 = 0.08;

/// The heights that a picture may take at a width, in lines: cropped as far as it goes, as it is, its sides cropped as far
/// as they go. One that may not be cropped so takes the lines that hold the whole of it.
pub fn heights(grid: &PageGrid, picture: &Picture, width: f64) -> (Lines, Lines, Lines) {
    let natural = width / picture.ratio.clamp(0.05, 20.0);
    let lines = |height: f64| (height + grid.leading - grid.size) / grid.leading;
    let most_cut = most_cut(picture);
    let least = (lines(natural * (1.0 - most_cut)) - HAIR).ceil().max(1.0);
    let most = (lines(natural / (1.0 - most_cut)) + HAIR).floor();
    let ideal = lines(natural).round().max(1.0);
    let whole = Lines((lines(natural) - HAIR).ceil().max(1.0) as u32);
    if most_cut == 0.0 || !(least..=most).contains(&ideal) {
        return (whole, whole, whole);
    }
    let ideal = Lines(ideal as u32);
    match picture.crop {
        Crop::Unasked => (Lines(least as u32), ideal, Lines(most as u32)),
        Crop::By(_) => (ideal, ideal, ideal),
    }
}

/// The width and height that a picture takes of a place of a width and a height: it fills the place if no more than
/// may be is cropped then; else what is to be seen of it stands whole at the left, where its caption begins.
pub fn size_in(picture: &Picture, width: f64, height: f64) -> (f64, f64) {
    let (shape, ratio) = (width / height, picture.ratio.clamp(0.01, 100.0));
    let cut = 1.0 - (shape / ratio).min(ratio / shape);
    if may_be_cut(picture) && cut <= most_cut(picture) + HAIR {
        return (width, height);
    }
    let width = width.min(height * ratio);
    (width, width / ratio)
}

/// Rounding, in lines and shares.
const HAIR: f64 = 1e-6;

/// The most that makeup may cut of a picture's side by itself, as a part of it.
pub fn most_cut(picture: &Picture) -> f64 {
    if may_be_cut(picture) { CROP } else { 0.0 }
}

/// A width that a picture may take: that of so many columns, with its caption.
pub fn width_option(
    stick: &Stick,
    picture: &Picture,
    columns: u8,
    caption: Option<&Part>,
    cost: u32,
) -> PictureWidth {
    let grid = &stick.house.grid;
    let (least, ideal, most) = heights(grid, picture, stick.width);
    let (_, height) = size_in(picture, stick.width, grid.height(ideal.0));
    let below = grid.height(ideal.0) - height + below_caption(grid, caption);
    PictureWidth {
        columns: Columns(columns),
        least,
        ideal,
        most,
        caption: Lines(caption.map_or(0, |caption| caption.lines)),
        ends_high: most_cut(picture) == 0.0 && below > 0.5 * grid.leading,
        cost,
    }
}

/// What a picture with its caption keeps to.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum KeepsTo {
    /// The first of its lines: pictures side by side are as high as their lines.
    Head,
    /// The last as well: nothing stands below it in its column, or what does stands a line of white lower.
    HeadAndFoot,
    /// The same; one that is lower than its lines, since nothing may be cut of it, stands on the last.
    Foot,
}

/// A picture so many lines high, with its caption, as one frame.
pub fn with_caption(
    stick: &Stick,
    picture: &Picture,
    caption: Option<&Part>,
    lines: u32,
    keeps_to: KeepsTo,
) -> Result<Frame, TemplateErrors> {
    let grid = &stick.house.grid;
    // A tagged PDF wants words for every picture: without a caption, its file's name.
    let alt = Some(alt(picture)).filter(|alt| !alt.trim().is_empty()).unwrap_or_else(|| {
        picture.path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into())
    });
    let own = grid.height(lines);
    let room = own + if keeps_to == KeepsTo::Head { 0.0 } else { below_caption(grid, caption) };
    let (width, height) = size_in(picture, stick.width, grown(picture, stick.width, own, room));
    let lower = if keeps_to == KeepsTo::Foot { (own - height).max(0.0) } else { 0.0 };
    let place = place(&stick.over(width), &Shown::of(picture), &alt, height)?;
    let total = lines + caption.map_or(0, |caption| caption.lines);
    let mut frame = Frame::soft(Size::new(Abs::pt(stick.width), Abs::pt(grid.height(total))));
    frame.push_frame(Point::with_y(Abs::pt(lower)), place);
    if let Some(caption) = caption {
        // It keeps to its picture, also where that is lower than its lines.
        let y = grid.y(lines) - Abs::pt(own - height - lower);
        frame.push_frame(Point::with_y(y), caption.frame.clone());
    }
    Ok(frame)
}

/// Points that a caption leaves of its lines below its last row: its rows stand closer than lines.
fn below_caption(grid: &PageGrid, caption: Option<&Part>) -> f64 {
    let height = |caption: &Part| caption.frame.height().to_pt() + LOWERED;
    caption.map_or(0.0, |caption| grid.height(caption.lines) - height(caption)).max(0.0)
}

/// Points by which a caption's rows stand lower than its frame has them (docs/look.md §3).
const LOWERED: f64 = 1.2;

/// The height up to which a picture of a height may grow into a room without being cropped too much.
fn grown(picture: &Picture, width: f64, height: f64, room: f64) -> f64 {
    let most = width / picture.ratio.clamp(0.01, 100.0) / (1.0 - most_cut(picture));
    room.min(most).max(height)
}

/// ①–⑳, the numbers of a picture page.
pub fn circled(n: usize) -> Option<char> {
    char::from_u32(0x2460 + n as u32).filter(|_| n < 20)
}

#[cfg(test)]
#[path = "pictures_tests.rs"]
mod tests;
