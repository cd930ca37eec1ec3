//! Stacks: parts one under the other.

use kanyin_makeup::{Lines, ParagraphLength, StackPart};

use super::brief::Brief;
use crate::part::Part;

/// Parts that stand one under the other.
#[derive(Debug, Clone, Default)]
pub struct Stack {
    /// Whether the first is a head.
    pub head: bool,
    /// The parts.
    pub parts: Vec<Stacked>,
}

/// A part of a stack.
#[derive(Debug, Clone)]
pub struct Stacked {
    /// Its story's place in the area's list.
    pub story: Option<usize>,
    /// The part at its best.
    pub part: Part,
    /// The same as text, if it can be set in a line less or more.
    pub brief: Option<Brief>,
}

impl Stack {
    /// The same, whose briefs may give also where lines of theirs are stretched for it.
    pub fn stretched(&self) -> Self {
        let stretched = |part: &Stacked| Stacked {
            brief: part.brief.as_ref().map(Brief::stretched),
            ..part.clone()
        };
        Self { head: self.head, parts: self.parts.iter().map(stretched).collect() }
    }
}

impl Stacked {
    /// A part that is as it is.
    pub fn new(story: Option<usize>, part: Part) -> Self {
        Self { story, part, brief: None }
    }

    /// What makeup must know of it.
    pub fn job(&self) -> StackPart {
        let cost = |length| self.brief.as_ref()?.cost(length);
        StackPart {
            lines: Lines(self.part.lines),
            less: cost(ParagraphLength::Less),
            more: cost(ParagraphLength::More),
        }
    }
}
