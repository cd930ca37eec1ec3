//! What a rule says of a passage.

use std::ops::Range;

use kanyin_diagnostics::{Code, Told};

use super::passages::Passage;

/// Something to look at.
#[derive(Debug, Clone)]
pub struct Remark {
    /// The number of the source.
    pub source: usize,
    /// Where it stands: bytes of [`text_of`](super::text_of) that source.
    pub range: Range<usize>,
    /// Which rule.
    pub code: Code,
    /// What it is.
    pub what: Told,
    /// What to do.
    pub hint: Told,
}

impl Passage {
    /// A remark on bytes of its text.
    pub fn remark(&self, range: Range<usize>, code: Code, what: Told, hint: Told) -> Remark {
        Remark { source: self.source, range: self.place(range), code, what, hint }
    }
}
