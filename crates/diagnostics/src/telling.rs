//! How faults are told: sorted by place, each once, in the form that was asked for.

use std::io::{self, Write};
use std::path::Path;

use super::{Fault, Faults, Lang, Place, Sources, human, machine};

/// The form of messages.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Default)]
pub enum Format {
    /// For people: `file:line:column`, the line, a caret under it, and what to do.
    #[default]
    Human,
    /// One JSON object a line: `severity`, `code`, `path`, `line`, `column`, `endLine`, `endColumn`,
    /// `message`, `hint`. Lines and columns count from 1, columns in characters; `null` where a
    /// fault has no place or no hint.
    Json,
    /// Workflow commands of GitHub Actions, which show a fault beside its line.
    Github,
}

/// How faults are told.
#[derive(Debug, Copy, Clone)]
pub struct Telling<'a> {
    /// In which form.
    pub format: Format,
    /// In which language.
    pub lang: Lang,
    /// Whether the human form may use colours.
    pub colour: bool,
    /// How the publication is reached from where the reader stands; goes before every path, so that
    /// terminals and GitHub can open it.
    pub folder: &'a Path,
}

/// Tells all faults.
pub fn write(
    faults: &Faults,
    sources: &Sources,
    telling: Telling<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for told in in_order(faults, sources, telling.folder) {
        match telling.format {
            Format::Human => human::write(&told, sources, telling, out)?,
            Format::Json => machine::json(&told, telling.lang, out)?,
            Format::Github => machine::github(&told, telling.lang, out)?,
        }
    }
    Ok(())
}

/// A fault with its place worked out.
pub(super) struct Placed<'a> {
    pub(super) fault: &'a Fault,
    /// Where it begins and ends.
    pub(super) places: Option<(Place, Place)>,
}

fn in_order<'a>(faults: &'a Faults, sources: &Sources, folder: &Path) -> Vec<Placed<'a>> {
    let place = |spot, at| {
        let place = sources.place(super::Spot { start: at, end: at, ..spot });
        Place { path: joined(folder, &place.path), ..place }
    };
    let mut placed: Vec<Placed<'a>> = faults
        .0
        .iter()
        .map(|fault| {
            let places = fault.spot.map(|spot| (place(spot, spot.start), place(spot, spot.end)));
            Placed { fault, places }
        })
        .collect();
    placed.sort_by(|a, b| a.places.cmp(&b.places));
    placed.dedup_by(|a, b| a.fault == b.fault);
    placed
}

fn joined(folder: &Path, path: &str) -> String {
    let folder = super::slashed(folder);
    match folder.trim_end_matches('/') {
        "" if folder.is_empty() => path.into(),
        "." => path.into(),
        folder => format!("{folder}/{path}"),
    }
}

#[cfg(test)]
#[path = "telling_tests.rs"]
mod tests;
