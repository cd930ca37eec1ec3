//! What stands in an area, set and ready for makeup.

use kanyin_makeup::{AreaContent, Lines};

use super::briefs_row::BriefsRow;
use super::figures::Figures;
use super::stack::{Stack, Stacked};
use super::story::SetStory;
use crate::boxes::BoxPart;
use crate::grid::PageGrid;
use crate::part::Part;

/// An area's contents, set.
#[derive(Debug, Clone)]
pub enum SetArea {
    /// Fills whatever it is given, and is set when its place is known.
    Fixed,
    /// Ads, as many lines high as follows from their shape; they are set when their place is known.
    Shape(u32),
    /// A story cut over columns.
    Story(Box<SetStory>),
    /// A box.
    Box(BoxPart),
    /// A part without a ground: a headline apart from its text, a pull quote.
    Plain(Part),
    /// Parts one under the other.
    Stack(Stack),
    /// Briefs that run from column to column.
    Row(Box<BriefsRow>),
    /// Figures one under the other.
    Figures(Figures),
}

impl SetArea {
    /// What makeup is asked.
    pub fn content(&self) -> AreaContent {
        match self {
            Self::Fixed => AreaContent::Any,
            Self::Shape(lines) => AreaContent::Shape(Lines(*lines)),
            Self::Story(story) => AreaContent::Story(story.job.clone()),
            Self::Row(row) => AreaContent::Story(row.job.clone()),
            Self::Box(boxed) => AreaContent::Part(boxed.heights()),
            Self::Plain(part) => AreaContent::Part(vec![Lines(part.lines)]),
            Self::Figures(figures) => AreaContent::Part(figures.heights()),
            Self::Stack(stack) => AreaContent::Stack {
                head: stack.head,
                parts: stack.parts.iter().map(Stacked::job).collect(),
            },
        }
    }

    /// The same, with all that it may give where the page does not come out otherwise.
    pub fn stretched(&self) -> Self {
        match self {
            Self::Story(story) => Self::Story(Box::new(story.stretched())),
            Self::Row(row) => Self::Row(Box::new(row.stretched())),
            Self::Stack(stack) => Self::Stack(stack.stretched()),
            other => other.clone(),
        }
    }

    /// The same, with what it may give where copy would be left out.
    pub fn tightened(self, grid: &PageGrid) -> Self {
        match self {
            Self::Story(story) => Self::Story(Box::new(story.tightened(grid))),
            other => other,
        }
    }

    /// Whether it is running text, which a hairline parts from its neighbours; boxes and pictures
    /// stand apart by themselves (docs/look.md §7).
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Story(_) | Self::Stack(_) | Self::Row(_) | Self::Figures(_))
    }
}
