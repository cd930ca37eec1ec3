//! Files of a site on their way into its folder: what is there as it is stays untouched.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kanyin_archive::MadeFile;
use kanyin_press::Outbox;

use crate::failure::Failure;

/// Folders of an issue's e-paper. What stands in them and is not made any more goes.
const FOLDERS: [&str; 4] = ["", "pages", "pictures", "pdf"];

/// Writes the files that are not there as they are; the others are not touched. Gives those that were written.
pub fn put(folder: &Path, files: &[MadeFile]) -> Result<Vec<PathBuf>, Failure> {
    let is_new = |file: &&MadeFile| {
        let path = folder.join(&file.name);
        let is_as_long = fs::metadata(&path)
            .is_ok_and(|about| about.is_file() && about.len() == file.bytes.len() as u64);
        !is_as_long || fs::read(&path).is_ok_and(|bytes| bytes != file.bytes)
    };
    let new: Vec<&MadeFile> = files.iter().filter(is_new).collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let mut outbox = Outbox::new(folder)?;
    for file in new {
        outbox.put(&file.name, &file.bytes)?;
    }
    Ok(outbox.send()?)
}

/// Removes what an earlier e-paper of the issue had and this one has not: a story that was taken out.
pub fn sweep(folder: &Path, files: &[MadeFile]) {
    let made: BTreeSet<&str> = files.iter().map(|file| &*file.name).collect();
    for below in FOLDERS {
        for entry in fs::read_dir(folder.join(below)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = if below.is_empty() { name } else { format!("{below}/{name}") };
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_file && !made.contains(&*name) {
                // It is a leftover; the next run tries again.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}
