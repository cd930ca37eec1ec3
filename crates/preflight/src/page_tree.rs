//! The tree of pages (ISO 32000-1, 7.7.3), read as leniently as every viewer reads it: a branch is known by its kids,
//! a null among them is passed over, nobody's count or type or parent is relied on.

use std::sync::Arc;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object};

use super::items::dicts;

/// The most pages that are read, the most nodes that are looked at, and the most levels.
const PAGES: usize = 50_000;
const NODES: usize = 200_000;
const LEVELS: usize = 500;

/// A page and the nodes it hangs from.
#[derive(Debug, Clone)]
pub struct PageNode<'a> {
    /// What it says itself.
    pub dict: Dict<'a>,
    /// The nodes above it, the root first.
    above: Arc<[Dict<'a>]>,
}

impl<'a> PageNode<'a> {
    /// What the page says, or inherits from the nearest node above that says it (7.7.3.4).
    pub fn inherited(&self, key: &[u8]) -> Option<Object<'a>> {
        let nodes = [&self.dict].into_iter().chain(self.above.iter().rev());
        nodes.filter_map(|node| node.get::<Object<'a>>(key)).find(is_something)
    }

    /// A page that no tree leads to. It may name its parents all the same.
    fn stray(dict: Dict<'a>) -> Self {
        let mut above: Vec<Dict<'a>> = Vec::new();
        let mut at = dict.get::<Dict<'a>>(b"Parent");
        while let Some(node) = at.take().filter(|_| above.len() < LEVELS) {
            let next = node.get::<Dict<'a>>(b"Parent");
            if above.iter().all(|known| key(known) != key(&node)) {
                above.push(node);
                at = next;
            }
        }
        above.reverse();
        Self { dict, above: above.into() }
    }
}

/// All pages, first to last.
pub fn pages(pdf: &Pdf) -> Vec<PageNode<'_>> {
    let mut tree = Descent { pages: Vec::new(), nodes: 0 };
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default();
    if let Some(root) = catalog.get::<Dict<'_>>(b"Pages") {
        tree.node(root, &Arc::from([]));
    }
    match tree.pages.is_empty() {
        // The reader has sought pages where they lie about.
        true => pdf.pages().iter().map(|page| PageNode::stray(page.raw().clone())).collect(),
        false => tree.pages,
    }
}

/// Where a dictionary lies, which tells it from all others.
pub fn key(dict: &Dict<'_>) -> usize {
    dict.data().as_ptr() as usize
}

struct Descent<'a> {
    pages: Vec<PageNode<'a>>,
    nodes: usize,
}

impl<'a> Descent<'a> {
    fn node(&mut self, dict: Dict<'a>, above: &Arc<[Dict<'a>]>) {
        self.nodes += 1;
        // Whoever comes to one again goes round in a ring.
        let is_above = above.iter().any(|node| key(node) == key(&dict));
        if self.nodes > NODES || above.len() > LEVELS || is_above {
            return;
        }
        let Some(kids) = kids(&dict) else {
            if self.pages.len() < PAGES {
                self.pages.push(PageNode { dict, above: Arc::clone(above) });
            }
            return;
        };
        let above = above.iter().cloned().chain([dict]).collect();
        dicts(&kids).for_each(|kid| self.node(kid, &above));
    }
}

/// The kids of a branch; `None` of a page.
fn kids<'a>(dict: &Dict<'a>) -> Option<Array<'a>> {
    let named = dict.get::<Object<'_>>(b"Type").and_then(Object::into_name);
    let is_page = named.is_some_and(|name| &*name == b"Page");
    dict.get::<Array<'a>>(b"Kids").filter(|_| !is_page)
}

fn is_something(object: &Object<'_>) -> bool {
    !matches!(object, Object::Null(_))
}
