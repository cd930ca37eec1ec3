//! The body of a Markdown file: its tree becomes blocks.

use std::collections::BTreeMap;

use comrak::nodes::{AstNode, ListDelimType, ListType, NodeList, NodeValue};

use kanyin_diagnostics::Fault;

use super::inlines::{GrowingLine, WordLook};
use crate::beside::{Beside, PictureFinder};
use crate::block::{
    Aside, AsideKind, Block, Cell, Content, End, Look, Raised, Span, StoryPart, Table,
};
use crate::web;

/// How deep lists and quotations are followed; below, their words are one text.
const DEEPEST: u32 = 40;

/// A body on its way.
pub struct MarkdownBody<'p> {
    /// What was found.
    pub blocks: Vec<Block>,
    /// What was found beside it.
    pub asides: Vec<Aside>,
    /// What is to be told.
    pub faults: Vec<Fault>,
    /// Where the pictures are.
    pub pictures: PictureFinder<'p>,
    pub(super) name: &'p str,
    pub(super) beside: Beside<'p>,
    /// Lines of the file above the body.
    above: u32,
    depth: u32,
    line: GrowingLine,
    /// Where the words are that are being read, and where the line that grows began.
    here: u32,
    began: u32,
    /// How the block looks that the reader is in.
    look: Look,
    /// A tag whose words stand beside the text, as they come.
    pub(super) apart: Option<(String, String)>,
    /// The notes by name, numbered as they come.
    notes: BTreeMap<String, u32>,
}

impl<'p> MarkdownBody<'p> {
    /// Of a file, whose front matter takes some lines.
    pub fn new(name: &'p str, above: u32, beside: Beside<'p>, pictures: PictureFinder<'p>) -> Self {
        Self {
            blocks: Vec::new(),
            asides: Vec::new(),
            faults: Vec::new(),
            pictures,
            name,
            beside,
            above,
            depth: 0,
            line: GrowingLine::default(),
            here: 1,
            began: 1,
            look: Look::default(),
            apart: None,
            notes: BTreeMap::new(),
        }
    }

