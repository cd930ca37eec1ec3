//! What is being gone through within what: forms, patterns' cells, soft masks, glyphs.

use std::collections::HashSet;

use super::super::geometry::Bounds;
use super::super::painted::Within;

/// How deeply forms, cells, masks and glyphs may be nested.
const DEPTH: usize = 16;

/// Where the walk is.
pub struct Nesting {
    /// What it is part of.
    pub within: Within,
    /// What a pattern's cell fills, while it is gone through.
    pub filled: Option<Bounds>,
    /// Objects that are being gone through, outermost first.
    open: Vec<usize>,
    /// Cells, masks and glyphs that were gone through: once is enough.
    done: HashSet<(usize, u8)>,
}

impl Default for Nesting {
    fn default() -> Self {
        Self { within: Within::Page, filled: None, open: Vec::new(), done: HashSet::new() }
    }
}

impl Nesting {
    /// Whether nothing more may be gone into.
    pub fn is_deep(&self) -> bool {
        self.open.len() >= DEPTH
    }

    /// Whether the object is being gone through.
    pub fn is_in(&self, key: usize) -> bool {
        self.open.contains(&key)
    }

    /// Goes into an object.
    pub fn enter(&mut self, key: usize) {
        self.open.push(key);
    }

    /// Comes out of the innermost object.
    pub fn leave(&mut self) {
        self.open.pop();
    }

    /// Whether it is the first time that a part of an object is come to.
    pub fn is_first(&mut self, key: usize, part: u8) -> bool {
        self.done.insert((key, part))
    }
}
