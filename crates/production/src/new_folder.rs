//! A folder that was not there: it comes whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

use kanyin_diagnostics::told;

use super::failure::Failure;

/// Refuses a folder in which something stands; `shown` is what it is called.
pub fn refuse_taken(folder: &Path, shown: &str) -> Result<(), Failure> {
    let is_taken = fs::read_dir(folder).map(|mut entries| entries.next().is_some());
    if !is_taken.unwrap_or(folder.exists()) {
        return Ok(());
    }
    Err(Failure::Usage(told!(
        "{shown} 里已经有东西了；请另起一个名字",
        "there is something in {shown} already; choose another name"
    )))
}

/// Lets it be filled beside its place, and puts it there at once.
pub fn put(folder: &Path, fill: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let beside = tempfile::Builder::new().prefix(".kanyin-").tempdir_in(parent)?;
    let inside = beside.path().join("new");
    fill(&inside)?;
    // An empty folder may stand where the new one comes.
    let _ = fs::remove_dir(folder);
    fs::rename(inside, folder)
}
