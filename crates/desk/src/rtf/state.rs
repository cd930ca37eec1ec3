//! What holds at a place in an RTF file: the look of text, of its paragraph, and what the text is of.

use std::rc::Rc;

use crate::block::{Align, Raised};
use crate::word::properties::{Indent, ParagraphLook};
use crate::word::styles::Seen;

/// What a group holds.
#[derive(Debug, Copy, Clone, PartialEq, Eq, Default)]
pub enum Destination {
    /// Text that is printed.
    #[default]
    Text,
    /// What no reader of text wants.
    Nothing,
    /// The faces.
    Fonts,
    /// The styles.
    Styles,
    /// A picture's bytes.
    Picture,
    /// A field's code.
    Code,
    /// The mark of a list.
    Mark,
    /// Who made a comment.
    Author,
}

/// What words of a second set are said of.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum Second {
    /// Han characters.
    EastAsian,
    /// Text from right to left, and whatever else is not Han.
    Other,
}

/// What holds.
#[derive(Debug, Clone)]
pub struct State {
    /// What the group holds.
    pub destination: Destination,
    /// The number of the face.
    pub font: i32,
    /// The number of the face of Han characters, where it has one of its own.
    pub east_asian: Option<i32>,
    /// What words of a second set (`\af`, `\afs`) are said of.
    pub second: Second,
    /// Size in pt.
    pub size: f64,
    /// Bold.
    pub is_bold: bool,
    /// Italic.
    pub is_italic: bool,
    /// Not shown.
    pub is_hidden: bool,
    /// Taken out by a tracked change.
    pub is_deleted: bool,
    /// With a line through it.
    pub is_struck: bool,
    /// How it stands to the line.
    pub raised: Raised,
    /// Where it links to.
    pub link: Option<Rc<str>>,
    /// How many signs stand for a `\u` in older readers.
    pub fallback: usize,
    /// The paragraph's look.
    pub paragraph: ParagraphLook,
    /// The number of its style.
    pub style: Option<i32>,
    /// Whether it stands in a table.
    pub is_in_table: bool,
    /// Whether it stands in a frame.
    pub is_framed: bool,
}

impl State {
    /// That at the beginning.
    pub fn new() -> Self {
        Self {
            destination: Destination::Text,
            font: 0,
            east_asian: None,
            second: Second::Other,
            size: 12.0,
            is_bold: false,
            is_italic: false,
            is_hidden: false,
            is_deleted: false,
            is_struck: false,
            raised: Raised::No,
            link: None,
            fallback: 1,
            paragraph: ParagraphLook::default(),
            style: None,
            is_in_table: false,
            is_framed: false,
        }
    }

    /// Reads a word that says a look; any other says nothing here.
    pub fn look(&mut self, word: &str, number: Option<i32>, default_font: i32) {
        let is_on = number != Some(0);
        match word {
            "f" if self.second == Second::EastAsian => {
                self.font = number.unwrap_or(default_font);
                self.east_asian = number;
            }
            "f" => self.font = number.unwrap_or(default_font),
            "dbch" => self.second = Second::EastAsian,
            "loch" | "hich" | "rtlch" | "ltrch" => self.second = Second::Other,
            "af" if self.second == Second::EastAsian => self.east_asian = number,
            "afs" if self.second == Second::EastAsian => self.look("fs", number, default_font),
            "ab" if self.second == Second::EastAsian => self.is_bold = is_on,
            "ai" if self.second == Second::EastAsian => self.is_italic = is_on,
            "fs" => self.size = f64::from(number.unwrap_or(24).clamp(2, 3200)) / 2.0,
            "b" => self.is_bold = is_on,
            "i" => self.is_italic = is_on,
            "v" => self.is_hidden = is_on,
            "deleted" => self.is_deleted = is_on,
            "strike" | "striked" => self.is_struck = is_on,
            "super" => self.raised = if is_on { Raised::Up } else { Raised::No },
            "sub" => self.raised = if is_on { Raised::Down } else { Raised::No },
            "nosupersub" => self.raised = Raised::No,
            "plain" => {
                let kept = (self.destination, self.link.take(), self.fallback, self.is_in_table);
                let (paragraph, style) = (std::mem::take(&mut self.paragraph), self.style);
                let is_framed = self.is_framed;
                *self = Self { font: default_font, paragraph, style, is_framed, ..Self::new() };
                (self.destination, self.link, self.fallback, self.is_in_table) = kept;
            }
            "pard" => {
                self.paragraph = ParagraphLook::default();
                (self.style, self.is_in_table, self.is_framed) = (None, false, false);
            }
            "ql" | "qj" | "qd" => self.paragraph.align = Some(Align::Left),
            "qc" => self.paragraph.align = Some(Align::Centre),
            "qr" => self.paragraph.align = Some(Align::Right),
            "fi" if !matches!(self.paragraph.indent, Some(Indent::Chars(chars)) if chars != 0.0) => {
                let points = f64::from(number.unwrap_or(0)) / 20.0;
                self.paragraph.indent = Some(Indent::Points(points));
            }
            "cufi" if is_on => {
                let chars = f64::from(number.unwrap_or(0)) / 100.0;
                self.paragraph.indent = Some(Indent::Chars(chars));
            }
            "outlinelevel" => {
                let level = number.and_then(|level| u8::try_from(level).ok());
                self.paragraph.heading = level.filter(|level| *level < 9).map(|level| level + 1);
            }
            "s" => self.style = number,
            "intbl" => self.is_in_table = true,
            "phmrg" | "phpg" | "phcol" | "pvmrg" | "pvpg" | "pvpara" | "absw" | "dxfrtext" => {
                self.is_framed = true;
            }
            _ => {}
        }
    }

    /// The look as others have it, with the names of the faces.
    pub fn seen(&self, east_asian: Option<String>, latin: Option<String>) -> Seen {
        Seen {
            size: self.size,
            east_asian: east_asian.or_else(|| latin.clone()),
            latin,
            is_bold: self.is_bold,
            is_italic: self.is_italic,
            is_hidden: self.is_hidden,
            is_struck: self.is_struck,
            raised: self.raised,
        }
    }
}
