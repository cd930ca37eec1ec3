//! Where a publication is, and which of its issues is the newest.

use std::path::{Path, PathBuf};

use super::own_files::OwnFiles;
use super::units::Date;

/// The nearest folder with a `paper.yaml`, from this one upwards.
pub fn publication_of(path: &Path) -> Option<PathBuf> {
    let path = dunce::canonicalize(path).ok()?;
    path.ancestors().find(|folder| folder.join("paper.yaml").is_file()).map(Path::to_path_buf)
}

/// The newest issue of a publication: the folder in `issues/` whose `issue.yaml` has the latest date;
/// of those without a date that can be read, the last by name.
pub fn newest(publication: &Path) -> Option<PathBuf> {
    issues(publication).pop()
}

/// All issues of a publication, the newest last.
pub fn issues(publication: &Path) -> Vec<PathBuf> {
    let own = OwnFiles::of(publication);
    let entries = std::fs::read_dir(publication.join("issues")).into_iter().flatten();
    let mut issues: Vec<(Option<Date>, PathBuf)> = entries
        .filter_map(|entry| {
            let folder = entry.ok()?.path();
            let file = folder.join("issue.yaml");
            // One that leads out is told when it is loaded, and not read.
            let own_file = own.file(&file).ok();
            file.is_file().then(|| (own_file.and_then(|file| date(&file)), folder))
        })
        .collect();
    issues.sort();
    issues.into_iter().map(|(_, folder)| folder).collect()
}

/// The date of the issue in a folder, as far as it can be told without reading the issue.
pub fn dated(folder: &Path) -> Option<Date> {
    date(&folder.join("issue.yaml"))
}

/// The date in an `issue.yaml`, without reading all of it: faults are told when it is loaded.
fn date(file: &Path) -> Option<Date> {
    const HEAD: u64 = 64 << 10;
    let mut head = Vec::new();
    std::io::Read::read_to_end(
        &mut std::io::Read::take(std::fs::File::open(file).ok()?, HEAD),
        &mut head,
    )
    .ok()?;
    let head = String::from_utf8_lossy(&head);
    let value = head.lines().find_map(|line| line.strip_prefix("date:"))?;
    let value = value.split('#').next()?.trim().trim_matches(['"', '\'']);
    Date::try_from(value.to_string()).ok()
}
