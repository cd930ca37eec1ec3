//! A source's blocks as the recogniser walks them: lines of text with what stands before each, and what stops the text.

use kanyin_diagnostics::told;

use super::width::Width;
use crate::block::{At, End, Look, Picture, Table};
use crate::found::{Element, LeftOver};
use crate::words::Words;

/// What stands before a line.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub enum Gap {
    /// Nothing: the line before.
    None,
    /// Empty lines, so many.
    Blank(u32),
    /// A page or column ended, or something stood there that is no text.
    Break,
}

/// A line or paragraph as its source has it.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where it stands.
    pub at: At,
    /// Its letters, white at its ends too.
    pub words: Words,
    /// Them as a text without white at the ends.
    pub text: String,
    /// White before it: 1 for a full-width space, a half for another.
    pub indent: f64,
    /// How long it is: every rule asks for that, of every line around.
    pub width: Width,
    /// What its end is.
    pub end: End,
    /// How it looks.
    pub look: Look,
    /// What stands before it.
    pub gap: Gap,
}

impl Line {
    /// Ems of its text, without what it stands in by.
    pub fn ems(&self) -> f64 {
        self.width.ems
    }
}

/// Something in the order of its source.
#[derive(Debug, Clone)]
pub enum Item {
    /// Text.
    Line(Line),
    /// A table.
    Table(At, Table),
    /// A picture.
    Picture(At, Picture),
    /// A line drawn across.
    Rule(At),
    /// What needs no rule to know it.
    Made(Element),
}

/// A footnote's words.
#[derive(Debug, Clone)]
pub struct FootNote {
    /// Its number.
    pub number: u32,
    /// Where it stands.
    pub at: At,
    /// Its words.
    pub words: Words,
}

impl FootNote {
    /// It, if no text calls it.
    pub fn uncalled(&self) -> LeftOver {
        let why = told!("脚注，正文里没有注号", "a footnote that no text calls");
        LeftOver { at: Some(self.at), why, text: self.words.text() }
    }
}
