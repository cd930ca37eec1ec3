//! Lines become paragraphs. Between each two lines evidence is weighed: how full the first is, how it ends, how the next begins,
//! what stands between. Above nothing they are one paragraph.

use std::collections::BTreeMap;

use super::items::{Gap, Line};
use super::measure::{Measures, measure, slack};
use super::signs;
use crate::block::End;
use crate::words::{ems, is_han};

/// Lines that are one paragraph, by their numbers, and how sure each seam is.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The first line.
    pub first: usize,
    /// The line behind the last.
    pub end: usize,
    /// The weakest evidence of its seams, and of its end: the nearer to 0, the less sure.
    pub doubt: f64,
    /// The measure of its lines, if they were cut.
    pub full: Option<f64>,
    /// Whether its last line is as full as one that goes on.
    pub ends_full: bool,
}

/// The paragraphs of lines; `alone` says which lines stand by themselves (rows of a table, verse).
pub fn join(lines: &[Line], alone: &[bool]) -> Vec<Joined> {
    let counts: Vec<bool> = lines
        .iter()
        .zip(alone)
        .map(|(line, alone)| !alone && line.look.heading.is_none())
        .collect();
    let measures = measure(lines, &counts);
    let habits = CopyHabits::of(lines, &measures);
    let mut paragraphs: Vec<Joined> = Vec::new();
    for at in 0..lines.len() {
        let seam = match paragraphs.last() {
            None => f64::MIN,
            Some(_) if alone[at] || alone[at - 1] => f64::MIN,
            Some(open) => seam(lines, at, open, &measures, &habits),
        };
        let full = measures.measures[at].map(|measure| measure.full);
        let ends_full = is_full(at, &measures);
        match paragraphs.last_mut().filter(|_| seam > 0.0) {
            Some(open) => {
                open.end = at + 1;
                open.doubt = open.doubt.min(seam);
                open.full = open.full.or(full);
                open.ends_full = ends_full;
            }
            None => {
                if let Some(last) = paragraphs.last_mut() {
                    last.doubt = last.doubt.min(-seam);
                }
                paragraphs.push(Joined { first: at, end: at + 1, doubt: 9.0, full, ends_full });
            }
        }
    }
    paragraphs
}

fn is_full(at: usize, measures: &Measures) -> bool {
    measures.measures[at]
        .is_some_and(|measure| measure.full - measures.widths[at] <= 1.6 * slack(measure.full))
}

/// How the writer of a copy marks paragraphs.
#[derive(Debug)]
struct CopyHabits {
    /// White stands before most paragraphs, and before no other line.
    indents: bool,
    /// Empty lines stand between all lines, so they say nothing.
    is_spaced: bool,
    /// Empty lines stand where sentences end.
    blanks_end: bool,
    /// Paragraphs stood in by two, and the copy has lost that: their first lines seem short.
    lost_indents: bool,
    /// What items begin with: marks that several lines have.
    item_marks: Vec<char>,
}

impl CopyHabits {
    fn of(lines: &[Line], measures: &Measures) -> Self {
        let indented = lines.iter().filter(|line| line.indent >= 1.0).count();
        let after_end = lines.windows(2).filter(|pair| {
            pair[1].indent >= 1.0
                && (signs::ends_sentence(&pair[0].text) || pair[1].gap != Gap::None)
        });
        let indents =
            indented >= 2 && indented * 5 <= lines.len() * 4 && after_end.count() * 2 >= indented;
        let blanks = lines.iter().skip(1).filter(|line| matches!(line.gap, Gap::Blank(_)));
        let cut = measures.inside_word.iter().filter(|inside| **inside).count();
        let blank_cuts = lines
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(n, line)| line.gap != Gap::None && measures.inside_word[n - 1])
            .count();
        let many = blanks.clone().count();
        let is_spaced = lines.len() > 4
            && many * 10 >= (lines.len() - 1) * 8
            && cut > 0
            && blank_cuts * 2 >= cut;
        let ended = lines.windows(2).filter(|pair| {
            matches!(pair[1].gap, Gap::Blank(_)) && signs::ends_sentence(&pair[0].text)
        });
        let blanks_end = many > 0 && ended.count() * 2 >= many;
        let short =
            |n: usize| measures.measures[n].map(|m| (m.full - measures.widths[n]) / slack(m.full));
        let lost = (0..lines.len()).filter(|n| {
            let first = lines[*n].gap != Gap::None && lines[*n].indent < 1.0;
            let open = measures.inside_word[*n]
                || signs::ends_open(&lines[*n].text)
                || lines[*n].text.ends_with(|c: char| c.is_ascii_digit());
            first && open && short(*n).is_some_and(|short| (1.4..=3.1).contains(&short))
        });
        let lost_indents = !indents && lost.count() >= 2;
        Self { indents, is_spaced, blanks_end, lost_indents, item_marks: item_marks(lines) }
    }
}

