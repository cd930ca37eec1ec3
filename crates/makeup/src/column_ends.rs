//! Where a column may end, and what each end costs: found once for each column, since the same column
//! comes up again and again while shapes and depths are tried.

use super::cost::{self, Cost, FEWEST, SHORTEST};
use super::galley_cuts::GalleyCuts;

/// Columns at most of which it is noted where their ends are kept; of more none are.
const NOTED: usize = 2_000_000;
/// ColumnEnds kept at most; what is more is found anew each time.
const KEPT: usize = 2_000_000;

/// An end of a column.
#[derive(Debug, Copy, Clone)]
pub(super) struct End {
    /// The start with which the next column begins.
    pub next: usize,
    /// What the column costs.
    pub cost: Cost,
}

/// The ends of all columns of a galley.
pub(super) struct ColumnEnds {
    ends: Vec<End>,
    /// For each column where its ends begin and how many there are; none if they are not known yet.
    known: Vec<(u32, u32)>,
    /// The ends of a column that is not kept.
    passing: Vec<End>,
    starts: usize,
    rooms: usize,
}

impl ColumnEnds {
    /// For columns from so many starts, no deeper than `deepest`, of which there are `columns`.
    pub fn new(starts: usize, deepest: u32, columns: u32) -> Self {
        let rooms = deepest as usize + 1;
        let all = starts.saturating_mul(rooms).saturating_mul(columns as usize);
        let known = if all <= NOTED { vec![(0, 0); all] } else { Vec::new() };
        Self { ends: Vec::new(), known, passing: Vec::new(), starts, rooms }
    }

    /// The ends of the column that begins with a start, has a room and so many columns after it.
    pub fn of(&mut self, galley: &GalleyCuts, start: usize, room: u32, after: u32) -> &[End] {
        let column = (after as usize * self.rooms + room as usize) * self.starts + start;
        let noted = (room as usize) < self.rooms && column < self.known.len();
        let (from, count) = if noted { self.known[column] } else { (0, 0) };
        if count > 0 {
            return &self.ends[from as usize..(from + count) as usize];
        }
        if !noted || self.ends.len() >= KEPT {
            self.passing.clear();
            find(galley, start, room, after, &mut self.passing);
            return &self.passing;
        }
        let from = self.ends.len();
        find(galley, start, room, after, &mut self.ends);
        self.known[column] = (from as u32, (self.ends.len() - from) as u32);
        &self.ends[from..]
    }
}

/// Finds the ends of a column; there is always one.
fn find(galley: &GalleyCuts, start: usize, room: u32, after: u32, ends: &mut Vec<End>) {
    if galley.end() == 0 {
        return ends.push(End { next: start, cost: cost::hole(room) });
    }
    if room < FEWEST {
        return ends.push(End { next: start, cost: cost::without_text(room) });
    }
    let furthest = if start < galley.end() { galley.furthest(start, room) } else { start };
    // Whether something fits with all paragraphs at their best.
    let mut fits = false;
    let mut shortest = None;
    for next in (start + 1..=furthest).rev() {
        let Some(filling) = galley.fill(start, next, room, after) else { continue };
        // The furthest ends are always some of them, however short.
        let shortest = *shortest.get_or_insert(filling.short);
        if filling.short > shortest.max(SHORTEST) {
            break;
        }
        fits |= filling.change >= 0 && galley.is_at_best(next);
        ends.push(End { next, cost: filling.cost });
    }
    if !fits {
        ends.push(End { next: start, cost: cost::empty(room) });
    }
}
