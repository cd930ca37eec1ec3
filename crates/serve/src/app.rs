//! What all requests share.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use kanyin_production::{ChangedFile, CopyFiles, IssueFolder};

use super::guard::Guard;
use super::watch::KnownTexts;
use super::workshop::Workshop;

/// What all requests share.
pub struct App {
    /// The publication's folder.
    pub publication: PathBuf,
    /// Who may ask.
    pub guard: Arc<Guard>,
    /// Where pages are made.
    pub workshop: Arc<Workshop>,
    /// The files that are written.
    pub files: CopyFiles,
    /// Which texts are known.
    pub known: Arc<KnownTexts>,
    /// Held while a job runs that takes its time: one at once.
    pub job: Arc<tokio::sync::Mutex<()>>,
    /// Which text on the disk each draft was made from.
    bases: Mutex<HashMap<String, String>>,
    /// What can be taken back, the last last.
    changes: Mutex<Vec<ChangedFile>>,
}

impl App {
    /// For an issue, to be asked by whom the guard lets in.
    pub fn new(issue: IssueFolder, guard: Guard) -> Self {
        let publication = issue.publication.clone();
        Self {
            guard: Arc::new(guard),
            workshop: Arc::new(Workshop::new(issue)),
            files: CopyFiles::of(&publication),
            known: Arc::default(),
            job: Arc::default(),
            bases: Mutex::default(),
            changes: Mutex::default(),
            publication,
        }
    }

    /// Which text on the disk each draft was made from, by file.
    pub fn bases(&self) -> MutexGuard<'_, HashMap<String, String>> {
        self.bases.lock().unwrap_or_else(|lock| lock.into_inner())
    }

    /// What can be taken back.
    pub fn changes(&self) -> MutexGuard<'_, Vec<ChangedFile>> {
        self.changes.lock().unwrap_or_else(|lock| lock.into_inner())
    }
}
