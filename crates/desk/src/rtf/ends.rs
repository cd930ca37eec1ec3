//! What ends in an RTF file is put where it belongs: paragraphs, cells, pictures, fields, texts of their own.

use std::rc::Rc;

use super::reader::Reader;
use super::rows::Edge;
use super::state::{Destination, State};
use super::story::{Story, StoryKind, words};
use crate::block::{Aside, AsideKind, Block, Content, Look, Picture};
use crate::word::paragraphs::ParagraphItem;
use crate::word::tables::flat;
use crate::word::{equations, said};

/// Most cells of a row.
const MOST_EDGES: usize = 256;

impl Reader<'_> {
    pub(super) fn item(&mut self, item: ParagraphItem) {
        if self.state.destination == Destination::Text && !self.state.is_deleted {
            self.story().item(item);
        }
    }

    /// The cell that is being said, until its edge is.
    pub(super) fn edge(&mut self) -> &mut Edge {
        const OPEN: i32 = -1;
        let edges = Rc::make_mut(&mut self.story().edges);
        let is_done = edges.last().is_none_or(|last| last.at != OPEN);
        if edges.is_empty() || (is_done && edges.len() < MOST_EDGES) {
            edges.push(Edge { at: OPEN, ..Edge::default() });
        }
        let last = edges.len() - 1;
        &mut edges[last]
    }

    pub(super) fn cell(&mut self) {
        if self.story().is_open() {
            self.state.is_in_table = true;
            self.paragraph();
        }
        self.ended += 1;
        self.story().cell_ends();
    }

    pub(super) fn paragraph(&mut self) {
        if self.state.destination != Destination::Text || self.state.is_deleted {
            return;
        }
        self.ended += 1;
        let style = self.state.style.and_then(|number| self.styles.get(&number)).cloned();
        let mut state = self.state.clone();
        if state.paragraph.heading.is_none() {
            state.paragraph.heading = style.as_deref().and_then(crate::word::styles::heading);
        }
        let line = self.line;
        self.story().ends(&state, style, line);
        if self.stories.len() == 1 {
            self.line = self.line.saturating_add(1);
        }
    }

    pub(super) fn begin(&mut self, kind: StoryKind) {
        self.stories.push(Story::new(kind, self.groups.len()));
        let State { fallback, .. } = self.state;
        self.state = State { fallback, font: self.default_font, ..State::new() };
    }

    pub(super) fn story_ends(&mut self) {
        if self.story().is_open() {
            self.paragraph();
        }
        let Some(story) = self.stories.pop() else { return };
        let (kind, blocks) = (story.kind, story.end());
        match kind {
            StoryKind::File => {}
            StoryKind::Box => {
                self.story().item(ParagraphItem::Blocks(crate::word::frames::framed(blocks)));
            }
            StoryKind::Note(number) => {
                let (mut spans, pictures) = flat(blocks);
                if let Some(first) = spans.first_mut() {
                    first.text = first.text.trim_start().to_string();
                }
                let content = Content::Note { number, spans };
                self.notes.push(Block { line: self.line, content, look: Look::default() });
                self.notes.extend(pictures);
            }
            StoryKind::Head => {
                let text = words(blocks);
                let is_known = self.asides.iter().any(|aside| aside.text == text);
                if !is_known && !text.trim().is_empty() {
                    self.asides.push(Aside { line: 1, kind: AsideKind::RunningHead, text });
                }
            }
            StoryKind::Comment => {
                let text = words(blocks);
                let author = std::mem::take(&mut self.author);
                let author = author.trim();
                let text =
                    if author.is_empty() { text } else { format!("{author}：{}", text.trim()) };
                self.asides.push(Aside { line: self.line, kind: AsideKind::Comment, text });
            }
        }
    }

    pub(super) fn field_ends(&mut self) {
        let Some((_, code)) = self.codes.pop() else { return };
        let Some(equation) = equations::shown(&code) else { return };
        if let Some(ruby) = equation.ruby() {
            self.aside(AsideKind::Other, &ruby);
        }
        self.state.destination = Destination::Text;
        self.printed(&equation.text, None);
    }

    pub(super) fn picture_ends(&mut self) {
        let Some((ending, bytes)) = std::mem::take(&mut self.picture).end() else { return };
        self.pictures += 1;
        let (file, line, number) = (self.name, self.line, self.pictures);
        let name = format!("image{number}.{ending}");
        if matches!(ending, "emf" | "wmf") {
            self.faults.push(said::metafile(file, line, &name));
        }
        let picture = Picture { name, bytes: Some(bytes), ..Picture::default() };
        let block = Block { line, content: Content::Picture(picture), look: Look::default() };
        self.story().item(ParagraphItem::Blocks(vec![block]));
    }
}
