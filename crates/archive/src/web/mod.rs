//! What all that is read in a browser has in common: templates and the files made from them, feeds, addresses.

pub mod address;
pub mod feed;
pub mod html;
pub mod renderer;
pub mod templates;
