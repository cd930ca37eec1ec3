//! Blocks of a story become rows of a galley.

use std::sync::Arc;

use typst_library::foundations::Dict;
use typst_library::layout::{Abs, Frame, Size};

use kanyin_diagnostics::Spot;
use kanyin_issue::names::{self as issue_names, NameList, NamesBy};
use kanyin_issue::story::{FootNote, Side};
use kanyin_issue::{Among, Block, BlockKind, Line, Run, RunIn, words_of_runs};
use kanyin_makeup::{ParagraphLength, Row};

use super::giving::{below_subhead, flags};
use super::row::{GalleyRow, lines};
use super::typst_lines::cut;
use super::{Galley, GivingParagraph, latin};
use crate::composing::Paragraph;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::names::{self, LabelPlace, NameMeasure};
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
    /// What makes a list of names one.
    pub names: NamesBy,
}

impl BodyStyle {
    /// Body type.
    pub const BODY: Self =
        Self { role: "song", indent: 2, verse: false, feature: false, names: NamesBy::Look };
    /// Body type of long pieces.
    pub const FEATURE: Self = Self { feature: true, ..Self::BODY };
    /// Briefs: no indent.
    pub const BRIEF: Self = Self { indent: 0, ..Self::BODY };
    /// Verse among briefs.
    pub const VERSE: Self = Self { verse: true, ..Self::BRIEF };
    /// Text in boxes.
    pub const BOX: Self = Self { role: "kai", indent: 0, ..Self::BODY };

    /// The same for a story in which names are names by this.
    pub fn with_names(self, names: NamesBy) -> Self {
        Self { names, ..self }
    }

    /// Whether it is that of a box.
    fn is_box(self) -> bool {
        self.with_names(NamesBy::Look) == Self::BOX
    }
}

/// Sets a block that is a part of its own: its index, the block. Several parts follow each other without white between,
/// and columns may part them; none leaves the block out.
pub type SetBlock<'a> = dyn FnMut(usize, &Block) -> Result<Vec<Part>, TemplateErrors> + 'a;

/// Sets blocks into a galley of a width.
pub struct GalleyBuilder<'a> {
    stick: Stick<'a>,
    style: BodyStyle,
    galley: Galley,
    /// Whether a subhead stands right above.
    after_subhead: bool,
    /// What a paragraph that is set stands among.
    among: Among,
    /// The first label of a paragraph: in an interview that of its questions.
    question: Option<String>,
}

impl<'a> GalleyBuilder<'a> {
    /// A galley to be filled.
    pub fn new(stick: Stick<'a>, style: BodyStyle) -> Self {
        let galley = Galley::default();
        Self { stick, style, galley, after_subhead: false, among: Among::Text, question: None }
    }

    /// The finished galley.
    pub fn finish(self) -> Galley {
        self.galley
    }

    /// 署名, one row or two.
    pub fn byline(&mut self, line: &Line) -> Result<(), TemplateErrors> {
        let it = it! { "body" => words::names(line) };
        let (rows, _) = self.set("byline", it, line.spot, "byline")?;
        self.push_together(rows);
        Ok(())
    }