    /// Reads all of it.
    pub fn read<'a>(&mut self, document: &'a AstNode<'a>) {
        self.children(document);
    }

    fn children<'a>(&mut self, node: &'a AstNode<'a>) {
        for child in node.children() {
            self.block(child);
        }
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>) {
        if self.depth >= DEEPEST {
            return self.as_one(node);
        }
        self.depth += 1;
        let line = self.at(node);
        let data = node.data();
        match &data.value {
            NodeValue::Paragraph | NodeValue::DescriptionTerm | NodeValue::Subtext => {
                self.paragraph(node)
            }
            NodeValue::Heading(heading) => {
                let style = Some(format!("h{}", heading.level));
                let look = Look {
                    heading: Some(heading.level),
                    style,
                    is_bold: true,
                    ..self.look.clone()
                };
                self.within(look, |body| body.paragraph(node));
            }
            NodeValue::BlockQuote | NodeValue::MultilineBlockQuote(_) => self.quotation(node),
            NodeValue::List(list) => self.list(node, list),
            NodeValue::CodeBlock(code) => {
                self.lines(line + u32::from(code.fenced), &code.literal, "pre")
            }
            NodeValue::HtmlBlock(html) => self.html(line, &html.literal),
            NodeValue::ThematicBreak => self.push(line, Content::Rule),
            NodeValue::Table(_) => self.table(node),
            NodeValue::FootnoteDefinition(note) => {
                let number = self.number(&note.name);
                self.foot_note(node, line, number);
            }
            _ => self.children(node),
        }
        self.depth -= 1;
    }

    fn paragraph<'a>(&mut self, node: &'a AstNode<'a>) {
        let line = self.at(node);
        self.here = line;
        self.inlines(node, &mut WordLook::default());
        // A tag that was never closed: what follows it stands beside the text all the same.
        if let Some((_, text)) = self.apart.take() {
            self.aside(line, &text);
        }
        self.end(End::Paragraph);
    }

    fn inlines<'a>(&mut self, node: &'a AstNode<'a>, words: &mut WordLook) {
        self.depth += 1;
        for child in node.children() {
            self.here = self.at(child);
            if self.depth >= DEEPEST * 2 {
                let text = all_words(child);
                self.text(&text, words);
                continue;
            }
            let data = child.data();
            let outer = words.clone();
            match &data.value {
                NodeValue::Text(text) => self.text(text, words),
                NodeValue::Code(code) => self.text(&code.literal, words),
                NodeValue::Math(math) => self.text(&math.literal, words),
                NodeValue::SoftBreak => self.line.line_end(),
                NodeValue::LineBreak => self.end(End::Soft),
                NodeValue::HtmlInline(tag) => {
                    self.tag(tag, words, self.at(child));
                    continue;
                }
                NodeValue::Image(link) => {
                    let alt = all_words(child);
                    self.picture(self.at(child), &link.url, &alt, &link.title);
                }
                NodeValue::FootnoteReference(note) => {
                    let number = self.number(&note.name);
                    self.line.note(number);
                }
                value => {
                    match value {
                        NodeValue::Strong => words.bold += 1,
                        NodeValue::Emph => words.italic += 1,
                        NodeValue::Superscript => words.raised = Raised::Up,
                        NodeValue::Subscript => words.raised = Raised::Down,
                        NodeValue::Link(link) => {
                            words.link = web::leads_to(&link.url).map(|to| to.to_string())
                        }
                        _ => {}
                    }
                    self.inlines(child, words);
                }
            }
            *words = outer;
        }
        self.depth -= 1;
    }

    fn text(&mut self, text: &str, words: &WordLook) {
        match &mut self.apart {
            Some((_, apart)) => apart.push_str(text),
            None => {
                if self.line.spans.is_empty() {
                    self.began = self.here;
                }
                self.line.push(text, words);
            }
        }
    }

    /// Ends the line that grows.
    pub(super) fn end(&mut self, end: End) {
        if self.line.is_blank() {
            self.line.take();
            if end == End::Paragraph
                && let Some(Block { content: Content::Text { end, .. }, .. }) =
                    self.blocks.last_mut()
            {
                *end = End::Paragraph;
            }
            return;
        }
        let spans = self.line.take();
        self.push(self.began, Content::Text { spans, end });
    }

    fn push(&mut self, line: u32, content: Content) {
        let look = self.look.clone();
        if let Some((_, mark)) = &mut self.look.list {
            mark.clear();
        }
        self.blocks.push(Block { line, content, look });
    }

    fn picture(&mut self, line: u32, url: &str, alt: &str, title: &str) {
        self.end(End::Soft);
        let Some(mut picture) = self.pictures.find(line, &[url], alt) else {
            return self.aside(line, alt);
        };
        match title.contains('=') {
            // What Kanyin writes there is for the page, but for the credit.
            true => self.aside(line, title),
            false if !title.trim().is_empty() => picture.caption = vec![Span::plain(title.trim())],
            false => {}
        }
        self.push(line, Content::Picture(picture));
    }

    /// Reads with another look.
    fn within(&mut self, look: Look, read: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.look, look);
        read(self);
        self.look = outer;
    }

    fn quotation<'a>(&mut self, node: &'a AstNode<'a>) {
        let line = self.at(node);
        let first = self.blocks.len();
        let look = Look { style: Some("blockquote".into()), ..self.look.clone() };
        self.within(look, |body| body.children(node));
        let Some(block) = self.blocks.get_mut(first) else { return };
        let text = block.content.text();
        let boxed = [
            ("[!SIDEBAR]", StoryPart::Sidebar),
            ("[!NOTE]", StoryPart::NoteBox),
            ("[!QUOTE]", StoryPart::PullQuote),
        ];
        let Some((head, part)) = boxed.into_iter().find(|(head, _)| text.starts_with(head)) else {
            return;
        };
        *block = Block::part(line, part, text[head.len()..].trim());
        for block in self.blocks.iter_mut().skip(first) {
            block.look.is_boxed = true;
            block.look.style = None;
        }
    }

    fn list<'a>(&mut self, node: &'a AstNode<'a>, list: &NodeList) {
        let level = self.look.list.as_ref().map_or(0, |(level, _)| *level) + 1;
        for (n, item) in node.children().enumerate() {
            let mark = match &item.data().value {
                NodeValue::TaskItem(task) if task.symbol.is_some() => "☑".into(),
                NodeValue::TaskItem(_) => "☐".into(),
                _ => mark(list, n),
            };
            let look = Look { list: Some((level, mark)), ..self.look.clone() };
            self.within(look, |body| body.children(item));
        }
    }

    /// Lines that are kept as they are.
    pub(super) fn lines(&mut self, first: u32, text: &str, style: &str) {
        let lines: Vec<&str> = text.lines().collect();
        let look = Look { style: Some(style.into()), ..self.look.clone() };
        self.within(look, |body| {
            for (n, words) in lines.iter().enumerate() {
                let line = first + n as u32;
                let end = if n + 1 == lines.len() { End::Paragraph } else { End::Soft };
                match words.trim().is_empty() {
                    true => body.push(line, Content::Empty),
                    false => {
                        body.push(line, Content::Text { spans: vec![Span::plain(*words)], end })
                    }
                }
            }
        });
    }

    fn table<'a>(&mut self, node: &'a AstNode<'a>) {
        let mut table = Table::default();
        for row in node.children() {
            let mut cells = Vec::new();
            for cell in row.children() {
                let first = self.blocks.len();
                self.paragraph(cell);
                let (spans, others) = self.gathered(first);
                self.blocks.extend(others);
                cells.push(Cell { spans, columns: 1, rows: 1 });
            }
            table.rows.push(cells);
        }
        self.push(self.at(node), Content::Table(table));
    }

    fn foot_note<'a>(&mut self, node: &'a AstNode<'a>, line: u32, number: u32) {
        let first = self.blocks.len();
        self.within(Look::default(), |body| body.children(node));
        let (spans, others) = self.gathered(first);
        self.push(line, Content::Note { number, spans });
        self.blocks.extend(others);
    }

    /// The words of the blocks from one on, a line each; and what is no text.
    fn gathered(&mut self, first: usize) -> (Vec<Span>, Vec<Block>) {
        let mut spans: Vec<Span> = Vec::new();
        let mut others = Vec::new();
        for block in self.blocks.drain(first..) {
            match block.content {
                Content::Text { spans: words, .. } => {
                    spans.extend((!spans.is_empty()).then(|| Span::plain("\n")));
                    spans.extend(words);
                }
                _ => others.push(block),
            }
        }
        (spans, others)
    }

    fn number(&mut self, name: &str) -> u32 {
        let next = self.notes.len() as u32 + 1;
        *self.notes.entry(name.into()).or_insert(next)
    }

    /// What stands too deep: its words, a paragraph each.
    fn as_one<'a>(&mut self, node: &'a AstNode<'a>) {
        let line = self.at(node);
        let text = all_words(node);
        if !text.trim().is_empty() {
            self.push(line, Content::Text { spans: vec![Span::plain(text)], end: End::Paragraph });
        }
    }

    fn at<'a>(&self, node: &'a AstNode<'a>) -> u32 {
        self.above + node.data().sourcepos.start.line as u32
    }

    pub(super) fn aside(&mut self, line: u32, text: &str) {
        if !text.trim().is_empty() {
            self.asides.push(Aside { line, kind: AsideKind::Other, text: text.trim().into() });
        }
    }
}

fn mark(list: &NodeList, place: usize) -> String {
    match (list.list_type, list.delimiter) {
        (ListType::Bullet, _) => "•".into(),
        (ListType::Ordered, ListDelimType::Paren) => format!("{})", list.start + place),
        (ListType::Ordered, ListDelimType::Period) => format!("{}.", list.start + place),
    }
}

/// All words in a node, of code and of HTML too.
fn all_words<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::CodeBlock(code) => words.push_str(&code.literal),
            NodeValue::HtmlBlock(html) => words.push_str(&html.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}
