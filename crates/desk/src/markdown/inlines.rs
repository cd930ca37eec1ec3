//! Words of Markdown on their way to spans: emphasis, links, and the HTML tags that are typed among them.

use kanyin_issue::text::is_full_width;

use crate::block::{Raised, Span};

/// How words look where the reader is.
#[derive(Debug, Clone, Default)]
pub struct WordLook {
    /// Bold, counted: tags may be nested and never closed.
    pub bold: u32,
    /// Italic, counted.
    pub italic: u32,
    /// Raised or lowered.
    pub raised: Raised,
    /// Where they lead.
    pub link: Option<String>,
}

/// A line of spans that grows.
#[derive(Debug, Default)]
pub struct GrowingLine {
    /// What is there.
    pub spans: Vec<Span>,
    /// A line of the file ended, which is a space between words that are not Chinese.
    has_ended: bool,
}

impl GrowingLine {
    /// Adds words.
    pub fn push(&mut self, text: &str, words: &WordLook) {
        let Some(first) = text.chars().next() else { return };
        if std::mem::take(&mut self.has_ended) {
            let before = self.spans.last().and_then(|span| span.text.chars().next_back());
            let is_chinese = before.is_some_and(is_full_width) && is_full_width(first);
            let is_parted = before.is_none_or(char::is_whitespace) || first.is_whitespace();
            if !is_chinese && !is_parted {
                self.add(" ", words);
            }
        }
        self.add(text, words);
    }

    /// A line of the file ends.
    pub fn line_end(&mut self) {
        self.has_ended = true;
    }

    /// The sign of a note.
    pub fn note(&mut self, number: u32) {
        self.has_ended = false;
        self.spans.push(Span { note: Some(number), ..Span::default() });
    }

    /// What there is; nothing afterwards.
    pub fn take(&mut self) -> Vec<Span> {
        std::mem::take(self).spans
    }

    /// Whether there are no words in it.
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.note.is_none() && span.text.trim().is_empty())
    }

    fn add(&mut self, text: &str, words: &WordLook) {
        let span = Span {
            text: text.into(),
            is_bold: words.bold > 0,
            is_italic: words.italic > 0,
            raised: words.raised,
            link: words.link.clone(),
            note: None,
        };
        match self.spans.last_mut() {
            Some(last) if last.looks_like(&span) => last.text.push_str(text),
            _ => self.spans.push(span),
        }
    }
}

/// A tag that is typed among words.
#[derive(Debug, PartialEq, Eq)]
pub struct TypedTag<'t> {
    /// Its name in lower case.
    pub name: String,
    /// Whether it ends an element.
    pub is_end: bool,
    /// All of it.
    pub typed: &'t str,
}

impl<'t> TypedTag<'t> {
    /// Reads `<b>`, `</b>`, `<br/>`; `None` for a comment and the like.
    pub fn of(typed: &'t str) -> Option<Self> {
        let inside = typed.strip_prefix('<')?;
        let is_end = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        (end > 0).then(|| Self { name: inside[..end].to_ascii_lowercase(), is_end, typed })
    }

    /// How it changes the look of words. Whether it does.
    pub fn apply(&self, words: &mut WordLook) -> bool {
        let count = |count: &mut u32| {
            *count = if self.is_end { count.saturating_sub(1) } else { *count + 1 }
        };
        match self.name.as_str() {
            "b" | "strong" => count(&mut words.bold),
            "i" | "em" => count(&mut words.italic),
            "sup" if !self.is_end => words.raised = Raised::Up,
            "sub" if !self.is_end => words.raised = Raised::Down,
            "sup" | "sub" => words.raised = Raised::No,
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_file_join_as_they_are_read() {
        let joined = |one: &str, other: &str| {
            let mut line = GrowingLine::default();
            line.push(one, &WordLook::default());
            line.line_end();
            line.push(other, &WordLook::default());
            line.take().into_iter().map(|span| span.text).collect::<String>()
        };
        assert_eq!(joined("老西门", "街道"), "老西门街道");
        assert_eq!(joined("red", "lamp"), "red lamp");
        assert_eq!(joined("用 Rust", "写的"), "用 Rust 写的");
    }

    #[test]
    fn tags_are_read() {
        let tag = TypedTag::of("</STRONG >").unwrap();
        assert_eq!((tag.name.as_str(), tag.is_end), ("strong", true));
        assert_eq!(TypedTag::of("<!-- x -->"), None);
    }
}
