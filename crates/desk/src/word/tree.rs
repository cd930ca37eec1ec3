//! XML as a tree, one block of a part at a time: a long document is never held whole.
//!
//! Bounds hold for whatever comes: so deep and no deeper, so many nodes at once and no more. Entities of a document are
//! never expanded; what is broken further on does not take what stands before it along.

use std::ops::Deref;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{NsReader, XmlVersion};

pub use super::spaces::Ns;

/// Most levels within one block: a table in a table takes four.
const DEEPEST: usize = 240;
/// Most levels of wrappers around blocks.
const WRAPPERS: usize = 4000;
/// Most nodes of one block: a table of ten thousand cells has 200 000.
const MOST_NODES: usize = 600_000;

/// Most attributes of an element that are read. Word writes fifteen.
const MOST_ATTRIBUTES: usize = 100;
/// Names that a long text is full of.
const USUAL: [&str; 20] = [
    "r", "t", "rPr", "p", "val", "pPr", "rFonts", "sz", "ascii", "hAnsi", "eastAsia", "hint", "b",
    "szCs", "space", "lang", "ind", "tc", "tcPr", "pStyle",
];

/// An element with all that is in it.
#[derive(Debug)]
pub struct XmlElement {
    /// Whose word its name is.
    pub ns: Ns,
    name: Name,
    attributes: Vec<Attribute>,
    /// What is in it, in order.
    pub nodes: Vec<Node>,
}

#[derive(Debug)]
struct Attribute {
    ns: Ns,
    name: Name,
    value: Box<str>,
}

/// A name without its prefix. Those that come by the hundred thousand are not written down each time.
#[derive(Debug)]
enum Name {
    Usual(&'static str),
    Other(Box<str>),
}

impl Name {
    fn of(name: &str) -> Self {
        USUAL
            .iter()
            .find(|usual| **usual == name)
            .map_or_else(|| Self::Other(name.into()), |usual| Self::Usual(usual))
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Usual(name) => name,
            Self::Other(name) => name,
        }
    }
}

/// What is in an element.
#[derive(Debug)]
pub enum Node {
    /// Another.
    XmlElement(XmlElement),
    /// Characters.
    Text(String),
}

impl XmlElement {
    /// Whose word it is, and its name without a prefix: to be matched.
    pub fn kind(&self) -> (Ns, &str) {
        (self.ns, &self.name)
    }

    /// Whether it is this one of Word's.
    pub fn is_word(&self, name: &str) -> bool {
        self.ns == Ns::Word && &*self.name == name
    }

