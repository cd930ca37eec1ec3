//! The folder where an issue's files stand: what comes, and what is taken away.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use memchr::memmem;

use kanyin_diagnostics::told;
use kanyin_issue::Issue;
use kanyin_press::Outbox;

use super::failure::Failure;
use super::file_names::{ALTERNATIVES, REPORTS, png_name, press_name};
use super::finished::FinishedFile;
use super::issue_folder::IssueFolder;
use super::paths::shown;
use super::progress::Progress;

/// Folders where nothing stands but what Kanyin made.
const OURS: [&str; 5] = ["epaper", "stories", "wechat", "alto", ALTERNATIVES];

/// An issue's folder in `out/`.
pub struct OutFolder(PathBuf);

impl OutFolder {
    /// The folder of an issue's name.
    pub fn of(issue: &IssueFolder, out: &Path) -> Self {
        Self(out.join(issue.name()))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether a file in it is one that staff look for: of many made together, one is.
    pub fn is_main(&self, path: &Path) -> bool {
        let name = path.strip_prefix(&self.0).unwrap_or(path);
        name == Path::new("epaper/index.html") || !OURS.iter().any(|ours| name.starts_with(ours))
    }

    /// Puts finished files in their place, and takes away what is no longer true: pages that the issue has no longer,
    /// and, where `press` says so, all that went to the printing house before. All of it is done, or nothing.
    pub fn send(
        &self,
        files: &[FinishedFile],
        issue: Option<&Issue>,
        press: OldPress,
    ) -> Result<SentFiles, Failure> {
        let press_pdf = self.0.join("press.pdf");
        let is_withdrawn = press == OldPress::Withdrawn && stands(&press_pdf);
        let leftovers = self.leftovers(files, issue, press);
        if files.is_empty() && leftovers.is_empty() {
            return Ok(SentFiles { paths: Vec::new(), withdrawn: None });
        }
        let mut outbox = Outbox::new(&self.0)?;
        outbox.put_all(&files.iter().map(FinishedFile::named).collect::<Vec<_>>())?;
        leftovers.into_iter().for_each(|path| outbox.take_away(path));
        let paths = outbox.send()?;
        for folder in OURS.map(|folder| self.0.join(folder)) {
            if paths.iter().any(|path| path.starts_with(&folder)) {
                remove_empty(&folder);
            }
        }
        Ok(SentFiles { paths, withdrawn: is_withdrawn.then_some(press_pdf) })
    }

    /// What stands there of earlier builds and is to go when these files come.
    fn leftovers(
        &self,
        files: &[FinishedFile],
        issue: Option<&Issue>,
        press: OldPress,
    ) -> Vec<PathBuf> {
        let coming: HashSet<PathBuf> = files.iter().map(|file| self.0.join(&file.name)).collect();
        let is_page = |name: &str| {
            issue.is_none_or(|issue| {
                let mut pages = issue.pages.iter();
                pages.any(|page| press_name(issue, page) == name || png_name(page.page) == name)
            })
        };
        let mut gone = self.old_pages("pages", &is_page);
        match press {
            OldPress::Kept => gone.extend(self.old_pages("press", &is_page)),
            OldPress::Withdrawn => {
                gone.extend(self.old_pages("press", &|_| false));
                // Its preflight goes too, unless it is the one that has just found the faults.
                let about = ["press.pdf"].iter().chain(&REPORTS).map(|name| self.0.join(name));
                gone.extend(about.filter(|path| stands(path)));
            }
        }
        for folder in OURS.map(|folder| self.0.join(folder)) {
            if coming.iter().any(|path| path.starts_with(&folder)) {
                below(&folder, &mut gone);
            }
        }
        gone.retain(|path| !coming.contains(path));
        gone
    }

    /// The numbered pages of an earlier build that are no longer there. Other files stay.
    fn old_pages(&self, folder: &str, is_there: &dyn Fn(&str) -> bool) -> Vec<PathBuf> {
        let mut old = Vec::new();
        for (name, path) in entries(&self.0.join(folder)) {
            // What is there need not be looked into.
            if is_file(&path)
                && !is_there(&format!("{folder}/{name}"))
                && (is_numbered(&name) || is_made_by_us(&path))
            {
                old.push(path);
            }
        }
        old
    }
}

/// What becomes of press.pdf and its pages of an earlier build that are not made anew.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum OldPress {
    /// They stay.
    Kept,
    /// They are no longer what the copy says: nobody shall send them to the printer.
    Withdrawn,
}

/// What came of sending.
pub struct SentFiles {
    /// The files that came.
    pub paths: Vec<PathBuf>,
    /// A press.pdf of an earlier build that was taken away.
    pub withdrawn: Option<PathBuf>,
}

impl SentFiles {
    /// Tells that there is no press.pdf, since there are errors.
    pub fn tell_withdrawn(&self, progress: &dyn Progress) {
        progress.remark(&match &self.withdrawn {
            Some(path) => {
                let path = shown(path);
                told!(
                    "有错，不出印刷文件；上次的 {path} 已删去，免得误送印厂（要看样张用 --proof）",
                    "errors: no press.pdf; {path} of an earlier build was removed, lest it be printed (--proof writes a proof)"
                )
            }
            None => told!(
                "有错，不出印刷文件（要看样张用 --proof）",
                "errors: no press.pdf (--proof writes a proof)"
            ),
        });
    }
}

/// What stands in a folder, by name; nothing if it is a link to another place.
fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    if !fs::symlink_metadata(folder).is_ok_and(|about| about.is_dir()) {
        return Vec::new();
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())).collect()
}

/// Every file at any depth below a folder.
fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for (_, path) in entries(folder) {
        match fs::symlink_metadata(&path) {
            Ok(about) if about.is_dir() => below(&path, found),
            _ => found.push(path),
        }
    }
}

/// Removes the folders below one that have become empty.
fn remove_empty(folder: &Path) {
    for (_, path) in entries(folder) {
        if fs::symlink_metadata(&path).is_ok_and(|about| about.is_dir()) {
            remove_empty(&path);
            // Only an empty folder goes.
            let _ = fs::remove_dir(&path);
        }
    }
}

/// Whether something stands there that may be taken away as a file.
fn stands(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| !about.is_dir())
}

/// Whether a file stands there that is no link, pipe or device.
fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_file())
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
