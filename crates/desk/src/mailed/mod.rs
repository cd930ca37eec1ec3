//! A folder or a zip as a contributor mails it: copy of all kinds, pictures, and what systems leave beside them.
//!
//! **What holds:** no file is read from outside, none is unfolded to more than copy and pictures are; what is left out is told.

mod files;
mod folder;
mod names;
mod unzip;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kanyin_diagnostics::{Code, Fault, told};

use crate::beside::{self, Beside};
use crate::block::{Picture, Source};
use crate::read::{self, Kind};
use crate::tell;
use files::Files;

/// What was mailed.
#[derive(Debug, Default)]
pub struct Mailed {
    /// Files that stories are read from, by their paths, in order.
    pub files: Vec<MailedFile>,
    /// Pictures that stand by themselves, under their paths.
    pub pictures: Vec<Picture>,
    /// What was left out or could not be read.
    pub faults: Vec<Fault>,
    /// Parts of saved pages: only for them.
    parts: BTreeMap<String, Vec<u8>>,
}

/// A file of copy, not yet read.
#[derive(Debug)]
pub struct MailedFile {
    /// Its path with `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Mailed {
    /// Of a zip.
    ///
    /// # Errors
    /// What is no zip, or unfolds to far more than it is.
    pub fn of_zip(name: &str, bytes: &[u8]) -> Result<Self, Fault> {
        let mut files = Files::default();
        unzip::take(name, "", bytes, &mut files)?;
        Ok(Self::of(files))
    }

    /// Of a folder.
    ///
    /// # Errors
    /// A folder that cannot be read, or that holds too much.
    pub fn of_folder(path: &Path) -> Result<Self, Fault> {
        let mut files = Files::default();
        folder::take(path, &mut files)?;
        Ok(Self::of(files))
    }

    fn of(files: Files) -> Self {
        let Files { files, left_out, faults } = files;
        let mut mailed = Self { faults, ..Self::default() };
        let all: BTreeSet<String> = files.keys().cloned().collect();
        let archived = names::archives(all.iter().map(String::as_str));
        let mut again = 0;
        for (name, bytes) in files {
            if names::is_part_of_page(&name, |page| all.contains(page)) {
                mailed.parts.insert(name, bytes);
            } else if archived.iter().any(|folder| names::is_made_of_stories(&name, folder)) {
                again += 1;
            } else {
                mailed.sort(name, bytes);
            }
        }
        mailed.faults.extend((again > 0).then(|| made_of_stories(again)));
        mailed.faults.extend((!left_out.is_empty()).then(|| not_wanted(&left_out)));
        mailed
    }

    fn sort(&mut self, name: String, bytes: Vec<u8>) {
        match Kind::of(&name, &bytes) {
            Kind::Picture => {
                self.faults.extend(beside::not_printed(&name, &bytes));
                self.pictures.push(Picture { name, bytes: Some(bytes), ..Picture::default() });
            }
            kind if kind.is_copy() => self.files.push(MailedFile { name, bytes }),
            // Each says what to do with it.
            _ => self.faults.extend(read::source(&name, &bytes, Beside::NOTHING).err()),
        }
    }

    /// The bytes of a picture or a part, by its path.
    pub fn beside(&self, path: &str) -> Option<Vec<u8>> {
        let picture = || self.pictures.iter().find(|picture| picture.name == path)?.bytes.clone();
        self.parts.get(path).cloned().or_else(picture)
    }

    /// Reads all copy. What cannot be read is told.
    pub fn sources(&self) -> (Vec<Source>, Vec<Fault>) {
        let (mut sources, mut faults) = (Vec::new(), Vec::new());
        let find = |path: &str| self.beside(path);
        for file in &self.files {
            match read::source(&file.name, &file.bytes, Beside(&find)) {
                Ok(read) => sources.extend(read),
                Err(fault) => faults.push(fault),
            }
        }
        (sources, faults)
    }
}

fn not_wanted(names: &[String]) -> Fault {
    let count = names.len();
    let some = names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("、");
    tell::note(
        Code::LeftOut,
        told!(
            "系统的附属文件没有读，共 {count} 个：{some}",
            "{count} files that systems leave beside others were not read: {some}"
        ),
    )
}

fn made_of_stories(count: usize) -> Fault {
    tell::note(
        Code::LeftOut,
        told!(
            "这是刊印存的一期：读的是 stories/ 里的稿件，由它们做成的 {count} 个文件没有读",
            "this is an issue that Kanyin archived: the stories of stories/ are read, and {count} files made of them are not"
        ),
    )
}

#[cfg(test)]
#[path = "../mailed_tests.rs"]
mod tests;