    /// Blocks of the body. Those that are parts of their own (boxes, tables, pictures) come from
    /// `part`.
    pub fn blocks(&mut self, blocks: &[Block], part: &mut SetBlock) -> Result<(), TemplateErrors> {
        // A list's item stands among those of the list, and what stands around it.
        self.among = self.among.max(Among::of(blocks));
        let found = issue_names::among_blocks(blocks, self.style.names);
        if let Some(doubtful) = found.doubtful.and_then(|index| blocks.get(index)) {
            self.stick.house.told.push_once(names::doubtful(doubtful.spot));
        }
        let mut labels = None;
        for (index, block) in blocks.iter().enumerate() {
            let first = self.galley.rows.len();
            let lists = found.lists.get(index).and_then(Option::as_deref);
            match (lists, &block.kind) {
                (Some(lists), _) => {
                    // Lists that follow on one another are set alike.
                    let together = found.lists[index..].iter().map_while(Option::as_deref);
                    let place = *labels.get_or_insert_with(|| self.labels(together.flatten()));
                    self.names(lists, place, block.spot)?;
                }
                (None, BlockKind::Paragraph(runs)) => self.paragraph(runs, block.spot)?,
                (None, BlockKind::Subhead(runs)) => self.subhead(runs, block.spot)?,
                (None, BlockKind::List { start, items }) => self.list(*start, items)?,
                (None, BlockKind::Quote(inner)) => self.quote(inner)?,
                (None, BlockKind::Pause) => self.pause(block.spot)?,
                (None, BlockKind::Aligned { side, runs }) => {
                    self.aligned(*side, runs, block.spot)?;
                }
                (None, BlockKind::FootNotes(notes)) => self.foot_notes(notes, block.spot)?,
                (None, BlockKind::Table { .. } | BlockKind::Box(_) | BlockKind::Picture(_)) => {
                    // Above a picture a line is white as it is, and one more shows: what is to be added stands below it.
                    let may_widen = !matches!(block.kind, BlockKind::Picture(_));
                    self.parts(part(index, block)?, may_widen, block.spot);
                }
            }
            labels = labels.filter(|_| lists.is_some());
            if self.after_subhead {
                below_subhead(self.galley.rows.iter_mut().skip(first).map(|row| &mut row.row));
            }
            // A picture that floats stands elsewhere: what follows it follows the subhead.
            if self.galley.rows.len() > first {
                self.after_subhead = matches!(block.kind, BlockKind::Subhead(_));
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, runs: &[Run], spot: Spot) -> Result<(), TemplateErrors> {
        if self.style.verse {
            return runs
                .split(|run| *run == Run::Break)
                .try_for_each(|line| self.line_of_verse(line, spot));
        }
        let ragged = self.is_ragged(runs);
        let it = it! {
            "body" => self.stick.paragraph_runs(runs, self.among)?,
            "indent" => i64::from(self.style.indent),
            "role" => self.style.role,
            "ragged" => ragged,
        };
        let first = self.galley.rows.len();
        self.running("paragraph", it, spot, "body")?;
        if self.asks_again(runs)
            && let Some(row) = self.galley.rows.get_mut(first)
        {
            row.row.stretch = true;
        }
        if ragged && self.galley.rows.len() > first + 1 {
            self.stick.house.told.push_once(latin::ragged(spot));
        }
        Ok(())
    }

    /// Whether a paragraph is the next question of an interview: it begins with the label of the first. White may be added
    /// above it; in a box that is shared out otherwise.
    fn asks_again(&mut self, runs: &[Run]) -> bool {
        let Some(run_in) = RunIn::of(runs, self.among).filter(|_| !self.style.is_box()) else {
            return false;
        };
        let label = words_of_runs(&run_in.label);
        match &self.question {
            Some(question) => *question == label,
            None => {
                self.question = Some(label);
                false
            }
        }
    }

    /// Latin in a narrow column: filled, its lines would gape between the words.
    fn is_ragged(&self, runs: &[Run]) -> bool {
        self.stick.width < latin::NARROW * self.stick.house.grid.size
            && latin::is_latin(&words_of_runs(runs))
    }

    /// Where the labels of lists of names are that stand together.
    fn labels<'b>(&self, lists: impl Iterator<Item = &'b NameList>) -> LabelPlace {
        let advances = self.stick.advances(self.style.role);
        NameMeasure::new(self.characters(), advances.as_ref()).labels(lists)
    }

    /// Characters of a line.
    fn characters(&self) -> f64 {
        (self.stick.width / self.stick.house.grid.size + 0.001).floor()
    }

    /// 名单: rows of names, and labels over them. No column begins with a list's last row, or ends with a label.
    fn names(
        &mut self,
        lists: &[NameList],
        labels: LabelPlace,
        spot: Spot,
    ) -> Result<(), TemplateErrors> {
        let advances = self.stick.advances(self.style.role);
        let over = NameMeasure::new(self.characters(), advances.as_ref());
        let rows = over.rows(lists, labels);
        let mut set = Vec::with_capacity(rows.len());
        for (n, some) in rows.chunks(SET_AT_ONCE).enumerate() {
            let stick = self.stick.deeper(("names", n));
            let it = it! { "body" => stick.names(some)?, "role" => self.style.role };
            let (mut lines, _) = self.set("name-list", it, spot, "list")?;
            for (line, row) in lines.iter_mut().skip(1).zip(some) {
                line.row.keep = row.is_label;
            }
            set.append(&mut lines);
        }
        let flags = flags(set.len(), self.after_subhead);
        for (row, flags) in set.iter_mut().zip(flags) {
            row.row.keep |= flags.keep;
        }
        self.galley.rows.append(&mut set);
        Ok(())
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
        let first = self.galley.rows.len();
        if self.style.feature {
            self.blank(spot);
        } else if let Some(first) = rows.first_mut() {
            first.row.stretch = true;
        }
        self.push_together(rows);
        // Not first in a column, unless the text begins with it (docs/look.md §3).
        if first > 0 {
            self.galley.rows.iter_mut().skip(first).for_each(|row| row.row.shy = true);
        }
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
        // Where every item of a box begins with a word of its own weight, a marker would be one too many.
        let unmarked =
            self.style.is_box() && start.is_none() && items.iter().all(|item| begins_strong(item));
        for (number, item) in items.iter().enumerate() {
            let marker = if unmarked { Marker::none() } else { Marker::of(start, number) };
            for (index, block) in item.iter().enumerate() {
                match &block.kind {
                    BlockKind::Paragraph(runs) if index == 0 => {
                        self.list_item(&marker, runs, block.spot)?;
                    }
                    _ => self.blocks(std::slice::from_ref(block), &mut |_, _| Ok(Vec::new()))?,
                }
            }
        }
        Ok(())
    }

    fn list_item(
        &mut self,
        marker: &Marker,
        runs: &[Run],
        spot: Spot,
    ) -> Result<(), TemplateErrors> {
        let it = it! {
            "marker" => words::plain(&marker.text),
            "hang" => marker.hang,
            "body" => self.stick.paragraph_runs(runs, self.among)?,
            "role" => self.style.role,
            "ragged" => self.is_ragged(runs),
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
            let giving =
                GivingParagraph::of(paragraph, rows_here, (role, spot), self.after_subhead);
            self.galley.giving.push(giving);
        }
        Ok(())
    }

    fn quote(&mut self, inner: &[Block]) -> Result<(), TemplateErrors> {
        let indent = 2.0 * self.stick.house.grid.size;
        let stick = self.stick.over(self.stick.width - indent).deeper(self.galley.rows.len());
        let style = BodyStyle { role: "kai", indent: 0, feature: false, ..self.style };
        let mut quoted = GalleyBuilder::new(stick, style);
        quoted.after_subhead = self.after_subhead;
        quoted.blocks(inner, &mut |_, _| Ok(Vec::new()))?;
        self.galley.append(quoted.finish().moved(indent, "quote"));
        Ok(())
    }

    /// Parts each of which stays whole, with a blank line on either side of all, to which above them another may be added.
    fn parts(&mut self, parts: Vec<Part>, may_widen: bool, base: Spot) {
        if parts.is_empty() {
            return;
        }
        if !self.galley.rows.is_empty() {
            self.blank(base);
            if let Some(blank) = self.galley.rows.last_mut() {
                blank.row.stretch = may_widen;
            }
        }
        for (n, part) in parts.into_iter().enumerate() {
            let mut rows = slices(part, self.stick.house.grid.leading, base);
            if let Some(first) = rows.first_mut().filter(|_| n == 0) {
                first.row.stretch = may_widen;
            }
            self.push_together(rows);
        }
        // A table ends with white of its own, and a box has none to spare.
        if !self.style.is_box() {
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
        self.galley.rows.push(blank(self.stick.width, self.stick.house.grid.leading, base));
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

/// Rows of names that are set at once: what the composer looks up among them grows with their square.
const SET_AT_ONCE: usize = 40;

/// A white row, which vanishes at a column's ends and may be widened.
pub fn blank(width: f64, leading: f64, base: Spot) -> GalleyRow {
    GalleyRow {
        frame: Frame::soft(Size::new(Abs::pt(width), Abs::pt(leading))),
        row: Row { blank: true, stretch: true, ..Row::default() },
        role: "white",
        base,
        text: String::new(),
        lines: 1,
        figure: None,
    }
}

/// A part as rows: all of it hangs on the first, the others only hold its place.
pub fn slices(part: Part, leading: f64, base: Spot) -> Vec<GalleyRow> {
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

/// What stands before an item of a list.
struct Marker {
    text: String,
    /// How far the text hangs beside it, in whole characters, so that it is set solid.
    hang: f64,
}

impl Marker {
    fn of(start: Option<u32>, number: usize) -> Self {
        let Some(start) = start else { return Self { text: "■".into(), hang: 1.0 } };
        let text = format!("{}.", start as usize + number);
        Self { hang: if text.len() > 2 { 2.0 } else { 1.0 }, text }
    }

    fn none() -> Self {
        Self { text: String::new(), hang: 0.0 }
    }
}

/// Whether an item begins with a word of its own weight.
fn begins_strong(item: &[Block]) -> bool {
    let first = match item.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(runs)) => runs.first(),
        _ => None,
    };
    matches!(first, Some(Run::Text { style, .. }) if style.strong)
}
