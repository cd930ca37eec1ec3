//! An issue laid out: its pages and pictures, from which every file is made.

use kanyin_issue::Issue;
use kanyin_press::{DevelopedPictures, Fallback, Overlay, PressJob, fallbacks};
use kanyin_typeset::Laid;

/// An issue laid out.
pub struct LaidIssue {
    /// The issue.
    pub issue: Issue,
    /// Its pages.
    pub laid: Laid,
    /// What the printing house wants.
    pub job: PressJob,
    /// Its pictures.
    pub pictures: DevelopedPictures,
    /// Faults, marked on previews.
    pub marks: Vec<Overlay>,
}

impl LaidIssue {
    /// Characters that came from another family than their role's first. This costs a second typesetting.
    pub fn fallbacks(&mut self) -> Vec<Fallback> {
        fallbacks(&mut self.issue, &self.laid)
    }
}
