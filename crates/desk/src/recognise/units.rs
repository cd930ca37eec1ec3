//! Where stories begin. Lines of headlines in a row part a copy into texts; each text gets the headline above it, or the one below
//! it where that fits better: a copy from a laid-out page may have a headline after its story.

use super::classes::{Class, Classed};
use super::headed::{give, pairs_of};
use super::items::Gap;
use super::signs;
use crate::words::ems;

/// A headline and the text that it belongs to.
#[derive(Debug, Default)]
pub struct Unit {
    /// The headline's lines, tab, byline, notes; empty if there is none.
    pub head: Vec<Classed>,
    /// The text.
    pub body: Vec<Classed>,
    /// How sure it is that they belong together, 0 to 1.
    pub sure: f64,
}

/// Parts a source into stories and boxes.
pub fn units(classed: Vec<Classed>) -> Vec<Unit> {
    let runs = runs(&classed);
    let runs = without_first_subhead(&classed, runs);
    let chosen = titles(&classed, &runs);
    let (texts, heads) = parted(classed, &runs, &chosen);
    let given = give(&texts, &heads);
    let mut units: Vec<Unit> = Vec::new();
    for (n, (body, given)) in texts.into_iter().zip(given).enumerate() {
        let head: Vec<Classed> =
            given.head.iter().map(|(run, at)| heads[*run][*at].clone()).collect();
        let joins = head.is_empty() && n > 0;
        match units.last_mut().filter(|_| joins) {
            Some(last) => last.body.extend(body),
            None if head.is_empty() && body.is_empty() => {}
            None => units.push(Unit { head, body, sure: given.sure }),
        }
    }
    units
}

/// Lines that are in one run of headline lines: from, until.
fn runs(classed: &[Classed]) -> Vec<(usize, usize)> {
    let is_part = |it: &Classed| it.is_head() || matches!(it.class, Class::Byline | Class::Note);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < classed.len() {
        if !is_part(&classed[at]) {
            at += 1;
            continue;
        }
        let mut end = at;
        while end < classed.len() && (is_part(&classed[end]) || is_between(classed, end)) {
            end += 1;
        }
        // A note or a name before the first headline line belongs to what stands above.
        let first_head = (at..end).find(|n| classed[*n].is_head());
        runs.extend(first_head.map(|first| (first, end)));
        at = end;
    }
    runs
}

/// A text may begin with a subhead, right below its headline: it is as long as the other subheads, and stands by itself.
fn without_first_subhead(classed: &[Classed], runs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let single = |(from, until): &(usize, usize)| {
        until - from == 1
            && classed[*from].class == Class::Head
            && ems(&classed[*from].para.text) <= 15.0
    };
    let others: Vec<f64> = runs
        .iter()
        .take(NEAR)
        .filter(|run| single(run))
        .map(|run| ems(&classed[run.0].para.text))
        .collect();
    let mut parted = Vec::with_capacity(runs.len() + 1);
    for (from, until) in runs {
        let last = &classed[until - 1];
        let alike =
            others.iter().filter(|wide| (**wide - ems(&last.para.text)).abs() <= 3.0).count();
        let is_numbered = until - from >= 2
            && last.class == Class::Head
            && signs::is_item(&last.para.text)
            && !signs::is_item(&classed[until - 2].para.text);
        let is_subhead = is_numbered
            || until - from >= 2
                && last.class == Class::Head
                && alike >= 2
                && alike * 3 >= others.len() * 2
                && last.para.gap != Gap::None
                && classed[from..until - 1].iter().any(|it| it.class == Class::Head)
                && !last.para.text.contains(' ')
                && classed.get(until).is_some_and(Classed::is_body);
        if is_subhead {
            parted.push((from, until - 1));
            parted.push((until - 1, until));
        } else {
            parted.push((from, until));
        }
    }
    parted
}

/// Runs on each side that a run is held against.
const NEAR: usize = 60;

/// The runs around one.
fn near(runs: &[(usize, usize)], own: (usize, usize)) -> &[(usize, usize)] {
    let at = runs.partition_point(|run| *run < own);
    &runs[at.saturating_sub(NEAR)..runs.len().min(at + NEAR)]
}

/// Whether a picture or a line stands within a run of headline lines.
fn is_between(classed: &[Classed], at: usize) -> bool {
    let next = classed.get(at + 1);
    matches!(classed[at].class, Class::Rule) && next.is_some_and(|next| next.class == Class::Head)
}

