//! The columns of a copy that has them one below the other: all as deep as the first, but the last. An empty line stands before
//! each; where that is the only one, the text goes on.

use super::items::{Gap, Line};
use super::seams::Seams;

/// Lines of a column, empty ones too, at least.
const SHORTEST: usize = 3;
/// Columns of a copy, at most.
const MOST: usize = 8;
/// Places where the first column may begin.
const BEGINNINGS: usize = 8;
/// Ways of parting a copy, at most, that are looked at further.
const LIKELIEST: usize = 8;
/// Lines of a copy, at most: one with more is of several pages.
const LONGEST: usize = 600;

/// A column.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Column {
    /// Its first line.
    pub first: usize,
    /// The line behind its last.
    pub end: usize,
    /// Empty lines before its first line that are its own.
    pub blanks_above: u32,
    /// Empty lines behind its last.
    pub blanks_below: u32,
}

/// What stands where: lines of text, by the places of all lines.
struct Places {
    /// The place of each line.
    of: Vec<usize>,
    /// The line of each place.
    lines: Vec<Option<usize>>,
}

impl Places {
    fn of(lines: &[Line]) -> Self {
        let mut places = Self { of: Vec::with_capacity(lines.len()), lines: Vec::new() };
        for (n, line) in lines.iter().enumerate() {
            let blanks = match (line.gap, n.checked_sub(1)) {
                (Gap::Blank(blanks), _) => blanks,
                (Gap::Break, Some(above)) => beside_mark(lines[above].at.line, line.at.line),
                _ => 0,
            };
            let blanks = usize::try_from(blanks).unwrap_or(0).min(LONGEST);
            places.lines.extend((0..blanks).map(|_| None));
            places.of.push(places.lines.len());
            places.lines.push(Some(n));
        }
        places
    }

    fn is_blank(&self, place: usize) -> bool {
        self.lines.get(place).is_some_and(Option::is_none)
    }
}

/// Empty lines of the text where a page mark stood: it has one above it and one below, and some are of two lines with one between.
fn beside_mark(above: u32, below: u32) -> u32 {
    match below.saturating_sub(above).saturating_sub(1) {
        0..=3 => 0,
        between @ 4..=5 => between - 3,
        between => between.saturating_sub(5).min(2),
    }
}

/// Ways in which a copy's text may be in three columns or more, the likeliest first, each with how well it explains the empty
/// lines; the text begins at `latest` or before it.
pub fn columns(lines: &[Line], seams: &Seams, latest: usize) -> Vec<(f64, Vec<Column>)> {
    let foot = seams.foot();
    if lines.len() > LONGEST || foot < latest {
        return Vec::new();
    }
    let places = Places::of(&lines[..foot]);
    let begins = |n: &usize| lines[*n].gap != Gap::None;
    let open: Vec<usize> =
        (1..foot).filter(|n| matches!(lines[*n].gap, Gap::Blank(_)) && seams.is_open(*n)).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut ways: Vec<(f64, Vec<Column>)> = Vec::new();
    for first in (0..=latest).rev().filter(begins).take(BEGINNINGS) {
        let above = match lines[first].gap {
            Gap::Blank(blanks) if first > 0 => usize::from(blanks > 1),
            _ => 0,
        };
        for own_blanks in 0..=above {
            let start = places.of[first] - own_blanks;
            let begin = (start..places.lines.len()).find_map(|at| places.lines[at]);
            let Some(begin) = begin.filter(|begin| seams.are_cut(*begin, foot)) else { continue };
            let room = places.lines.len() - start;
            for deep in SHORTEST..=room / 2 {
                for cuts in cuts(&places, start, deep) {
                    let Some(score) = score(lines, seams, &places, &open, begin, &cuts) else {
                        continue;
                    };
                    ways.push((score, between(&places, start, &cuts)));
                }
            }
        }
    }
    ways.sort_by(|a, b| b.0.total_cmp(&a.0));
    ways.truncate(LIKELIEST);
    ways
}

/// Where the columns below the first begin, if each is so deep: as they are read, and with the last one, which is shorter, before
/// the one that it belongs behind.
fn cuts(places: &Places, start: usize, deep: usize) -> Vec<Vec<usize>> {
    let end = places.lines.len();
    let mut cuts: Vec<usize> = Vec::new();
    let mut at = start;
    while end - at > deep && cuts.len() < MOST {
        let next = at + deep + 1;
        // A page mark that stood between took some of the empty lines with it.
        let is_cut = next < end && places.is_blank(next - 1);
        if !is_cut {
            break;
        }
        cuts.push(next);
        at = next;
    }
    let mut both = Vec::new();
    let rest = end - at;
    if rest <= deep && cuts.len() >= 2 {
        both.push(cuts.clone());
    }
    // The last two the other way round.
    let before = if rest <= deep { cuts.pop() } else { Some(at) };
    if before.is_some() {
        let from = cuts.last().copied().unwrap_or(start);
        // An empty line at its end is not seen.
        let lasts = [deep, deep - 1].into_iter().filter_map(|deep| end.checked_sub(deep));
        let lasts = lasts
            .filter(|last| *last > from + 1 && *last - from <= deep && places.is_blank(*last - 1));
        for last in lasts.filter(|_| !cuts.is_empty()) {
            let other = [cuts.as_slice(), &[last]].concat();
            if !both.contains(&other) {
                both.push(other);
            }
        }
    }
    both
}

/// How well columns from a line on explain the empty lines of a copy; none if one is left that cut a sentence.
fn score(
    lines: &[Line],
    seams: &Seams,
    places: &Places,
    open: &[usize],
    begin: usize,
    cuts: &[usize],
) -> Option<f64> {
    let first_of = |cut: usize| (cut..places.lines.len()).find_map(|at| places.lines[at]);
    let firsts: Vec<usize> = cuts.iter().filter_map(|cut| first_of(*cut)).collect();
    if open.iter().any(|n| *n > begin && !firsts.contains(n)) {
        return None;
    }
    let mut sum = 0.0;
    for first in &firsts {
        sum += if open.contains(first) { 2.0 } else { 0.8 };
        sum += if lines[*first].gap >= Gap::Blank(2) { 0.5 } else { 0.0 };
    }
    let deeper = (begin + 1..seams.foot())
        .filter(|n| matches!(lines[*n].gap, Gap::Blank(2..)) && !firsts.contains(n));
    Some(sum - 1.0 * deeper.count() as f64)
}

fn between(places: &Places, start: usize, cuts: &[usize]) -> Vec<Column> {
    let begins = std::iter::once(start).chain(cuts.iter().copied());
    let ends = cuts.iter().map(|cut| cut - 1).chain([places.lines.len()]);
    let column = |(begin, end): (usize, usize)| {
        let held: Vec<usize> = (begin..end).filter(|at| places.lines[*at].is_some()).collect();
        let (first, last) = (*held.first()?, *held.last()?);
        Some(Column {
            first: places.lines[first]?,
            end: places.lines[last]? + 1,
            blanks_above: u32::try_from(first - begin).unwrap_or(0),
            blanks_below: u32::try_from(end - 1 - last).unwrap_or(0),
        })
    };
    begins.zip(ends).filter_map(column).collect()
}
