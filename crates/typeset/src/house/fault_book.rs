//! Faults found while a part is set, where nothing but the part comes back.

use std::collections::BTreeSet;
use std::sync::Mutex;

use kanyin_diagnostics::{Fault, FileNo};

/// Keeps faults of parts. A part set twice is told of once.
#[derive(Default)]
pub struct FaultBook(Mutex<BookOfFaults>);

#[derive(Default)]
struct BookOfFaults {
    each: Vec<Fault>,
    /// Told once a file, of the first place in it.
    once: Vec<Fault>,
}

impl FaultBook {
    /// Notes a fault.
    pub fn push(&self, fault: Fault) {
        add(&mut self.0.lock().unwrap_or_else(|poison| poison.into_inner()).each, fault);
    }

    /// Notes a fault whose place has others of its kind: several pages leave out what is written once.
    pub fn push_each(&self, fault: Fault) {
        let faults = &mut self.0.lock().unwrap_or_else(|poison| poison.into_inner()).each;
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// Notes a fault that is told once a story, of the first place that has it.
    pub fn push_once(&self, fault: Fault) {
        add(&mut self.0.lock().unwrap_or_else(|poison| poison.into_inner()).once, fault);
    }

    /// All of them, in the order of their places.
    pub fn faults(self) -> Vec<Fault> {
        let book = self.0.into_inner().unwrap_or_else(|poison| poison.into_inner());
        let BookOfFaults { each: mut faults, mut once } = book;
        once.sort_by_key(place);
        let mut told = BTreeSet::new();
        once.retain(|fault| told.insert((fault.spot.map(|spot| spot.file), fault.code)));
        faults.extend(once);
        // Pages are made side by side: in whatever order they told, it is theirs.
        faults.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.what.zh.cmp(&b.what.zh)));
        faults
    }
}

fn add(faults: &mut Vec<Fault>, fault: Fault) {
    let known = faults.iter().any(|old| old.spot == fault.spot && old.code == fault.code);
    if !known {
        faults.push(fault);
    }
}

fn place(fault: &Fault) -> Option<(FileNo, u32, u32)> {
    fault.spot.map(|spot| (spot.file, spot.start, spot.end))
}
