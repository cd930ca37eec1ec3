//! The inlines of a paragraph as runs of text, each with the bytes of the file it came from.
//!
//! comrak tells where each inline begins, but not exactly everywhere. So every text is laid beside
//! the file: it is cut into stretches that stand in the file letter by letter, and what was escaped
//! (`\*`, `&amp;`) makes a stretch of its own. No text is ever lost over this: what cannot be found
//! keeps the place of its block.

use std::ops::Range;
use std::sync::Arc;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeLink, NodeValue, Sourcepos};

use kanyin_diagnostics::Spot;

use super::alignment::{stands_here, stands_later};
use super::link;
use super::story::{Level, Style, note_sign};
use super::text::turns_direction;
use super::typed::{AS_TYPED, LABEL, NUMBER_END, Prepared, SIGN, SUB, SUPER, restored};

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
    /// What the words of a note begin with.
    NoteLabel {
        /// Its number.
        number: u32,
        /// As it was typed.
        typed: String,
        /// Where it stands.
        spot: Spot,
    },
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

/// A body as Markdown reads it. Places are bytes of its text; spots are bytes of the file.
#[derive(Debug, Copy, Clone)]
pub struct MarkdownFile<'a> {
    /// The text, and where it was typed.
    pub ready: &'a Prepared,
}

impl<'a> MarkdownFile<'a> {
    /// The whole text, as it is set.
    pub fn text(self) -> &'a str {
        &self.ready.shown
    }

    /// The bytes of a block: its lines to their ends, since comrak's last column is not always the
    /// last one.
    pub fn lines(self, place: Sourcepos) -> Range<usize> {
        let start = self.ready.byte(place.start);
        let after = self.ready.line_start(place.end.line + 1);
        start..after.max(start)
    }

    /// The bytes of a node, without the white at its end.
    pub fn place(self, place: Sourcepos) -> Range<usize> {
        let start = self.ready.byte(place.start);
        let last = self.ready.byte(place.end);
        let end = last + self.text()[last..].chars().next().map_or(0, char::len_utf8);
        let end = end.max(start);
        let kept = self.text()[start..end].trim_end().len();
        start..start + kept
    }

    /// Where a stretch of the text stands in the file.
    pub fn spot(self, place: Range<usize>) -> Spot {
        self.ready.spot(place)
    }
}

/// The pieces of a block that holds inlines.
pub fn pieces<'a>(page: MarkdownFile<'_>, block: &'a AstNode<'a>) -> Vec<MarkdownInline> {
    let lines = page.lines(block.data().sourcepos);
    let (cursor, limit) = (lines.start, lines.end);
    let (style, links, level) = (Vec::new(), Vec::new(), Level::Line);
    let mut reading = InlineReader { page, cursor, limit, style, links, level };
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
    /// Where words stand over the baseline.
    level: Level,
}

#[derive(PartialEq)]
enum Emphasis {
    Emph,
    Strong,
}

