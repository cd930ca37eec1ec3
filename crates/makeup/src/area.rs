//! What an area costs at each depth, whatever stands in it, and how it is then set.

use super::cost::{self, Cost};
use super::fit::StoryFit;
use super::heads::Heads;
use super::stack::StackFit;
use super::{AreaContent, AreaJob, Lines, Set};

/// An area that can be weighed at any depth.
pub(super) enum AreaFit<'a> {
    Any,
    Shape(u32),
    Part(&'a [Lines]),
    Stack(StackFit<'a>),
    Story(Box<StoryFit<'a>>),
}

impl<'a> AreaFit<'a> {
    /// Weighs an area at all depths up to `deepest`.
    pub fn new(area: &'a AreaJob, deepest: u32) -> Self {
        match &area.content {
            AreaContent::Any => Self::Any,
            AreaContent::Shape(height) => Self::Shape(height.0),
            AreaContent::Part(heights) => Self::Part(heights),
            AreaContent::Stack { head, parts } => Self::Stack(StackFit::new(*head, parts)),
            AreaContent::Story(story) => Self::Story(Box::new(StoryFit::new(story, deepest))),
        }
    }

    /// What it costs at a depth, with one of these headlines if it is a story.
    pub fn cost(&self, depth: u32, heads: Heads) -> Cost {
        match self {
            Self::Any => Cost::ZERO,
            Self::Shape(height) => {
                cost::shape_over(height.saturating_sub(depth))
                    + cost::beside_shape(depth.saturating_sub(*height))
            }
            Self::Part(heights) => part_cost(heights, depth),
            Self::Stack(stack) => stack.cost(depth),
            Self::Story(story) => story.cost(depth, heads),
        }
    }

    /// Lines that something which is no story leaves white at a depth: inside, beyond a line more between any two of its
    /// parts; and at its foot.
    pub fn white(&self, depth: u32) -> (u32, u32) {
        match self {
            Self::Any | Self::Story(_) => (0, 0),
            Self::Shape(height) => (0, depth.saturating_sub(*height)),
            Self::Part(heights) => (0, depth - part_height(heights, depth)),
            Self::Stack(stack) => stack.white(depth),
        }
    }

    pub fn set(self, depth: u32, heads: Heads) -> Set {
        match self {
            Self::Any | Self::Shape(_) => Set::Any,
            Self::Part(heights) => set_part(heights, depth),
            Self::Stack(stack) => stack.set(depth),
            Self::Story(story) => Set::Story(story.plan(depth, heads)),
        }
    }
}

/// A part as high as it can be without being too high; white below it.
fn set_part(heights: &[Lines], depth: u32) -> Set {
    let height = part_height(heights, depth);
    Set::Part {
        height: Lines(height),
        over: Lines(least(heights).saturating_sub(depth)),
        spare: Lines(depth - height),
    }
}

/// Air inside a part costs a little, white below it more.
fn part_cost(heights: &[Lines], depth: u32) -> Cost {
    let (least, height) = (least(heights), part_height(heights, depth));
    let airy = cost::airy(height.saturating_sub(least));
    cost::over(least.saturating_sub(depth)) + cost::slack(depth - height) + airy
}

/// The greatest height that fits a depth; all of it if none does.
fn part_height(heights: &[Lines], depth: u32) -> u32 {
    let heights = heights.iter().map(|height| height.0);
    heights.filter(|height| *height <= depth).max().unwrap_or(depth)
}

fn least(heights: &[Lines]) -> u32 {
    heights.iter().map(|height| height.0).min().unwrap_or(0)
}
