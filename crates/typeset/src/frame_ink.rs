//! Where a frame has ink: type by the outlines of its glyphs, not by their cells; pictures and shapes by their edges.

use typst_library::layout::{Abs, Frame, FrameItem, Point, Transform};

/// A rectangle that holds all the ink of something, in points from the frame's top left corner.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct InkRect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub foot: f64,
}

impl InkRect {
    /// That of a frame; `None` where nothing is printed.
    pub fn of(frame: &Frame) -> Option<Self> {
        let mut ink = None;
        collect(frame, Transform::identity(), &mut ink);
        ink
    }

    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.foot - self.top
    }

    /// As large as something set so many times larger.
    pub fn times(&self, factor: f64) -> Self {
        Self {
            left: self.left * factor,
            top: self.top * factor,
            right: self.right * factor,
            foot: self.foot * factor,
        }
    }

    fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            foot: self.foot.max(other.foot),
        }
    }
}

fn collect(frame: &Frame, to_frame: Transform, ink: &mut Option<InkRect>) {
    for (point, item) in frame.items() {
        let here = to_frame.pre_concat(Transform::translate(point.x, point.y));
        let found = match item {
            FrameItem::Group(group) => {
                collect(&group.frame, here.pre_concat(group.transform), ink);
                None
            }
            FrameItem::Text(text) => {
                let bounds = text.bbox();
                let is_there = bounds.min.x.to_pt().is_finite() && bounds.max.x.to_pt().is_finite();
                is_there.then(|| between(bounds.min, bounds.max, here))
            }
            FrameItem::Shape(shape, _) => {
                let bounds = shape.bbox(false);
                let stroke = shape.stroke.as_ref().map_or(Abs::zero(), |stroke| stroke.thickness);
                let edge = Point::splat(stroke / 2.0);
                Some(between(bounds.min - edge, bounds.max + edge, here))
            }
            FrameItem::Image(_, size, _) => Some(between(Point::zero(), size.to_point(), here)),
            _ => None,
        };
        if let Some(found) = found {
            *ink = Some(ink.map_or(found, |ink| ink.around(found)));
        }
    }
}

/// The box around two corners of a rectangle, turned or not.
fn between(a: Point, b: Point, to_frame: Transform) -> InkRect {
    let corners = [a, b, Point::new(a.x, b.y), Point::new(b.x, a.y)];
    let corners = corners.map(|corner| corner.transform(to_frame));
    let least = |of: fn(&Point) -> Abs| corners.iter().map(of).fold(Abs::inf(), Abs::min).to_pt();
    let most = |of: fn(&Point) -> Abs| corners.iter().map(of).fold(-Abs::inf(), Abs::max).to_pt();
    InkRect { left: least(|p| p.x), top: least(|p| p.y), right: most(|p| p.x), foot: most(|p| p.y) }
}
