//! How faults are presented: errors first, by place, each once, in the form that was asked for.

use std::io::{self, Write};
use std::path::Path;

use super::located::in_order;
use super::{Faults, Lang, Sources, human, machine};

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

/// How faults are presented.
#[derive(Debug, Copy, Clone)]
pub struct Presentation<'a> {
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

/// Writes all faults.
pub fn write(
    faults: &Faults,
    sources: &Sources,
    how: Presentation<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for fault in in_order(faults, sources, how.folder) {
        match how.format {
            Format::Human => human::write(&fault, sources, how.lang, how.colour, out)?,
            Format::Json => machine::json(&fault, how.lang, out)?,
            Format::Github => machine::github(&fault, how.lang, out)?,
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "presentation_tests.rs"]
mod tests;
