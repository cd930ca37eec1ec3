//! Blocks of a story become rows of a galley.

use std::sync::Arc;

use typst_library::foundations::Dict;
use typst_library::layout::{Abs, Frame, Size};

use kanyin_diagnostics::Spot;
use kanyin_issue::{Block, BlockKind, Line, Run, story::FootNote, story::Side};
use kanyin_makeup::{Alternative, ParagraphLength, Row};

use super::typst_lines::cut;
use super::{Galley, GalleyRow, GivingParagraph, lines};
use crate::composing::Paragraph;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::parts::foot_notes;
use crate::words;

/// How running text is set.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct BodyStyle {
    /// The role of its face: `song`, `kai`.
    pub role: &'static str,
    /// Indent of a paragraph, in characters.
    pub indent: u8,
    /// Whether a line end that was typed ends a line of verse: too wide for the measure, it goes on a character further in.
    pub verse: bool,
    /// Whether subheads are the larger ones, with white above.
    pub feature: bool,
}

impl BodyStyle {
    /// Body type.
    pub const BODY: Self = Self { role: "song", indent: 2, verse: false, feature: false };
    /// Body type of long pieces.
    pub const FEATURE: Self = Self { feature: true, ..Self::BODY };
    /// Briefs: no indent.
    pub const BRIEF: Self = Self { indent: 0, ..Self::BODY };
    /// Verse among briefs.
    pub const VERSE: Self = Self { verse: true, ..Self::BRIEF };
    /// Text in boxes.
    pub const BOX: Self = Self { role: "kai", indent: 0, verse: false, feature: false };
}

/// Sets a block that is a part of its own: its index, the block; `None` leaves it out.
pub type SetBlock<'a> = dyn FnMut(usize, &Block) -> Result<Option<Part>, TemplateErrors> + 'a;

/// Sets blocks into a galley of a width.
pub struct GalleyBuilder<'a> {
    stick: Stick<'a>,
    style: BodyStyle,
    galley: Galley,
    /// Whether a subhead stands right above.
    after_subhead: bool,
}

impl<'a> GalleyBuilder<'a> {
    /// A galley to be filled.
    pub fn new(stick: Stick<'a>, style: BodyStyle) -> Self {
        Self { stick, style, galley: Galley::default(), after_subhead: false }
    }

    /// The finished galley.
    pub fn finish(self) -> Galley {
        self.galley
    }

    /// 署名, one row or two.
    pub fn byline(&mut self, line: &Line) -> Result<(), TemplateErrors> {
        let it = it! { "body" => words::line(line) };
        let (rows, _) = self.set("byline", it, line.spot, "byline")?;
        self.push_together(rows);
        Ok(())
    }

    /// Blocks of the body. Those that are parts of their own (boxes, tables, pictures) come from
    /// `part`; `None` leaves the block out.
    pub fn blocks(&mut self, blocks: &[Block], part: &mut SetBlock) -> Result<(), TemplateErrors> {
        for (index, block) in blocks.iter().enumerate() {
            let first = self.galley.rows.len();
            match &block.kind {
                BlockKind::Paragraph(runs) => self.paragraph(runs, block.spot)?,
                BlockKind::Subhead(runs) => self.subhead(runs, block.spot)?,
                BlockKind::List { start, items } => self.list(*start, items)?,
                BlockKind::Quote(inner) => self.quote(inner)?,
                BlockKind::Pause => self.pause(block.spot)?,
                BlockKind::Aligned { side, runs } => self.aligned(*side, runs, block.spot)?,
                BlockKind::FootNotes(notes) => self.foot_notes(notes, block.spot)?,
                BlockKind::Table { .. } | BlockKind::Box(_) | BlockKind::Picture(_) => {
                    if let Some(part) = part(index, block)? {
                        self.part(part, block.spot);
                    }
                }
            }
            if self.after_subhead {
                for row in self.galley.rows.iter_mut().skip(first).take(KEPT_BELOW_SUBHEAD) {
                    row.row.keep = true;
                }
            }
            self.after_subhead = matches!(block.kind, BlockKind::Subhead(_));
        }
        Ok(())
    }

    fn paragraph(&mut self, runs: &[Run], spot: Spot) -> Result<(), TemplateErrors> {
        if self.style.verse {
            return runs
                .split(|run| *run == Run::Break)
                .try_for_each(|line| self.line_of_verse(line, spot));
        }
        let it = it! {
            "body" => self.stick.runs(runs)?,
            "indent" => i64::from(self.style.indent),
            "role" => self.style.role,
        };
        self.running("paragraph", it, spot, "body")
    }

