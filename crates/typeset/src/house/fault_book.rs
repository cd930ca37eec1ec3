//! Faults found while a part is set, where nothing but the part comes back.

use std::sync::Mutex;

use kanyin_diagnostics::Fault;

/// Keeps faults of parts. A part set twice is told of once.
#[derive(Default)]
pub struct FaultBook(Mutex<Vec<Fault>>);

impl FaultBook {
    /// Notes a fault.
    pub fn push(&self, fault: Fault) {
        let mut faults = self.0.lock().unwrap_or_else(|poison| poison.into_inner());
        let known = faults.iter().any(|old| old.spot == fault.spot && old.code == fault.code);
        if !known {
            faults.push(fault);
        }
    }

    /// All of them, in the order of their places.
    pub fn faults(self) -> Vec<Fault> {
        let mut faults = self.0.into_inner().unwrap_or_else(|poison| poison.into_inner());
        faults.sort_by_key(|fault| fault.spot.map(|spot| (spot.file.0, spot.start, spot.end)));
        faults
    }
}
