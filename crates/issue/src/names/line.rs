//! A line of names: a label, and the names after it.

use std::ops::Range;

use super::letters::RunLetters;
use super::list::{Name, NameList, NamesBy};
use super::surnames::begins_with_surname;
use crate::story::Run;

/// What stands between the parts of a name from another language.
pub const INTERPUNCTS: [char; 4] = ['·', '•', '‧', '・'];

/// Labels are no longer, in characters.
const LONGEST_LABEL: usize = 16;
/// Names are no longer, in characters.
const LONGEST_NAME: usize = 24;
/// A name alone in its line, of Han characters without an interpunct, is no longer.
const LONGEST_ALONE: usize = 6;
/// Names that nobody called names are no longer without an interpunct.
const LONGEST_HAN: usize = 4;
/// Fewer names that stand solid may do so by chance.
const FEWEST_SOLID: usize = 3;
/// White so wide parts names, in halves of a character.
const WIDE: usize = 2;

/// A line, read.
pub struct NameLine {
    label: Range<usize>,
    names: Vec<NamePlace>,
}

/// Where a name stands.
enum NamePlace {
    Whole(Range<usize>),
    /// A name of two Han characters; white may stand between them.
    Two(usize, usize),
}

/// The lists that runs are, line by line, if they may be names; what has no label goes on with the list before it.
pub fn lists(runs: &[Run], by: NamesBy) -> Option<Vec<NameList>> {
    let letters = RunLetters::of(runs);
    let mut lists = Vec::new();
    let mut start = 0;
    for end in 0..=letters.len() {
        if end < letters.len() && letters.at(end) != Some('\n') {
            continue;
        }
        let line = letters.trimmed(start..end);
        start = end + 1;
        if !line.is_empty() {
            join(&mut lists, vec![NameLine::read(&letters, line, by)?.list(&letters)]);
        }
    }
    (!lists.is_empty()).then_some(lists)
}

/// Adds lists to others: what has no label goes on with the one before.
pub fn join(lists: &mut Vec<NameList>, more: Vec<NameList>) {
    for list in more {
        match lists.last_mut() {
            Some(last) if list.label.is_empty() => last.names.extend(list.names),
            _ => lists.push(list),
        }
    }
}

impl NameLine {
    /// Reads a line; `None` if it is text.
    fn read(letters: &RunLetters, line: Range<usize>, by: NamesBy) -> Option<Self> {
        let label = label(letters, line.clone());
        let words = words(letters, label.end..line.end, by);
        if by == NamesBy::Form && label.is_empty() && is_sentence(letters, &words) {
            return None;
        }
        let mut names = Vec::with_capacity(words.len());
        let spread = Spread::in_line(letters, &words);
        let mut rest = words.as_slice();
        while let Some(word) = rest.first() {
            let lone = lone_run(letters, rest);
            if lone > 1 {
                names.extend(spread_names(letters, &rest[..lone], by, spread)?);
                rest = &rest[lone..];
                continue;
            }
            if !is_name(letters, word.clone(), by) {
                return None;
            }
            let two = word.len() == 2 && letters.chars(word.clone()).all(is_han);
            names.push(match two {
                true => NamePlace::Two(word.start, word.start + 1),
                false => NamePlace::Whole(word.clone()),
            });
            rest = &rest[1..];
        }
        Some(Self { label, names })
    }

    fn list(self, letters: &RunLetters) -> NameList {
        let one = |n: usize| letters.runs(n..n + 1);
        let names = self.names.into_iter().map(|place| match place {
            NamePlace::Whole(range) => Name { parts: vec![letters.runs(range)] },
            NamePlace::Two(first, second) => Name { parts: vec![one(first), one(second)] },
        });
        NameList { names: names.collect(), label: letters.runs(letters.trimmed(self.label)) }
    }
}

/// Which names of a line are typed character by character.
#[derive(Copy, Clone, PartialEq)]
enum Spread {
    /// It may be any.
    Any,
    /// Those of two, since those of three and more stand solid beside them: 王小虎 毛 蕾 方 圆.
    OfTwo,
}

