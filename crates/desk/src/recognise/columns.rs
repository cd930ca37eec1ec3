//! Columns that a copy has in the wrong order: a column ends within a sentence, the next does not go on with it, but the one after
//! it does. Two neighbours are exchanged only where the seams say so plainly.

use super::grid::{self, Column};
use super::items::{Gap, Line};
use super::measure::WIDEST;
use super::ordinals::Ordinals;
use super::seams::Seams;
use super::signs;

/// Places where a column may begin, on each side of a bad seam, that are tried.
const NEAR: usize = 14;
/// Bad seams that are looked at.
const BAD: usize = 24;
/// Evidence that an exchange takes.
const ENOUGH: f64 = 2.8;
/// The same where no white stands between columns, so that they may begin anywhere.
const ENOUGH_WITHOUT_WHITE: f64 = 3.6;
/// The same of columns that are as deep as each other.
const ENOUGH_IN_GRID: f64 = 0.3;
/// What a line says by which the last column is deeper than the one before it.
const SHORTER: f64 = 1.2;
/// Lines of such a text, at most, and of a column, at least.
const LONGEST: usize = 400;
const SHORTEST: usize = 4;
/// Evidence of one kind that is plain.
const PLAIN: f64 = 1.5;
/// What is put together may not fit worse.
const MISFIT: f64 = -1.2;
/// Exchanges in one source, at most.
const MOST: usize = 4;
/// Lines of a copy, at most, that is looked through for columns: a dozen pages. What is longer is no page.
const OF_PAGES: usize = 4_000;

/// Two stretches of lines, one below the other.
#[derive(Debug, Copy, Clone)]
struct Exchange {
    from: usize,
    middle: usize,
    until: usize,
}

/// Puts columns in order; gives the numbers of the lines that begin at a new place. `is_fixed` says above which lines something
/// stands that is no text, and which are a table's.
pub fn put_in_order(lines: &mut Vec<Line>, is_fixed: &[bool]) -> Vec<usize> {
    if lines.len() > OF_PAGES {
        return Vec::new();
    }
    if let Some(moved) = in_grid(lines, is_fixed) {
        return moved;
    }
    let mut moved = Vec::new();
    for _ in 0..MOST {
        let Some(Exchange { from, middle, until }) = best(lines, is_fixed) else { break };
        lines[from..until].rotate_left(middle - from);
        let second = from + until - middle;
        for at in [from, second, until] {
            if let Some(line) = lines.get_mut(at) {
                line.gap = Gap::Break;
            }
        }
        moved.retain(|at| !(from..until).contains(at));
        moved.extend([from, second]);
    }
    moved
}

/// Puts columns in order that are as deep as each other, and heals the text where they were parted; none if there are none.
fn in_grid(lines: &mut Vec<Line>, is_fixed: &[bool]) -> Option<Vec<usize>> {
    let copy = Copy::of(lines);
    let is_free = |columns: &[Column]| {
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return false };
        !is_fixed[first.first + 1..last.end].contains(&true)
    };
    let ways = grid::columns(lines, &copy.seams, first_of_text(lines)).into_iter();
    let ways = ways.filter(|(_, columns)| is_free(columns)).map(|(score, columns)| {
        let exchange = copy.neighbours(&columns);
        (score + exchange.map_or(0.0, |(gain, _)| gain), exchange, columns)
    });
    // Of ways that are as good the first.
    let (_, exchange, mut columns) =
        ways.reduce(|best, next| if next.0 > best.0 + 1e-9 { next } else { best })?;
    let (first, foot) = (columns.first()?.first, columns.last()?.end);
    let moved = exchange.map(|(_, at)| at);
    if let Some(at) = moved {
        columns.swap(at, at + 1);
    }
    let mut put: Vec<Line> = Vec::with_capacity(foot - first);
    let mut begins = Vec::new();
    for (n, column) in columns.iter().enumerate() {
        let begin = put.len();
        put.extend_from_slice(&lines[column.first..column.end]);
        let is_moved = moved.is_some_and(|at| (at..at + 3).contains(&n));
        begins.extend(is_moved.then_some(first + begin));
        // The empty line between columns is nobody's.
        let above = n.checked_sub(1).map(|above| columns[above].blanks_below);
        if let Some(above) = above {
            put[begin].gap = match above + column.blanks_above {
                0 => Gap::None,
                blanks => Gap::Blank(blanks),
            };
        }
    }
    put[0].gap = lines[first].gap;
    lines.splice(first..foot, put);
    Some(begins)
}

