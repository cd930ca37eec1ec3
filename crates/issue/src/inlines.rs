//! The inlines of a paragraph as runs of text, each with the bytes of the file it came from.
//!
//! comrak tells where each inline begins, but not exactly everywhere. So every text is laid beside
//! the file: it is cut into stretches that stand in the file letter by letter, and what was escaped
//! (`\*`, `&amp;`) makes a stretch of its own. No text is ever lost over this: what cannot be found
//! keeps the place of its block.

use std::ops::Range;
use std::sync::Arc;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, LineColumn, NodeLink, NodeValue, Sourcepos};

use kanyin_diagnostics::{FileNo, Sources, Spot};

use super::alignment::{stands_here, stands_later};
use super::link;
use super::story::Style;
use super::text::turns_direction;

/// One thing in a line of text.
#[derive(Debug)]
pub enum MarkdownInline {
    /// Words.
    Text {
        /// As they are set.
        text: String,
        /// How they stand out.
        style: Style,
        /// Where they stand.
        spot: Spot,
        /// Where they lead.
        link: Option<Arc<str>>,
    },
    /// The end of a line in the file that need not be one on the page.
    Soft(Spot),
    /// A line break that was typed.
    Hard,
    /// A picture.
    Picture(InlinePicture),
}

/// A picture in a line of text.
#[derive(Debug)]
pub struct InlinePicture {
    /// Its path and attributes as written.
    pub link: NodeLink,
    /// Its caption.
    pub caption: Vec<MarkdownInline>,
    /// Where it stands.
    pub spot: Spot,
}

/// A file whose Markdown begins at a certain line.
#[derive(Debug, Copy, Clone)]
pub struct MarkdownFile<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// Which file.
    pub file: FileNo,
    /// The line of the file at which the Markdown begins, from 1.
    pub first_line: usize,
}

impl<'a> MarkdownFile<'a> {
    /// The whole file's text.
    pub fn text(self) -> &'a str {
        self.sources.text(self.file)
    }

    /// The byte of a place that comrak tells.
    pub fn byte(self, place: LineColumn) -> usize {
        let line = (place.line + self.first_line).saturating_sub(1);
        let at = self.sources.line_start(self.file, line) + place.column.saturating_sub(1);
        self.text().floor_char_boundary(at)
    }

    /// The bytes of a block: its lines to their ends, since comrak's last column is not always the
    /// last one.
    pub fn lines(self, place: Sourcepos) -> Range<usize> {
        let start = self.byte(place.start);
        let after = self.sources.line_start(self.file, place.end.line + self.first_line);
        start..after.max(start)
    }

    /// The bytes of a node, without the white at its end.
    pub fn spot(self, place: Sourcepos) -> Spot {
        let start = self.byte(place.start);
        let last = self.byte(place.end);
        let end = last + self.text()[last..].chars().next().map_or(0, char::len_utf8);
        let end = end.max(start);
        let kept = self.text()[start..end].trim_end().len();
        Spot::new(self.file, start..start + kept)
    }
}

/// The pieces of a block that holds inlines.
pub fn pieces<'a>(page: MarkdownFile<'_>, block: &'a AstNode<'a>) -> Vec<MarkdownInline> {
    let lines = page.lines(block.data().sourcepos);
    let (cursor, limit) = (lines.start, lines.end);
    let mut reading = InlineReader { page, cursor, limit, style: Vec::new(), links: Vec::new() };
    let mut out = vec![Vec::new()];
    for edge in block.traverse().skip(1) {
        match edge {
            NodeEdge::Start(node) => reading.begin(node, &mut out),
            NodeEdge::End(node) if node.same_node(block) => break,
            NodeEdge::End(node) => reading.end(node, &mut out),
        }
    }
    out.swap_remove(0)
}

struct InlineReader<'a> {
    page: MarkdownFile<'a>,
    /// What comes next stands here or later.
    cursor: usize,
    /// The block's end.
    limit: usize,
    /// The emphases that are open.
    style: Vec<Emphasis>,
    /// The links that are open; `None` for one that stays text.
    links: Vec<Option<Arc<str>>>,
}

#[derive(PartialEq)]
enum Emphasis {
    Emph,
    Strong,
}

