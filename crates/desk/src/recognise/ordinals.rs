//! Numbers before items, questions and answers: what comes after what.

use super::items::{Gap, Line};
use super::signs;
use crate::words::is_white;

/// What a line begins with.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum Ordinal {
    /// A number, and in which of several ways it is written.
    Number(u8, u32),
    /// 问.
    Question,
    /// 答.
    Answer,
    /// A dot.
    Dot,
    /// A headline: a list ends here.
    Head,
}

/// The ordinals of a copy, by their lines.
#[derive(Debug, Default)]
pub struct Ordinals(Vec<(usize, Ordinal)>);

impl Ordinals {
    /// Of lines.
    pub fn of(lines: &[Line]) -> Self {
        let is_head = |n: usize| {
            lines[n].gap != Gap::None
                && lines.get(n + 1).is_none_or(|below| below.gap != Gap::None)
                && signs::inner_marks(&lines[n].text) == 0
                && !signs::ends_sentence(&lines[n].text)
        };
        let found = |(n, line): (usize, &Line)| match ordinal(&line.text) {
            Some(ordinal) => Some((n, ordinal)),
            None => is_head(n).then_some((n, Ordinal::Head)),
        };
        Self(lines.iter().enumerate().filter_map(found).collect())
    }

    /// Whether a line has another number than the one that comes next.
    pub fn breaks(&self, line: usize) -> bool {
        let at = self.0.partition_point(|(n, _)| *n < line);
        let Some((own, Ordinal::Number(kind, number))) = self.0.get(at) else { return false };
        let before = self.0[..at].iter().rev().find_map(|(_, before)| match before {
            Ordinal::Number(of, number) if of == kind => Some(*number),
            _ => None,
        });
        *own == line && *number != 1 && before.is_none_or(|before| before + 1 != *number)
    }

    /// What is gained if the lines from `middle` on come before those from `from` on, in a text that begins at a line.
    pub fn gain(&self, first: usize, [from, middle, until]: [usize; 3]) -> f64 {
        let at = |line: usize| self.0.partition_point(|(n, _)| *n < line);
        let (a, b, c) = (at(from), at(middle), at(until));
        if a == c {
            return 0.0;
        }
        let of = |range: std::ops::Range<usize>| self.0[range].iter().map(|(_, ordinal)| *ordinal);
        let (low, high) = (a.saturating_sub(4), self.0.len().min(c + 4));
        let was: Vec<Ordinal> = of(low..high).collect();
        let is: Vec<Ordinal> =
            of(low..a).chain(of(b..c)).chain(of(a..b)).chain(of(c..high)).collect();
        // A text does not begin with an item.
        let begins = |line: usize| match self.0.get(at(line)) {
            Some((own, Ordinal::Number(..) | Ordinal::Dot)) if *own == line => -1.0,
            _ => 0.0,
        };
        let beginning = if from == first { begins(middle) - begins(from) } else { 0.0 };
        order(&is) - order(&was) + beginning
    }
}

/// How well ordinals follow each other.
fn order(ordinals: &[Ordinal]) -> f64 {
    // One list after the other, not one within another.
    let turns = ordinals
        .windows(2)
        .filter(|pair| is_item(pair[0]) && is_item(pair[1]) && way(pair[0]) != way(pair[1]));
    let mut sum = -0.9 * turns.count() as f64;
    for (n, own) in ordinals.iter().enumerate().skip(1) {
        if matches!(own, Ordinal::Head | Ordinal::Dot) {
            continue;
        }
        let before = ordinals[..n].iter().rev().find(|before| match (own, before) {
            (_, Ordinal::Dot | Ordinal::Head) => false,
            _ => way(*own) == way(**before),
        });
        sum += match (before, own) {
            (Some(Ordinal::Number(_, before)), Ordinal::Number(_, own)) if *own == before + 1 => {
                2.0
            }
            (Some(Ordinal::Number(..)), Ordinal::Number(_, 1)) => 0.0,
            (Some(Ordinal::Number(..)), Ordinal::Number(..)) => -1.0,
            // A list begins with its first.
            (None, Ordinal::Number(_, 2..)) => -1.0,
            (Some(before), own) if before != own => 0.6,
            (Some(_), _) => -0.6,
            (None, _) => 0.0,
        };
    }
    sum
}

/// The number with which a line begins: in which way it is written, and which it is.
pub fn number(text: &str) -> Option<(u8, u32)> {
    match ordinal(text)? {
        Ordinal::Number(way, number) => Some((way, number)),
        _ => None,
    }
}

fn way(ordinal: Ordinal) -> u8 {
    match ordinal {
        Ordinal::Number(way, _) => way,
        Ordinal::Dot | Ordinal::Head => 0,
        Ordinal::Question | Ordinal::Answer => u8::MAX,
    }
}

fn is_item(ordinal: Ordinal) -> bool {
    matches!(ordinal, Ordinal::Number(..) | Ordinal::Dot)
}

fn ordinal(text: &str) -> Option<Ordinal> {
    if signs::is_question_or_answer(text) {
        let is_answer = text.starts_with(['答', 'A', 'a']);
        return Some(if is_answer { Ordinal::Answer } else { Ordinal::Question });
    }
    if !signs::is_item(text) {
        return None;
    }
    let first = text.chars().next()?;
    let way = match first {
        '（' | '(' => 1,
        '第' => 2,
        '①'..='⑳' => return Some(Ordinal::Number(3, first as u32 - '①' as u32 + 1)),
        '㈠'..='㈩' => return Some(Ordinal::Number(4, first as u32 - '㈠' as u32 + 1)),
        '0'..='9' => 5,
        c if HAN.contains(c) => 6,
        _ => return Some(Ordinal::Dot),
    };
    let inside = text.trim_start_matches(['（', '(', '第']);
    let number: String = inside
        .chars()
        .take_while(|c| c.is_ascii_digit() || HAN.contains(*c) || is_white(*c))
        .collect();
    Some(Ordinal::Number(way, value(number.trim())?))
}

/// The figures of a number up to ninety-nine.
const HAN: &str = "一二三四五六七八九十";

fn value(number: &str) -> Option<u32> {
    if let Ok(number) = number.parse() {
        return Some(number);
    }
    let digit = |c: char| HAN.chars().position(|own| own == c).map(|at| at as u32 + 1);
    let figures: Vec<u32> = number.chars().map(digit).collect::<Option<_>>()?;
    match figures.as_slice() {
        [one @ 1..=10] => Some(*one),
        [10, one @ 1..=9] => Some(10 + one),
        [tens @ 1..=9, 10] => Some(tens * 10),
        [tens @ 1..=9, 10, one @ 1..=9] => Some(tens * 10 + one),
        _ => None,
    }
}