/// The exchange that mends most.
fn best(lines: &[Line], is_fixed: &[bool]) -> Option<Exchange> {
    let copy = Copy::of(lines);
    let bad: Vec<usize> =
        (0..copy.cuts.len()).filter(|n| copy.is_bad(copy.cuts[*n])).take(BAD).collect();
    let mut best: Option<(f64, Exchange)> = None;
    for near in bad {
        let low = near.saturating_sub(NEAR);
        let high = copy.cuts.len().min(near + NEAR + 1);
        for i in low..high {
            for j in i + 1..high {
                for k in j + 1..high {
                    if i != near && j != near && k != near {
                        continue;
                    }
                    let [from, middle, until] = [i, j, k].map(|n| copy.cuts[n]);
                    let tried = Exchange { from, middle, until };
                    let Some(gain) = copy.gain(tried) else { continue };
                    let is_best = best.is_none_or(|(most, _)| gain > most);
                    if is_best && !is_fixed[from + 1..until].contains(&true) {
                        best = Some((gain, tried));
                    }
                }
            }
        }
    }
    best.map(|(_, exchange)| exchange).or_else(|| copy.without_white())
}

/// What the exchange mends.
fn mended(was: [f64; 3], is: [f64; 3]) -> f64 {
    is.iter().sum::<f64>() - was.iter().sum::<f64>()
}

/// What is known of a copy's lines.
struct Copy<'a> {
    lines: &'a [Line],
    seams: Seams<'a>,
    ordinals: Ordinals,
    /// Where each line stands, counted in lines of its column, and where the last ends.
    places: Vec<u32>,
    /// Where columns may begin.
    cuts: Vec<usize>,
    /// Where the text begins: a headline is in no column.
    first: usize,
}

impl<'a> Copy<'a> {
    fn of(lines: &'a [Line]) -> Self {
        let places = places(lines);
        let white: Vec<usize> = (0..=lines.len())
            .filter(|n| lines.get(*n).is_none_or(|line| line.gap != Gap::None))
            .collect();
        let first = first_of_text(lines);
        let first = (0..=first).rev().find(|n| white.contains(n)).unwrap_or(0);
        let seams = Seams::of(lines, first);
        Self { lines, seams, ordinals: Ordinals::of(lines), places, cuts: white, first }
    }

    fn is_bad(&self, at: usize) -> bool {
        // No column begins or ends between whole paragraphs.
        let is_whole = |n: Option<usize>| {
            n.and_then(|n| self.lines.get(n)).is_some_and(|line| line.ems() > WIDEST)
        };
        if is_whole(at.checked_sub(1)) && is_whole(Some(at)) {
            return false;
        }
        let seam = self.seams.seam(at, at);
        self.ordinals.breaks(at) || seam < if self.seams.is_open(at) { 1.0 } else { -0.9 }
    }

    /// Lines of a column, empty ones too.
    fn depth(&self, from: usize, until: usize) -> u32 {
        self.places[until - 1] - self.places[from] + 1
    }

    /// Which two neighbours among columns stand the wrong way round, and what is gained if they are exchanged.
    fn neighbours(&self, columns: &[Column]) -> Option<(f64, usize)> {
        let seam = |above: Option<usize>, below: Option<usize>| {
            let end = above.map_or(columns[0].first, |n| columns[n].end);
            let begin = below.map_or(self.seams.foot(), |n| columns[n].first);
            let blanks = above
                .zip(below)
                .map(|(above, below)| columns[above].blanks_below + columns[below].blanks_above);
            self.seams.seam(end, begin) + blanks.map_or(0.0, |n| self.blanks(end, n))
        };
        let (last, first) = (columns.len().checked_sub(1)?, columns[0].first);
        let depth = |column: &Column| {
            self.depth(column.first, column.end) + column.blanks_above + column.blanks_below
        };
        let gain = |at: usize| {
            let (above, below) = (at.checked_sub(1), (at + 2 <= last).then_some(at + 2));
            let was =
                seam(above, Some(at)) + seam(Some(at), Some(at + 1)) + seam(Some(at + 1), below);
            let is =
                seam(above, Some(at + 1)) + seam(Some(at + 1), Some(at)) + seam(Some(at), below);
            let until = below.map_or(self.seams.foot(), |n| columns[n].first);
            let [from, middle] = [at, at + 1].map(|n| columns[n].first);
            let ordinals = self.ordinals.gain(first, [from, middle, until]);
            // The last column is the shorter one.
            let deeper = f64::from(depth(&columns[at + 1])) - f64::from(depth(&columns[at]));
            let of_last = if at + 1 == last { deeper.clamp(-2.0, 2.0) * SHORTER } else { 0.0 };
            is - was + ordinals + of_last
        };
        let gains = (0..last).map(|at| (gain(at), at));
        let (gain, at) = gains.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (gain >= ENOUGH_IN_GRID).then_some((gain, at))
    }

    /// What the empty lines say that would stand below a line: a sentence goes on without any, and paragraphs are parted by some
    /// where nothing else parts them.
    fn blanks(&self, end: usize, blanks: u32) -> f64 {
        let is_open = self.seams.is_open(end);
        match blanks {
            0 if !is_open && !self.seams.indents() && !self.seams.is_full(end - 1) => -2.0,
            0 => 0.0,
            _ if is_open => -3.0,
            _ => 0.0,
        }
    }

