//! What is found on a finished page.

use kanyin_diagnostics::{Code, Fault, Severity, Spot, Told, told};

use super::seen_rect::SeenRect;

/// Findings of one kind that are told of a page, at most: what comes after is counted.
const MOST: usize = 3;

/// Something that a reader would notice.
#[derive(Debug, Clone)]
pub struct LookFinding {
    /// The fault as it is told.
    pub fault: Fault,
    /// Where it is seen; the first place bears the label.
    pub rects: Vec<SeenRect>,
    /// A few characters for the preview.
    pub label: Told,
}

impl LookFinding {
    /// Something that spoils the print.
    pub fn error(
        code: Code,
        spot: Spot,
        (label, what): (Told, Told),
        rects: Vec<SeenRect>,
    ) -> Self {
        Self { fault: Fault::error(code, spot, what), rects, label }
    }

    /// Something that looks bad.
    pub fn warning(
        code: Code,
        spot: Spot,
        (label, what): (Told, Told),
        rects: Vec<SeenRect>,
    ) -> Self {
        Self { fault: Fault::warning(code, spot, what), rects, label }
    }

    /// Adds what to do.
    pub fn hint(mut self, hint: Told) -> Self {
        self.fault = self.fault.hint(hint);
        self
    }

    /// Its name.
    pub fn code(&self) -> Code {
        self.fault.code
    }

    /// Whether it spoils the print.
    pub fn is_error(&self) -> bool {
        self.fault.severity == Severity::Error
    }
}

/// The first few of one kind, in the order found; the last of them says how many more there are.
pub fn few(mut findings: Vec<LookFinding>) -> Vec<LookFinding> {
    let more = findings.len().saturating_sub(MOST);
    findings.truncate(MOST);
    if let Some(last) = findings.last_mut().filter(|_| more > 0) {
        let what = last.fault.what.clone();
        last.fault.what =
            told!("{what}；同样的还有 {more} 处", "{what}, and {more} more like it"; what);
    }
    findings
}
