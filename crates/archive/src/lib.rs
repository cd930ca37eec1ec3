//! The downloadable issue: web.pdf, the e-paper, the site of all issues, files for libraries, the stories' texts, and the
//! zips that carry them.
//!
//! **What it knows.** The issue as staff wrote it (`issue`), the pages as they were laid out (`typeset`), and what the press
//! makes of them (`press`); for the job sheet, what preflight says. From these an [`Edition`] is taken once: plain data, each story's words and the place of every
//! letter. All that follows is made from the edition, and knows no layout any more.
//!
//! **What holds.** Every file is bytes under a name ([`MadeFile`]): nothing here writes to a disk, but [`Parcel::write`] to
//! what it is given. The same copy gives the same bytes, on any machine and at any time: nothing asks the clock, and lists
//! are sorted. Words of reporters are text in every format, and can never be markup. What goes wrong is told in Chinese
//! and English.
//!
//! The files, from the ground up:
//!
//! | file | what |
//! |---|---|
//! | `made_file`, `checksums`, `xml` | a file by its name; SHA-256 and lists of it; the one writer of XML |
//! | `edition/` | the issue as plain data: pages, articles, what stands where, letter by letter |
//! | `pictures` | the stories' pictures under names of their own |
//! | `text/` | each story as Markdown, as plain text, for 公众号; all of them as JSON |
//! | `web_pdf/` | web.pdf and its pages alone: headings, pauses, bookmarks, threads, links |
//! | `library/` | the order of reading, ALTO, METS |
//! | `web/` | templates, feeds, addresses: what e-paper and site share |
//! | `epaper/`, `site` | one issue in a browser; all issues |
//! | `parcel/` | who gets which files, and the zip: names, bag, job sheet 印刷单, label |
//! | `fingerprint/` | what an issue's archives are made from, in one sum, so that what is unchanged is left |
//! | `verify/` | whether a zip from anywhere is whole |
//! | `shard` | one of several even parts of a list, for several machines |
//!
//! For staff and librarians: `docs/archive.md`, `docs/library.md`.

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

pub use checksums::Checksum;
pub use edition::{
    Ad, Article, ArticleBlock, BoxKind, Edition, EditionPage, Inline, InlineLevel, PageRect, Photo,
    Place, PlacedBlock, PlacedImage, PlacedLetter, PlacedLine, Rect, TextStyle,
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
