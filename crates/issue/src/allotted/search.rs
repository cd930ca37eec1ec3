//! Which piece goes to which page: from a first allotment by weight to the best of many small changes. Nothing is by chance
//! but in the same way every time: the same pieces always come to the same pages, on any machine.

use super::cost::{self, Over, WholeIssue};
use super::piece::{Allotment, Piece, Room};

/// So many ways are all tried.
const FEW_WAYS: usize = 8_000;
/// Changes that are tried: at least so many, and so many more for each piece; at most so many.
const TRIES: usize = 4_000;
const TRIES_EACH: usize = 600;
const MOST_TRIES: usize = 40_000;
/// How much worse a change may be at first; at the end none may.
const WORSE: i64 = 6_000;
/// Rounds of the last mending, in which all changes are tried, at most.
const ROUNDS: usize = 30;
/// Pieces for which pairs are exchanged in it.
const MOST_PAIRED: usize = 160;

/// The best allotment that is found for so many pieces and pages.
pub fn allot(pieces: &[Piece], rooms: &[Room], front: Option<usize>) -> Allotment {
    let mut state = State::new(pieces, rooms, issue_of(pieces, rooms, front));
    if state.ways() <= FEW_WAYS {
        state.try_all();
    } else {
        for (stage, over) in (0..).zip(Over::STAGES) {
            state.issue.over = over;
            state.anneal(WORSE >> stage);
        }
        state.mend();
    }
    Allotment { cost: state.cost(), pages: state.places }
}

/// What an allotment costs.
pub fn cost_of(
    pieces: &[Piece],
    rooms: &[Room],
    front: Option<usize>,
    pages: &[Option<usize>],
) -> i64 {
    let mut state = State::new(pieces, rooms, issue_of(pieces, rooms, front));
    state.take(pages.to_vec());
    state.cost()
}

/// What all pages share.
fn issue_of(pieces: &[Piece], rooms: &[Room], front: Option<usize>) -> WholeIssue {
    let sections = pieces.iter().filter_map(|piece| piece.section).max().map_or(0, |last| last + 1);
    let pictures = pieces.iter().filter(|piece| piece.has_picture).count();
    WholeIssue { pages: rooms.len(), sections, pictures, front, over: Over::FULL }
}

struct State<'a> {
    pieces: &'a [Piece],
    rooms: &'a [Room],
    issue: WholeIssue,
    places: Vec<Option<usize>>,
    /// The pieces of each page.
    on: Vec<Vec<usize>>,
    costs: Vec<i64>,
    /// Pieces that no plan holds.
    free: Vec<usize>,
}

/// A change: pieces, and the places that they get.
type Change = [(usize, Option<usize>); 2];

impl<'a> State<'a> {
    /// Held pieces on their pages, the others nowhere.
    fn new(pieces: &'a [Piece], rooms: &'a [Room], issue: WholeIssue) -> Self {
        let held = |piece: &Piece| piece.held.filter(|page| *page < rooms.len());
        let places: Vec<Option<usize>> = pieces.iter().map(held).collect();
        let mut on = vec![Vec::new(); rooms.len()];
        for (n, place) in places.iter().enumerate() {
            if let Some(page) = place {
                on[*page].push(n);
            }
        }
        let free = (0..pieces.len()).filter(|n| places[*n].is_none()).collect();
        let costs = vec![0; rooms.len()];
        let mut state = Self { pieces, rooms, issue, places, on, costs, free };
        for page in 0..rooms.len() {
            state.costs[page] = state.page_cost(page);
        }
        state
    }

    fn page_cost(&self, page: usize) -> i64 {
        let pieces = self.on[page].iter().map(|n| &self.pieces[*n]);
        cost::page(&self.issue, page, self.rooms[page], pieces)
    }

    fn left_out(&self, n: usize) -> i64 {
        cost::left_out(&self.pieces[n], self.pieces.len() - n)
    }

    fn cost(&self) -> i64 {
        let out = (0..self.pieces.len()).filter(|n| self.places[*n].is_none());
        self.costs.iter().sum::<i64>() + out.map(|n| self.left_out(n)).sum::<i64>()
    }

    fn put(&mut self, n: usize, place: Option<usize>) {
        if let Some(page) = self.places[n] {
            self.on[page].retain(|other| *other != n);
        }
        if let Some(page) = place {
            self.on[page].push(n);
        }
        self.places[n] = place;
    }