    fn line_of_verse(&mut self, runs: &[Run], spot: Spot) -> Result<(), TemplateErrors> {
        if runs.is_empty() {
            return Ok(());
        }
        let it = it! { "body" => self.stick.runs(runs)?, "role" => self.style.role };
        let (mut rows, _) = self.set("verse-row", it, spot, "body")?;
        self.galley.rows.append(&mut rows);
        Ok(())
    }

    /// 落款, or a centred line. A signature stays with the lines that it signs.
    fn aligned(&mut self, side: Side, runs: &[Run], spot: Spot) -> Result<(), TemplateErrors> {
        let it = it! {
            "body" => self.stick.runs(runs)?,
            "side" => foot_notes::side(side),
            "role" => self.style.role,
        };
        let (mut rows, _) = self.set("aligned", it, spot, "aligned")?;
        let begins = self.galley.rows.is_empty();
        if let Some(first) = rows.first_mut().filter(|_| side == Side::Right && !begins) {
            first.row.keep = true;
        }
        self.push_together(rows);
        Ok(())
    }

    /// 脚注, below a short rule. Few stay together; many may be parted between two.
    fn foot_notes(&mut self, notes: &[FootNote], spot: Spot) -> Result<(), TemplateErrors> {
        let stick = self.stick.deeper(("notes", self.galley.rows.len()));
        for part in foot_notes::parts(&stick, notes)? {
            let rows = slices(part, self.stick.house.grid.leading, spot);
            self.push_together(rows);
        }
        Ok(())
    }

    fn subhead(&mut self, runs: &[Run], spot: Spot) -> Result<(), TemplateErrors> {
        let it = it! { "body" => self.stick.runs(runs)?, "feature" => self.style.feature };
        let (mut rows, _) = self.set("subhead", it, spot, "subhead")?;
        if self.style.feature {
            self.blank(spot);
        } else if let Some(first) = rows.first_mut() {
            first.row.stretch = true;
        }
        self.push_together(rows);
        Ok(())
    }

