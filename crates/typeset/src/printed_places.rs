//! Where each character of the copy is printed: from a place on a page to its place in the copy, and back.

use typst_library::layout::{Frame, FrameItem, Point, Transform};

use kanyin_diagnostics::Spot;

use super::spots::spot_of;

/// A glyph of copy on a page. Lengths in points from the trim's top left corner.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct PrintedGlyph {
    /// Its character in the copy.
    pub spot: Spot,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height: that of its em.
    pub height: f64,
}

/// How far a glyph rises over its baseline, in ems: as Han do.
const RISE: f64 = 0.88;

/// All glyphs of copy of a page, in the order in which they were put there.
pub fn printed_glyphs(page: &Frame) -> Vec<PrintedGlyph> {
    let mut glyphs = Vec::new();
    collect(page, Transform::identity(), &mut glyphs);
    glyphs
}

fn collect(frame: &Frame, at: Transform, glyphs: &mut Vec<PrintedGlyph>) {
    for (point, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let moved = at.pre_concat(Transform::translate(point.x, point.y));
                collect(&group.frame, moved.pre_concat(group.transform), glyphs);
            }
            FrameItem::Text(text) => {
                let em = text.size.to_pt();
                let mut x = point.x;
                for glyph in &text.glyphs {
                    let width = glyph.x_advance.at(text.size);
                    if let Some(spot) = spot_of(glyph) {
                        let from = (x.to_pt(), point.y.to_pt() - RISE * em);
                        glyphs.push(boxed(spot, at, from, (width.to_pt(), em)));
                    }
                    x += width;
                }
            }
            _ => {}
        }
    }
}

/// A glyph's box as it stands on the page: that of an upright title is turned.
fn boxed(spot: Spot, at: Transform, from: (f64, f64), size: (f64, f64)) -> PrintedGlyph {
    use typst_library::layout::Abs;
    let corner = |dx: f64, dy: f64| {
        let point = Point::new(Abs::pt(from.0 + dx), Abs::pt(from.1 + dy)).transform(at);
        (point.x.to_pt(), point.y.to_pt())
    };
    let (a, b) = (corner(0.0, 0.0), corner(size.0, size.1));
    let (x, y) = (a.0.min(b.0), a.1.min(b.1));
    PrintedGlyph { spot, x, y, width: (a.0 - b.0).abs(), height: (a.1 - b.1).abs() }
}