impl Spread {
    fn in_line(letters: &RunLetters, words: &[Range<usize>]) -> Self {
        let solid = |word: &&Range<usize>| {
            (3..=LONGEST_HAN).contains(&word.len()) && letters.chars((*word).clone()).all(is_han)
        };
        let solid = words.iter().filter(solid).count();
        if solid >= FEWEST_SOLID && 16 * solid >= words.len() { Self::OfTwo } else { Self::Any }
    }
}

/// How many words, from the first, are single Han characters with white between them.
fn lone_run(letters: &RunLetters, words: &[Range<usize>]) -> usize {
    let lone = |word: &Range<usize>| word.len() == 1 && letters.chars(word.clone()).all(is_han);
    let many = words.iter().take_while(|word| lone(word)).count();
    let parted = |pair: &[Range<usize>]| letters.chars(pair[0].end..pair[1].start).all(is_white);
    let goes_on = words[..many].windows(2).take_while(|pair| parted(pair)).count();
    many.min(goes_on + 1)
}

/// Names typed character by character. Wider white parts them; two characters are a name that was spread. What else stands so
/// stays whole.
fn spread_names(
    letters: &RunLetters,
    lone: &[Range<usize>],
    by: NamesBy,
    spread: Spread,
) -> Option<Vec<NamePlace>> {
    let gap = |pair: &[Range<usize>]| white(letters, pair[0].end..pair[1].start);
    let least = lone.windows(2).map(gap).min().unwrap_or(0);
    let mut names = Vec::new();
    let mut from = 0;
    for end in 1..=lone.len() {
        if end < lone.len() && gap(&lone[end - 1..=end]) == least {
            continue;
        }
        let name = &lone[from..end];
        from = end;
        let may_be_pairs = least >= WIDE || spread == Spread::OfTwo;
        if name.len() == 2 || may_be_pairs && are_pairs(letters, name, spread) {
            names.extend(name.chunks(2).map(|two| NamePlace::Two(two[0].start, two[1].start)));
            continue;
        }
        let whole = name[0].start..name[name.len() - 1].end;
        if !is_name(letters, whole.clone(), by) {
            return None;
        }
        names.push(NamePlace::Whole(whole));
    }
    Some(names)
}

/// Whether characters, evenly apart, are names of two: each begins with a family name, and they are not names of three as
/// well. Where those of three stand solid, some may have a rare one.
fn are_pairs(letters: &RunLetters, lone: &[Range<usize>], spread: Spread) -> bool {
    let known = |many: usize| {
        let firsts = lone.iter().step_by(many);
        firsts
            .filter(|first| {
                begins_with_surname(&letters.chars((*first).clone()).collect::<String>())
            })
            .count()
    };
    let are_names_of =
        |many: usize| lone.len().is_multiple_of(many) && known(many) == lone.len() / many;
    match spread {
        Spread::Any => are_names_of(2) && !are_names_of(3),
        Spread::OfTwo => lone.len().is_multiple_of(2) && 4 * known(2) >= 3 * (lone.len() / 2),
    }
}

