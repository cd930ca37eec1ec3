//! A paragraph: realized text becomes cells for the composer, which sets it in each of the ways it may be.

use std::collections::BTreeMap;
use std::ops::Range;

use typst_library::engine::Engine;
use typst_library::foundations::StyleChain;
use typst_library::introspection::Tag;
use typst_library::layout::{Abs, AlignElem};
use typst_library::model::ParElem;
use typst_library::text::TextElem;

use kanyin_composer::{
    self as composer, Break, Cell, Class, Cluster, GAP, Grade, Line, Script, Settings, Shape,
};
use kanyin_makeup::ParagraphLength;

use super::line_figures::{LineCure, LineFigure};
use super::realized::Realized;
use super::runs::{StyledRun, StyledRuns};
use super::shape::{ShapedGlyph, shape};

/// How a paragraph is to be set.
#[derive(Debug, Copy, Clone)]
pub struct Manner {
    /// Whether its lines fill the width.
    pub justify: bool,
    /// Indent of its first line.
    pub indent: Abs,
    /// Indent of the others.
    pub hang: Abs,
    /// White between two lines.
    pub leading: Abs,
    /// Where ragged lines stand: 0 left, 1 right.
    pub align: f64,
    /// Whether stops and commas hang beyond the ends of lines.
    pub hangs: bool,
}

impl Manner {
    /// What the styles say of text that is no paragraph: no indent.
    pub fn of_text(styles: StyleChain) -> Self {
        Self {
            justify: styles.get(ParElem::justify),
            indent: Abs::zero(),
            hang: styles.resolve(ParElem::hanging_indent),
            leading: styles.resolve(ParElem::leading),
            align: align(styles),
            hangs: styles.get(TextElem::overhang),
        }
    }
}

/// Where ragged lines stand.
fn align(styles: StyleChain) -> f64 {
    styles.resolve(AlignElem::alignment).x.position(Abs::pt(1.0)).to_pt()
}

/// A paragraph set, in each of the ways it may be.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Its text. A pause is one character, [`Script::PAUSE`].
    pub(super) text: String,
    pub(super) runs: Vec<StyledRun>,
    pub(super) tags: Vec<(usize, Tag)>,
    pub(super) glyphs: Vec<ShapedGlyph>,
    pub(super) hyphen: Option<ShapedGlyph>,
    /// What stands between two line ends that were typed.
    pub(super) segments: Vec<Segment>,
    pub(super) size: Abs,
    pub(super) width: Abs,
    pub(super) manner: Manner,
}

/// Text between two line ends that were typed.
#[derive(Debug, Clone)]
pub struct Segment {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The byte at which each cell begins.
    pub bytes: Vec<usize>,
    /// The glyphs of each cluster.
    pub glyphs: Vec<Range<usize>>,
    /// Its lines.
    pub settings: Settings,
}

impl Paragraph {
    /// Sets runs over a width; `None` if something in them is not text that the composer knows.
    pub fn new(
        engine: &mut Engine,
        realized: Realized,
        styles: StyleChain,
        manner: Manner,
        width: Abs,
    ) -> Option<Self> {
        let Realized { text, runs, tags, fixed, whole, pauses } = realized;
        let StyledRuns { runs, glyphs } = StyledRuns::new(engine, &text, runs)?;
        let size = most_common_size(&runs)?;
        let mut paragraph = Self {
            text,
            runs,
            tags,
            glyphs,
            hyphen: None,
            segments: Vec::new(),
            size,
            width,
            manner,
        };
        let ranges: Vec<Range<usize>> = segments(&paragraph.text);
        let last = ranges.len() - 1;
        let mut first_glyph = 0;
        for (n, range) in ranges.into_iter().enumerate() {
            let mut script = Script::new(&paragraph.text[range.clone()]);
            hold_shifted(&mut script, &range, &paragraph.runs);
            keep_whole(&mut script, &range, &whole);
            if script.breaks.contains(&Break::Hyphen) && paragraph.hyphen.is_none() {
                paragraph.hyphen = shape(engine.world, "-", 0..1, styles, size)
                    .and_then(|glyphs| glyphs.into_iter().next());
            }
            let (clusters, glyphs) =
                paragraph.clusters(&script, &range, &mut first_glyph, &fixed, &pauses);
            let cells = composer::cells(&script, &clusters);
            let settings = composer::compose(&cells, paragraph.shape(n == 0, n == last));
            let byte = |cell: &Cell| range.start + script.bytes[cell.chars.start];
            let bytes = cells.iter().map(byte).collect();
            paragraph.segments.push(Segment { range, cells, bytes, glyphs, settings });
        }
        Some(paragraph)
    }