/// The marks that two lines at least begin with, as items do.
fn item_marks(lines: &[Line]) -> Vec<char> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| signs::is_item(&line.text)) {
        if let Some(mark) = line.text.chars().next().filter(|c| !c.is_alphanumeric()) {
            *counts.entry(mark).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(mark, _)| mark).collect()
}

/// The evidence that a line goes on with the one before.
fn seam(lines: &[Line], at: usize, open: &Joined, measures: &Measures, habits: &CopyHabits) -> f64 {
    let (before, line) = (&lines[at - 1], &lines[at]);
    if before.look.heading.is_some() || line.look.heading.is_some() {
        return -9.0;
    }
    if before.end == End::Soft {
        return -9.0;
    }
    if look_differs(before, line) {
        return -6.0;
    }
    // A day, or a name that is pushed far in, ends a text.
    let closes = signs::is_date(&before.text) || before.indent >= 6.0 && open.first + 1 == at;
    if line.gap != Gap::None && closes {
        return -6.0;
    }
    let is_row =
        |line: &Line| signs::is_row_of_names(&line.text) || signs::is_row_of_numbers(&line.text);
    if is_row(before) && is_row(line) {
        return -6.0;
    }
    let Some(measure) = measures.measures[at - 1] else {
        return uncut_seam(lines, at, open, habits, measures);
    };
    if before.end == End::Paragraph && !measure.is_exact {
        return -9.0;
    }
    let mut sum = fullness(lines, at, open, measures, (measure.is_exact, habits))
        + ending(before)
        + beginning(line, before, habits)
        + between(lines, at, open, habits);
    if measures.inside_word[at - 1] {
        sum += 2.0;
    }
    let same = measures.measures[at]
        .is_none_or(|next| (next.full - measure.full).abs() <= 3.0 * slack(measure.full));
    if !same {
        sum -= 1.5;
    }
    let wider = |n: usize| measures.widths[n] > measure.full + 1.6 * slack(measure.full);
    if wider(at - 1) || wider(at) {
        sum -= 6.0;
    }
    if at - open.first < 12 {
        let text: String = lines[open.first..at].iter().map(|line| line.text.as_str()).collect();
        if text.len() < 4000 && signs::is_open_at_end(&text) {
            sum += 1.5;
        }
    }
    sum
}

/// What the first line's length says.
fn fullness(
    lines: &[Line],
    at: usize,
    open: &Joined,
    measures: &Measures,
    (is_exact, habits): (bool, &CopyHabits),
) -> f64 {
    let Some(measure) = measures.measures[at - 1] else { return 0.0 };
    let mut short = measure.full - measures.widths[at - 1];
    // The first line of a paragraph stands in by two, though the copy may have lost its white.
    let is_first = open.first == at - 1;
    if is_first && short >= 1.0 && lines[at - 1].indent < 1.0 && habits.lost_indents {
        short = (short - 2.0).max(0.0).min(short);
    }
    // A mark that may not begin a line takes a character with it.
    let next: Vec<char> = lines[at].text.chars().take(3).collect();
    let may_not_begin =
        |n: usize| next.get(n).is_some_and(|c| signs::may_not_begin(*c) || *c == '—');
    let latin = next.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    // Nor may an opening one end a line.
    let is_opening = next.first().is_some_and(|c| "“‘（《【「".contains(*c));
    if is_opening || may_not_begin(1) || may_not_begin(2) || next.first() == Some(&'—') || latin > 1
    {
        short -= 1.0;
    }
    if !is_exact {
        short /= slack(measure.full);
    }
    match (short, is_exact) {
        (s, true) if s <= 0.6 => 2.2,
        (s, true) if s <= 1.1 => 0.6,
        (s, true) if s <= 2.1 => -1.8,
        (s, false) if s <= 1.6 => 2.0,
        (s, false) if s <= 2.6 => 0.4,
        (s, false) if s <= 3.6 => -1.5,
        _ => -4.5,
    }
}

