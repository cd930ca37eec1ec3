//! What is open, by which thread, since when.

use std::cell::RefCell;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use kanyin_meter::Account;

use super::note::{Earlier, Note, name};
use super::refusal::{MOST_MEMORY, Refusal};
use super::thread_clock::ThreadClock;
use super::ward;

/// A file that is held, by one thread or several.
struct Held {
    file: String,
    account: &'static Account,
    /// Most memory, in bytes.
    most: usize,
    /// Milliseconds of the openings before.
    spent: AtomicU64,
    /// Whether its openings are added up.
    adds_up: bool,
}

/// An opening of a file by a thread.
struct Opening {
    held: Arc<Held>,
    /// By the watch, in milliseconds; [`HALTED`] while the thread does something else.
    since: AtomicU64,
    /// What it took before it was halted.
    before: AtomicU64,
    thread: ThreadClock,
}

const HALTED: u64 = u64::MAX;

#[derive(Default)]
struct Registry {
    files: HashMap<String, Arc<Held>>,
    openings: Vec<Arc<Opening>>,
    accounts: Vec<&'static Account>,
}

static REGISTRY: LazyLock<Mutex<Registry>> = LazyLock::new(Mutex::default);
/// The time that the watchdog saw go by, in milliseconds: while the process is stopped there is none.
static WATCH: AtomicU64 = AtomicU64::new(0);

thread_local! {
    /// What this thread has open, the innermost last; `None` is work that is for none of them.
    static STACK: RefCell<Vec<Option<Arc<Opening>>>> = const { RefCell::new(Vec::new()) };
}

/// A file is open as long as this lives.
#[must_use]
pub struct Opened {
    is_guarded: bool,
    // It belongs to its thread.
    _here: PhantomData<*const ()>,
}

/// What a thread has open, for the threads that work for it.
#[derive(Clone, Default)]
pub struct Shared(Option<Arc<Held>>);

/// Opens a file of others for all that is done with it; refused if an earlier process got stuck in it. Its openings
/// are added up.
pub fn open(path: &Path) -> Result<Opened, Refusal> {
    guarded(&kanyin_diagnostics::slashed(path), true, MOST_MEMORY)
}

/// Opens it for something that can be left out, with less memory: if it gets stuck there, the file itself is not
/// refused.
pub fn open_for(path: &Path, what: &str, most: usize) -> Result<Opened, Refusal> {
    guarded(&format!("{}#{what}", kanyin_diagnostics::slashed(path)), true, most)
}

/// The same for a template, whose many short calls say nothing of the next.
pub fn call(path: &str) -> Result<Opened, Refusal> {
    guarded(path, false, MOST_MEMORY)
}

/// What follows is for no file that this thread has open: a thread that waits for others may be given other work.
pub fn aside() -> Opened {
    if ward::is_kept() { entered(None) } else { Opened::UNGUARDED }
}

/// What this thread has open, if anything.
pub fn share() -> Shared {
    let top = STACK.with_borrow(|stack| stack.last().cloned().flatten());
    Shared(top.map(|opening| opening.held.clone()))
}

/// This is done: another ward need not do it again, and how long files were open is forgotten.
pub fn done(earlier: Earlier) {
    forget();
    ward::tell(&Note::Done(earlier));
}

fn forget() {
    registered(|Registry { files, openings, accounts }| {
        files.retain(|_, held| {
            let is_open = openings.iter().any(|opening| Arc::ptr_eq(&opening.held, held));
            if !is_open {
                accounts.push(held.account);
            }
            is_open
        });
    });
}

impl Shared {
    /// This thread works for it.
    pub fn here(&self) -> Opened {
        match &self.0 {
            Some(held) => entered(Some(held.clone())),
            None => Opened::UNGUARDED,
        }
    }
}

fn guarded(path: &str, adds_up: bool, most: usize) -> Result<Opened, Refusal> {
    if !ward::is_kept() {
        return Ok(Opened::UNGUARDED);
    }
    let file = name(path);
    if let Some(refusal) = ward::refused(&file) {
        return Err(refusal);
    }
    let held = registered(|registry| registry.held(file, adds_up, most));
    Ok(entered(Some(held)))
}