/// White in halves of a character.
fn white(letters: &RunLetters, of: Range<usize>) -> usize {
    letters.chars(of).map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether what stands alone in a line is longer than a name: a sentence without a stop.
fn is_sentence(letters: &RunLetters, words: &[Range<usize>]) -> bool {
    let [word] = words else { return false };
    let chars = || letters.chars(word.clone());
    chars().filter(|c| is_han(*c)).count() > LONGEST_ALONE
        && !chars().any(|c| INTERPUNCTS.contains(&c))
}

/// The label with which a line begins: up to its colon, or what stands out before words that do not.
fn label(letters: &RunLetters, line: Range<usize>) -> Range<usize> {
    let none = line.start..line.start;
    let colon = line.clone().take(LONGEST_LABEL + 1).find(|n| ends_label(letters, *n));
    let label = match colon {
        Some(colon) => line.start..colon + 1,
        None => {
            let strong = line.clone().take_while(|n| letters.is_strong(*n)).count();
            let label = line.start..line.start + strong;
            let parted = label.end < line.end
                && [label.end.checked_sub(1), Some(label.end)]
                    .iter()
                    .any(|n| n.and_then(|n| letters.at(n)).is_some_and(is_white));
            if !parted || strong > LONGEST_LABEL {
                return none;
            }
            label
        }
    };
    let says = letters.chars(label.clone()).any(|c| c.is_alphanumeric());
    match says && !letters.chars(label.clone()).any(is_stop) {
        true => label,
        false => none,
    }
}

/// Whether a colon that ends a label stands in a place: not that of a time, nor of an address.
fn ends_label(letters: &RunLetters, n: usize) -> bool {
    let beside = [n.checked_sub(1), Some(n + 1)].map(|n| n.and_then(|n| letters.at(n)));
    let in_time = beside.iter().all(|c| c.is_some_and(|c| c.is_ascii_digit()));
    match letters.at(n) {
        Some('：') => !in_time,
        Some(':') => !in_time && beside[1] != Some('/'),
        _ => false,
    }
}

/// The words of a stretch, white between them; in a story of names also a pause mark.
fn words(letters: &RunLetters, of: Range<usize>, by: NamesBy) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut from = of.start;
    let mut at = of.start;
    while at < of.end {
        if let Some(end) = bracketed(letters, at, &of) {
            at = end;
            continue;
        }
        let gap = gap_at(letters, at, &of, by);
        if gap > 0 {
            words.push(from..at);
            from = at + gap;
        }
        at += gap.max(1);
    }
    words.push(from..of.end);
    words.retain(|word| !word.is_empty());
    words
}

/// The end of what stands in brackets, from a place on: it says of a name who that is, and is not parted.
fn bracketed(letters: &RunLetters, at: usize, of: &Range<usize>) -> Option<usize> {
    let closes = match letters.at(at)? {
        '（' => '）',
        '(' => ')',
        _ => return None,
    };
    let inside = at + 1..of.end.min(at + LONGEST_NAME);
    inside.into_iter().find(|n| letters.at(*n) == Some(closes)).map(|end| end + 1)
}

/// Characters of what parts two words, from a place on; 0 if none begins there.
fn gap_at(letters: &RunLetters, at: usize, of: &Range<usize>, by: NamesBy) -> usize {
    let parts = |c: char| is_white(c) || by == NamesBy::Form && c == '、';
    let gap = letters.chars(at..of.end).take_while(|c| parts(*c)).count();
    // A space between two Latin words is within a name: John Smith.
    let latin = |n: Option<usize>| n.and_then(|n| letters.at(n)).is_some_and(is_latin);
    let within =
        gap == 1 && letters.at(at) == Some(' ') && latin(at.checked_sub(1)) && latin(Some(at + 1));
    if within { 0 } else { gap }
}

/// Whether a word may be a name.
fn is_name(letters: &RunLetters, word: Range<usize>, by: NamesBy) -> bool {
    let chars = || letters.chars(word.clone());
    if word.len() > LONGEST_NAME {
        return false;
    }
    match by {
        NamesBy::Form => {
            let stops = |c: char| is_stop(c) || matches!(c, '：' | ':');
            chars().any(char::is_alphanumeric) && !chars().any(stops)
        }
        NamesBy::Look => {
            let parts = || chars().filter(|c| INTERPUNCTS.contains(c)).count();
            let ends = [chars().next(), chars().next_back()];
            chars().all(|c| is_han(c) || INTERPUNCTS.contains(&c))
                && ends.iter().flatten().all(|c| is_han(*c))
                && (parts() > 0 || (2..=LONGEST_HAN).contains(&word.len()))
        }
    }
}

fn is_white(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && (c as u32) < 0x2000 || matches!(c, '.' | '\'' | '’' | '-')
}

/// What names and labels do not have.
fn is_stop(c: char) -> bool {
    matches!(c, '。' | '，' | '；' | '！' | '？' | '“' | '”' | '…')
}
