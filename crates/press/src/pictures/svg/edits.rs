//! Changes in the source of an SVG: all else stays as it was typed.

use std::ops::Range;

/// Changes that do not overlap.
pub struct Edits<'a> {
    source: &'a str,
    changes: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    /// None yet.
    pub fn new(source: &'a str) -> Self {
        Self { source, changes: Vec::new() }
    }

    /// The source as it is.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Puts another value into an attribute, or another text into an element.
    pub fn text(&mut self, place: Range<usize>, text: &str) {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '"' => escaped.push_str("&quot;"),
                '\'' => escaped.push_str("&apos;"),
                c => escaped.push(c),
            }
        }
        self.changes.push((place, escaped));
    }

    /// The source with all changes.
    pub fn done(mut self) -> String {
        self.changes.sort_by_key(|(place, _)| place.start);
        let mut made = String::with_capacity(self.source.len());
        let mut from = 0;
        for (place, text) in self.changes {
            let (Some(before), true) = (self.source.get(from..place.start), place.start >= from)
            else {
                continue;
            };
            made.push_str(before);
            made.push_str(&text);
            from = place.end;
        }
        made.push_str(self.source.get(from..).unwrap_or_default());
        made
    }
}
