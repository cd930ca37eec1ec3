//! The inlines of a paragraph as runs of text, each with the bytes of the file it came from.
//!
//! comrak tells where each inline begins, but not exactly everywhere. So every text is laid beside
//! the file: it is cut into stretches that stand in the file letter by letter, and what was escaped
//! (`\*`, `&amp;`) makes a stretch of its own. No text is ever lost over this: what cannot be found
//! keeps the place of its block.

use std::ops::Range;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, LineColumn, NodeLink, NodeValue, Sourcepos};

use super::story::{Run, Style};
use super::text::{is_full_width, turns_direction};
use crate::diagnostics::{FileNo, Sources, Spot};

/// One thing in a line of text.
#[derive(Debug)]
pub enum Piece {
    /// Words.
    Text {
        /// As they are set.
        text: String,
        /// How they stand out.
        style: Style,
        /// Where they stand.
        spot: Spot,
    },
    /// The end of a line in the file that need not be one on the page.
    Soft(Spot),
    /// A line break that was typed.
    Hard,
    /// A picture.
    Picture(PicturePiece),
}

/// A picture in a line of text.
#[derive(Debug)]
pub struct PicturePiece {
    /// Its path and attributes as written.
    pub link: NodeLink,
    /// Its caption.
    pub caption: Vec<Piece>,
    /// Where it stands.
    pub spot: Spot,
}

/// A file whose Markdown begins at a certain line.
#[derive(Debug, Copy, Clone)]
pub struct Page<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// Which file.
    pub file: FileNo,
    /// The line of the file at which the Markdown begins, from 1.
    pub first_line: usize,
}

impl<'a> Page<'a> {
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
pub fn pieces<'a>(page: Page<'_>, block: &'a AstNode<'a>) -> Vec<Piece> {
    let lines = page.lines(block.data().sourcepos);
    let mut reading = Reading { page, cursor: lines.start, limit: lines.end, style: Vec::new() };
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

struct Reading<'a> {
    page: Page<'a>,
    /// What comes next stands here or later.
    cursor: usize,
    /// The block's end.
    limit: usize,
    /// The emphases that are open.
    style: Vec<Emphasis>,
}

#[derive(PartialEq)]
enum Emphasis {
    Emph,
    Strong,
}

