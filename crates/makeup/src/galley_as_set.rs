//! The galley's rows when some paragraphs are set in a line less or more, and which paragraphs can be.

use std::ops::Range;

use super::{Alternative, ParagraphLength, Row, StoryJob};

/// Where a row of the galley as set comes from.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum RowOrigin {
    /// A row of [`StoryJob::rows`].
    Best(usize),
    /// A row of an alternative.
    Alternative {
        /// The paragraph's number in [`StoryJob::paragraphs`].
        paragraph: usize,
        /// Which alternative; never [`ParagraphLength::Best`].
        length: ParagraphLength,
        /// The row's number in [`Alternative::rows`].
        row: usize,
    },
}

/// A paragraph that can give, and its sound alternatives.
#[derive(Debug, Clone)]
pub(super) struct Pliant<'a> {
    /// Its number in the job.
    pub number: usize,
    /// Its rows at its best.
    pub rows: Range<usize>,
    pub less: Option<&'a Alternative>,
    pub more: Option<&'a Alternative>,
}

impl<'a> Pliant<'a> {
    fn alternative(&self, length: ParagraphLength) -> Option<&'a Alternative> {
        match length {
            ParagraphLength::Best => None,
            ParagraphLength::Less => self.less,
            ParagraphLength::More => self.more,
        }
    }
}

impl StoryJob {
    /// Where each row of the galley comes from, if the paragraphs are set so. This is the galley that
    /// the seats of a plan with these lengths speak of.
    pub fn origins(&self, lengths: &[ParagraphLength]) -> Vec<RowOrigin> {
        let mut origins = Vec::with_capacity(self.rows.len() + self.paragraphs.len());
        let mut next = 0;
        for pliant in self.pliant() {
            let length = lengths.get(pliant.number).copied().unwrap_or_default();
            let Some(alternative) = pliant.alternative(length) else { continue };
            origins.extend((next..pliant.rows.start).map(RowOrigin::Best));
            let paragraph = pliant.number;
            let rows = 0..alternative.rows.len();
            origins.extend(rows.map(|row| RowOrigin::Alternative { paragraph, length, row }));
            next = pliant.rows.end;
        }
        origins.extend((next..self.rows.len()).map(RowOrigin::Best));
        origins
    }

    /// The galley's rows, if the paragraphs are set so.
    pub fn rows_as_set(&self, lengths: &[ParagraphLength]) -> Vec<Row> {
        self.origins(lengths).into_iter().map(|origin| self.row(origin)).collect()
    }

    fn row(&self, origin: RowOrigin) -> Row {
        match origin {
            RowOrigin::Best(row) => self.rows[row],
            RowOrigin::Alternative { paragraph, length, row } => {
                let paragraph = &self.paragraphs[paragraph];
                match paragraph.alternative(length) {
                    // What stands before a paragraph does not depend on how it is set.
                    None => self.rows[paragraph.rows.start],
                    Some(_) if row == 0 => self.rows[paragraph.rows.start],
                    Some(alternative) => alternative.rows[row],
                }
            }
        }
    }

    /// The paragraphs that can give. One that overlaps another, holds white or a place for it, or lies outside of the
    /// galley cannot; an alternative without its one row less or more is none.
    pub(super) fn pliant(&self) -> impl Iterator<Item = Pliant<'_>> {
        let mut behind = 0;
        self.paragraphs.iter().enumerate().filter_map(move |(number, paragraph)| {
            let rows = paragraph.rows.clone();
            let best = self.rows.get(rows.clone())?;
            if rows.start < behind || !is_text(best) {
                return None;
            }
            behind = rows.end;
            let less = sound(paragraph.less.as_ref(), best.len() - 1);
            let more = sound(paragraph.more.as_ref(), best.len() + 1);
            (less.is_some() || more.is_some()).then_some(Pliant { number, rows, less, more })
        })
    }
}

fn sound(alternative: Option<&Alternative>, rows: usize) -> Option<&Alternative> {
    alternative.filter(|alternative| alternative.rows.len() == rows && is_text(&alternative.rows))
}

/// Whether rows are a paragraph: no white in it, and no place for any.
fn is_text(rows: &[Row]) -> bool {
    let mut after_first = rows.iter().skip(1);
    !rows.is_empty() && rows.iter().all(|row| !row.blank) && after_first.all(|row| !row.stretch)
}
