//! A galley digested for cutting: where it may be cut, how high its pieces are, where white may go,
//! and what its paragraphs can give.

use super::cost::{self, Cost};
use super::galley_as_set::Pliant;
use super::give::Give;
use super::lower_bound::{LowerBound, Rest};
use super::{ParagraphLength, Row, Spreads, StoryJob};

/// A galley with its cuts. A *start* is a row with which a column may begin; they are numbered, in
/// the order of the galley, and the last stands behind the end.
pub(super) struct GalleyCuts {
    pub(super) starts: Vec<Start>,
    /// For each row, how many places that can take a line of white lie before it, its own among them.
    places: Vec<u32>,
    /// Which of these places take a line of white.
    widened: Widened,
    pub(super) give: Give,
    lower_bound: LowerBound,
    /// Blocks cut apart.
    pub broken: u32,
}

/// Which of a galley's places take a line of white.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum Widened {
    Nowhere,
    Everywhere,
    /// Those that a column needs.
    Anywhere,
}

/// A row with which a column may begin. Within a paragraph that can give there are starts for each
/// of its settings.
#[derive(Debug, Copy, Clone)]
pub(super) struct Start {
    /// Its line, and the end of the last row before it that is not blank. Both are lines of the
    /// galley at its best, counted from the nearer end of the paragraph it is in.
    pub row: u32,
    pub foot: u32,
    /// Paragraphs that can give and stand wholly before it.
    pub ended: u32,
    /// The same, and the one it is in.
    pub begun: u32,
    /// How that one is set.
    pub length: ParagraphLength,
    /// A column had better not begin with it.
    pub shy: bool,
}

impl Start {
    /// Whether it is within a paragraph that can give.
    pub fn is_inside(&self) -> bool {
        self.ended < self.begun
    }
}

impl GalleyCuts {
    /// Digests the galley of a story whose columns are no deeper than `deepest`.
    pub fn of(story: &StoryJob, deepest: u32) -> Self {
        let pliant: Vec<Pliant> = story.pliant().collect();
        let columns = u32::from(story.columns.0).max(1);
        let galley = Self::digest(&story.rows, &pliant, columns, deepest, u32::MAX);
        let widened = match story.spreads {
            Spreads::Anywhere => Widened::Anywhere,
            Spreads::Alike | Spreads::AnywhereAtLast => Widened::Nowhere,
        };
        Self { widened, ..galley }
    }

    /// The same galley with white at those places that need it.
    pub fn widened_anywhere(mut self) -> Self {
        self.widened = Widened::Anywhere;
        self
    }

    /// The same galley with a line of white more at each place that can take one.
    pub fn widened(mut self) -> Self {
        self.widened = Widened::Everywhere;
        self
    }

    /// Whether each column takes what white it needs.
    pub fn spreads(&self) -> bool {
        self.widened == Widened::Anywhere
    }

    /// What its white costs beside that of each column.
    pub fn white_cost(&self, spreads: Spreads) -> Cost {
        match (self.widened, spreads) {
            (Widened::Everywhere, _) => cost::widened(self.places()),
            (Widened::Anywhere, Spreads::AnywhereAtLast) => cost::UNEVEN_WHITE,
            _ => Cost::ZERO,
        }
    }

    /// Whether all places take white.
    pub fn is_widened(&self) -> bool {
        self.widened == Widened::Everywhere
    }

    /// Places that can take a line of white.
    pub fn places(&self) -> u32 {
        self.places.last().copied().unwrap_or(0)
    }

    /// Digests `rows`, of which no paragraph gives. A run of rows that must not be cut is cut all the
    /// same where it is longer than `longest`, the room of the deepest column.
    pub fn stiff(rows: &[Row], columns: u32, longest: u32) -> Self {
        Self::digest(rows, &[], columns, 0, longest)
    }

