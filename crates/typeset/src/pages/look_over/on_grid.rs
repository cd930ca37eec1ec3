//! Places on the page as people say them: columns from 1, lines from 0 as in `plan.yaml`.

use std::ops::RangeInclusive;

use kanyin_diagnostics::{Told, told};

use super::seen_rect::SeenRect;
use crate::grid::PageGrid;

/// A rectangle in columns and lines of the page.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct OnGrid {
    /// Columns, from 1.
    pub columns: RangeInclusive<u8>,
    /// Lines, from 0, the first of the type area.
    pub lines: RangeInclusive<u32>,
}

impl OnGrid {
    /// The columns and lines that a rectangle touches; those nearest to it where it lies in the margin.
    pub fn of(grid: &PageGrid, rect: &SeenRect) -> Self {
        let pitch = grid.column() + grid.gutter;
        let last_column = grid.columns.saturating_sub(1);
        let column = |x: f64| ((x - grid.left) / pitch).clamp(0.0, f64::from(last_column)) as u8;
        let last_line = grid.lines.saturating_sub(1);
        let line = |y: f64| ((y - grid.top) / grid.leading).clamp(0.0, f64::from(last_line)) as u32;
        let (from, to) = (column(rect.left + 1.0), column(rect.right - 1.0));
        let (top, foot) = (line(rect.top + 1.0), line(rect.foot - 1.0));
        Self { columns: from + 1..=to.max(from) + 1, lines: top..=foot.max(top) }
    }

    /// `第 1–2 栏 第 40–52 行`.
    pub fn told(&self) -> Told {
        let columns = span(self.columns.start(), self.columns.end());
        let lines = span(self.lines.start(), self.lines.end());
        let (s, es) = (plural(&columns), plural(&lines));
        told!("第 {columns} 栏第 {lines} 行", "column{s} {columns}, line{es} {lines}")
    }
}

/// `3`, or `3–5`.
pub fn span<N: PartialEq + std::fmt::Display>(from: &N, to: &N) -> String {
    if from == to { from.to_string() } else { format!("{from}–{to}") }
}

fn plural(span: &str) -> &'static str {
    if span.contains('–') { "s" } else { "" }
}
