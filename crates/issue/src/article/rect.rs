//! Boxes on the pages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A rectangle on a page.
#[derive(Debug, Copy, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Place")]
pub struct PageRect {
    /// 版，从 1 起。The page, from 1.
    pub page: u32,
    /// 位置，pt，从裁切线左上角量。The box, in pt from the trim's top left.
    #[serde(flatten)]
    pub rect: Rect,
}

/// A box, in pt from the trim's top left corner.
#[derive(Debug, Copy, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rect {
    /// 左。Left edge.
    pub x: f64,
    /// 上。Top edge.
    pub y: f64,
    /// 宽。Width.
    pub width: f64,
    /// 高。Height.
    pub height: f64,
}

impl Rect {
    /// The smallest box around two.
    pub fn and(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let foot = (self.y + self.height).max(other.y + other.height);
        Rect { x, y, width: right - x, height: foot - y }
    }

    /// To thousandths of a point: what is beyond them is the arithmetic's, not the page's.
    pub fn rounded(self) -> Rect {
        let round = |number: f64| (number * 1000.0).round() / 1000.0 + 0.0;
        Rect {
            x: round(self.x),
            y: round(self.y),
            width: round(self.width),
            height: round(self.height),
        }
    }
}
