//! What all requests share.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use kanyin_diagnostics::Told;
use kanyin_production::{ChangedFile, CopyFiles, IssueFolder};

use super::guard::Guard;
use super::page_file::PageFile;
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
    changes: Mutex<Vec<Change>>,
    /// Pages as they could be made up too, those that were sought last.
    ways: Mutex<Vec<Arc<PageFile>>>,
}

/// What was changed by hand and can be taken back.
#[derive(Clone, PartialEq)]
pub struct Change {
    /// The file.
    pub changed: ChangedFile,
    /// What was changed of it.
    pub words: Told,
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
            ways: Mutex::default(),
            publication,
        }
    }

    /// Which text on the disk each draft was made from, by file.
    pub fn bases(&self) -> MutexGuard<'_, HashMap<String, String>> {
        self.bases.lock().unwrap_or_else(|lock| lock.into_inner())
    }

    /// Shows these pages to be chosen from, and no others.
    pub fn show_ways(&self, ways: Vec<Arc<PageFile>>) {
        *self.ways.lock().unwrap_or_else(|lock| lock.into_inner()) = ways;
    }

    /// The page to be chosen that has a file's name.
    pub fn way(&self, name: &str) -> Option<Arc<PageFile>> {
        let ways = self.ways.lock().unwrap_or_else(|lock| lock.into_inner());
        ways.iter().find(|way| way.name() == name).cloned()
    }

    /// What can be taken back.
    pub fn changes(&self) -> MutexGuard<'_, Vec<Change>> {
        self.changes.lock().unwrap_or_else(|lock| lock.into_inner())
    }
}
