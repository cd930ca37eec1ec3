//! Pictures: the files that stand-ins mean, made into what a medium shows. Photographs become images in
//! the inks of their page, drawings stay drawings.

mod cache;
mod cache_entry;
mod coarse;
mod darkroom;
mod develop;
mod drawing;
mod drawing_inked;
mod drawing_press;
mod drawing_rendered;
mod encode;
mod fit;
mod jpeg_file;
mod line_art;
mod named_picture;
mod negative;
mod photo;
mod pixels;
mod placing;
mod press_image;
mod print;
mod screen;
mod sharpen;
mod soundness;
mod total_ink;
mod untouched;
mod wanted;

pub use coarse::coarse;
pub use develop::{DevelopedPictures, develop};
pub use drawing_press::own;
pub use fit::Fit;
pub use placing::{Placing, placings};
pub use press_image::{Coding, ImageInks, PressImage, stand_in_id};
pub use print::{Print, PrintImage, Prints};
pub use wanted::Wanted;
