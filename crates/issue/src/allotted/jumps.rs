//! 转版 in an issue whose pages are not listed: which stories had better go on on a later page, and on which. Only those
//! that may; a page has one at most, and it must be worth its while.

use super::super::jump;
use super::super::story::Importance;
use super::copy::GivenStory;
use super::kept::HeldPages;
use super::piece::{Allotment, Piece, PieceKind, Room};
use super::search;
use super::size::Sizes;

/// What a reader's turning of pages costs.
const TURN: i64 = 800;
/// Places at which a story is tried to be cut.
const CUTS: usize = 8;
/// Turns for which all is allotted again.
const TRIED: usize = 4;
/// Pages from where it begins to where it goes on, at most.
const FAR: usize = 8;

/// A story that goes on on a later page: which, and the two pages, from 0.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Turn {
    /// Index of the story.
    pub story: usize,
    /// Where it begins.
    pub from: usize,
    /// Where it goes on.
    pub to: usize,
}

/// What is to be allotted, and where.
#[derive(Debug, Copy, Clone)]
pub struct Task<'a> {
    /// The stories, in the order of the pieces.
    pub stories: &'a [GivenStory],
    /// The pieces.
    pub pieces: &'a [Piece],
    /// What copy takes.
    pub sizes: &'a Sizes,
    /// The pages.
    pub rooms: &'a [Room],
    /// The section of the front page.
    pub front: Option<usize>,
}

impl Task<'_> {
    /// An allotment with the stories that go on on later pages, those that a person wants first.
    pub fn with_turns(self, best: Allotment, held: &HeldPages) -> (Allotment, Vec<Turn>) {
        let mut pieces = self.pieces.to_vec();
        let mut state = (best, Vec::new());
        for (story, given) in self.stories.iter().enumerate() {
            let Some((from, to)) = held.turn(&given.story.path) else { continue };
            let turn = Turn { story, from, to };
            if self.may(turn, &state.1)
                && let Some(halves) = self.best_cut(turn, &pieces, &state.0)
            {
                put(&mut pieces, turn, halves);
                state.1.push(turn);
                state.0 = search::allot(&pieces, self.rooms, self.front);
            }
        }
        // What else goes elsewhere for it is only seen when all is allotted again.
        loop {
            let tried = self.best_turns(&pieces, &state).into_iter().map(|(turn, halves)| {
                let mut pieces = pieces.clone();
                put(&mut pieces, turn, halves);
                (search::allot(&pieces, self.rooms, self.front), turn, pieces)
            });
            let best = tried.min_by_key(|(after, ..)| after.cost);
            let Some((after, turn, with)) =
                best.filter(|(after, ..)| after.cost + TURN < state.0.cost)
            else {
                break;
            };
            pieces = with;
            state.0 = after;
            state.1.push(turn);
        }
        state.0.pages.truncate(self.pieces.len());
        state
    }

    /// Whether a story may turn there, beside others that do.
    fn may(&self, turn: Turn, others: &[Turn]) -> bool {
        let is_free = |page: usize| others.iter().all(|own| own.from != page && own.to != page);
        turn.to < self.rooms.len()
            && turn.from < turn.to
            && is_free(turn.from)
            && is_free(turn.to)
            && others.iter().all(|own| own.story != turn.story)
    }

    /// The turns that gain most where all else stays, the best first.
    fn best_turns(
        &self,
        pieces: &[Piece],
        (best, turns): &(Allotment, Vec<Turn>),
    ) -> Vec<(Turn, [Piece; 2])> {
        let may_turn = |n: &usize| self.pieces[*n].held.is_none() && self.stories[*n].story.jump;
        let stories = (0..self.stories.len()).filter(may_turn);
        let ways = stories.flat_map(|story| {
            let pages = (0..self.rooms.len())
                .flat_map(|from| (from + 1..self.rooms.len()).map(move |to| (from, to)));
            pages.map(move |(from, to)| Turn { story, from, to })
        });
        let ways = ways.filter(|turn| turn.to - turn.from <= FAR && self.may(*turn, turns));
        let priced = ways
            .flat_map(|turn| self.halves(turn.story).into_iter().map(move |halves| (turn, halves)));
        let priced =
            priced.map(|(turn, halves)| (self.cost(turn, &halves, pieces, best), turn, halves));
        let mut priced: Vec<_> = priced.collect();
        priced.sort_by_key(|(cost, turn, _)| (*cost, turn.story, turn.from, turn.to));
        // Of each story between two pages the best cut.
        let mut tried: Vec<Turn> = Vec::new();
        priced.retain(|(_, turn, _)| {
            let is_new = !tried.contains(turn);
            tried.extend(is_new.then_some(*turn));
            is_new
        });
        priced.truncate(TRIED);
        priced.into_iter().map(|(_, turn, halves)| (turn, halves)).collect()
    }

    fn best_cut(&self, turn: Turn, pieces: &[Piece], best: &Allotment) -> Option<[Piece; 2]> {
        self.halves(turn.story)
            .into_iter()
            .min_by_key(|halves| self.cost(turn, halves, pieces, best))
    }

    /// Both parts of a story, for some of the places at which it may be cut.
    fn halves(&self, n: usize) -> Vec<[Piece; 2]> {
        let story = &self.stories[n].story;
        let cuts = jump::cuts(story, self.sizes);
        let every = cuts.len().div_ceil(CUTS).max(1);
        let half = |cut: &usize| {
            let (head, rest) = jump::parted(story, *cut, self.sizes);
            let lines = |lines: f64| lines.round().clamp(1.0, 100_000.0) as u32;
            let head = Piece { lines: lines(head), ..self.pieces[n].clone() };
            let rest = Piece {
                lines: lines(rest),
                kind: PieceKind::Story,
                importance: Importance::Normal,
                has_picture: false,
                ..head.clone()
            };
            [head, rest]
        };
        cuts.iter().step_by(every).map(half).collect()
    }

    /// What all pages cost if only this is changed.
    fn cost(
        &self,
        turn: Turn,
        [head, rest]: &[Piece; 2],
        pieces: &[Piece],
        best: &Allotment,
    ) -> i64 {
        let mut pieces = pieces.to_vec();
        let mut pages = best.pages.clone();
        pieces[turn.story] = head.clone();
        pages[turn.story] = Some(turn.from);
        pieces.push(rest.clone());
        pages.push(Some(turn.to));
        search::cost_of(&pieces, self.rooms, self.front, &pages)
    }
}

/// Puts both parts where they are held from now on.
fn put(pieces: &mut Vec<Piece>, turn: Turn, [head, rest]: [Piece; 2]) {
    pieces[turn.story] = Piece { held: Some(turn.from), ..head };
    pieces.push(Piece { held: Some(turn.to), ..rest });
}
