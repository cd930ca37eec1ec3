//! One fault: how bad, where, what, and what to do.

use std::collections::BTreeSet;

use super::{Code, FileNo, Spot, Told};

/// How bad it is.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Spoils the page; ends with exit code 1.
    Error,
    /// Looks bad; the page can be printed.
    Warning,
    /// Worth knowing.
    Note,
}

/// One thing that is wrong, where, and what to do.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// Its name for machines.
    pub code: Code,
    /// Where, if it is in a file.
    pub spot: Option<Spot>,
    /// What is wrong.
    pub what: Told,
    /// What to do.
    pub hint: Option<Told>,
}

impl Fault {
    /// An error at a spot.
    pub fn error(code: Code, spot: Spot, what: Told) -> Self {
        Self { severity: Severity::Error, code, spot: Some(spot), what, hint: None }
    }

    /// A warning at a spot.
    pub fn warning(code: Code, spot: Spot, what: Told) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, spot, what) }
    }

    /// Something worth knowing at a spot.
    pub fn note(code: Code, spot: Spot, what: Told) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, spot, what) }
    }

    /// An error of a whole file.
    pub fn in_file(code: Code, file: FileNo, what: Told) -> Self {
        Self::error(code, Spot::new(file, 0..0), what)
    }

    /// An error that has no file.
    pub fn nowhere(code: Code, what: Told) -> Self {
        Self { severity: Severity::Error, code, spot: None, what, hint: None }
    }

    /// Whether it spoils the page.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Adds what to do.
    pub fn hint(mut self, hint: Told) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// All faults found so far.
#[derive(Debug, Default, Clone)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Adds one.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Adds those that are not there yet.
    pub fn add_new(&mut self, faults: impl IntoIterator<Item = Fault>) {
        for fault in faults {
            if !self.0.contains(&fault) {
                self.0.push(fault);
            }
        }
    }

    /// Each once, however often it was found.
    pub fn each_once(&self) -> Vec<&Fault> {
        let mut seen = BTreeSet::new();
        let mut once = Vec::new();
        for fault in &self.0 {
            if seen.insert((fault.severity, fault.code, fault.spot, fault.what.zh.as_str())) {
                once.push(fault);
            }
        }
        once
    }

    /// Whether any of them is an error.
    pub fn any_error(&self) -> bool {
        self.0.iter().any(Fault::is_error)
    }
}
