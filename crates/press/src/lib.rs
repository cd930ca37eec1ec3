//! Renditions: the pages as PDFs for the press and the screen, as pictures, and as data.

mod fallback;
mod families;
mod glyphs;
mod hand_set;
mod job;
mod layout_json;
mod marks;
mod moment;
mod outbox;
mod palette;
mod pdf;
pub mod pdfx;
pub mod pictures;
mod plan_yaml;
mod press_pdf;
mod preview;
mod rendition;
mod set;
mod stamp;
mod tags;

pub use fallback::{Fallback, fallbacks};
pub use glyphs::{Missing, missing};
pub use job::{InkSets, PressJob, Sheet};
pub use layout_json::layout_json;
pub use moment::{Moment, iso};
pub use outbox::Outbox;
pub use pdf::for_screen;
pub use pictures::{
    Developed, Placing, Print, PrintImage, Prints, Wanted, coarse, develop, placings,
};
pub use plan_yaml::{AreaEntry, GaveEntry, PageEntry, PictureEntry, PlanFile};
pub use press_pdf::PressPdf;
pub use preview::Preview;
pub use rendition::{Overlay, Rendition, View, rendition};
pub use set::code_points;
pub use stamp::stamps;
