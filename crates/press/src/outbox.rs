//! Output that is never half written: files are made in a folder beside, and exchanged for those that stand there, all
//! or none.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use tempfile::TempDir;

use super::exchange::Exchange;
use super::unsent::{Obstacle, Unsent};

/// What the folders of unfinished runs begin with.
const PREFIX: &str = ".kanyin-";
/// A run that is older than this is no longer running.
const STALE: Duration = Duration::from_secs(3600);

/// Where what stood in the folder is kept while files are exchanged.
const KEPT: &str = ".kept";

/// Files on their way into a folder. Dropped before they are sent, they leave nothing.
pub struct Outbox {
    folder: PathBuf,
    beside: TempDir,
    names: Vec<String>,
    gone: Vec<PathBuf>,
}

impl Outbox {
    /// An outbox for a folder, which is made if it is not there. What killed runs left there is
    /// cleared.
    pub fn new(folder: &Path) -> Result<Self, Unsent> {
        let failed = |error| Unsent::system(folder, error);
        fs::create_dir_all(folder).map_err(|error| {
            let file = folder.ancestors().find(|above| above.exists() && !above.is_dir());
            file.map_or_else(|| failed(error), |file| Unsent::at(file, Obstacle::NoFolder))
        })?;
        clear_stale(folder);
        let beside = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder).map_err(failed)?;
        Ok(Self { folder: folder.into(), beside, names: Vec::new(), gone: Vec::new() })
    }

    /// Writes a file; its name may have a folder in it, with `/`.
    pub fn put(&mut self, name: impl Into<String>, bytes: &[u8]) -> Result<(), Unsent> {
        let name = name.into();
        self.write(&name, bytes)?;
        self.names.push(name);
        Ok(())
    }

    /// Writes files side by side.
    ///
    /// # Errors
    /// The first that could not be written.
    pub fn put_all(&mut self, files: &[(&str, &[u8])]) -> Result<(), Unsent> {
        let written = files.par_iter().map(|(name, bytes)| self.write(name, bytes));
        written.collect::<Vec<_>>().into_iter().collect::<Result<(), Unsent>>()?;
        self.names.extend(files.iter().map(|(name, _)| (*name).to_owned()));
        Ok(())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Unsent> {
        let path = self.beside.path().join(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(path, bytes))
            .map_err(|error| Unsent::system(&self.folder.join(name), error))
    }

    /// Makes a file to be written bit by bit. Whoever writes it sees to it that it is on the disk ([`File::sync_all`])
    /// before it is sent.
    pub fn create(&mut self, name: impl Into<String>) -> Result<File, Unsent> {
        let name = name.into();
        let file = File::create(self.beside.path().join(&name))
            .map_err(|error| Unsent::system(&self.folder.join(&name), error))?;
        self.names.push(name);
        Ok(file)
    }

    /// A file of the folder that goes when the others come.
    pub fn take_away(&mut self, path: PathBuf) {
        self.gone.push(path);
    }

    /// Puts every file in its place, each at once, and takes away what is to go; gives the paths of those that came.
    ///
    /// # Errors
    /// Something is in the way. Then all is as it was before, or [`Unsent::new`] says what is not.
    pub fn send(self) -> Result<Vec<PathBuf>, Unsent> {
        let places: Vec<PathBuf> = self.names.iter().map(|name| self.folder.join(name)).collect();
        let gone = self.gone.iter().filter(|path| !places.contains(path));
        for place in places.iter().chain(gone.clone()) {
            way_is_clear(&self.folder, place)?;
        }
        for folder in places.iter().filter_map(|place| place.parent()) {
            fs::create_dir_all(folder).map_err(|error| Unsent::system(folder, error))?;
        }
        let kept = self.beside.path().join(KEPT);
        let mut exchange =
            Exchange::keeping_in(&kept).map_err(|error| Unsent::system(&self.folder, error))?;
        for (name, place) in self.names.iter().zip(&places) {
            if let Err(error) = exchange.put(&self.beside.path().join(name), place) {
                return Err(exchange.undone(place, Obstacle::of_exchange(error)));
            }
        }
        for place in gone {
            if let Err(error) = exchange.take(place) {
                return Err(exchange.undone(place, Obstacle::of_exchange(error)));
            }
        }
        Ok(places)
    }
}

