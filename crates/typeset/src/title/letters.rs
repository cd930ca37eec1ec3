//! A line's characters, and how wide a row of them is.

use kanyin_composer::{GAP, are_apart};

use super::Face;
use super::marks;
use crate::words::{PAUSE, is_wide};

/// A line of a headline block, letter by letter. Lengths are in em of its type.
pub struct Letters<'a> {
    /// The line as typed.
    pub text: &'a str,
    /// Its characters.
    pub list: Vec<Letter>,
}

/// A character of a line.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Letter {
    /// Its first byte.
    pub at: usize,
    /// The character.
    pub c: char,
    /// Whether it is white, and of which kind.
    pub white: White,
    /// How far it advances.
    pub width: f64,
    /// White before it inside a row: the gap between Han and Latin.
    pub gap: f64,
}

/// What a typed space is (LOOK §3; DESIGN §6.5).
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum White {
    /// None: a character with ink.
    No,
    /// A pause, between two Han characters.
    Pause,
    /// A space between Latin words.
    Space,
    /// Nothing of its own: the gap between Han and Latin is there with or without it.
    Gap,
}

/// A space between Latin words.
const SPACE: f64 = 0.25;
/// The blank half of a mark's cell, which goes where it meets another mark or a row's end (CLREQ §3.1.6).
const BLANK: f64 = 0.5;

impl<'a> Letters<'a> {
    /// A line to be set level.
    pub fn new(text: &'a str, face: Option<&Face>) -> Self {
        let mut list: Vec<Letter> = Vec::new();
        for (at, c) in text.char_indices() {
            let white = if marks::is_space(c) { white_at(text, at) } else { White::No };
            let before = list.iter().rev().find(|letter| letter.white == White::No);
            let apart = before.is_some_and(|before| are_apart(before.c, c));
            let width = match white {
                White::No => advance(c, face),
                // Several spaces are one.
                _ if list.last().is_some_and(|last| last.white != White::No) => 0.0,
                White::Pause => PAUSE,
                White::Space => SPACE,
                White::Gap => 0.0,
            };
            let gap = if apart && white == White::No { GAP } else { 0.0 };
            list.push(Letter { at, c, white, width, gap });
        }
        Self { text, list }
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
            if letter.white != White::No {
                inside += if before.is_some() { letter.width } else { 0.0 };
                return (n + 1, seen);
            }
            let squeezed = match before {
                None => marks::is_opening(letter.c),
                Some(before) => marks::meet(before.c, letter.c),
            };
            inside += letter.width + if before.is_some() { letter.gap } else { 0.0 };
            inside -= if squeezed { BLANK.min(letter.width / 2.0) } else { 0.0 };
            before = Some(letter);
            let hangs = marks::is_closing(letter.c) && letter.width >= 1.0;
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
        let inner = row.trim_start_matches(marks::is_space);
        (byte(from) + row.len() - inner.len(), inner.trim_end_matches(marks::is_space))
    }

    /// The letter with ink before a letter, and whether a pause or space stands between them.
    pub fn before(&self, n: usize) -> Option<(Letter, White)> {
        let last = self.list[..n].iter().rposition(|letter| letter.white == White::No)?;
        let white = self.list.get(last + 1).filter(|_| last + 1 < n);
        Some((self.list[last], white.map_or(White::No, |letter| letter.white)))
    }
}

/// What the typed space at a byte is.
fn white_at(text: &str, at: usize) -> White {
    let before = text[..at].trim_end_matches(marks::is_space).chars().next_back();
    let after = text[at..].trim_start_matches(marks::is_space).chars().next();
    match (before.map(is_wide), after.map(is_wide)) {
        (Some(true), Some(true)) => White::Pause,
        (Some(false), Some(false)) | (None, _) | (_, None) => White::Space,
        _ => White::Gap,
    }
}

/// A character's advance.
fn advance(c: char, face: Option<&Face>) -> f64 {
    if is_wide(c) {
        return 1.0;
    }
    face.and_then(|face| face.advance(c)).unwrap_or(0.6)
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