    /// The lines' shape, in em.
    fn shape(&self, first: bool, last: bool) -> Shape {
        let em = |length: Abs| length / self.size;
        let measure = em(self.width);
        let justify = self.manner.justify && measure.is_finite();
        let hang = em(self.manner.hang);
        Shape {
            // Lines are a whole number of characters (docs/rules.md §1.1).
            measure: if justify { (measure + 0.001).floor() } else { measure + 0.001 },
            indent: if first { em(self.manner.indent) } else { hang },
            hang,
            justify,
            hyphen: self.hyphen.as_ref().map_or(0.0, |hyphen| hyphen.advance.get()),
            ends: last,
            hangs: self.manner.hangs,
        }
    }

    /// The clusters of a segment, and the glyphs of each.
    fn clusters(
        &self,
        script: &Script,
        range: &Range<usize>,
        first_glyph: &mut usize,
        fixed: &[(Range<usize>, Abs)],
        pauses: &[(usize, Abs)],
    ) -> (Vec<Cluster>, Vec<Range<usize>>) {
        let mut clusters: Vec<Cluster> = Vec::with_capacity(script.chars.len());
        let mut glyphs: Vec<Range<usize>> = Vec::with_capacity(script.chars.len());
        for (at, class) in script.classes.iter().enumerate() {
            let byte = range.start + script.bytes[at];
            let from = *first_glyph;
            while self.glyphs.get(*first_glyph).is_some_and(|glyph| glyph.range.start <= byte) {
                *first_glyph += 1;
            }
            if *class == Class::Pause {
                let made_up = fixed.iter().find(|(range, _)| range.end == byte);
                let advance = match made_up {
                    Some((within, width)) => {
                        let from = within.start.saturating_sub(range.start);
                        (*width / self.size - wide(&clusters, script, from)).max(0.0)
                    }
                    None => pauses
                        .iter()
                        .find(|pause| pause.0 == byte)
                        .map_or(0.0, |pause| pause.1 / self.size),
                };
                let kern = 0.0;
                clusters.push(Cluster { chars: at..at + 1, advance, kern, em: 1.0, ink: None });
                glyphs.push(from..*first_glyph);
            } else if from < *first_glyph || clusters.is_empty() {
                let advance = self.glyphs[from..*first_glyph].iter().map(|g| self.advance(g)).sum();
                // What a template gives a width to keeps it.
                let given =
                    class.is_square() && fixed.iter().any(|(range, _)| range.contains(&byte));
                let ink = self.ink(from..*first_glyph, *class, script.chars[at]);
                let ink = ink.filter(|_| !given);
                let em = self.run_at(byte).size / self.size;
                let kern = self.glyphs[from..*first_glyph].last().map_or(0.0, |glyph| {
                    let alone = glyph.font.x_advance(glyph.id).map_or(glyph.advance, |a| a);
                    (alone - glyph.advance).get() * em
                });
                clusters.push(Cluster { chars: at..at + 1, advance, kern, em, ink });
                glyphs.push(from..*first_glyph);
            } else if let Some(last) = clusters.last_mut() {
                // A character without a glyph of its own belongs to the one before.
                last.chars.end = at + 1;
            }
        }
        (clusters, glyphs)
    }

    /// A glyph's advance in em of the paragraph, tracking included.
    pub(super) fn advance(&self, glyph: &ShapedGlyph) -> f64 {
        let run = self.run_at(glyph.range.start);
        (glyph.advance.get() + run.tracking.get()) * (run.size / self.size)
    }

