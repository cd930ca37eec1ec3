//! What a story, an ad or a filler takes of a page, in lines of one column: an estimate from its characters and pictures,
//! for nothing is set before it is known which page it is on. What the estimate misses, makeup gives or takes.

use super::super::PlacedFile;
use super::super::paper::Grid;
use super::super::story::{Block, BlockKind, Form, Importance, Picture, Run, Story};
use super::super::text::is_full_width;

/// White between two things one above the other, in lines (docs/look.md §7).
pub const GAP: f64 = 2.0;
/// Lines below a masthead, in which nothing stands.
pub const UNDER_MASTHEAD: u32 = 1;
/// Lines of a strip with the white above it (docs/look.md §6).
const STRIP: f64 = 5.0;
/// Lines that an ad had better be high.
const AD: f64 = 14.0;
/// Part of a page that photographs take with the white below them, their headline apart, where an ad and the colophon stand
/// at its foot.
const PHOTOS: f64 = 0.75;
/// A paragraph's indent, in characters.
const INDENT: f64 = 2.0;
/// Characters that a box takes from its width.
const PADDING: f64 = 2.0;
/// A caption's type, as a part of the body's; its rows, in lines.
const CAPTION: f64 = 7.5 / 9.0;
const CAPTION_ROW: f64 = 0.75;

/// Sizes on a grid.
#[derive(Debug, Copy, Clone)]
pub struct Sizes {
    columns: f64,
    measure: f64,
    /// Width of a column and of the white beside it, baseline to baseline, in points.
    column: f64,
    gutter: f64,
    leading: f64,
    lines: f64,
}

impl Sizes {
    /// Those of a grid.
    pub fn of(grid: &Grid) -> Self {
        Self {
            columns: f64::from(grid.columns.max(1)),
            measure: f64::from(grid.measure.max(4)),
            column: (f64::from(grid.measure) * grid.size.0).max(1.0),
            gutter: grid.gutter.0.max(0.0),
            leading: grid.leading.0.max(1.0),
            lines: f64::from(grid.lines),
        }
    }

    /// Lines of a story with its head and the white below it.
    pub fn story(&self, story: &Story) -> f64 {
        let wide = self.columns_of(story);
        let head = self.head(story, wide);
        let lead_in = story.lead_in.as_ref().map_or(0.0, |line| {
            let rows = (width(&line.text) * 14.0 / 9.0 / (wide * self.measure)).ceil();
            (rows * 1.5 + 1.0) * wide
        });
        let byline = if story.byline.is_some() { 1.0 } else { 0.0 };
        let is_lead = story.importance == Importance::Lead;
        let body: f64 = match story.form {
            Form::Verse => 1.5 * self.verse(&story.blocks) + 8.0,
            Form::Photos => self.photos(story),
            _ => self.blocks(&story.blocks, self.measure, is_lead),
        };
        let body = match story.form {
            // A sixth of a culture page is white.
            Form::Essay => body * 1.2 + 20.0,
            Form::Figures => body * 2.0,
            _ => body,
        };
        let framed = if story.tab.is_some() { 3.0 } else { 0.0 };
        (head + framed + GAP) * wide + byline + lead_in + body
    }

    /// Lines of one block of a story.
    pub fn one(&self, block: &Block) -> f64 {
        self.block(block, self.measure, false)
    }

    /// Columns of the page.
    pub fn columns(&self) -> f64 {
        self.columns
    }

    /// Lines of a whole page, the white below the last row included.
    pub fn page(&self) -> f64 {
        self.columns * (self.lines + GAP)
    }

    /// Lines of a brief in its rail.
    pub fn brief(&self, story: &Story) -> f64 {
        let title = (width(&story.title.text) / self.measure).ceil().max(1.0);
        title + self.blocks(&story.blocks, self.measure, false) + 1.0
    }

    /// Lines of a strip across the foot.
    pub fn strip(&self) -> f64 {
        STRIP * self.columns
    }

    /// Lines of an ad, or of a filler that is a file.
    pub fn file(&self, file: &PlacedFile) -> f64 {
        let columns = self.booked(file);
        columns * (self.high(columns, file.ratio) + GAP)
    }

