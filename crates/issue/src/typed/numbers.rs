//! Numbers at the start of a line: of an ordered list, or a date, a year, an amount.

use std::ops::Range;

use super::lines::TypedLines;
use super::signs::digit;

/// A number with which a line begins, and what stands behind it.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct LineNumber {
    /// The number.
    pub number: u32,
    /// Whether it is written with ASCII digits, no zero before them.
    pub is_plain: bool,
    /// Where the `.` or `)` behind it stands in the line's words.
    pub at: usize,
    /// The white behind it.
    pub white: Range<usize>,
    /// Whether a digit stands behind the white.
    pub before_digit: bool,
}

/// A number, a point or bracket, white, words: what Markdown takes for an ordered list.
pub fn read(words: &str) -> Option<LineNumber> {
    let at = words.find(|c: char| !c.is_ascii_digit())?;
    if !(1..=9).contains(&at) {
        return None;
    }
    words[at..].starts_with(['.', ')']).then_some(())?;
    let rest = &words[at + 1..];
    let text = rest.trim_start();
    let white = at + 1..words.len() - text.len();
    if white.is_empty() && !text.is_empty() {
        return None;
    }
    Some(LineNumber {
        number: words[..at].parse().ok()?,
        is_plain: at == 1 || !words.starts_with('0'),
        at,
        white,
        before_digit: text.starts_with(|c| digit(c).is_some()),
    })
}

impl LineNumber {
    /// Whether it numbers an item: nobody counts to a thousand, and before a digit (`11. 20`, `1. 5公斤`) only where
    /// its neighbours count on.
    pub fn is_of_list(&self, lines: &TypedLines, index: usize) -> bool {
        // A number without words would be an item of which nothing is set.
        if !self.is_plain || self.number >= 1000 || self.white.is_empty() {
            return false;
        }
        let certain = self.number < 100 && !self.before_digit;
        certain || self.counts_on(lines, index)
    }

    /// Whether the item before or behind has the number before or behind.
    fn counts_on(&self, lines: &TypedLines, index: usize) -> bool {
        let number = |line: Option<usize>| line.and_then(|line| read(lines.words(line)));
        let before = number(lines.last_written(index)).map(|before| before.number + 1);
        let after = number(lines.next_written(index)).map(|after| after.number);
        before == Some(self.number) || after == Some(self.number + 1)
    }
}

/// Kinds of marks with which people number or mark lines. They are set as typed; lines that have them are not joined.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Enumerator {
    /// `一、`.
    Han,
    /// `（一）`, `(1)`.
    Bracketed,
    /// `1、`, `１．`, `1998. `.
    Digits,
    /// `①`.
    Circled,
    /// `第一条`.
    Ordinal,
    /// `●`, `■`, `☆`.
    Sign(char),
}

/// The mark with which a line begins.
pub fn enumerator(words: &str) -> Option<Enumerator> {
    const HAN: &str = "一二三四五六七八九十百零〇";
    let first = words.chars().next()?;
    let counted = |text: &str, of: &dyn Fn(char) -> bool| {
        let count = text.chars().take_while(|c| of(*c)).count();
        let rest = text.char_indices().nth(count).map_or("", |(at, _)| &text[at..]);
        (count, rest.chars().next(), rest.chars().nth(1))
    };
    let han = |c: char| HAN.contains(c);
    let digits = |c: char| digit(c).is_some();
    let either = |c: char| han(c) || digits(c);
    match first {
        '①'..='⓿' | '❶'..='➓' | '㈠'..='㈩' => Some(Enumerator::Circled),
        '●' | '■' | '◆' | '★' | '▲' | '◎' | '○' | '□' | '◇' | '☆' | '※' | '▶' | '►' | '✓' | '✔'
        | '√' | '❤' | '✿' | '▪' | '◼' | '⚫' | '△' | '▼' | '➤' | '＊' => {
            Some(Enumerator::Sign(first))
        }
        '*' if words[1..].starts_with(|c: char| c.is_alphanumeric()) => Some(Enumerator::Sign('*')),
        '（' | '(' => {
            let (count, close, _) = counted(&words[first.len_utf8()..], &either);
            ((1..=3).contains(&count) && matches!(close, Some('）' | ')')))
                .then_some(Enumerator::Bracketed)
        }
        '第' => {
            let (count, unit, _) = counted(&words['第'.len_utf8()..], &either);
            let is_unit = unit.is_some_and(|unit| "条章节项步名届期场组".contains(unit));
            ((1..=4).contains(&count) && is_unit).then_some(Enumerator::Ordinal)
        }
        c if han(c) => {
            let (count, mark, _) = counted(words, &han);
            (count <= 3 && mark == Some('、')).then_some(Enumerator::Han)
        }
        c if digits(c) => {
            let (count, mark, after) = counted(words, &digits);
            let is_mark = match mark {
                Some('、' | '．' | '）') => true,
                Some('.' | ')') => after.is_some_and(|c| digit(c).is_none()),
                _ => false,
            };
            (count <= 4 && is_mark).then_some(Enumerator::Digits)
        }
        _ => None,
    }
}
