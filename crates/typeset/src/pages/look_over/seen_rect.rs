//! A rectangle of the sheet, as all checks measure it.

use typst_library::layout::{Point, Transform};

/// A rectangle on the sheet, in points from the trim's top left corner.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct SeenRect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub foot: f64,
}

impl SeenRect {
    /// The least upright rectangle round what two corners become on the page.
    pub fn of(from: Point, to: Point, to_page: Transform) -> Self {
        let corners = [from, Point::new(to.x, from.y), to, Point::new(from.x, to.y)];
        let mut rect = Self::nothing();
        for corner in corners {
            let at = corner.transform(to_page);
            let (x, y) = (at.x.to_pt(), at.y.to_pt());
            rect = rect.with(&Self { left: x, top: y, right: x, foot: y });
        }
        rect
    }

    /// None at all: what it is joined with stays as it is.
    pub fn nothing() -> Self {
        let (least, most) = (f64::NEG_INFINITY, f64::INFINITY);
        Self { left: most, top: most, right: least, foot: least }
    }

    /// Whether it has neither width nor height.
    pub fn is_nothing(&self) -> bool {
        self.right < self.left || self.foot < self.top
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.foot - self.top
    }

    /// How far two lie side by side over one another, along the line; below zero: how far apart they are.
    pub fn shared_width(&self, other: &Self) -> f64 {
        self.right.min(other.right) - self.left.max(other.left)
    }

    /// How far two share the same height; below zero: how far apart they are.
    pub fn shared_height(&self, other: &Self) -> f64 {
        self.foot.min(other.foot) - self.top.max(other.top)
    }

    /// Whether two share more than so much, both ways.
    pub fn meets(&self, other: &Self, by: f64) -> bool {
        self.shared_width(other) > by && self.shared_height(other) > by
    }

    /// What two share; may be nothing.
    pub fn shared(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            foot: self.foot.min(other.foot),
        }
    }

    /// The least rectangle round both.
    pub fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            foot: self.foot.max(other.foot),
        }
    }

    /// The same, so much larger on every side.
    pub fn wider(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            foot: self.foot + by,
        }
    }

    /// Whether it lies within another, but for so much.
    pub fn is_within(&self, other: &Self, slack: f64) -> bool {
        let other = other.wider(slack);
        self.left >= other.left
            && self.top >= other.top
            && self.right <= other.right
            && self.foot <= other.foot
    }
}
