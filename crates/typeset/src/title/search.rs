//! The search: of all sizes, numbers of rows, breaks, and (where allowed) condensed widths, the ways
//! that cost least. Costs add up row by row, so the best breaks into a number of rows are found step
//! by step from the left, and sizes and rows are few enough to be tried one by one.

use super::breaks::BreakCosts;
use super::cost::{self, Evenness};
use super::ladder::SizeStep;
use super::letters::Letters;
use super::marks;

/// A line broken into rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// From which letter to which each row goes.
    pub rows: Vec<(usize, usize)>,
    /// What the breaks and the rows' lengths cost.
    pub cost: f64,
    /// Whether every break's cost is certain.
    pub sure: bool,
    /// Width of the shortest row, in em.
    shortest: f64,
}

/// A way of setting a title.
#[derive(Debug, Clone, PartialEq)]
pub struct TitleWay {
    /// The step of the ladder.
    pub step: SizeStep,
    /// How far it is condensed, in hundredths of its width: 100 is not at all.
    pub condensed: u8,
    /// Its rows.
    pub rows: Rows,
    /// What all of it costs.
    pub cost: f64,
}

/// How wide rows may be.
#[derive(Debug, Copy, Clone)]
pub struct Room {
    /// Width of the place, in points.
    pub width: f64,
    /// The most that a row may hold, in em, whatever the size.
    pub most: f64,
    /// The least that type may be condensed to, in hundredths.
    pub condense: u8,
}

impl Room {
    /// How wide rows may be at a size and condensed width, in em.
    pub(super) fn em(&self, size: f64, hundredths: u8) -> f64 {
        (self.width / size * 100.0 / f64::from(hundredths.max(1))).min(self.most)
    }
}

/// Rounding, in em.
const SLACK: f64 = 1e-6;

/// The cheapest way at each size and number of rows, the cheapest of all first.
pub fn ways(
    letters: &Letters,
    breaks: &BreakCosts,
    ladder: &[SizeStep],
    room: Room,
) -> Vec<TitleWay> {
    let Some(least) = ladder.iter().map(|step| step.size).reduce(f64::min) else {
        return Vec::new();
    };
    let condense = room.condense.clamp(1, 100);
    let widest = room.em(least, condense);
    let reach = Reach::new(letters, widest, cost::OF_TITLES);
    let mut found: Vec<TitleWay> = Vec::new();
    for (down, step) in ladder.iter().enumerate() {
        let below = ladder.get(down + 1);
        let one_row_below = below.is_some_and(|b| reach.whole <= room.em(b.size, 100) + SLACK);
        for rows in 1..=step.rows {
            let at = |hundredths: u8| {
                let em = room.em(step.size, hundredths);
                let rows = reach.best(breaks, rows, em, one_row_below)?;
                let cost = cost::down(down)
                    + cost::ROW * (rows.rows.len() - 1) as f64
                    + cost::CONDENSED * f64::from(100 - hundredths)
                    + rows.cost;
                Some(TitleWay { step: *step, condensed: hundredths, rows, cost })
            };
            let way = (condense..=100).rev().filter_map(at).reduce(cheaper);
            found.extend(way);
        }
    }
    found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    found
}

fn cheaper(a: TitleWay, b: TitleWay) -> TitleWay {
    if b.cost < a.cost { b } else { a }
}

/// A line in as few rows as a width in em needs, up to `most`.
pub fn fewest(
    letters: &Letters,
    breaks: &BreakCosts,
    width: f64,
    most: usize,
    evenness: Evenness,
) -> Option<Rows> {
    let reach = Reach::new(letters, width, evenness);
    (1..=most).find_map(|rows| reach.best(breaks, rows, width, false))
}

/// Rows filled one after the other, and broken wherever they are full: when nothing else is left.
pub fn filled(letters: &Letters, width: f64) -> Rows {
    let mut rows = Vec::new();
    let mut from = 0;
    while from < letters.len() {
        let fits = letters.rows_from(from).take_while(|row| row.1 <= width + SLACK).last();
        let mut to = fits.map_or(from + 1, |row| row.0);
        // Letters of one cell are together in one row, be it too wide.
        to += letters.list[to..].iter().take_while(|letter| letter.joined).count();
        rows.push((from, to));
        from = to;
    }
    if rows.is_empty() {
        rows.push((0, 0));
    }
    Rows { rows, cost: f64::INFINITY, sure: true, shortest: 0.0 }
}

