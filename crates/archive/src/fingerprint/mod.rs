//! What an issue's archives are made from, in one sum: while it is the same, so are they. It is the same on any machine
//! and wherever the publication lies.

mod named_files;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::Dir;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use named_files::NamedFiles;

use crate::checksums::Checksum;
use crate::parcel::Audience;

/// What of a publication every issue may be made from. Other files count for an issue only where its texts, or these,
/// name them.
const SHARED: [&str; 5] = ["paper.yaml", "layouts", "web", "fonts", "fillers"];

/// What all issues of a publication are made from.
pub struct Inputs {
    /// The publication's folder, links followed.
    publication: PathBuf,
    /// The folder that output goes to: what is made is not made from itself.
    out: Option<PathBuf>,
    named_files: NamedFiles,
    shared: Checksum,
}

/// What one issue is made from.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct IssueInputs(Checksum);

impl Inputs {
    /// Those of a publication. `builtin` is what the program brings with it, `epoch` the moment that files are dated
    /// by, if one was set. Takes as long as reading the publication's fonts.
    pub fn of(publication: &Path, out: &Path, builtin: &Dir<'_>, epoch: Option<i64>) -> Self {
        let publication = dunce::canonicalize(publication).unwrap_or_else(|_| publication.into());
        let out = dunce::canonicalize(out).ok();
        let mut inputs = Self {
            named_files: NamedFiles::of(&publication, &SHARED),
            publication,
            out,
            shared: Checksum::of(b""),
        };
        let roots = SHARED.map(|name| inputs.publication.join(name));
        let mut hasher = Sha256::new();
        hasher.update(concat!("kanyin ", env!("CARGO_PKG_VERSION"), "\n"));
        hasher.update(format!("{epoch:?}\n"));
        hash_built_in(builtin, &mut hasher);
        hasher.update(inputs.listed(&roots, &inputs.publication));
        inputs.shared = Checksum::finished(hasher);
        inputs
    }

    /// Those of an issue.
    pub fn of_issue(&self, folder: &Path) -> IssueInputs {
        let folder = dunce::canonicalize(folder).unwrap_or_else(|_| folder.into());
        let listed = self.listed(std::slice::from_ref(&folder), &folder);
        IssueInputs(Checksum::of(format!("{}\n{listed}", self.shared).as_bytes()))
    }

    /// Every file at or below some paths and every file that they name, each with its sum: a line a file. A file that
    /// cannot be read counts as empty: if it matters, the issue has a fault and there is no archive.
    fn listed(&self, roots: &[PathBuf], base: &Path) -> String {
        let files: Vec<PathBuf> = roots.iter().flat_map(|root| self.files(root)).collect();
        let read: Vec<(String, Checksum, BTreeSet<PathBuf>)> = files
            .par_iter()
            .map(|path| {
                let (sum, named) = self.named_files.read(path);
                (named_from(base, path), sum, named)
            })
            .collect();
        let named: BTreeSet<&PathBuf> = read.iter().flat_map(|(_, _, named)| named).collect();
        let named = named.into_iter().map(|path| {
            let inside = named_from(&self.publication, path);
            (format!("/{inside}"), Checksum::of_file(path))
        });
        let sums: BTreeMap<String, Checksum> =
            read.iter().map(|(name, sum, _)| (name.clone(), *sum)).chain(named).collect();
        // A name may hold a line end, so its length stands before it.
        sums.iter().map(|(name, sum)| format!("{sum} {} {name}\n", name.len())).collect()
    }

    /// The files at or below a path, links followed where they stay in the publication.
    fn files(&self, root: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        // Folders still to be looked into, each with those above it.
        let mut folders: Vec<(PathBuf, Vec<PathBuf>)> = Vec::new();
        let mut look = |path: PathBuf, above: &[PathBuf], folders: &mut Vec<_>| {
            let Ok(real) = dunce::canonicalize(&path) else { return };
            if !real.starts_with(&self.publication) || Some(&real) == self.out.as_ref() {
                return;
            }
            match real.is_dir() {
                // A link to a folder above would go round for ever.
                true if above.contains(&real) => {}
                true => folders.push((path, [above, &[real]].concat())),
                false if real.is_file() => files.push(path),
                // A pipe or a device might never end, and no issue can use it.
                false => {}
            }
        };
        look(root.into(), &[], &mut folders);
        while let Some((folder, above)) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if counts(&entry.file_name().to_string_lossy()) {
                    look(entry.path(), &above, &mut folders);
                }
            }
        }
        files
    }
}

impl IssueInputs {
    /// The sum for one of its archives.
    pub fn sum(self, audience: Audience) -> Checksum {
        Checksum::of(format!("{} {}", self.0, audience.name()).as_bytes())
    }
}

/// Whether a file may matter. What file managers and editors leave behind differs from machine to machine.
fn counts(name: &str) -> bool {
    let is_left = name.starts_with('.') || name.ends_with('~');
    !is_left && !["thumbs.db", "desktop.ini"].contains(&name.to_lowercase().as_str())
}

/// A path below a folder, with `/`, in one form of Unicode.
fn named_from(base: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(base).unwrap_or(path);
    let parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/").nfc().collect()
}

/// What the program brings with it.
fn hash_built_in(folder: &Dir<'_>, hasher: &mut Sha256) {
    let mut files: Vec<_> = folder.files().collect();
    files.sort_by_key(|file| file.path());
    for file in files {
        hasher.update(format!("{}\n", Checksum::of(file.contents())));
    }
    let mut folders: Vec<_> = folder.dirs().collect();
    folders.sort_by_key(|folder| folder.path());
    folders.into_iter().for_each(|folder| hash_built_in(folder, hasher));
}

#[cfg(test)]
#[path = "fingerprint_tests.rs"]
mod tests;