/// What the first line's end says.
fn ending(before: &Line) -> f64 {
    let text = &before.text;
    match text.chars().next_back() {
        _ if signs::ends_sentence(text) => -1.0,
        Some('：' | ':') => -1.2,
        Some('，' | '、' | ',' | '；') => 2.0,
        Some('（' | '“' | '《' | '(' | '「') => 3.0,
        Some(c) if is_han(c) || c.is_alphanumeric() => 1.0,
        _ => 0.5,
    }
}

/// What the next line's beginning says.
fn beginning(line: &Line, before: &Line, habits: &CopyHabits) -> f64 {
    let text = &line.text;
    if signs::begins_inside(text) {
        return 3.0;
    }
    let mut sum = 0.0;
    if habits.indents {
        sum += if line.indent >= 1.0 { -5.0 } else { 1.5 };
    } else if line.indent >= 1.5 && before.indent < 1.0 {
        sum -= 3.0;
    }
    if signs::is_never_first(text) {
        sum += 1.5;
    }
    let ended = signs::ends_sentence(&before.text)
        || before.text.ends_with(['：', ':'])
        || before.ems() < 30.0 && !signs::ends_open(&before.text);
    let marked = signs::is_note(text)
        || signs::tab(text).is_some()
        || signs::is_question_or_answer(text)
        || signs::picture_mark(text).is_some()
        || signs::caption(text) > 0.8
        || signs::is_salutation(text)
        || signs::begins_story(text) == 1.0;
    // `每周|二、周五`.
    let is_weekday = before.text.ends_with(['周', '期']) && !text.starts_with('、');
    if marked {
        sum -= if ended { 4.0 } else { 1.5 };
    } else if is_weekday {
        sum += 1.0;
    } else if signs::is_item(text) && text.starts_with(habits.item_marks.as_slice()) {
        sum -= 6.0;
    } else if signs::is_item(text) || signs::byline(text) > 0.8 && ems(text) < 30.0 {
        sum -= if ended { 3.0 } else { 0.8 };
    }
    sum
}

/// What stands between them says.
fn between(lines: &[Line], at: usize, open: &Joined, habits: &CopyHabits) -> f64 {
    let (before, line) = (&lines[at - 1], &lines[at]);
    let stands_alone = open.first + 1 == at
        && before.gap != Gap::None
        && signs::inner_marks(&before.text) == 0
        && !signs::ends_open(&before.text);
    // So does what stands below: a subhead.
    let below = lines.get(at + 1);
    let next_alone = below.is_none_or(|below| below.gap != Gap::None)
        && signs::inner_marks(&line.text) == 0
        && !signs::ends_sentence(&line.text)
        && line.text.chars().any(char::is_alphanumeric);
    match line.gap {
        Gap::None => 0.0,
        _ if habits.is_spaced => 0.0,
        // Two lines of a headline: nothing is cut at an empty line.
        Gap::Blank(_) if next_alone && stands_alone => -6.0,
        _ if next_alone && line.ems() <= 12.0 && signs::inner_marks(&before.text) > 0 => -5.0,
        _ if next_alone => -3.0,
        _ if signs::ends_sentence(&before.text) && matches!(line.gap, Gap::Blank(_)) => -3.0,
        // A heading that is as long as a line.
        _ if stands_alone => -3.0,
        Gap::Blank(_) if habits.blanks_end => -0.6,
        Gap::Blank(_) => -0.3,
        Gap::Break => -0.3,
    }
}

