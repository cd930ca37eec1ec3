//! FilledColumn one column: how far it reaches, which of its paragraphs are set shorter or longer so that
//! it ends flush, and what that costs.

use super::ParagraphLength;
use super::cost::{self, Cost};
use super::flow::Cuts;
use super::galley_cuts::{GalleyCuts, Start};

/// A column from one start to another.
#[derive(Debug, Copy, Clone)]
pub(super) struct FilledColumn {
    /// Lines by which its whole paragraphs are set shorter (below 0) or longer.
    pub change: i32,
    /// Lines of white in it.
    pub white: u32,
    /// Lines it ends short.
    pub short: u32,
    pub cost: Cost,
}

impl GalleyCuts {
    /// The last start that a column of `room` lines may reach from another, if all goes well; the
    /// start itself if none.
    pub fn furthest(&self, start: usize, room: u32) -> usize {
        let shrinking = self.give.shrinking();
        let shrunk = |begun: u32| shrinking[begun as usize];
        let from = &self.starts[start];
        // A line more, since a paragraph that is cut may have been set longer.
        let bottom = from.row.saturating_add(room).saturating_add(u32::from(from.is_inside()));
        let before = shrunk(from.begun);
        let reached = |to: &Start| to.foot <= bottom.saturating_add(shrunk(to.begun) - before);
        start + self.starts[start + 1..].partition_point(reached)
    }

    /// The column from one start to a later one in a room, with so many columns after it: at the least
    /// cost. `None` if it cannot be.
    pub fn fill(&self, start: usize, end: usize, room: u32, after: u32) -> Option<FilledColumn> {
        let (from, to) = (&self.starts[start], &self.starts[end]);
        let same = to.ended < from.begun;
        if same && from.length != to.length {
            return None;
        }
        let whole = from.begun..to.ended.max(from.begun);
        let height = if same { to.foot - from.foot } else { to.foot.saturating_sub(from.row) };
        let (white, most_white) = self.white(start, end);
        let height = height + white;
        let mut cost = Cost::ZERO;
        if to.is_inside() && !same {
            cost += self.give.cost(to.ended, to.length);
        }
        if to.shy {
            cost += cost::SHY;
        }
        if height > room {
            let less = height - room;
            cost += *self.give.least_costs(whole, ParagraphLength::Less).get(less as usize - 1)?;
            cost += cost::lonely(room);
            return Some(FilledColumn { change: -(less as i32), white, short: 0, cost });
        }
        let filled = |added: u32, more: u32, gave: Cost| {
            let height = height + added + more;
            let short = room - height;
            let first = if start == 0 { cost::short_first(short) } else { Cost::ZERO };
            let shown = cost::short(short, after) + first;
            let cost = cost + gave + shown + cost::lonely(height);
            FilledColumn { change: more as i32, white: white + added, short, cost }
        };
        let mut best = filled(0, 0, Cost::ZERO);
        let slack = room - height;
        let costs = self.give.least_costs(whole, ParagraphLength::More);
        for added in 0..=slack.min(most_white - white) {
            let spread = cost::column_spread(added, most_white);
            if best.cost <= cost + spread {
                break;
            }
            let longer = std::iter::once(&Cost::ZERO).chain(costs);
            for (more, &longer) in (0..=slack - added).zip(longer) {
                if best.cost <= cost + spread + longer {
                    break;
                }
                let filling = filled(added, more, spread + longer);
                if filling.cost < best.cost {
                    best = filling;
                }
            }
        }
        Some(best)
    }

    /// How each of the columns cut so is filled; those without text are not.
    pub fn fillings(&self, cuts: &Cuts, rooms: &[u32]) -> Vec<Option<FilledColumn>> {
        let filled = |(column, &(start, end)): (usize, &(usize, usize))| {
            let after = (rooms.len() - 1 - column) as u32;
            if start < end { self.fill(start, end, rooms[column], after) } else { None }
        };
        cuts.iter().enumerate().map(filled).collect()
    }

    /// Notes in `lengths` how the paragraphs of a column are set.
    pub fn note_lengths(
        &self,
        start: usize,
        end: usize,
        filling: &FilledColumn,
        lengths: &mut [ParagraphLength],
    ) {
        let (from, to) = (&self.starts[start], &self.starts[end]);
        let whole = from.begun..to.ended.max(from.begun);
        let length = if filling.change < 0 { ParagraphLength::Less } else { ParagraphLength::More };
        self.give.choose(whole, length, filling.change.unsigned_abs(), |number| {
            lengths[number] = length;
        });
        if to.is_inside() {
            lengths[self.give.number(to.ended)] = to.length;
        }
    }
}
