//! A paragraph on its way: text comes in runs, white space falls together, and most of its characters say how it looks.

use std::rc::Rc;

use super::style::WebStyle;
use super::tree::characters;
use crate::block::{Block, Content, End, Look, Span};

/// A line of text that grows.
#[derive(Debug, Default)]
pub struct WebParagraph {
    spans: Vec<Span>,
    /// The style that its first character stands in.
    first: Option<WebStyle>,
    line: u32,
    /// White space that came and is only kept if text follows.
    gap: bool,
    looks: Vec<Looked>,
}

/// How many characters look so.
#[derive(Debug)]
struct Looked {
    size: Option<f64>,
    face: Option<Rc<str>>,
    is_bold: bool,
    characters: usize,
}

impl WebParagraph {
    /// Whether there is nothing in it yet.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Adds text in a style. White space of the file is one space between words, none at an end.
    pub fn push(&mut self, text: &str, style: &WebStyle, line: u32) {
        for (n, word) in text.split(is_white).enumerate() {
            self.gap |= n > 0;
            if word.is_empty() {
                continue;
            }
            if self.gap && !self.is_empty() {
                self.add(" ", style, line);
            }
            self.gap = false;
            self.add(word, style, line);
        }
    }

    /// Adds text with all its white space.
    pub fn push_as_it_is(&mut self, text: &str, style: &WebStyle, line: u32) {
        self.gap = false;
        if !text.is_empty() {
            self.add(text, style, line);
        }
    }

    fn add(&mut self, text: &str, style: &WebStyle, line: u32) {
        if self.first.is_none() {
            self.first = Some(style.clone());
            self.line = line;
        }
        let span = Span {
            text: text.into(),
            is_bold: style.is_bold,
            is_italic: style.is_italic,
            raised: style.raised,
            link: style.link.as_deref().map(Into::into),
            note: None,
        };
        match self.spans.last_mut() {
            Some(last) if last.looks_like(&span) => last.text.push_str(text),
            _ => self.spans.push(span),
        }
        let characters = characters(text);
        let (size, face, is_bold) = (style.size, style.face.clone(), style.is_bold);
        let same = self
            .looks
            .iter_mut()
            .find(|one| one.size == size && one.face == face && one.is_bold == is_bold);
        match same {
            Some(one) => one.characters += characters,
            None => self.looks.push(Looked { size, face, is_bold, characters }),
        }
    }

    /// The block that it makes, if there is text in it; it is empty afterwards. `mark` is taken for the first block of a list's
    /// item.
    pub fn take(&mut self, end: End, mark: &mut Option<String>) -> Option<Block> {
        let done = std::mem::take(self);
        let style = done.first?;
        if done.spans.iter().all(|span| span.text.trim().is_empty()) {
            return None;
        }
        let bold: usize =
            done.looks.iter().filter(|one| one.is_bold).map(|one| one.characters).sum();
        let all: usize = done.looks.iter().map(|one| one.characters).sum();
        let most = done.looks.iter().max_by_key(|one| one.characters);
        let list = style.list.map(|level| (level, mark.take().unwrap_or_default()));
        let look = Look {
            size: most.and_then(|one| one.size),
            face: most.and_then(|one| one.face.as_deref().map(Into::into)),
            is_bold: bold * 2 > all,
            align: style.align,
            indent: style.indent,
            style: style.called.map(Into::into),
            heading: style.heading,
            list,
            is_boxed: style.is_boxed,
            part: None,
        };
        Some(Block { line: done.line, content: Content::Text { spans: done.spans, end }, look })
    }
}

/// White space that falls together; a space that does not break is typed and stays.
fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}')
}

/// Blocks as the lines of a caption or a cell.
pub fn lines(blocks: Vec<Block>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for block in blocks {
        let line = match block.content {
            Content::Text { spans, .. } | Content::Note { spans, .. } => spans,
            Content::Table(table) => {
                let cells = table.rows.into_iter().flatten().filter(|cell| !cell.spans.is_empty());
                cells.flat_map(|cell| cell.spans.into_iter().chain([Span::plain("\n")])).collect()
            }
            _ => continue,
        };
        if !spans.is_empty() && !line.is_empty() {
            spans.push(Span::plain("\n"));
        }
        spans.extend(line);
    }
    spans
}
