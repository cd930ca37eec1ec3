//! YAML as a tree in which every key and value knows its place.
//!
//! Scalars stay text: what a plain `2026` is, a number or words, is decided where it is known what
//! is wanted (`schema_walk`). Aliases are shared, not copied, and are counted as if they were
//! copied, so that a small file cannot grow into a large one.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use kanyin_diagnostics::{Code, Fault, Faults, FileNo, Spot, told};

use super::look_alikes;
use super::text::{direction_fault, normalised, turns_direction};
use super::yaml_advice::syntax_fault;
use super::yaml_brackets::{rejoin_entries, rejoin_items};
use super::yaml_places::Places;
use super::yaml_slips::{YamlSlip, crooked_line, slips};

/// Most nodes of a tree, every alias counted as a copy.
const MOST_NODES: u32 = 100_000;
/// Deepest nesting of a tree, aliases taken out.
const DEEPEST: u32 = 64;

/// A value and its place.
#[derive(Debug)]
pub struct Node {
    /// Where it stands; an alias's target has the target's place.
    pub spot: Spot,
    /// What it is.
    pub kind: NodeKind,
    nodes: u32,
    height: u32,
}

/// What a value is.
#[derive(Debug)]
pub enum NodeKind {
    /// One text.
    Scalar {
        /// The text, quotes and escapes undone.
        text: String,
        /// Whether it stood there without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Rc<Node>>),
    /// Keys and values in order, each key once.
    Map(Vec<MapEntry>),
}

impl Node {
    /// One text at a place.
    pub fn scalar(text: String, plain: bool, spot: Spot) -> Self {
        Self { spot, kind: NodeKind::Scalar { text, plain }, nodes: 1, height: 1 }
    }
}

/// A key and its value.
#[derive(Debug)]
pub struct MapEntry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_spot: Spot,
    /// Its value.
    pub value: Rc<Node>,
}

/// Reads the one document in a stretch of a file's text. What is wrong is added to `faults`;
/// `None` where no tree can be made.
pub fn read(
    text: &str,
    file: FileNo,
    stretch: Range<usize>,
    faults: &mut Faults,
) -> Option<Rc<Node>> {
    let mut builder = Builder::new(text, file, stretch.clone());
    let built = builder.build();
    faults.0.append(&mut builder.faults.0);
    match built {
        Ok(tree) => {
            let slips = slips(text, file, stretch);
            let is_map = tree.as_ref().is_none_or(|tree| matches!(tree.kind, NodeKind::Map(_)));
            let swallowed = |slip: &YamlSlip| {
                !is_map || tree.as_ref().is_some_and(|tree| swallows(text, tree, slip.line))
            };
            let told: Vec<Fault> = slips
                .into_iter()
                .filter(swallowed)
                .take(MOST_SLIPS)
                .map(|slip| slip.fault)
                .collect();
            let none = !told.is_empty() && !is_map;
            faults.0.extend(told);
            tree.filter(|_| !none)
        }
        Err(fault) => {
            let mut told: Vec<Fault> = slips(text, file, stretch.clone())
                .into_iter()
                .take(MOST_SLIPS)
                .map(|slip| slip.fault)
                .collect();
            if told.is_empty() && fault.code == Code::YamlSyntax {
                told.extend(crooked_line(text, file, stretch));
            }
            if told.is_empty() {
                told.push(*fault);
            }
            faults.0.extend(told);
            None
        }
    }
}

/// Most slips of one file that are told.
const MOST_SLIPS: usize = 5;

/// Whether a line became part of a text that began in a line before it.
fn swallows(text: &str, node: &Node, line: usize) -> bool {
    let range = node.spot.range();
    if node.height > DEEPEST || line >= range.end {
        return false;
    }
    match &node.kind {
        NodeKind::Scalar { plain, .. } => {
            *plain && range.start < line && text[range.start..line].contains('\n')
        }
        NodeKind::List(items) => items.iter().any(|item| swallows(text, item, line)),
        NodeKind::Map(entries) => entries.iter().any(|entry| swallows(text, &entry.value, line)),
    }
}

type Stop<T> = Result<T, Box<Fault>>;

struct Builder<'a> {
    file: FileNo,
    places: Places<'a>,
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    open: Vec<OpenNode>,
    anchors: HashMap<usize, Rc<Node>>,
    root: Option<Rc<Node>>,
    /// Nodes made so far, aliases counted whole: never more than [`MOST_NODES`].
    nodes: u32,
    faults: Faults,
}

