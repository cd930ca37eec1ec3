//! Blocks in reading order: paragraphs, tables, and what drawings hold, which are blocks again.

use kanyin_diagnostics::told;

use super::drawings::{Drawing, Drawn, lines};
use super::inline::{self, Piece};
use super::paragraphs::{self, ParagraphItem, ParagraphShape};
use super::properties::ParagraphLook;
use super::reading::Reading;
use super::styles::Paragraph;
use super::tables::{Grid, flat};
use super::tree::{Elements, Ns, Stop, XmlElement};
use super::{frames, said};
use crate::block::{AsideKind, Block, Content, Look};

/// Most blocks of a file. A book of a million characters has 30 000.
const MOST_BLOCKS: usize = 100_000;
/// Empty paragraphs in a row that say anything.
const EMPTY: usize = 4;

/// Text of its own: the file's, a box's, a cell's, a note's.
pub struct Body<'r, 'p, 'b> {
    reading: &'r mut Reading<'p, 'b>,
    is_boxed: bool,
    /// What the next paragraph begins with: one whose end was taken out, a large first letter.
    carried: Vec<ParagraphItem>,
    found: Vec<Block>,
    empty: usize,
}

/// The blocks of an element that holds blocks.
pub fn blocks(element: &XmlElement, is_boxed: bool, reading: &mut Reading) -> Vec<Block> {
    let mut body = Body::new(is_boxed, reading);
    body.all(element);
    body.end()
}

impl<'r, 'p, 'b> Body<'r, 'p, 'b> {
    /// Begins.
    pub fn new(is_boxed: bool, reading: &'r mut Reading<'p, 'b>) -> Self {
        Self { reading, is_boxed, carried: Vec::new(), found: Vec::new(), empty: 0 }
    }

    /// Reads a part that is too long to be held as a tree.
    pub fn stream(mut self, elements: &mut Elements) -> (Vec<Block>, Option<Stop>) {
        for element in elements.by_ref() {
            self.block(&element);
            if self.found.len() > MOST_BLOCKS {
                return (self.end(), Some(Stop::Large));
            }
        }
        (self.end(), elements.stop)
    }

    fn all(&mut self, element: &XmlElement) {
        for inner in element.unwrapped() {
            self.block(inner);
        }
    }

    /// All that was found.
    fn end(mut self) -> Vec<Block> {
        let carried = std::mem::take(&mut self.carried);
        if !carried.is_empty() {
            let paragraph = Paragraph::default();
            self.paragraph_of(carried, &paragraph);
        }
        frames::with_captions(self.found)
    }

    fn push(&mut self, blocks: impl IntoIterator<Item = Block>) {
        for block in blocks {
            self.empty = if block.content == Content::Empty { self.empty + 1 } else { 0 };
            if self.empty <= EMPTY {
                self.found.push(block);
            }
        }
    }

    fn block(&mut self, element: &XmlElement) {
        match element.kind() {
            (Ns::Word, "p") => self.paragraph(element),
            (Ns::Word, "tbl") => self.table(element),
            (Ns::Word, "sectPr") => self.section(element),
            (Ns::Word, "altChunk") => {
                let name = self.reading.name;
                self.reading.tell(said::left_out(told!(
                    "“{name}”里嵌着另一份文件的正文，没有拿进来；用 Word 打开后另存为 .docx 再来",
                    "`{name}` holds the text of another file, which was not taken in; open it in Word and save it anew as .docx"
                )));
            }
            (Ns::Word, "moveFromRangeStart") => {
                self.reading.move_begins(element.get("name").unwrap_or_default());
            }
            (Ns::Word, "moveToRangeStart") => {
                self.reading.move_arrives(element.get("name").unwrap_or_default());
            }
            // What stands between paragraphs and should stand in one.
            (Ns::Word, "r" | "hyperlink" | "fldSimple" | "del" | "moveFrom")
            | (Ns::Math, "oMath" | "oMathPara") => self.loose(element),
            (Ns::Compat, "AlternateContent") => {
                let before = self.found.len();
                for one in element.ways() {
                    if self.found.len() == before {
                        self.all(one);
                    }
                }
            }
            (Ns::Word, "sdtPr" | "sdtEndPr" | "tcPr" | "background") => {}
            _ => self.all(element),
        }
    }

    fn section(&mut self, section: &XmlElement) {
        for one in section.elements() {
            if matches!(one.kind(), (Ns::Word, "headerReference" | "footerReference"))
                && let Some(id) = one.relation("id")
                && !self.reading.heads.iter().any(|known| known == id)
            {
                self.reading.heads.push(id.to_string());
            }
        }
    }

    fn paragraph(&mut self, element: &XmlElement) {
        self.reading.line = self.reading.line.saturating_add(1);
        if element.nodes.is_empty() && self.carried.is_empty() {
            let look = Look { is_boxed: self.is_boxed, ..Look::default() };
            self.push([Block { line: self.reading.line, content: Content::Empty, look }]);
            return;
        }
        let properties = element.word("pPr");
        let direct = properties.map(ParagraphLook::of).unwrap_or_default();
        let paragraph = self.reading.styles.paragraph(direct);
        if paragraph.look.begins_page == Some(true) && !self.found.is_empty() {
            self.push([bare(self.reading.line, Content::Break)]);
        }
        let pieces = inline::pieces(element, &paragraph, self.reading);
        let items = self.items(pieces);
        if paragraph.look.end_is_deleted || paragraph.look.is_drop_cap {
            self.carried.extend(items);
        } else {
            let mut all = std::mem::take(&mut self.carried);
            all.extend(items);
            self.paragraph_of(all, &paragraph);
        }
        if let Some(section) = properties.and_then(|of| of.word("sectPr")) {
            self.section(section);
            self.push([bare(self.reading.line, Content::Break)]);
        }
    }

