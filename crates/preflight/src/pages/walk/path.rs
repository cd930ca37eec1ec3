//! Paths: where they are, and how thick the thinnest bar in them is.

use super::super::geometry::{Bounds, Point};

/// A bar is longer than this.
const BAR: f64 = 1.0;

/// A path, as far as it matters here; in points from the trim's top left.
pub struct PathShape {
    /// What bounds it.
    pub bounds: Bounds,
    /// How thick the thinnest bar in it is.
    pub thin: Option<f64>,
    /// Corners of the part that is being drawn, in its own space, while it may be a bar.
    corners: Vec<Point>,
    curved: bool,
}

impl PathShape {
    /// Nothing drawn yet.
    pub fn new() -> Self {
        Self { bounds: Bounds::NOWHERE, thin: None, corners: Vec::new(), curved: false }
    }

    /// Begins a part.
    pub fn start(&mut self, at: Point) {
        self.end();
        self.line(at);
    }

    /// Goes on to a point.
    pub fn line(&mut self, to: Point) {
        self.bounds.add(to);
        // A bar has five corners at most; one more shows that it isn't one.
        if self.corners.len() < 6 {
            self.corners.push(to);
        }
    }

    /// Goes on along a curve that is drawn to the point, or by it.
    pub fn curve(&mut self, by: Point) {
        self.curved = true;
        self.bounds.add(by);
    }

    /// Ends a part: whether it was a bar.
    pub fn end(&mut self) {
        if !self.curved
            && let Some(thickness) = thickness(&self.corners)
        {
            self.thin = Some(self.thin.map_or(thickness, |thin| thin.min(thickness)));
        }
        self.corners.clear();
        self.curved = false;
    }
}

/// How thick a bar is, if the corners are those of one.
fn thickness(corners: &[Point]) -> Option<f64> {
    let [a, b, c, d] = match corners {
        [a, b, c, d] => [a, b, c, d],
        [a, b, c, d, e] if length(a, e) < 0.01 => [a, b, c, d],
        _ => return None,
    };
    let (first, second) = (length(a, b), length(b, c));
    let even = (length(c, d) - first).abs() < 0.01 && (length(d, a) - second).abs() < 0.01;
    (even && first.max(second) > BAR).then_some(first.min(second))
}

fn length(a: &Point, b: &Point) -> f64 {
    libm::hypot(a.0 - b.0, a.1 - b.1)
}
