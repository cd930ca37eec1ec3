//! How wide the lines of a copy are: the measure at which a column, a mail program or a form cut them. Each line is judged by the
//! lines around it, since a page has columns of several measures.

use super::items::{Gap, Line};
use super::signs;
use super::width::Width;
use crate::segments::is_inside_word;
use crate::words::is_han;

/// Lines on each side that a line is judged by.
const NEAR: usize = 9;
/// These and itself.
const ALL_NEAR: usize = 2 * NEAR + 1;
/// Ems of a line, at most, that something cut.
pub const WIDEST: f64 = 64.0;
/// And at least.
const NARROWEST: f64 = 8.0;

/// How lines were counted when they were cut.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Counted {
    /// By their width in type.
    Ems,
    /// By their width in type, before white came in.
    Bare,
    /// By characters without white.
    Letters,
    /// By characters.
    All,
}

/// The measure around a line.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Measure {
    /// The longest that lines are here.
    pub full: f64,
    /// Whether all full lines are of one length, as a program cuts them.
    pub is_exact: bool,
}

/// What is known of the lines of a copy.
#[derive(Debug)]
pub struct Measures {
    /// The widths by which they were cut.
    pub widths: Vec<f64>,
    /// The measure of each; none where nothing cut them.
    pub measures: Vec<Option<Measure>>,
    /// Whether the end of each goes through a word.
    pub inside_word: Vec<bool>,
}

/// Measures lines. `counts` says which of them may be lines that were cut.
pub fn measure(lines: &[Line], counts: &[bool]) -> Measures {
    let ways = [Counted::Ems, Counted::Bare, Counted::Letters, Counted::All];
    let counted =
        ways.map(|way| lines.iter().map(|line| in_way(&line.width, way)).collect::<Vec<f64>>());
    let mut fulls = ways.map(|_| Vec::with_capacity(lines.len()));
    for at in 0..lines.len() {
        let near = Neighbours::of(at, lines, counts);
        for (fulls, widths) in fulls.iter_mut().zip(&counted) {
            fulls.push(near.full(widths));
        }
    }
    let mut both = counted.into_iter().zip(fulls);
    let tried = ways.map(|way| {
        let (widths, fulls) = both.next().unwrap_or_default();
        let fulls = of_neighbours(lines, fulls, &widths, counts);
        let support: f64 =
            (0..lines.len()).map(|n| fits(&lines[n], way, widths[n], fulls[n])).sum();
        (support, widths, fulls)
    });
    let best = (0..ways.len()).fold(0, |best, n| {
        if tried[n].0 > tried[best].0 + 0.02 * tried[best].0.abs() { n } else { best }
    });
    let (_, widths, fulls) = &tried[best];
    let inside_word = inside_words(lines, widths, fulls);
    let ends: Vec<CutEnd> = (0..lines.len()).map(|at| CutEnd::of(lines, at)).collect();
    let measured =
        |at: usize, full: (f64, f64)| measured(at, full, &ends, widths, fulls, &inside_word);
    let measures =
        (0..lines.len()).map(|at| fulls[at].and_then(|full| measured(at, full))).collect();
    Measures { widths: widths.clone(), measures, inside_word }
}

fn in_way(width: &Width, way: Counted) -> f64 {
    match way {
        Counted::Ems => width.set,
        Counted::Bare => width.bare,
        Counted::Letters => width.letters,
        Counted::All => width.all,
    }
}

/// How well a line fits a measure that it fills.
fn fits(line: &Line, way: Counted, width: f64, full: Option<(f64, f64)>) -> f64 {
    let goes_on = !signs::ends_sentence(&line.text) && signs::inner_marks(&line.text) > 0;
    match full.map(|(full, _)| full - width) {
        // Longer than full, or short where a sentence goes on: it was not counted so.
        Some(short) if short < -0.25 => -1.0,
        // In type a character may not fit though half of one would.
        Some(short)
            if short <= if matches!(way, Counted::Ems | Counted::Bare) { 0.6 } else { 0.25 } =>
        {
            1.0
        }
        Some(short) if short <= 1.0 => 0.5,
        Some(short) if short > 2.5 && goes_on => -0.7,
        _ => 0.0,
    }
}

/// The lines around one, and how much each says: its own cluster counts whole.
struct Neighbours {
    first: usize,
    weights: [f64; ALL_NEAR],
    count: usize,
}

impl Neighbours {
    fn of(at: usize, lines: &[Line], counts: &[bool]) -> Self {
        let first = at.saturating_sub(NEAR);
        let until = lines.len().min(at + 1 + NEAR);
        let mut weights = [0.0; ALL_NEAR];
        let mut put = |n: usize, weight: f64| {
            weights[n - first] = if counts[n] { weight } else { 0.0 };
        };
        put(at, 1.0);
        let mut own_after = 0;
        let mut weight: f64 = 1.0;
        for (next, line) in lines.iter().enumerate().take(until).skip(at + 1) {
            if line.gap != Gap::None {
                weight = if own_after >= 3 { 0.15 } else { weight.min(0.5) };
            }
            own_after += usize::from(weight == 1.0);
            put(next, weight);
        }
        let mut own_before = 0;
        let mut weight: f64 = 1.0;
        for before in (first..at).rev() {
            if lines[before + 1].gap != Gap::None {
                weight = if own_before + own_after >= 3 { 0.15 } else { weight.min(0.5) };
            }
            own_before += usize::from(weight == 1.0);
            put(before, weight);
        }
        Self { first, weights, count: until - first }
    }

