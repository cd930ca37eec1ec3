//! Faults of raw copy: files outside of a publication, so their names stand in the sentence.

use kanyin_diagnostics::{Code, Fault, Severity, Told};

/// Something that a person should look at.
pub fn warning(code: Code, what: Told, hint: Told) -> Fault {
    Fault { severity: Severity::Warning, ..Fault::nowhere(code, what).hint(hint) }
}

/// Something worth knowing.
pub fn note(code: Code, what: Told) -> Fault {
    Fault { severity: Severity::Note, ..Fault::nowhere(code, what) }
}

/// What keeps a whole file from being read.
pub fn refusal(code: Code, what: Told, hint: Told) -> Fault {
    Fault::nowhere(code, what).hint(hint)
}
