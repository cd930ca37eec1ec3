//! Pictures: the files that stand-ins mean, made into what a medium shows. Photographs become images in
//! the inks of their page, drawings stay drawings.

mod cache;
mod coarse;
mod darkroom;
mod develop;
mod drawing;
mod drawing_inked;
mod drawing_press;
mod drawing_rendered;
mod encode;
mod entry;
mod fit;
mod jpeg_file;
mod line_art;
mod negative;
mod photo;
mod pixels;
mod placing;
mod press_image;
mod print;
mod screen;
mod sharpen;
mod spots;
mod total_ink;
mod trial;
mod untouched;

pub use coarse::coarse;
pub use develop::{Developed, Wanted, develop};
pub use drawing_press::own;
pub use fit::Fit;
pub use placing::{Placing, placings};
pub use press_image::{Coding, ImageInks, PressImage, stand_in_id};
pub use print::{Print, PrintImage, Prints};
