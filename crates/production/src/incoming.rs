//! The issue that raw copy comes into: its paper's habits, its number and day, and its files, none of which is ever
//! overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::told;
use kanyin_issue::units::Date;
use kanyin_issue::{self as issue, Paper};
use kanyin_press::{Moment, Outbox, iso};
use kanyin_typeset::LAYOUTS;

use super::failure::Failure;
use super::new_issue::{next_date, next_number, place};
use super::paths::{read, shown};

/// A folder in `issues/`, whether it is there or not.
pub struct IncomingIssue {
    folder: PathBuf,
    publication: PathBuf,
}

impl IncomingIssue {
    /// The issue of a folder.
    pub fn at(folder: &Path) -> Result<Self, Failure> {
        if let Some((publication, name)) = place(folder) {
            return Ok(Self { folder: publication.join("issues").join(name), publication });
        }
        let shown = shown(folder);
        Err(Failure::Usage(told!(
            "{shown} 不是刊物里的一期：--into 写 issues/ 下面的文件夹，如 issues/2026-12",
            "{shown} is no issue of a publication: name a folder in issues/, such as issues/2026-12, after --into"
        )))
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The paper; none if `paper.yaml` cannot be read.
    pub fn paper(&self) -> Option<Paper> {
        issue::load_paper(&self.publication).paper
    }

    /// Its number as YAML has it, and its day: those that it has, else the next after the last issue.
    pub fn head(&self) -> Result<(Option<String>, String), Failure> {
        if let Some(date) = issue::dated(&self.folder) {
            return Ok((None, iso(date)));
        }
        let today = day_of(&self.folder)?;
        let name = self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let issues: Vec<PathBuf> = issue::issues(&self.publication)
            .into_iter()
            .filter(|folder| *folder != self.folder)
            .collect();
        let Some(last) = issues.last() else { return Ok((None, iso(today))) };
        let earlier = issues.iter().rev().nth(1).and_then(|folder| issue::dated(folder));
        let Some(before) = issue::dated(last) else { return Ok((None, iso(today))) };
        let date = next_date(&name, before, earlier);
        let number = issue::load(&self.publication, last, &LAYOUTS)
            .issue
            .and_then(|issue| issue.number)
            .map(|number| next_number(&number, before, date).yaml());
        Ok((number, iso(date)))
    }

    /// Whether something stands there by a name.
    pub fn is_taken(&self, name: &str) -> bool {
        fs::symlink_metadata(self.folder.join(name)).is_ok()
    }

    /// Puts new files there, all or none; gives their paths.
    pub fn put(&self, files: &[(&str, &[u8])]) -> Result<Vec<PathBuf>, Failure> {
        // Nobody's file goes, whatever names were chosen.
        if let Some((name, _)) = files.iter().find(|(name, _)| self.is_taken(name)) {
            let path = shown(&self.folder.join(name));
            return Err(Failure::Usage(told!(
                "{path} 已经有了，没有动它；再敲一次",
                "{path} is there already and was not touched; type the command again"
            )));
        }
        let mut outbox = Outbox::new(&self.folder)?;
        outbox.put_all(files)?;
        Ok(outbox.send()?)
    }
}

/// What is in a file that somebody gave.
pub fn given_file(path: &Path) -> Result<Vec<u8>, Failure> {
    read(path).map_err(|error| Failure::opening(path, &error))
}

/// The day of an issue's folder; of anything else today.
pub fn day_of(folder: &Path) -> Result<Date, Failure> {
    match issue::dated(folder) {
        Some(day) => Ok(day),
        None => Ok(Moment::from_env().map_err(Failure::Usage)?.unwrap_or_else(Moment::now).date()),
    }
}
