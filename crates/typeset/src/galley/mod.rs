//! Galleys 毛样: a story set once in one long column, as rows of exactly one grid line.

mod builder;
mod giving;
mod latin;
mod row;
mod typst_lines;

pub use builder::{BodyStyle, GalleyBuilder, blank, slices};
pub use giving::GivingParagraph;
pub use row::GalleyRow;

use typst_library::layout::{Abs, Point};

use kanyin_makeup::{
    self as makeup, Columns, ParagraphLength, Rank, Row, RowOrigin, Spreads, StoryJob,
};

/// A story in one long column.
#[derive(Debug, Clone, Default)]
pub struct Galley {
    /// Its rows, from the top, each paragraph at its best.
    pub rows: Vec<GalleyRow>,
    /// The paragraphs that may take a line less or more, if there is a way, from the top.
    pub giving: Vec<GivingParagraph>,
}

impl Galley {
    /// What makeup must know of the paragraphs that give.
    pub fn paragraphs(&self) -> Vec<makeup::ParagraphJob> {
        let known = |giving: &GivingParagraph| makeup::ParagraphJob {
            rows: giving.rows.clone(),
            less: giving.less.clone(),
            more: giving.more.clone(),
        };
        self.giving.iter().map(known).collect()
    }

    /// The same galley, whose paragraphs may give also where lines of theirs are stretched for it.
    pub fn stretched(&self) -> Self {
        let giving = self.giving.iter().map(GivingParagraph::stretched).collect();
        Self { rows: self.rows.clone(), giving }
    }

    /// What makeup must know of the rows, each paragraph at its best.
    pub fn flags(&self) -> Vec<Row> {
        self.rows.iter().map(|row| row.row).collect()
    }

    /// What makeup is asked of the text alone, over so many columns.
    pub fn job(&self, columns: u8) -> StoryJob {
        StoryJob {
            rank: Rank::default(),
            columns: Columns(columns),
            spreads: Spreads::Alike,
            head: None,
            pictures: Vec::new(),
            foot: Vec::new(),
            rows: self.flags(),
            paragraphs: self.paragraphs(),
        }
    }

    /// Its rows with the paragraphs set as makeup chose.
    pub fn as_set(
        &self,
        job: &StoryJob,
        lengths: &[ParagraphLength],
        leading: f64,
    ) -> Vec<GalleyRow> {
        let mut set: Vec<GalleyRow> = Vec::new();
        let rows = job.origins(lengths).into_iter().filter_map(|origin| match origin {
            RowOrigin::Best(row) => self.rows.get(row).cloned(),
            RowOrigin::Alternative { paragraph, length, row } => {
                if row == 0 {
                    set = self.giving.get(paragraph)?.rows(length, leading);
                }
                set.get(row).cloned()
            }
        });
        rows.collect()
    }

    /// All of it further to the right, in another role.
    pub fn moved(mut self, x: f64, role: &'static str) -> Self {
        for row in &mut self.rows {
            row.frame.translate(Point::with_x(Abs::pt(x)));
            row.role = role;
        }
        for giving in &mut self.giving {
            giving.x += x;
            giving.role = role;
        }
        self
    }

    /// Puts another below it.
    pub fn append(&mut self, other: Self) {
        let first = self.rows.len();
        self.rows.extend(other.rows);
        self.giving.extend(other.giving.into_iter().map(|giving| GivingParagraph {
            rows: giving.rows.start + first..giving.rows.end + first,
            ..giving
        }));
    }
}
