//! Colour on paper: the inks of a page, the printing condition, and the way from any colour to them.

mod condition;
mod converter;
mod curve;
mod grid;
mod ink;
mod light;
mod look;
mod origin;
mod output;
mod proof;
mod reading;
mod shades;
mod table;

pub use condition::Condition;
pub use converter::{Converter, Source, Space};
pub use ink::{Cmyk, PageInks, Process, Spot};
