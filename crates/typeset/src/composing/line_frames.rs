//! Lines as frames: glyphs at the places the composer gave them.

use typst_library::introspection::Tag;
use typst_library::layout::{Abs, Em, Frame, FrameItem, Point, Size};
use typst_library::text::{Glyph, TextItem};
use typst_library::visualize::Paint;
use typst_utils::Numeric;

use kanyin_composer::{Class, Line};
use kanyin_makeup::ParagraphLength;

use super::paragraph::{Paragraph, Segment};
use super::runs::StyledRun;
use super::shape::ShapedGlyph;

impl Paragraph {
    /// Frames of its lines.
    pub fn frames(&self, length: ParagraphLength) -> Option<Vec<Frame>> {
        Some(frames(self, &self.lines(length)?))
    }

    /// Where a line begins that does not fill its width: at the left, in the middle, at the right.
    pub fn side(&self, line: &Frame) -> Abs {
        let spare = self.width - line.width();
        let ragged = !self.manner.justify && spare.is_finite() && spare > Abs::zero();
        if ragged { spare * self.manner.align } else { Abs::zero() }
    }

    /// All of it as one frame: lines one under the other.
    pub fn stacked(&self, expand: bool) -> Frame {
        let frames = self.frames(ParagraphLength::Best).unwrap_or_default();
        let widest = frames.iter().map(Frame::width).max().unwrap_or_default();
        let width = if expand && self.width.is_finite() { self.width } else { widest };
        let mut height = Abs::zero();
        let mut stack = Frame::soft(Size::zero());
        for (n, frame) in frames.into_iter().enumerate() {
            if n == 0 {
                stack.set_baseline(frame.baseline());
            } else {
                height += self.manner.leading;
            }
            let x = (width - frame.width())
                * if frame.width() < width { self.manner.align } else { 0.0 };
            let at = Point::new(x, height);
            height += frame.height();
            stack.push_frame(at, frame);
        }
        stack.set_size(Size::new(width, height));
        stack
    }
}

/// A frame for each line; its baseline is set.
fn frames(paragraph: &Paragraph, lines: &[(&Segment, &Line)]) -> Vec<Frame> {
    let mut tags = paragraph.tags.iter().peekable();
    let starts: Vec<usize> = lines.iter().map(|(segment, line)| start(segment, line)).collect();
    lines
        .iter()
        .enumerate()
        .map(|(n, (segment, line))| {
            let next = starts.get(n + 1).copied();
            let here = std::iter::from_fn(|| {
                tags.next_if(|(at, tag)| match (next, tag) {
                    (None, _) => true,
                    (Some(next), Tag::Start(..)) => *at < next,
                    (Some(next), Tag::End(..)) => *at <= next,
                })
            });
            frame(paragraph, segment, line, here.cloned().collect())
        })
        .collect()
}

/// The byte with which a line begins.
fn start(segment: &Segment, line: &Line) -> usize {
    segment.bytes.get(line.cells.start).copied().unwrap_or(segment.range.end)
}

fn frame(paragraph: &Paragraph, segment: &Segment, line: &Line, tags: Vec<(usize, Tag)>) -> Frame {
    let mut filler = LineFiller {
        paragraph,
        items: Vec::new(),
        open: None,
        tags: tags.into_iter().peekable(),
        edges: (Abs::zero(), Abs::zero()),
    };
    for (cell, &origin) in line.cells.clone().zip(&line.origins) {
        let cell = &segment.cells[cell];
        if cell.class == Class::Nothing {
            continue;
        }
        let mut x = origin + cell.inset;
        let clusters = cell.clusters.len() as f64;
        for (n, cluster) in cell.clusters.clone().enumerate() {
            let glyphs = segment.glyphs[cluster].clone();
            let glyphs = &paragraph.glyphs[glyphs];
            if let Some(pitch) = cell.pitch {
                x = origin + cell.inset + n as f64 * pitch;
            }
            if cell.class == Class::Dash && clusters > 1.0 {
                // Each half in the middle of its em.
                let wide: f64 = glyphs.iter().map(|glyph| paragraph.advance(glyph)).sum();
                x += (cell.width / clusters - wide) / 2.0;
            }
            for glyph in glyphs {
                filler.glyph(glyph, x);
                x += paragraph.advance(glyph);
            }
        }
    }
    if line.hyphen
        && let Some(hyphen) = &paragraph.hyphen
    {
        filler.hyphen(hyphen, line.end);
    }
    filler.finish(line.end)
}

/// Puts glyphs and tags into a frame, in order.
struct LineFiller<'a> {
    paragraph: &'a Paragraph,
    /// Each with its place in the line, and how far below the baseline it stands.
    items: Vec<(f64, Abs, FrameItem)>,
    open: Option<OpenText<'a>>,
    tags: std::iter::Peekable<std::vec::IntoIter<(usize, Tag)>>,
    edges: (Abs, Abs),
}

