//! The folder where an issue's files stand: what comes, and what is taken away.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use memchr::memmem;

use kanyin_diagnostics::told;
use kanyin_issue::Issue;
use kanyin_press::Outbox;

use super::failure::Failure;
use super::file_names::{REPORTS, png_name, press_name};
use super::finished::FinishedFile;
use super::issue_folder::IssueFolder;
use super::paths::shown;
use super::progress::Progress;

/// Folders where nothing stands but what Kanyin made.
const OURS: [&str; 4] = ["epaper", "stories", "wechat", "alto"];

/// An issue's folder in `out/`.
pub struct OutFolder(PathBuf);

impl OutFolder {
    /// The folder of an issue's name.
    pub fn of(issue: &IssueFolder, out: &Path) -> Self {
        Self(out.join(issue.name()))
    }

    /// Whether a file in it is one that staff look for: of many made together, one is.
    pub fn is_main(&self, path: &Path) -> bool {
        let name = path.strip_prefix(&self.0).unwrap_or(path);
        name == Path::new("epaper/index.html") || !OURS.iter().any(|ours| name.starts_with(ours))
    }

    /// Puts finished files in their place, and takes away pages that the issue no longer has.
    pub fn send(&self, files: &[FinishedFile], issue: &Issue) -> Result<Vec<PathBuf>, Failure> {
        let failed = |error: Error| Failure::writing(&self.0, &error);
        let mut outbox = Outbox::new(&self.0).map_err(failed)?;
        for file in files {
            outbox.put(&file.name, &file.bytes).map_err(failed)?;
        }
        let sent = outbox.send().map_err(failed)?;
        let pages = &issue.pages;
        self.remove_pages("press", |name| pages.iter().any(|page| press_name(issue, page) == name));
        self.remove_pages("pages", |name| pages.iter().any(|page| png_name(page.page) == name));
        for folder in OURS {
            let folder = self.0.join(folder);
            if sent.iter().any(|path| path.starts_with(&folder)) {
                sweep(&folder, &sent);
            }
        }
        Ok(sent)
    }

    /// An old press.pdf is no longer what the copy says: nobody shall send it to the printer.
    /// Its preflight goes too, unless it is the one that has just found the faults.
    pub fn take_back_press(
        &self,
        sent: &[PathBuf],
        progress: &dyn Progress,
    ) -> Result<(), Failure> {
        self.remove_pages("press", |_| false);
        for report in REPORTS.map(|name| self.0.join(name)) {
            if !sent.contains(&report) {
                // It is a leftover; the next build tries again.
                let _ = fs::remove_file(report);
            }
        }
        let path = self.0.join("press.pdf");
        match fs::remove_file(&path) {
            Ok(()) => {
                let path = shown(&path);
                progress.remark(&told!(
                    "有错，不出印刷文件；上次的 {path} 已删去，免得误送印厂（要看样张用 --proof）",
                    "errors: no press.pdf; {path} of an earlier build was removed, lest it be printed (--proof writes a proof)"
                ));
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                progress.remark(&told!(
                    "有错，不出印刷文件（要看样张用 --proof）",
                    "errors: no press.pdf (--proof writes a proof)"
                ));
                Ok(())
            }
            Err(error) => Err(Failure::writing(&path, &error)),
        }
    }

    /// Removes the numbered pages of an earlier build that are no longer there. Other files stay.
    fn remove_pages(&self, folder: &str, is_there: impl Fn(&str) -> bool) {
        for entry in fs::read_dir(self.0.join(folder)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            // What was just sent need not be looked into.
            if is_there(&format!("{folder}/{name}")) {
                continue;
            }
            if is_numbered(&name) || is_made_by_us(&entry.path()) {
                // It is a leftover; the next build tries again.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Removes what an earlier run made of stories that are no longer there.
fn sweep(folder: &Path, sent: &[PathBuf]) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep(&path, sent);
            // Only an empty folder goes.
            let _ = fs::remove_dir(&path);
        } else if !sent.contains(&path) {
            // It is a leftover; the next run tries again.
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether a PDF is of Kanyin's making: under another name once, it is as old as the rest.
fn is_made_by_us(path: &Path) -> bool {
    let is_pdf = path.extension().is_some_and(|ending| ending == "pdf");
    is_pdf && fs::read(path).is_ok_and(|pdf| memmem::find(&pdf, b"/Producer(Kanyin").is_some())
}

/// Whether a name is one that [`press_name`] or [`png_name`] gives.
fn is_numbered(name: &str) -> bool {
    let path = Path::new(name);
    let ending = path.extension().and_then(|ending| ending.to_str());
    let number = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    matches!(ending, Some("pdf" | "png"))
        && number.len() >= 2
        && number.bytes().all(|byte| byte.is_ascii_digit())
}
