//! What of a picture may be cut away, and what must stay.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much of a picture is cut away.
#[derive(Debug, Copy, Clone, Default, PartialEq)]
pub enum Crop {
    /// Nobody asked: a little of a side where the page's lines need it (docs/look.md §5).
    #[default]
    Unasked,
    /// So much of the longer side, as a ratio, and beyond it no more than the lines need. 0 is nothing at all.
    By(f64),
}

impl Crop {
    /// Whether all of the picture must be seen.
    pub fn is_nothing(self) -> bool {
        self == Self::By(0.0)
    }

    /// A ratio of width to height once the asked crop is taken off the longer side.
    pub fn of(self, ratio: f64) -> f64 {
        match self {
            Self::Unasked => ratio,
            Self::By(crop) if ratio >= 1.0 => ratio * (1.0 - crop),
            Self::By(crop) => ratio / (1.0 - crop),
        }
    }
}

/// 留哪里。Where the eye rests in a picture: what is cut away is cut away from there as far as it can be.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Focus {
    /// Thousandths of the width, from the left; at most 1000.
    pub across: u16,
    /// Thousandths of the height, from the top; at most 1000.
    pub down: u16,
}

impl Default for Focus {
    fn default() -> Self {
        Self::MIDDLE
    }
}

impl Focus {
    /// The middle.
    pub const MIDDLE: Self = Self { across: 500, down: 500 };

    /// Of `whole`, of which only `shown` is seen, how much lies before what is seen, along the width.
    pub fn before_across(self, whole: f64, shown: f64) -> f64 {
        before(self.across, whole, shown)
    }

    /// The same along the height.
    pub fn before_down(self, whole: f64, shown: f64) -> f64 {
        before(self.down, whole, shown)
    }
}

/// The focus stands in the middle of what is seen, or as near to it as the edges let it.
fn before(focus: u16, whole: f64, shown: f64) -> f64 {
    let middle = f64::from(focus.min(1000)) / 1000.0 * whole;
    (middle - shown / 2.0).min(whole - shown).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crop_is_taken_off_the_longer_side() {
        assert!((Crop::By(0.1).of(2.0) - 1.8).abs() < 1e-9);
        assert!((Crop::By(0.1).of(0.5) - 0.5 / 0.9).abs() < 1e-9);
        assert_eq!(Crop::By(0.0).of(1.5), 1.5);
        assert_eq!(Crop::Unasked.of(1.5), 1.5);
    }

    #[test]
    fn the_focus_is_seen_and_in_the_middle_if_it_can_be() {
        let at = |across: u16| Focus { across, down: 500 }.before_across(100.0, 40.0);
        assert_eq!([at(0), at(100), at(300), at(500), at(1000)], [0.0, 0.0, 10.0, 30.0, 60.0]);
        assert_eq!(Focus::MIDDLE.before_down(40.0, 40.0), 0.0);
    }
}
