//! The publication's own files: whoever reads one asks here where it really is. Links are followed, and lead nowhere else.

use std::path::{Path, PathBuf};

/// A publication's folder, and what is in it.
#[derive(Debug, Clone)]
pub struct OwnFiles {
    publication: PathBuf,
}

/// Why a path is no file of the publication's.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum NotOwn {
    /// Nothing is there: no such name, or a link that leads to nothing or in a circle.
    Missing,
    /// It leads out of the publication.
    Outside,
    /// Something is there that is no file: a folder, a pipe, a device. Reading it might never end.
    NoFile,
}

impl OwnFiles {
    /// Those of a publication.
    pub fn of(publication: &Path) -> Self {
        let real = dunce::canonicalize(publication);
        Self { publication: real.unwrap_or_else(|_| publication.into()) }
    }

    /// Where a file really is; its path is seen from the publication, or whole.
    pub fn file(&self, path: &Path) -> Result<PathBuf, NotOwn> {
        let real = self.real(path)?;
        if real.is_file() { Ok(real) } else { Err(NotOwn::NoFile) }
    }

    /// Where a folder really is; its path is seen from the publication, or whole.
    pub fn folder(&self, path: &Path) -> Result<PathBuf, NotOwn> {
        let real = self.real(path)?;
        if real.is_dir() { Ok(real) } else { Err(NotOwn::NoFile) }
    }

    /// The names in a folder, sorted; none if it is not the publication's. A name that is no text stands as well as it
    /// can be shown, and marked.
    pub fn names(&self, folder: &Path) -> Vec<(String, IsText)> {
        let Ok(real) = self.folder(folder) else { return Vec::new() };
        let entries = std::fs::read_dir(real).into_iter().flatten().flatten();
        let mut names: Vec<(String, IsText)> = entries
            .map(|entry| match entry.file_name().into_string() {
                Ok(name) => (name, IsText(true)),
                Err(name) => (name.to_string_lossy().into_owned(), IsText(false)),
            })
            .collect();
        names.sort();
        names
    }

    fn real(&self, path: &Path) -> Result<PathBuf, NotOwn> {
        let real = dunce::canonicalize(self.publication.join(path)).map_err(|_| NotOwn::Missing)?;
        if real.starts_with(&self.publication) { Ok(real) } else { Err(NotOwn::Outside) }
    }
}

/// Whether a name is text, as nearly all are.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub struct IsText(pub bool);

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_lead_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("paper");
        fs::create_dir_all(root.join("layouts/house")).unwrap();
        fs::write(root.join("layouts/house/a.typ"), "x").unwrap();
        fs::write(folder.path().join("secret"), "x").unwrap();
        symlink(folder.path(), root.join("layouts/out")).unwrap();
        symlink("../../secret", root.join("layouts/b.typ")).unwrap();
        symlink("house", root.join("layouts/in")).unwrap();
        symlink("round", root.join("layouts/round")).unwrap();
        let own = OwnFiles::of(&root);
        let file = |path: &str| own.file(Path::new(path)).map(drop);
        assert_eq!(file("layouts/in/a.typ"), Ok(()));
        assert_eq!(file("layouts/house"), Err(NotOwn::NoFile));
        assert_eq!(file("layouts/out/secret"), Err(NotOwn::Outside));
        assert_eq!(file("layouts/b.typ"), Err(NotOwn::Outside));
        assert_eq!(file("/etc/passwd"), Err(NotOwn::Outside));
        assert_eq!(file("layouts/round"), Err(NotOwn::Missing));
        assert!(own.names(Path::new("layouts/out")).is_empty());
        assert_eq!(own.names(Path::new("layouts/in")), [("a.typ".into(), IsText(true))]);
    }
}