/// A list or map that has not ended yet.
struct OpenNode {
    start: usize,
    anchor: usize,
    holds: Holds,
}

enum Holds {
    List(Vec<Rc<Node>>),
    Map { entries: Vec<MapEntry>, key: Option<(String, Spot)> },
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, file: FileNo, stretch: Range<usize>) -> Self {
        let places = Places::new(text, stretch);
        Self {
            file,
            parser: Parser::new_from_str(places.document()),
            places,
            open: Vec::new(),
            anchors: HashMap::new(),
            root: None,
            nodes: 0,
            faults: Faults::default(),
        }
    }

    fn build(&mut self) -> Stop<Option<Rc<Node>>> {
        let mut documents = 0;
        while let Some(event) = self.parser.next_event() {
            let (event, span) = event.map_err(|error| self.broken(&error))?;
            let range = self.places.range(span);
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(self.second_document(range));
                    }
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let plain = style == ScalarStyle::Plain && tag.is_none();
                    self.refuse_tag(tag.as_deref(), &range)?;
                    self.scalar(text.into_owned(), plain, range, anchor)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.refuse_tag(tag.as_deref(), &range)?;
                    self.begin(range, anchor, Holds::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.refuse_tag(tag.as_deref(), &range)?;
                    let holds = Holds::Map { entries: Vec::new(), key: None };
                    self.begin(range, anchor, holds)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.end(range)?,
                Event::Alias(anchor) => self.alias(anchor, range)?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Ok(self.root.take())
    }

    fn scalar(
        &mut self,
        text: String,
        plain: bool,
        range: Range<usize>,
        anchor: usize,
    ) -> Stop<()> {
        let spot = Spot::new(self.file, range);
        self.count(1, 1, spot)?;
        let text = self.without_unseen(text, spot);
        self.place(Rc::new(Node::scalar(text, plain, spot)), anchor, spot)
    }

    /// Escapes (`"\u202E"`) must not bring in what the file itself may not hold.
    fn without_unseen(&mut self, text: String, spot: Spot) -> String {
        let escaped = |c: char| turns_direction(c) && !self.places.text[spot.range()].contains(c);
        if let Some(c) = text.chars().find(|c| escaped(*c)) {
            self.faults.push(direction_fault(c, spot));
        }
        self.faults.0.extend(look_alikes::escaped(&text, self.places.text, spot));
        match normalised(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => clean,
        }
    }

    fn begin(&mut self, range: Range<usize>, anchor: usize, holds: Holds) -> Stop<()> {
        let spot = Spot::new(self.file, range.clone());
        self.count(1, 1, spot)?;
        if let Some(OpenNode { holds: Holds::Map { key: None, .. }, .. }) = self.open.last() {
            return Err(self.key_is_no_text(spot));
        }
        self.open.push(OpenNode { start: range.start, anchor, holds });
        Ok(())
    }

    fn end(&mut self, range: Range<usize>) -> Stop<()> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let kind = match open.holds {
            Holds::List(items) => NodeKind::List(rejoin_items(self.places.text, items)),
            Holds::Map { entries, .. } => {
                let entries = rejoin_entries(self.places.text, entries);
                self.tell_keys_written_twice(&entries);
                NodeKind::Map(entries)
            }
        };
        let children: Vec<&Rc<Node>> = match &kind {
            NodeKind::Scalar { .. } => Vec::new(),
            NodeKind::List(items) => items.iter().collect(),
            NodeKind::Map(entries) => entries.iter().map(|entry| &entry.value).collect(),
        };
        let nodes = 1 + children.iter().map(|child| child.nodes).sum::<u32>();
        let height = 1 + children.iter().map(|child| child.height).max().unwrap_or(0);
        let last = children.last().map_or(open.start, |child| child.spot.end as usize);
        let end = if range.is_empty() { last.min(range.end) } else { range.end };
        let spot = Spot::new(self.file, open.start..end.max(open.start));
        self.place(Rc::new(Node { spot, kind, nodes, height }), open.anchor, spot)
    }

    fn tell_keys_written_twice(&mut self, entries: &[MapEntry]) {
        let mut seen = HashSet::new();
        for MapEntry { key, key_spot, .. } in entries {
            if !seen.insert(key) {
                self.faults.push(twice(key, *key_spot));
            }
        }
    }

    fn alias(&mut self, anchor: usize, range: Range<usize>) -> Stop<()> {
        let spot = Spot::new(self.file, range);
        let Some(target) = self.anchors.get(&anchor).cloned() else {
            return Err(Box::new(
                Fault::error(
                    Code::YamlAlias,
                    spot,
                    told!("别名指向还没写完的内容", "the alias points at what holds it"),
                )
                .hint(told!(
                    "以“*”开头的文字要加引号",
                    "put quotes around text that begins with `*`"
                )),
            ));
        };
        self.count(target.nodes, target.height, spot)?;
        self.place(target, 0, spot)
    }

    /// Puts a finished node where it belongs: a key, a value, an item, or the root.
    fn place(&mut self, node: Rc<Node>, anchor: usize, spot: Spot) -> Stop<()> {
        if anchor != 0 {
            self.anchors.insert(anchor, Rc::clone(&node));
        }
        match self.open.last_mut().map(|open| &mut open.holds) {
            None => self.root = Some(node),
            Some(Holds::List(items)) => items.push(node),
            Some(Holds::Map { entries, key }) => match key.take() {
                Some((key, key_spot)) => entries.push(MapEntry { key, key_spot, value: node }),
                None => {
                    let NodeKind::Scalar { text, .. } = &node.kind else {
                        return Err(self.key_is_no_text(spot));
                    };
                    *key = Some((text.clone(), spot));
                }
            },
        }
        Ok(())
    }

    fn count(&mut self, nodes: u32, height: u32, spot: Spot) -> Stop<()> {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes > MOST_NODES {
            return Err(Box::new(Fault::error(
                Code::YamlTooLarge,
                spot,
                told!(
                    "这个文件展开后超过 {MOST_NODES} 项，不再读下去",
                    "this file unfolds to more than {MOST_NODES} values; reading stops here"
                ),
            )));
        }
        if self.open.len() as u32 + height > DEEPEST {
            return Err(Box::new(too_deep(spot)));
        }
        Ok(())
    }

    fn refuse_tag(&self, tag: Option<&Tag>, range: &Range<usize>) -> Stop<()> {
        match tag {
            Some(tag) if !tag.is_yaml_core_schema() => Err(Box::new(
                Fault::error(
                    Code::YamlTag,
                    Spot::new(self.file, range.clone()),
                    told!(
                        "“!”开头的内容在 YAML 里是标签，不是文字",
                        "what begins with `!` is a YAML tag, not text"
                    ),
                )
                .hint(told!("给这段文字加上引号", "put quotes around the text")),
            )),
            _ => Ok(()),
        }
    }

    fn key_is_no_text(&self, spot: Spot) -> Box<Fault> {
        Box::new(
            Fault::error(Code::YamlKey, spot, told!("键只能是一个词", "a key can only be a word"))
                .hint(told!(
                    "以“[”“{{”“?”开头的文字要加引号",
                    "put quotes around text that begins with `[`, `{{` or `?`"
                )),
        )
    }

    fn second_document(&self, range: Range<usize>) -> Box<Fault> {
        Box::new(
            Fault::error(
                Code::YamlDocuments,
                Spot::new(self.file, range),
                told!("一个文件里只能有一份 YAML", "a file holds one YAML document only"),
            )
            .hint(told!("删去这一行“---”及其后的内容", "remove this `---` and what follows")),
        )
    }

    fn broken(&self, error: &ScanError) -> Box<Fault> {
        let at = self.places.byte(error.marker().index());
        if error.info().contains("recursion limit") {
            return Box::new(too_deep(Spot::new(self.file, at..at)));
        }
        Box::new(syntax_fault(self.file, self.places.text, at, error.info()))
    }
}

fn too_deep(spot: Spot) -> Fault {
    Fault::error(
        Code::YamlTooDeep,
        spot,
        told!("嵌套超过 {DEEPEST} 层", "nested more than {DEEPEST} levels deep"),
    )
    .hint(told!(
        "以“[”“{{”“- ”开头的文字要加引号",
        "put quotes around text that begins with `[`, `{{` or `- `"
    ))
}

fn twice(key: &str, spot: Spot) -> Fault {
    Fault::error(
        Code::DuplicateKey,
        spot,
        told!("键“{key}”写了两次", "the key `{key}` is there twice"),
    )
    .hint(told!("留下一个", "keep one of them"))
}

#[cfg(test)]
#[path = "yaml_tests.rs"]
mod tests;
