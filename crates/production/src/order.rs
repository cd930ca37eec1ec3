//! What is ordered of an issue.

use kanyin_diagnostics::Faults;
use kanyin_press::{Moment, Wanted};

use super::out_folder::OldPress;

/// Which files of an issue are to be made, and how.
#[derive(Debug, Copy, Clone)]
pub struct Order {
    /// press.pdf.
    pub press: bool,
    /// web.pdf.
    pub web: bool,
    /// The pages as pictures.
    pub png: bool,
    /// The e-paper.
    pub epaper: bool,
    /// ALTO and METS.
    pub library: bool,
    /// The stories as texts.
    pub stories: bool,
    /// press.pdf whatever the faults, stamped.
    pub proof: bool,
    /// The pictures as the press will print them.
    pub soft_proof: bool,
    /// A picture of every plate.
    pub separations: bool,
    /// The press's page of a number as a file, and no other.
    pub page_alone: Option<u32>,
    /// What files are dated by, if not by the issue's own day: the same copy gives the same bytes either way.
    pub moment: Option<Moment>,
}

impl Default for Order {
    /// The evening's files: press.pdf, web.pdf and the pages as pictures.
    fn default() -> Self {
        Self { press: true, web: true, png: true, ..Self::NOTHING }
    }
}

impl Order {
    /// No files but `plan.yaml` and `layout.json`, which every issue has.
    pub const NOTHING: Self = Self {
        press: false,
        web: false,
        png: false,
        epaper: false,
        library: false,
        stories: false,
        proof: false,
        soft_proof: false,
        separations: false,
        page_alone: None,
        moment: None,
    };

    /// What becomes of an earlier press.pdf, by what is wrong with the issue.
    pub fn old_press(self, faults: &Faults) -> OldPress {
        match self.press && faults.any_error() && !self.proof {
            true => OldPress::Withdrawn,
            false => OldPress::Kept,
        }
    }

    /// What the pictures of the issue are wanted for.
    pub fn wanted(self) -> Wanted {
        let screen = self.web || self.epaper || self.library || self.stories || self.previews();
        Wanted { press: self.prints(), screen, readers: self.epaper || self.stories }
    }

    /// Whether pages are pictured as a screen shows them.
    pub fn previews(self) -> bool {
        self.png && !self.soft_proof
    }

    /// Whether the press's pages are made, be it only to look at them.
    pub fn prints(self) -> bool {
        self.press || self.soft_proof || self.separations || self.page_alone.is_some()
    }
}
