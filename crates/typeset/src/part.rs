//! Parts 部件: what is set by itself at a width and stays whole.

use std::hash::Hash;

use typst_library::layout::{Abs, Frame, Size};

use kanyin_diagnostics::Spot;
use kanyin_makeup::Row;

use super::galley::{GalleyRow, words_in};
use super::grid::Grid;

/// Names a part among all others of an issue.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub struct Key(u64);

impl Key {
    /// The key of a thing that has a name.
    pub fn of(name: &impl Hash) -> Self {
        Self(typst_utils::hash128(name) as u64)
    }

    /// The key of a part of this thing.
    pub fn deeper(self, name: impl Hash) -> Self {
        Self::of(&(self.0, name))
    }
}

/// Something set at a width, with a height in whole grid lines.
#[derive(Debug, Clone)]
pub struct Part {
    /// What was set; its own height may be less than its lines.
    pub frame: Frame,
    /// Grid lines it takes.
    pub lines: u32,
    /// What it is, as in `layout.json`.
    pub role: &'static str,
}

impl Part {
    /// A part as high as its frame, rounded up to whole lines.
    pub fn new(grid: &Grid, frame: Frame, role: &'static str) -> Self {
        let lines = ((frame.height().to_pt() - 0.02) / grid.leading).ceil().max(0.0) as u32;
        Self { frame, lines, role }
    }

    /// The spare of a part whose lines include its own white, a headline block: less than a line.
    /// It stands above the block, at the top of a page below it (LOOK §1).
    pub fn spare(&self, grid: &Grid) -> f64 {
        f64::from(self.lines) * grid.leading - self.frame.height().to_pt()
    }

    /// Its words.
    pub fn text(&self) -> String {
        let mut words = String::new();
        for (_, item) in self.frame.items() {
            words_in(item, &mut words);
        }
        words
    }

    /// As rows of a galley: all of it hangs on the first, the others only hold its place.
    pub fn slices(self, leading: f64, base: Spot) -> Vec<GalleyRow> {
        let text = self.text();
        let width = self.frame.width();
        (0..self.lines)
            .map(|n| GalleyRow {
                frame: if n == 0 {
                    self.frame.clone()
                } else {
                    Frame::soft(Size::new(width, Abs::pt(leading)))
                },
                row: Row { keep: n > 0, ..Row::default() },
                role: self.role,
                base,
                text: if n == 0 { text.clone() } else { String::new() },
                lines: if n == 0 { self.lines } else { 1 },
                figure: None,
            })
            .collect()
    }
}