    /// The columns that a file was made for, or else those over which it is as high as ads are.
    fn booked(&self, file: &PlacedFile) -> f64 {
        let points = match (file.pixels, file.width) {
            (None, width) => width,
            (Some((pixels, _)), _) => Some(f64::from(pixels) / 300.0 * 72.0),
        };
        let halves = (2..=2 * self.columns as u32).map(|half| f64::from(half) / 2.0);
        let off = |columns: f64, points: f64| (points / self.width(columns) - 1.0).abs();
        let made = points.and_then(|points| {
            let near = |one: &f64, other: &f64| off(*one, points).total_cmp(&off(*other, points));
            halves.min_by(near).filter(|columns| off(*columns, points) < 0.015)
        });
        let to_ad = |columns: f64| (self.high(columns, file.ratio) - AD).abs();
        let whole = (1..=self.columns as u32).map(f64::from);
        let best = whole.min_by(|one, other| to_ad(*one).total_cmp(&to_ad(*other)));
        made.or(best).unwrap_or(1.0)
    }

    /// Width of so many columns, in points.
    fn width(&self, columns: f64) -> f64 {
        columns * (self.column + self.gutter) - self.gutter
    }

    /// Lines of something of a shape over so many columns.
    fn high(&self, columns: f64, ratio: f64) -> f64 {
        (self.width(columns) / ratio.clamp(0.02, 50.0) / self.leading).ceil()
    }

    /// The columns over which a story's head stands, as a rule (docs/look.md §4).
    fn columns_of(&self, story: &Story) -> f64 {
        let part = match (story.form, story.importance) {
            (Form::Verse | Form::Figures, _) => return 1.0,
            (Form::Photos | Form::Essay, _) => 0.8,
            (_, Importance::Lead) => 0.7,
            (_, Importance::Second) => 0.5,
            (_, Importance::Normal) => 0.4,
            (_, Importance::Brief) => 0.2,
        };
        (self.columns * part).clamp(1.0, self.columns)
    }

    /// Lines of a headline block, the white below it included (docs/look.md §4).
    fn head(&self, story: &Story, wide: f64) -> f64 {
        let (size, pitch): (f64, f64) = match (story.form, story.importance) {
            (Form::Verse | Form::Figures, _) => (18.0, 1.5),
            (_, Importance::Lead) => (38.0, 3.25),
            (_, Importance::Second) => (25.0, 2.25),
            (_, Importance::Normal) => (20.0, 1.75),
            (_, Importance::Brief) => (16.0, 1.5),
        };
        let title = width(&story.title.text) * size;
        let rows = (title / self.width(wide)).ceil().clamp(1.0, 3.0);
        let kicker = match story.importance {
            Importance::Lead | Importance::Second if story.kicker.is_some() => 1.5,
            _ => 0.0,
        };
        let deck = if story.deck.is_some() { 1.25 } else { 0.0 };
        (kicker + rows * pitch + deck + 1.0).ceil()
    }

    fn blocks(&self, blocks: &[Block], measure: f64, is_lead: bool) -> f64 {
        blocks.iter().map(|block| self.block(block, measure, is_lead)).sum()
    }

    fn block(&self, block: &Block, measure: f64, is_lead: bool) -> f64 {
        let rows = |width: f64, measure: f64| (width / measure.max(1.0)).ceil().max(1.0);
        match &block.kind {
            BlockKind::Paragraph(runs) => rows(INDENT + runs_width(runs), measure),
            BlockKind::Subhead(runs) => rows(runs_width(runs), measure) + 0.5,
            BlockKind::List { items, .. } => {
                items.iter().map(|item| self.blocks(item, measure - 1.0, is_lead)).sum()
            }
            BlockKind::Quote(inner) => self.blocks(inner, measure - PADDING, is_lead),
            BlockKind::Table { rows, columns, .. } => {
                let wide = columns.map_or(1.0, f64::from).min(self.columns);
                (rows.len() as f64 + 1.0) * 1.75 * wide + 1.0
            }
            BlockKind::Box(boxed) => 4.0 + self.blocks(&boxed.blocks, measure - PADDING, is_lead),
            BlockKind::Picture(picture) => self.picture(picture, is_lead),
            BlockKind::Pause => 2.0,
            BlockKind::Aligned { runs, .. } => rows(runs_width(runs), measure),
            BlockKind::FootNotes(notes) => {
                notes.iter().map(|note| rows(runs_width(&note.runs) * CAPTION, measure)).sum()
            }
        }
    }

