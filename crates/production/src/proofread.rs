//! An issue read, laid out and looked through: what all work on it begins with.

use std::path::Path;

use kanyin_diagnostics::{Faults, Sources, told};
use kanyin_fonts::open_builtin_ahead;
use kanyin_issue::{self as issue, Issue};
use kanyin_press::{self as press, PressJob, Prints, View, Wanted};
use kanyin_typeset::{self as typeset, LAYOUTS};

use super::issue_folder::IssueFolder;
use super::laid_issue::LaidIssue;
use super::progress::Progress;

/// An issue, as far as it came.
pub struct Proofread {
    /// The issue on its pages, if it could be read at all.
    pub laid: Option<LaidIssue>,
    /// Every file that was read.
    pub sources: Sources,
    /// All that is wrong with it.
    pub faults: Faults,
}

/// Reads an issue, lays it out and looks for what would spoil the print. `out` is the folder that output goes to:
/// developed pictures are kept there. The faults are given back, not told.
pub fn proofread(
    folder: &IssueFolder,
    out: &Path,
    wanted: Wanted,
    progress: &dyn Progress,
) -> Proofread {
    open_builtin_ahead();
    let loaded = progress.step(told!("读稿", "reading"), || {
        issue::load_as(&folder.publication, &folder.path, &LAYOUTS, &folder.reading)
    });
    let (mut faults, sources) = (loaded.faults, loaded.sources);
    let mut laid = loaded.issue.map(|issue| lay_out(issue, out, wanted, &mut faults, progress));
    if let Some(laid) = &mut laid {
        progress.laid_out(laid, &sources);
    }
    Proofread { laid, sources, faults }
}

/// Finds all faults of an issue and writes nothing.
pub fn check(folder: &IssueFolder, progress: &dyn Progress) -> Proofread {
    let mut read = proofread(folder, &folder.out(), Wanted::NOTHING, progress);
    if let Some(LaidIssue { laid, .. }) = &read.laid {
        let screen = press::rendition(laid, View::Screen, &Prints::new(), &[]);
        read.faults.add_new(screen.faults.0);
    }
    read
}

/// Lays an issue out; what is wrong is added to its faults.
pub fn lay_out(
    issue: Issue,
    out: &Path,
    wanted: Wanted,
    faults: &mut Faults,
    progress: &dyn Progress,
) -> LaidIssue {
    let laid = progress.step(told!("排版", "typesetting"), || typeset::lay_out(&issue));
    let job = PressJob::of(&issue, &laid.inks, faults);
    let pictures = progress
        .step(told!("图片", "pictures"), || press::develop(&issue, &laid, wanted, &job, out));
    let missing = press::missing(&issue, &laid);
    faults.add_new(laid.faults.0.iter().cloned());
    faults.add_new(pictures.faults.0.iter().cloned());
    faults.add_new(press::coarse(&issue, &laid).0);
    faults.add_new(missing.faults);
    let mut marks = laid.marks.clone();
    marks.extend(missing.marks);
    LaidIssue { issue, laid, job, pictures, marks }
}

/// Frees what Typst remembers of the issues so far: it is of no use to the next. After the last the process ends anyway,
/// and gives back its memory sooner at once than piece by piece.
pub fn forget_issues() {
    comemo::evict(0);
}
