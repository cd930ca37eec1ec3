//! Typesetting: each story is set once in a galley, parts by templates; makeup says where they go;
//! pages are put together from frames (DESIGN §2).

mod area;
mod boxes;
mod essay;
mod fillers;
mod furniture;
mod galley;
mod grid;
mod headline;
mod house;
mod inks;
mod joints;
mod laid;
mod lines;
mod misfit;
mod pages;
mod part;
mod photos;
mod pictures;
mod place;
mod rules;
mod setter;
mod stack;
mod story;
mod unset;
mod words;
mod world;

pub use grid::Grid;
pub use house::families;
pub use inks::{Ink, Inks, Medium};
pub use laid::{Laid, Planned, TextLine, Thing};
pub use pages::lay_out;
pub use pictures::{Pictures, Shown};
pub(crate) use words::spot_of;
pub use world::LAYOUTS;