    /// The measure that most of them fill, and how many do. Every line is held against all around it, in every way of counting: the
    /// widths lie side by side, so that a machine weighs several at once.
    fn full(&self, widths: &[f64]) -> Option<(f64, f64)> {
        let mut own = [0.0; ALL_NEAR];
        own[..self.count].copy_from_slice(&widths[self.first..self.first + self.count]);
        let mut best: Option<(f64, f64)> = None;
        for n in 0..self.count {
            let full = own[n];
            // Most are of one width: it is tried once.
            let is_again = || (0..n).any(|n| own[n] == full && self.weights[n] >= 0.4);
            if !(NARROWEST..=WIDEST).contains(&full) || self.weights[n] < 0.4 || is_again() {
                continue;
            }
            let part = 1.0 / slack(full);
            let mut speaks = [0.0; ALL_NEAR];
            for n in 0..speaks.len() {
                speaks[n] = self.weights[n] * supports((full - own[n]) * part);
            }
            let support: f64 = speaks.iter().sum();
            let better = best.is_none_or(|(was, most)| {
                support > most + 0.05 || support > most - 0.05 && full > was
            });
            if better {
                best = Some((full, support));
            }
        }
        best.filter(|(_, support)| *support >= 1.45)
    }
}

/// A few lines by themselves are too few to tell a measure; one that fills that of the lines near it was cut there.
fn of_neighbours(
    lines: &[Line],
    fulls: Vec<Option<(f64, f64)>>,
    widths: &[f64],
    counts: &[bool],
) -> Vec<Option<(f64, f64)>> {
    let near = |at: usize| {
        let above = (at.saturating_sub(NEAR)..at).rev();
        let mut both = above.chain(at + 1..fulls.len().min(at + 1 + NEAR));
        let (full, support) = both.find_map(|n| fulls[n])?;
        let is_full = (full - widths[at]).abs() <= 0.4 * slack(full);
        (counts[at] && is_full && !signs::is_item(&lines[at].text)).then_some((full, support))
    };
    (0..fulls.len()).map(|at| fulls[at].or_else(|| near(at))).collect()
}

/// Type in wide columns is squeezed and spread more than in narrow ones: how much a line may differ, against a column of 20 ems.
pub fn slack(full: f64) -> f64 {
    (full / 20.0).max(1.0)
}

/// How much a line that is so much shorter speaks for a measure. Without a branch: it is asked of every two lines near each other.
fn supports(short: f64) -> f64 {
    let up_to = |most: f64, speaks: f64, others: f64| if short <= most { speaks } else { others };
    let speaks = up_to(0.4, 1.0, up_to(1.6, 0.7, up_to(2.6, 0.2, 0.0)));
    if short < -1.2 {
        -0.7
    } else if short < -0.4 {
        -0.2
    } else {
        speaks
    }
}

/// Whether the end of each full line goes through a word.
fn inside_words(lines: &[Line], widths: &[f64], fulls: &[Option<(f64, f64)>]) -> Vec<bool> {
    (0..lines.len())
        .map(|at| {
            let Some(next) = lines.get(at + 1) else { return false };
            let near_full = fulls[at].is_some_and(|(full, _)| full - widths[at] <= 3.6);
            let ends = lines[at].text.chars().next_back().is_some_and(is_han);
            near_full && ends && is_inside_word(&lines[at].text, &next.text)
        })
        .collect()
}

/// What a line's words say of whether it was cut.
struct CutEnd {
    marks: usize,
    /// Whether a sentence ends there.
    is_end: bool,
    /// How much it speaks for a cut.
    open: f64,
}

impl CutEnd {
    fn of(lines: &[Line], at: usize) -> Self {
        let text = &lines[at].text;
        let is_item = |n: usize| lines.get(n).is_some_and(|line| signs::is_item(&line.text));
        let is_last = || lines.get(at + 1).is_none_or(|below| below.gap != Gap::None);
        let is_end = signs::ends_sentence(text);
        let open = match () {
            () if is_end => 0.0,
            // A writer may end a line with a comma, and an item with nothing.
            () if signs::ends_open(text) => 0.5,
            () if is_item(at) && (is_last() || is_item(at + 1)) => 0.0,
            () => 1.0,
        };
        Self { marks: signs::inner_marks(text), is_end, open }
    }
}

/// The measure at a line, if lines there are cut: their ends stand within sentences and words, as no writer's do.
fn measured(
    at: usize,
    (full, _): (f64, f64),
    ends: &[CutEnd],
    widths: &[f64],
    fulls: &[Option<(f64, f64)>],
    inside_word: &[bool],
) -> Option<Measure> {
    let range = at.saturating_sub(NEAR)..ends.len().min(at + NEAR + 1);
    let (mut filled, mut exact, mut cut, mut ended, mut marks) = (0, 0, 0, 0, 0);
    let mut open = 0.0;
    for n in range {
        let slack = slack(full);
        let same = fulls[n].is_some_and(|(other, _)| (other - full).abs() <= 1.6 * slack);
        let short = full - widths[n];
        if !same || !(-1.6 * slack..=1.6 * slack).contains(&short) {
            continue;
        }
        filled += 1;
        exact += usize::from(short.abs() <= 0.3);
        cut += usize::from(inside_word[n]);
        marks += ends[n].marks;
        ended += u32::from(ends[n].is_end);
        open += ends[n].open;
    }
    let is_open = open >= 1.5 && 2.0 * open > f64::from(ended);
    let cut_within = cut * 6 >= filled && cut > 0 || marks * 2 >= filled && is_open;
    (filled >= 2 && cut_within || filled == 1 && marks > 0 && ended == 0)
        .then_some(Measure { full, is_exact: filled >= 3 && exact * 10 >= filled * 8 })
}
