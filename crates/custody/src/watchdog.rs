//! The watchdog of a ward.

use std::process;
use std::thread;
use std::time::{Duration, Instant};

use super::held;
use super::note::Note;
use super::ward::{self, ACCUSED, tell};

/// How often it looks.
const TICK: Duration = Duration::from_millis(100);

/// Begins to work as a ward, if a keeper started this process.
pub fn begin() {
    if ward::begin() {
        // Without a watchdog files are open as they would be without a keeper.
        let _ = thread::Builder::new().name("watchdog".into()).spawn(watch);
    }
}

/// Looks for files that are held too long, until one is.
fn watch() {
    let mut last = Instant::now();
    loop {
        thread::sleep(TICK);
        // A process that was stopped, or a machine that slept, has not worked meanwhile.
        let passed = last.elapsed().min(2 * TICK);
        last = Instant::now();
        let notes = held::overdue(passed);
        if notes.is_empty() {
            tell(&Note::Alive);
            continue;
        }
        notes.iter().for_each(tell);
        process::exit(ACCUSED);
    }
}
