//! Renditions: the pages as PDFs for the press and the screen, as pictures, and as data.

pub mod colour;
mod develop;
mod drawing;
mod fallback;
mod families;
mod fit;
mod glyphs;
mod layout_json;
mod moment;
mod outbox;
mod pdf;
mod placing;
mod plan_yaml;
pub mod plates;
mod preview;
pub mod recolour;
mod rendition;
mod screen;
mod set;
mod stamp;
mod tags;
mod trial;

pub use develop::{Developed, Print, Prints, Wanted, develop};
pub use fallback::{Fallback, fallbacks};
pub use glyphs::{Missing, missing};
pub use layout_json::layout_json;
pub use moment::{Moment, iso};
pub use outbox::Outbox;
pub use pdf::Binding;
pub use placing::{Placing, placings};
pub use plan_yaml::{AreaEntry, GaveEntry, PageEntry, PictureEntry, PlanFile};
pub use preview::png;
pub use rendition::{Overlay, rendition};
pub use set::code_points;
pub use stamp::stamps;
