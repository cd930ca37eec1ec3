//! How wide the lines of a copy are: the measure at which a column, a mail program or a form cut them. Each line is judged by the
//! lines around it, since a page has columns of several measures.

use super::items::{Gap, Line};
use super::signs;
use crate::segments::is_inside_word;
use crate::words::{ems, is_han, is_white};

/// Lines on each side that a line is judged by.
const NEAR: usize = 9;
/// These and itself.
const ALL_NEAR: usize = 2 * NEAR + 1;
/// Ems of a line, at most, that something cut.
pub const WIDEST: f64 = 64.0;
/// And at least.
const NARROWEST: f64 = 8.0;

/// How long a line is.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Width {
    /// In ems, as type has it.
    pub ems: f64,
    /// The same without white beside Han characters: it may have come in later.
    pub bare: f64,
    /// In characters, as a program counts them.
    pub letters: f64,
    /// The same, white too.
    pub all: f64,
}

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
    let widths: Vec<Width> = lines.iter().map(width).collect();
    let ways = [Counted::Ems, Counted::Bare, Counted::Letters, Counted::All];
    let counted =
        ways.map(|way| widths.iter().map(|width| in_way(width, way)).collect::<Vec<f64>>());
    let mut fulls = ways.map(|_| Vec::with_capacity(lines.len()));
    for at in 0..lines.len() {
        let near = near(at, lines, counts);
        for (fulls, widths) in fulls.iter_mut().zip(&counted) {
            fulls.push(full_at(&near, widths));
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
    let measures = (0..lines.len())
        .map(|at| fulls[at].and_then(|full| measured(at, full, lines, widths, fulls, &inside_word)))
        .collect();
    Measures { widths: widths.clone(), measures, inside_word }
}

fn width(line: &Line) -> Width {
    let letters = line.text.chars().filter(|c| !c.is_whitespace()).count();
    // White behind the mark of an item was typed.
    let is_apart = signs::is_item(&line.text) && line.text.chars().take(4).any(is_white);
    let typed = if is_apart { 1.0 } else { 0.0 };
    // What stands in is part of the line; what is pushed far in is no line of a text.
    let indent = if line.indent <= 4.0 { line.indent } else { 0.0 };
    Width {
        ems: ems(&line.text) + indent,
        bare: ems(&without_white(&line.text)) + indent + 0.5 * typed,
        letters: letters as f64 + indent + typed,
        all: line.words.text().trim_end().chars().count() as f64,
    }
}

/// A text without the white that stands beside a Han character or a mark.
fn without_white(text: &str) -> String {
    let of_latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let chars: Vec<char> = text.chars().collect();
    let is_kept = |n: usize| {
        !is_white(chars[n])
            || of_latin(n.checked_sub(1).and_then(|n| chars.get(n))) && of_latin(chars.get(n + 1))
    };
    (0..chars.len()).filter(|n| is_kept(*n)).map(|n| chars[n]).collect()
}

fn in_way(width: &Width, way: Counted) -> f64 {
    match way {
        Counted::Ems => width.ems,
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

/// The measure that most lines around one fill, and how many do. Every line is held against all around it, in every way of counting:
/// the widths lie side by side, so that a machine weighs several at once.
fn full_at(near: &[(usize, f64)], widths: &[f64]) -> Option<(f64, f64)> {
    let mut own = [0.0; ALL_NEAR];
    let mut weights = [0.0; ALL_NEAR];
    for (n, (line, weight)) in near.iter().enumerate() {
        own[n] = widths[*line];
        weights[n] = *weight;
    }
    let mut best: Option<(f64, f64)> = None;
    for n in 0..near.len() {
        let full = own[n];
        // Most are of one width: it is tried once.
        let is_again = || (0..n).any(|n| own[n] == full && weights[n] >= 0.4);
        if !(NARROWEST..=WIDEST).contains(&full) || weights[n] < 0.4 || is_again() {
            continue;
        }
        let part = 1.0 / slack(full);
        let mut speaks = [0.0; ALL_NEAR];
        for n in 0..speaks.len() {
            speaks[n] = weights[n] * supports((full - own[n]) * part);
        }
        let support: f64 = speaks.iter().sum();
        let better = best
            .is_none_or(|(was, most)| support > most + 0.05 || support > most - 0.05 && full > was);
        if better {
            best = Some((full, support));
        }
    }
    best.filter(|(_, support)| *support >= 1.45)
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

/// The lines around one, each with how near it is: its own cluster counts whole.
fn near(at: usize, lines: &[Line], counts: &[bool]) -> Vec<(usize, f64)> {
    let mut near = vec![(at, if counts[at] { 1.0 } else { 0.0 })];
    let mut own_after = 0;
    let mut weight: f64 = 1.0;
    for next in at + 1..lines.len().min(at + 1 + NEAR) {
        if lines[next].gap != Gap::None {
            weight = if own_after >= 3 { 0.15 } else { weight.min(0.5) };
        }
        own_after += usize::from(weight == 1.0);
        near.push((next, if counts[next] { weight } else { 0.0 }));
    }
    let mut own_before = 0;
    let mut weight: f64 = 1.0;
    for before in (at.saturating_sub(NEAR)..at).rev() {
        if lines[before + 1].gap != Gap::None {
            weight = if own_before + own_after >= 3 { 0.15 } else { weight.min(0.5) };
        }
        own_before += usize::from(weight == 1.0);
        near.push((before, if counts[before] { weight } else { 0.0 }));
    }
    near
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

/// The measure at a line, if lines there are cut: their ends stand within sentences and words, as no writer's do.
fn measured(
    at: usize,
    (full, _): (f64, f64),
    lines: &[Line],
    widths: &[f64],
    fulls: &[Option<(f64, f64)>],
    inside_word: &[bool],
) -> Option<Measure> {
    let range = at.saturating_sub(NEAR)..lines.len().min(at + NEAR + 1);
    let is_whole_item = |n: usize| {
        lines.get(n + 1).is_none_or(|below| below.gap != Gap::None || signs::is_item(&below.text))
    };
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
        let text = &lines[n].text;
        cut += usize::from(inside_word[n]);
        marks += signs::inner_marks(text);
        match () {
            () if signs::ends_sentence(text) => ended += 1,
            // A writer may end a line with a comma, and an item with nothing.
            () if signs::ends_open(text) => open += 0.5,
            () if signs::is_item(text) && is_whole_item(n) => {}
            () => open += 1.0,
        }
    }
    let is_open = open >= 1.5 && 2.0 * open > f64::from(ended);
    let cut_within = cut * 6 >= filled && cut > 0 || marks * 2 >= filled && is_open;
    (filled >= 2 && cut_within || filled == 1 && marks > 0 && ended == 0)
        .then_some(Measure { full, is_exact: filled >= 3 && exact * 10 >= filled * 8 })
}
