//! Which stars are emphasis. CommonMark, with the rule that is friendly to CJK, takes `王**、李**` and `60*40*40` for
//! emphasis; to a reader they are names and sizes. A star stays one unless words stand between it and its partner.

use std::ops::Range;

use super::line_marks::MarkedText;
use super::masks::is_family;
use super::prepared::Edits;
use super::signs::{digit, is_han, is_latin, is_word, opens};
use super::slips::{Slip, Slips};
use super::star_pairs::{PairIs, StarPair};

/// A run of stars.
#[derive(Debug, Clone)]
struct StarRun {
    place: Range<usize>,
    stars: usize,
    full: bool,
    before: Option<char>,
    after: Option<char>,
}

impl StarRun {
    /// Whether no pair can have it: between digits or letters, one between Han, four or more.
    fn is_data(&self) -> bool {
        let (Some(before), Some(after)) = (self.before, self.after) else { return self.stars > 3 };
        self.stars > 3 || is_latin(before) && is_latin(after)
    }

    fn opens(&self) -> bool {
        self.after.is_some_and(|c| !c.is_whitespace())
    }

    fn closes(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
    }
}

/// Reads all texts; stars that are no emphasis become data.
pub fn read(
    text: &str,
    marked: &[MarkedText],
    pictures: &[Range<usize>],
    edits: &mut Edits,
    slips: &mut Slips,
) {
    for words in marked {
        if let (Some(first), Some(last)) = (words.lines.first(), words.lines.last()) {
            let whole = first.start..last.end;
            if text[whole.clone()].contains(['*', '＊']) {
                paragraph(text, words, whole, pictures, edits, slips);
            }
        }
    }
}

fn paragraph(
    text: &str,
    words: &MarkedText,
    whole: Range<usize>,
    pictures: &[Range<usize>],
    edits: &mut Edits,
    slips: &mut Slips,
) {
    let runs: Vec<StarRun> = words
        .lines
        .iter()
        .flat_map(|line| runs(text, line.clone()))
        .filter(|run| {
            let next = pictures.partition_point(|picture| picture.end <= run.place.start);
            !pictures.get(next).is_some_and(|picture| picture.contains(&run.place.start))
        })
        .collect();
    let mut emphasis = vec![false; runs.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut told = false;
    for (index, run) in runs.iter().enumerate() {
        if run.is_data() {
            continue;
        }
        let partner = open
            .iter()
            .rposition(|opener| runs[*opener].stars == run.stars && runs[*opener].full == run.full);
        if let Some(partner) = partner.filter(|_| run.closes()) {
            let opener = open[partner];
            let (start, end) = (&runs[opener].place, &run.place);
            let pair = StarPair {
                stars: run.stars,
                before: line_before(text, words, start.start),
                inside: &text[start.end..end.start],
                after: line_after(text, words, end.end),
            };
            let judged = pair.judged();
            if judged == PairIs::Emphasis {
                emphasis[opener] = true;
                emphasis[index] = true;
                open.truncate(partner);
                continue;
            }
            if judged == PairIs::Doubtful && !told {
                told = true;
                slips.say(Slip::DoubtfulStars, start.start..end.end);
            }
            open.truncate(partner);
            // The end of a masked name begins nothing.
            if judged == PairIs::Doubtful || run.before.is_some_and(is_word) {
                continue;
            }
        }
        if run.opens() && open.len() < 16 {
            open.push(index);
        }
    }
    settle(&runs, &emphasis, edits, slips);
    if !told && let Some(lone) = lone(text, &runs, &emphasis) {
        slips.say(Slip::LoneStars, lone.start..(lone.end + 60).min(whole.end));
    }
}

/// Stars that are no emphasis are data; full-width ones that are become stars.
fn settle(runs: &[StarRun], emphasis: &[bool], edits: &mut Edits, slips: &mut Slips) {
    let mut begins = true;
    for (run, emphasis) in runs.iter().zip(emphasis) {
        match (emphasis, run.full) {
            (true, true) => {
                if begins {
                    slips.say(Slip::FullStars, run.place.clone());
                }
                begins = !begins;
                edits.replace(run.place.clone(), "*".repeat(run.stars));
            }
            (false, false) => edits.data(run.place.clone()),
            _ => {}
        }
    }
}

/// Two stars that were meant for emphasis and have no partner.
fn lone(text: &str, runs: &[StarRun], emphasis: &[bool]) -> Option<Range<usize>> {
    let is_meant = |run: &&StarRun| {
        let masks = |c: Option<char>| c.is_some_and(|c| is_family(c) || digit(c).is_some());
        let near_digit = text[..run.place.start].trim_end().ends_with(|c| digit(c).is_some())
            || text[run.place.end..].trim_start().starts_with(|c| digit(c).is_some());
        let points = ["为", "号", "注", "表示"];
        let refers = points.iter().any(|word| text[run.place.end..].starts_with(word));
        let ends_a_word = run.before.is_some_and(is_word) && run.after.is_none_or(|c| !is_word(c));
        let is_data = refers || masks(run.before) || near_digit || ends_a_word;
        run.stars == 2
            && !is_data
            && run.after.is_some_and(|c| is_han(c) || c.is_whitespace() || opens(c))
    };
    let left = runs.iter().zip(emphasis).filter(|(_, emphasis)| !**emphasis).map(|(run, _)| run);
    left.filter(is_meant).map(|run| run.place.clone()).next()
}

/// The runs of stars in a line; what stands before and behind each, in its line.
fn runs(text: &str, line: Range<usize>) -> Vec<StarRun> {
    let mut runs = Vec::new();
    let words = &text[line.clone()];
    let mut at = 0;
    while let Some(start) = words[at..].find(['*', '＊']).map(|found| at + found) {
        let full = words[start..].starts_with('＊');
        let sign = if full { '＊' } else { '*' };
        let rest = words[start..].trim_start_matches(sign);
        let end = words.len() - rest.len();
        at = end;
        let escaped = words[..start].len() - words[..start].trim_end_matches('\\').len();
        let stars = (end - start) / sign.len_utf8();
        if escaped % 2 == 1 || full && stars == 1 {
            continue;
        }
        runs.push(StarRun {
            place: line.start + start..line.start + end,
            stars,
            full,
            before: words[..start].chars().next_back(),
            after: rest.chars().next(),
        });
    }
    runs
}

/// From the start of its line to a byte.
fn line_before<'a>(text: &'a str, words: &MarkedText, at: usize) -> &'a str {
    let line = words.lines.get(words.lines.partition_point(|line| line.end <= at));
    line.map_or("", |line| {
        // A name or a number is no longer.
        let from = text.ceil_char_boundary(at.saturating_sub(64)).max(line.start);
        &text[from..at]
    })
}

/// From a byte to the end of its line.
fn line_after<'a>(text: &'a str, words: &MarkedText, at: usize) -> &'a str {
    let line = words.lines.get(words.lines.partition_point(|line| line.end < at));
    line.map_or("", |line| &text[at..line.end])
}
