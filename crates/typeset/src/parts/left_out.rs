//! What of masthead, ear, folio and colophon found no room: nothing is left out in silence.

use kanyin_diagnostics::{Code, Fault, Spot, Told, told};

use crate::house::Stick;

/// Something that is not on the page.
pub struct LeftOut {
    /// The part it belongs to.
    pub of: Told,
    /// What it is.
    pub name: Told,
    /// Its words.
    pub words: String,
    /// Where it was written.
    pub spot: Spot,
    /// What to do.
    pub hint: Told,
}

impl LeftOut {
    /// Tells it as a warning: somebody wrote it.
    pub fn tell(self, stick: &Stick) {
        self.push(stick, Fault::warning);
    }

    /// Tells it as a note: Kanyin itself would have added it.
    pub fn note(self, stick: &Stick) {
        self.push(stick, Fault::note);
    }

    fn push(self, stick: &Stick, fault: fn(Code, Spot, Told) -> Fault) {
        let Self { of, name, words, spot, hint } = self;
        let what = told!(
            "{of}排不下，没有印{name}：{words}",
            "{of} has no room for the {name}: {words}"; of, name
        );
        stick.house.told.push_each(fault(Code::NotSet, spot, what).hint(hint));
    }
}