    fn paragraph_of(&mut self, items: Vec<ParagraphItem>, paragraph: &Paragraph) {
        let form = ParagraphShape {
            line: self.reading.line,
            paragraph,
            mark: self.reading.numbering.count(&paragraph.look),
            is_boxed: self.is_boxed || paragraph.look.is_framed == Some(true),
        };
        let blocks = paragraphs::blocks(items, form);
        self.push(blocks);
    }

    fn loose(&mut self, element: &XmlElement) {
        let paragraph = self.reading.styles.paragraph(ParagraphLook::default());
        let pieces = inline::piece(element, &paragraph, self.reading);
        let items = self.items(pieces);
        if !items.is_empty() {
            self.paragraph_of(items, &paragraph);
        }
    }

    fn items(&mut self, pieces: Vec<Piece>) -> Vec<ParagraphItem> {
        pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(run) => ParagraphItem::Text(run),
                Piece::SoftEnd => ParagraphItem::SoftEnd,
                Piece::Break => ParagraphItem::Break,
                Piece::Drawing(drawing) => ParagraphItem::Blocks(self.drawing(drawing)),
            })
            .collect()
    }

    fn drawing(&mut self, drawing: Drawing) -> Vec<Block> {
        let is_group = drawing.things.len() > 1;
        let mut found = Vec::new();
        for thing in drawing.things {
            match thing {
                Drawn::Box(element) => {
                    // Fields do not reach into a box.
                    let outer = std::mem::take(&mut self.reading.fields);
                    found.extend(frames::framed(blocks(element, true, self.reading)));
                    for code in self.reading.fields.left() {
                        self.reading.apart(AsideKind::Other, &code);
                    }
                    self.reading.fields = outer;
                }
                Drawn::Picture(shown) => {
                    let reading = &mut *self.reading;
                    let (picture, faults) = reading.pictures.picture(
                        &shown,
                        &reading.relations,
                        reading.package,
                        reading.name,
                        reading.line,
                    );
                    faults.into_iter().for_each(|fault| reading.tell(fault));
                    found.push(bare(reading.line, Content::Picture(picture)));
                }
                Drawn::Words(words) => found.extend(self.words(&words)),
                Drawn::Diagram(id) => {
                    let words =
                        self.reading.root_of(&id).map(|root| lines(&root)).unwrap_or_default();
                    found.extend(self.words(&words));
                    let (name, line) = (self.reading.name, self.reading.line);
                    self.reading.tell(said::left_out(told!(
                        "“{name}”第 {line} 段有一幅 SmartArt 图示，只拿进了里面的字；要图就在 Word 里另存为图片",
                        "`{name}`, paragraph {line}: of a SmartArt diagram only the words were taken in; for the drawing, save it as a picture in Word"
                    )));
                }
                Drawn::Chart(id) => {
                    let words =
                        self.reading.root_of(&id).map(|root| values(&root)).unwrap_or_default();
                    self.reading.apart(AsideKind::Other, words.trim());
                    let (name, line) = (self.reading.name, self.reading.line);
                    self.reading.tell(said::left_out(told!(
                        "“{name}”第 {line} 段有一幅图表，没有拿进来，里面的字和数附在后面；要图就在 Word 里另存为图片",
                        "`{name}`, paragraph {line}: a chart was left out, its words and figures are with what is left over; for the drawing, save it as a picture in Word"
                    )));
                }
                Drawn::Rule => found.push(bare(self.reading.line, Content::Rule)),
            }
        }
        if is_group { frames::framed(found) } else { found }
    }

    fn words(&self, words: &str) -> Vec<Block> {
        let line = self.reading.line;
        let look = Look { is_boxed: true, ..Look::default() };
        let block = |words| Block { look: look.clone(), ..Block::paragraph(line, words) };
        words.lines().filter(|line| !line.trim().is_empty()).map(block).collect()
    }

    fn table(&mut self, element: &XmlElement) {
        let (grid, taken_out) = Grid::of(element);
        let first = self.reading.line.saturating_add(1);
        let mut held = Vec::new();
        for cell in grid.rows.iter().flatten().filter_map(|slot| slot.cell) {
            held.push(blocks(cell, self.is_boxed, self.reading));
        }
        for one in taken_out {
            let (spans, _) = flat(blocks(one, false, self.reading));
            let text: String = spans.into_iter().map(|span| span.text).collect();
            self.reading.aside(AsideKind::Deleted, &text);
        }
        if frames::is_frame(&held) {
            let blocks = frames::laid_out(&grid, held);
            self.push(blocks);
            return;
        }
        // What a cell holds beside text has no place in it and stands behind the table.
        let mut behind = Vec::new();
        let texts = held.into_iter().map(|blocks| {
            let (spans, pictures) = flat(blocks);
            behind.extend(pictures);
            spans
        });
        let table = grid.table(texts);
        if !table.rows.is_empty() {
            let look = Look { is_boxed: self.is_boxed, ..Look::default() };
            self.push([Block { line: first, content: Content::Table(table), look }]);
        }
        self.push(behind);
    }
}

fn bare(line: u32, content: Content) -> Block {
    Block { line, content, look: Look::default() }
}

/// Words and figures of a chart, each on a line.
fn values(element: &XmlElement) -> String {
    let mut found = String::new();
    for inner in element.elements() {
        match inner.kind().1 {
            "v" | "t" => {
                found.push_str(&inner.text());
                found.push('\n');
            }
            _ => found.push_str(&values(inner)),
        }
    }
    found
}
