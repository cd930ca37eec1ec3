//! The next issue of a publication: the last one's pages and layouts, a number and a date further, no stories yet.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::{slashed, told};
use kanyin_issue::{
    self as issue, AD_LABEL, AreaKind, Fill, Issue, IssueNumber, POSTER, Page, PlacedFile,
    plain_scalar::scalar, units::Date,
};
use kanyin_press::iso;
use kanyin_typeset::LAYOUTS;

use super::failure::Failure;
use super::new_folder;

/// An issue that was made.
pub struct NewIssue {
    /// Its folder.
    pub folder: PathBuf,
    /// The name of the issue it was made after.
    pub before: String,
    /// Its number, as it is printed, if the paper counts.
    pub number: Option<String>,
    /// Its day, `2026-12-18`.
    pub date: String,
    /// Whether its stories are allotted to pages, and may have any names.
    pub is_allotted: bool,
}

/// What stands in the areas of a new issue.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum NewAreas {
    /// Names for stories that are yet to be written: who works with files renames or removes them.
    Named,
    /// Nothing: stories are put into them on the screen.
    Empty,
}

/// Makes the issue after the newest one, if the folder is to stand in `issues/` of a publication; `2026-12` typed in
/// the publication or in its `issues/` means there as well. `None` if it is anything else.
pub fn new_issue(folder: &Path, areas: NewAreas) -> Result<Option<NewIssue>, Failure> {
    let Some((publication, name)) = place(folder) else { return Ok(None) };
    let folder = publication.join("issues").join(&name);
    let shown = format!("issues/{name}");
    new_folder::refuse_taken(&folder, &shown)?;
    let issues = issue::issues(&publication);
    let last = issues.last().ok_or_else(|| {
        Failure::Usage(told!(
            "issues/ 里还没有一期，没有可照着做的",
            "there is no issue in issues/ yet to go by"
        ))
    })?;
    let Some(before) = issue::load(&publication, last, &LAYOUTS).issue else {
        let last = last.file_name().unwrap_or_default().to_string_lossy();
        return Err(Failure::Usage(told!(
            "上一期 issues/{last} 有错，照不了它；先敲 kanyin check issues/{last} 改好",
            "the last issue, issues/{last}, has errors and cannot be gone by; mend them first: kanyin check issues/{last}"
        )));
    };
    let earlier = issues.iter().rev().nth(1).and_then(|folder| issue::dated(folder));
    let date = next_date(&name, before.date, earlier);
    let number = before.number.as_ref().map(|number| next_number(number, before.date, date));
    let next = NextIssue { before: &before, date, number: number.as_ref(), areas };
    new_folder::put(&folder, |inside| next.write(inside))
        .map_err(|error| Failure::writing(&folder, &error))?;
    Ok(Some(NewIssue {
        folder,
        before: before.name.clone(),
        number: number.map(|number| number.printed()),
        date: iso(date),
        is_allotted: before.is_allotted,
    }))
}

/// The publication and the name of an issue in it, if a folder that is not there yet would be one.
pub fn place(folder: &Path) -> Option<(PathBuf, String)> {
    let name = folder.file_name()?.to_str()?.to_string();
    let parent = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let parent = dunce::canonicalize(parent).ok()?;
    let publication = issue::publication_of(&parent)?;
    let is_in_issues = parent == publication.join("issues");
    // A bare `2026-12` is never a paper's name.
    let is_dated = parent == publication && name.starts_with(|c: char| c.is_ascii_digit());
    (is_in_issues || is_dated).then_some((publication, name))
}

/// The number after one, as that is counted.
pub fn next_number(number: &IssueNumber, before: Date, now: Date) -> IssueNumber {
    number.next(before.year == now.year).unwrap_or_else(|| number.clone())
}

