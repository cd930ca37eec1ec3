//! Where things are: matrices, and rectangles as wide as what they bound.

use crate::finding::Frame;

/// A point, in whatever space.
pub type Point = (f64, f64);

/// `[a b c d e f]` of ISO 32000-1, 8.3.3.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// Leaves all as it is.
    pub const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves all by so much.
    pub const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, then the other.
    pub fn then(self, other: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [p, q, r, s, t, u] = other.0;
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    /// Where a point comes to lie.
    pub fn point(self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The bounds of a rectangle once it is laid.
    pub fn bounds(self, of: Bounds) -> Bounds {
        let corners = [(of.x0, of.y0), (of.x1, of.y0), (of.x1, of.y1), (of.x0, of.y1)];
        let mut bounds = Bounds::NOWHERE;
        for corner in corners {
            bounds.add(self.point(corner));
        }
        bounds
    }

    /// How long the unit vectors become.
    pub fn sides(self) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (libm::hypot(a, b), libm::hypot(c, d))
    }

    /// The least and the largest scale in any direction: the singular values.
    pub fn scales(self) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        let (sum, difference) = (libm::hypot(a + d, b - c), libm::hypot(a - d, b + c));
        ((sum - difference).abs() / 2.0, (sum + difference) / 2.0)
    }
}

/// A rectangle, sides parallel to the page's.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Bounds {
    /// Left.
    pub x0: f64,
    /// Top, where y goes down.
    pub y0: f64,
    /// Right.
    pub x1: f64,
    /// Bottom.
    pub y1: f64,
}

impl Bounds {
    /// Holds nothing; grows by [`Bounds::add`].
    pub const NOWHERE: Self =
        Self { x0: f64::INFINITY, y0: f64::INFINITY, x1: f64::NEG_INFINITY, y1: f64::NEG_INFINITY };

    /// A rectangle by two corners, in any order.
    pub fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        Self { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
    }

    /// Takes a point in.
    pub fn add(&mut self, (x, y): Point) {
        // `min` and `max` pass over what is no number.
        *self =
            Self { x0: self.x0.min(x), y0: self.y0.min(y), x1: self.x1.max(x), y1: self.y1.max(y) };
    }

    /// Larger by so much on every side.
    pub fn grown(self, by: f64) -> Self {
        Self { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    /// What both hold; may be [nothing](Bounds::is_nothing).
    pub fn cut(self, by: Self) -> Self {
        Self {
            x0: self.x0.max(by.x0),
            y0: self.y0.max(by.y0),
            x1: self.x1.min(by.x1),
            y1: self.y1.min(by.y1),
        }
    }

    /// What holds both.
    pub fn with(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Whether there is nothing in it. Lines without width still are something.
    pub fn is_nothing(self) -> bool {
        !(self.x0 <= self.x1 && self.y0 <= self.y1)
    }

    /// Whether they share anything.
    pub fn meets(self, other: Self) -> bool {
        !self.cut(other).is_nothing()
    }

    /// Width.
    pub fn width(self) -> f64 {
        self.x1 - self.x0
    }

    /// Height.
    pub fn height(self) -> f64 {
        self.y1 - self.y0
    }

    /// The same for a report.
    pub fn frame(self) -> Frame {
        Frame { x: self.x0, y: self.y0, width: self.width(), height: self.height() }
    }
}
