//! The compositor 排字: blocks of a story become rows of a galley.

use std::sync::Arc;

use typst_library::foundations::Dict;
use typst_library::layout::{Abs, Frame, Size};

use kanyin_diagnostics::Spot;
use kanyin_issue::{Block, BlockKind, Line, Run};
use kanyin_makeup::{Alternative, ParagraphLength, Row};

use super::cut::cut;
use super::galley::{self, Galley, GalleyRow, Giving};
use super::house::{House, it};
use super::paragraph::Paragraph;
use super::part::{Key, Part};
use super::setter::Broken;
use super::words;

/// How running text is set.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Style {
    /// The role of its face: `song`, `kai`.
    pub role: &'static str,
    /// Indent of a paragraph, in characters.
    pub indent: u8,
    /// Whether subheads are the larger ones, with white above.
    pub feature: bool,
}

impl Style {
    /// Body type.
    pub const BODY: Self = Self { role: "song", indent: 2, feature: false };
    /// Body type of long pieces.
    pub const FEATURE: Self = Self { feature: true, ..Self::BODY };
    /// Briefs: no indent.
    pub const BRIEF: Self = Self { indent: 0, ..Self::BODY };
    /// Text in boxes.
    pub const BOX: Self = Self { role: "kai", indent: 0, feature: false };
}

/// Sets a block that is a part of its own: its index, the block, the width; `None` leaves it out.
pub type PartOf<'a> = dyn FnMut(usize, &Block, f64) -> Result<Option<Part>, Broken> + 'a;

/// Sets blocks into a galley of a width.
pub struct Compositor<'a> {
    house: &'a House<'a>,
    width: f64,
    style: Style,
    key: Key,
    galley: Galley,
    /// Whether a subhead stands right above.
    after_subhead: bool,
}

impl<'a> Compositor<'a> {
    /// A galley to be filled.
    pub fn new(house: &'a House<'a>, width: f64, style: Style, key: Key) -> Self {
        Self { house, width, style, key, galley: Galley::default(), after_subhead: false }
    }

    /// The finished galley.
    pub fn finish(self) -> Galley {
        self.galley
    }

    /// 署名, one row or two.
    pub fn byline(&mut self, line: &Line) -> Result<(), Broken> {
        let it = it! { "body" => words::line(line) };
        let (rows, _) = self.set("byline", it, line.spot, "byline")?;
        self.push_together(rows);
        Ok(())
    }

    /// Blocks of the body. Those that are parts of their own (boxes, tables, pictures) come from
    /// `part`; `None` leaves the block out.
    pub fn blocks(&mut self, blocks: &[Block], part: &mut PartOf) -> Result<(), Broken> {
        for (index, block) in blocks.iter().enumerate() {
            let first = self.galley.rows.len();
            match &block.kind {
                BlockKind::Paragraph(runs) => self.paragraph(runs, block.spot, self.style)?,
                BlockKind::Subhead(runs) => self.subhead(runs, block.spot)?,
                BlockKind::List { start, items } => self.list(*start, items)?,
                BlockKind::Quote(inner) => self.quote(inner)?,
                BlockKind::Table { .. } | BlockKind::Box(_) | BlockKind::Picture(_) => {
                    if let Some(part) = part(index, block, self.width)? {
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

    fn paragraph(&mut self, runs: &[Run], spot: Spot, style: Style) -> Result<(), Broken> {
        let at = self.house.at(self.width);
        let body = words::runs(runs, self.house, &at)?;
        let it = it! {
            "body" => body,
            "indent" => i64::from(style.indent),
            "role" => style.role,
        };
        self.running("paragraph", it, spot, "body")
    }

    fn subhead(&mut self, runs: &[Run], spot: Spot) -> Result<(), Broken> {
        let at = self.house.at(self.width);
        let body = words::runs(runs, self.house, &at)?;
        let it = it! { "body" => body, "feature" => self.style.feature };
        let (mut rows, _) = self.set("subhead", it, spot, "subhead")?;
        if self.style.feature {
            self.blank(spot);
        } else if let Some(first) = rows.first_mut() {
            first.row.stretch = true;
        }
        self.push_together(rows);
        Ok(())
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>]) -> Result<(), Broken> {
        for (number, item) in items.iter().enumerate() {
            for (index, block) in item.iter().enumerate() {
                match &block.kind {
                    BlockKind::Paragraph(runs) if index == 0 => {
                        self.list_item(start, number, runs, block.spot)?;
                    }
                    _ => self.blocks(std::slice::from_ref(block), &mut |_, _, _| Ok(None))?,
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
    ) -> Result<(), Broken> {
        let at = self.house.at(self.width);
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
        let boxed = self.style == Style::BOX && start.is_none();
        let it = it! {
            "marker" => words::plain(if boxed { "" } else { &marker }),
            "hang" => if boxed { 0.0 } else { hang },
            "body" => words::runs(runs, self.house, &at)?,
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
    ) -> Result<(), Broken> {
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
                let giving =
                    Giving { rows: rows_here, paragraph, less, more, x: 0.0, role, base: spot };
                self.galley.giving.push(giving);
            }
        }
        Ok(())
    }

    fn quote(&mut self, inner: &[Block]) -> Result<(), Broken> {
        let indent = 2.0 * self.house.grid.size;
        let mut compositor = Compositor::new(
            self.house,
            self.width - indent,
            Style { role: "kai", indent: 0, feature: false },
            self.key.deeper(self.galley.rows.len()),
        );
        compositor.after_subhead = self.after_subhead;
        compositor.blocks(inner, &mut |_, _, _| Ok(None))?;
        self.galley.append(compositor.finish().moved(indent, "quote"));
        Ok(())
    }

    /// A block that stays whole, with a blank line on either side.
    fn part(&mut self, part: Part, base: Spot) {
        if !self.galley.rows.is_empty() {
            self.blank(base);
        }
        let mut rows = part.slices(self.house.grid.leading, base);
        if let Some(first) = rows.first_mut() {
            first.row.stretch = true;
        }
        self.push_together(rows);
        // A table ends with white of its own, and a box has none to spare.
        if self.style != Style::BOX {
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
            frame: Frame::soft(Size::new(Abs::pt(self.width), Abs::pt(self.house.grid.leading))),
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
        &mut self,
        function: &str,
        it: Dict,
        base: Spot,
        role: &'static str,
    ) -> Result<(Vec<GalleyRow>, Option<Arc<Paragraph>>), Broken> {
        let key = self.key.deeper(self.galley.rows.len());
        let leading = self.house.grid.leading;
        match self.house.paragraph(function, it.clone(), self.width, &key)? {
            Some(paragraph) => {
                let rows = galley::lines(&paragraph, ParagraphLength::Best, leading, role, base);
                Ok((rows, Some(Arc::new(paragraph))))
            }
            None => {
                let frame = self.house.part(function, it, self.width, &key)?;
                Ok((cut(&frame, leading, role, base), None))
            }
        }
    }
}

/// Lines that stay with a subhead above: a column ends neither with a subhead nor with the first line of the
/// paragraph after it (DESIGN §6.6).
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
