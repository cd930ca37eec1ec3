//! Colour on paper: the inks of a page, the printing condition, and the way from any colour to them.

mod colour_grid;
mod condition;
mod converter;
mod curve;
mod ink;
mod light;
mod look;
mod output;
mod pixel_source;
mod proof;
mod reading;
mod shades;
mod source_profile;
mod table;

pub use condition::Condition;
pub use converter::Converter;
pub use ink::{Cmyk, PageInks, Process, SpotInk};
pub use pixel_source::{ColourModel, PixelSource};
