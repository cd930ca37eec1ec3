//! Rows of a galley: one grid line each.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_diagnostics::Spot;
use kanyin_makeup::{ParagraphLength, Row};

use crate::composing::{LineFigure, Paragraph};
use crate::frame_text::words_of;

/// One grid line of a galley.
#[derive(Debug, Clone)]
pub struct GalleyRow {
    /// What stands on it; `(0, 0)` is the row's top left corner.
    pub frame: Frame,
    /// What makeup must know of it.
    pub row: Row,
    /// What it is: `body`, `subhead`, `byline`, `picture` …, as in `layout.json`.
    pub role: &'static str,
    /// Where its block stands in the copy.
    pub base: Spot,
    /// Its words.
    pub text: String,
    /// Lines that its frame covers: more than one where it holds a whole part.
    pub lines: u32,
    /// What the composer did in it.
    pub figure: Option<LineFigure>,
}

impl GalleyRow {
    /// What the composer did in it, with its block and its words, for those who tune by it.
    pub fn noted(&self) -> Option<(Spot, LineFigure, &str)> {
        self.figure.clone().map(|figure| (self.base, figure, self.text.as_str()))
    }
}

/// The lines of a paragraph, each on a grid line of its own.
pub fn lines(
    paragraph: &Paragraph,
    length: ParagraphLength,
    leading: f64,
    role: &'static str,
    base: Spot,
) -> Vec<GalleyRow> {
    let frames = paragraph.frames(length).unwrap_or_default();
    let figures = paragraph.figures(length);
    let row = |(line, figure): (Frame, LineFigure)| {
        let text = words_of(&line);
        let x = paragraph.side(&line);
        let mut frame = Frame::soft(Size::new(x + line.width(), Abs::pt(leading)));
        frame.push_frame(Point::with_x(x), line);
        GalleyRow { frame, row: Row::default(), role, base, text, lines: 1, figure: Some(figure) }
    };
    frames.into_iter().zip(figures).map(row).collect()
}