    /// Makes a change if it is worse by less than `worse`; what is gained by it, if it was made.
    fn try_change(&mut self, change: &[(usize, Option<usize>)], worse: i64) -> Option<i64> {
        let before: Vec<(usize, Option<usize>)> =
            change.iter().map(|(n, _)| (*n, self.places[*n])).collect();
        let places = before.iter().chain(change).filter_map(|(_, place)| *place);
        let mut pages: Vec<usize> = places.collect();
        pages.sort_unstable();
        pages.dedup();
        let out = |state: &Self| -> i64 {
            let out = change.iter().filter(|(n, _)| state.places[*n].is_none());
            out.map(|(n, _)| state.left_out(*n)).sum()
        };
        let was = pages.iter().map(|page| self.costs[*page]).sum::<i64>() + out(self);
        change.iter().for_each(|(n, place)| self.put(*n, *place));
        let costs: Vec<i64> = pages.iter().map(|page| self.page_cost(*page)).collect();
        let gained = was - costs.iter().sum::<i64>() - out(self);
        if -gained < worse {
            pages.iter().zip(costs).for_each(|(page, cost)| self.costs[*page] = cost);
            return Some(gained);
        }
        before.iter().for_each(|(n, place)| self.put(*n, *place));
        None
    }

    /// Small changes, which may make it worse by less and less, from `worst` on.
    fn anneal(&mut self, worst: i64) {
        let count = self.free.len();
        if count == 0 {
            return;
        }
        let tries = (TRIES + TRIES_EACH * count).min(MOST_TRIES) as i64;
        self.take(self.places.clone());
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let (mut cost, mut least) = (self.cost(), i64::MAX);
        let mut best = self.places.clone();
        for left in (1..=tries).rev() {
            let worse = (worst * left / tries * left / tries * left / tries).max(1);
            let n = self.free[dice.below(count)];
            let other = self.free[dice.below(count)];
            let place = dice.below(self.rooms.len() + 1).checked_sub(1);
            // One goes elsewhere; two are exchanged; or one takes the place of another, which goes elsewhere.
            let gained = match dice.below(3) {
                0 => self.try_change(&[(n, place)], worse),
                _ if self.places[n] == self.places[other] => None,
                1 => self.try_change(&self.exchanged(n, other), worse),
                _ => self.try_change(&[(n, self.places[other]), (other, place)], worse),
            };
            cost -= gained.unwrap_or(0);
            if cost < least {
                least = cost;
                best.clone_from(&self.places);
            }
        }
        self.take(best);
    }

    /// How many allotments there are.
    fn ways(&self) -> usize {
        let each = self.rooms.len() + 1;
        self.free.iter().try_fold(1_usize, |ways, _| ways.checked_mul(each)).unwrap_or(usize::MAX)
    }

    fn try_all(&mut self) {
        let each = self.rooms.len() + 1;
        let mut least = i64::MAX;
        let mut best = self.places.clone();
        for way in 0..self.ways() {
            let mut rest = way;
            let mut places = self.places.clone();
            for &n in &self.free {
                places[n] = (rest % each).checked_sub(1);
                rest /= each;
            }
            self.take(places);
            let cost = self.cost();
            if cost < least {
                least = cost;
                best.clone_from(&self.places);
            }
        }
        self.take(best);
    }

    fn take(&mut self, places: Vec<Option<usize>>) {
        for (n, place) in places.into_iter().enumerate() {
            self.put(n, place);
        }
        for page in 0..self.rooms.len() {
            self.costs[page] = self.page_cost(page);
        }
    }

    fn exchanged(&self, one: usize, other: usize) -> Change {
        [(one, self.places[other]), (other, self.places[one])]
    }

    /// Every small change that is better, until there is none.
    fn mend(&mut self) {
        let places: Vec<Option<usize>> = (0..self.rooms.len()).map(Some).chain([None]).collect();
        let free = self.free.clone();
        for _ in 0..ROUNDS {
            let mut is_better = false;
            for &n in &free {
                for &place in places.iter() {
                    if place != self.places[n] {
                        is_better |= self.try_change(&[(n, place)], 0).is_some();
                    }
                }
            }
            for (k, &one) in free.iter().enumerate().take(MOST_PAIRED) {
                for &other in free[k + 1..].iter().take(MOST_PAIRED) {
                    if self.places[one] != self.places[other] {
                        let change = self.exchanged(one, other);
                        is_better |= self.try_change(&change, 0).is_some();
                    }
                }
            }
            for one in 0..self.rooms.len() {
                for other in one + 1..self.rooms.len() {
                    let change = self.pages_exchanged(one, other);
                    is_better |= self.try_change(&change, 0).is_some();
                }
            }
            if !is_better {
                return;
            }
        }
    }

    /// What stands on two pages, exchanged, but for what is held there.
    fn pages_exchanged(&self, one: usize, other: usize) -> Vec<(usize, Option<usize>)> {
        let is_free = |n: &&usize| self.free.binary_search(n).is_ok();
        let moved = |from: usize, to: usize| {
            self.on[from].iter().filter(is_free).map(move |n| (*n, Some(to)))
        };
        moved(one, other).chain(moved(other, one)).collect()
    }
}

/// Numbers without a pattern, the same every time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        (drawn % count.max(1) as u64) as usize
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
