//! A page as a tree: one list of nodes that know their lines.

use std::rc::Rc;

use html5ever::{Attribute, QualName};

/// The number of a node in its tree.
pub type NodeNo = u32;

/// A page.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<PageNode>,
    /// Whether tags were passed over, since there were too many or they stood too deep. Their text is there.
    pub is_cut: bool,
}

/// A node of a page.
#[derive(Debug)]
pub struct PageNode {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands in; the page itself stands in nothing.
    pub parent: Option<NodeNo>,
    /// What stands in it, in order.
    pub children: Vec<NodeNo>,
    /// The line of the file that it begins in, from 1.
    pub line: u32,
}

/// What a node is.
#[derive(Debug)]
pub enum NodeKind {
    /// The page, or something without text: a comment, a document type.
    Bare,
    /// An element.
    Element {
        /// Its name in lower case.
        name: Rc<QualName>,
        /// Its attributes.
        attributes: Vec<Attribute>,
    },
    /// Text, with entities resolved.
    Text(String),
}

impl Tree {
    /// Of nodes, the first of which is the page.
    pub fn new(nodes: Vec<PageNode>) -> Self {
        Self { nodes, is_cut: false }
    }

    /// The same, of which tags were passed over or not.
    pub fn cut(self, is_cut: bool) -> Self {
        Self { is_cut, ..self }
    }

    /// The whole page.
    pub const ROOT: NodeNo = 0;

    /// A node.
    pub fn node(&self, number: NodeNo) -> &PageNode {
        &self.nodes[number as usize]
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What stands in a node.
    pub fn children(&self, number: NodeNo) -> &[NodeNo] {
        &self.node(number).children
    }

    /// An element's name; empty for anything else.
    pub fn name(&self, number: NodeNo) -> &str {
        match &self.node(number).kind {
            NodeKind::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, number: NodeNo, wanted: &str) -> Option<&str> {
        match &self.node(number).kind {
            NodeKind::Element { attributes, .. } => {
                attributes.iter().find(|one| &*one.name.local == wanted).map(|one| &*one.value)
            }
            _ => None,
        }
    }

    /// A node and all that stands in it, in the order of the page.
    pub fn inside(&self, number: NodeNo) -> Inside<'_> {
        Inside { tree: self, next: vec![number] }
    }

    /// The first element of the page with an id.
    pub fn by_id(&self, id: &str) -> Option<NodeNo> {
        self.inside(Self::ROOT).find(|node| self.attribute(*node, "id").map(str::trim) == Some(id))
    }

    /// The first element of the page with a name.
    pub fn by_name(&self, name: &str) -> Option<NodeNo> {
        self.inside(Self::ROOT).find(|node| self.name(*node) == name)
    }

    /// All text in a node, white space as in the file; of scripts too.
    pub fn text(&self, number: NodeNo) -> String {
        let texts = self.inside(number).filter_map(|node| match &self.node(node).kind {
            NodeKind::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// How many characters of text stand in a node, white space apart.
    pub fn characters(&self, number: NodeNo) -> usize {
        let of = |node| match &self.node(node).kind {
            NodeKind::Text(text) => characters(text),
            _ => 0,
        };
        self.inside(number).map(of).sum()
    }

    /// Whether a node stands in another, or is it.
    pub fn is_inside(&self, mut node: NodeNo, outer: NodeNo) -> bool {
        loop {
            if node == outer {
                return true;
            }
            match self.node(node).parent {
                Some(parent) => node = parent,
                None => return false,
            }
        }
    }
}

/// Characters of a text, white space apart.
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Nodes in the order of the page.
pub struct Inside<'t> {
    tree: &'t Tree,
    next: Vec<NodeNo>,
}

impl Iterator for Inside<'_> {
    type Item = NodeNo;

    fn next(&mut self) -> Option<NodeNo> {
        let node = self.next.pop()?;
        self.next.extend(self.tree.children(node).iter().rev());
        Some(node)
    }
}