/// A line with the widths of all rows that could be cut out of it.
struct Reach {
    /// Letters of the line.
    len: usize,
    /// Its width in one row.
    whole: f64,
    /// For each letter, the widths of the rows that begin with it, up to the widest wanted.
    widths: Vec<Vec<f64>>,
    /// How many characters that are no marks stand before each letter.
    counted: Vec<usize>,
    /// What uneven rows cost.
    evenness: Evenness,
}

impl Reach {
    fn new(letters: &Letters, widest: f64, evenness: Evenness) -> Self {
        let len = letters.len();
        let whole = letters.width(0, len);
        // A row may seem too wide by the blank of its last mark.
        let reach = |from: usize| {
            let rows = letters.rows_from(from).map(|row| row.1);
            rows.take_while(|width| *width <= widest + 1.0).collect()
        };
        // One row is measured by itself, at whatever width.
        let widths = if whole <= widest + SLACK && widest.is_infinite() {
            Vec::new()
        } else {
            (0..len).map(reach).collect()
        };
        let mut counted = vec![0];
        for letter in &letters.list {
            let before = counted.last().copied().unwrap_or(0);
            counted.push(before + usize::from(marks::counts(letter.c)));
        }
        Self { len, whole, widths, counted, evenness }
    }

    /// The best way to break the line into exactly `rows` rows no wider than `em`. Where `one_row_below`
    /// tells that one size down would do with one row, thin rows cost more.
    fn best(&self, breaks: &BreakCosts, rows: usize, em: f64, one_row_below: bool) -> Option<Rows> {
        if rows == 1 {
            let row =
                Rows { rows: vec![(0, self.len)], cost: 0.0, sure: true, shortest: self.whole };
            return (self.whole <= em + SLACK).then_some(row);
        }
        // At a row's end half an em may hang over.
        if self.whole > rows as f64 * (em + 1.0) {
            return None;
        }
        let free = self.broken(breaks, rows, (0.0, em));
        if !one_row_below {
            return free;
        }
        let least = cost::FILL * em;
        let thin = free.map(|way| {
            let thin = if way.shortest < least { cost::THIN } else { 0.0 };
            Rows { cost: way.cost + thin, ..way }
        });
        let filled = self.broken(breaks, rows, (least, em));
        [filled, thin].into_iter().flatten().reduce(|a, b| if b.cost < a.cost { b } else { a })
    }

    /// The cheapest breaks into `rows` rows of widths within bounds.
    fn broken(&self, breaks: &BreakCosts, rows: usize, (least, most): (f64, f64)) -> Option<Rows> {
        let mean = self.whole / rows as f64;
        // best[r][n]: cost of the first n letters in r rows, where the last row begins, whether sure.
        let none = (f64::INFINITY, 0, true);
        let mut best = vec![vec![none; self.len + 1]; rows + 1];
        best[0][0].0 = 0.0;
        for r in 0..rows {
            for from in 0..self.len {
                let (before, _, before_sure) = best[r][from];
                if before.is_infinite() {
                    continue;
                }
                for (n, &width) in self.widths.get(from).into_iter().flatten().enumerate() {
                    let to = from + n + 1;
                    let last = to == self.len;
                    // The last row ends the line, and no other does.
                    if last != (r + 1 == rows) || width > most + SLACK || width < least {
                        continue;
                    }
                    if self.counted[to] - self.counted[from] < 2 {
                        continue;
                    }
                    let (at, sure) = match breaks.get(to).copied().flatten() {
                        _ if last => (0.0, true),
                        Some(found) => (found.cost, found.sure),
                        None => continue,
                    };
                    let above =
                        if r == 0 { cost::LONGER_ABOVE * (width - mean).max(0.0) } else { 0.0 };
                    let total = before + at + above + self.evenness.cost(width - mean);
                    if total < best[r + 1][to].0 {
                        best[r + 1][to] = (total, from, before_sure && sure);
                    }
                }
            }
        }
        self.traced(&best)
    }

    /// The rows that the table of best costs ends with.
    fn traced(&self, best: &[Vec<(f64, usize, bool)>]) -> Option<Rows> {
        let (cost, _, sure) = *best.last()?.get(self.len)?;
        if cost.is_infinite() {
            return None;
        }
        let mut rows = Vec::new();
        let mut to = self.len;
        for row in best.iter().skip(1).rev() {
            let from = row[to].1;
            rows.push((from, to));
            to = from;
        }
        rows.reverse();
        let width = |&(from, to): &(usize, usize)| {
            self.widths.get(from)?.get((to - from).checked_sub(1)?).copied()
        };
        let shortest = rows.iter().filter_map(width).fold(f64::INFINITY, f64::min);
        Some(Rows { rows, cost, sure, shortest })
    }
}