impl InlineReader<'_> {
    fn begin<'a>(&mut self, node: &'a AstNode<'a>, out: &mut Vec<Vec<MarkdownInline>>) {
        let data = node.data();
        let at = self.page.ready.byte(data.sourcepos.start);
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
            NodeValue::Link(link) => {
                let live = link::live(&restored(&link.url));
                if live.is_none() {
                    self.text("[", at, last);
                }
                self.links.push(live);
            }
            NodeValue::Image(_) => out.push(Vec::new()),
            _ => {}
        }
    }

    fn end<'a>(&mut self, node: &'a AstNode<'a>, out: &mut Vec<Vec<MarkdownInline>>) {
        let data = node.data();
        match &data.value {
            NodeValue::Emph | NodeValue::Strong => drop(self.style.pop()),
            NodeValue::Link(_) => {
                let is_dead = matches!(self.links.pop(), Some(None));
                if is_dead {
                    self.rest_of_link(data.sourcepos, out);
                }
            }
            NodeValue::Image(link) => {
                let caption = out.pop().unwrap_or_default();
                let spot = self.picture_spot(data.sourcepos);
                if let Some(last) = out.last_mut() {
                    let link = NodeLink {
                        url: restored(&link.url).into_owned(),
                        title: restored(&link.title).into_owned(),
                    };
                    last.push(MarkdownInline::Picture(InlinePicture { link, caption, spot }));
                }
            }
            _ => {}
        }
    }

    /// What leads nowhere is no link: its brackets and its address are words too.
    fn rest_of_link(&mut self, place: Sourcepos, out: &mut [Vec<MarkdownInline>]) {
        let end = self.page.place(place).end.min(self.limit);
        let from = self.cursor.min(end);
        let rest = self.page.text()[from..end].to_string();
        if let Some(last) = out.last_mut() {
            self.text(&rest, from, last);
        }
    }

    fn picture_spot(&self, place: Sourcepos) -> Spot {
        let place = self.page.place(place);
        match self.page.text()[place.clone()].starts_with("![") {
            true => self.page.spot(place),
            false => self.page.spot(self.cursor.min(self.limit)..self.limit),
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
            return self.page.spot(at..at + 1);
        }
        self.page.spot(self.cursor..self.cursor)
    }

    /// As much of a stretch as was typed in one.
    fn as_typed(&self, text: &str, length: usize, start: usize, end: usize) -> (usize, usize) {
        let until = self.page.ready.stretch_end(start);
        match end > until && length == end - start && text.is_char_boundary(until - start) {
            true => (until - start, until),
            false => (length, end),
        }
    }

    /// Words, and the marks among them that are no Markdown: notes, what stands higher or lower.
    fn text(&mut self, text: &str, at: usize, out: &mut Vec<MarkdownInline>) {
        let mut rest = text;
        let mut at = at;
        while let Some(mark) = rest.find([SUB, SUPER, SIGN, LABEL]) {
            self.words(&rest[..mark], at, out);
            rest = self.mark(&rest[mark..], out);
            at = self.cursor;
        }
        self.words(rest, at, out);
    }

    /// The mark with which a text begins; the text behind it. What an entity brought in is none, and goes unseen.
    fn mark<'t>(&mut self, text: &'t str, out: &mut Vec<MarkdownInline>) -> &'t str {
        let end = match text.starts_with([SUB, SUPER]) {
            true => 1,
            false => text.find(NUMBER_END).map_or(1, |end| end + 1),
        };
        let (mark, rest) = text.split_at(end);
        let here = &self.page.ready.parsed[self.cursor..self.limit.max(self.cursor)];
        let Some(found) = here.find(mark).filter(|found| !here[..*found].contains('&')) else {
            self.words(&text[..1], self.cursor, out);
            return &text[1..];
        };
        let place = self.cursor + found..self.cursor + found + mark.len();
        if let Some(level) = level(mark) {
            self.level = if self.level == level { Level::Line } else { level };
        } else if let Some(number) = number(mark) {
            let spot = self.page.spot(place.clone());
            out.push(self.of_note(mark, number, spot));
        } else {
            self.words(&text[..1], self.cursor, out);
            return &text[1..];
        }
        self.cursor = place.end;
        rest
    }

    /// The sign of a note, or what its words begin with.
    fn of_note(&self, mark: &str, number: u32, spot: Spot) -> MarkdownInline {
        if mark.starts_with(LABEL) {
            return MarkdownInline::NoteLabel { number, typed: typed_label(mark), spot };
        }
        let style = Style { level: Level::Sign(number), ..self.style() };
        MarkdownInline::Text { text: note_sign(number), style, spot, link: None }
    }

    fn style(&self) -> Style {
        Style {
            emph: self.style.contains(&Emphasis::Emph),
            strong: self.style.contains(&Emphasis::Strong),
            level: self.level,
        }
    }

    /// Cuts words into stretches that stand in the file as they are.
    fn words(&mut self, text: &str, at: usize, out: &mut Vec<MarkdownInline>) {
        let file = self.page.text();
        let text = &*restored(text);
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
                    let (length, end) =
                        self.as_typed(rest, length, start, self.cursor + source.end);
                    self.cursor = end;
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
                style: self.style(),
                spot: self.page.spot(spot),
                link: self.links.last().cloned().flatten(),
            });
        }
    }
}

/// Where words stand behind a sign of sub- or superscript.
fn level(mark: &str) -> Option<Level> {
    match mark.chars().next() {
        Some(SUB) => Some(Level::Sub),
        Some(SUPER) => Some(Level::Super),
        _ => None,
    }
}

/// The number in the mark of a note.
fn number(mark: &str) -> Option<u32> {
    let inside = mark.get(1..)?.strip_suffix(NUMBER_END)?;
    inside.split(AS_TYPED).next()?.parse().ok()
}

/// The label in the mark with which a note begins, as it was typed.
fn typed_label(mark: &str) -> String {
    let typed = mark.split_once(AS_TYPED).map_or("", |(_, typed)| typed);
    restored(typed.trim_end_matches(NUMBER_END)).into_owned()
}

/// Words of a text, and where they stand over the baseline.
pub struct MarkedPiece {
    /// As they are set.
    pub text: String,
    /// As they stand in the text that is shown.
    pub shown: String,
    /// Where they stand over the baseline.
    pub level: Level,
}

/// The pieces of a line that Markdown does not read, parted at its marks.
pub fn marked_pieces(line: &str) -> Vec<MarkedPiece> {
    let mut pieces = Vec::new();
    let mut here = Level::Line;
    let mut rest = line;
    while !rest.is_empty() {
        if let Some(turned) = level(rest) {
            here = if here == turned { Level::Line } else { turned };
            rest = &rest[1..];
            continue;
        }
        let end = match rest.starts_with([SIGN, LABEL]) {
            true => rest.find(NUMBER_END).map_or(rest.len(), |end| end + 1),
            false => rest.find([SUB, SUPER, SIGN, LABEL]).unwrap_or(rest.len()),
        };
        let (piece, behind) = rest.split_at(end);
        let shown = restored(piece).into_owned();
        let (text, level) = match number(piece) {
            Some(number) if piece.starts_with(SIGN) => (note_sign(number), Level::Sign(number)),
            Some(_) => (typed_label(piece), here),
            None => (shown.replace('\t', " "), here),
        };
        pieces.push(MarkedPiece { text, shown, level });
        rest = behind;
    }
    pieces
}
