//! Makeup by hand: what a person moves on the screen, written into the files as a person would write it.

use std::path::Path;

use serde_json::{Value, json};

use kanyin_diagnostics::{Told, slashed, told};
use kanyin_issue::Importance;

use super::copy_file::{CopyFiles, CopyText, Saved};
use super::failure::Failure;
use super::issue_folder::IssueFolder;
use super::picture_words::with_attributes;
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
    /// A story goes into another area; what stood there comes into its own.
    Move {
        /// The story's file.
        story: String,
        /// The page, from 1.
        page: u32,
        /// The area's name.
        area: String,
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
        HandChange::Move { story, page, area } => {
            let file = inside(issue, "issue.yaml");
            rewritten(&files, &file, |text| moved(text, &within_issue(issue, story), *page, area))
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
                let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
                files.add(folder, "plan.yaml", text.as_bytes())?;
                return Ok(ChangedFile { now: files.read(&file)?, before: None, file });
            }
            rewritten(&files, &file, |text| row_set(text, *page, (*row, *rows), *lines))
        }
    }
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

/// `issue.yaml` with a story in another area; what stood there stands where it came from.
fn moved(text: &str, story: &str, page: u32, area: &str) -> Result<String, Told> {
    let root: Value = serde_yaml::from_str(text).map_err(|error| {
        told!("先把 issue.yaml 改好：{error}", "mend issue.yaml first: {error}")
    })?;
    let pages = root.get("pages").and_then(Value::as_array).ok_or_else(allotted)?;
    let from = pages.iter().enumerate().find_map(|(n, page)| place_of(page, story, n));
    let from = from.ok_or_else(allotted)?;
    let number = |page: &Value| page.get("page").and_then(Value::as_u64);
    let of_page =
        |(n, entry): &(usize, &Value)| number(entry).unwrap_or(*n as u64 + 1) == u64::from(page);
    let (to, entry) = pages.iter().enumerate().find(of_page).ok_or_else(allotted)?;
    if !entry.get("stories").is_some_and(Value::is_object) {
        return Err(told!(
            "第 {page} 版是自己拼的，稿件的位置由程序定；可以改重要性，或在 plan.yaml 里定下来",
            "page {page} makes itself up; change a story's importance, or pin it in plan.yaml"
        ));
    }
    let to = format!("/pages/{to}/stories/{}", area.replace('~', "~0").replace('/', "~1"));
    let stood = root.pointer(&to).cloned();
    let own = root.pointer(&from).cloned();
    let text = yaml_set(text, &to, own.as_ref())?;
    yaml_set(&text, &from, stood.as_ref())
}

/// Where a page's entry names a story in an area of its own.
fn place_of(page: &Value, story: &str, n: usize) -> Option<String> {
    let areas = page.get("stories")?.as_object()?;
    let (area, _) = areas.iter().find(|(_, stands)| stands.as_str() == Some(story))?;
    Some(format!("/pages/{n}/stories/{}", area.replace('~', "~0").replace('/', "~1")))
}

fn allotted() -> Told {
    told!(
        "这篇稿件没有单独写在 issue.yaml 的区块里，不能这样搬",
        "this story has no area of its own in issue.yaml and cannot be moved like this"
    )
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

    const ISSUE: &str = "pages:\n  - page: 1\n    stories:\n      lead: stories/甲.md   # 头条\n      second: stories/乙.md\n  - page: 2\n    stories:\n      lead: stories/丙.md\n";

    #[test]
    fn stories_change_places() {
        let moved = moved(ISSUE, "stories/乙.md", 2, "lead").unwrap();
        let expected = ISSUE.replace("乙", "?").replace("丙", "乙").replace('?', "丙");
        assert_eq!(moved, expected);
    }

    #[test]
    fn a_row_is_pinned_and_the_others_are_free() {
        let plan = row_set("pages: []\n", 2, (1, 3), 24).unwrap();
        let plan: Value = serde_yaml::from_str(&plan).unwrap();
        assert_eq!(plan, json!({"pages": [{"page": 2, "rows": ["auto", 24, "auto"]}]}));
    }
}
