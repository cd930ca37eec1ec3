//! Pictures while pages are made: a stand-in with an id and a size.

use std::path::PathBuf;

use typst_library::foundations::{Bytes, Content};
use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{Picture, PictureKind, PlacedFile, Run};
use kanyin_makeup::{Columns, Lines, PictureWidth};

use super::grid::Grid;
use super::house::{House, it};
use super::part::{Key, Part};
use super::setter::Broken;
use super::words;

/// A picture's file and how it is shown.
#[derive(Debug, Clone, Eq, PartialEq, Hash)]
pub struct Shown {
    /// Path inside the publication.
    pub path: PathBuf,
    /// What kind of file.
    pub kind: PictureKind,
    /// Whether the whole of it is shown, with white where the box is of another shape (an ad), or
    /// the box filled and the rest cropped.
    pub whole: bool,
}

impl Shown {
    /// A story's photograph fills its box; a drawing, whose edges carry words, is shown whole.
    pub fn of(picture: &Picture) -> Self {
        let whole = matches!(picture.kind, PictureKind::Svg | PictureKind::Pdf);
        Self { path: picture.path.clone(), kind: picture.kind, whole }
    }

    /// An ad is shown whole.
    pub fn whole(file: &PlacedFile) -> Self {
        Self { path: file.path.clone(), kind: file.kind, whole: true }
    }

    /// The bytes that stand for the picture in the pages: an empty drawing that carries its path.
    fn stand_in(&self) -> Bytes {
        let name: String =
            self.path.to_string_lossy().chars().map(|c| format!("{:x}-", c as u32)).collect();
        let whole = if self.whole { "whole" } else { "cropped" };
        Bytes::new(
            format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" id="kanyin-{whole}-{name}"/>"#
            )
            .into_bytes(),
        )
    }
}

/// Every picture of an issue's pages, found by its stand-in.
#[derive(Debug, Clone, Default)]
pub struct Pictures(Vec<(Bytes, Shown)>);

impl Pictures {
    /// Takes in a picture.
    pub fn add(&mut self, shown: Shown) {
        if !self.0.iter().any(|(_, known)| *known == shown) {
            self.0.push((shown.stand_in(), shown));
        }
    }

    /// The picture that a stand-in's bytes mean.
    pub fn of(&self, stand_in: &[u8]) -> Option<&Shown> {
        self.0.iter().find(|(bytes, _)| bytes.as_slice() == stand_in).map(|(_, shown)| shown)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Shown> {
        self.0.iter().map(|(_, shown)| shown)
    }
}

/// The place of a picture.
pub fn place(
    house: &House,
    shown: &Shown,
    alt: &str,
    (width, height): (f64, f64),
    key: Key,
) -> Result<Frame, Broken> {
    let it = it! { "data" => shown.stand_in(), "alt" => alt };
    house.filling("picture", it, (width, height), &key)
}

/// A caption under a picture of a width.
pub fn caption(
    house: &House,
    picture: &Picture,
    number: Option<char>,
    width: f64,
    key: Key,
) -> Result<Option<Part>, Broken> {
    if picture.caption.is_empty() && picture.credit.is_none() {
        return Ok(None);
    }
    let at = house.at(width);
    let mut body = words::runs(&picture.caption, house, &at)?;
    if let Some(number) = number.filter(|_| !is_numbered(picture)) {
        body = Content::sequence([words::plain(&format!("{number} ")), body]);
    }
    let it = it! {
        "body" => body,
        "credit" => picture.credit.as_ref().map(words::line),
        "own-row" => house.grid.columns_in(width) == 1 && !picture.caption.is_empty(),
    };
    let frame = house.part("caption", it, width, &key.deeper("caption"))?;
    // Its rows stand 0.75 of a line apart: one row takes a line, two take two, three take three.
    Ok(Some(Part::new(&house.grid, frame, "caption")))
}

/// Whether the caption brings its own ①.
fn is_numbered(picture: &Picture) -> bool {
    alt(picture).trim_start().starts_with(|c| ('①'..='⑳').contains(&c))
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

/// How far makeup may crop a side by itself (LOOK §5).
const CROP: f64 = 0.08;

/// The heights that a picture may take at a width, in lines.
pub fn heights(grid: &Grid, ratio: f64, width: f64) -> (Lines, Lines, Lines) {
    let natural = width / ratio.clamp(0.05, 20.0);
    let lines = |height: f64| (height + grid.leading - grid.size) / grid.leading;
    let ideal = lines(natural).round().max(1.0);
    let least = lines(natural * (1.0 - CROP)).ceil().min(ideal).max(1.0);
    let most = lines(natural / (1.0 - CROP)).floor().max(ideal);
    (Lines(least as u32), Lines(ideal as u32), Lines(most as u32))
}

/// A width that a picture may take.
pub fn width_option(
    grid: &Grid,
    picture: &Picture,
    columns: u8,
    width: f64,
    caption: u32,
    cost: u32,
) -> PictureWidth {
    let (mut least, ideal, mut most) = heights(grid, picture.ratio, width);
    if matches!(picture.kind, PictureKind::Svg | PictureKind::Pdf) {
        // A drawing is shown whole.
        (least, most) = (ideal, ideal);
    }
    PictureWidth { columns: Columns(columns), least, ideal, most, caption: Lines(caption), cost }
}

/// A picture with its caption as one frame.
pub fn with_caption(
    house: &House,
    picture: &Picture,
    caption: Option<&Part>,
    (width, lines): (f64, u32),
    key: Key,
) -> Result<Frame, Broken> {
    let height = house.grid.height(lines);
    // A tagged PDF wants words for every picture: without a caption, its file's name.
    let alt = Some(alt(picture)).filter(|alt| !alt.trim().is_empty()).unwrap_or_else(|| {
        picture.path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into())
    });
    let place = place(house, &Shown::of(picture), &alt, (width, height), key)?;
    let total = lines + caption.map_or(0, |caption| caption.lines);
    let mut frame = Frame::soft(Size::new(Abs::pt(width), Abs::pt(house.grid.height(total))));
    frame.push_frame(Point::zero(), place);
    if let Some(caption) = caption {
        frame.push_frame(Point::with_y(house.grid.y(lines)), caption.frame.clone());
    }
    Ok(frame)
}

/// ①–⑳, the numbers of a picture page.
pub fn circled(n: usize) -> Option<char> {
    char::from_u32(0x2460 + n as u32).filter(|_| n < 20)
}
