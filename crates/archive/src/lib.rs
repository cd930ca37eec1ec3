//! The downloadable issue.
mod checksums;
mod edition;
mod epaper;
mod fingerprint;
mod library;
mod made_file;
mod parcel;
mod pictures;
mod shard;
mod site;
mod text;
mod verify;
mod web;
mod web_pdf;
mod xml;

pub use checksums::Sum;
pub use edition::{
    Ad, Article, Block, BoxKind, Edition, EditionPage, Inline, PageRect, Photo, PlacedBlock,
    PlacedImage, PlacedLetter, PlacedLine, Rect, TextStyle,
};
pub use epaper::{Home, IssueCard, NoEpaper, PageImage, PageImages, StoryCard, epaper};
pub use fingerprint::{Inputs, IssueInputs};
pub use library::{alto, mets};
pub use made_file::{MadeFile, NamedBytes};
pub use parcel::{
    ArchiveName, Audience, BagInfo, JOB_SHEET, JobSheet, Label, Parcel, Unmade, ZipTime,
};
pub use pictures::pictures;
pub use shard::Shard;
pub use site::site;
pub use text::{StoriesFile, markdown, stories_schema, texts};
pub use verify::{Limits, Verified, verify};
pub use web::templates::{BrokenTemplate, Templates};
pub use web_pdf::{Conformance, page_pdf, web_pdf};
