//! Paragraphs as set: the copy, letter by letter, in the lines that stand on the pages.

use std::ops::Range;

use super::classes::Class;
use super::legal::Room;
use super::lines::{Character, Line};
use super::natural::{Natural, Runs};
use super::text::{Atom, Glue, Shaped, Text};

/// A paragraph found on the pages, before the fonts' widths are known.
#[derive(Debug, Clone)]
pub struct Found {
    /// As it is in the copy, spaces included.
    pub source: String,
    /// Its lines, and which letters of the copy stand in each.
    pub lines: Vec<(Line, Range<usize>)>,
    /// Left edge of its column, in points.
    pub left: f64,
    /// In em of its type.
    pub room: Room,
}

/// A paragraph as set.
pub struct Paragraph {
    pub text: Text,
    pub room: Room,
    pub lines: Vec<SetLine>,
    /// What was torn: `——` or `……` over two lines.
    pub torn: Vec<String>,
}

/// A line as set.
#[derive(Debug, Clone)]
pub struct SetLine {
    /// Its cells among those of the paragraph.
    pub cells: Range<usize>,
    /// Where they stand.
    pub places: Vec<Place>,
    /// Right end of a hyphen that was added.
    pub hyphen: Option<f64>,
}

/// Where a cell stands: in em from its column's left edge.
#[derive(Debug, Copy, Clone)]
pub struct Place {
    /// Left end of its full cell.
    pub cell: f64,
    /// Its full width.
    pub full: f64,
    /// What may not be squeezed, from the column's edge.
    pub core: (f64, f64),
    /// From where to where there is ink.
    pub ink: (f64, f64),
    /// White within the ink of `——`.
    pub hole: f64,
    /// How exactly the cell's place is known: a glyph narrower than its cell may stand anywhere in it.
    pub exact: bool,
}

impl Place {
    /// Right end of the full cell.
    pub fn end(&self) -> f64 {
        self.cell + self.full
    }
}

/// Finds a text in lines, from one of them on: it must fill whole lines. `skip` characters of the first
/// line are no part of it.
pub fn find(letters: &[char], lines: &[Line], skip: usize) -> Option<Vec<(Line, Range<usize>)>> {
    let mut found = Vec::new();
    let mut at = 0;
    for (n, line) in lines.iter().enumerate() {
        let start = at;
        let mut line = line.clone();
        if n == 0 {
            line.characters.drain(..skip.min(line.characters.len()));
        }
        for (i, character) in line.characters.iter().enumerate() {
            let added =
                i + 1 == line.characters.len() && matches!(character.c, '-' | '\u{AD}' | '‐');
            match letters.get(at) {
                Some(letter) if *letter == character.c => at += 1,
                Some(_) if added => {}
                _ => return None,
            }
        }
        found.push((line, start..at));
        if at == letters.len() {
            return Some(found);
        }
    }
    None
}

/// The letters of a copy: all but its spaces.
pub fn letters(source: &str) -> Vec<char> {
    source.chars().filter(|c| !c.is_whitespace()).collect()
}

impl Found {
    /// Which runs of Latin are to be measured.
    pub fn runs(&self, runs: &mut Runs) {
        let characters = self.characters();
        Text::new(&self.source, &mut |at, run| {
            runs.insert((characters[at].face.clone(), run.to_string()));
            Shaped::default()
        });
    }

    /// The paragraph, now that the fonts' widths are known.
    pub fn paragraph(&self, natural: &Natural) -> Paragraph {
        let characters = self.characters();
        let mut text =
            Text::new(&self.source, &mut |at, run| natural.shaped(&characters[at].face, run));
        if let Some(at) = label(&text, &characters) {
            text.joins[at].glue = Glue::Label;
        }
        let mut lines = Vec::new();
        let mut torn = Vec::new();
        let mut first = 0;
        for (line, letters) in &self.lines {
            let mut end = first;
            while end < text.atoms.len() && text.atoms[end].at < letters.end {
                let atom = &text.atoms[end];
                if atom.at + atom.text.chars().count() > letters.end {
                    torn.push(atom.text.clone());
                }
                end += 1;
            }
            let places =
                text.atoms[first..end].iter().map(|atom| self.place(atom, &characters)).collect();
            let hyphen = line.characters.get(letters.len());
            let hyphen = hyphen.map(|hyphen| self.em(hyphen, hyphen.x + hyphen.natural));
            lines.push(SetLine { cells: first..end, places, hyphen });
            first = end;
        }
        Paragraph { text, room: self.room, lines, torn }
    }

    /// The characters of the copy, as they stand.
    fn characters(&self) -> Vec<&Character> {
        let lines = self.lines.iter();
        lines.flat_map(|(line, letters)| line.characters.iter().take(letters.len())).collect()
    }

    fn em(&self, character: &Character, x: f64) -> f64 {
        (x - self.left) / character.size
    }

    /// A cell's place. Where the font's glyph is narrower than the cell, it is taken to stand in the middle
    /// of its core.
    fn place(&self, atom: &Atom, characters: &[&Character]) -> Place {
        let all = &characters[atom.at..atom.at + atom.text.chars().count()];
        let character = all[0];
        let x = self.em(character, character.x);
        let width = character.natural / character.size;
        let core = atom.class.core(width);
        let (full, exact) = match atom.class {
            Class::Latin => (width, true),
            Class::Unit => (2.0, true),
            _ => (1.0, (width - 1.0).abs() < 0.02),
        };
        let cell = if exact { x } else { x + width / 2.0 - (core.0 + core.1) / 2.0 };
        let inks = all.iter().filter_map(|character| character.ink);
        let ink = inks.fold(None, |sum: Option<(f64, f64)>, ink| {
            Some(sum.map_or(ink, |sum| (sum.0.min(ink.0), sum.1.max(ink.1))))
        });
        let ink =
            ink.map_or((x, x + width), |(l, r)| (self.em(character, l), self.em(character, r)));
        let hole = match all.iter().map(|character| character.ink).collect::<Vec<_>>()[..] {
            [Some(one), Some(other)] => (other.0 - one.1) / character.size,
            _ => 0.0,
        };
        Place { cell, full, core: (cell + core.0, cell + core.1), ink, hole, exact }
    }
}

/// The cell behind a run-in label: a beginning in a face of its own, and white behind it.
fn label(text: &Text, characters: &[&Character]) -> Option<usize> {
    let face = |atom: &Atom| &characters[atom.at].face;
    let first = face(text.atoms.first()?);
    let behind = text.atoms.iter().position(|atom| face(atom) != first)?;
    let own = text.atoms.iter().filter(|atom| face(atom) == first).count();
    let is_label = own == behind && behind <= 20 && text.atoms[behind].space.is_some();
    is_label.then_some(behind)
}
