//! Cutting a galley over columns: of all the cuts allowed, those that cost least.

use super::cost::{self, Cost, FEWEST, SHORTEST};
use super::galley::Galley;

/// Most ends kept of those found for the columns so far.
const KEPT: usize = 48;

/// A way to fill the columns up to some cut.
#[derive(Debug, Copy, Clone)]
struct Way {
    /// The start with which the next column begins.
    next: usize,
    cost: Cost,
    /// The way it continues, in the list of the columns before.
    from: usize,
}

/// Searches for cuts, column by column; keeps its memory from one search to the next.
#[derive(Default)]
pub(super) struct Flow {
    /// Ways, column after column.
    ways: Vec<Way>,
    /// Where the ways of each column begin.
    layers: Vec<usize>,
    found: Vec<Way>,
}

/// A galley cut.
#[derive(Debug, Clone, Default, Eq, PartialEq)]
pub(super) struct Cuts {
    /// For each column the start it begins with and the one it ends before.
    pub columns: Vec<(usize, usize)>,
}

impl Flow {
    /// The least cost of setting `galley` in columns with these rooms, and the start of what is
    /// left over; `None` if all cost `bound` or more. A room of 0 is a column that takes no text.
    pub fn search(&mut self, galley: &Galley, rooms: &[u32], bound: Cost) -> Option<(Cost, usize)> {
        self.ways.clear();
        self.layers.clear();
        self.ways.push(Way { next: 0, cost: Cost::ZERO, from: 0 });
        let mut layer = 0;
        for (column, &room) in rooms.iter().enumerate() {
            self.layers.push(layer);
            let after = (rooms.len() - 1 - column) as u32;
            self.found.clear();
            for from in layer..self.ways.len() {
                self.fill(galley, from, room, after);
            }
            layer = self.ways.len();
            self.keep_best(bound);
        }
        self.layers.push(layer);
        self.ways[layer..]
            .iter()
            .map(|way| (way.cost + cost::over(galley.left(way.next)), way.next))
            .filter(|(cost, _)| *cost < bound)
            .min_by_key(|&(cost, next)| (cost, std::cmp::Reverse(next)))
    }

    /// The cuts of the way found last that ends before `last`.
    pub fn cuts(&self, last: usize) -> Cuts {
        let mut columns = Vec::with_capacity(self.layers.len());
        let layer = self.layers.last().copied().unwrap_or(0);
        let mut at = (layer..self.ways.len()).find(|&way| self.ways[way].next == last);
        for _ in 1..self.layers.len() {
            let Some(way) = at.map(|at| self.ways[at]) else {
                break;
            };
            columns.push((self.ways[way.from].next, way.next));
            at = Some(way.from);
        }
        columns.reverse();
        Cuts { columns }
    }

    /// The ways to fill one column after the way `from`.
    fn fill(&mut self, galley: &Galley, from: usize, room: u32, after: u32) {
        let Way { next: start, cost, .. } = self.ways[from];
        let mut find = |next, more| self.found.push(Way { next, cost: cost + more, from });
        if room < FEWEST || galley.end() == 0 {
            return find(start, cost::hole(room));
        }
        let furthest = if start < galley.end() { galley.furthest(start, room) } else { start };
        if furthest == start {
            return find(start, cost::empty(room));
        }
        for end in (start + 1..=furthest).rev() {
            let height = galley.height(start, end);
            let (spread, short) = galley.spread(start, end, room - height);
            if end < furthest && short > SHORTEST {
                break;
            }
            let lonely = if height < FEWEST { cost::LONELY } else { Cost::ZERO };
            find(end, spread + cost::short(short, after) + lonely);
        }
    }

    /// Of the ways found, keeps the cheapest to each cut.
    fn keep_best(&mut self, bound: Cost) {
        self.found.retain(|way| way.cost < bound);
        self.found.sort_unstable_by_key(|way| (way.next, way.cost, way.from));
        self.found.dedup_by_key(|way| way.next);
        if self.found.len() > KEPT {
            self.found.sort_unstable_by_key(|way| (way.cost, std::cmp::Reverse(way.next)));
            self.found.truncate(KEPT);
        }
        self.ways.extend_from_slice(&self.found);
    }
}