    /// 停顿: an ornament line. It stays between the lines it parts.
    fn pause(&mut self, spot: Spot) -> Result<(), TemplateErrors> {
        let it = it! { "role" => self.style.role };
        let (mut rows, _) = self.set("pause", it, spot, "pause")?;
        if self.galley.rows.is_empty() {
            return Ok(());
        }
        for row in &mut rows {
            row.row.keep = true;
        }
        self.push_together(rows);
        Ok(())
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>]) -> Result<(), TemplateErrors> {
        for (number, item) in items.iter().enumerate() {
            for (index, block) in item.iter().enumerate() {
                match &block.kind {
                    BlockKind::Paragraph(runs) if index == 0 => {
                        self.list_item(start, number, runs, block.spot)?;
                    }
                    _ => self.blocks(std::slice::from_ref(block), &mut |_, _| Ok(None))?,
                }
            }
        }
        Ok(())
    }

    fn list_item(
        &mut self,
        start: Option<u32>,
        number: usize,
        runs: &[Run],
        spot: Spot,
    ) -> Result<(), TemplateErrors> {
        let (marker, hang) = match start {
            Some(start) => {
                let marker = format!("{}.", start as usize + number);
                // Whole characters, so that the text beside it is set solid.
                let hang = if marker.len() > 2 { 2.0 } else { 1.0 };
                (marker, hang)
            }
            None => ("■".to_string(), 1.0),
        };
        // In a box every item begins with a word of its own weight; a marker would be one too many.
        let boxed = self.style == BodyStyle::BOX && start.is_none();
        let it = it! {
            "marker" => words::plain(if boxed { "" } else { &marker }),
            "hang" => if boxed { 0.0 } else { hang },
            "body" => self.stick.runs(runs)?,
            "role" => self.style.role,
        };
        self.running("list-item", it, spot, "list")
    }

    /// Running text: the galley may be cut between its lines, and it may take a line less or more.
    fn running(
        &mut self,
        function: &str,
        it: Dict,
        spot: Spot,
        role: &'static str,
    ) -> Result<(), TemplateErrors> {
        let first = self.galley.rows.len();
        let (mut rows, set) = self.set(function, it, spot, role)?;
        let lines = rows.len();
        for (row, flags) in rows.iter_mut().zip(flags(lines, self.after_subhead)) {
            row.row = flags;
        }
        let rows_here = first..first + lines;
        self.galley.rows.append(&mut rows);
        if let Some(paragraph) = set {
            let alternative = |length| {
                let lines = paragraph.lines(length)?.len();
                let cost = (paragraph.worse(length)? * WORSE).round().min(1000.0) as u32;
                Some(Alternative { rows: flags(lines, self.after_subhead), cost })
            };
            let (less, more) =
                (alternative(ParagraphLength::Less), alternative(ParagraphLength::More));
            if less.is_some() || more.is_some() {
                let giving = GivingParagraph {
                    rows: rows_here,
                    paragraph,
                    less,
                    more,
                    x: 0.0,
                    role,
                    base: spot,
                };
                self.galley.giving.push(giving);
            }
        }
        Ok(())
    }

    fn quote(&mut self, inner: &[Block]) -> Result<(), TemplateErrors> {
        let indent = 2.0 * self.stick.house.grid.size;
        let stick = self.stick.over(self.stick.width - indent).deeper(self.galley.rows.len());
        let style = BodyStyle { role: "kai", indent: 0, ..BodyStyle::BODY };
        let mut quoted = GalleyBuilder::new(stick, style);
        quoted.after_subhead = self.after_subhead;
        quoted.blocks(inner, &mut |_, _| Ok(None))?;
        self.galley.append(quoted.finish().moved(indent, "quote"));
        Ok(())
    }

    /// A block that stays whole, with a blank line on either side.
    fn part(&mut self, part: Part, base: Spot) {
        if !self.galley.rows.is_empty() {
            self.blank(base);
        }
        let mut rows = slices(part, self.stick.house.grid.leading, base);
        if let Some(first) = rows.first_mut() {
            first.row.stretch = true;
        }
        self.push_together(rows);
        // A table ends with white of its own, and a box has none to spare.
        if self.style != BodyStyle::BOX {
            self.blank(base);
        }
    }

    /// Rows that no column may part.
    fn push_together(&mut self, mut rows: Vec<GalleyRow>) {
        for row in rows.iter_mut().skip(1) {
            row.row.keep = true;
        }
        self.galley.rows.append(&mut rows);
    }

    fn blank(&mut self, base: Spot) {
        self.galley.rows.push(GalleyRow {
            frame: Frame::soft(Size::new(Abs::pt(self.stick.width), self.stick.house.grid.y(1))),
            row: Row { blank: true, stretch: true, keep: false },
            role: "white",
            base,
            text: String::new(),
            lines: 1,
            figure: None,
        });
    }

    /// Sets a template's text: its lines, and the paragraph behind them if the composer made it.
    fn set(
        &self,
        function: &str,
        it: Dict,
        base: Spot,
        role: &'static str,
    ) -> Result<(Vec<GalleyRow>, Option<Arc<Paragraph>>), TemplateErrors> {
        let stick = self.stick.deeper(self.galley.rows.len());
        let leading = stick.house.grid.leading;
        match stick.paragraph(function, it.clone())? {
            Some(paragraph) => {
                let rows = lines(&paragraph, ParagraphLength::Best, leading, role, base);
                Ok((rows, Some(Arc::new(paragraph))))
            }
            None => {
                let frame = stick.frame(function, it)?;
                Ok((cut(&frame, leading, role, base), None))
            }
        }
    }
}

/// A part as rows: all of it hangs on the first, the others only hold its place.
fn slices(part: Part, leading: f64, base: Spot) -> Vec<GalleyRow> {
    let mut text = Some(part.text());
    let width = part.frame.width();
    let mut frame = Some(part.frame);
    (0..part.lines)
        .map(|n| GalleyRow {
            frame: frame.take().unwrap_or_else(|| Frame::soft(Size::new(width, Abs::pt(leading)))),
            row: Row { keep: n > 0, ..Row::default() },
            role: part.role,
            base,
            text: text.take().unwrap_or_default(),
            lines: if n == 0 { part.lines } else { 1 },
            figure: None,
        })
        .collect()
}

/// Lines that stay with a subhead above: a column ends neither with a subhead nor with the first line of the
/// paragraph after it (docs/rules.md §1.6).
const KEPT_BELOW_SUBHEAD: usize = 2;

/// What makeup's cost of a line less or more is by the composer's: a line with its gaps at their widest costs
/// the composer 65, makeup a line short in the last column costs 5.
const WORSE: f64 = 0.1;

/// Where a paragraph of so many lines may be cut: not before its last line, so that no column begins with it.
fn flags(lines: usize, after_subhead: bool) -> Vec<Row> {
    let kept = if after_subhead { KEPT_BELOW_SUBHEAD } else { 0 };
    (0..lines)
        .map(|n| Row { keep: n < kept || lines > 1 && n + 1 == lines, ..Row::default() })
        .collect()
}
