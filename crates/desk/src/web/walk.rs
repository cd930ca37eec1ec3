//! From a page's tree to blocks: once through it, in reading order. What stands in the text becomes blocks, all else asides.

use super::marks;
use super::paragraph::{WebParagraph, lines};
use super::style::{Display, WebStyle, draws_a_box};
use super::table;
use super::tree::{NodeKind, NodeNo, Tree};
use crate::beside::PictureFinder;
use crate::block::{Aside, AsideKind, Block, Content, End, Look};

/// A frame around more of the text than this is the page's, not a box in it.
const MOST_IN_A_BOX: f64 = 0.5;

/// Walks through a tree.
pub struct Walk<'t, 'p> {
    /// The page.
    pub tree: &'t Tree,
    /// Where its pictures are.
    pub pictures: PictureFinder<'p>,
    /// What was found in the text.
    pub blocks: Vec<Block>,
    /// What was found beside it.
    pub asides: Vec<Aside>,
    /// What has been told already, and is passed over.
    pub passed: Vec<NodeNo>,
    /// The element that is the text, and the headline outside of it.
    roots: Vec<NodeNo>,
    is_in_text: bool,
    paragraph: WebParagraph,
    /// The mark of the item that has just begun.
    mark: Option<String>,
    /// Line ends that came since the last text of this paragraph.
    ends: u32,
    /// Where the last of them stands.
    last_end: u32,
    /// Whether this paragraph has given a line already.
    has_begun: bool,
    /// Characters in the text, to tell a box from a page.
    characters: usize,
}

impl<'t, 'p> Walk<'t, 'p> {
    /// Through a page whose text is in `roots`.
    pub fn new(tree: &'t Tree, pictures: PictureFinder<'p>, roots: &[NodeNo]) -> Self {
        let characters = roots.iter().map(|root| tree.characters(*root)).sum();
        Self {
            tree,
            pictures,
            blocks: Vec::new(),
            asides: Vec::new(),
            passed: Vec::new(),
            roots: roots.into(),
            is_in_text: false,
            paragraph: WebParagraph::default(),
            mark: None,
            ends: 0,
            last_end: 0,
            has_begun: false,
            characters,
        }
    }

    /// Goes through all of it.
    pub fn run(&mut self) {
        self.children(Tree::ROOT, &WebStyle::default());
        self.end_paragraph();
    }

    fn children(&mut self, node: NodeNo, style: &WebStyle) {
        for child in self.tree.children(node) {
            self.node(*child, style);
        }
    }

    fn node(&mut self, node: NodeNo, style: &WebStyle) {
        if self.passed.contains(&node) {
            return;
        }
        if self.roots.contains(&node) && !self.is_in_text {
            self.end_paragraph();
            self.is_in_text = true;
            self.element(node, style);
            self.end_paragraph();
            self.is_in_text = false;
            return;
        }
        match &self.tree.node(node).kind {
            NodeKind::Bare => self.children(node, style),
            NodeKind::Text(text) => self.text(node, text, style),
            NodeKind::Element { .. } => self.element(node, style),
        }
    }

    fn text(&mut self, node: NodeNo, text: &str, style: &WebStyle) {
        let line = self.line_of(node, text);
        if !style.keeps_white {
            if !text.trim_matches(|c: char| c.is_ascii_whitespace()).is_empty() {
                self.ends = 0;
            }
            self.paragraph.push(text, style, line);
            return;
        }
        for (n, words) in text.split('\n').enumerate() {
            if n > 0 {
                self.line_end(line);
            }
            if !words.is_empty() {
                self.ends = 0;
            }
            self.paragraph.push_as_it_is(words.trim_end_matches('\r'), style, line);
        }
    }

    /// The line that a text begins in. html5ever tells that of a tag; of text only where it has read to.
    fn line_of(&self, node: NodeNo, text: &str) -> u32 {
        let own = self.tree.node(node).line;
        let parent = self
            .tree
            .node(node)
            .parent
            .filter(|parent| self.tree.children(*parent).first() == Some(&node));
        let Some(parent) = parent.filter(|parent| !self.tree.name(*parent).is_empty()) else {
            return own;
        };
        let white = text.len() - text.trim_start().len();
        self.tree.node(parent).line + text[..white].matches('\n').count() as u32
    }

