//! Where the parser's events stand in the file.

use std::ops::Range;

use saphyr_parser::Span;

/// The parser counts characters; spots are bytes.
pub struct Places<'a> {
    /// The whole file's text.
    pub text: &'a str,
    stretch: Range<usize>,
    /// The byte of every 64th character of the document.
    milestones: Vec<usize>,
}

impl<'a> Places<'a> {
    const STEP: usize = 64;

    /// For a document that is a stretch of a file.
    pub fn new(text: &'a str, stretch: Range<usize>) -> Self {
        let milestones =
            text[stretch.clone()].char_indices().step_by(Self::STEP).map(|(at, _)| at).collect();
        Self { text, stretch, milestones }
    }

    /// The document.
    pub fn document(&self) -> &'a str {
        &self.text[self.stretch.clone()]
    }

    /// The byte in the file of a character of the document.
    pub fn byte(&self, index: usize) -> usize {
        let document = self.document();
        let at = match self.milestones.get(index / Self::STEP) {
            Some(&from) => document[from..]
                .char_indices()
                .nth(index % Self::STEP)
                .map_or(document.len(), |(at, _)| from + at),
            None => document.len(),
        };
        self.stretch.start + at
    }

    /// The bytes of a span, without the white space that the parser counts at its end.
    pub fn range(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        let end = self.byte(span.end.index()).max(start);
        let kept = self.text[start..end].trim_end().len();
        start..start + kept
    }
}
