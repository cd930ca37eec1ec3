//! What an area costs at each depth, whatever stands in it, and how it is then set.

use super::cost::{self, Cost};
use super::fit::StoryFit;
use super::{AreaContent, AreaJob, Lines, Set};

/// An area that can be weighed at any depth.
pub(super) enum AreaFit<'a> {
    Any,
    Shape(u32),
    Part(u32),
    Stack(StackFit<'a>),
    Story(Box<StoryFit<'a>>),
}

impl<'a> AreaFit<'a> {
    /// Weighs an area at all depths up to `deepest`.
    pub fn new(area: &'a AreaJob, deepest: u32) -> Self {
        match &area.content {
            AreaContent::Any => Self::Any,
            AreaContent::Shape(height) => Self::Shape(height.0),
            AreaContent::Part(height) => Self::Part(height.0),
            AreaContent::Stack { head, parts } => Self::Stack(StackFit { head: *head, parts }),
            AreaContent::Story(story) => Self::Story(Box::new(StoryFit::new(story, deepest))),
        }
    }

    pub fn cost(&self, depth: u32) -> Cost {
        match self {
            Self::Any => Cost::ZERO,
            Self::Shape(height) => {
                cost::shape_over(height.saturating_sub(depth))
                    + cost::beside_shape(depth.saturating_sub(*height))
            }
            Self::Part(height) => {
                cost::over(height.saturating_sub(depth))
                    + cost::slack(depth.saturating_sub(*height))
            }
            Self::Stack(stack) => stack.cost(depth),
            Self::Story(story) => story.cost(depth),
        }
    }

    pub fn set(self, depth: u32) -> Set {
        match self {
            Self::Any | Self::Shape(_) => Set::Any,
            Self::Part(height) => Set::Part { over: Lines(height.saturating_sub(depth)) },
            Self::Stack(stack) => stack.set(depth),
            Self::Story(story) => Set::Story(story.plan(depth)),
        }
    }
}

/// Parts one under the other.
pub(super) struct StackFit<'a> {
    head: bool,
    parts: &'a [Lines],
}

impl StackFit<'_> {
    /// White before each part at least.
    fn gap(&self, part: usize) -> u32 {
        u32::from(part > 0 && !self.follows_head(part))
    }

    fn follows_head(&self, part: usize) -> bool {
        self.head && part == 1
    }

    /// Gaps that may be widened.
    fn gaps(&self) -> u32 {
        (0..self.parts.len()).map(|part| self.gap(part)).sum()
    }

    fn height(&self) -> u32 {
        let parts = self.parts.iter().enumerate();
        parts.fold(0, |sum, (index, part)| {
            sum.saturating_add(self.gap(index)).saturating_add(part.0)
        })
    }

    fn cost(&self, depth: u32) -> Cost {
        let height = self.height();
        let slack = depth.saturating_sub(height);
        let gaps = self.gaps();
        let spread = slack.min(gaps.saturating_mul(cost::STACK_WHITE));
        let wider = spread.saturating_sub(gaps);
        cost::over(height.saturating_sub(depth))
            + cost::SPREAD[0].times(spread - wider)
            + cost::SPREAD[1].times(wider)
            + cost::spare(slack - spread, 1)
    }

    fn set(&self, depth: u32) -> Set {
        let slack = depth.saturating_sub(self.height());
        let gaps = self.gaps();
        let spread = slack.min(gaps.saturating_mul(cost::STACK_WHITE));
        let mut tops = Vec::new();
        let (mut line, mut gap) = (0u32, 0);
        for (index, part) in self.parts.iter().enumerate() {
            let mut top = line;
            if self.gap(index) > 0 {
                // The lines spread go to the gaps in turn, the first gaps taking what is left.
                top = top.saturating_add(1 + spread / gaps + u32::from(gap < spread % gaps));
                gap += 1;
            }
            match top.checked_add(part.0) {
                Some(foot) if foot <= depth => line = foot,
                _ => break,
            }
            tops.push(Lines(top));
        }
        let missing = u32::from(tops.len() < self.parts.len());
        let over = self.height().saturating_sub(depth).max(missing);
        Set::Stack { tops, over: Lines(over), spare: Lines(slack - spread) }
    }
}
