//! Paths as they are told.

use std::path::{Path, PathBuf};

/// A path as it is reached from here: short if it lies below.
pub fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    match here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf)) {
        Some(below) => below,
        None => path.into(),
    }
}

/// A path as it is told.
pub fn shown(path: &Path) -> String {
    let path = from_here(path).to_string_lossy().into_owned();
    // Windows' own long form of a path is for programs.
    path.strip_prefix(r"\\?\").map(str::to_string).unwrap_or(path)
}