/// A text item that is being filled.
struct OpenText<'a> {
    run: &'a StyledRun,
    glyphs: Vec<(&'a ShapedGlyph, f64)>,
}

impl<'a> LineFiller<'a> {
    fn glyph(&mut self, glyph: &'a ShapedGlyph, x: f64) {
        while let Some((_, tag)) = self.tags.next_if(|(at, _)| *at <= glyph.range.start) {
            self.close();
            self.items.push((x, Abs::zero(), FrameItem::Tag(tag)));
        }
        let run = self.paragraph.run_at(glyph.range.start);
        self.edges = (self.edges.0.max(run.edges.0), self.edges.1.max(run.edges.1));
        let fits = |open: &OpenText| {
            let last = open.glyphs[open.glyphs.len() - 1].0;
            open.run.size == run.size
                && open.run.shift == run.shift
                && last.made == glyph.made
                && open.run.fill == run.fill
                && open.run.lang == run.lang
                && open.run.link == run.link
                && last.font == glyph.font
                && last.range.end >= glyph.range.start
        };
        match &mut self.open {
            Some(open) if fits(open) => open.glyphs.push((glyph, x)),
            _ => {
                self.close();
                self.open = Some(OpenText { run, glyphs: vec![(glyph, x)] });
            }
        }
    }

    /// A hyphen is no character of the text.
    fn hyphen(&mut self, hyphen: &'a ShapedGlyph, x: f64) {
        let Some(open) = &self.open else { return };
        let run = open.run;
        self.close();
        let glyph = Glyph {
            id: hyphen.id,
            x_advance: hyphen.advance,
            x_offset: Em::zero(),
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range: 0..2,
            span: (typst_syntax::Span::detached(), 0),
        };
        let item = text_item(run, run.size, hyphen, "\u{AD}".into(), vec![glyph]);
        self.items.push((x, run.shift, item));
    }

    fn close(&mut self) {
        let Some(OpenText { run, glyphs }) = self.open.take() else { return };
        let (first, x) = glyphs[0];
        let made = first.made.unwrap_or_default();
        let size = run.size * made.scale;
        let ratio = self.paragraph.size / size;
        let start = first.range.start;
        let end = glyphs.iter().map(|(glyph, _)| glyph.range.end).max().unwrap_or(start);
        let set = glyphs
            .iter()
            .enumerate()
            .map(|(n, (glyph, x))| {
                let run = self.paragraph.run_at(glyph.range.start);
                let advance = match glyphs.get(n + 1) {
                    Some((_, next)) => Em::new((next - x) * ratio),
                    None => glyph.advance / made.scale,
                };
                let offset = run.span.1 + glyph.range.start - run.range.start;
                Glyph {
                    id: glyph.id,
                    x_advance: advance,
                    x_offset: glyph.offset.0 / made.scale,
                    y_advance: Em::zero(),
                    y_offset: glyph.offset.1 / made.scale,
                    range: short(glyph.range.start - start)..short(glyph.range.end - start),
                    span: (run.span.0, short(offset)),
                }
            })
            .collect();
        let text = self.paragraph.text[start..end].into();
        let item = text_item(run, size, first, text, set);
        let link = run.link.clone().zip(width(&item));
        self.items.push((x, run.shift + made.shift.at(run.size), item));
        if let Some((to, width)) = link {
            let (above, below) = run.edges;
            let size = Size::new(width, above + below);
            self.items.push((x, run.shift, FrameItem::Link(to, size)));
        }
    }

    fn finish(mut self, end: f64) -> Frame {
        self.close();
        for (_, tag) in self.tags {
            self.items.push((end, Abs::zero(), FrameItem::Tag(tag)));
        }
        let size = self.paragraph.size;
        if self.items.is_empty() {
            self.edges = self.paragraph.runs[0].edges;
        }
        let (top, bottom) = self.edges;
        let mut frame = Frame::soft(Size::new(size * end, top + bottom));
        frame.set_baseline(top);
        for (x, shift, item) in self.items {
            let raised = match &item {
                FrameItem::Text(_) => top,
                FrameItem::Link(_, size) => top + bottom - size.y,
                _ => Abs::zero(),
            };
            frame.push(Point::new(size * x, raised + shift), item);
        }
        frame
    }
}

fn text_item(
    run: &StyledRun,
    size: Abs,
    first: &ShapedGlyph,
    text: ecow::EcoString,
    glyphs: Vec<Glyph>,
) -> FrameItem {
    let fill: Paint = run.fill.clone();
    FrameItem::Text(TextItem {
        font: first.font.clone(),
        size,
        fill,
        stroke: None,
        lang: run.lang.0,
        region: run.lang.1,
        text,
        glyphs,
    })
}

fn width(item: &FrameItem) -> Option<Abs> {
    match item {
        FrameItem::Text(text) => Some(text.width()),
        _ => None,
    }
}

/// Lines are far shorter than that.
fn short(bytes: usize) -> u16 {
    u16::try_from(bytes).unwrap_or(u16::MAX)
}
