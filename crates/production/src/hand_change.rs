//! Makeup by hand: what a person moves on the screen, written into the files as a person would write it.

use std::path::Path;

use serde_json::{Value, json};

use kanyin_diagnostics::{Told, slashed, told};
use kanyin_issue::Importance;

use super::copy_file::{CopyFiles, CopyText, Saved};
use super::failure::Failure;
use super::issue_folder::IssueFolder;
use super::kept_plan::{chosen, leave_copy};
use super::picture_words::with_attributes;
use super::story_move::{MoveTo, moved, taken_off};
use super::yaml_change::{front_matter_set, yaml_set};

/// What a person moves.
#[derive(Debug, Clone, PartialEq)]
pub enum HandChange {
    /// A picture of a story: how many columns it takes, what is cut of it, what stays of it.
    Picture {
        /// The story's file.
        story: String,
        /// The byte at which the picture is named.
        at: usize,
        /// What is to be written, by its key; nothing takes it away.
        set: Vec<(&'static str, Option<String>)>,
    },
    /// How much a story weighs.
    Importance {
        /// The story's file.
        story: String,
        /// Its weight.
        to: Importance,
    },
    /// A story goes into another area, or into a first one.
    Move {
        /// The story's file.
        story: String,
        /// Where it goes.
        to: MoveTo,
    },
    /// A story goes from its page, and stands nowhere then.
    Off {
        /// The story's file.
        story: String,
    },
    /// How many lines a row of areas has.
    Row {
        /// The page, from 1.
        page: u32,
        /// The row, from 0.
        row: usize,
        /// Rows of the page.
        rows: usize,
        /// Its lines.
        lines: u32,
    },
    /// An alternative that was found before is kept for a page.
    Alternative {
        /// Which, from 1.
        number: usize,
        /// The page, from 1.
        page: u32,
        /// Whether the plan that stood there can be had back from nowhere else.
        is_only_copy: bool,
    },
}

/// A file that was changed.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct ChangedFile {
    /// Seen from the publication.
    pub file: String,
    /// The text before; none if there was no file.
    pub before: Option<String>,
    /// The text now.
    pub now: CopyText,
}

/// Writes a change into the files of an issue.
///
/// # Errors
/// What cannot be; nothing is written then.
pub fn change_by_hand(issue: &IssueFolder, change: &HandChange) -> Result<ChangedFile, Failure> {
    let files = CopyFiles::of(&issue.publication);
    match change {
        HandChange::Picture { story, at, set } => {
            rewritten(&files, story, |text| with_attributes(text, *at, set))
        }
        HandChange::Importance { story, to } => rewritten(&files, story, |text| {
            front_matter_set(text, "/importance", Some(&json!(to.name())))
        }),
        HandChange::Move { story, to } => {
            let file = inside(issue, "issue.yaml");
            rewritten(&files, &file, |text| moved(text, &within_issue(issue, story), to))
        }
        HandChange::Off { story } => {
            let file = inside(issue, "issue.yaml");
            rewritten(&files, &file, |text| taken_off(text, &within_issue(issue, story)))
        }
        HandChange::Row { page, row, rows, lines } => {
            let file = inside(issue, "plan.yaml");
            if !issue.publication.join(&file).is_file() {
                let rows = (0..*rows).map(|n| match n == *row {
                    true => lines.to_string(),
                    false => "auto".into(),
                });
                let rows: Vec<String> = rows.collect();
                let rows = rows.join(", ");
                let text = format!("pages:\n  - page: {page}\n    rows: [{rows}]\n");
                return written(&files, file, &text);
            }
            rewritten(&files, &file, |text| row_set(text, *page, (*row, *rows), *lines))
        }
        HandChange::Alternative { number, page, is_only_copy } => {
            let file = inside(issue, "plan.yaml");
            let out = issue.out_or(None)?;
            let choice = (*number, Some(*page));
            if !issue.publication.join(&file).is_file() {
                return written(&files, file, &chosen(issue, &out, choice, None)?);
            }
            let older = files.read(&file)?.text;
            let plan = chosen(issue, &out, choice, Some(&older))?;
            if *is_only_copy && plan != older {
                leave_copy(issue)?;
            }
            rewritten(&files, &file, |_| Ok(plan))
        }
    }
}

