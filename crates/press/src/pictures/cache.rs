//! What was made before: `.cache` in the folder that output goes to, by content. It may be deleted at any time; what
//! is damaged in it counts as not there, and where nothing can be written the work goes on without.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use typst_utils::hash128;

/// Entries that nobody has asked for as long are thrown away.
const KEPT: Duration = Duration::from_secs(30 * DAY);
/// An entry that is used is marked so once in this time.
const MARKED: Duration = Duration::from_secs(DAY);
const DAY: u64 = 24 * 60 * 60;
/// What unfinished entries begin with.
const UNFINISHED: &str = ".new-";
/// Tells backup programs that they may leave the folder out (bford.info/cachedir).
const TAG: &str =
    "Signature: 8a477f597d28d172789f06886806bc55\n# Made by kanyin; safe to delete.\n";

/// What was made before.
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache in the folder that output goes to; nothing is made yet.
    pub fn of(out: &Path) -> Self {
        Self { folder: out.join(".cache") }
    }

    /// Whether it is a folder of its own. Through a link to another place nothing is read, written or thrown away.
    fn is_own(&self) -> bool {
        fs::symlink_metadata(&self.folder).is_ok_and(|about| about.is_dir())
    }

    /// What was kept under a key.
    pub fn get(&self, key: u128) -> Option<Vec<u8>> {
        let path = self.path(key);
        // What is no file (a pipe, a device) might never end.
        if !self.is_own() || !fs::symlink_metadata(&path).ok()?.is_file() {
            return None;
        }
        let mut entry = fs::read(&path).ok()?;
        let at = entry.len().checked_sub(size_of::<u128>())?;
        let found = u128::from_le_bytes(entry.get(at..)?.try_into().ok()?);
        entry.truncate(at);
        if found != sum(key, &entry) {
            return None;
        }
        mark(&path);
        Some(entry)
    }

    /// Keeps something under a key. Others see the whole of it or nothing.
    pub fn put(&self, key: u128, entry: &[u8]) {
        // A full disk or a publication that may only be read costs time, and is no fault of the issue.
        let _ = self.try_put(key, entry);
    }

    fn try_put(&self, key: u128, entry: &[u8]) -> std::io::Result<()> {
        if !self.is_own() {
            // Not where a link or a file stands.
            self.folder.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::create_dir(&self.folder).or_else(|error| match self.is_own() {
                // Another picture was quicker.
                true => Ok(()),
                false => Err(error),
            })?;
            fs::write(self.folder.join("CACHEDIR.TAG"), TAG)?;
        }
        let mut file = unfinished().tempfile_in(&self.folder)?;
        file.write_all(entry)?;
        file.write_all(&sum(key, entry).to_le_bytes())?;
        file.persist(self.path(key))?;
        Ok(())
    }

    /// Throws away what has not been used for a month.
    pub fn prune(&self) {
        if !self.is_own() {
            return;
        }
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let limit = match name.starts_with(UNFINISHED) {
                true => MARKED,
                false if is_key(&name) => KEPT,
                false => continue,
            };
            if age(&entry.path()).is_some_and(|age| age > limit) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn path(&self, key: u128) -> PathBuf {
        self.folder.join(format!("{key:032x}"))
    }
}

/// The sum that an entry bears. It covers the key: what was made of another picture, or otherwise, is not taken for it
/// under whatever name it stands.
fn sum(key: u128, entry: &[u8]) -> u128 {
    hash128(&(key, entry))
}

/// A file that others may read like all that a build leaves.
fn unfinished() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

fn is_key(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|c| c.is_ascii_hexdigit())
}

fn age(path: &Path) -> Option<Duration> {
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified()).ok()?;
    SystemTime::now().duration_since(modified).ok()
}

/// Notes that an entry was used.
fn mark(path: &Path) {
    if age(path).is_some_and(|age| age > MARKED)
        && let Ok(file) = File::options().append(true).open(path)
    {
        let _ = file.set_modified(SystemTime::now());
    }
}

#[cfg(test)]
#[path = "cache_tests.rs"]
mod tests;
