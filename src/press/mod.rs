//! Renditions: the pages as PDFs for the press and the screen, as pictures, and as data.

pub mod colour;
mod fallback;
mod families;
mod glyphs;
mod layout_json;
mod moment;
mod outbox;
mod pdf;
pub mod pictures;
mod plan_yaml;
mod preview;
mod rendition;
mod set;
mod stamp;
mod tags;

pub use fallback::{Fallback, fallbacks};
pub use glyphs::{Missing, missing};
pub use layout_json::layout_json;
pub use moment::{Moment, iso};
pub use outbox::Outbox;
pub use pdf::Binding;
pub use pictures::{Developed, Placing, PressJob, Print, Prints, Wanted, develop, placings};
pub use plan_yaml::{AreaEntry, GaveEntry, PageEntry, PictureEntry, PlanFile};
pub use preview::png;
pub use rendition::{Overlay, rendition};
pub use set::code_points;
pub use stamp::stamps;