/// A file that was not there.
fn written(files: &CopyFiles, file: String, text: &str) -> Result<ChangedFile, Failure> {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", &file));
    files.add(folder, name, text.as_bytes())?;
    Ok(ChangedFile { now: files.read(&file)?, before: None, file })
}

/// Puts back what a change found, if nobody has written since.
///
/// # Errors
/// Somebody has written since.
pub fn take_back(publication: &Path, changed: &ChangedFile) -> Result<ChangedFile, Failure> {
    let ChangedFile { file, before, now } = changed;
    let files = CopyFiles::of(publication);
    let saved = match before {
        Some(before) => files.save(file, before, &now.hash)?,
        None => files.remove(file, &now.hash)?,
    };
    match saved {
        Saved::As(text) => {
            Ok(ChangedFile { file: file.clone(), before: Some(now.text.clone()), now: text })
        }
        Saved::Changed(_) => Err(Failure::Usage(told!(
            "{file} 后来又改过，不能整个退回去",
            "{file} was changed since and cannot be taken back as a whole"
        ))),
    }
}

fn rewritten(
    files: &CopyFiles,
    file: &str,
    change: impl FnOnce(&str) -> Result<String, Told>,
) -> Result<ChangedFile, Failure> {
    let before = files.read(file)?;
    let text = change(&before.text).map_err(Failure::Usage)?;
    match files.save(file, &text, &before.hash)? {
        Saved::As(now) => Ok(ChangedFile { file: file.into(), before: Some(before.text), now }),
        Saved::Changed(_) => Err(Failure::Usage(told!(
            "{file} 正被别处改着，再试一次",
            "{file} is being changed elsewhere; try again"
        ))),
    }
}

fn inside(issue: &IssueFolder, name: &str) -> String {
    let path = issue.path.join(name);
    slashed(path.strip_prefix(&issue.publication).unwrap_or(&path))
}

/// A file as `issue.yaml` names it.
fn within_issue(issue: &IssueFolder, file: &str) -> String {
    let folder = format!("{}/", inside(issue, "").trim_end_matches('/'));
    file.strip_prefix(&folder).unwrap_or(file).into()
}

/// `plan.yaml` with the lines of a row.
fn row_set(text: &str, page: u32, (row, rows): (usize, usize), lines: u32) -> Result<String, Told> {
    let root: Value = serde_yaml::from_str(text)
        .map_err(|error| told!("先把 plan.yaml 改好：{error}", "mend plan.yaml first: {error}"))?;
    let pages = root.get("pages").and_then(Value::as_array).cloned().unwrap_or_default();
    let of_page = |entry: &Value| entry.get("page").and_then(Value::as_u64) == Some(page.into());
    let n = pages.iter().position(of_page);
    let known = n.and_then(|n| pages[n].get("rows")?.as_array().cloned()).unwrap_or_default();
    let now = (0..rows.max(known.len())).map(|n| match n == row {
        true => json!(lines),
        false => known.get(n).cloned().unwrap_or_else(|| json!("auto")),
    });
    let now = Value::Array(now.collect());
    match n {
        Some(n) => yaml_set(text, &format!("/pages/{n}/rows"), Some(&now)),
        None => {
            let entry = json!({"page": page, "rows": now});
            yaml_set(text, &format!("/pages/{}", pages.len()), Some(&entry))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_pinned_and_the_others_are_free() {
        let plan = row_set("pages: []\n", 2, (1, 3), 24).unwrap();
        let plan: Value = serde_yaml::from_str(&plan).unwrap();
        assert_eq!(plan, json!({"pages": [{"page": 2, "rows": ["auto", 24, "auto"]}]}));
    }
}
