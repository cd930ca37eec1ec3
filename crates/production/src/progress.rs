//! What is told of the work while it goes on. This room has no terminal: whoever calls it listens, or does not.

use std::path::Path;
use std::time::{Duration, Instant};

use kanyin_diagnostics::{Faults, Sources, Told};

use super::laid_issue::LaidIssue;

/// Someone who listens to the work. All of it may be left unheard: every result is given back as well.
pub trait Progress {
    /// A step of the work begins. Steps follow each other; none is within another.
    fn begun(&self, _step: &Told) {}

    /// The step that began last has ended.
    fn ended(&self, _step: &Told, _took: Duration) {}

    /// An issue stands on its pages, and no file is made of it yet.
    fn laid_out(&self, _issue: &mut LaidIssue, _sources: &Sources) {}

    /// A file of an issue was made, and how long that took.
    fn made(&self, _file: &str, _took: Duration) {}

    /// All that is wrong with an issue, or with a publication's templates. Paths are as seen from the publication.
    fn faults(&self, _faults: &Faults, _sources: &Sources, _publication: &Path) {}

    /// Something that staff must know and that is no fault of the copy.
    fn remark(&self, _remark: &Told) {}
}

/// Nobody listens.
#[derive(Debug, Copy, Clone, Default)]
pub struct Silent;

impl Progress for Silent {}

impl dyn Progress + '_ {
    /// Does a step of the work, told as it begins and ends.
    pub fn step<T>(&self, step: Told, work: impl FnOnce() -> T) -> T {
        self.begun(&step);
        let begun = Instant::now();
        let done = work();
        self.ended(&step, begun.elapsed());
        done
    }
}