    /// Where a mark's ink begins and ends.
    fn ink(&self, glyphs: Range<usize>, class: Class, c: char) -> Option<(f64, f64)> {
        let wanted = class.is_square() || matches!(c, '“' | '”' | '‘' | '’');
        let glyph = self.glyphs.get(glyphs.start).filter(|_| wanted && !glyphs.is_empty())?;
        let id = rustybuzz::ttf_parser::GlyphId(glyph.id);
        let bounds = glyph.font.ttf().glyph_bounding_box(id)?;
        let em = |units: i16| {
            glyph.font.to_em(units).get() * (self.run_at(glyph.range.start).size / self.size)
        };
        Some((em(bounds.x_min), em(bounds.x_max)))
    }

    /// The run of a byte.
    pub(super) fn run_at(&self, byte: usize) -> &StyledRun {
        let next = self.runs.partition_point(|run| run.range.start <= byte);
        &self.runs[next.saturating_sub(1)]
    }

    /// Its lines, each with its segment; `None` if it cannot be set so.
    pub fn lines(&self, length: ParagraphLength) -> Option<Vec<(&Segment, &Line)>> {
        let mut lines = Vec::new();
        let gives = self.giving(length);
        if length != ParagraphLength::Best {
            gives?;
        }
        for (n, segment) in self.segments.iter().enumerate() {
            let chosen =
                if gives == Some(n) { segment.chosen(length)? } else { &segment.settings.best };
            lines.extend(chosen.lines.iter().map(|line| (segment, line)));
        }
        Some(lines)
    }

    /// The segment that takes the line less or more.
    fn giving(&self, length: ParagraphLength) -> Option<usize> {
        self.segments
            .iter()
            .position(|segment| length != ParagraphLength::Best && segment.chosen(length).is_some())
    }

    /// The same paragraph, that may be set in a line less or more also with lines stretched so that it hardly shows; `None` if
    /// there is no such way.
    pub fn stretched(&self) -> Option<Self> {
        let lacks = |length| self.giving(length).is_none();
        let (lacks_less, lacks_more) = (lacks(ParagraphLength::Less), lacks(ParagraphLength::More));
        let last = self.segments.len().checked_sub(1)?;
        let mut own = self.clone();
        let mut found = false;
        for (n, segment) in own.segments.iter_mut().enumerate() {
            let (less, more) = composer::stretched(&segment.cells, self.shape(n == 0, n == last));
            for (lacks, way, known) in [
                (lacks_less, less, &mut segment.settings.less),
                (lacks_more, more, &mut segment.settings.more),
            ] {
                if lacks && way.is_some() {
                    *known = way;
                    found = true;
                }
            }
        }
        found.then_some(own)
    }

    /// Lines that are stretched in a line less or more, beyond those at its best: one of which it shows a little counts twice.
    pub fn stretches(&self, length: ParagraphLength) -> u32 {
        let each = |(_, line): &(&Segment, &Line)| match line.strain.grade {
            Grade::Solid => 0,
            Grade::Stretched => 1,
            Grade::Open | Grade::Loose | Grade::Gaping => 2,
        };
        let sum = |length| self.lines(length).unwrap_or_default().iter().map(each).sum::<u32>();
        sum(length).saturating_sub(sum(ParagraphLength::Best))
    }

    /// What a line less or more is worse by than the best; 0 is as good.
    pub fn worse(&self, length: ParagraphLength) -> Option<f64> {
        let segment = &self.segments[self.giving(length)?];
        Some((segment.chosen(length)?.cost - segment.settings.best.cost).max(0.0))
    }

    /// What the composer did in each of its lines.
    pub fn figures(&self, length: ParagraphLength) -> Vec<LineFigure> {
        let lines = self.lines(length).unwrap_or_default();
        let mut figures: Vec<LineFigure> = Vec::with_capacity(lines.len());
        for (n, (segment, line)) in lines.iter().enumerate() {
            let mut figure = LineFigure::of(line);
            let next = segment.cells[line.cells.end..].iter().find(|c| !c.class.is_white());
            if figure.grade == Grade::Gaping {
                figure.cure = self.cure(segment, line);
            }
            figure.parted = next.is_some_and(|cell| cell.before.tears());
            if n + 1 == lines.len() {
                figure.avoided_runt = segment.settings.avoided_runt;
                figure.runt = segment.settings.best.runt;
            }
            figures.push(figure);
        }
        figures
    }
}

