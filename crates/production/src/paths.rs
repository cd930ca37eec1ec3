//! Paths as they are told, and as they are opened.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A path as it is reached from here: short if it lies below.
pub fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(dunce::canonicalize);
    match here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf)) {
        Some(below) => below,
        None => match path.to_str() {
            Some(path) => plain(path).into(),
            None => path.into(),
        },
    }
}

/// A path as it is told.
pub fn shown(path: &Path) -> String {
    from_here(path).to_string_lossy().into_owned()
}

/// Windows' own long form of a path is for programs. Where nothing shorter will do, it is not shown to people.
fn plain(path: &str) -> String {
    let long = path.strip_prefix(r"\\?\").or_else(|| path.strip_prefix("//?/"));
    match long {
        Some(long) => match long.strip_prefix(r"UNC\").or_else(|| long.strip_prefix("UNC/")) {
            Some(share) => format!(r"\\{share}"),
            None => long.into(),
        },
        None => path.into(),
    }
}

/// A file that was named, opened. What is none (a folder, a pipe, a device) is not opened: it might never end.
pub fn opened(path: &Path) -> io::Result<File> {
    let about = fs::metadata(path)?;
    match () {
        () if about.is_dir() => Err(ErrorKind::IsADirectory.into()),
        () if !about.is_file() => Err(ErrorKind::Unsupported.into()),
        () => File::open(path),
    }
}

/// All that stands in a file that was named.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    opened(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_long_form_is_shown() {
        for (long, short) in [
            (r"\\?\C:\报\out", r"C:\报\out"),
            (r"\\?\UNC\server\share\报", r"\\server\share\报"),
            ("//?/C:/报", "C:/报"),
            ("/报/out", "/报/out"),
        ] {
            assert_eq!(plain(long), short);
        }
    }
}
