//! The thread that makes the pages. It works for whoever asked last: all that was asked while it worked is one piece of
//! work afterwards.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use serde::Serialize;
use tokio::sync::{broadcast, watch};

use kanyin_diagnostics::catch_panic;
use kanyin_issue::Drafts;
use kanyin_production::{IssueFolder, live_pages};

use super::answer::Words;
use super::shown::Shown;

/// How many notices a browser may be late.
const LATE: usize = 256;

/// What open screens are told.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Notice {
    /// Pages are made, or are finished.
    Working {
        /// Which of both.
        working: bool,
    },
    /// Somebody else wrote a file.
    Disk {
        /// Seen from the publication.
        file: String,
        /// Which text it has now.
        hash: String,
    },
    /// How far a long job is.
    Job(JobNotice),
}

/// How far a long job is.
#[derive(Debug, Clone, Serialize)]
pub struct JobNotice {
    /// Which job.
    pub kind: &'static str,
    /// What is being done.
    pub step: Option<Words>,
    /// Whether it is over.
    pub done: bool,
    /// Whether it ended well.
    pub ok: bool,
    /// The files that came of it.
    pub files: Vec<JobFile>,
    /// What is to be said of it.
    pub words: Option<Words>,
}

/// A file that came of a job.
#[derive(Debug, Clone, Serialize)]
pub struct JobFile {
    /// Its name.
    pub name: String,
    /// Where it is had from.
    pub src: String,
    /// Whether it is one that staff look for.
    pub main: bool,
}

impl Notice {
    /// Its name among the server's events.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Working { .. } => "working",
            Self::Disk { .. } => "disk",
            Self::Job(_) => "job",
        }
    }
}

/// The thread's desk.
pub struct Workshop {
    desk: Mutex<Desk>,
    wake: Condvar,
    shown: watch::Sender<Arc<Shown>>,
    notices: broadcast::Sender<Notice>,
}

/// What is to be made.
struct Desk {
    issue: IssueFolder,
    /// How often something was asked.
    asked: u64,
    closed: bool,
}

impl Workshop {
    /// A workshop for an issue; nothing is made yet.
    pub fn new(issue: IssueFolder) -> Self {
        let shown = watch::Sender::new(Arc::new(Shown::nothing(&issue)));
        let desk = Mutex::new(Desk { issue, asked: 1, closed: false });
        Self { desk, wake: Condvar::new(), shown, notices: broadcast::Sender::new(LATE) }
    }

    /// Works until it is closed.
    pub fn run(&self) {
        let mut done = 0;
        while let Some((issue, asked)) = self.next(done) {
            self.tell(Notice::Working { working: true });
            let before = Arc::clone(&self.shown.borrow());
            // A file that makes a reader panic stops one look, not the evening.
            let shown = catch_panic(|| Shown::of(live_pages(&issue), &issue, asked, &before));
            let shown = shown.unwrap_or_else(|| before.broken(asked));
            self.shown.send_replace(Arc::new(shown));
            done = asked;
            self.tell(Notice::Working { working: false });
        }
    }

    /// Waits for something that was asked since; `None` if no more is.
    fn next(&self, done: u64) -> Option<(IssueFolder, u64)> {
        let mut desk = self.desk();
        while desk.asked == done && !desk.closed {
            desk = self.wake.wait(desk).unwrap_or_else(|lock| lock.into_inner());
        }
        (!desk.closed).then(|| (desk.issue.clone(), desk.asked))
    }

    /// Asks for the pages as they are now; gives the version from which on they are so.
    pub fn look(&self) -> u64 {
        self.ask(|_| {})
    }

    /// Another issue of the publication.
    pub fn open(&self, path: PathBuf) -> u64 {
        self.ask(|issue| {
            issue.path = path;
            issue.reading.drafts = Drafts::default();
        })
    }

    /// Changes what is typed and not saved.
    pub fn draft(&self, change: impl FnOnce(&Drafts) -> Drafts) -> u64 {
        self.ask(|issue| issue.reading.drafts = change(&issue.reading.drafts))
    }

    fn ask(&self, change: impl FnOnce(&mut IssueFolder)) -> u64 {
        let mut desk = self.desk();
        change(&mut desk.issue);
        desk.asked += 1;
        self.wake.notify_all();
        desk.asked
    }

    /// The issue that is made.
    pub fn issue(&self) -> IssueFolder {
        self.desk().issue.clone()
    }

    /// The last pages.
    pub fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.borrow())
    }

    /// The last pages, and all that follow.
    pub fn follow(&self) -> watch::Receiver<Arc<Shown>> {
        self.shown.subscribe()
    }

    /// What is told from now on.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.notices.subscribe()
    }

    /// Tells all open screens.
    pub fn tell(&self, notice: Notice) {
        // Where no screen is open, nobody need know.
        let _ = self.notices.send(notice);
    }

    /// No more is made.
    pub fn close(&self) {
        self.desk().closed = true;
        self.wake.notify_all();
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(|lock| lock.into_inner())
    }
}
