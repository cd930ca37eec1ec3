//! Pictures: the files that stand-ins mean, made into what a medium shows. Photographs become images in
//! the inks of their page, drawings stay drawings.
//!
//! | file | what |
//! |---|---|
//! | `placing`, `wanted`, `fit` | which pictures at what size, for which media, and how each stands in its box |
//! | `develop`, `darkroom` | every file read once, and what all are developed with |
//! | `cache`, `cache_entry` | what was made before |
//! | `print`, `press_image` | what has been made: for a medium, and for the press as it stands in the PDF |
//! | `negative`, `jpeg_file`, `pixels`, `scaling`, `sharpen` | photographs as their files hold them, cut, scaled, sharpened |
//! | `damage`, `jpeg_scans`, `jpeg_frame`, `jpeg_bits`, `png_rows` | how much of a photograph is there |
//! | `several_frames` | pictures that move on a screen |
//! | `photo`, `untouched`, `line_art`, `encode`, `total_ink` | photographs for the press |
//! | `screen`, `preview_rasters` | photographs for the screen, and as a preview draws them |
//! | `drawing`, `read_drawing`, `soundness` | SVG and PDF, read and tried out |
//! | `svg` | drawings of others made ready: fonts, linked pictures |
//! | `placed_page` | the page of an advertiser's PDF that is placed, as a PDF of its own |
//! | `drawing_press`, `drawing_inked`, `drawing_rendered` | drawings for the press; as pixels where they cannot stay drawings |
//! | `coarse`, `named_picture`, `placed` | pictures with too few pixels, where a picture is named, and where it stands |

mod cache;
mod cache_entry;
mod coarse;
mod damage;
mod darkroom;
mod develop;
mod drawing;
mod drawing_inked;
mod drawing_press;
mod drawing_rendered;
mod encode;
mod fit;
mod jpeg_bits;
mod jpeg_file;
mod jpeg_frame;
mod jpeg_scans;
mod line_art;
mod named_picture;
mod negative;
mod photo;
mod pixels;
mod placed;
mod placed_page;
mod placing;
mod png_rows;
mod press_image;
mod preview_rasters;
mod print;
mod read_drawing;
mod scaling;
mod screen;
mod several_frames;
mod sharpen;
mod soundness;
mod svg;
mod total_ink;
mod untouched;
mod wanted;

pub use coarse::coarse;
pub use develop::{DevelopedPictures, develop};
pub use drawing_press::own;
pub use fit::Fit;
pub use placed::placed;
pub use placing::{Placing, placings};
pub use press_image::{Coding, ImageInks, PressImage, stand_in_id};
pub use preview_rasters::scaled;
pub use print::{Print, PrintImage, Prints};
pub use scaling::scale;
pub use wanted::Wanted;
