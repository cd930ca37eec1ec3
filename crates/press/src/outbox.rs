//! Output that is never half written: files are made in a folder beside and renamed, one by one.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// What the folders of unfinished runs begin with.
const PREFIX: &str = ".kanyin-";
/// A run that is older than this is no longer running.
const STALE: Duration = Duration::from_secs(3600);

/// Files on their way into a folder. Dropped before they are sent, they leave nothing.
pub struct Outbox {
    folder: PathBuf,
    beside: TempDir,
    names: Vec<String>,
}

impl Outbox {
    /// An outbox for a folder, which is made if it is not there. What killed runs left there is
    /// cleared.
    pub fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        clear_stale(folder);
        let beside = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder)?;
        Ok(Self { folder: folder.into(), beside, names: Vec::new() })
    }

    /// Writes a file; its name may have a folder in it, with `/`.
    pub fn put(&mut self, name: impl Into<String>, bytes: &[u8]) -> io::Result<()> {
        let name = name.into();
        let path = self.beside.path().join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
        self.names.push(name);
        Ok(())
    }

    /// Makes a file to be written bit by bit. Whoever writes it sees to it that it is on the disk ([`File::sync_all`])
    /// before it is sent.
    pub fn create(&mut self, name: impl Into<String>) -> io::Result<File> {
        let name = name.into();
        let file = File::create(self.beside.path().join(&name))?;
        self.names.push(name);
        Ok(file)
    }

    /// Puts every file in its place, each at once; gives their paths.
    pub fn send(self) -> io::Result<Vec<PathBuf>> {
        let mut sent = Vec::new();
        for name in &self.names {
            let path = self.folder.join(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            // On Windows a file that a viewer holds open cannot be replaced: say which.
            fs::rename(self.beside.path().join(name), &path).map_err(|error| {
                io::Error::new(error.kind(), format!("{}: {error}", path.display()))
            })?;
            sent.push(path);
        }
        Ok(sent)
    }
}

/// Removes what runs that were killed have left.
fn clear_stale(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        let written = entry.metadata().and_then(|metadata| metadata.modified());
        let age = written.ok().and_then(|at| SystemTime::now().duration_since(at).ok());
        if age.is_some_and(|age| age > STALE) {
            // Another run may be clearing it too; what is left is tried again next time.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_appear_when_they_are_sent_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let mut outbox = Outbox::new(folder.path()).unwrap();
        outbox.put("pages/01.png", b"one").unwrap();
        assert!(!folder.path().join("pages/01.png").exists());
        outbox.send().unwrap();
        assert_eq!(fs::read(folder.path().join("pages/01.png")).unwrap(), b"one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_dropped_outbox_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut outbox = Outbox::new(folder.path()).unwrap();
        outbox.put("press.pdf", b"half").unwrap();
        drop(outbox);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn only_what_is_stale_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".kanyin-running")).unwrap();
        let killed = folder.path().join(".kanyin-killed");
        fs::create_dir(&killed).unwrap();
        let long_ago = SystemTime::now() - 2 * STALE;
        fs::File::open(&killed).unwrap().set_modified(long_ago).unwrap();
        drop(Outbox::new(folder.path()).unwrap());
        assert!(folder.path().join(".kanyin-running").exists());
        assert!(!killed.exists());
    }
}