/// Looks whether a file can come to a place, or go from it, before anything is touched.
fn way_is_clear(folder: &Path, place: &Path) -> Result<(), Unsent> {
    let inside = place.strip_prefix(folder).unwrap_or(place);
    for above in inside.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()) {
        let above = folder.join(above);
        match fs::symlink_metadata(&above) {
            Ok(about) if about.is_symlink() => return Err(Unsent::at(&above, Obstacle::Link)),
            Ok(about) if !about.is_dir() => return Err(Unsent::at(&above, Obstacle::NoFolder)),
            _ => {}
        }
    }
    match fs::symlink_metadata(place) {
        Ok(about) if about.is_dir() => Err(Unsent::at(place, Obstacle::Folder)),
        Ok(about) if about.is_file() => {
            is_free(place).map_err(|error| Unsent::system(place, error))
        }
        _ => Ok(()),
    }
}

/// Whether no other program holds a file so that it cannot be replaced: only Windows' programs can.
#[cfg(windows)]
fn is_free(place: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;
    /// The right to delete, or to rename (winnt.h).
    const DELETE: u32 = 0x0001_0000;
    /// FILE_SHARE_READ, FILE_SHARE_WRITE, FILE_SHARE_DELETE.
    const ALL: u32 = 7;
    File::options().access_mode(DELETE).share_mode(ALL).open(place).map(drop)
}

/// Whether no other program holds a file so that it cannot be replaced: here none can.
#[cfg(not(windows))]
fn is_free(_: &Path) -> io::Result<()> {
    Ok(())
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
    fn where_one_file_cannot_come_none_comes_and_none_goes() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("press.pdf")).unwrap();
        fs::write(at("web.pdf"), "old").unwrap();
        fs::write(at("gone.png"), "old").unwrap();
        let sent = |last: &str| {
            let mut outbox = Outbox::new(folder.path()).unwrap();
            outbox.put("web.pdf", b"new").unwrap();
            outbox.put(last, b"new").unwrap();
            outbox.take_away(at("gone.png"));
            outbox.send()
        };
        let unsent = sent("press.pdf").unwrap_err();
        assert!(matches!(unsent.obstacle, Obstacle::Folder) && unsent.path == at("press.pdf"));
        let unsent = sent("gone.png/01.png").unwrap_err();
        assert!(matches!(unsent.obstacle, Obstacle::NoFolder) && unsent.path == at("gone.png"));
        assert_eq!(fs::read_to_string(at("web.pdf")).unwrap(), "old");
        assert!(at("gone.png").exists());
        assert_eq!(sent("pages/01.png").unwrap(), [at("web.pdf"), at("pages/01.png")]);
        assert!(!at("gone.png").exists() && at("pages/01.png").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("pages")).unwrap();
        fs::write(elsewhere.path().join("x.pdf"), "theirs").unwrap();
        let file = elsewhere.path().join("x.pdf");
        std::os::unix::fs::symlink(file, folder.path().join("web.pdf")).unwrap();
        let mut outbox = Outbox::new(folder.path()).unwrap();
        outbox.put("pages/01.png", b"one").unwrap();
        assert!(matches!(outbox.send().unwrap_err().obstacle, Obstacle::Link));
        let mut outbox = Outbox::new(folder.path()).unwrap();
        outbox.put("web.pdf", b"one").unwrap();
        outbox.send().unwrap();
        assert_eq!(fs::read_to_string(elsewhere.path().join("x.pdf")).unwrap(), "theirs");
        assert_eq!(fs::read_to_string(folder.path().join("web.pdf")).unwrap(), "one");
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