    fn element(&mut self, node: NodeNo, outer: &WebStyle) {
        let name = self.tree.name(node);
        let line = self.tree.node(node).line;
        let (mut style, display) = outer.enter(self.tree, node);
        match name {
            "script" | "style" | "noscript" | "template" | "head" | "link" | "meta" | "rp"
            | "wbr" | "title" | "desc" => return,
            _ if style.is_hidden && !outer.is_hidden => {
                return self.aside_of(node, AsideKind::Other);
            }
            "br" => return self.line_end(line),
            "img" | "image" => return self.picture(node, outer),
            "rt" | "input" | "button" | "select" | "textarea" | "option" => {
                return self.aside_of(node, AsideKind::Other);
            }
            "iframe" | "video" | "audio" | "object" | "embed" => {
                return self.not_for_paper(node, name);
            }
            _ if name.starts_with("mp-") || name.starts_with("mpv") || name == "qqmusic" => {
                return self.not_for_paper(node, name);
            }
            _ => {}
        }
        if display == Display::Inline {
            return match name {
                "q" => {
                    self.paragraph.push("“", &style, line);
                    self.children(node, &style);
                    self.paragraph.push("”", &style, line);
                }
                _ => self.children(node, &style),
            };
        }
        self.end_paragraph();
        if !style.is_boxed && draws_a_box(self.tree, node) {
            style.is_boxed =
                (self.tree.characters(node) as f64) < self.characters as f64 * MOST_IN_A_BOX;
        }
        match name {
            "hr" => self.push(Block { line, content: Content::Rule, look: Look::default() }),
            "ul" | "ol" | "menu" => self.list(node, &style),
            "figure" => self.figure(node, &style),
            "table" if table::is_data(self.tree, node) => self.table(node, &style),
            _ => self.children(node, &style),
        }
        self.end_paragraph();
    }

    fn list(&mut self, node: NodeNo, style: &WebStyle) {
        let mut place = 0;
        for child in self.tree.children(node) {
            if self.tree.name(*child) == "li" {
                self.mark = marks::mark(self.tree, node, *child, place);
                // An item without a mark is a paragraph like others.
                let style = match self.mark {
                    Some(_) => style.clone(),
                    None => WebStyle { list: None, ..style.clone() },
                };
                place += 1;
                self.node(*child, &style);
                self.end_paragraph();
                self.mark = None;
            } else {
                self.node(*child, style);
            }
        }
    }

    /// A figure: its words belong to its last picture.
    fn figure(&mut self, node: NodeNo, style: &WebStyle) {
        let caption = self.tree.inside(node).find(|inner| self.tree.name(*inner) == "figcaption");
        let Some(caption) = caption else { return self.children(node, style) };
        let outer = std::mem::take(&mut self.blocks);
        self.passed.push(caption);
        self.children(node, style);
        self.end_paragraph();
        self.passed.pop();
        let mut blocks = std::mem::replace(&mut self.blocks, outer);
        let words = self.apart(caption, style);
        let last = blocks.iter_mut().rev().find_map(|block| match &mut block.content {
            Content::Picture(picture) => Some(picture),
            _ => None,
        });
        let is_text_alone = words
            .iter()
            .all(|block| matches!(block.content, Content::Text { .. } | Content::Empty));
        match last {
            Some(picture) if is_text_alone => {
                picture.caption = lines(words);
                self.blocks.extend(blocks);
            }
            _ => self.blocks.extend(blocks.into_iter().chain(words)),
        }
    }

    fn table(&mut self, node: NodeNo, style: &WebStyle) {
        let tree = self.tree;
        let read = table::read(tree, node, |row, cell| {
            let style = row.map_or_else(|| style.clone(), |row| style.enter(tree, row).0);
            self.apart(cell, &style)
        });
        let look = Look { is_boxed: style.is_boxed, ..Look::default() };
        let line = self.tree.node(node).line;
        for caption in read.captions {
            self.push(caption);
        }
        self.push(Block { line, content: Content::Table(read.table), look });
        for picture in read.pictures {
            self.push(picture);
        }
    }

    /// The blocks of an element, apart from all others.
    fn apart(&mut self, node: NodeNo, style: &WebStyle) -> Vec<Block> {
        let outer = std::mem::take(&mut self.blocks);
        self.end_paragraph();
        self.node(node, style);
        self.end_paragraph();
        std::mem::replace(&mut self.blocks, outer)
    }