impl InlineReader<'_> {
    fn begin<'a>(&mut self, node: &'a AstNode<'a>, out: &mut Vec<Vec<MarkdownInline>>) {
        let data = node.data();
        let at = self.page.byte(data.sourcepos.start);
        let Some(last) = out.last_mut() else { return };
        match &data.value {
            NodeValue::Text(text) => self.text(text, at, last),
            NodeValue::Code(code) => self.text(&code.literal, at + code.num_backticks, last),
            NodeValue::HtmlInline(html) => self.lines(html, at, last),
            NodeValue::SoftBreak => last.push(MarkdownInline::Soft(self.line_end())),
            NodeValue::LineBreak => {
                self.line_end();
                last.push(MarkdownInline::Hard);
            }
            NodeValue::Emph => self.style.push(Emphasis::Emph),
            NodeValue::Strong => self.style.push(Emphasis::Strong),
            NodeValue::Link(link) => self.links.push(link::live(&link.url)),
            NodeValue::Image(_) => out.push(Vec::new()),
            _ => {}
        }
    }

    fn end<'a>(&mut self, node: &'a AstNode<'a>, out: &mut Vec<Vec<MarkdownInline>>) {
        let data = node.data();
        match &data.value {
            NodeValue::Emph | NodeValue::Strong => drop(self.style.pop()),
            NodeValue::Link(_) => drop(self.links.pop()),
            NodeValue::Image(link) => {
                let caption = out.pop().unwrap_or_default();
                let spot = self.picture_spot(data.sourcepos);
                if let Some(last) = out.last_mut() {
                    let link = NodeLink::clone(link);
                    last.push(MarkdownInline::Picture(InlinePicture { link, caption, spot }));
                }
            }
            _ => {}
        }
    }

    fn picture_spot(&self, place: Sourcepos) -> Spot {
        let spot = self.page.spot(place);
        match self.page.text()[spot.range()].starts_with("![") {
            true => spot,
            false => Spot::new(self.page.file, self.cursor.min(self.limit)..self.limit),
        }
    }

    /// Several lines of text that comrak gives in one.
    fn lines(&mut self, text: &str, at: usize, out: &mut Vec<MarkdownInline>) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                out.push(MarkdownInline::Soft(self.line_end()));
            }
            self.text(line.trim_start(), if i == 0 { at } else { self.cursor }, out);
        }
    }

    /// The end of the line the cursor is in.
    fn line_end(&mut self) -> Spot {
        let rest = &self.page.text()[self.cursor.min(self.limit)..self.limit];
        if let Some(newline) = rest.find('\n') {
            let at = self.cursor + newline;
            self.cursor = at + 1;
            return Spot::new(self.page.file, at..at + 1);
        }
        Spot::new(self.page.file, self.cursor..self.cursor)
    }

    /// Cuts a text into stretches that stand in the file as they are.
    fn text(&mut self, text: &str, at: usize, out: &mut Vec<MarkdownInline>) {
        let file = self.page.text();
        if (self.cursor..self.limit).contains(&at)
            && stands_here(text, &file[at..self.limit]).is_some()
        {
            self.cursor = at;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let here = &file[self.cursor.min(self.limit)..self.limit];
            let (stretch, spot) = match stands_here(rest, here).or_else(|| stands_later(rest, here))
            {
                Some((length, source)) => {
                    let start = self.cursor + source.start;
                    self.cursor += source.end;
                    (&rest[..length], start..self.cursor)
                }
                // As long as the text itself would say that it stands there.
                None if here.len() == rest.len() => (rest, self.cursor..self.cursor),
                None => (rest, self.cursor.min(self.limit)..self.limit),
            };
            rest = &rest[stretch.len()..];
            // What an entity brought in that the file itself may not hold.
            let unseen = |c: char| c != '\t' && (c.is_control() || turns_direction(c));
            if file[spot.clone()] != *stretch && stretch.contains(unseen) {
                continue;
            }
            out.push(MarkdownInline::Text {
                text: stretch.replace('\t', " "),
                style: Style {
                    emph: self.style.contains(&Emphasis::Emph),
                    strong: self.style.contains(&Emphasis::Strong),
                },
                spot: Spot::new(self.page.file, spot),
                link: self.links.last().cloned().flatten(),
            });
        }
    }
}
