//! Galleys 毛样: a story set once in one long column, as rows of exactly one grid line.

use typst_library::foundations::{Dict, IntoValue};
use typst_library::introspection::Tag;
use typst_library::layout::{Abs, Frame, FrameItem, Point, Size};

use super::house::{House, it};
use super::paragraph::Paragraph;
use super::part::{Key, Part};
use super::setter::Broken;
use super::words;
use crate::diagnostics::Spot;
use crate::issue::{Block, BlockKind, Line, Run};
use crate::makeup::{Row, Setting};

/// A story in one long column.
#[derive(Debug, Clone, Default)]
pub struct Galley {
    /// Its rows, from the top.
    pub rows: Vec<GalleyRow>,
}

/// One grid line of a galley.
#[derive(Debug, Clone)]
pub struct GalleyRow {
    /// What stands on it; `(0, 0)` is the row's top left corner.
    pub frame: Frame,
    /// What makeup must know of it.
    pub row: Row,
    /// What it is: `body`, `subhead`, `byline`, `picture` …, as in `layout.json`.
    pub role: &'static str,
    /// Where its block stands in the copy.
    pub base: Spot,
    /// Its words.
    pub text: String,
    /// Lines that its frame covers: more than one where it holds a whole part.
    pub lines: u32,
}

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
}

impl<'a> Compositor<'a> {
    /// A galley to be filled.
    pub fn new(house: &'a House<'a>, width: f64, style: Style, key: Key) -> Self {
        Self { house, width, style, key, galley: Galley::default() }
    }

    /// The finished galley.
    pub fn finish(self) -> Galley {
        self.galley
    }

    /// 署名, one row or two.
    pub fn byline(&mut self, line: &Line) -> Result<(), Broken> {
        let it = it! { "body" => words::byline(line) };
        let rows = self.text_rows("byline", it, line.spot, "byline")?;
        self.push_together(rows);
        Ok(())
    }

    /// Blocks of the body. Those that are parts of their own (boxes, tables, pictures) come from
    /// `part`; `None` leaves the block out.
    pub fn blocks(&mut self, blocks: &[Block], part: &mut PartOf) -> Result<(), Broken> {
        let mut after_subhead = false;
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
            if after_subhead {
                // A column ends neither with a subhead nor with the line after it.
                for row in self.galley.rows.iter_mut().skip(first).take(2) {
                    row.row.keep = true;
                }
            }
            after_subhead = matches!(block.kind, BlockKind::Subhead(_));
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
        let mut rows = self.text_rows("paragraph", it, spot, "body")?;
        // No column begins with a paragraph's last line (DESIGN §6.6).
        if rows.len() > 1
            && let Some(last) = rows.last_mut()
        {
            last.row.keep = true;
        }
        self.galley.rows.append(&mut rows);
        Ok(())
    }

    fn subhead(&mut self, runs: &[Run], spot: Spot) -> Result<(), Broken> {
        let at = self.house.at(self.width);
        let body = words::runs(runs, self.house, &at)?;
        let it = it! { "body" => body, "feature" => self.style.feature };
        let mut rows = self.text_rows("subhead", it, spot, "subhead")?;
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
            Some(start) => (format!("{}.", start as usize + number), 1.5),
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
        let mut rows = self.text_rows("list-item", it, spot, "list")?;
        if rows.len() > 1
            && let Some(last) = rows.last_mut()
        {
            last.row.keep = true;
        }
        self.galley.rows.append(&mut rows);
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
        compositor.blocks(inner, &mut |_, _, _| Ok(None))?;
        for mut row in compositor.finish().rows {
            row.frame.translate(Point::with_x(Abs::pt(indent)));
            row.role = "quote";
            self.galley.rows.push(row);
        }
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
        });
    }

    /// Sets a template's text and cuts it into its lines.
    fn text_rows(
        &mut self,
        function: &str,
        it: Dict,
        base: Spot,
        role: &'static str,
    ) -> Result<Vec<GalleyRow>, Broken> {
        let key = self.key.deeper(self.galley.rows.len());
        match self.house.paragraph(function, it.clone(), self.width, &key)? {
            Some(paragraph) => Ok(self.lines(&paragraph, Setting::Best, role, base)),
            None => {
                let frame = self.house.part(function, it, self.width, &key)?;
                Ok(cut(&frame, self.house.grid.leading, role, base))
            }
        }
    }

    /// The lines of a paragraph, each on a grid line of its own.
    fn lines(
        &self,
        paragraph: &Paragraph,
        setting: Setting,
        role: &'static str,
        base: Spot,
    ) -> Vec<GalleyRow> {
        let size = Size::new(Abs::pt(self.width), Abs::pt(self.house.grid.leading));
        let row = |line: Frame| {
            let mut text = String::new();
            line.items().for_each(|(_, item)| words_in(item, &mut text));
            let mut frame = Frame::soft(size);
            frame.push_frame(Point::zero(), line);
            GalleyRow { frame, row: Row::default(), role, base, text, lines: 1 }
        };
        paragraph.frames(setting).unwrap_or_default().into_iter().map(row).collect()
    }
}