    fn digest(rows: &[Row], pliant: &[Pliant], columns: u32, deepest: u32, longest: u32) -> Self {
        let mut galley = Self {
            starts: Vec::new(),
            places: Vec::with_capacity(rows.len()),
            widened: Widened::Nowhere,
            give: Give::new(pliant, deepest),
            lower_bound: LowerBound::default(),
            broken: 0,
        };
        // The end of the last row that is not blank, and what holds of the rows since then.
        let mut foot = 0;
        let (mut may_cut, mut may_widen, mut shy, mut blanks) = (true, false, false, 0);
        let mut places = 0;
        let (mut ended, mut widest_blank) = (0, 0);
        for (index, row) in (0u32..).zip(rows) {
            ended += usize::from(
                pliant.get(ended).is_some_and(|pliant| pliant.rows.end <= index as usize),
            );
            let inside = pliant.get(ended).is_some_and(|at| at.rows.start < index as usize);
            may_cut |= !row.keep;
            may_widen |= row.stretch;
            shy |= row.shy;
            if row.blank {
                blanks += 1;
                galley.places.push(places);
                continue;
            }
            let first = galley.starts.is_empty();
            let ended = ended as u32;
            let begun = ended + u32::from(inside);
            let length = ParagraphLength::Best;
            let start = Start { row: index, foot, ended, begun, length, shy };
            if first || may_cut || galley.is_too_long(index, longest) {
                galley.broken += u32::from(!first && !may_cut);
                galley.starts.push(start);
            }
            // White would part a paragraph: it is not reckoned with in one that gives.
            places += u32::from(may_widen && !first && !inside);
            galley.places.push(places);
            widest_blank = if first { 0 } else { widest_blank.max(blanks) };
            foot = index + 1;
            (may_cut, may_widen, shy, blanks) = (false, false, false, 0);
        }
        let count = galley.give.count();
        let end = Start {
            row: rows.len() as u32,
            foot,
            ended: count,
            begun: count,
            length: ParagraphLength::Best,
            shy: false,
        };
        galley.starts.push(end);
        galley.lower_bound = LowerBound::new(&galley.give, columns, widest_blank);
        galley.add_alternatives(pliant);
        galley
    }

    /// Whether no column holds the rows since the last start and this one.
    fn is_too_long(&self, index: u32, longest: u32) -> bool {
        self.starts.last().is_some_and(|start| index + 1 - start.row > longest.max(1))
    }

    /// Adds the starts within paragraphs set otherwise.
    fn add_alternatives(&mut self, pliant: &[Pliant]) {
        for (ended, pliant) in (0u32..).zip(pliant) {
            for (length, alternative) in
                [(ParagraphLength::Less, pliant.less), (ParagraphLength::More, pliant.more)]
            {
                let Some(alternative) = alternative else { continue };
                let rows = (pliant.rows.start as u32..).zip(&alternative.rows).skip(1);
                for (foot, of) in rows.filter(|(_, row)| !row.keep) {
                    let row = foot.saturating_add_signed(-length.change());
                    let begun = ended + 1;
                    self.starts.push(Start { row, foot, ended, begun, length, shy: of.shy });
                }
            }
        }
        if !pliant.is_empty() {
            self.starts.sort_by_key(|start| (start.foot, !start.is_inside(), start.length));
        }
    }

    /// The start behind the last row.
    pub fn end(&self) -> usize {
        self.starts.len() - 1
    }

    /// Lines of all that is not blank at the galley's ends.
    pub fn lines(&self) -> u32 {
        self.left(0)
    }

    /// Lines that its paragraphs can save, and lines that they can fill.
    pub fn gives(&self) -> (u32, u32) {
        (self.give.count_of(ParagraphLength::Less), self.give.count_of(ParagraphLength::More))
    }

    /// Whether a start is none of a paragraph set otherwise.
    pub fn is_at_best(&self, start: usize) -> bool {
        self.starts[start].length == ParagraphLength::Best
    }

    /// Lines from a start to the end.
    pub fn left(&self, start: usize) -> u32 {
        self.starts[self.end()].foot.saturating_sub(self.starts[start].row)
    }

    /// What setting all from a start in the rest of the columns costs at the least.
    pub fn lower_bound(&self, start: usize, rest: Rest) -> Cost {
        if self.end() == 0 {
            return Cost::ZERO;
        }
        let least = self.left(start);
        let white = match self.widened {
            Widened::Nowhere => 0,
            Widened::Everywhere | Widened::Anywhere => self.places() - self.places_to(start),
        };
        self.lower_bound.least(least..=least + white, rest)
    }

    /// Row of a start in the galley as set.
    pub fn row(&self, start: usize, lengths: &[ParagraphLength]) -> usize {
        let start = &self.starts[start];
        let row = if start.is_inside() { start.foot } else { start.row };
        row.saturating_add_signed(self.give.change(start.ended, lengths)) as usize
    }

    /// The start that a row of this galley is, which is its number if no paragraph gives.
    pub fn start(&self, row: usize) -> usize {
        self.starts.partition_point(|start| (start.row as usize) < row).min(self.end())
    }

    /// Lines of the highest piece that must not be cut, the paragraphs at their best.
    pub fn highest(&self) -> u32 {
        let best: Vec<&Start> =
            self.starts.iter().filter(|start| start.length == ParagraphLength::Best).collect();
        best.windows(2).map(|pair| pair[1].foot.saturating_sub(pair[0].row)).max().unwrap_or(0)
    }

    /// Places that can take white up to a start, its own among them.
    fn places_to(&self, start: usize) -> u32 {
        let row = self.starts[start].row as usize;
        self.places.get(row).copied().unwrap_or_else(|| self.places())
    }

