//! Parts 部件: what is set by itself at a width and stays whole.

use std::hash::Hash;

use typst_library::layout::{Abs, Frame, Size};

use super::frame_ink::InkRect;
use super::frame_text::words_of;
use super::grid::PageGrid;

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
    /// PageGrid lines it takes.
    pub lines: u32,
    /// What it is, as in `layout.json`.
    pub role: &'static str,
}

impl Part {
    /// A part as high as its frame, rounded up to whole lines.
    pub fn new(grid: &PageGrid, frame: Frame, role: &'static str) -> Self {
        let lines = ((frame.height().to_pt() - 0.02) / grid.leading).ceil().max(0.0) as u32;
        Self { frame, lines, role }
    }

    /// The spare of a part whose lines include its own white, a headline block: less than a line.
    /// It stands above the block, at the top of a page below it (docs/look.md §1).
    pub fn spare(&self, grid: &PageGrid) -> f64 {
        f64::from(self.lines) * grid.leading - self.frame.height().to_pt()
    }

    /// Leaves lines white below it.
    pub fn leave_white(&mut self, grid: &PageGrid, lines: u32) {
        self.lines += lines;
        self.frame.size_mut().y += Abs::pt(f64::from(lines) * grid.leading);
    }

    /// The same in a line less, if its spare and half of a blank line at its foot are enough for that.
    pub fn tighter(&self, grid: &PageGrid) -> Option<Self> {
        let half = 0.5 * grid.leading;
        let ink = InkRect::of(&self.frame)?;
        let blank = self.frame.height().to_pt() - ink.foot;
        let enough = self.spare(grid) >= 0.9 * half && blank >= 1.9 * half && self.lines > 1;
        enough.then(|| {
            let lines = self.lines - 1;
            let mut frame = self.frame.clone();
            frame.size_mut().y = Abs::pt(f64::from(lines) * grid.leading);
            Self { frame, lines, role: self.role }
        })
    }

    /// Nothing, no lines high.
    pub fn nothing(role: &'static str) -> Self {
        Self { frame: Frame::soft(Size::zero()), lines: 0, role }
    }

    /// Its words.
    pub fn text(&self) -> String {
        words_of(&self.frame)
    }
}
