//! Which part of a page is its text.
//!
//! `dom_smoothie` was weighed: it answers with a cleaned copy of the best part, and what it took for rubbish is gone. Here all
//! that is not the text must still be there beside it; so the choice is a place in the tree, by one rule that can be told:
//! **the smallest element that holds four fifths of the page's prose.** Prose is what stands in sentences and is no link.

use super::tree::{NodeKind, NodeNo, Tree, characters};

/// How much of the page's prose the text must have.
const MOST: f64 = 0.8;
/// Other words that the title's own part may have besides prose: date, source, size of type.
const FEW: usize = 240;

/// What was chosen.
#[derive(Debug, Copy, Clone)]
pub struct MainText {
    /// The element that holds the text.
    pub root: NodeNo,
    /// The headline, if it stands outside of it.
    pub headline: Option<NodeNo>,
}

/// Chooses.
pub fn choose(tree: &Tree) -> MainText {
    let weights = Weights::of(tree);
    let body = tree.by_name("body").unwrap_or(Tree::ROOT);
    let root = deepest(tree, &weights, body);
    let headline = headline(tree, root);
    // Headline, date and source often stand in one element with the text.
    if let Some(headline) = headline {
        let shared = shared(tree, root, headline);
        let others = weights.all[shared as usize] - weights.all[root as usize];
        if shared != body && others <= FEW + weights.all[headline as usize] {
            return MainText { root: shared, headline: None };
        }
    }
    MainText { root, headline }
}

/// Goes down from an element as long as one of its children holds enough.
fn deepest(tree: &Tree, weights: &Weights, body: NodeNo) -> NodeNo {
    let enough = weights.prose[body as usize] * MOST;
    let mut at = body;
    if enough <= 0.0 {
        return at;
    }
    while let Some(child) = tree.children(at).iter().copied().find(|child| {
        weights.prose[*child as usize] >= enough && !is_text_or_paragraph(tree, *child)
    }) {
        at = child;
    }
    at
}

/// A paragraph is no page, however long.
fn is_text_or_paragraph(tree: &Tree, node: NodeNo) -> bool {
    matches!(
        tree.name(node),
        "" | "p" | "span" | "font" | "b" | "strong" | "em" | "i" | "a" | "td" | "tr" | "li"
    ) && !tree
        .inside(node)
        .any(|inner| inner != node && matches!(tree.name(inner), "p" | "div" | "br"))
}

/// The page's own `h1` outside of the text: the last before it, else the first.
fn headline(tree: &Tree, root: NodeNo) -> Option<NodeNo> {
    let mut before = None;
    for node in tree.inside(Tree::ROOT) {
        if node == root {
            break;
        }
        if tree.name(node) == "h1" && !tree.text(node).trim().is_empty() {
            before = Some(node);
        }
    }
    before.filter(|node| !tree.is_inside(*node, root))
}

/// The smallest element that two nodes stand in.
fn shared(tree: &Tree, mut one: NodeNo, other: NodeNo) -> NodeNo {
    while !tree.is_inside(other, one) {
        match tree.node(one).parent {
            Some(parent) => one = parent,
            None => break,
        }
    }
    one
}

/// What stands in each node.
struct Weights {
    /// Characters of prose.
    prose: Vec<f64>,
    /// All characters.
    all: Vec<usize>,
}

impl Weights {
    fn of(tree: &Tree) -> Self {
        let mut weights = Self { prose: vec![0.0; tree.len()], all: vec![0; tree.len()] };
        weights.add(tree, Tree::ROOT, false, false);
        weights
    }

    fn add(&mut self, tree: &Tree, node: NodeNo, is_link: bool, is_beside: bool) {
        if let NodeKind::Text(text) = &tree.node(node).kind {
            let characters = characters(text);
            self.all[node as usize] = characters;
            if !is_link && !is_beside {
                self.prose[node as usize] = prose(text, characters);
            }
            return;
        }
        let name = tree.name(node);
        if matches!(
            name,
            "script"
                | "style"
                | "noscript"
                | "template"
                | "head"
                | "select"
                | "textarea"
                | "button"
        ) {
            return;
        }
        let is_link = is_link || name == "a";
        let is_beside = is_beside || is_beside_the_text(tree, node, name);
        for child in tree.children(node) {
            self.add(tree, *child, is_link, is_beside);
            self.all[node as usize] += self.all[*child as usize];
            self.prose[node as usize] += self.prose[*child as usize];
        }
    }
}

/// Characters of a text that stand in sentences: a line of a menu has no comma.
fn prose(text: &str, characters: usize) -> f64 {
    let has_mark = text.contains(|c| "，。；：？！、,.;".contains(c));
    match (has_mark, characters) {
        (false, ..20) => 0.0,
        (false, _) | (true, ..12) => characters as f64 / 4.0,
        (true, _) => characters as f64,
    }
}

/// What the page itself calls something else than its text.
fn is_beside_the_text(tree: &Tree, node: NodeNo, name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "comment",
        "footer",
        "sidebar",
        "recommend",
        "related",
        "copyright",
        "breadcrumb",
        "navbar",
        "nav-",
        "menu",
        "share",
        "banner",
        "advert",
        "popup",
    ];
    if matches!(name, "nav" | "footer" | "aside" | "form" | "dialog") {
        return true;
    }
    // What holds the whole page may be named by anything: `has-sidebar`.
    if matches!(name, "html" | "body" | "main" | "article") {
        return false;
    }
    ["id", "class"].into_iter().filter_map(|key| tree.attribute(node, key)).any(|names| {
        names.split_whitespace().any(|name| {
            let name = name.to_ascii_lowercase();
            WORDS
                .iter()
                .any(|word| name.starts_with(word) || name.ends_with(word.trim_end_matches('-')))
        })
    })
}
