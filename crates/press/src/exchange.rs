//! Files that change places with those that stood there: all of them, or none.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::unsent::{Obstacle, Unsent};

/// An exchange under way. What stood there is kept until it is over.
pub struct Exchange<'a> {
    /// A folder on the same disk, for what stood there.
    kept_in: &'a Path,
    done: Vec<Done>,
}

/// A place where something was changed.
struct Done {
    place: PathBuf,
    /// What stood there.
    kept: Option<PathBuf>,
}

impl<'a> Exchange<'a> {
    /// Nothing is changed yet.
    pub fn keeping_in(kept_in: &'a Path) -> io::Result<Self> {
        fs::create_dir_all(kept_in)?;
        Ok(Self { kept_in, done: Vec::new() })
    }

    /// Puts a file in its place.
    pub fn put(&mut self, new: &Path, place: &Path) -> io::Result<()> {
        let kept = self.kept_of(place)?;
        self.done.push(Done { place: place.into(), kept });
        let put = fs::rename(new, place);
        if put.is_err() {
            // The place is as it was, unless what stood there had to be moved.
            self.undo_last();
        }
        put
    }

    /// Takes a file away, if it is there.
    pub fn take(&mut self, place: &Path) -> io::Result<()> {
        let kept = self.next_kept();
        match fs::rename(place, &kept) {
            Ok(()) => self.done.push(Done { place: place.into(), kept: Some(kept) }),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Puts back what stood there; what went wrong at a path, with the files that could not be put back.
    pub fn undone(mut self, path: &Path, obstacle: Obstacle) -> Unsent {
        let mut new = Vec::new();
        while let Some(done) = self.done.last() {
            let place = done.place.clone();
            if !self.undo_last() {
                new.push(place);
            }
        }
        Unsent { path: path.into(), obstacle, new }
    }

    /// A second name for what stands in a place, so that there is a file at any moment. Where the disk knows no second
    /// names, it is moved.
    fn kept_of(&self, place: &Path) -> io::Result<Option<PathBuf>> {
        let kept = self.next_kept();
        let moved = fs::hard_link(place, &kept).or_else(|error| match error.kind() {
            ErrorKind::NotFound => Err(error),
            _ => fs::rename(place, &kept),
        });
        match moved {
            Ok(()) => Ok(Some(kept)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn next_kept(&self) -> PathBuf {
        self.kept_in.join(self.done.len().to_string())
    }

    fn undo_last(&mut self) -> bool {
        let Some(Done { place, kept }) = self.done.pop() else { return false };
        match kept {
            Some(kept) => fs::rename(kept, place).is_ok(),
            None => match fs::remove_file(place) {
                Ok(()) => true,
                Err(error) => error.kind() == ErrorKind::NotFound,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undone_is_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["old", "gone"] {
            fs::write(at(name), format!("{name} before")).unwrap();
        }
        fs::write(at("1"), "new").unwrap();
        fs::write(at("2"), "new").unwrap();
        let kept = at("kept");
        let mut exchange = Exchange::keeping_in(&kept).unwrap();
        exchange.put(&at("1"), &at("old")).unwrap();
        exchange.put(&at("2"), &at("none")).unwrap();
        exchange.take(&at("gone")).unwrap();
        exchange.take(&at("never there")).unwrap();
        assert_eq!(fs::read_to_string(at("old")).unwrap(), "new");
        assert!(!at("gone").exists());
        assert!(exchange.put(&at("1"), &at("no folder/x")).is_err());
        let unsent = exchange.undone(&at("x"), Obstacle::Open);
        assert!(unsent.new.is_empty());
        assert_eq!(fs::read_to_string(at("old")).unwrap(), "old before");
        assert_eq!(fs::read_to_string(at("gone")).unwrap(), "gone before");
        assert!(!at("none").exists());
    }
}
