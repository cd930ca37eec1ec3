//! Recolouring: a PDF made anew with every colour in the inks of the page. Advertisers' files and drawings go
//! through it on their way to the press, and the press's own file on its way to plates. The machine knows what
//! a PDF may paint with; which inks stand for which colour is asked of an [`Inking`].

mod calculator;
mod calibrated;
mod channels;
mod claims;
mod content;
mod developing;
mod document;
mod drawing;
mod encoding;
mod for_plate;
mod for_press;
mod forms;
mod function;
mod gradient;
mod gstate;
mod inking;
mod inline;
mod layers;
mod lightness;
mod machine;
mod marks;
mod mesh;
mod painting;
mod pictures;
pub mod plates;
mod reading;
mod refused;
mod samples;
mod shading;
mod shelf;
mod space;
mod state;
mod tokens;

pub use document::{PageChoice, Recoloured, open, recolour, recolour_opened};
pub use for_plate::{ForPlate, Plate};
pub use for_press::{ForPress, process};
pub use inking::{Developed, How, Inked, Inking, Overprint, Pixels, Profile, Seen, What};
pub use refused::Refused;

#[cfg(test)]
mod tests;
