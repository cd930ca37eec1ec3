//! An issue read, laid out and looked through: what `build`, `check` and `plan` begin with.

use std::path::Path;

use kanyin_diagnostics::{Faults, Sources, told};
use kanyin_issue::{self as issue, Issue};
use kanyin_press::{self as press, Developed, Overlay, PressJob, Wanted};
use kanyin_typeset::{self as typeset, LAYOUTS, Laid};

use super::console::Console;
use super::fallback;
use super::places::Place;

/// An issue, as far as it came.
pub struct Read {
    /// The issue and its pages, if it could be read at all.
    pub made: Option<Made>,
    /// Every file that was read.
    pub sources: Sources,
    /// All that is wrong with it.
    pub faults: Faults,
}

/// An issue laid out.
pub struct Made {
    /// The issue.
    pub issue: Issue,
    /// Its pages.
    pub laid: Laid,
    /// What the printing house wants.
    pub job: PressJob,
    /// Its pictures.
    pub pictures: Developed,
    /// Faults, marked on previews.
    pub marks: Vec<Overlay>,
}

/// Reads an issue, lays it out and looks for what would spoil the print; with `-v` also tells which
/// characters came from fallback fonts. `out` is the folder that output goes to.
pub fn read(place: &Place, out: &Path, wanted: Wanted, console: &Console) -> Read {
    let loaded = console.step(told!("读稿", "reading"), || {
        issue::load(&place.publication, &place.folder, &LAYOUTS)
    });
    let mut faults = loaded.faults;
    let mut made = loaded.issue.map(|issue| {
        let laid = console.step(told!("排版", "typesetting"), || typeset::lay_out(&issue));
        let job = PressJob::of(&issue, &laid.inks, &mut faults);
        let pictures = console
            .step(told!("图片", "pictures"), || press::develop(&issue, &laid, wanted, &job, out));
        let missing = press::missing(&issue, &laid);
        faults.add_new(laid.faults.0.iter().cloned());
        faults.add_new(pictures.faults.0.iter().cloned());
        faults.add_new(press::coarse(&issue, &laid).0);
        faults.add_new(missing.faults);
        let mut marks = laid.marks.clone();
        marks.extend(missing.marks);
        Made { issue, laid, job, pictures, marks }
    });
    if console.is_verbose()
        && let Some(made) = &mut made
    {
        fallback::tell(made, &loaded.sources, place, console);
    }
    Read { made, sources: loaded.sources, faults }
}
