//! How long a line is, in every way in which lines are counted.

use super::signs;
use crate::words::{ems, is_white};

/// How long a line is.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Width {
    /// Of its text alone, in ems.
    pub ems: f64,
    /// In ems, as type has it, with what it stands in by.
    pub set: f64,
    /// The same without white beside Han characters: it may have come in later.
    pub bare: f64,
    /// In characters, as a program counts them.
    pub letters: f64,
    /// The same, white too.
    pub all: f64,
}

impl Width {
    /// Of a line's text, which has so many characters with its white, and stands in by so many ems.
    pub fn of(text: &str, all: usize, indent: f64) -> Self {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        let has_white = text.contains(is_white);
        // White behind the mark of an item was typed.
        let is_apart = has_white && text.chars().take(4).any(is_white) && signs::is_item(text);
        let typed = if is_apart { 1.0 } else { 0.0 };
        // What stands in is part of the line; what is pushed far in is no line of a text.
        let indent = if indent <= 4.0 { indent } else { 0.0 };
        let own = ems(text);
        let bare = if has_white { ems(&without_white(text)) } else { own };
        Self {
            ems: own,
            set: own + indent,
            bare: bare + indent + 0.5 * typed,
            letters: letters as f64 + indent + typed,
            all: all as f64,
        }
    }
}

/// A text without the white that stands beside a Han character or a mark.
fn without_white(text: &str) -> String {
    let of_latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let chars: Vec<char> = text.chars().collect();
    let is_kept = |n: usize| {
        !is_white(chars[n])
            || of_latin(n.checked_sub(1).and_then(|n| chars.get(n))) && of_latin(chars.get(n + 1))
    };
    (0..chars.len()).filter(|n| is_kept(*n)).map(|n| chars[n]).collect()
}
