//! Recolouring 换色: a PDF made anew with every colour in the inks of its page. Advertisers' files and drawings go through it
//! on their way to the press, and the press's own file on its way to plates 分色.
//!
//! **What it knows.** All that a PDF may paint with (ISO 32000-1): content streams, colour spaces, functions, shadings,
//! patterns, pictures, masks, layers. Which inks stand for which colour it asks of an [`Inking`]: [`ForPress`] for a page's
//! inks, [`ForPlate`] for one plate. Nothing of issues, pages' layout or Typst.
//!
//! **What holds.** Vectors stay vectors, text stays text. What cannot be done is [`Refused`] as a whole: a page with one
//! colour left as it was is worse than none. A broken or hostile file costs bounded time and memory. What stays is copied as
//! it was typed. Of the source only what is painted is taken over: no actions, no annotations, no information.
//!
//! ```text
//! Document ─ Machine ─▶ each content stream: tokens ─▶ ContentWriter ─▶ its text, and the resources that it uses
//!                              colours: SourceColour ─ Inking ─▶ Inked
//!                              pixels:  SourcePixels ─ Inking ─▶ InkedPixels
//! ```
//!
//! | file | what |
//! |---|---|
//! | `document` | the file: which pages, and what of a page besides its contents; [`recolour`] |
//! | `inking` | what is asked: a colour as a PDF says it, how it is used, the inks instead |
//! | `for_press`, `for_plate`, `lightness` | who answers: for a page's inks, for a plate, for a soft mask |
//! | `refused` | why a file cannot be recoloured |
//! | `source_pdf` | looking things up in a PDF that may be broken |
//! | `machine`, `mode`, `known_forms` | what all steps share: the source, what has been made of it, how much work is left |
//! | `tokens`, `content` | a content stream operator by operator, read and written anew |
//! | `graphics_state`, `ext_gstate`, `painting` | colours where they are chosen, and where they are used |
//! | `drawing`, `forms`, `marks`, `inline` | forms, patterns, drawn glyphs; marked content; inline images |
//! | `scene` | the box of a stream, and the colours in which it is blended |
//! | `new_resources` | the resources of a stream that is being written |
//! | `colour_space`, `calibrated`, `ink_space` | the colour spaces of the source, and those that are written |
//! | `function`, `calculator` | PDF functions |
//! | `shading`, `gradient`, `mesh` | shadings |
//! | `pictures`, `samples`, `claims`, `inked_samples`, `encoding` | pictures: read, put into inks, written |
//! | `layers` | which layers are not printed |
//! | [`plates`] | each ink of a finished page as a picture; total ink; soft proof |

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
mod scene;
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