/// Cuts a frame of text into its lines, each on a grid line of its own. Tags go with the line they
/// open or close.
fn cut(frame: &Frame, leading: f64, role: &'static str, base: Spot) -> Vec<GalleyRow> {
    let tops = tops(frame);
    let mut rows: Vec<GalleyRow> = tops
        .iter()
        .map(|_| GalleyRow {
            frame: Frame::soft(Size::new(frame.width(), Abs::pt(leading))),
            row: Row::default(),
            role,
            base,
            text: String::new(),
            lines: 1,
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    let mut waiting = Vec::new();
    let mut current = 0;
    for (point, item) in frame.items() {
        if let FrameItem::Tag(tag) = item {
            match tag {
                Tag::Start(..) => waiting.push(item.clone()),
                Tag::End(..) => rows[current].frame.push(Point::zero(), item.clone()),
            }
            continue;
        }
        if let Some(top) = top_of(item, point.y.to_pt()) {
            current = tops.partition_point(|line| line + SAME_LINE < top).min(tops.len() - 1);
        }
        let row = &mut rows[current];
        for tag in waiting.drain(..) {
            row.frame.push(Point::zero(), tag);
        }
        let top = Abs::pt(tops[current]);
        row.frame.push(Point::new(point.x, point.y - top), item.clone());
        words_in(item, &mut row.text);
    }
    for tag in waiting {
        rows[current].frame.push(Point::zero(), tag);
    }
    rows
}

/// Tops that differ by less, in points, are of one line: Latin from another face may be a hair off.
const SAME_LINE: f64 = 2.0;

/// Where each line's em box begins. A line that Typst leaves empty, before a word too long for the
/// rest of it, is none of ours.
fn tops(frame: &Frame) -> Vec<f64> {
    let mut tops: Vec<f64> =
        frame.items().filter_map(|(point, item)| top_of(item, point.y.to_pt())).collect();
    tops.sort_by(f64::total_cmp);
    tops.dedup_by(|next, line| *next - *line < SAME_LINE);
    tops
}

/// The top of an item's em box, if it has text: 0.88 of the size above the baseline (LOOK §1).
fn top_of(item: &FrameItem, y: f64) -> Option<f64> {
    match item {
        FrameItem::Text(text) => Some(y - 0.88 * text.size.to_pt()),
        FrameItem::Group(group) => {
            group.frame.items().find_map(|(point, item)| top_of(item, y + point.y.to_pt()))
        }
        _ => None,
    }
}

/// The words of a frame's item, in reading order.
pub fn words_in(item: &FrameItem, words: &mut String) {
    match item {
        FrameItem::Text(text) => words.push_str(&text.text),
        FrameItem::Group(group) => {
            for (_, item) in group.frame.items() {
                words_in(item, words);
            }
        }
        _ => {}
    }
}

/// Rows of content for a part that takes them as an array.
pub fn array(
    bodies: Vec<typst_library::foundations::Content>,
) -> typst_library::foundations::Array {
    bodies.into_iter().map(IntoValue::into_value).collect()
}
