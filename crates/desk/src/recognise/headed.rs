//! Which headline is whose: each text gets the lines above it, or those below, at the least cost.

use std::collections::HashSet;

use super::classes::{Class, Classed};
use super::items::Gap;
use crate::words::is_han;

/// What a text is given.
#[derive(Debug, Clone)]
pub struct HeadOfText {
    /// Lines of its headline: run and place in it. If it has none, it goes on with the text above.
    pub head: Vec<(usize, usize)>,
    /// How sure that is, 0 to 1.
    pub sure: f64,
}

/// Gives each text its headline, at the least cost: from above for nothing, from below for a little.
pub fn give(texts: &[Vec<Classed>], heads: &[Vec<Classed>]) -> Vec<HeadOfText> {
    let grams: Vec<HashSet<(char, char)>> = texts.iter().map(|text| pairs(text)).collect();
    // The least cost up to text `n`, without and with a headline of its own from above; and where run `n` was parted.
    let mut costs = [0.0, f64::MAX];
    let mut ways: Vec<[(usize, usize); 2]> = Vec::new();
    for n in 0..=texts.len() {
        let run = heads.get(n).map_or(&[][..], Vec::as_slice);
        let mut next = [f64::MAX; 2];
        let mut way = [(0, 0); 2];
        for (state, cost) in costs.iter().enumerate() {
            if *cost == f64::MAX {
                continue;
            }
            // So long a run of headlines is none; it is not parted.
            let step = if run.len() > 16 { run.len() } else { 1 };
            for cut in (0..=run.len()).step_by(step) {
                let (below, above) = run.split_at(cut);
                let cost = cost
                    + of_text_above(n, state == 1, below, texts, &grams)
                    + of_text_below(n, above, texts, &grams)
                    + of_cut(below, above);
                let state_below = usize::from(is_head(above));
                if cost < next[state_below] {
                    next[state_below] = cost;
                    way[state_below] = (state, cut);
                }
            }
        }
        costs = next;
        ways.push(way);
    }
    // Back along the cheapest way.
    let mut given = vec![HeadOfText { head: Vec::new(), sure: 0.9 }; texts.len()];
    let mut state = usize::from(costs[1] < costs[0]);
    for n in (0..=texts.len()).rev() {
        let (before, cut) = ways[n][state];
        let run = heads.get(n).map_or(0, Vec::len);
        if let Some(own) = given.get_mut(n) {
            own.head.splice(0..0, (cut..run).map(|at| (n, at)));
        }
        if let Some(above) = n.checked_sub(1).and_then(|above| given.get_mut(above)) {
            above.head.extend((0..cut).map(|at| (n, at)));
            if cut > 0 {
                above.sure = above.sure.min(0.65);
            }
        }
        state = before;
    }
    given
}

fn is_head(run: &[Classed]) -> bool {
    run.iter().any(Classed::is_head)
}

/// What it costs the text above a run to get these lines of it, or none.
fn of_text_above(
    n: usize,
    has_head: bool,
    lines: &[Classed],
    texts: &[Vec<Classed>],
    grams: &[HashSet<(char, char)>],
) -> f64 {
    let Some(above) = n.checked_sub(1) else { return if lines.is_empty() { 0.0 } else { 9.0 } };
    if lines.is_empty() {
        return match (has_head, above) {
            (true, _) => 0.0,
            (false, 0) if !texts[0].iter().any(Classed::is_body) => 0.0,
            (false, 0) => 3.0,
            // It goes on with the one before; where its columns are of another measure, hardly.
            (false, _) => {
                if is_apart(texts, above) {
                    3.0
                } else {
                    0.7
                }
            }
        };
    }
    if has_head && lines.iter().all(|it| matches!(it.class, Class::Note | Class::Byline)) {
        return 1.0;
    }
    let unfit = 1.5 * (1.0 - share(lines, &grams[above]));
    1.0 + unfit + if has_head { 6.0 } else { 0.0 } + if is_head(lines) { 0.0 } else { 3.0 }
}

/// What it costs the text below a run to get these lines of it, or none.
fn of_text_below(
    n: usize,
    lines: &[Classed],
    texts: &[Vec<Classed>],
    grams: &[HashSet<(char, char)>],
) -> f64 {
    if lines.is_empty() {
        return 0.0;
    }
    // Below the last text there is none to give them to.
    let Some(grams) = grams.get(n) else { return 100.0 };
    let has_text = texts[n].iter().any(Classed::is_body);
    let heads = lines.iter().filter(|it| it.class == Class::Head).count();
    let many = 0.5 * heads.saturating_sub(2) as f64;
    1.5 * (1.0 - share(lines, grams)) + many + if has_text { 0.0 } else { 5.0 }
}

/// What it costs to part a run between two of its lines.
fn of_cut(below: &[Classed], above: &[Classed]) -> f64 {
    match above.first() {
        Some(first) if !below.is_empty() => match first.para.gap {
            Gap::None => 1.0,
            _ if matches!(first.class, Class::Byline | Class::Note) => 1.0,
            _ => 0.0,
        },
        _ => 0.0,
    }
}

/// Whether a text is in columns of another measure than the one above it.
fn is_apart(texts: &[Vec<Classed>], n: usize) -> bool {
    let full = |text: &[Classed]| text.iter().find_map(|it| it.para.full);
    match (full(&texts[n - 1]), full(&texts[n])) {
        (Some(a), Some(b)) => (a - b).abs() >= 5.0,
        _ => false,
    }
}

/// The share of a headline's pairs of characters that a text has too.
fn share(lines: &[Classed], grams: &HashSet<(char, char)>) -> f64 {
    let own = pairs_of(lines.iter().filter(|it| it.class == Class::Head));
    if own.is_empty() {
        return 0.5;
    }
    own.iter().filter(|pair| grams.contains(pair)).count() as f64 / own.len() as f64
}

fn pairs(text: &[Classed]) -> HashSet<(char, char)> {
    pairs_of(text.iter())
}

pub fn pairs_of<'a>(classed: impl Iterator<Item = &'a Classed>) -> HashSet<(char, char)> {
    let mut pairs = HashSet::new();
    for it in classed {
        let letters: Vec<char> =
            it.para.text.chars().filter(|c| is_han(*c) || c.is_ascii_digit()).collect();
        pairs.extend(letters.windows(2).map(|pair| (pair[0], pair[1])));
    }
    pairs
}
