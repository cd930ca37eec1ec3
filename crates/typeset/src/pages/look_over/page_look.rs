//! What a page looks like, for `plan.yaml` and for `kanyin check -v`.

use kanyin_diagnostics::{Code, Severity};

/// A page as its reader sees it.
#[derive(Debug, Clone)]
pub struct PageLook {
    /// The page, from 1.
    pub page: u32,
    /// What an art director would send back.
    pub looks: Vec<Look>,
    /// How it stands.
    pub figures: PageFigures,
}

/// Something found on a page, and where.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Look {
    /// What it is.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Columns of the page, from 1: `2–3`.
    pub columns: String,
    /// Lines of the page, from 0: `40–52`.
    pub lines: String,
    /// The story's file.
    pub story: Option<String>,
}

/// The figures of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageFigures {
    /// The part of the type area that is not left empty, 0 to 1.
    pub fill: f64,
    /// Columns and lines of the largest white rectangle.
    pub largest_hole: Option<(f64, u32)>,
    /// How far the feet of one story's columns differ, at most, in lines.
    pub spread: f64,
    /// Sizes of the titles, in points, from the largest.
    pub titles: Vec<f64>,
}
