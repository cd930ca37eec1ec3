//! Pictures with their captions, as parts.

use typst_library::foundations::Content;
use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_composer::is_circled;
use kanyin_issue::{Picture, PictureKind, Run};
use kanyin_makeup::{Columns, Lines, PictureWidth};

use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::stand_ins::Shown;
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
    stick.deeper("caption").part("caption", it, "caption").map(Some)
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

/// How far makeup may crop a side by itself (docs/look.md §5).
const CROP: f64 = 0.08;

/// The heights that a picture may take at a width, in lines.
pub fn heights(grid: &PageGrid, ratio: f64, width: f64) -> (Lines, Lines, Lines) {
    let natural = width / ratio.clamp(0.05, 20.0);
    let lines = |height: f64| (height + grid.leading - grid.size) / grid.leading;
    let ideal = lines(natural).round().max(1.0);
    let least = lines(natural * (1.0 - CROP)).ceil().min(ideal).max(1.0);
    let most = lines(natural / (1.0 - CROP)).floor().max(ideal);
    (Lines(least as u32), Lines(ideal as u32), Lines(most as u32))
}

/// A width that a picture may take: that of so many columns, with a caption of so many lines.
pub fn width_option(
    stick: &Stick,
    picture: &Picture,
    columns: u8,
    caption: u32,
    cost: u32,
) -> PictureWidth {
    let grid = &stick.house.grid;
    let (mut least, mut ideal, mut most) = heights(grid, picture.ratio, stick.width);
    if is_drawing(picture) {
        // A drawing is shown whole, as wide as its columns.
        ideal = Lines(grid.lines_for(natural(picture, stick.width)).max(1));
        (least, most) = (ideal, ideal);
    }
    PictureWidth { columns: Columns(columns), least, ideal, most, caption: Lines(caption), cost }
}

fn is_drawing(picture: &Picture) -> bool {
    matches!(picture.kind, PictureKind::Svg | PictureKind::Pdf)
}

/// How high a picture is at a width if nothing is cropped, in points.
fn natural(picture: &Picture, width: f64) -> f64 {
    width / picture.ratio.clamp(0.05, 20.0)
}

/// A picture so many lines high, with its caption, as one frame.
pub fn with_caption(
    stick: &Stick,
    picture: &Picture,
    caption: Option<&Part>,
    lines: u32,
) -> Result<Frame, TemplateErrors> {
    let grid = &stick.house.grid;
    // A tagged PDF wants words for every picture: without a caption, its file's name.
    let alt = Some(alt(picture)).filter(|alt| !alt.trim().is_empty()).unwrap_or_else(|| {
        picture.path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into())
    });
    // What is left of the last line under a drawing is white.
    let height = match is_drawing(picture) {
        true => grid.height(lines).min(natural(picture, stick.width)),
        false => grid.height(lines),
    };
    let place = place(stick, &Shown::of(picture), &alt, height)?;
    let total = lines + caption.map_or(0, |caption| caption.lines);
    let mut frame = Frame::soft(Size::new(Abs::pt(stick.width), Abs::pt(grid.height(total))));
    frame.push_frame(Point::zero(), place);
    if let Some(caption) = caption {
        frame.push_frame(Point::with_y(grid.y(lines)), caption.frame.clone());
    }
    Ok(frame)
}

/// ①–⑳, the numbers of a picture page.
pub fn circled(n: usize) -> Option<char> {
    char::from_u32(0x2460 + n as u32).filter(|_| n < 20)
}