/// Lines that nothing cut are paragraphs; one that a page cut goes on.
fn uncut_seam(
    lines: &[Line],
    at: usize,
    open: &Joined,
    habits: &CopyHabits,
    measures: &Measures,
) -> f64 {
    let (before, line) = (&lines[at - 1], &lines[at]);
    let text = &before.text;
    let begins = beginning(line, before, habits);
    let is_text = |text: &str| ems(text) >= 24.0 && signs::inner_marks(text) > 0;
    let next_is_text = signs::inner_marks(&line.text) > 0
        || signs::begins_inside(&line.text)
        || signs::ends_sentence(&line.text);
    if line.gap == Gap::None && before.end == End::Line {
        // Two lines of one sentence, with nothing to measure them by.
        let goes_on = !signs::ends_sentence(text)
            && signs::inner_marks(text) > 0
            && ems(text) >= 9.0
            && (signs::ends_open(text)
                || measures.inside_word[at - 1]
                || signs::begins_inside(&line.text)
                || signs::is_tail(&line.text)
                || is_text(text) && next_is_text && !signs::is_item(text) && !introduces(text));
        let one = !introduces(text) && is_one_paragraph(lines, at);
        return if goes_on || one { 0.8 + begins } else { -3.0 };
    }
    let so_far = at - open.first >= 2 || is_text(text);
    let ends_within = !signs::ends_sentence(text) && !introduces(text);
    if so_far && ends_within && next_is_text && line.gap != Gap::None {
        let open_mark = signs::is_open_at_end(text)
            || signs::ends_open(text)
            || crate::segments::is_inside_word(text, &line.text);
        return begins + if open_mark { 2.5 } else { 1.2 };
    }
    -3.0
}

/// Whether a line ends with a colon: what it introduces begins a paragraph of its own, where nothing says that it was cut.
fn introduces(text: &str) -> bool {
    text.ends_with(['：', ':'])
}

/// Whether the lines around a seam, with no empty line between, are one paragraph: all of about one length but the last, which alone
/// ends a sentence.
fn is_one_paragraph(lines: &[Line], at: usize) -> bool {
    const LINES: usize = 12;
    let near = at.saturating_sub(LINES + 1)..at;
    let first = near.rev().take_while(|n| *n + 1 == at || lines[n + 1].gap == Gap::None).last();
    let Some(first) = first else { return false };
    let until = lines.len().min(at + LINES + 1);
    let end = (at + 1..until).find(|n| lines[*n].gap != Gap::None).unwrap_or(until);
    if end - first > LINES {
        return false;
    }
    let own = &lines[first..end];
    let Some((last, full)) = own.split_last() else { return false };
    let widths: Vec<f64> = full.iter().map(|line| line.ems() + line.indent.min(2.0)).collect();
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let marks: usize = own.iter().map(|line| signs::inner_marks(&line.text)).sum();
    let plain = |line: &Line| !signs::is_item(&line.text) && !signs::is_talk(&line.text);
    widest >= 9.0
        && signs::ends_sentence(&last.text)
        && marks > 0
        && widths.iter().all(|width| *width >= 0.8 * widest)
        && last.ems() <= widest + 1.0
        && full.iter().all(|line| !signs::ends_sentence(&line.text))
        && own.iter().skip(1).all(plain)
}

/// Whether two lines are of another size, weight or place: no paragraph changes so.
fn look_differs(a: &Line, b: &Line) -> bool {
    let size = match (a.look.size, b.look.size) {
        (Some(a), Some(b)) => (a - b).abs() > 0.6,
        _ => false,
    };
    size || a.look.align != b.look.align
        || a.look.is_bold != b.look.is_bold && a.look.list.is_none()
        || a.look.list != b.look.list
        || a.look.is_boxed != b.look.is_boxed
}
