//! The shapes of files that stand as they are: how high they are over a width that they share.

use kanyin_issue::PlacedFile;
use kanyin_issue::units::POINTS_PER_MM;

use crate::grid::PageGrid;

/// The lines that files need that share a width equally: each as high as follows from its share.
pub fn lines(grid: &PageGrid, width: f64, files: &[PlacedFile]) -> u32 {
    let share = share(grid, width, files.len());
    let highest = files.iter().map(|file| share / ratio(file)).fold(0.0, f64::max);
    // A file's pixels are whole: what an ad is too high by them is no line.
    grid.lines_for(highest * (1.0 - ROUNDED))
}

/// A part of its height by which an ad may be higher than was sold: half a pixel of five hundred.
const ROUNDED: f64 = 0.001;

/// Width over height, within what can be set.
pub fn ratio(file: &PlacedFile) -> f64 {
    file.ratio.clamp(0.02, 50.0)
}

/// The width that each of some files gets.
pub fn share(grid: &PageGrid, width: f64, files: usize) -> f64 {
    let files = files.max(1) as f64;
    ((width - (files - 1.0) * grid.gutter) / files).max(1.0)
}

/// A length as it is ordered: 166.5.
pub fn millimetres(points: f64) -> f64 {
    (points / POINTS_PER_MM * 10.0).round() / 10.0
}
