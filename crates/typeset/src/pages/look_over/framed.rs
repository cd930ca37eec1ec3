//! Findings framed on previews.

use typst_library::layout::{Abs, Frame, FrameItem, Point, Size};
use typst_library::visualize::{FixedStroke, Geometry};
use typst_syntax::Span;

use kanyin_diagnostics::{Code, Lang};

use super::finding::LookFinding;
use super::seen_rect::SeenRect;
use crate::engine::TemplateErrors;
use crate::house::{House, Stick, it};
use crate::inks::Inks;
use crate::part::Key;
use crate::words::plain;

/// A frame stands so far outside of what it is round, in points.
const OUTSIDE: f64 = 2.0;
/// A label is as wide as its characters, with room for their mark, in points.
const LABEL: f64 = 12.0;
const CHARACTER: f64 = 9.5;
/// It stands within white that is at least so high; else above what it is of, so that nothing is hidden.
const WHITE: f64 = 24.0;

/// A frame round each place, the first with the label.
pub fn framed(
    house: &House,
    inks: &Inks,
    finding: &LookFinding,
    key: Key,
) -> Result<Vec<(Point, Frame)>, TemplateErrors> {
    let mut marks: Vec<(Point, Frame)> = finding
        .rects
        .iter()
        .map(|rect| (corner(rect), outline(inks, rect, finding.is_error())))
        .collect();
    if let Some(first) = finding.rects.first() {
        let words = finding.label.lang(Lang::Zh);
        let width = LABEL + CHARACTER * words.chars().count() as f64;
        let stick = Stick::new(house, width, key);
        let label = stick.frame("fault-mark", it! { "body" => plain(words) })?;
        // At the sheet's edges it would be cut off.
        let most = (house.grid.trim_width - stick.width).max(0.0);
        let is_white = matches!(
            finding.code(),
            Code::Hole | Code::UnevenWhite | Code::OpenGutter | Code::EndsApart
        );
        let above = if is_white && first.height() >= WHITE { 0.0 } else { label.height().to_pt() };
        let y = (first.top - OUTSIDE - above).max(0.0);
        marks.push((
            Point::new(Abs::pt((first.left - OUTSIDE).clamp(0.0, most)), Abs::pt(y)),
            label,
        ));
    }
    Ok(marks)
}

fn corner(rect: &SeenRect) -> Point {
    Point::new(Abs::pt(rect.left - OUTSIDE), Abs::pt(rect.top - OUTSIDE))
}

fn outline(inks: &Inks, rect: &SeenRect, is_error: bool) -> Frame {
    let rect = rect.wider(OUTSIDE);
    let size = Size::new(Abs::pt(rect.width().max(1.0)), Abs::pt(rect.height().max(1.0)));
    let thick = if is_error { 1.5 } else { 0.75 };
    let stroke = FixedStroke::from_pair(inks.fault(), Abs::pt(thick));
    let mut frame = Frame::soft(size);
    let shape = Geometry::Rect(size).stroked(stroke);
    frame.push(Point::zero(), FrameItem::Shape(shape, Span::detached()));
    frame
}
