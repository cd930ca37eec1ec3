//! Finished files of an issue, and what was found while they were made.

use std::time::{Duration, Instant};

use kanyin_archive::{BrokenTemplate, MadeFile};
use kanyin_diagnostics::{Faults, Sources};
use kanyin_preflight::Report;

/// A finished file.
pub struct FinishedFile {
    /// Its name in the folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How long it took.
    pub took: Duration,
    /// Whether it goes to the printing house.
    pub is_for_press: bool,
}

impl FinishedFile {
    /// A file that was begun at a time and is finished now.
    pub fn new(name: String, bytes: Vec<u8>, begun: Instant) -> Self {
        Self { name, bytes, took: begun.elapsed(), is_for_press: false }
    }

    /// One that goes to the printing house.
    pub fn for_press(name: String, bytes: Vec<u8>, begun: Instant) -> Self {
        Self { is_for_press: true, ..Self::new(name, bytes, begun) }
    }

    /// One that the archive's room has made.
    pub fn of(file: MadeFile, begun: Instant) -> Self {
        Self::new(file.name, file.bytes, begun)
    }

    /// Its name and what it holds.
    pub fn named(&self) -> (&str, &[u8]) {
        (&self.name, &self.bytes)
    }
}

/// All that was made.
#[derive(Default)]
pub struct Finished {
    /// The files.
    pub files: Vec<FinishedFile>,
    /// What preflight says of press.pdf, if there is one.
    pub report: Option<Report>,
    /// A template of the e-paper that is broken.
    pub broken: Option<BrokenTemplate>,
    /// What is to be known of the others.
    pub remarks: Faults,
}

impl Finished {
    /// Files of which nothing is to be said.
    pub fn of(files: Vec<FinishedFile>) -> Self {
        Self { files, ..Self::default() }
    }

    /// All together.
    pub fn all(of: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for Self { files, report, broken, remarks } in of {
            all.files.extend(files);
            all.report = all.report.or(report);
            all.broken = all.broken.or(broken);
            all.remarks.0.extend(remarks.0);
        }
        all
    }

    /// Adds what was found to the faults. With an error in press.pdf nothing goes to the printing house,
    /// unless it is a proof.
    pub fn released(mut self, is_proof: bool, faults: &mut Faults, sources: &mut Sources) -> Self {
        faults.0.append(&mut self.remarks.0);
        faults.0.extend(self.broken.take().map(|broken| broken.fault(sources)));
        if let Some(report) = &self.report {
            faults.add_new(report.faults());
            if report.any_error() && !is_proof {
                self.files.retain(|file| !file.is_for_press);
            }
        }
        self
    }
}
