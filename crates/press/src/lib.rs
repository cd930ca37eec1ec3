//! Renditions: the pages as PDFs for the press and the screen, as pictures, and as data.

mod fallbacks;
mod job;
mod layout_json;
mod marks;
mod missing_glyphs;
mod moment;
mod outbox;
mod palette;
mod pdf;
pub mod pdfx;
pub mod pictures;
mod plain_line;
mod plan_yaml;
mod press_pdf;
mod preview;
mod rendition;
mod role_families;
mod set_glyphs;
mod stamp;
mod tags;
mod uuid;

pub use fallbacks::{Fallback, fallbacks};
pub use job::{InkSets, PressJob, PrintedPage};
pub use layout_json::layout_json;
pub use missing_glyphs::{Missing, missing};
pub use moment::{Moment, iso};
pub use outbox::Outbox;
pub use pdf::for_screen;
pub use pictures::{
    DevelopedPictures, Placing, Print, PrintImage, Prints, Wanted, coarse, develop, placings,
};
pub use plan_yaml::{PlanFile, PlanFileArea, PlanFileGave, PlanFilePage, PlanFilePicture};
pub use press_pdf::PressPdf;
pub use preview::Preview;
pub use rendition::{Overlay, Rendition, View, rendition};
pub use set_glyphs::code_points;
pub use stamp::stamps;
pub use uuid::uuid;
