//! Makeup 拼版: deciding which lines of the page each story, picture and ad takes. Pure numbers:
//! nothing here knows of type, ink or files. Everything is counted in grid lines and columns.

mod area;
mod cost;
mod ends;
mod filling;
mod fit;
mod flow;
mod galley;
mod give;
mod job;
mod outlook;
mod page;
mod pictures;
mod plan;
mod rows;
mod setting;
mod shape;
#[cfg(test)]
mod tests;

pub use job::{
    Alternative, AreaJob, Content, HeadJob, HeadSize, PageJob, Paragraph, PictureJob, PictureWidth,
    Row, RowJob, StoryJob,
};
pub use page::plan;
pub use plan::{AreaPlan, Gave, PagePlan, PicturePlan, Seat, Set, StoryPlan};
pub use setting::{Origin, Setting};

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
