//! The stamp of a proof, in the foot margin of every page.

use typst_library::layout::{Abs, Point};

use kanyin_typeset::Laid;

use super::plain_line;
use super::rendition::Overlay;

/// What is stamped.
const WORDS: &str = "样张 不可付印";

/// A stamp on every page.
pub fn stamps(laid: &Laid) -> Vec<Overlay> {
    let grid = &laid.grid;
    let foot = grid.trim_height - grid.top - f64::from(grid.lines) * grid.leading;
    let size = (foot * 0.4).clamp(6.0, 18.0);
    let red = laid.inks.fault();
    let Some(stamp) = plain_line::line(&laid.fonts, WORDS, Abs::pt(size), red) else {
        return Vec::new();
    };
    let x = (Abs::pt(grid.trim_width) - stamp.width()) / 2.0;
    let y = Abs::pt(grid.trim_height - (foot + size) / 2.0);
    (0..laid.document.pages().len()).map(|page| (page, Point::new(x, y), stamp.clone())).collect()
}