impl Reading<'_> {
    fn begin<'a>(&mut self, node: &'a AstNode<'a>, out: &mut Vec<Vec<Piece>>) {
        let data = node.data();
        let at = self.page.byte(data.sourcepos.start);
        let Some(last) = out.last_mut() else { return };
        match &data.value {
            NodeValue::Text(text) => self.text(text, at, last),
            NodeValue::Code(code) => self.text(&code.literal, at + code.num_backticks, last),
            NodeValue::HtmlInline(html) => self.lines(html, at, last),
            NodeValue::SoftBreak => last.push(Piece::Soft(self.line_end())),
            NodeValue::LineBreak => {
                self.line_end();
                last.push(Piece::Hard);
            }
            NodeValue::Emph => self.style.push(Emphasis::Emph),
            NodeValue::Strong => self.style.push(Emphasis::Strong),
            NodeValue::Image(_) => out.push(Vec::new()),
            _ => {}
        }
    }

    fn end<'a>(&mut self, node: &'a AstNode<'a>, out: &mut Vec<Vec<Piece>>) {
        let data = node.data();
        match &data.value {
            NodeValue::Emph | NodeValue::Strong => drop(self.style.pop()),
            NodeValue::Image(link) => {
                let caption = out.pop().unwrap_or_default();
                let spot = self.picture_spot(data.sourcepos);
                if let Some(last) = out.last_mut() {
                    let link = NodeLink::clone(link);
                    last.push(Piece::Picture(PicturePiece { link, caption, spot }));
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
    fn lines(&mut self, text: &str, at: usize, out: &mut Vec<Piece>) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                out.push(Piece::Soft(self.line_end()));
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
    fn text(&mut self, text: &str, at: usize, out: &mut Vec<Piece>) {
        let file = self.page.text();
        if (self.cursor..self.limit).contains(&at) {
            self.cursor = at;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let here = &file[self.cursor.min(self.limit)..self.limit];
            let (stretch, spot) = match next_stretch(rest, here) {
                Some((length, source)) => {
                    let start = self.cursor + source.start;
                    self.cursor += source.end;
                    (&rest[..length], start..self.cursor)
                }
                None => (rest, self.cursor.min(self.limit)..self.limit),
            };
            rest = &rest[stretch.len()..];
            // What an entity brought in that the file itself may not hold.
            let unseen = |c: char| c != '\t' && (c.is_control() || turns_direction(c));
            if file[spot.clone()] != *stretch && stretch.contains(unseen) {
                continue;
            }
            out.push(Piece::Text {
                text: stretch.replace('\t', " "),
                style: Style {
                    emph: self.style.contains(&Emphasis::Emph),
                    strong: self.style.contains(&Emphasis::Strong),
                },
                spot: Spot::new(self.page.file, spot),
            });
        }
    }
}

/// The next stretch of `text` in `source`: how many bytes of the text, and which of the source.
/// Both lengths are equal, but where a character was written as an entity.
fn next_stretch(text: &str, source: &str) -> Option<(usize, Range<usize>)> {
    let same = common(text, source);
    if same > 0 {
        return Some((same, 0..same));
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    // A line end inside of a code span is a space.
    if text.starts_with(' ') && source.starts_with('\n') {
        return Some((first, 0..first));
    }
    if let Some(escaped) = source.strip_prefix('\\')
        && escaped.starts_with(&text[..first])
    {
        return Some((first, 1..1 + first));
    }
    if let Some(length) = entity(source) {
        return Some((first, 0..length));
    }
    // Markup stands between: the text goes on where as much of it as is surely plain is found.
    let source = source[..source.floor_char_boundary(FARTHEST)].replace('\n', " ");
    let plain = text.find(['\\', '&', '\t']).unwrap_or(text.len()).max(first);
    let word = text.find(char::is_whitespace).unwrap_or(text.len()).clamp(first, plain);
    let found = [plain, word, first].into_iter().find_map(|length| {
        let at = source.find(&text[..length])?;
        Some((length, at..at + length))
    });
    found.or_else(|| {
        let at = source.find('&').filter(|at| entity(&source[*at..]).is_some())?;
        Some((first, at..at + entity(&source[at..])?))
    })
}

/// How far a text is sought: farther off than any markup is long.
const FARTHEST: usize = 4096;

/// Length of what both begin with.
fn common(a: &str, b: &str) -> usize {
    a.char_indices()
        .zip(b.chars())
        .find(|((_, a), b)| a != b)
        .map_or(a.len().min(b.len()), |((at, _), _)| at)
}

/// Length of the entity (`&amp;`, `&#8212;`) with which a text begins.
fn entity(source: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let name = source.strip_prefix('&')?;
    let length = name.bytes().take(LONGEST).position(|b| b == b';')?;
    let sound = length > 0 && name[..length].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
    sound.then_some(length + 2)
}

/// How pieces become runs.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum LineEnds {
    /// They vanish, or become a space.
    Join,
    /// They stay, as in verse.
    Keep,
}

/// The paragraphs and pictures of one run of pieces. A line that begins with a full-width space is
/// a new paragraph, since that is how paragraphs are marked in Chinese copy; such spaces at the
/// start of a paragraph go, as the page indents it. In verse nothing of this happens.
pub fn paragraphs(pieces: Vec<Piece>, line_ends: LineEnds) -> (Vec<Vec<Run>>, Vec<PicturePiece>) {
    let mut paragraphs = vec![Vec::new()];
    let mut pictures = Vec::new();
    let mut soft = None;
    for piece in pieces {
        let last = paragraphs.len() - 1;
        let runs: &mut Vec<Run> = &mut paragraphs[last];
        match piece {
            Piece::Soft(_) if line_ends == LineEnds::Keep => runs.push(Run::Break),
            Piece::Soft(spot) => soft = Some(spot),
            Piece::Hard => runs.push(Run::Break),
            Piece::Picture(picture) => pictures.push(picture),
            Piece::Text { text, style, spot } => {
                let run = Run::Text { text, style, spot };
                match soft.take() {
                    Some(_) if begins_paragraph(&run) => paragraphs.push(vec![run]),
                    Some(newline) => {
                        if let Some(space) = joint(runs.last(), &run, newline) {
                            runs.push(space);
                        }
                        runs.push(run);
                    }
                    None => runs.push(run),
                }
            }
        }
    }
    for runs in &mut paragraphs {
        trim(runs, line_ends);
    }
    paragraphs.retain(|runs| !runs.is_empty());
    (paragraphs, pictures)
}

/// Everything in one line, for titles, captions and cells.
pub fn line(pieces: Vec<Piece>) -> (Vec<Run>, Vec<PicturePiece>) {
    let (paragraphs, pictures) = paragraphs(pieces, LineEnds::Join);
    (paragraphs.into_iter().flatten().collect(), pictures)
}

fn begins_paragraph(run: &Run) -> bool {
    matches!(run, Run::Text { text, .. } if text.starts_with('\u{3000}'))
}

/// What stands where two lines of the file meet: nothing between two full-width characters, else
/// a space.
fn joint(before: Option<&Run>, after: &Run, newline: Spot) -> Option<Run> {
    let (Some(Run::Text { text: before, style, .. }), Run::Text { text: after, .. }) = (before, after)
    else {
        return None;
    };
    let wide = |c: Option<char>| c.is_none_or(is_full_width);
    if wide(before.chars().next_back()) && wide(after.chars().next()) {
        return None;
    }
    Some(Run::Text { text: " ".into(), style: *style, spot: newline })
}

/// Takes white off both ends; in verse only what cannot be meant.
fn trim(runs: &mut Vec<Run>, line_ends: LineEnds) {
    let white = |c: char| c.is_whitespace() && (line_ends == LineEnds::Join || c != '\u{3000}');
    while let Some(last) = runs.last_mut() {
        match last {
            Run::Break => drop(runs.pop()),
            Run::Text { text, spot, .. } => {
                let kept = text.trim_end_matches(white).len();
                if kept > 0 {
                    let cut = text.len() - kept;
                    if spot.range().len() == text.len() {
                        spot.end -= cut as u32;
                    }
                    text.truncate(kept);
                    break;
                }
                runs.pop();
            }
        }
    }
    let mut empty = 0;
    for run in runs.iter_mut() {
        if let Run::Text { text, spot, .. } = run {
            let cut = text.len() - text.trim_start_matches(white).len();
            if cut < text.len() {
                if spot.range().len() == text.len() {
                    spot.start += cut as u32;
                }
                text.drain(..cut);
                break;
            }
        }
        empty += 1;
    }
    runs.drain(..empty);
}

/// The words of runs, breaks as line ends.
pub fn plain(runs: &[Run]) -> String {
    let words = runs.iter().map(|run| match run {
        Run::Text { text, .. } => text.as_str(),
        Run::Break => "\n",
    });
    words.collect()
}
