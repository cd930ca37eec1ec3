//! What content refers to, read as far as it matters here: fonts, colour spaces, functions, pictures.

pub mod font;
pub mod font_program;
pub mod image;
pub mod jpx;
pub mod pixels;
pub mod resources;
pub mod shading;
pub mod space;
pub mod stream;
pub mod tint;
