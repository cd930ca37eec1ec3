//! Archives looked through: whether they are whole.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use kanyin_archive::{self as archive, Limits, Verified};

use super::failure::Failure;
use super::paths;

/// Looks through archives, each when its turn comes. All are opened before the first is read, so that a wrong name is
/// told at once.
pub fn verify(
    paths: &[PathBuf],
) -> Result<impl Iterator<Item = (&Path, Verified)> + use<'_>, Failure> {
    let files: Vec<(&Path, File)> =
        paths.iter().map(|path| opened(path)).collect::<Result<_, _>>()?;
    let limits = Limits::default();
    Ok(files
        .into_iter()
        .map(move |(path, file)| (path, archive::verify(BufReader::new(file), limits))))
}

fn opened(path: &Path) -> Result<(&Path, File), Failure> {
    let file = paths::opened(path).map_err(|error| Failure::opening(path, &error))?;
    Ok((path, file))
}