    fn picture(&self, picture: &Picture, is_lead: bool) -> f64 {
        let asked = picture.asked_columns.or(picture.columns).map(f64::from);
        let is_wide = picture.ratio > 1.0;
        let by_itself = if !is_wide {
            1.0
        } else if is_lead {
            2.5
        } else {
            2.0
        };
        let columns = asked.unwrap_or(by_itself).clamp(1.0, self.columns);
        columns * (self.high(columns, picture.ratio) + self.caption(picture, columns) + 1.0)
    }

    fn caption(&self, picture: &Picture, columns: f64) -> f64 {
        let credit = picture.credit.as_ref().map_or(0.0, |credit| width(&credit.text) + 1.0);
        let words = (runs_width(&picture.caption) + credit) * CAPTION;
        ((words / (columns * self.measure)).ceil() * CAPTION_ROW).ceil()
    }

    /// Lines of photographs over the page: the first as wide as it, the others side by side; they take no more of it than
    /// leaves room at its foot.
    fn photos(&self, story: &Story) -> f64 {
        let pictures = story.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Picture(picture) => Some(picture),
            _ => None,
        });
        let pictures: f64 = pictures
            .enumerate()
            .map(|(n, picture)| {
                let columns = if n == 0 { self.columns } else { self.columns * 0.36 };
                columns * (self.high(columns, picture.ratio) + 3.0)
            })
            .sum();
        let is_words = |block: &&Block| !matches!(block.kind, BlockKind::Picture(_));
        let words = story.blocks.iter().filter(is_words);
        let words: f64 = words.map(|block| self.block(block, self.measure, false)).sum();
        (pictures + words).min(self.columns * self.lines * PHOTOS)
    }

    /// Rows of a poem.
    fn verse(&self, blocks: &[Block]) -> f64 {
        let rows = |block: &Block| match &block.kind {
            BlockKind::Paragraph(runs) => {
                2.0 + runs.iter().filter(|run| **run == Run::Break).count() as f64
            }
            _ => 1.0,
        };
        blocks.iter().map(rows).sum()
    }
}

/// Width of some runs, in characters.
fn runs_width(runs: &[Run]) -> f64 {
    let width_of = |run: &Run| match run {
        Run::Text { text, .. } => width(text),
        Run::Break => 0.0,
    };
    runs.iter().map(width_of).sum()
}

/// Width of a text, in characters: what is not full-width takes half of one.
fn width(text: &str) -> f64 {
    text.chars().map(|c| if is_full_width(c) { 1.0 } else { 0.5 }).sum()
}

/// Characters of a story, as editors count.
pub fn characters(story: &Story) -> usize {
    fn of(blocks: &[Block]) -> f64 {
        let one = |block: &Block| match &block.kind {
            BlockKind::Paragraph(runs)
            | BlockKind::Subhead(runs)
            | BlockKind::Aligned { runs, .. } => runs_width(runs),
            BlockKind::List { items, .. } => items.iter().map(|item| of(item)).sum(),
            BlockKind::Quote(inner) => of(inner),
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).map(|cell| runs_width(cell)).sum()
            }
            BlockKind::Box(boxed) => of(&boxed.blocks),
            BlockKind::Picture(picture) => runs_width(&picture.caption),
            BlockKind::Pause => 0.0,
            BlockKind::FootNotes(notes) => notes.iter().map(|note| runs_width(&note.runs)).sum(),
        };
        blocks.iter().map(one).sum()
    }
    of(&story.blocks).round() as usize
}