    /// An attribute, by its name without a prefix; `r:` ones are not among them.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|one| &*one.name == name && one.ns != Ns::Relation)
            .map(|one| &*one.value)
    }

    /// A relation to another part: `r:id`, `r:embed`.
    pub fn relation(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|one| &*one.name == name && one.ns == Ns::Relation)
            .map(|one| &*one.value)
    }

    /// `w:val` of an element that says one thing.
    pub fn val(&self) -> Option<&str> {
        self.get("val")
    }

    /// Whether an element that switches something switches it on: `<w:b/>`, `<w:b w:val="0"/>`.
    pub fn is_on(&self) -> bool {
        !matches!(self.val(), Some("0" | "false" | "off" | "none"))
    }

    /// Its elements.
    pub fn elements(&self) -> impl Iterator<Item = &XmlElement> {
        self.nodes.iter().filter_map(|node| match node {
            Node::XmlElement(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first of its elements that is Word's and has this name.
    pub fn word(&self, name: &str) -> Option<&XmlElement> {
        self.elements().find(|element| element.is_word(name))
    }

    /// The first of its elements that has this name, whoever's it is.
    pub fn named(&self, name: &str) -> Option<&XmlElement> {
        self.elements().find(|element| &*element.name == name)
    }

    /// The ways in which one thing is said twice (`mc:AlternateContent`), that for newer readers first.
    pub fn ways(&self) -> impl Iterator<Item = &XmlElement> {
        let of = |name| self.elements().filter(move |one| one.kind() == (Ns::Compat, name));
        of("Choice").chain(of("Fallback"))
    }

    /// The first element anywhere below it that has this name.
    pub fn below(&self, ns: Ns, name: &str) -> Option<&XmlElement> {
        self.elements().find_map(|element| {
            if element.kind() == (ns, name) { Some(element) } else { element.below(ns, name) }
        })
    }

    /// Its own characters, without those of its elements.
    pub fn text(&self) -> String {
        self.nodes
            .iter()
            .filter_map(|node| match node {
                Node::Text(text) => Some(text.as_str()),
                Node::XmlElement(_) => None,
            })
            .collect()
    }

    /// Its elements, with wrappers that mean nothing to a reader of text opened: what is tagged, filled in, put in.
    pub fn unwrapped(&self) -> Vec<&XmlElement> {
        let mut found = Vec::new();
        for element in self.elements() {
            if is_wrapper(element.ns, &element.name) {
                found.extend(element.unwrapped());
            } else {
                found.push(element);
            }
        }
        found
    }
}

/// Whether an element only wraps what a reader of text wants.
pub fn is_wrapper(ns: Ns, name: &str) -> bool {
    const WORDS: [&str; 6] = ["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"];
    ns == Ns::Word && WORDS.contains(&name)
}

/// Why no more could be read.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Stop {
    /// It is no XML from here on, or is cut off.
    Broken,
    /// Elements within elements beyond all measure.
    Deep,
    /// One block beyond all measure.
    Large,
}

/// The blocks of a part, one after the other.
pub struct Elements<'x> {
    reader: NsReader<&'x [u8]>,
    opens: fn(Ns, &str) -> bool,
    wrappers: usize,
    /// Why it ended before its end.
    pub stop: Option<Stop>,
    /// Whether it has entities of its own; they stand in the text as they are written.
    pub has_doctype: bool,
}

impl<'x> Elements<'x> {
    /// Those within all elements that `opens` says yes to.
    pub fn new(xml: &'x str, opens: fn(Ns, &str) -> bool) -> Self {
        let mut reader = NsReader::from_str(xml);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.check_end_names = false;
        Self { reader, opens, wrappers: 0, stop: None, has_doctype: false }
    }

    /// The one element of a small part.
    pub fn whole(xml: &'x str) -> Option<XmlElement> {
        Self::new(xml, |_, _| false).next()
    }

    fn block(&mut self, first: XmlElement) -> Option<XmlElement> {
        let mut open = vec![first];
        let mut nodes = 0;
        loop {
            nodes += 1;
            if open.len() > DEEPEST || nodes > MOST_NODES {
                self.stop = Some(if open.len() > DEEPEST { Stop::Deep } else { Stop::Large });
                return None;
            }
            let is_end = match self.reader.read_resolved_event() {
                Ok((ns, Event::Start(start))) => {
                    let ns = Ns::resolved(&ns);
                    let element = element(ns, &start, &self.reader);
                    open.push(element);
                    false
                }
                Ok((ns, Event::Empty(start))) => {
                    let ns = Ns::resolved(&ns);
                    let element = element(ns, &start, &self.reader);
                    open.push(element);
                    true
                }
                Ok((_, Event::End(_))) => true,
                Ok((_, Event::Text(text))) => {
                    push_text(&mut open, &text.xml10_content());
                    false
                }
                Ok((_, Event::CData(text))) => {
                    push_text(&mut open, &text.xml10_content());
                    false
                }
                Ok((_, Event::GeneralRef(name))) => {
                    match name.resolve_char_ref() {
                        Ok(Some(char)) => push_text(&mut open, char.encode_utf8(&mut [0; 4])),
                        _ => match predefined(&name) {
                            Some(char) => push_text(&mut open, char),
                            None => push_text(&mut open, &format!("&{};", &*name)),
                        },
                    }
                    false
                }
                Ok((_, Event::Eof)) | Err(_) => {
                    self.stop = Some(Stop::Broken);
                    // What stands before the break is kept.
                    while open.len() > 1 {
                        close(&mut open);
                    }
                    return open.pop();
                }
                Ok(_) => false,
            };
            if is_end {
                if open.len() == 1 {
                    return open.pop();
                }
                close(&mut open);
            }
        }
    }
}

impl Iterator for Elements<'_> {
    type Item = XmlElement;

    fn next(&mut self) -> Option<XmlElement> {
        while self.stop.is_none() {
            match self.reader.read_resolved_event() {
                Ok((ns, Event::Start(start))) => {
                    let ns = Ns::resolved(&ns);
                    if (self.opens)(ns, start.local_name().as_ref()) {
                        self.wrappers += 1;
                        if self.wrappers > WRAPPERS {
                            self.stop = Some(Stop::Deep);
                        }
                        continue;
                    }
                    let first = element(ns, &start, &self.reader);
                    return self.block(first);
                }
                Ok((ns, Event::Empty(start))) => {
                    let ns = Ns::resolved(&ns);
                    if !(self.opens)(ns, start.local_name().as_ref()) {
                        return Some(element(ns, &start, &self.reader));
                    }
                }
                Ok((_, Event::End(_))) => self.wrappers = self.wrappers.saturating_sub(1),
                Ok((_, Event::DocType(_))) => self.has_doctype = true,
                Ok((_, Event::Eof)) => {
                    if self.wrappers > 0 {
                        self.stop = Some(Stop::Broken);
                    }
                    return None;
                }
                Ok(_) => {}
                Err(_) => self.stop = Some(Stop::Broken),
            }
        }
        None
    }
}

fn element(ns: Ns, start: &BytesStart, reader: &NsReader<&[u8]>) -> XmlElement {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten().take(MOST_ATTRIBUTES) {
        // Word marks by `rsid` when it wrote what.
        let is_said = !attribute.key.local_name().as_ref().starts_with("rsid");
        if attribute.key.as_namespace_binding().is_some() || !is_said {
            continue;
        }
        let (ns, name) = reader.resolver().resolve_attribute(attribute.key);
        let value = match attribute.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(_) => attribute.value.into_owned(),
        };
        attributes.push(Attribute {
            ns: Ns::resolved(&ns),
            name: Name::of(name.as_ref()),
            value: value.into(),
        });
    }
    XmlElement { ns, name: Name::of(start.local_name().as_ref()), attributes, nodes: Vec::new() }
}

fn push_text(open: &mut [XmlElement], text: &str) {
    let Some(element) = open.last_mut() else { return };
    match element.nodes.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => element.nodes.push(Node::Text(text.into())),
    }
}

fn close(open: &mut Vec<XmlElement>) {
    if let Some(done) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.nodes.push(Node::XmlElement(done));
    }
}

fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}
