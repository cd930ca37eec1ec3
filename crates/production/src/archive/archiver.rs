//! Issues archived one after the other.

use std::path::Path;

use super::inputs::PublicationInputs;
use super::issue::{Archived, IssueArchives};
use super::list::ListedIssue;
use super::order::ArchiveOrder;
use crate::failure::Failure;
use crate::progress::Progress;

/// Archives issues one after the other; what those of a publication have in common is read once.
pub struct Archiver {
    order: ArchiveOrder,
    publication: Option<PublicationInputs>,
}

impl Archiver {
    /// Archives as ordered.
    pub fn new(order: ArchiveOrder) -> Self {
        Self { order, publication: None }
    }

    /// Makes an issue's archives in `out`, all or none. An issue with errors is no failure: nothing is archived.
    pub fn archive(
        &mut self,
        issue: &ListedIssue,
        out: &Path,
        progress: &dyn Progress,
    ) -> Result<Archived, Failure> {
        let folder = &issue.folder.publication;
        let known = self.publication.take().filter(|known| known.publication == *folder);
        let read = || PublicationInputs::of(folder, out, self.order.moment);
        let publication = self.publication.insert(known.unwrap_or_else(read));
        IssueArchives { order: &self.order, issue, publication, out, progress }.make()
    }
}