/// The day of the next issue: the one that its folder names, else as far from the last as that was from the one
/// before, else a month on.
pub fn next_date(name: &str, last: Date, earlier: Option<Date>) -> Date {
    let parts: Vec<u32> = name.split(['-', '_', '.']).map_while(|part| part.parse().ok()).collect();
    let day = |year: u32, month: u32, day: u32| {
        let text = format!("{year:04}-{month:02}-{day:02}");
        Date::try_from(text).ok()
    };
    let in_month = |year: u32, month: u32| {
        // A month may have no such day.
        (28..=u32::from(last.day))
            .rev()
            .chain([u32::from(last.day)])
            .find_map(|d| day(year, month, d))
    };
    let named = match parts.as_slice() {
        [year, month, d, ..] => day(*year, *month, *d),
        [year, month] if *year >= 1000 => in_month(*year, *month),
        _ => None,
    };
    let apart = earlier.and_then(|earlier| last.days_after(earlier)).filter(|days| *days > 0);
    named
        .filter(|named| *named > last)
        .or_else(|| last.plus_days(apart.filter(|days| *days < 27)?))
        .unwrap_or_else(|| {
            let (year, month) = match last.month {
                12 => (last.year + 1, 1),
                month => (last.year, month + 1),
            };
            in_month(year as u32, month.into()).unwrap_or(last)
        })
}

/// The next issue, as it is written.
struct NextIssue<'a> {
    before: &'a Issue,
    date: Date,
    number: Option<&'a IssueNumber>,
    areas: NewAreas,
}

impl NextIssue<'_> {
    fn write(&self, folder: &Path) -> std::io::Result<()> {
        for inside in ["stories", "images"] {
            fs::create_dir_all(folder.join(inside))?;
        }
        fs::write(folder.join("issue.yaml"), self.yaml())
    }

    fn yaml(&self) -> String {
        let before = self.before;
        let mut yaml = String::new();
        if before.publication.join(".kanyin/issue.schema.json").is_file() {
            yaml.push_str("# yaml-language-server: $schema=../../.kanyin/issue.schema.json\n");
        }
        let name = &before.name;
        let told = match (before.is_allotted, self.areas) {
            (true, _) => [
                format!("# 照 {name}。稿件写到 stories/ 里，文件名随意，程序把它们分到各版。"),
                format!(
                    "# Made after {name}. Put the stories into stories/: they are allotted to pages.\n"
                ),
            ],
            (false, NewAreas::Empty) => [
                format!("# 照 {name} 的版式，各区块还空着：在版面上点区块写一篇，或把稿件拖进去。"),
                format!(
                    "# Made after {name}; the areas are empty yet: click one to write a story, or drag one in.\n"
                ),
            ],
            (false, NewAreas::Named) => [
                format!(
                    "# 照 {name} 的版式。稿件写到 stories/ 里，文件名随意，改在下面；用不着的行删去。"
                ),
                format!(
                    "# Made after {name}. Put the stories into stories/ and their names below; remove what is not needed.\n"
                ),
            ],
        };
        told.iter().for_each(|line| _ = writeln!(yaml, "{line}"));
        if let Some(number) = self.number {
            _ = writeln!(yaml, "number: {}", number.yaml());
        }
        _ = writeln!(yaml, "date: {}", iso(self.date));
        if !before.editors.is_empty() {
            yaml.push_str("editors:\n");
            for (role, name) in &before.editors {
                _ = writeln!(yaml, "  {}: {}", scalar(role), scalar(name));
            }
        }
        if let Some(ear) = &before.ear {
            // Words of the last issue are not printed twice, nor are stand-ins for them.
            let kept = if ear.contents { "ear: {contents: true}" } else { "# ear: {}" };
            _ = writeln!(
                yaml,
                "{kept}    # 报眼：weather: 天气，contents: true 导读，text: 一段话"
            );
        }
        if before.is_allotted {
            yaml.push_str("\npages: auto    # 程序把 stories/ 里的稿件分到各版；要定版数，写数字。Or their number.\n");
            return yaml;
        }
        yaml.push_str("\npages:\n");
        for page in &before.pages {
            self.page(page, &mut yaml);
        }
        yaml
    }

    fn page(&self, page: &Page, yaml: &mut String) {
        let number = page.page;
        _ = writeln!(yaml, "  - page: {number}");
        for (key, value) in [("section", &page.section), ("editor", &page.editor)] {
            if let Some(value) = value {
                _ = writeln!(yaml, "    {key}: {}", scalar(value));
            }
        }
        match page.layout.name.as_str() {
            POSTER => yaml.push_str("    form: poster\n"),
            layout => _ = writeln!(yaml, "    layout: {}", scalar(layout)),
        }
        if !page.has_folio {
            yaml.push_str("    folio: none\n");
        }
        if page.inks != self.before.paper.press.inks {
            _ = writeln!(yaml, "    inks: {}", scalar(&page.inks.to_string()));
        }
        let mut lists: Vec<(&str, Vec<String>)> =
            ["stories", "ads", "fillers"].map(|key| (key, Vec::new())).into();
        for (area, fill) in page.layout.areas.iter().zip(&page.fills) {
            let list = match area.kind {
                AreaKind::Story | AreaKind::Briefs => 0,
                AreaKind::Ad => 1,
                _ => 2,
            };
            let story = |n: Option<usize>| {
                let n = n.map(|n| format!("-{}", n + 1)).unwrap_or_default();
                scalar(&format!("stories/{number}-{}{n}.md", area.name))
            };
            let name = scalar(&area.name);
            match fill {
                // A rail keeps its head.
                Fill::Briefs { head: Some(head), .. } if self.areas == NewAreas::Empty => {
                    let head = scalar(&head.text);
                    lists[list].1.push(format!("{name}: {{head: {head}, stories: []}}"));
                }
                Fill::Story(_) | Fill::Briefs { .. } if self.areas == NewAreas::Empty => {}
                Fill::Story(_) if area.kind == AreaKind::Story => {
                    lists[list].1.push(format!("{name}: {}", story(None)));
                }
                Fill::Briefs { head, stories } => {
                    let paths: Vec<String> = (0..stories.len()).map(|n| story(Some(n))).collect();
                    let paths = paths.join(", ");
                    lists[list].1.push(match head {
                        Some(head) => {
                            format!("{name}: {{head: {}, stories: [{paths}]}}", scalar(&head.text))
                        }
                        None => format!("{name}: [{paths}]"),
                    });
                }
                // What stands outside of the last issue's folder goes on: a yearly ad.
                Fill::Files(files) => {
                    let lasting: Vec<String> = files
                        .iter()
                        .filter(|file| {
                            !self
                                .before
                                .publication
                                .join(&file.path)
                                .starts_with(&self.before.folder)
                        })
                        .map(|file| placed(file, area.kind))
                        .collect();
                    if !lasting.is_empty() {
                        lists[list].1.push(format!("{name}: [{}]", lasting.join(", ")));
                    }
                }
                _ => {}
            }
        }
        for (key, entries) in lists.iter().filter(|(_, entries)| !entries.is_empty()) {
            _ = writeln!(yaml, "    {key}:");
            entries.iter().for_each(|entry| _ = writeln!(yaml, "      {entry}"));
        }
    }
}

