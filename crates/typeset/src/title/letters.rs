//! A line's characters, and how wide a row of them is.

use kanyin_composer::{Class, GAP, Script, are_apart};

use super::advances::Advances;
use crate::spaces::{LATIN_SPACE, PAUSE, TypedSpace, is_space, is_wide};

/// A line of a headline block, letter by letter. Lengths are in em of its type.
pub struct Letters<'a> {
    /// The line as typed.
    pub text: &'a str,
    /// Its characters.
    pub list: Vec<Letter>,
    /// What it is to running text, character by character.
    pub script: Script,
}

/// A character of a line.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Letter {
    /// Its first byte.
    pub at: usize,
    /// The character.
    pub c: char,
    /// What it is among its neighbours: a quote may be Latin.
    pub class: Class,
    /// The space that it is; `None` is a character with ink.
    pub space: Option<TypedSpace>,
    /// How far it advances.
    pub width: f64,
    /// White before it inside a row: the gap between Han and Latin.
    pub gap: f64,
    /// Whether it is of one cell with the letter before, so that no row may part them.
    pub joined: bool,
}

impl Letter {
    /// Whether it is more than a space.
    pub fn has_ink(&self) -> bool {
        self.space.is_none()
    }

    /// Whether it is a Han character.
    pub fn is_han(&self) -> bool {
        is_wide(self.c) && self.c.is_alphabetic()
    }

    /// Whether it is a letter, digit or mark of Latin.
    pub fn is_latin(&self) -> bool {
        self.class == Class::Latin
    }

    /// Whether it opens, in a cell of its own.
    pub fn opens(&self) -> bool {
        self.class == Class::Opening
    }

    /// Whether it closes, or is a stop.
    pub fn closes(&self) -> bool {
        matches!(self.class, Class::Closing | Class::Stop)
    }

    /// Whether its blank and that of the letter before meet.
    fn meets(&self, before: &Letter) -> bool {
        before.closes() && (self.closes() || self.opens()) || before.opens() && self.opens()
    }
}

/// The blank half of a mark's cell, which goes where it meets another mark or a row's end (CLREQ §3.1.6).
const BLANK: f64 = 0.5;
/// A quote of Latin text, whose cell the composer makes as narrow as its ink.
const LATIN_QUOTE: f64 = 0.4;

impl<'a> Letters<'a> {
    /// A line to be set level.
    pub fn new(text: &'a str, advances: Option<&Advances>) -> Self {
        let script = Script::new(text);
        let mut list: Vec<Letter> = Vec::new();
        for ((at, c), class) in text.char_indices().zip(&script.classes) {
            let space = is_space(c).then(|| space_at(text, at));
            let before = list.iter().rev().find(|letter| letter.has_ink());
            let apart = before.is_some_and(|before| are_apart(before.c, c));
            let width = match space {
                None => advance(c, *class, advances),
                // Several spaces are one.
                _ if list.last().is_some_and(|last| !last.has_ink()) => 0.0,
                Some(TypedSpace::Pause) => PAUSE,
                Some(TypedSpace::Latin) => LATIN_SPACE,
                Some(TypedSpace::Gap) => 0.0,
            };
            let gap = if apart && space.is_none() { GAP } else { 0.0 };
            list.push(Letter { at, c, class: *class, space, width, gap, joined: false });
        }
        Self { text, list, script }
    }

