//! What is written down while characters are turned: each change and how often it was made.

use std::collections::BTreeMap;

use kanyin_issue::desk_habits::Turning;

use crate::words::Letter;

/// What is turned, and what a publication wants left as it is.
#[derive(Debug, Clone, Default)]
pub struct Habits {
    keep: Vec<Turning>,
}

impl Habits {
    /// Habits that leave some things alone.
    pub fn keeping(keep: &[Turning]) -> Self {
        Self { keep: keep.to_vec() }
    }

    pub(super) fn turns(&self, what: Turning) -> bool {
        !self.keep.contains(&what)
    }
}

/// One kind of change, counted.
#[derive(Debug, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub struct Change {
    /// Which turning.
    pub what: Turning,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
}

/// All that was turned.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// How often each change was made, and the line where it first was.
    pub changes: BTreeMap<Change, (usize, u32)>,
    /// Characters of private areas that nobody but their font knows, with their lines.
    pub unknown: Vec<(char, u32)>,
}

impl Ledger {
    pub(super) fn note(
        &mut self,
        what: Turning,
        from: impl Into<String>,
        to: impl Into<String>,
        line: u32,
    ) {
        let change = Change { what, from: from.into(), to: to.into() };
        self.changes.entry(change).or_insert((0, line)).0 += 1;
    }

    /// How often something was turned.
    pub fn count(&self, what: Turning) -> usize {
        self.changes.iter().filter(|(change, _)| change.what == what).map(|(_, (n, _))| n).sum()
    }
}

/// What rules write into.
pub(super) struct Turner<'a> {
    pub(super) ledger: &'a mut Ledger,
    pub(super) line: u32,
}

impl Turner<'_> {
    pub(super) fn told(&mut self, what: Turning, from: impl Into<String>, to: impl Into<String>) {
        self.ledger.note(what, from, to, self.line);
    }

    /// Puts one character in the place of another.
    pub(super) fn set(&mut self, letters: &mut [Letter], at: usize, to: char, what: Turning) {
        if let Some(letter) = letters.get_mut(at)
            && letter.c != to
        {
            self.ledger.note(what, letter.c, to, self.line);
            letter.c = to;
        }
    }
}

/// The next character that is seen, from a place on.
pub(super) fn seen_after(letters: &[Letter], at: usize) -> Option<char> {
    letters.get(at + 1..)?.iter().map(|letter| letter.c).find(|c| !c.is_whitespace())
}

/// The last character that is seen before a place.
pub(super) fn seen_before(letters: &[Letter], at: usize) -> Option<char> {
    letters[..at].iter().rev().map(|letter| letter.c).find(|c| !c.is_whitespace())
}
