//! Makeup 拼版: deciding which lines of the page each story, picture and ad takes. Pure numbers:
//! nothing here knows of type, ink or files. Everything is counted in grid lines and columns.

mod job;
mod plan;

pub use job::{
    AreaJob, Content, HeadJob, HeadSize, PageJob, PictureJob, PictureWidth, Row, RowJob, StoryJob,
};
pub use plan::{AreaPlan, Gave, PagePlan, PicturePlan, Seat, Set, StoryPlan};

/// Grid lines.
#[derive(
    Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash, serde::Serialize,
)]
pub struct Lines(pub u32);

/// Columns, of text or of the grid.
#[derive(
    Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash, serde::Serialize,
)]
pub struct Columns(pub u8);
