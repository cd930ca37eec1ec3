//! 缩行、赶行: the paragraphs of a galley that may be set in a line less or more, and what that costs makeup.

use std::ops::Range;
use std::sync::Arc;

use typst_library::layout::{Abs, Point};

use kanyin_diagnostics::Spot;
use kanyin_makeup::{Alternative, ParagraphLength, Row};

use super::row::{GalleyRow, lines};
use crate::composing::Paragraph;

/// A paragraph of a galley that may be set in a line less or more.
#[derive(Debug, Clone)]
pub struct GivingParagraph {
    /// Its rows.
    pub rows: Range<usize>,
    /// The paragraph.
    pub paragraph: Arc<Paragraph>,
    /// Its rows in a line less, if that can be.
    pub less: Option<Alternative>,
    /// Its rows in a line more, if that can be.
    pub more: Option<Alternative>,
    /// Whether a subhead stands right above.
    pub after_subhead: bool,
    /// Where its lines begin, from the galley's left edge.
    pub x: f64,
    /// What it is.
    pub role: &'static str,
    /// Where it stands in the copy.
    pub base: Spot,
}

impl GivingParagraph {
    /// A paragraph, its rows in its galley, what it is, and where it stands in the copy.
    pub fn of(
        paragraph: Arc<Paragraph>,
        rows: Range<usize>,
        (role, base): (&'static str, Spot),
        after_subhead: bool,
    ) -> Self {
        let alternative = |length| {
            let lines = paragraph.lines(length)?.len();
            let cost = cost_of_giving(paragraph.worse(length)?, length);
            Some(Alternative { rows: flags(lines, after_subhead), cost })
        };
        let (less, more) = (alternative(ParagraphLength::Less), alternative(ParagraphLength::More));
        Self { rows, paragraph, less, more, after_subhead, x: 0.0, role, base }
    }

    /// The same, that may give also where lines of it are stretched for it.
    pub fn stretched(&self) -> Self {
        let Some(paragraph) = self.paragraph.stretched() else { return self.clone() };
        let mut own = Self::of(
            Arc::new(paragraph),
            self.rows.clone(),
            (self.role, self.base),
            self.after_subhead,
        );
        // What could be without is as it was.
        for (length, known, way) in [
            (ParagraphLength::Less, &self.less, &mut own.less),
            (ParagraphLength::More, &self.more, &mut own.more),
        ] {
            if let Some(way) = way.as_mut().filter(|_| known.is_none()) {
                way.cost = STRETCHED + EACH_STRETCHED * own.paragraph.stretches(length);
            }
        }
        Self { x: self.x, ..own }
    }

    /// Its rows in a line less or more.
    pub fn rows(&self, length: ParagraphLength, leading: f64) -> Vec<GalleyRow> {
        let flags = match length {
            ParagraphLength::Best => None,
            ParagraphLength::Less => self.less.as_ref(),
            ParagraphLength::More => self.more.as_ref(),
        };
        let flags = flags.into_iter().flat_map(|alternative| &alternative.rows);
        let mut rows = lines(&self.paragraph, length, leading, self.role, self.base);
        for (row, flags) in rows.iter_mut().zip(flags) {
            row.frame.translate(Point::with_x(Abs::pt(self.x)));
            row.row = *flags;
        }
        rows
    }
}

/// What a line less or more with stretched lines costs makeup, beside each of these lines: worse than a column that ends a
/// line short, better than one that ends two.
const STRETCHED: u32 = 3;
/// What each line costs that is stretched for it.
const EACH_STRETCHED: u32 = 3;

/// What a paragraph's setting in a line less or more costs makeup, by what the composer says it is worse by: a line with its
/// gaps at their widest costs the composer 65, and makeup as much as half a line short. That a setting has a line more is
/// no fault here.
fn cost_of_giving(worse: f64, length: ParagraphLength) -> u32 {
    const WORSE: f64 = 0.1;
    const LINE: f64 = 1000.0;
    let line = if length == ParagraphLength::More { LINE } else { 0.0 };
    ((worse - line).max(0.0) * WORSE).round().min(1000.0) as u32
}

/// Where a paragraph of so many lines may be cut: not before its last line, so that no column begins with it, nor between a
/// subhead and it; and rather not after its first line, which would stand alone with a subhead at a column's foot.
pub fn flags(lines: usize, after_subhead: bool) -> Vec<Row> {
    let mut rows = vec![Row::default(); lines];
    if let Some(last) = rows.last_mut().filter(|_| lines > 1) {
        last.keep = true;
    }
    if after_subhead {
        below_subhead(rows.iter_mut());
    }
    rows
}

/// What stands below a subhead stays with it, better with two lines than with one (docs/rules.md §1.6).
pub fn below_subhead<'a>(mut rows: impl Iterator<Item = &'a mut Row>) {
    if let Some(first) = rows.next() {
        first.keep = true;
    }
    if let Some(second) = rows.next() {
        second.shy = true;
    }
}
