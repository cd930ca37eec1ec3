//! A galley digested for cutting: where it may be cut, how high its pieces are, where white may go.

use super::Row;
use super::cost::{Cost, SPREAD, WIDEST_WHITE};

/// A galley with its cuts. A *start* is a row with which a column may begin; they are numbered, and
/// the last stands behind the end.
pub(super) struct Galley {
    /// Row of each start.
    starts: Vec<u32>,
    /// For each start, the end of the last row before it that is not blank.
    feet: Vec<u32>,
    /// For each row, how many gaps that can take a first, second, third added line lie before it.
    widenings: Vec<[u32; WIDEST_WHITE as usize]>,
    /// Whether the row before which white may be added by how many lines.
    gaps: Vec<u8>,
    blank: Vec<bool>,
    /// Blocks cut apart.
    pub broken: u32,
}

impl Galley {
    /// Digests `rows`. A run of rows that must not be cut is cut all the same where it is longer
    /// than `longest`, the room of the deepest column.
    pub fn new(rows: &[Row], longest: u32) -> Self {
        let mut galley = Self {
            starts: Vec::new(),
            feet: Vec::new(),
            widenings: Vec::with_capacity(rows.len() + 1),
            gaps: Vec::with_capacity(rows.len()),
            blank: rows.iter().map(|row| row.blank).collect(),
            broken: 0,
        };
        // The end of the last row that is not blank, and what holds of the rows since then.
        let mut foot = 0;
        let (mut may_cut, mut may_widen, mut blanks) = (true, false, 0);
        let mut sums = [0; WIDEST_WHITE as usize];
        for (index, row) in (0u32..).zip(rows) {
            galley.widenings.push(sums);
            may_cut |= !row.keep;
            may_widen |= row.stretch;
            if row.blank {
                blanks += 1;
                galley.gaps.push(0);
                continue;
            }
            let first = galley.starts.is_empty();
            if first || may_cut {
                galley.starts.push(index);
                galley.feet.push(foot);
            } else {
                galley.break_if_too_long(index, foot, longest);
            }
            let gap = if may_widen && !first { WIDEST_WHITE.saturating_sub(blanks) } else { 0 };
            galley.gaps.push(gap as u8);
            sums.iter_mut().take(gap as usize).for_each(|sum| *sum += 1);
            foot = index + 1;
            (may_cut, may_widen, blanks) = (false, false, 0);
        }
        galley.widenings.push(sums);
        galley.starts.push(rows.len() as u32);
        galley.feet.push(foot);
        galley
    }

    fn break_if_too_long(&mut self, index: u32, foot: u32, longest: u32) {
        let start = self.starts.last().copied().unwrap_or(0);
        if index + 1 - start > longest.max(1) {
            self.starts.push(index);
            self.feet.push(foot);
            self.broken += 1;
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

    /// Lines from a start to the end.
    pub fn left(&self, start: usize) -> u32 {
        self.height(start, self.end())
    }

    /// Lines of a column that begins with one start and ends before another.
    pub fn height(&self, start: usize, end: usize) -> u32 {
        self.feet[end].saturating_sub(self.starts[start])
    }

    /// Row of a start.
    pub fn row(&self, start: usize) -> u32 {
        self.starts[start]
    }

    /// The last start before which a column of `room` lines can end; the start itself if none.
    pub fn furthest(&self, start: usize, room: u32) -> usize {
        let bottom = self.starts[start].saturating_add(room);
        start + self.feet[start + 1..].partition_point(|&foot| foot <= bottom)
    }

    /// Lines of the highest piece that must not be cut.
    pub fn highest(&self) -> u32 {
        (0..self.end()).map(|start| self.height(start, start + 1)).max().unwrap_or(0)
    }

    /// What filling a column of the rows between two starts up by `lines` costs, and the lines that
    /// remain.
    pub fn spread(&self, start: usize, end: usize, lines: u32) -> (Cost, u32) {
        let first = (self.starts[start] as usize + 1).min(self.blank.len());
        let foot = (self.feet[end] as usize).max(first);
        let mut cost = Cost::ZERO;
        let mut rest = lines;
        for (step, each) in SPREAD.iter().enumerate() {
            let gaps = self.widenings[foot][step] - self.widenings[first][step];
            let taken = gaps.min(rest);
            cost += each.times(taken);
            rest -= taken;
        }
        (cost, rest)
    }

    /// Calls `seat` with each row of a column from one start to another and its line there, after
    /// `lines` of white have been spread as evenly as can be.
    pub fn seat(&self, start: usize, end: usize, lines: u32, mut seat: impl FnMut(u32, u32)) {
        let (first, foot) = (self.starts[start], self.feet[end]);
        let mut wider = vec![0u32; foot.saturating_sub(first) as usize];
        let mut rest = lines;
        for step in 1..=WIDEST_WHITE {
            for row in first + 1..foot {
                if rest > 0 && u32::from(self.gaps[row as usize]) >= step {
                    wider[(row - first) as usize] += 1;
                    rest -= 1;
                }
            }
        }
        let mut line = 0;
        for row in first..foot {
            line += wider[(row - first) as usize];
            seat(row, line);
            line += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(drawing: &str) -> Vec<Row> {
        drawing
            .chars()
            .map(|c| Row { keep: c == '|', blank: c == '.', stretch: c == '.' })
            .collect()
    }

    #[test]
    fn cuts_stand_where_they_may() {
        let galley = Galley::new(&rows("--.-|--.."), 99);
        let starts: Vec<u32> = (0..galley.end()).map(|k| galley.row(k)).collect();
        assert_eq!(starts, [0, 1, 3, 5, 6]);
        assert_eq!(galley.lines(), 7);
        assert_eq!(galley.height(0, 2), 2, "the blank vanishes at the foot");
        assert_eq!(galley.furthest(0, 4), 2, "not between subhead and text");
        assert_eq!(galley.furthest(0, 5), 3);
    }

    #[test]
    fn white_goes_before_stretch_rows_inside_a_column() {
        let galley = Galley::new(&rows("--.---.--"), 99);
        assert_eq!(galley.spread(0, galley.end(), 5), (Cost(4 + 4 + 7 + 7), 1));
        let mut lines = Vec::new();
        galley.seat(0, galley.end(), 3, |_, line| lines.push(line));
        assert_eq!(lines, [0, 1, 2, 5, 6, 7, 8, 10, 11]);
    }

    #[test]
    fn a_block_higher_than_any_column_is_broken() {
        let galley = Galley::new(&rows("-||||||"), 3);
        assert_eq!((galley.end(), galley.broken), (3, 2));
    }

    #[test]
    fn nothing_is_nothing() {
        for drawing in ["", "...."] {
            let galley = Galley::new(&rows(drawing), 9);
            assert_eq!((galley.end(), galley.lines()), (0, 0));
        }
    }
}
