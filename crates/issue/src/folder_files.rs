//! The files of a folder that nobody names one by one: fillers, and the copy of an issue whose pages are not listed.

use std::path::Path;

/// Most files of one folder.
const MOST: usize = 1000;

/// The names of a folder's files in a fixed order, hidden ones left out.
pub fn file_names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let is_folder = entry.file_type().ok()?.is_dir();
            (!is_folder).then(|| entry.file_name().into_string().ok())?
        })
        .filter(|name| {
            !name.starts_with('.') && !name.eq_ignore_ascii_case("credits") && name != "README.md"
        })
        .collect();
    names.sort();
    names.truncate(MOST);
    names
}
