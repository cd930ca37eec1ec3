//! Recolouring: a PDF made anew with every colour in the inks of the page. Advertisers' files and drawings go
//! through it on their way to the press, and the press's own file on its way to plates. The machine knows what
//! a PDF may paint with; which inks stand for which colour is asked of an [`Inking`].

mod calculator;
mod calibrated;
mod claims;
mod colour_space;
mod content;
mod document;
mod drawing;
mod encoding;
mod ext_gstate;
mod for_plate;
mod for_press;
mod forms;
mod function;
mod gradient;
mod graphics_state;
mod ink_space;
mod inked_samples;
mod inking;
mod inline;
mod known_forms;
mod layers;
mod lightness;
mod machine;
mod marks;
mod mesh;
mod mode;
mod new_resources;
mod painting;
mod pictures;
pub mod plates;
mod refused;
mod samples;
mod shading;
mod source_pdf;
mod tokens;

pub use document::{PageChoice, Recoloured, open, recolour, recolour_opened};
pub use for_plate::{ForPlate, Plate};
pub use for_press::{ForPress, process};
pub use inking::{
    ColourUse, Inked, InkedPixels, Inking, Overprint, Painted, Profile, SourceColour, SourcePixels,
};
pub use refused::Refused;
pub use tokens::{Operand, Operation, operations};

#[cfg(test)]
mod tests;
