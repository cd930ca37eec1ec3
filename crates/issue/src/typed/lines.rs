//! The lines of a body behind their quote marks; and which of them a fence keeps as they are.

use std::ops::Range;

use super::prepared::Edits;
use super::slips::{Slip, Slips};

/// A line of the body.
#[derive(Debug, Clone)]
pub struct TypedLine {
    /// What stands behind quote marks, without the white at its end; it begins with its indentation.
    pub inside: Range<usize>,
    /// How many quote marks stand before it.
    pub depth: usize,
    /// Whether a fence keeps it.
    pub fenced: bool,
}

/// The lines of a body.
#[derive(Debug)]
pub struct TypedLines<'a> {
    /// The whole file.
    pub text: &'a str,
    /// The body's lines.
    pub all: Vec<TypedLine>,
}

impl<'a> TypedLines<'a> {
    /// Reads the lines: quote marks typed with an input method are read as such, a `>` before a number is none.
    pub fn of(text: &'a str, start: usize, edits: &mut Edits, slips: &mut Slips) -> Self {
        let mut lines = Self { text, all: Vec::new() };
        let mut at = start;
        for line in text[start..].split_inclusive('\n') {
            let end = at + line.trim_end().len();
            lines.all.push(TypedLine { inside: at..end, depth: 0, fenced: false });
            at += line.len();
        }
        lines.fence(edits, slips);
        for index in 0..lines.all.len() {
            lines.quote(index, edits, slips);
            lines.mark_of_guess(index, edits);
        }
        lines
    }

    /// `<!-- ? … -->` alone in a line is a mark of `kanyin import` beside what it guessed. It is for the desk; nothing of it is
    /// printed, and the line is an empty one.
    fn mark_of_guess(&mut self, index: usize, edits: &mut Edits) {
        let (words, place) = (self.words(index), self.place(index));
        let inside = words.strip_prefix("<!-- ?").and_then(|rest| rest.strip_suffix("-->"));
        if self.all[index].fenced || inside.is_none_or(|inside| inside.contains("-->")) {
            return;
        }
        edits.replace(place, "");
        let line = &mut self.all[index];
        line.inside.start = line.inside.end;
    }

    /// The text of a line behind its quote marks, its indentation too.
    pub fn inside(&self, index: usize) -> &'a str {
        self.all.get(index).map_or("", |line| &self.text[line.inside.clone()])
    }

    /// The words of a line, without indentation.
    pub fn words(&self, index: usize) -> &'a str {
        self.inside(index).trim_start()
    }

    /// The place of the words of a line.
    pub fn place(&self, index: usize) -> Range<usize> {
        match self.all.get(index) {
            Some(line) => line.inside.end - self.words(index).len()..line.inside.end,
            None => 0..0,
        }
    }

    /// Whether nothing stands in a line, or there is no such line.
    pub fn is_blank(&self, index: usize) -> bool {
        self.words(index).is_empty()
    }

    /// Whether nothing stands in the line before.
    pub fn is_blank_before(&self, index: usize) -> bool {
        index.checked_sub(1).is_none_or(|before| self.is_blank(before))
    }

    /// The line that follows and is not blank.
    pub fn next_written(&self, index: usize) -> Option<usize> {
        (index + 1..self.all.len().min(index + 4)).find(|next| !self.is_blank(*next))
    }

    /// The line that goes before and is not blank.
    pub fn last_written(&self, index: usize) -> Option<usize> {
        (index.saturating_sub(3)..index).rev().find(|last| !self.is_blank(*last))
    }

    /// Three backticks keep the lines up to the next three. Without a partner they are three backticks.
    fn fence(&mut self, edits: &mut Edits, slips: &mut Slips) {
        let closing: Vec<usize> =
            (0..self.all.len()).map(|index| ticks(self.words(index), true)).collect();
        let mut longest = vec![0; self.all.len() + 1];
        for index in (0..self.all.len()).rev() {
            longest[index] = longest[index + 1].max(closing[index]);
        }
        let mut index = 0;
        while index < self.all.len() {
            let words = self.words(index);
            let opening = ticks(words, false);
            if opening >= 3 && longest[index + 1] >= opening {
                let mut last = index + 1;
                while closing[last] < opening {
                    last += 1;
                }
                self.all[index..=last].iter_mut().for_each(|line| line.fenced = true);
                index = last + 1;
                continue;
            }
            let place = self.place(index);
            if words.starts_with("~~~") {
                edits.data(place.start..place.start + 3);
            }
            if opening >= 3 {
                slips.say(Slip::OpenFence, place);
            }
            index += 1;
        }
    }

    /// Takes the quote marks off a line.
    fn quote(&mut self, index: usize, edits: &mut Edits, slips: &mut Slips) {
        if self.all[index].fenced {
            return;
        }
        while self.all[index].depth < 32 {
            let depth = self.all[index].depth;
            let (words, place) = (self.words(index), self.place(index));
            let Some(sign) = words.chars().next().filter(|sign| ">＞》".contains(*sign)) else {
                return;
            };
            let sign_place = place.start..place.start + sign.len_utf8();
            let rest = &words[sign.len_utf8()..];
            let quoted_before =
                index.checked_sub(1).is_some_and(|before| self.all[before].depth > depth);
            let quoted_after = self.words(index + 1).starts_with(sign);
            let of_number = rest.starts_with(|c: char| c.is_ascii_digit() || c == '=' || c == '＝');
            if of_number && depth == 0 && !quoted_before && !(quoted_after && sign == '>') {
                if sign == '>' {
                    edits.data(sign_place);
                    slips.say(Slip::MoreThan, place);
                }
                return;
            }
            if sign != '>' {
                if !self.is_blank_before(index) && !quoted_before || rest.is_empty() {
                    return;
                }
                slips.say(Slip::QuoteSign, place.clone());
                edits.replace(sign_place.clone(), if rest.starts_with(' ') { ">" } else { "> " });
            }
            let mut from = sign_place.end;
            if let Some(white) = rest.chars().next().filter(|c| *c == ' ' || *c == '\u{3000}') {
                if white != ' ' {
                    edits.replace(from..from + white.len_utf8(), " ");
                }
                from += white.len_utf8();
            }
            let line = &mut self.all[index];
            line.inside.start = from.min(line.inside.end);
            line.depth += 1;
        }
    }
}

/// The backticks with which a line begins, if it can open a fence or, being nothing else, close one.
fn ticks(words: &str, closing: bool) -> usize {
    let rest = words.trim_start_matches('`');
    let count = words.len() - rest.len();
    let fits = if closing { rest.is_empty() } else { !rest.contains('`') };
    if fits && count >= 3 { count } else { 0 }
}