fn entered(held: Option<Arc<Held>>) -> Opened {
    let one_by_one = ward::tells_openings();
    let opening = held.map(|held| {
        if one_by_one {
            ward::tell(&Note::Opened(held.file.clone()));
        }
        let opening = Arc::new(Opening {
            held,
            since: AtomicU64::new(HALTED),
            before: AtomicU64::new(0),
            thread: ThreadClock::here(),
        });
        registered(|registry| registry.opened(&opening));
        opening
    });
    STACK.with_borrow_mut(|stack| {
        if let Some(Some(outer)) = stack.last() {
            outer.halt();
        }
        charge(opening.as_deref());
        stack.push(opening);
    });
    Opened { is_guarded: true, _here: PhantomData }
}

impl Opened {
    const UNGUARDED: Self = Self { is_guarded: false, _here: PhantomData };
}

impl Drop for Opened {
    fn drop(&mut self) {
        if !self.is_guarded {
            return;
        }
        let closed = STACK.with_borrow_mut(|stack| {
            let closed = stack.pop().flatten();
            charge(stack.last().and_then(Option::as_deref));
            closed
        });
        if let Some(closed) = closed {
            closed.halt();
            if closed.held.adds_up {
                let took = closed.before.load(Ordering::Relaxed);
                closed.held.spent.fetch_add(took, Ordering::Relaxed);
            }
            registered(|registry| {
                registry.openings.retain(|opening| !Arc::ptr_eq(opening, &closed));
            });
            if ward::tells_openings() {
                ward::tell(&Note::Shut);
            }
        }
    }
}

/// The clock and the memory of this thread are now this opening's.
fn charge(opening: Option<&Opening>) {
    Account::charge(opening.map(|opening| opening.held.account));
    if let Some(opening) = opening {
        opening.since.store(WATCH.load(Ordering::Relaxed), Ordering::Relaxed);
    }
}

impl Opening {
    fn halt(&self) {
        let since = self.since.swap(HALTED, Ordering::Relaxed);
        if since != HALTED {
            let took = WATCH.load(Ordering::Relaxed).saturating_sub(since);
            self.before.fetch_add(took, Ordering::Relaxed);
        }
    }

    /// How long the file has been open; `None` while the thread does something else.
    fn age(&self) -> Option<Duration> {
        let since = self.since.load(Ordering::Relaxed);
        let running = WATCH.load(Ordering::Relaxed).checked_sub(since)?;
        let before = self.before.load(Ordering::Relaxed);
        Some(Duration::from_millis(self.held.spent.load(Ordering::Relaxed) + before + running))
    }
}

impl Registry {
    fn held(&mut self, file: String, adds_up: bool, most: usize) -> Arc<Held> {
        let accounts = &mut self.accounts;
        let held = self.files.entry(file.clone()).or_insert_with(|| {
            // As many as files of one issue are open at once; they are used again.
            let account = accounts.pop().unwrap_or_else(|| Box::leak(Box::default()));
            Arc::new(Held { file, account, most, spent: AtomicU64::new(0), adds_up })
        });
        held.clone()
    }

    fn opened(&mut self, opening: &Arc<Opening>) {
        let is_first = !self.openings.iter().any(|other| Arc::ptr_eq(&other.held, &opening.held));
        if is_first {
            opening.held.account.open(opening.held.most);
        }
        self.openings.push(opening.clone());
    }
}

/// Looks at what is open, or changes it. What that takes is charged to no file: a thread that stops for its file's
/// memory must not hold the lock.
fn registered<T>(work: impl FnOnce(&mut Registry) -> T) -> T {
    let charged = Account::charge(None);
    let done = work(&mut REGISTRY.lock().unwrap_or_else(PoisonError::into_inner));
    Account::charge(charged);
    done
}

/// Moves the watch on, and gives all files that are held too long or for too much.
pub fn overdue(passed: Duration) -> Vec<Note> {
    WATCH.fetch_add(passed.as_millis() as u64, Ordering::Relaxed);
    // Who holds the lock does so for a moment; if it is not free now, then the next time.
    let Ok(registry) = REGISTRY.try_lock() else { return Vec::new() };
    let mut notes = Vec::new();
    for opening in &registry.openings {
        let refusal = if opening.held.account.is_over() {
            Refusal::Large
        } else if opening.age().is_some_and(|age| opening.thread.is_overdue(age)) {
            Refusal::Slow
        } else {
            continue;
        };
        let note = Note::Refused(refusal, opening.held.file.clone());
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}