/// An ad or filler, an ad with its label where that is not the usual one.
fn placed(file: &PlacedFile, kind: AreaKind) -> String {
    let path = scalar(&slashed(&file.path));
    let label = file.label.as_deref().unwrap_or("none");
    match kind == AreaKind::Ad && label != AD_LABEL {
        true => format!("{{file: {path}, label: {}}}", scalar(label)),
        false => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::try_from(text.to_string()).unwrap()
    }

    #[test]
    fn the_next_day_is_the_folder_s_or_as_far_again() {
        let next = |name: &str, last: &str, earlier: Option<&str>| {
            iso(next_date(name, day(last), earlier.map(day)))
        };
        assert_eq!(next("2026-12", "2026-11-20", None), "2026-12-20");
        assert_eq!(next("2027-02", "2026-12-31", None), "2027-02-28");
        assert_eq!(next("2026-12-18", "2026-11-20", None), "2026-12-18");
        assert_eq!(next("144", "2026-11-20", Some("2026-11-06")), "2026-12-04");
        assert_eq!(next("144", "2026-11-20", Some("2026-10-20")), "2026-12-20");
        assert_eq!(next("144", "2026-12-31", None), "2027-01-31");
        // A folder that names no later day.
        assert_eq!(next("2020-01", "2026-11-20", None), "2026-12-20");
    }
}
