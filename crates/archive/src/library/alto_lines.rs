//! AltoLines of type as ALTO has them: strings of letters without a gap, spaces between them, a hyphen at the end.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use hypher::Lang;

use super::reading_order::{ReadLetter, ReadingOrder, words};
use crate::edition::{Edition, PlacedLetter, Rect};

/// A gap wider than this many em is a space, also where none was typed.
const GAP: f64 = 0.6;
/// One that is less wide, in em, parts no word whose characters were typed without white.
const SPREAD: f64 = 1.1;

/// A line of type.
#[derive(Debug, Clone)]
pub struct AltoLine {
    /// Its box.
    pub rect: Rect,
    /// Its baseline; for an upright line, that of its last letter.
    pub baseline: f64,
    /// Whether it runs from top to bottom.
    pub upright: bool,
    /// Its strings.
    pub strings: Vec<AltoString>,
    /// Whether a word is hyphenated at its end.
    pub hyphen: bool,
}

/// Letters without a gap, in one style.
#[derive(Debug, Clone)]
pub struct AltoString {
    /// Whether a space stands before it.
    pub spaced: bool,
    /// What it says.
    pub text: String,
    /// Which of the [`Edition::styles`].
    pub style: usize,
    /// Each character and its box.
    pub glyphs: Vec<(char, Rect)>,
    /// The whole word, if this is a part of one.
    pub part: Option<WordPart>,
}

/// A part of a word that is hyphenated.
#[derive(Debug, Clone, PartialEq)]
pub struct WordPart {
    /// Whether it is what stands behind the hyphen.
    pub second: bool,
    /// The whole word.
    pub word: String,
}

impl AltoString {
    /// Its box.
    pub fn rect(&self) -> Option<Rect> {
        self.glyphs.iter().map(|(_, rect)| *rect).reduce(Rect::and)
    }
}

/// Sets the letters of a story, or of no story, as lines.
pub struct AltoLines<'a> {
    edition: &'a Edition,
    reading: &'a ReadingOrder,
    hyphens: Hyphens,
}

impl<'a> AltoLines<'a> {
    /// For letters that were read so.
    pub fn of(edition: &'a Edition, reading: &'a ReadingOrder) -> Self {
        Self { edition, reading, hyphens: Hyphens::of(reading) }
    }

    /// The lines in which letters stand.
    pub fn set(&self, letters: &[ReadLetter]) -> Vec<AltoLine> {
        let (reading, hyphens) = (self.reading, &self.hyphens);
        let mut setting = LinesSoFar { reading, hyphens, lines: Vec::new(), last: None };
        for read in letters {
            let block = self.edition.blocks.get(read.index.block);
            let line = block.and_then(|block| block.lines.get(read.index.line));
            let letter = line.and_then(|line| line.letters.get(read.index.letter));
            if let Some((line, letter)) = line.zip(letter) {
                setting.letter(*read, letter, line.baseline);
            }
        }
        upright(setting.lines)
    }
}

struct LinesSoFar<'a> {
    reading: &'a ReadingOrder,
    hyphens: &'a Hyphens,
    lines: Vec<AltoLine>,
    last: Option<LastLetter>,
}

/// The letter before.
#[derive(Debug, Copy, Clone)]
struct LastLetter {
    read: ReadLetter,
    rect: Rect,
    /// The byte of the story's file behind it.
    typed_end: Option<u32>,
}

impl LinesSoFar<'_> {
    fn letter(&mut self, read: ReadLetter, letter: &PlacedLetter, baseline: f64) {
        let shown: Vec<char> = words(letter).collect();
        if shown.is_empty() {
            return;
        }
        let follows = self.last.filter(|LastLetter { read: last, .. }| {
            (last.index.block, last.index.line) == (read.index.block, read.index.line)
                && last.index.letter < read.index.letter
        });
        let typed_end = letter.typed_at.map(|at| at + letter.text.len() as u32);
        self.last = Some(LastLetter { read, rect: letter.rect, typed_end });
        let Some(before) = follows else {
            self.lines.push(AltoLine {
                rect: letter.rect,
                baseline,
                upright: false,
                strings: vec![self.string(read, letter, &shown, false)],
                hyphen: self.ends_with_hyphen(read, shown.len()),
            });
            return;
        };
        let spaced = self.is_spaced(read, before, letter);
        let string = self.string(read, letter, &shown, spaced);
        let hyphen = self.ends_with_hyphen(read, shown.len());
        let parted = read.at.is_some_and(|at| self.hyphens.parts.contains_key(&at));
        let parted =
            parted || before.read.at.is_some_and(|at| self.hyphens.ends.contains(&(at + 1)));
        let Some(line) = self.lines.last_mut() else { return };
        line.rect = line.rect.and(letter.rect);
        line.hyphen = hyphen;
        match line.strings.last_mut() {
            Some(last) if !spaced && !parted && last.style == string.style => {
                last.text.push_str(&string.text);
                last.glyphs.extend(string.glyphs);
            }
            _ => line.strings.push(string),
        }
    }

    fn string(
        &self,
        read: ReadLetter,
        letter: &PlacedLetter,
        shown: &[char],
        spaced: bool,
    ) -> AltoString {
        let form = |n: usize| {
            let character = read.at.and_then(|at| self.reading.characters.get(at + n));
            character.map_or("", |character| character.form.as_str())
        };
        let mut text = String::new();
        for (n, c) in shown.iter().enumerate() {
            text.push(*c);
            text.push_str(form(n));
        }
        // What one glyph shows as several characters shares its width.
        let width = letter.rect.width / shown.len() as f64;
        let share = |n: usize| Rect { x: letter.rect.x + width * n as f64, width, ..letter.rect };
        AltoString {
            spaced,
            text,
            style: letter.style,
            glyphs: shown.iter().enumerate().map(|(n, c)| (*c, share(n))).collect(),
            part: read.at.and_then(|at| self.hyphens.parts.get(&at).cloned()),
        }
    }

    fn is_spaced(&self, read: ReadLetter, before: LastLetter, letter: &PlacedLetter) -> bool {
        let gap = letter.rect.x - before.rect.x - before.rect.width;
        // A name that is spread over three characters is one word all the same.
        if letter.typed_at.is_some()
            && letter.typed_at == before.typed_end
            && gap < SPREAD * letter.rect.height
        {
            return false;
        }
        let typed = match read.at {
            Some(at) => self.reading.characters.get(at).is_some_and(|character| character.spaced),
            // Of no story: what lies between was a letter of white space.
            None => read.index.letter > before.read.index.letter + 1,
        };
        typed || gap > GAP * letter.rect.height
    }

    fn ends_with_hyphen(&self, read: ReadLetter, length: usize) -> bool {
        read.at.is_some_and(|at| self.hyphens.breaks.contains(&(at + length)))
    }
}

