//! Makeup 拼版: deciding which lines of the page each story, picture and ad takes.
//!
//! Knows nothing: no type, no ink, no files, only numbers. Its invariant: **everything is a whole number of grid lines and
//! columns, and a plan is always complete**; what does not fit is named in it, and what gave is noted.
//!
//! ```text
//! PageJob ─ each area at every depth it may get: its curve ─▶ the rows' heights that cost least ─▶ PagePlan
//! ```
//!
//! | file | what |
//! |---|---|
//! | `job`, `plan` | what makeup is asked, and what it answers |
//! | `page`, `rows`, `bent_rows` | a page: heights for its rows, then each area at the depth it got |
//! | `heads` | headlines side by side: which sizes they may take |
//! | `area`, `stack`, `fit` | an area at every depth; a stack, and a story, at every depth |
//! | `story_shape`, `pictures`, `bands` | the shapes a story may take: headline, pictures, foot, and the room they leave |
//! | `white_left` | white that a story leaves of its area |
//! | `flow`, `column_ends`, `filled_column`, `early_ends` | cutting a galley over columns: routes, ends, one column filled |
//! | `galley_cuts`, `galley_as_set` | a galley as it may be cut, and its rows when paragraphs are set otherwise |
//! | `give`, `paragraph_length` | what paragraphs can give: a line less 缩行, a line more 赶行 |
//! | `lower_bound` | what the rest will cost at the least: routes that cannot turn out well end early |
//! | `search` | a page without rows: which rectangle for which item |
//! | `cost` | all weights, in one place |

mod area;
mod bands;
mod bent_rows;
mod column_ends;
mod cost;
mod early_ends;
mod filled_column;
mod fit;
mod flow;
mod galley_as_set;
mod galley_cuts;
mod give;
mod heads;
mod job;
mod lower_bound;
mod page;
mod paragraph_length;
mod pictures;
mod plan;
mod rows;
pub mod search;
mod stack;
mod story_shape;
#[cfg(test)]
mod tests;
mod white_left;

pub use galley_as_set::RowOrigin;
pub use job::{
    Alternative, AreaContent, AreaJob, Grows, HeadJob, HeadLook, HeadSize, PageJob, ParagraphJob,
    PictureEdge, PictureJob, PictureWidth, PictureWish, Rank, Row, RowJob, Spreads, StackPart,
    StoryJob, Taken, WhiteUnder,
};
pub use page::plan;
pub use paragraph_length::ParagraphLength;
pub use plan::{AreaPlan, Gave, PagePlan, PicturePlan, Seat, Set, StoryPlan};

/// Grid lines.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash, serde::Serialize)]
pub struct Lines(pub u32);

impl Lines {
    /// The number, kept in bounds within which sums cannot overflow: nothing is as high as that.
    pub(crate) fn count(self) -> u32 {
        self.0.min(10_000)
    }
}

/// Columns, of text or of the grid.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash, serde::Serialize)]
pub struct Columns(pub u8);
