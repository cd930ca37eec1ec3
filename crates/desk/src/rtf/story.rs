//! Text of its own in an RTF file: the file's, a footnote's, a box's. Its paragraphs and tables become blocks.

use std::rc::Rc;

use super::rows::{Edge, Row, table};
use super::state::State;
use crate::block::{Block, Content, Look};
use crate::word::inline::Run;
use crate::word::numbering::Mark;
use crate::word::paragraphs::{self, ParagraphItem, ParagraphShape};
use crate::word::styles::{Paragraph, Seen};
use crate::word::tables::flat;

/// Empty paragraphs in a row that say anything.
const EMPTY: usize = 4;

/// What a story is of.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum StoryKind {
    /// The file's own text.
    File,
    /// A text box.
    Box,
    /// A footnote or endnote.
    Note(u32),
    /// What stands at the head or foot of pages.
    Head,
    /// A comment.
    Comment,
}

/// A story.
#[derive(Debug)]
pub struct Story {
    /// What it is of.
    pub kind: StoryKind,
    /// How many groups are open where it begins.
    pub depth: usize,
    /// The paragraph at hand.
    items: Vec<ParagraphItem>,
    /// The mark before it.
    pub mark: String,
    blocks: Vec<Block>,
    empty: usize,
    cell: Vec<Block>,
    row: Vec<Vec<Block>>,
    rows: Vec<Row>,
    /// The right edges of the row's cells, and how they are merged.
    pub edges: Rc<Vec<Edge>>,
}

impl Story {
    /// Begins.
    pub fn new(kind: StoryKind, depth: usize) -> Self {
        Self {
            kind,
            depth,
            items: Vec::new(),
            mark: String::new(),
            blocks: Vec::new(),
            empty: 0,
            cell: Vec::new(),
            row: Vec::new(),
            rows: Vec::new(),
            edges: Rc::default(),
        }
    }

    /// Text goes on.
    pub fn text(&mut self, text: &str, seen: Seen, link: Option<Rc<str>>, note: Option<u32>) {
        if let Some(ParagraphItem::Text(last)) = self.items.last_mut()
            && (last.note.is_none() && note.is_none() && last.link == link && *last.seen == seen)
        {
            last.text.push_str(text);
        } else {
            self.items.push(ParagraphItem::Text(Run {
                text: text.into(),
                seen: Rc::new(seen),
                link,
                note,
            }));
        }
    }

    /// Something other stands in the paragraph.
    pub fn item(&mut self, item: ParagraphItem) {
        self.items.push(item);
    }

    /// The paragraph ends.
    pub fn ends(&mut self, state: &State, style: Option<String>, line: u32) {
        let paragraph = Paragraph { look: state.paragraph.clone(), style, ..Paragraph::default() };
        let mark = std::mem::take(&mut self.mark);
        let mark = mark.trim();
        let form = ParagraphShape {
            line,
            paragraph: &paragraph,
            mark: (!mark.is_empty()).then(|| Mark {
                level: 1,
                text: mark.to_string(),
                indent: None,
            }),
            is_boxed: self.kind == StoryKind::Box || state.is_framed,
        };
        let blocks = paragraphs::blocks(std::mem::take(&mut self.items), form);
        if state.is_in_table {
            self.cell.extend(blocks);
        } else {
            self.table_ends();
            self.push(blocks);
        }
    }

    /// Whether the paragraph at hand has anything.
    pub fn is_open(&self) -> bool {
        !self.items.is_empty() || !self.mark.is_empty()
    }

    /// The cell ends.
    pub fn cell_ends(&mut self) {
        self.row.push(std::mem::take(&mut self.cell));
    }

    /// The row ends.
    pub fn row_ends(&mut self) {
        if !self.cell.is_empty() {
            self.cell_ends();
        }
        let cells = std::mem::take(&mut self.row);
        if !cells.is_empty() {
            self.rows.push(Row { edges: Rc::clone(&self.edges), cells });
        }
    }

    fn table_ends(&mut self) {
        self.row_ends();
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        let line =
            rows.iter().flat_map(|row| &row.cells).flatten().next().map_or(1, |one| one.line);
        let is_one = rows.len() == 1 && rows.iter().all(|row| row.cells.len() == 1);
        if is_one {
            // A table of one cell only frames what is in it.
            let cells = rows.into_iter().flat_map(|row| row.cells).flatten();
            let blocks: Vec<Block> = cells
                .map(|block| Block { look: Look { is_boxed: true, ..block.look }, ..block })
                .collect();
            self.push(blocks);
            return;
        }
        let mut pictures = Vec::new();
        let table = table(rows, |blocks| {
            let (spans, found) = flat(blocks);
            pictures.extend(found);
            spans
        });
        let look = Look { is_boxed: self.kind == StoryKind::Box, ..Look::default() };
        self.push(vec![Block { line, content: Content::Table(table), look }]);
        self.push(pictures);
    }

    fn push(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            self.empty = if block.content == Content::Empty { self.empty + 1 } else { 0 };
            if self.empty <= EMPTY {
                self.blocks.push(block);
            }
        }
    }

    /// All that was found.
    pub fn end(mut self) -> Vec<Block> {
        if !self.cell.is_empty() || !self.row.is_empty() {
            self.row_ends();
        }
        self.table_ends();
        self.blocks
    }
}

/// The text of blocks, without looks.
pub fn words(blocks: Vec<Block>) -> String {
    flat(blocks).0.into_iter().map(|span| span.text).collect()
}
