//! What the rest of a galley will cost at the least, whatever is done: ways that cannot turn out well
//! are given up early.

use std::ops::RangeInclusive;

use super::ParagraphLength;
use super::cost::{self, Cost};
use super::give::Give;

/// Lines of white whose least costs are held; each further one costs [`FURTHER`].
const HELD: usize = 64;
/// A line of white costs this at the least where all else is used up: no less than in a column left
/// empty.
const FURTHER: Cost = Cost(40);

/// Least costs of copy over, and of room left.
#[derive(Default)]
pub(super) struct LowerBound {
    /// Of so many lines that must be saved by shorter paragraphs; no more can.
    over: Vec<Cost>,
    /// Of so many lines that must be filled.
    under: Vec<Cost>,
    /// The most lines of white that vanish where a column ends.
    widest_blank: u32,
}

/// The columns that are still to be filled.
#[derive(Debug, Copy, Clone, Default)]
pub(super) struct Rest {
    /// Their lines in all.
    pub room: u32,
    /// How many take text.
    pub columns: u32,
}

impl LowerBound {
    /// For a galley in so many columns.
    pub fn new(give: &Give, columns: u32, widest_blank: u32) -> Self {
        let mut over = vec![Cost::ZERO];
        for cost in give.costs(ParagraphLength::Less) {
            over.push(over[over.len() - 1] + cost);
        }
        let mut each = give.costs(ParagraphLength::More);
        each.extend((0..columns).map(|_| cost::short(1, 0)));
        each.extend([FURTHER; HELD]);
        each.sort_unstable();
        let mut under = vec![Cost::ZERO];
        for cost in each.into_iter().take(HELD) {
            under.push(under[under.len() - 1] + cost);
        }
        Self { over, under, widest_blank }
    }

    /// The least cost of setting so many lines, with white or without, in the rest of the columns.
    pub fn least(&self, lines: RangeInclusive<u32>, rest: Rest) -> Cost {
        let (lines, most) = lines.into_inner();
        if rest.columns == 0 {
            return cost::over(lines);
        }
        let room = rest.room.saturating_add(self.widest_blank.saturating_mul(rest.columns));
        if lines > room {
            let over = lines - room;
            let saved = over.min(self.over.len() as u32 - 1);
            return self.over[saved as usize] + cost::over(over - saved);
        }
        let white = rest.room.saturating_sub(most);
        let held = white.min(self.under.len() as u32 - 1);
        self.under[held as usize] + FURTHER.times(white - held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_and_what_is_left_cost_something() {
        let lower_bound = LowerBound::new(&Give::default(), 2, 0);
        let rest = Rest { room: 20, columns: 2 };
        assert_eq!(lower_bound.least(20..=20, rest), Cost::ZERO);
        assert_eq!(lower_bound.least(23..=23, rest), cost::over(3));
        let short = cost::short(1, 0);
        assert_eq!(lower_bound.least(18..=18, rest), short + short);
        assert_eq!(lower_bound.least(16..=20, rest), Cost::ZERO, "white may fill it");
        assert!(
            lower_bound.least(0..=0, Rest { room: 900, columns: 2 }) <= cost::empty(450).times(2)
        );
        assert_eq!(lower_bound.least(2..=2, Rest::default()), cost::over(2));
    }
}