    fn picture(&mut self, node: NodeNo, style: &WebStyle) {
        let attribute = |key| self.tree.attribute(node, key).unwrap_or_default();
        let alt = attribute("alt");
        let line = self.tree.node(node).line;
        let size = |key| attribute(key).trim().trim_end_matches("px").parse::<f64>().ok();
        let is_emoji = attribute("class").contains("emoji") || attribute("src").contains("/emoji");
        let is_dot = size("width").is_some_and(|width| width <= 2.0)
            || size("height").is_some_and(|height| height <= 2.0);
        if is_emoji && !alt.is_empty() {
            self.ends = 0;
            return self.paragraph.push(alt, style, line);
        }
        if is_dot || !self.is_in_text {
            return self.aside(line, AsideKind::Other, alt);
        }
        let addresses = ["src", "data-original", "data-src", "href"].map(attribute);
        let Some(picture) = self.pictures.find(line, &addresses, alt) else {
            return self.aside(line, AsideKind::Other, alt);
        };
        self.take_paragraph(End::Soft);
        let look = Look { align: style.align, is_boxed: style.is_boxed, ..Look::default() };
        self.push(Block { line, content: Content::Picture(picture), look });
    }

    /// What moves or sounds is named beside the text.
    fn not_for_paper(&mut self, node: NodeNo, name: &str) {
        if name == "mp-style-type" {
            return;
        }
        let attribute = |key| self.tree.attribute(node, key).unwrap_or_default();
        let words = ["name", "data-name", "data-title", "title", "data-src", "src"].map(attribute);
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).take(2).collect();
        let line = self.tree.node(node).line;
        self.aside(line, AsideKind::Other, &format!("[{name}] {}", words.join(" ")));
        // What stands in it is shown by no browser that plays it, but it was written.
        let inside = words_of(self.tree, node);
        self.aside(line, AsideKind::Other, &inside);
    }

    fn line_end(&mut self, line: u32) {
        self.ends += 1;
        self.last_end = line;
        if self.take_paragraph(End::Soft) || self.ends < 2 || !self.is_in_text {
            return;
        }
        self.end_last();
        self.push(Block { line, content: Content::Empty, look: Look::default() });
    }

    /// A paragraph ends here.
    fn end_paragraph(&mut self) {
        if !self.take_paragraph(End::Paragraph) {
            self.end_last();
            // WeChat writes an empty line as a paragraph of a line end.
            if self.ends > 0 && !self.has_begun && self.is_in_text {
                let line = self.last_end;
                self.push(Block { line, content: Content::Empty, look: Look::default() });
            }
        }
        self.ends = 0;
        self.has_begun = false;
    }

    /// What ended softly was the paragraph's last line.
    fn end_last(&mut self) {
        if let Some(Block { content: Content::Text { end, .. }, .. }) = self.blocks.last_mut()
            && self.is_in_text
        {
            *end = End::Paragraph;
        }
    }

    /// Takes what there is of a paragraph. Whether there was any.
    fn take_paragraph(&mut self, end: End) -> bool {
        let Some(block) = self.paragraph.take(end, &mut self.mark) else { return false };
        self.has_begun = true;
        match self.is_in_text {
            true => self.blocks.push(block),
            false => self.aside(block.line, AsideKind::Other, &block.content.text()),
        }
        true
    }

    fn push(&mut self, block: Block) {
        match (self.is_in_text, &block.content) {
            (true, _) => self.blocks.push(block),
            (false, Content::Table(table)) => {
                for cell in table.rows.iter().flatten() {
                    let text: String = cell.spans.iter().map(|span| span.text.as_str()).collect();
                    self.aside(block.line, AsideKind::Other, &text);
                }
            }
            (false, _) => self.aside(block.line, AsideKind::Other, &block.content.text()),
        }
    }

    fn aside_of(&mut self, node: NodeNo, kind: AsideKind) {
        let text = words_of(self.tree, node);
        self.aside(self.tree.node(node).line, kind, &text);
    }

    fn aside(&mut self, line: u32, kind: AsideKind, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.asides.push(Aside { line, kind, text: text.into() });
        }
    }
}

/// The words in an element, without scripts, white space as one.
pub fn words_of(tree: &Tree, node: NodeNo) -> String {
    let mut words = String::new();
    let mut skipped: Option<NodeNo> = None;
    for inner in tree.inside(node) {
        if skipped.is_some_and(|outer| tree.is_inside(inner, outer)) {
            continue;
        }
        skipped = None;
        match &tree.node(inner).kind {
            NodeKind::Element { .. }
                if matches!(tree.name(inner), "script" | "style" | "noscript" | "template") =>
            {
                skipped = Some(inner);
            }
            NodeKind::Text(text) => words.push_str(text),
            _ if super::style::WebStyle::default().enter(tree, inner).1 == Display::Block => {
                words.push(' ')
            }
            _ => {}
        }
    }
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
