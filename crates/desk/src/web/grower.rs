//! What html5ever grows a tree with.
//!
//! `scraper` and `markup5ever_rcdom` were weighed: neither keeps lines, and both hold what a hostile page makes grow.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns};

use super::tree::{NodeKind, NodeNo, PageNode, Tree};

/// A node's number, and its name, which is empty unless it is an element.
#[derive(Debug, Clone)]
pub struct Handle {
    number: NodeNo,
    name: Rc<QualName>,
}

/// What html5ever grows the tree with.
pub struct TreeGrower {
    nodes: RefCell<Vec<PageNode>>,
    nameless: Rc<QualName>,
    /// How deep each node stands.
    depths: RefCell<Vec<u32>>,
    line: Cell<u32>,
    depth: Cell<u32>,
}

impl TreeGrower {
    /// With nothing but the page itself.
    pub fn new() -> Self {
        let grower = Self {
            nodes: RefCell::default(),
            nameless: Rc::new(QualName::new(None, ns!(), local_name!(""))),
            depths: RefCell::default(),
            line: Cell::new(1),
            depth: Cell::new(0),
        };
        grower.add(NodeKind::Bare);
        grower
    }

    /// How deep the innermost open element stands.
    pub fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// How many nodes were made.
    pub fn made(&self) -> usize {
        self.nodes.borrow().len()
    }

    fn add(&self, kind: NodeKind) -> Handle {
        let name = match &kind {
            NodeKind::Element { name, .. } => name.clone(),
            _ => self.nameless.clone(),
        };
        let mut nodes = self.nodes.borrow_mut();
        let number = nodes.len() as NodeNo;
        nodes.push(PageNode { kind, parent: None, children: Vec::new(), line: self.line.get() });
        self.depths.borrow_mut().push(0);
        Handle { number, name }
    }

    fn attach(&self, parent: NodeNo, child: NodeNo, at: Option<usize>) {
        self.detach(child);
        let mut nodes = self.nodes.borrow_mut();
        nodes[child as usize].parent = Some(parent);
        let is_element = matches!(nodes[child as usize].kind, NodeKind::Element { .. });
        let siblings = &mut nodes[parent as usize].children;
        siblings.insert(at.unwrap_or(siblings.len()), child);
        let mut depths = self.depths.borrow_mut();
        depths[child as usize] = depths[parent as usize] + 1;
        if is_element {
            self.depth.set(depths[child as usize]);
        }
    }

    fn detach(&self, child: NodeNo) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[child as usize].parent.take() {
            let siblings = &mut nodes[parent as usize].children;
            // What is moved was mostly added last.
            if let Some(at) = siblings.iter().rposition(|one| *one == child) {
                siblings.remove(at);
            }
        }
    }

    /// Adds to a text that stands right before, or makes a new one.
    fn append_text(&self, parent: NodeNo, text: &str, at: Option<usize>) {
        {
            let mut nodes = self.nodes.borrow_mut();
            let siblings = &nodes[parent as usize].children;
            let before = at.unwrap_or(siblings.len()).checked_sub(1).map(|n| siblings[n]);
            if let Some(before) = before
                && let NodeKind::Text(words) = &mut nodes[before as usize].kind
            {
                words.push_str(text);
                return;
            }
        }
        let child = self.add(NodeKind::Text(text.into()));
        self.attach(parent, child.number, at);
    }

    fn put(&self, parent: NodeNo, child: NodeOrText<Handle>, at: Option<usize>) {
        match child {
            NodeOrText::AppendNode(node) => self.attach(parent, node.number, at),
            NodeOrText::AppendText(text) => self.append_text(parent, &text, at),
        }
    }

    fn parent(&self, node: &Handle) -> Option<NodeNo> {
        self.nodes.borrow()[node.number as usize].parent
    }
}

impl TreeSink for TreeGrower {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        Tree::new(self.nodes.into_inner())
    }

    fn parse_error(&self, _: std::borrow::Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { number: Tree::ROOT, name: self.nameless.clone() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        self.add(NodeKind::Element { name: Rc::new(name), attributes })
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(NodeKind::Bare)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(NodeKind::Bare)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.number, child, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        before: &Handle,
        child: NodeOrText<Handle>,
    ) {
        match self.parent(element) {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Handle) {
        let depth = self.depths.borrow()[node.number as usize];
        self.depth.set(depth.saturating_sub(1));
    }

    /// What a template holds is kept in itself; nobody sees it.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.number == other.number
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let Some(parent) = self.parent(sibling) else { return };
        if let NodeOrText::AppendNode(node) = &child {
            self.detach(node.number);
        }
        let at = self.nodes.borrow()[parent as usize]
            .children
            .iter()
            .rposition(|one| *one == sibling.number);
        self.put(parent, child, at);
    }

    fn add_attrs_if_missing(&self, target: &Handle, missing: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let NodeKind::Element { attributes, .. } = &mut nodes[target.number as usize].kind {
            for attribute in missing {
                if !attributes.iter().any(|one| one.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.number);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let children = std::mem::take(&mut self.nodes.borrow_mut()[node.number as usize].children);
        for child in children {
            self.nodes.borrow_mut()[child as usize].parent = None;
            self.attach(parent.number, child, None);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}
