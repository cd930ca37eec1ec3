//! Columns of a story that end early: where all do, white is left at its foot; above a picture it shows at once.

use super::cost::{self, Cost};
use super::filled_column::FilledColumn;
use super::flow::Flow;

/// Lines by which columns end early.
#[derive(Debug, Copy, Clone, Default)]
pub(super) struct EarlyEnds {
    /// All columns of text.
    pub in_all: u32,
    /// Those that pictures stand below, all together.
    pub above_pictures: u32,
}

impl EarlyEnds {
    /// In the way found last, which ends before a start and costs so much; with lines of pictures at the foot of each column.
    pub fn of(flow: &Flow, (next, cost): (usize, Cost), rooms: &[u32], pictures: &[u32]) -> Self {
        // What costs less has no column that does.
        if cost < cost::short(1, 0) {
            return Self::default();
        }
        let fillings = flow.galley.fillings(&flow.cuts(next), rooms);
        let short = |filled: &Option<FilledColumn>| filled.as_ref().map(|filled| filled.short);
        let pictured = fillings.iter().zip(pictures).filter(|(_, lines)| **lines > 0);
        Self {
            in_all: fillings.iter().filter_map(short).min().unwrap_or(0),
            above_pictures: pictured.filter_map(|(filled, _)| short(filled)).sum(),
        }
    }
}
