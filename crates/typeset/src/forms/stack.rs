//! Stacks: parts one under the other.

use crate::part::Part;

/// Parts that stand one under the other.
#[derive(Debug, Clone, Default)]
pub struct Stack {
    /// Whether the first is a head.
    pub head: bool,
    /// The parts, each with its story's place in the area's list.
    pub parts: Vec<(Option<usize>, Part)>,
}