/// Which runs begin a story or a box; the others are subheads.
fn titles(classed: &[Classed], runs: &[(usize, usize)]) -> Vec<bool> {
    let scores: Vec<f64> = runs.iter().map(|run| title_score(classed, runs, *run)).collect();
    let mut chosen: Vec<bool> = scores.iter().map(|score| *score >= 1.5).collect();
    let first =
        runs.first().is_some_and(|(from, _)| !classed[..*from].iter().any(Classed::is_body));
    // A headline may stand below all of its text, and what comes first be a subhead like the others.
    let moved = runs.last().is_some_and(|last| {
        runs.len() > 2
            && !classed[last.1..].iter().any(Classed::is_body)
            && siblings(classed, runs, runs[0]) > 1.0
    });
    if moved {
        chosen.fill(false);
        if let Some(chosen) = chosen.last_mut() {
            *chosen = true;
        }
    } else if first && let Some(chosen) = chosen.first_mut() {
        *chosen = true;
    }
    if !chosen.iter().any(|chosen| *chosen) && !runs.is_empty() {
        let best =
            (0..scores.len()).fold(0, |best, n| if scores[n] > scores[best] { n } else { best });
        chosen[best] = true;
    }
    chosen
}

/// How much a run of headline lines looks like the beginning of a story, rather than a subhead.
fn title_score(classed: &[Classed], runs: &[(usize, usize)], (from, until): (usize, usize)) -> f64 {
    let run = &classed[from..until];
    let heads: Vec<&Classed> = run.iter().filter(|it| it.class == Class::Head).collect();
    let boxed = run.iter().any(|it| matches!(it.class, Class::Tab(_) | Class::SideHead));
    if boxed {
        return 3.0;
    }
    let Some(first) = heads.first() else { return -9.0 };
    let text = first.para.text.as_str();
    let mut sum = 0.0;
    if heads.len() > 1 {
        sum += 2.0;
    }
    if run.iter().any(|it| it.class == Class::Byline) {
        sum += 3.0;
    }
    sum += heading_level(classed, runs, first, until);
    if is_like_first(classed, runs, first) {
        sum += 2.5;
    }
    sum += match first.para.gap {
        Gap::Break => 0.6,
        Gap::Blank(n) if n >= 2 => 0.3,
        _ => 0.0,
    };
    let above = from.checked_sub(1).map(|above| &classed[above]);
    if let Some(above) = above {
        let closes = matches!(above.class, Class::Closing | Class::Byline | Class::Rule)
            || signs::closes_letter(&above.para.text);
        sum += if closes { 2.0 } else { 0.0 };
    }
    let below = classed.get(until);
    if let Some(below) = below {
        sum += match signs::begins_story(&below.para.text) {
            // 本报讯 is of nothing else.
            1.0 => 3.5,
            some => 1.5 * some,
        };
        let full = |it: &Classed| it.para.full;
        let before = classed[..from].iter().rev().take(NEAR).find_map(full);
        if let (Some(a), Some(b)) = (before, classed[until..].iter().take(NEAR).find_map(full)) {
            sum += if (a - b).abs() >= 3.0 { 1.5 } else { 0.0 };
        }
    } else {
        // At the very end: of the story above, if that has none.
        sum -= 0.5;
    }
    sum += match ems(text) {
        w if w <= 8.0 => -1.0,
        w if w <= 15.0 => 0.0,
        w if w <= 20.0 => 0.8,
        _ => 1.4,
    };
    if signs::is_item(text) {
        sum -= 4.0;
    }
    if text.ends_with(['？', '?']) {
        sum -= 0.4;
    }
    sum - siblings(classed, runs, (from, until))
}

/// Whether a copy begins with a heading of the highest level, and this is one too: stories under each other.
fn is_like_first(classed: &[Classed], runs: &[(usize, usize)], own: &Classed) -> bool {
    let level_of = |run: &(usize, usize)| classed[run.0].para.look.heading;
    let top = near(runs, *runs.first().unwrap_or(&(0, 0))).iter().filter_map(level_of).min();
    let begins = runs
        .first()
        .is_some_and(|run| level_of(run) == top && !classed[..run.0].iter().any(Classed::is_body));
    begins && top.is_some() && own.para.look.heading == top
}