impl Paragraph {
    /// What to do about a line that gapes.
    fn cure(&self, segment: &Segment, line: &Line) -> Option<LineCure> {
        let cure = composer::cure(&segment.cells, line)?;
        let end = segment.bytes.get(cure.word.end).copied().unwrap_or(segment.range.end);
        let word = self.text[segment.bytes[cure.word.start]..end].trim_end();
        Some(LineCure { word: word.into(), add: cure.add, cut: cure.cut })
    }
}

impl Segment {
    fn chosen(&self, length: ParagraphLength) -> Option<&composer::Setting> {
        match length {
            ParagraphLength::Best => Some(&self.settings.best),
            ParagraphLength::Less => self.settings.less.as_ref(),
            ParagraphLength::More => self.settings.more.as_ref(),
        }
    }
}

/// How wide clusters are as cells, from a byte of their segment on: marks that fill their squares, gaps between Han and
/// Latin.
fn wide(clusters: &[Cluster], script: &Script, from: usize) -> f64 {
    let inside = |cluster: &&Cluster| script.bytes[cluster.chars.start] >= from;
    let cell = |cluster: &Cluster| {
        let at = cluster.chars.start;
        let narrow = script.classes[at].is_square() && cluster.advance < 0.9 * cluster.em;
        let gap = if script.has_gap_before(at) && script.bytes[at] > from { GAP } else { 0.0 };
        gap + if narrow { cluster.em } else { cluster.advance }
    };
    clusters.iter().rev().take_while(inside).map(cell).sum()
}

/// The size of the type that most of a paragraph is set in.
fn most_common_size(runs: &[StyledRun]) -> Option<Abs> {
    let mut lengths: BTreeMap<Abs, usize> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.size.to_pt() > 0.0) {
        *lengths.entry(run.size).or_default() += run.range.len();
    }
    lengths.into_iter().max_by_key(|(_, length)| *length).map(|(size, _)| size)
}

/// The segments between typed line ends.
fn segments(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('\n') {
        ranges.push(start..at);
        start = at + 1;
    }
    ranges.push(start..text.len());
    ranges
}

/// No line ends inside what a template keeps whole.
fn keep_whole(script: &mut Script, segment: &Range<usize>, whole: &[Range<usize>]) {
    for at in 1..script.chars.len() {
        let byte = segment.start + script.bytes[at];
        let inside = whole.iter().any(|range| range.start < byte && byte < range.end);
        if inside && script.breaks[at] != Break::Never {
            script.breaks[at] = Break::Parted;
        }
    }
}

/// What stands higher or lower holds to what stands before it: the sign of a note is not parted from its word (CLREQ
/// §3.1.5). Behind the sign a line may end where it may behind any character.
fn hold_shifted(script: &mut Script, segment: &Range<usize>, runs: &[StyledRun]) {
    if runs.iter().all(|run| run.shift == Abs::zero()) {
        return;
    }
    let is_shifted = |at: usize| {
        let byte = segment.start + script.bytes[at];
        let next = runs.partition_point(|run| run.range.start <= byte);
        next.checked_sub(1).is_some_and(|run| runs[run].shift != Abs::zero())
    };
    let shifted: Vec<bool> = (0..script.chars.len()).map(is_shifted).collect();
    let sign = |at: usize| {
        shifted[at] && matches!(script.chars[at], '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿')
    };
    let behind: Vec<usize> = (1..shifted.len()).filter(|at| sign(at - 1)).collect();
    if !behind.is_empty() {
        let plain = script.chars.iter().enumerate().map(|(at, c)| if sign(at) { '字' } else { *c });
        let breaks = Script::new(&plain.collect::<String>()).breaks;
        behind.into_iter().for_each(|at| script.breaks[at] = breaks[at]);
    }
    for (break_, _) in script.breaks.iter_mut().zip(&shifted).filter(|(_, shifted)| **shifted) {
        *break_ = Break::Never;
    }
}
