//! The downloadable issue: the web PDF, the e-paper, files for libraries, text forms, one archive.
//! All of it falls out of one layout: an [`Edition`] tells every story's words and places.

pub mod article;
pub mod edition;
pub mod epaper;
pub mod feed;
pub mod pictures;
pub mod placed;
pub mod site;
pub mod templates;

pub use article::{Article, Block, BoxKind, Inline, Photo};
pub use edition::{Ad, Edition, Leaf, Place, Rect};
pub use pictures::pictures;
pub use placed::{Letter, PlacedBlock, PlacedImage, PlacedLine, TextStyle};

/// A finished file.
#[derive(Debug, Clone)]
pub struct MadeFile {
    /// Its name in the folder, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}