/// Where Latin words of a story are hyphenated, by the index of characters.
#[derive(Default)]
struct Hyphens {
    /// A hyphen stands before this character.
    breaks: HashSet<usize>,
    /// A part of a word begins at this character.
    parts: HashMap<usize, WordPart>,
    /// A word that was hyphenated ends before this character.
    ends: HashSet<usize>,
}

impl Hyphens {
    /// The composer's hyphen is no letter of the pages. It stands where a line ends at a hyphenation point.
    fn of(reading: &ReadingOrder) -> Self {
        let mut hyphens = Self::default();
        for pair in reading.letters.windows(2) {
            let [before, after] = pair else { continue };
            let (Some(_), Some(at)) = (before.at, after.at) else { continue };
            let same = |a: ReadLetter, b: ReadLetter| {
                (a.index.block, a.index.line) == (b.index.block, b.index.line)
            };
            if same(*before, *after) {
                continue;
            }
            let Some(range) = reading.latin_word(at) else { continue };
            let word: String =
                reading.characters.get(range.clone()).into_iter().flatten().map(|c| c.c).collect();
            if is_hyphenation_point(&word, at - range.start) {
                hyphens.breaks.insert(at);
                hyphens.ends.insert(range.end);
                let part = |second| WordPart { second, word: word.clone() };
                hyphens.parts.entry(range.start).or_insert(part(false));
                hyphens.parts.insert(at, part(true));
            }
        }
        hyphens
    }
}

impl ReadingOrder {
    /// The Latin word that has a character inside of it, behind its first letter.
    fn latin_word(&self, at: usize) -> Option<Range<usize>> {
        let here = self.characters.get(at)?;
        let is_joined = |n: usize| {
            let pair = self.characters.get(n.wrapping_sub(1)).zip(self.characters.get(n));
            pair.is_some_and(|(a, b)| {
                let both = a.c.is_ascii_alphabetic() && b.c.is_ascii_alphabetic();
                both && !b.spaced && a.passage == here.passage && b.passage == here.passage
            })
        };
        if !is_joined(at) {
            return None;
        }
        let start = (0..at).rev().take_while(|n| is_joined(n + 1)).last()?;
        let end = (at + 1..=self.characters.len()).find(|n| !is_joined(*n))?;
        Some(start..end)
    }
}

/// Whether the composer hyphenates a word there: see `composer::hyphens`.
fn is_hyphenation_point(word: &str, at: usize) -> bool {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    if word.len() < 5 || capitals > 1 || at < 2 || at + 3 > word.len() {
        return false;
    }
    let mut end = 0;
    hypher::hyphenate(word, Lang::English).any(|syllable| {
        end += syllable.len();
        end == at
    })
}

/// Letters that stand one under the other are one line that runs from top to bottom.
fn upright(lines: Vec<AltoLine>) -> Vec<AltoLine> {
    let mut merged: Vec<AltoLine> = Vec::new();
    for line in lines {
        match merged.last_mut() {
            Some(last) if goes_down(last, &line) => {
                last.upright = true;
                last.rect = last.rect.and(line.rect);
                last.baseline = line.baseline;
                for string in line.strings {
                    match last.strings.last_mut() {
                        Some(before) if before.style == string.style => {
                            before.text.push_str(&string.text);
                            before.glyphs.extend(string.glyphs);
                        }
                        _ => last.strings.push(string),
                    }
                }
            }
            _ => merged.push(line),
        }
    }
    merged
}

fn goes_down(above: &AltoLine, below: &AltoLine) -> bool {
    let single =
        |line: &AltoLine| line.strings.iter().map(|string| string.glyphs.len()).sum::<usize>() == 1;
    let last = above.strings.last().and_then(|string| string.glyphs.last());
    let Some((_, last)) = last else { return false };
    let middle = |rect: &Rect| rect.x + rect.width / 2.0;
    let down = below.rect.y - last.y;
    (above.upright || single(above))
        && single(below)
        && (middle(last) - middle(&below.rect)).abs() < 0.25 * last.height
        && down > 0.0
        && down < 2.0 * last.height.max(below.rect.height)
}
