//! Texts that stand in for files: what somebody types and has not saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Texts by the path of their file, seen from the publication. Only a file that is there has one: a draft changes what a
/// file says, never which files there are.
#[derive(Debug, Clone, Default, Eq, PartialEq)]
pub struct Drafts(Arc<BTreeMap<PathBuf, Arc<str>>>);

impl Drafts {
    /// The text that stands in for a file.
    pub fn of(&self, file: &Path) -> Option<&Arc<str>> {
        self.0.get(file)
    }

    /// The same with another text.
    #[must_use]
    pub fn with(&self, file: PathBuf, text: Arc<str>) -> Self {
        let mut drafts = BTreeMap::clone(&self.0);
        drafts.insert(file, text);
        Self(Arc::new(drafts))
    }

    /// The same without that of a file.
    #[must_use]
    pub fn without(&self, file: &Path) -> Self {
        let mut drafts = BTreeMap::clone(&self.0);
        drafts.remove(file);
        Self(Arc::new(drafts))
    }
}
