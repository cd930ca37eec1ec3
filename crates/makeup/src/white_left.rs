//! White that a story leaves of its area: at its foot, and a line of it under its headline where that looks better.

use super::WhiteUnder;
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
    pub fn of(lines: u32, columns: u32, under: WhiteUnder) -> Self {
        let foot = Self { cost: cost::spare(lines, columns), under_head: 0 };
        let under_head = match under {
            WhiteUnder::AsItIs => return foot,
            WhiteUnder::MayWiden => cost::under_head(columns),
            WhiteUnder::MayWidenLarge => cost::under_large_head(columns),
        };
        if !(1..=FILLED).contains(&lines) {
            return foot;
        }
        let cost = under_head + cost::spare(lines - 1, columns);
        if cost < foot.cost { Self { cost, under_head: 1 } } else { foot }
    }
}
