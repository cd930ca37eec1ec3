//! An issue built: read, laid out, made into files, and these put in their place.

use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Faults, told};

use super::failure::Failure;
use super::issue_folder::IssueFolder;
use super::order::Order;
use super::out_folder::{OldPress, OutFolder};
use super::outputs::Outputs;
use super::page_sums::page_sums;
use super::progress::Progress;
use super::proofread::{Proofread, proofread};

/// What came of a build.
pub struct Built {
    /// All that is wrong with the issue.
    pub faults: Faults,
    /// The files that were written.
    pub files: Vec<PathBuf>,
    folder: OutFolder,
}

impl Built {
    /// The files that staff look for: of many made together, such as the e-paper's, the one to be opened.
    pub fn main_files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(PathBuf::as_path).filter(|path| self.folder.is_main(path))
    }
}

/// Builds an issue; its files go into a folder of its name in `out`. An issue with errors is no failure: it has no
/// press.pdf, unless a proof was ordered, and previews on which the errors are marked.
pub fn build(
    issue: &IssueFolder,
    out: &Path,
    order: Order,
    progress: &dyn Progress,
) -> Result<Built, Failure> {
    let Proofread { laid, mut sources, mut faults } =
        proofread(issue, out, order.wanted(), progress);
    let folder = OutFolder::of(issue, out);
    let files = match &laid {
        Some(laid) => {
            let outputs = Outputs::of(laid, order, out, &mut faults)?;
            let finished = progress.step(told!("输出", "output"), || outputs.files())?;
            for file in &finished.files {
                progress.made(&file.name, file.took);
            }
            let finished = finished.released(order.proof, &mut faults, &mut sources);
            finished.files
        }
        None => Vec::new(),
    };
    if let Some(laid) = &laid {
        page_sums(&laid.issue, &faults).iter().for_each(|sum| progress.remark(sum));
    }
    progress.faults(&faults, &sources, &issue.publication);
    let press = order.old_press(&faults);
    let sent = folder.send(&files, laid.as_ref().map(|laid| &laid.issue), press)?;
    if press == OldPress::Withdrawn {
        sent.tell_withdrawn(progress);
    }
    // Freed beside what comes next; where nothing does, the process ends sooner.
    rayon::spawn(move || drop(laid));
    Ok(Built { faults, files: sent.paths, folder })
}
