//! The piece of a line that is shown with a fault. In copy a paragraph is one line of hundreds of
//! characters: only what is around the fault is shown.

use std::borrow::Cow;
use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use super::harmless::{orders, shown};
use super::{Sources, Spot};

/// Widest excerpt, in half-width characters.
const WIDEST: usize = 72;
/// What is shown before the fault in a line that is cut.
const BEFORE: usize = 24;

/// One line, or what is around a fault in it.
pub struct Excerpt {
    /// What is shown.
    text: String,
    /// The fault's place in it.
    marked: Range<usize>,
    line: usize,
}

impl Excerpt {
    /// What to show of a fault; `None` where there is nothing to be seen.
    pub fn around(sources: &Sources, spot: Spot) -> Option<Self> {
        let text = sources.text(spot.file);
        let line = sources.place(spot).line as usize;
        let begin = sources.line_start(spot.file, line);
        let line_text = text[begin..].lines().next().unwrap_or_default();
        if spot == Spot::new(spot.file, 0..0) || line_text.trim().is_empty() {
            return None;
        }
        let within =
            |byte: u32| line_text.floor_char_boundary((byte as usize).saturating_sub(begin));
        let start = within(spot.start);
        let end = within(spot.end).max(start);
        let kept = window(line_text, start);
        let mut excerpt = Self { text: String::new(), marked: 0..0, line };
        if kept.start > 0 {
            excerpt.text.push('…');
        }
        let orders = orders(&line_text[kept.clone()]);
        let piece = |range: Range<usize>| {
            line_text.get(range).map(|piece| as_shown(piece, orders)).unwrap_or_default()
        };
        let (from, to) = (start.clamp(kept.start, kept.end), end.clamp(kept.start, kept.end));
        excerpt.text += &piece(kept.start..from);
        excerpt.marked.start = excerpt.text.len();
        excerpt.text += &piece(from..to);
        excerpt.marked.end = excerpt.text.len();
        excerpt.text += &piece(to..kept.end);
        if kept.end < line_text.len() {
            excerpt.text.push('…');
        }
        Some(excerpt)
    }

    /// The fault's place in the excerpt.
    pub fn marked(&self) -> Range<usize> {
        self.marked.clone()
    }
}

/// A piece of copy as a terminal and a CI log may show it; tabs are drawn as the spaces they are. `orders` says whether
/// a runner could find an order in the line.
fn as_shown(piece: &str, orders: bool) -> String {
    let as_shown = |c| match c {
        '\t' => Cow::Borrowed("\t"),
        '#' if orders => Cow::Borrowed(r"\u{23}"),
        c => shown(c),
    };
    piece.chars().map(as_shown).collect()
}

/// The part of a line that is shown around a byte of it.
fn window(line: &str, at: usize) -> Range<usize> {
    if width(line) <= WIDEST {
        return 0..line.len();
    }
    let start = if width(&line[..at]) + BEFORE < WIDEST {
        0
    } else {
        let mut room = BEFORE;
        let before = line[..at].char_indices().rev().take_while(|(_, c)| take(&mut room, *c));
        before.last().map_or(at, |(at, _)| at)
    };
    let mut room = WIDEST;
    let kept = line[start..].char_indices().take_while(|(_, c)| take(&mut room, *c));
    let end = kept.last().map_or(start, |(last, c)| start + last + c.len_utf8());
    start..end
}

fn take(room: &mut usize, c: char) -> bool {
    let wide = columns(c);
    let fits = *room >= wide;
    *room = room.saturating_sub(wide);
    fits
}

fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// Columns of a character on a terminal, near enough for cutting a line.
fn columns(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok("")
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(self.line)
    }

    fn line_range(&'a self, (): (), _: usize) -> Result<Range<usize>, Error> {
        Ok(0..self.text.len())
    }
}
