//! Cutting a galley over columns: of all the cuts allowed, those that cost least.

use std::cmp::Reverse;

use super::column_ends::ColumnEnds;
use super::cost::{Cost, FEWEST};
use super::galley_cuts::GalleyCuts;
use super::lower_bound::Rest;

/// Most ways kept of those found for the columns so far.
const KEPT: usize = 96;

/// A search for the cuts of one galley, column by column. It keeps what it learns, and its memory,
/// from one search to the next.
pub(super) struct Flow {
    /// The galley.
    pub galley: GalleyCuts,
    ends: ColumnEnds,
    /// Ways, column after column.
    ways: Vec<Route>,
    /// Where the ways of each column begin.
    layers: Vec<usize>,
    found: CheapestRoutes,
    /// For each column what is left from it on, and last nothing.
    rests: Vec<Rest>,
}

/// A way to fill the columns up to some cut.
#[derive(Debug, Copy, Clone)]
struct Route {
    /// The start with which the next column begins.
    next: usize,
    cost: Cost,
    /// What it will cost in the end, at the least.
    promise: Cost,
    /// The way it continues, in the list of the columns before.
    from: usize,
}

/// A galley cut: for each column the start it begins with and the one it ends before.
pub(super) type Cuts = Vec<(usize, usize)>;

impl Flow {
    /// For a galley, in so many columns no deeper than `deepest`.
    pub fn new(galley: GalleyCuts, columns: u32, deepest: u32) -> Self {
        Self {
            ends: ColumnEnds::new(galley.end() + 1, deepest, columns),
            found: CheapestRoutes { ways: Vec::new(), at: vec![0; galley.end() + 1] },
            galley,
            ways: Vec::new(),
            layers: Vec::new(),
            rests: Vec::new(),
        }
    }

    /// The least cost of setting the galley in columns with these rooms, and the start of what is
    /// left over; `None` if all cost `bound` or more. A room of 0 is a column that takes no text.
    pub fn search(&mut self, rooms: &[u32], bound: Cost) -> Option<(Cost, usize)> {
        self.ways.clear();
        self.layers.clear();
        self.look_ahead(rooms);
        let promise = self.galley.lower_bound(0, self.rests[0]);
        if promise >= bound {
            return None;
        }
        self.ways.push(Route { next: 0, cost: Cost::ZERO, promise, from: 0 });
        let mut layer = 0;
        for (column, &room) in rooms.iter().enumerate() {
            self.layers.push(layer);
            let end = self.ways.len();
            let after = (rooms.len() - 1 - column) as u32;
            for from in layer..end {
                self.fill(from, room, after, bound);
            }
            layer = end;
            self.found.keep_best(&mut self.ways);
        }
        self.layers.push(layer);
        self.ways[layer..]
            .iter()
            .map(|way| (way.promise, way.next))
            .min_by_key(|&(cost, next)| (cost, Reverse(next)))
    }

    /// The cuts of the way found last that ends before `last`.
    pub fn cuts(&self, last: usize) -> Cuts {
        let mut cuts = Cuts::with_capacity(self.layers.len());
        let layer = self.layers.last().copied().unwrap_or(0);
        let mut at = (layer..self.ways.len()).find(|&way| self.ways[way].next == last);
        for _ in 1..self.layers.len() {
            let Some(way) = at.map(|at| self.ways[at]) else {
                break;
            };
            cuts.push((self.ways[way.from].next, way.next));
            at = Some(way.from);
        }
        cuts.reverse();
        cuts
    }

    fn look_ahead(&mut self, rooms: &[u32]) {
        self.rests.clear();
        self.rests.resize(rooms.len() + 1, Rest::default());
        let mut rest = Rest::default();
        for (column, &room) in rooms.iter().enumerate().rev() {
            if room >= FEWEST {
                rest.room = rest.room.saturating_add(room);
                rest.columns += 1;
            }
            self.rests[column] = rest;
        }
    }

    /// The ways to fill one column, with so many after it, behind the way `from`.
    fn fill(&mut self, from: usize, room: u32, after: u32, bound: Cost) {
        let way = self.ways[from];
        let rest = self.rests[self.rests.len() - 1 - after as usize];
        for end in self.ends.of(&self.galley, way.next, room, after) {
            let lower_bound = || self.galley.lower_bound(end.next, rest);
            self.found.add(end.next, way.cost + end.cost, from, lower_bound, bound);
        }
    }
}

/// The cheapest way found to each cut, in one column.
struct CheapestRoutes {
    ways: Vec<Route>,
    /// For each start the number, from 1, of the way found to it; 0 if there is none.
    at: Vec<u32>,
}

impl CheapestRoutes {
    /// Takes a way if it is the cheapest to its cut and may turn out below `bound`.
    fn add(
        &mut self,
        next: usize,
        cost: Cost,
        from: usize,
        lower_bound: impl FnOnce() -> Cost,
        bound: Cost,
    ) {
        if let Some(known) = (self.at[next] as usize).checked_sub(1) {
            let known = &mut self.ways[known];
            if cost < known.cost {
                let promise = known.promise - (known.cost - cost);
                *known = Route { next, cost, promise, from };
            }
            return;
        }
        let promise = cost + lower_bound();
        if promise < bound {
            self.ways.push(Route { next, cost, promise, from });
            self.at[next] = self.ways.len() as u32;
        }
    }

    /// Hands on those that promise most.
    fn keep_best(&mut self, ways: &mut Vec<Route>) {
        for way in &self.ways {
            self.at[way.next] = 0;
        }
        if self.ways.len() > KEPT {
            self.ways.sort_unstable_by_key(|way| (way.promise, Reverse(way.next)));
            self.ways.truncate(KEPT);
        } else {
            self.ways.sort_unstable_by_key(|way| way.next);
        }
        ways.append(&mut self.ways);
    }
}
