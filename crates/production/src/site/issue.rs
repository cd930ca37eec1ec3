//! One issue's e-paper, as part of a site.

use std::path::Path;

use kanyin_archive::{Home, MadeFile, NoEpaper};
use kanyin_diagnostics::{Faults, told};
use kanyin_press::{self as press, Moment, View, Wanted};

use super::folder::{put, sweep};
use crate::failure::Failure;
use crate::issue_folder::IssueFolder;
use crate::laid_issue::LaidIssue;
use crate::progress::Progress;
use crate::proofread::{Proofread, proofread};
use crate::screen_files::ScreenFiles;

/// Lays out an issue and puts its e-paper into its folder of the site, unless there are errors.
pub fn take_in(
    issue: &IssueFolder,
    folder: &Path,
    moment: Option<Moment>,
    progress: &dyn Progress,
) -> Result<Faults, Failure> {
    let wanted = Wanted { press: false, screen: true, readers: true };
    let Proofread { laid, mut sources, mut faults } =
        proofread(issue, &issue.out(), wanted, progress);
    let files = match &laid {
        Some(laid) if !faults.any_error() => {
            match progress.step(told!("数字报", "e-paper"), || epaper_files(laid, moment)) {
                Ok(files) => Some(files),
                Err(NoEpaper::Ours(told)) => return Err(Failure::Ours(told)),
                Err(NoEpaper::Template(broken)) => {
                    faults.push(broken.fault(&mut sources));
                    None
                }
            }
        }
        _ => None,
    };
    progress.faults(&faults, &sources, &issue.publication);
    match &files {
        Some(files) => {
            put(folder, files)?;
            sweep(folder, files);
        }
        None => {
            let name = issue.name();
            progress.remark(&told!(
                "{name} 有错，网站里还是原来的",
                "{name} has errors; the site keeps what it had"
            ));
        }
    }
    Ok(faults)
}

/// The files of an issue's e-paper as part of a site, as seen from the issue's folder.
fn epaper_files(laid_issue: &LaidIssue, moment: Option<Moment>) -> Result<Vec<MadeFile>, NoEpaper> {
    let LaidIssue { issue, laid, pictures, .. } = laid_issue;
    let screen = press::rendition(laid, View::Screen, &pictures.screen, &[]).document;
    let moment = moment.unwrap_or_else(|| Moment::of(issue.date));
    ScreenFiles::of(laid_issue, screen, pictures, moment)
        .map_err(NoEpaper::Ours)?
        .whole_epaper(Some(&Home::above()))
}
