//! Which issues are archived: those named, or all of a publication, or a part of these.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kanyin_archive::Shard;
use kanyin_diagnostics::told;
use kanyin_issue as issue;

use crate::failure::Failure;
use crate::issue_folder::{self, IssueFolder};
use crate::paths::shown;

/// An issue to be archived.
pub struct ListedIssue {
    /// Where it is.
    pub folder: IssueFolder,
    /// The issue of the same day that comes before it: its archive has the name that this one's would have.
    pub twin: Option<String>,
}

/// The issues that were named, or the newest of the publication one stands in.
pub fn named_issues(named: &[PathBuf]) -> Result<Vec<ListedIssue>, Failure> {
    let folders = IssueFolder::named(named)?.into_iter();
    Ok(folders.map(|folder| ListedIssue { folder, twin: None }).collect())
}

/// Every issue of the publications that were named, or of the one that one stands in; by name.
pub fn every_issue(publications: &[PathBuf]) -> Result<Vec<ListedIssue>, Failure> {
    let publications = match publications {
        [] => vec![issue_folder::publication(Path::new("."))?],
        _ => publications.iter().map(|folder| publication(folder)).collect::<Result<_, _>>()?,
    };
    let mut all = Vec::new();
    for publication in &publications {
        let mut folders = IssueFolder::all(publication)?;
        folders.sort_by_key(IssueFolder::name);
        let mut days = BTreeMap::new();
        all.extend(folders.into_iter().map(|folder| {
            let day = issue::dated(&folder.path);
            let first = day.map(|day| days.entry(day).or_insert_with(|| folder.name()).clone());
            ListedIssue { twin: first.filter(|first| *first != folder.name()), folder }
        }));
    }
    Ok(all)
}

/// One of several even parts of a list. It is cut from the list sorted by name, so that it is the same on every
/// machine.
pub fn part_of(mut issues: Vec<ListedIssue>, part: Shard) -> Vec<ListedIssue> {
    // The order of a publication's issues among themselves; `every_issue` has put them so.
    issues.sort_by_key(|issue| (issue.folder.publication.clone(), issue.folder.name()));
    part.of(issues)
}

fn publication(folder: &Path) -> Result<PathBuf, Failure> {
    let real = dunce::canonicalize(folder).ok().filter(|real| real.join("paper.yaml").is_file());
    real.ok_or_else(|| {
        let name = shown(folder);
        Failure::Usage(told!(
            "{name} 不是刊物：里面没有 paper.yaml。有 --all 时要写刊物的文件夹",
            "{name} is no publication: there is no paper.yaml in it. With --all, name a publication's folder"
        ))
    })
}
