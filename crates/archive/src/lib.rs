//! The downloadable issue: the web PDF, the e-paper, files for libraries, text forms, one archive.
//! All of it falls out of one layout: an [`Edition`] tells every story's words and places.

pub mod alto;
pub mod article;
pub mod bag;
pub mod checksums;
pub mod contents;
pub mod edition;
pub mod epaper;
pub mod feed;
pub mod fingerprint;
mod issue_parcel;
pub mod job_sheet;
mod leaves;
mod lines;
mod mentions;
pub mod mets;
pub mod page_images;
pub mod parcel;
pub mod pictures;
pub mod placed;
mod reading_order;
pub mod shard;
pub mod site;
pub mod templates;
pub mod text;
pub mod title;
pub mod verify;
pub mod web_pdf;
mod xml;
pub mod zip_file;
mod zones;

pub use alto::alto;
pub use article::{Article, Block, BoxKind, Inline, Photo};
pub use contents::Audience;
pub use edition::{Ad, Edition, Leaf, Place, Rect};
pub use epaper::{Home, NoEpaper, epaper};
pub use fingerprint::Inputs;
pub use job_sheet::JobSheet;
pub use mets::mets;
pub use page_images::{PageImage, PageImages};
pub use parcel::{Parcel, Unmade};
pub use pictures::pictures;
pub use placed::{Letter, PlacedBlock, PlacedImage, PlacedLine, TextStyle};
pub use shard::Shard;
pub use templates::{BrokenTemplate, Templates};
pub use text::texts;
pub use title::Title;
pub use verify::verify;
pub use web_pdf::{page_pdf, web_pdf};
pub use zip_file::Label;

/// A finished file.
#[derive(Debug, Clone)]
pub struct MadeFile {
    /// Its name in the issue's folder, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A file's name in the issue's folder, and what it holds.
pub type NamedBytes<'a> = (&'a str, &'a [u8]);

impl MadeFile {
    /// Its name and what it holds.
    pub fn named(&self) -> NamedBytes<'_> {
        (&self.name, &self.bytes)
    }

    /// The file in a folder.
    pub fn under(self, folder: &str) -> Self {
        Self { name: format!("{folder}/{}", self.name), ..self }
    }
}
