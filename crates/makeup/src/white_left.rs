//! White that a story leaves of its area: at its foot, and a line of it under its headline where that looks better.

use super::cost::{self, Cost};

/// Lines left at most of which one stands under the headline: then the rest at the foot is not seen.
const FILLED: u32 = 2;

/// White that a story leaves of a depth.
pub(super) struct WhiteLeft {
    pub cost: Cost,
    /// Lines of it that stand under the headline; the rest is at the foot.
    pub under_head: u32,
}

impl WhiteLeft {
    /// So many lines of it, of which one may stand under the headline if that is so.
    pub fn of(lines: u32, columns: u32, may_widen: bool) -> Self {
        let foot = Self { cost: cost::spare(lines, columns), under_head: 0 };
        if !may_widen || !(1..=FILLED).contains(&lines) {
            return foot;
        }
        let cost = cost::under_head(columns) + cost::spare(lines - 1, columns);
        if cost < foot.cost { Self { cost, under_head: 1 } } else { foot }
    }
}
