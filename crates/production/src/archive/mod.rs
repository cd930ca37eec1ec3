//! The downloadable issue: an issue as one file, for readers, the printing house or a library.

mod archiver;
mod inputs;
mod issue;
mod list;
mod order;

pub use archiver::Archiver;
pub use issue::Archived;
pub use list::{ListedIssue, every_issue, named_issues, part_of};
pub use order::ArchiveOrder;
