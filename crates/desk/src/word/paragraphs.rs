//! A paragraph's pieces become blocks.

use super::inline::Run;
use super::numbering::Mark;
use super::properties::Indent;
use super::styles::{Paragraph, SIZE, Seen};
use crate::block::{Block, Content, End, Look, Span};

/// Most looks of one paragraph that are told apart.
const KINDS: usize = 32;

/// A piece of a paragraph, with what a drawing holds already read.
#[derive(Debug)]
pub enum ParagraphItem {
    /// Text of one look.
    Text(Run),
    /// A soft line end.
    SoftEnd,
    /// A page or column ends.
    Break,
    /// What a drawing holds, and whether it stands beside the text.
    Blocks(Vec<Block>),
}

/// What a paragraph is beside its pieces.
#[derive(Debug)]
pub struct ParagraphShape<'p> {
    /// Its place, from 1.
    pub line: u32,
    /// Its look.
    pub paragraph: &'p Paragraph,
    /// The mark before it.
    pub mark: Option<Mark>,
    /// Whether it stands in a box.
    pub is_boxed: bool,
}

/// The blocks of a paragraph. A drawing within a line stands before the line's text if none comes before it, else behind:
/// no line is cut by a picture.
pub fn blocks(items: Vec<ParagraphItem>, form: ParagraphShape) -> Vec<Block> {
    let mut lines = Lines { form, runs: Vec::new(), behind: Vec::new(), found: Vec::new() };
    for item in items {
        match item {
            ParagraphItem::Text(run) => lines.runs.push(run),
            ParagraphItem::SoftEnd => lines.end(End::Soft),
            ParagraphItem::Break => {
                lines.end(End::Paragraph);
                lines.bare(Content::Break);
            }
            ParagraphItem::Blocks(blocks) if lines.has_text() => lines.behind.extend(blocks),
            ParagraphItem::Blocks(blocks) => lines.found.extend(blocks),
        }
    }
    lines.end(End::Paragraph);
    if lines.found.is_empty() {
        let is_ruled = lines.form.paragraph.look.is_ruled == Some(true);
        lines.bare(if is_ruled { Content::Rule } else { Content::Empty });
    }
    lines.found
}

struct Lines<'p> {
    form: ParagraphShape<'p>,
    runs: Vec<Run>,
    behind: Vec<Block>,
    found: Vec<Block>,
}

impl Lines<'_> {
    fn has_text(&self) -> bool {
        self.runs.iter().any(|run| !run.text.trim().is_empty() || run.note.is_some())
    }

    fn end(&mut self, end: End) {
        let runs = std::mem::take(&mut self.runs);
        // Blanks alone are no text.
        if runs.iter().any(|run| !run.text.trim().is_empty() || run.note.is_some()) {
            let mut look = self.look(&runs);
            if let Some(mark) = self.form.mark.take() {
                look.list = Some((mark.level, mark.text));
            }
            let content = Content::Text { spans: spans(&runs), end };
            self.found.push(Block { line: self.form.line, content, look });
        } else if end == End::Soft && self.behind.is_empty() && self.found.is_empty() {
            // But a soft end after nothing is an empty line.
            self.bare(Content::Empty);
        }
        self.found.append(&mut self.behind);
    }

    fn bare(&mut self, content: Content) {
        let look = Look { is_boxed: self.form.is_boxed, ..Look::default() };
        self.found.push(Block { line: self.form.line, content, look });
    }

    fn look(&self, runs: &[Run]) -> Look {
        let Paragraph { look, style, .. } = self.form.paragraph;
        let weights: Vec<(&Seen, usize)> = runs
            .iter()
            .map(|run| (&*run.seen, run.text.chars().filter(|char| !char.is_whitespace()).count()))
            .collect();
        let all: usize = weights.iter().map(|(_, weight)| weight).sum();
        let most_seen = most(weights.iter().map(|(seen, weight)| (seen.size.to_bits(), *weight)));
        let first = weights.first().map_or(SIZE, |(seen, _)| seen.size);
        let size = most_seen.map_or(first, f64::from_bits);
        let bold: usize =
            weights.iter().filter(|(seen, _)| seen.is_bold).map(|(_, weight)| weight).sum();
        let indent = match look.indent.or(self.form.mark.as_ref().and_then(|mark| mark.indent)) {
            Some(Indent::Chars(chars)) => chars,
            Some(Indent::Points(points)) => points / size,
            None => 0.0,
        };
        let is_first = self.found.is_empty();
        Look {
            size: Some(size),
            face: most(runs.iter().flat_map(faces)).flatten(),
            is_bold: bold * 2 > all,
            align: look.align.unwrap_or_default(),
            // Only the first line of a paragraph stands in.
            indent: if is_first && indent.is_finite() { indent.clamp(-100.0, 100.0) } else { 0.0 },
            style: style.clone(),
            heading: look.heading.filter(|level| *level > 0),
            list: None,
            is_boxed: self.form.is_boxed,
            ..Look::default()
        }
    }
}

/// Faces of a run and how many characters each has: Han and all that stands in its width has the East Asian one.
fn faces(run: &Run) -> [(Option<String>, usize); 2] {
    let (mut latin, mut han) = (0, 0);
    for char in run.text.chars().filter(|char| !char.is_whitespace()) {
        if char < '\u{2E80}' { latin += 1 } else { han += 1 }
    }
    [(run.seen.east_asian.clone(), han), (run.seen.latin.clone(), latin)]
}

/// What weighs most; of equals the first.
fn most<T: PartialEq>(of: impl Iterator<Item = (T, usize)>) -> Option<T> {
    let mut weights: Vec<(T, usize)> = Vec::new();
    for (what, weight) in of.filter(|(_, weight)| *weight > 0) {
        match weights.iter().position(|(known, _)| *known == what) {
            Some(at) => weights[at].1 += weight,
            None if weights.len() < KINDS => weights.push((what, weight)),
            None => {}
        }
    }
    let heaviest = weights.iter().map(|(_, weight)| *weight).max()?;
    weights.into_iter().find(|(_, weight)| *weight == heaviest).map(|(what, _)| what)
}

/// Runs as the model has them; what looks alike is one.
pub fn spans(runs: &[Run]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for run in runs {
        let span = Span {
            text: run.text.clone(),
            is_bold: run.seen.is_bold,
            is_italic: run.seen.is_italic,
            raised: run.seen.raised,
            link: run.link.as_deref().map(str::to_string),
            note: run.note,
        };
        push(&mut spans, span);
    }
    spans
}

/// Adds a span, to the last if both look alike.
pub fn push(spans: &mut Vec<Span>, span: Span) {
    if let Some(last) = spans.last_mut()
        && (last.looks_like(&span) && span.note.is_none())
    {
        last.text.push_str(&span.text);
    } else {
        spans.push(span);
    }
}