/// What the level or the size of a heading says.
fn heading_level(
    classed: &[Classed],
    runs: &[(usize, usize)],
    first: &Classed,
    until: usize,
) -> f64 {
    let runs = near(runs, (until - 1, until));
    let of_runs = || runs.iter().map(|(from, _)| &classed[*from].para.look);
    let mut sum = 0.0;
    if let Some(level) = first.para.look.heading {
        let top = of_runs().filter_map(|look| look.heading).min().unwrap_or(level);
        let same = of_runs().filter(|look| look.heading == Some(level)).count();
        // Headings below it, up to the next that is as high.
        let below = runs
            .iter()
            .filter(|(from, _)| *from >= until)
            .map(|(from, _)| classed[*from].para.look.heading)
            .take_while(|other| other.is_none_or(|other| other > level))
            .flatten()
            .count();
        sum += match () {
            () if level == top => 2.0,
            () if below > 0 => 2.0,
            () => -2.0,
        };
        if level != top && same > 2 && below == 0 {
            sum -= 1.0;
        }
    }
    if let Some(size) = first.para.look.size {
        let largest = of_runs().filter_map(|look| look.size).fold(0.0, f64::max);
        let least = of_runs().filter_map(|look| look.size).fold(f64::MAX, f64::min);
        if largest - least >= 1.0 {
            sum += if size >= largest * 0.85 { 2.0 } else { -1.5 };
        }
    }
    sum
}

/// Subheads have siblings: single lines of about one length and look in the same text.
fn siblings(classed: &[Classed], runs: &[(usize, usize)], own: (usize, usize)) -> f64 {
    let single =
        |(from, until): (usize, usize)| until - from == 1 && classed[from].class == Class::Head;
    if !single(own) {
        return 0.0;
    }
    let wide = ems(&classed[own.0].para.text);
    let level = classed[own.0].para.look.heading;
    let alike = near(runs, own).iter().filter(|run| {
        **run != own
            && single(**run)
            && classed[run.0].para.look.heading == level
            && (ems(&classed[run.0].para.text) - wide).abs() <= 3.0
    });
    match alike.count() {
        0 => 0.0,
        1 => 0.9,
        _ => 1.6,
    }
}

/// The texts between the chosen runs, and the lines of the runs: of `n` texts, run `n` stands above text `n`, and one more stands
/// below the last.
fn parted(
    classed: Vec<Classed>,
    runs: &[(usize, usize)],
    chosen: &[bool],
) -> (Vec<Vec<Classed>>, Vec<Vec<Classed>>) {
    let mut texts: Vec<Vec<Classed>> = Vec::new();
    let mut heads: Vec<Vec<Classed>> = Vec::new();
    let mut text: Vec<Classed> = Vec::new();
    let mut head: Vec<Classed> = Vec::new();
    let mut in_title = vec![false; classed.len()];
    for ((from, until), _) in runs.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
        in_title[*from..*until].fill(true);
    }
    let mut was_title = true;
    for (n, it) in classed.into_iter().enumerate() {
        let is_title = in_title[n];
        let parts = is_title != was_title && is_title || !is_title && is_other_column(&text, &it);
        if parts && !(text.is_empty() && head.is_empty()) {
            heads.push(std::mem::take(&mut head));
            texts.push(std::mem::take(&mut text));
        }
        match is_title {
            true => head.push(it),
            false => text.push(it),
        }
        was_title = is_title;
    }
    heads.push(head);
    // Lines of a headline at the very end have no text below them.
    if !text.is_empty() || texts.is_empty() {
        texts.push(text);
        heads.push(Vec::new());
    }
    (texts, heads)
}

/// Whether a text is set in columns of another measure than the one above, so that it may be another story's.
fn is_other_column(text: &[Classed], next: &Classed) -> bool {
    let Some(above) = text.iter().rev().take(NEAR).find_map(|it| it.para.full) else {
        return false;
    };
    let last = text.last();
    let ended = last.is_some_and(|last| signs::ends_sentence(&last.para.text));
    let wide =
        next.para.full.is_some_and(|full| (full - above).abs() >= 5.0 && next.para.at.len() >= 3);
    let own_measure = text.iter().rev().take(NEAR).any(|it| it.para.at.len() >= 3);
    ended && wide && own_measure && next.para.gap != Gap::None
}

/// The share of one unit's words that another has too: which story a box belongs to.
pub fn kinship(head: &[Classed], body: &[Classed], other: &Unit) -> f64 {
    let own = pairs_of(head.iter().filter(|it| it.class == Class::Head));
    let own = if own.is_empty() { pairs_of(body.iter()) } else { own };
    let others = pairs_of(other.head.iter().chain(&other.body));
    if own.is_empty() {
        return 0.0;
    }
    own.iter().filter(|pair| others.contains(pair)).count() as f64 / own.len() as f64
}
