//! Words on their way from a source to a story: letters, each with its look. All rules read and turn these.

use std::sync::Arc;

use kanyin_issue::text::is_full_width;

use super::block::{Raised, Span};

/// Stands for the sign of a footnote.
pub const NOTE_SIGN: char = '\u{FFFC}';

/// How a letter stands out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LetterStyle {
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is italic.
    pub is_italic: bool,
    /// How it stands to the line.
    pub raised: Raised,
    /// The address that it links to.
    pub link: Option<Arc<str>>,
    /// The footnote that is called here; the letter is [`NOTE_SIGN`] then.
    pub note: Option<u32>,
}

/// A character and its look.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The character.
    pub c: char,
    /// Its look.
    pub style: LetterStyle,
}

/// Letters in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Words(pub Vec<Letter>);

impl Words {
    /// The letters of spans. The sign of a footnote is one letter, however it is written.
    pub fn of(spans: &[Span]) -> Self {
        let mut letters = Vec::new();
        for span in spans {
            let style = LetterStyle {
                is_bold: span.is_bold,
                is_italic: span.is_italic,
                raised: span.raised,
                link: span.link.as_deref().map(Arc::from),
                note: None,
            };
            if let Some(note) = span.note {
                let style = LetterStyle { note: Some(note), ..LetterStyle::default() };
                letters.push(Letter { c: NOTE_SIGN, style });
                continue;
            }
            // A sign of ours that somebody typed is none.
            let typed = span.text.chars().filter(|c| *c != NOTE_SIGN);
            letters.extend(typed.map(|c| Letter { c, style: style.clone() }));
        }
        Self(letters)
    }

    /// Letters without a look.
    pub fn plain(text: &str) -> Self {
        let style = LetterStyle::default();
        Self(text.chars().map(|c| Letter { c, style: style.clone() }).collect())
    }

    /// Them as spans again.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<(LetterStyle, Span)> = Vec::new();
        for Letter { c, style } in &self.0 {
            match spans.last_mut().filter(|(last, _)| last == style) {
                Some((_, span)) => span.text.push(*c),
                None => {
                    let link = style.link.as_deref().map(String::from);
                    let span = Span {
                        text: c.to_string(),
                        is_bold: style.is_bold,
                        is_italic: style.is_italic,
                        raised: style.raised,
                        link,
                        note: style.note,
                    };
                    spans.push((style.clone(), span));
                }
            }
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    /// The characters alone.
    pub fn text(&self) -> String {
        self.0.iter().map(|letter| letter.c).collect()
    }

    /// Whether nothing is seen of them.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|letter| letter.c.is_whitespace())
    }

    /// Without white at both ends.
    pub fn trimmed(&self) -> Self {
        let is_seen = |letter: &Letter| !letter.c.is_whitespace();
        let start = self.0.iter().position(is_seen).unwrap_or(self.0.len());
        let end = self.0.iter().rposition(is_seen).map_or(start, |last| last + 1);
        Self(self.0[start..end].to_vec())
    }

    /// The part between two places, counted in letters.
    pub fn part(&self, from: usize, until: usize) -> Self {
        let until = until.min(self.0.len());
        Self(self.0[from.min(until)..until].to_vec())
    }

    /// Adds others at the end.
    pub fn append(&mut self, others: &Self) {
        self.0.extend(others.0.iter().cloned());
    }

    /// Whether all that is seen is bold.
    pub fn are_bold(&self) -> bool {
        let mut seen = self.0.iter().filter(|letter| !letter.c.is_whitespace()).peekable();
        seen.peek().is_some() && seen.all(|letter| letter.style.is_bold)
    }

    /// Where all is bold, nothing is.
    pub fn unbold_if_all(&mut self) {
        if self.are_bold() {
            self.unbold();
        }
    }

    /// Takes the weight off all of them.
    pub fn unbold(&mut self) {
        self.0.iter_mut().for_each(|letter| letter.style.is_bold = false);
    }
}

/// White that a reader takes for none: beside a full-width character.
pub fn is_white(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// Ems of a text, without white beside full-width characters: copies have it where none was typed.
pub fn ems(text: &str) -> f64 {
    let mut total = 0.0;
    let mut before: Option<char> = None;
    let mut white = 0.0;
    for c in text.trim().chars() {
        if is_white(c) {
            white += 0.5;
            continue;
        }
        let is_wide = is_full_width(c);
        if white > 0.0 && !is_wide && before.is_some_and(|before| !is_full_width(before)) {
            total += white;
        }
        white = 0.0;
        total += if is_wide { 1.0 } else { 0.5 };
        before = Some(c);
    }
    total
}

/// Whether it is a Han character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}' | '〇' | '々')
}