    /// The fewest and the most lines of white that a column from one start to another takes: at its ends white vanishes.
    pub fn white(&self, start: usize, end: usize) -> (u32, u32) {
        match self.widened {
            Widened::Nowhere => (0, 0),
            Widened::Everywhere => {
                let places = self.places_within(start, end);
                (places, places)
            }
            Widened::Anywhere => (0, self.places_within(start, end)),
        }
    }

    /// Places that can take white in a column from one start to another.
    fn places_within(&self, start: usize, end: usize) -> u32 {
        let foot = (self.starts[end].foot as usize).checked_sub(1);
        let inside = foot.and_then(|row| self.places.get(row)).copied().unwrap_or(0);
        inside.saturating_sub(self.places_to(start))
    }

    /// Lines of a column that begins with one start and ends before another, no paragraph giving and no white added.
    pub fn height(&self, start: usize, end: usize) -> u32 {
        self.starts[end].foot.saturating_sub(self.starts[start].row)
    }

    /// Calls `seat` with each row of a column from one start to another and its line there. So many of its last places
    /// take a line of white.
    pub fn seat(&self, start: usize, end: usize, white: u32, mut seat: impl FnMut(u32, u32)) {
        let (first, foot) = (self.starts[start].row, self.starts[end].foot);
        let before = self.places_to(start);
        let as_it_is = self.places_within(start, end).saturating_sub(white);
        for row in first..foot {
            let places = self.places[row as usize].saturating_sub(before);
            seat(row, row - first + places.saturating_sub(as_it_is));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Alternative, Columns, ParagraphJob, Rank};
    use super::*;

    fn rows(drawing: &str) -> Vec<Row> {
        drawing
            .chars()
            .map(|c| Row { keep: c == '|', blank: c == '.', stretch: c == '.', shy: false })
            .collect()
    }

    #[test]
    fn cuts_stand_where_they_may() {
        let galley = GalleyCuts::stiff(&rows("--.-|--.."), 1, 99);
        let starts: Vec<usize> = (0..galley.end()).map(|k| galley.row(k, &[])).collect();
        assert_eq!(starts, [0, 1, 3, 5, 6]);
        assert_eq!(galley.lines(), 7);
        assert_eq!(galley.height(0, 2), 2, "the blank vanishes at the foot");
        assert_eq!(galley.furthest(0, 4), 2, "not between subhead and text");
        assert_eq!(galley.furthest(0, 5), 3);
    }

    #[test]
    fn white_goes_before_stretch_rows_inside_a_column() {
        let galley = GalleyCuts::stiff(&rows("--.---.--"), 1, 99).widened();
        let end = galley.end();
        assert_eq!((galley.places(), galley.white(0, end), galley.height(0, end)), (2, (2, 2), 9));
        let seats = |white: u32| {
            let mut lines = Vec::new();
            galley.seat(0, end, white, |_, line| lines.push(line));
            lines
        };
        assert_eq!(seats(2), [0, 1, 2, 4, 5, 6, 7, 9, 10]);
        assert_eq!(seats(1), [0, 1, 2, 3, 4, 5, 6, 8, 9], "the last place first");
        let second = galley.start(3);
        assert_eq!((galley.white(second, end), galley.height(0, second)), ((1, 1), 2));
    }

    #[test]
    fn a_block_higher_than_any_column_is_broken() {
        let galley = GalleyCuts::stiff(&rows("-||||||"), 1, 3);
        assert_eq!((galley.end(), galley.broken), (3, 2));
    }

    #[test]
    fn a_paragraph_that_gives_has_cuts_of_each_setting() {
        let of = |drawing| Some(Alternative { rows: rows(drawing), cost: 0 });
        let paragraph = ParagraphJob { rows: 2..6, less: of("--|"), more: of("----|") };
        let story = StoryJob {
            rank: Rank::Normal,
            columns: Columns(1),
            spreads: Spreads::Alike,
            head: None,
            pictures: Vec::new(),
            foot: Vec::new(),
            rows: rows("-.---|-"),
            paragraphs: vec![paragraph],
        };
        let galley = GalleyCuts::of(&story, 9);
        let starts = (0..=galley.end())
            .map(|at| (galley.row(at, &[ParagraphLength::Best]), galley.left(at)));
        let starts: Vec<_> = starts.collect();
        // Row and lines left: before each row at its best, then by the rows of the paragraph set so.
        let inside = [(3, 4), (3, 3), (3, 5), (4, 3), (4, 4), (5, 3)];
        assert_eq!(starts, [&[(0, 7), (2, 5)], &inside[..], &[(6, 1), (7, 0)]].concat());
        assert_eq!(story.rows_as_set(&[ParagraphLength::Less]), rows("-.--|-"));
    }

    #[test]
    fn nothing_is_nothing() {
        for drawing in ["", "...."] {
            let galley = GalleyCuts::stiff(&rows(drawing), 1, 9);
            assert_eq!((galley.end(), galley.lines()), (0, 0));
        }
    }
}
