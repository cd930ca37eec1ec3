//! Commas inside round brackets. In `{press: cmyk(0%, 4%, 14%, 0%), screen: …}` YAML takes every
//! comma for the start of a new key. Nobody means that: the bracket holds its commas together.

use std::rc::Rc;

use kanyin_diagnostics::Spot;

use super::yaml::{MapEntry, Node, NodeKind};

/// Joins the entries of a map that a bracket holds together.
pub fn rejoin_entries(text: &str, entries: Vec<MapEntry>) -> Vec<MapEntry> {
    let mut joined: Vec<MapEntry> = Vec::with_capacity(entries.len());
    for entry in entries {
        let longer = joined
            .last()
            .filter(|_| is_empty(&entry.value))
            .and_then(|before| longer(text, &before.value, entry.key_spot));
        match (longer, joined.last_mut()) {
            (Some(longer), Some(before)) => before.value = Rc::new(longer),
            _ => joined.push(entry),
        }
    }
    joined
}

/// Joins the items of a list that a bracket holds together.
pub fn rejoin_items(text: &str, items: Vec<Rc<Node>>) -> Vec<Rc<Node>> {
    let mut joined: Vec<Rc<Node>> = Vec::with_capacity(items.len());
    for item in items {
        let plain = matches!(item.kind, NodeKind::Scalar { plain: true, .. });
        let longer =
            joined.last().filter(|_| plain).and_then(|before| longer(text, before, item.spot));
        match (longer, joined.last_mut()) {
            (Some(longer), Some(before)) => *before = Rc::new(longer),
            _ => joined.push(item),
        }
    }
    joined
}

/// A plain value with an open bracket, and what follows it after a comma.
fn longer(text: &str, before: &Node, after: Spot) -> Option<Node> {
    let NodeKind::Scalar { text: value, plain: true } = &before.kind else { return None };
    let range = before.spot.range();
    let open = value.matches('(').count() > value.matches(')').count();
    let same_place = before.spot.file == after.file && range.end <= after.range().start;
    if !open || !same_place || text.get(range.end..after.range().start)?.trim() != "," {
        return None;
    }
    let spot = Spot { end: after.end, ..before.spot };
    Some(Node::scalar(text.get(spot.range())?.into(), true, spot))
}

fn is_empty(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Scalar { text, plain: true } if text.is_empty())
}