    /// How many letters.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Widths of the rows that begin with a letter, by the letter they end before: the natural widths
    /// of what stands in them; between two marks that meet half an em less, an opening mark's left
    /// blank gone at the row's start, the white or a closing mark's right blank not counted at its end.
    /// The only place where a row is measured.
    pub fn rows_from(&self, from: usize) -> impl Iterator<Item = (usize, f64)> {
        let mut inside = 0.0;
        let mut before: Option<Letter> = None;
        let mut seen = 0.0;
        (from..self.len()).map(move |n| {
            let letter = self.list[n];
            if !letter.has_ink() {
                inside += if before.is_some() { letter.width } else { 0.0 };
                return (n + 1, seen);
            }
            let squeezed = match before {
                None => letter.opens(),
                Some(before) => letter.meets(&before),
            };
            inside += letter.width + if before.is_some() { letter.gap } else { 0.0 };
            inside -= if squeezed { BLANK.min(letter.width / 2.0) } else { 0.0 };
            before = Some(letter);
            let hangs = letter.closes() && letter.width >= 1.0;
            seen = inside - if hangs { BLANK } else { 0.0 };
            (n + 1, seen)
        })
    }

    /// Width of the row from one letter to another.
    pub fn width(&self, from: usize, to: usize) -> f64 {
        self.rows_from(from).take_while(|(end, _)| *end <= to).last().map_or(0.0, |row| row.1)
    }

    /// First byte and text of the row from one letter to another, without white at its ends.
    pub fn row(&self, from: usize, to: usize) -> (usize, &'a str) {
        let byte = |n: usize| self.list.get(n).map_or(self.text.len(), |letter| letter.at);
        let row = &self.text[byte(from)..byte(to)];
        let inner = row.trim_start_matches(is_space);
        (byte(from) + row.len() - inner.len(), inner.trim_end_matches(is_space))
    }

    /// The place of the letter with ink before a letter.
    pub fn inked_before(&self, n: usize) -> Option<usize> {
        self.list[..n].iter().rposition(|letter| letter.has_ink())
    }

    /// The place of the next letter with ink behind a letter.
    pub fn inked_behind(&self, n: usize) -> Option<usize> {
        (n + 1..self.len()).find(|n| self.list[*n].has_ink())
    }

    /// The letter with ink before a letter, and the space that stands between them.
    pub fn before(&self, n: usize) -> Option<(Letter, Option<TypedSpace>)> {
        let last = self.inked_before(n)?;
        let between = self.list.get(last + 1).filter(|_| last + 1 < n);
        Some((self.list[last], between.and_then(|letter| letter.space)))
    }
}

/// What the typed space at a byte is.
fn space_at(text: &str, at: usize) -> TypedSpace {
    let (before, after) = text.split_at(at);
    TypedSpace::between(before.trim_end_matches(is_space), after.trim_start_matches(is_space))
}

/// A character's advance.
fn advance(c: char, class: Class, advances: Option<&Advances>) -> f64 {
    match c {
        '“' | '”' | '‘' | '’' if class == Class::Latin => return LATIN_QUOTE,
        _ if is_wide(c) => return 1.0,
        _ => {}
    }
    advances.and_then(|advances| advances.of(c)).unwrap_or(0.6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(text: &str) -> f64 {
        let letters = Letters::new(text, None);
        letters.width(0, letters.len())
    }

    #[test]
    fn marks_and_white_are_squeezed_where_nothing_needs_them() {
        let cases = [
            ("新曲传唱", 4.0),
            ("新曲 传唱", 4.4),
            ("新曲\u{3000} 传唱 ", 4.4),
            ("“新曲”传唱", 5.5),
            ("传唱“新曲”", 5.5),
            ("传唱“新曲”。", 6.0),
            ("第 3 期", 3.1),
            ("第3期", 3.1),
            ("a b", 1.45),
            ("a ‘b’", 2.25),
            ("", 0.0),
            (" ", 0.0),
        ];
        for (text, wide) in cases {
            assert!((width(text) - wide).abs() < 1e-9, "{text}: {}", width(text));
        }
    }

    #[test]
    fn rows_have_no_white_at_their_ends() {
        let letters = Letters::new("新曲 传唱 西门", None);
        assert_eq!(letters.row(0, 3), (0, "新曲"));
        assert_eq!(letters.row(2, 6), (7, "传唱"));
        assert_eq!(letters.row(6, 8), (14, "西门"));
        assert!((letters.width(2, 6) - 2.0).abs() < 1e-9);
    }
}
