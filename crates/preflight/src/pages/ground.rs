//! What lies under: how much ink there is on the page so far, coarsely.

use super::geometry::Bounds;

/// The side of a cell in points.
const CELL: f64 = 3.0;
/// The most cells across and down: papers of 4.5 m.
const MOST: f64 = 4096.0;

/// How much ink there is on the page so far, a byte a cell: 100 is one solid ink.
pub struct Ground {
    left: f64,
    top: f64,
    across: usize,
    down: usize,
    cells: Vec<u8>,
}

impl Ground {
    /// White paper.
    pub fn of(bounds: Bounds) -> Self {
        let count = |length: f64| (length / CELL).ceil().clamp(1.0, MOST) as usize;
        let (across, down) = (count(bounds.width()), count(bounds.height()));
        Self { left: bounds.x0, top: bounds.y0, across, down, cells: vec![0; across * down] }
    }

    /// Puts ink down. What is seen through adds to what is there; all else hides it. Returns how many cells that was.
    pub fn put(&mut self, bounds: Bounds, ink: f32, hides: bool) -> usize {
        let ink = (ink * 100.0).clamp(0.0, 255.0) as u8;
        // Cells whose middle is within.
        let (left, right) = self.columns(bounds.x0, bounds.x1, 0.5);
        let (top, bottom) = self.rows(bounds.y0, bounds.y1, 0.5);
        let rows = self.cells.chunks_exact_mut(self.across).take(bottom).skip(top);
        for row in rows {
            for cell in row.iter_mut().take(right).skip(left) {
                *cell = if hides { ink } else { ink.max(*cell) };
            }
        }
        right.saturating_sub(left) * bottom.saturating_sub(top)
    }

    /// The most ink anywhere under bounds.
    pub fn most(&self, bounds: Bounds) -> f32 {
        let (left, right) = self.columns(bounds.x0, bounds.x1, 0.0);
        let (top, bottom) = self.rows(bounds.y0, bounds.y1, 0.0);
        let rows = self.cells.chunks_exact(self.across).take(bottom.max(top + 1)).skip(top);
        let cells = rows.flat_map(|row| row.iter().take(right.max(left + 1)).skip(left));
        f32::from(cells.copied().max().unwrap_or(0)) / 100.0
    }

    fn columns(&self, from: f64, to: f64, middle: f64) -> (usize, usize) {
        range(from - self.left, to - self.left, middle, self.across)
    }

    fn rows(&self, from: f64, to: f64, middle: f64) -> (usize, usize) {
        range(from - self.top, to - self.top, middle, self.down)
    }
}

fn range(from: f64, to: f64, middle: f64, count: usize) -> (usize, usize) {
    let at = |length: f64| (length / CELL - middle).ceil().clamp(0.0, count as f64) as usize;
    let first = if middle == 0.0 { (from / CELL).floor().max(0.0) as usize } else { at(from) };
    (first.min(count), at(to))
}