    /// What an exchange mends; none if that is too little, or if the stretches are no columns: those are as deep as each other, but
    /// the last.
    fn gain(&self, Exchange { from, middle, until }: Exchange) -> Option<f64> {
        if from < self.first || until > self.seams.foot() {
            return None;
        }
        let (a, b) = (self.depth(from, middle), self.depth(middle, until));
        let is_even = a.abs_diff(b) <= 2 && a.min(b) >= 3;
        // The last column is shorter; moved, it stands before a whole one.
        let is_last = until == self.seams.foot() && a < b;
        if !is_even && !is_last {
            return None;
        }
        let (was, is) = self.seams(Exchange { from, middle, until });
        // What is put together must fit everywhere, and somewhere plainly better.
        let ordinals = self.ordinals.gain(self.first, [from, middle, until]);
        let is_plain = (0..3).any(|n| {
            let is_open = self.seams.is_open([from, middle, until][n]);
            was[n] <= -PLAIN || is_open && is[n] - was[n] >= PLAIN
        }) || ordinals >= PLAIN
            || self.is_regular(from, middle, until);
        if is.iter().any(|value| *value < MISFIT) || !is_plain || !self.seams.are_cut(from, until) {
            return None;
        }
        let gain = mended(was, is)
            + ordinals
            + if is_even { 1.0 } else { 0.0 }
            + if self.is_regular(from, middle, until) { 1.2 } else { 0.0 };
        (gain >= ENOUGH).then_some(gain)
    }

    /// The exchange that mends most, if columns follow each other without white: all are as deep as the first, but the last.
    fn without_white(&self) -> Option<Exchange> {
        let foot = self.seams.foot();
        let lines = self.first..foot;
        let has_white = lines.clone().skip(1).any(|n| self.lines[n].gap != Gap::None);
        if has_white || lines.len() > LONGEST || !self.seams.are_cut(self.first, foot) {
            return None;
        }
        let mut best: Option<(f64, Exchange)> = None;
        for deep in SHORTEST..=lines.len() / 2 {
            for from in lines.clone().step_by(deep) {
                let middle = from + deep;
                // The last one is shorter; moved, it stands before a whole one.
                for until in [(middle + deep).min(foot), foot] {
                    let rest = foot - from;
                    let middle = if until == foot && rest < 2 * deep {
                        from + rest.saturating_sub(deep)
                    } else {
                        middle
                    };
                    if middle <= from || until <= middle {
                        continue;
                    }
                    let (was, is) = self.seams(Exchange { from, middle, until });
                    let gain =
                        mended(was, is) + self.ordinals.gain(self.first, [from, middle, until]);
                    let fits = is.iter().all(|value| *value >= 0.0)
                        && was.iter().any(|value| *value <= -PLAIN);
                    if fits
                        && gain >= ENOUGH_WITHOUT_WHITE
                        && best.is_none_or(|(most, _)| gain > most)
                    {
                        best = Some((gain, Exchange { from, middle, until }));
                    }
                }
            }
        }
        best.map(|(_, exchange)| exchange)
    }

    /// The seams at the three ends of an exchange as they are, and as they would be.
    fn seams(&self, Exchange { from, middle, until }: Exchange) -> ([f64; 3], [f64; 3]) {
        let values =
            |pairs: [(usize, usize); 3]| pairs.map(|(end, begin)| self.seams.seam(end, begin));
        (
            values([(from, from), (middle, middle), (until, until)]),
            values([(from, middle), (middle, until), (until, from)]),
        )
    }

    /// Whether a column begins wherever one must, if all are as deep as these, from the headline to the end.
    fn is_regular(&self, from: usize, middle: usize, until: usize) -> bool {
        let begins = |at: u32| {
            let near = self.places.partition_point(|place| *place + 1 < at);
            (near..self.places.len().min(near + 3)).any(|n| {
                self.places[n].abs_diff(at) <= 1
                    && self.lines.get(n).is_none_or(|line| line.gap != Gap::None)
            })
        };
        let first = self.places[self.first];
        let last = self.places[self.lines.len()];
        let deep =
            (self.places[middle] - self.places[from]).max(self.places[until] - self.places[middle]);
        // Empty lines at the foot of a column cannot be told from those between columns.
        (deep..=deep + 2).any(|deep| {
            let own = (self.places[from] - first) % deep;
            (own <= 1 || own + 1 >= deep)
                && (1..).map(|n| first + n * deep).take_while(|at| at + 1 < last).all(begins)
        })
    }
}

/// The first line that is no headline.
fn first_of_text(lines: &[Line]) -> usize {
    let is_text =
        |line: &Line| signs::inner_marks(&line.text) > 0 || signs::ends_sentence(&line.text);
    lines.iter().position(is_text).unwrap_or(lines.len())
}

/// Where lines stand: empty ones count. A page mark that stood between two does not.
fn places(lines: &[Line]) -> Vec<u32> {
    let mut at = 0;
    let mut places = Vec::with_capacity(lines.len() + 1);
    for line in lines {
        if let Gap::Blank(lines) = line.gap {
            at += lines;
        }
        places.push(at);
        at += 1;
    }
    places.push(at);
    places
}
