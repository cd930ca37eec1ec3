//! The plan that stands beside `issue.yaml`: an alternative kept, or put aside to start afresh. What stood there before is
//! never lost.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Told, slashed, told};
use kanyin_issue::{self as issue, Fill, Filler, Issue, OwnFiles, Page, Reading};
use kanyin_press::{KeptPlan, Outbox};
use kanyin_typeset::LAYOUTS;

use super::failure::Failure;
use super::file_names::{ALTERNATIVES, alternative_name};
use super::issue_folder::IssueFolder;
use super::out_folder::OutFolder;
use super::paths::{read, shown};

/// The plan's name, and what one is called that was put aside.
const NAME: &str = "plan.yaml";
const BEFORE: &str = "plan.yaml.before";
/// Plans put aside, at most.
const MOST_BEFORE: usize = 1_000;
/// A plan is no larger, in bytes.
const MOST_BYTES: u64 = 4 << 20;

/// What became of the plan beside `issue.yaml`.
#[derive(Debug)]
pub struct KeptAs {
    /// The plan that is kept now, if one is.
    pub plan: Option<PathBuf>,
    /// Where the plan is now that stood there before, if one did.
    pub before: Option<PathBuf>,
}

/// Keeps an alternative that was found before, of all its pages or of one. What an older plan holds of other pages stays.
///
/// # Errors
/// There is no such alternative, or it is of other stories; or the plan that stands there cannot be read or replaced.
pub fn take(
    folder: &IssueFolder,
    out: &Path,
    number: usize,
    page: Option<u32>,
) -> Result<KeptAs, Failure> {
    let older = older(folder)?;
    let yaml = chosen(folder, out, (number, page), older.as_deref())?;
    if older.as_deref() == Some(yaml.as_str()) {
        return Ok(KeptAs { plan: Some(folder.path.join(NAME)), before: None });
    }
    let mut outbox = Outbox::new(&folder.path)?;
    let before = older.map(|older| put_aside(folder, &older, &mut outbox)).transpose()?;
    outbox.put(NAME, yaml.as_bytes())?;
    outbox.send()?;
    Ok(KeptAs { plan: Some(folder.path.join(NAME)), before })
}

/// The plan that keeps an alternative, of all its pages or of one, and what an older plan holds of others. Nothing is written.
///
/// # Errors
/// As [`take`].
pub fn chosen(
    folder: &IssueFolder,
    out: &Path,
    (number, page): (usize, Option<u32>),
    older: Option<&str>,
) -> Result<String, Failure> {
    let own_out = OutFolder::of(folder, out);
    let path = own_out.path().join(alternative_name(number));
    let text = match read(&path) {
        Ok(text) if number > 0 => String::from_utf8_lossy(&text).into_owned(),
        _ => return Err(no_such(number, &own_out)),
    };
    let shown_path = shown(&path);
    let Some(mut plan) = KeptPlan::read(&text) else {
        return Err(Failure::Usage(told!(
            "{shown_path} 读不懂，大概改过：再用 kanyin plan --alternatives 6 另找一次",
            "{shown_path} cannot be understood; it may have been changed: find alternatives anew with kanyin plan --alternatives 6"
        )));
    };
    if let Some(page) = page {
        plan.pages.retain(|own| own.page == page);
        if plan.pages.is_empty() {
            return Err(Failure::Usage(told!(
                "第 {page} 版不是自己拼的，备选里没有它",
                "page {page} does not make itself up: there is none of it among the alternatives"
            )));
        }
    }
    let reading = Reading { without_plan: true, ..folder.reading.clone() };
    let loaded = issue::load_as(&folder.publication, &folder.path, &LAYOUTS, &reading);
    let Some(issue) = &loaded.issue else {
        return Err(Failure::Usage(told!(
            "这一期读不出来，没有动 plan.yaml：先用 kanyin check 看看哪里不对",
            "the issue cannot be read, so plan.yaml was left as it is: see what is wrong with kanyin check"
        )));
    };
    if let Some(why) = misfit(&plan, issue) {
        return Err(Failure::Usage(told!(
            "第 {number} 种不能用了：{why}",
            "alternative {number} is of no use any more: {why}";
            why
        )));
    }
    plan.yaml(older).map_err(|why| {
        Failure::Usage(told!(
            "没有动 plan.yaml：{why}。用 kanyin plan --new 把它放到一边，再选",
            "plan.yaml was left as it is: {why}. Put it aside with kanyin plan --new, then choose";
            why
        ))
    })
}

/// Leaves a copy of the plan beside `issue.yaml`, if there is one, where no other file stands.
///
/// # Errors
/// As [`put_plan_aside`].
pub fn leave_copy(folder: &IssueFolder) -> Result<(), Failure> {
    let Some(older) = older(folder)? else { return Ok(()) };
    let mut outbox = Outbox::new(&folder.path)?;
    put_aside(folder, &older, &mut outbox)?;
    outbox.send()?;
    Ok(())
}

/// Puts the plan beside `issue.yaml` aside, if there is one.
///
/// # Errors
/// It cannot be read or moved.
pub fn put_plan_aside(folder: &IssueFolder) -> Result<KeptAs, Failure> {
    let Some(older) = older(folder)? else { return Ok(KeptAs { plan: None, before: None }) };
    let mut outbox = Outbox::new(&folder.path)?;
    let before = put_aside(folder, &older, &mut outbox)?;
    outbox.take_away(folder.path.join(NAME));
    outbox.send()?;
    Ok(KeptAs { plan: None, before: Some(before) })
}

/// The plan that stands beside `issue.yaml`.
fn older(folder: &IssueFolder) -> Result<Option<String>, Failure> {
    let path = folder.path.join(NAME);
    if fs::symlink_metadata(&path).is_err() {
        return Ok(None);
    }
    let shown = shown(&path);
    let unread = |why: Told| {
        Failure::Usage(told!(
            "{shown} 动不得：{why}。把它移走，再做一次",
            "{shown} is left as it is: {why}. Move it, and do it again";
            why
        ))
    };
    if OwnFiles::of(&folder.publication).file(&path).is_err() {
        return Err(unread(told!(
            "不是刊物里的普通文件",
            "it is no ordinary file of the publication"
        )));
    }
    if fs::metadata(&path).is_ok_and(|about| about.len() > MOST_BYTES) {
        return Err(unread(told!("太大，不像版样", "it is too large for a plan")));
    }
    let bytes = read(&path).map_err(|error| Failure::opening(&path, &error))?;
    String::from_utf8(bytes).map(Some).map_err(|_| unread(told!("不是 UTF-8", "it is not UTF-8")))
}

/// Keeps a plan under a name that no other file has; gives its path. One of the same text is not kept twice.
fn put_aside(folder: &IssueFolder, text: &str, outbox: &mut Outbox) -> Result<PathBuf, Failure> {
    let numbered = |n: usize| if n == 1 { BEFORE.into() } else { format!("{BEFORE}-{n}") };
    for name in (1..MOST_BEFORE).map(numbered) {
        let path = folder.path.join(&name);
        let is_same = || read(&path).is_ok_and(|same| same == text.as_bytes());
        if fs::symlink_metadata(&path).is_err() {
            outbox.put(name, text.as_bytes())?;
            return Ok(path);
        }
        if is_same() {
            return Ok(path);
        }
    }
    Err(Failure::Usage(told!(
        "{BEFORE} 太多了：删去不用的，再做一次",
        "there are too many {BEFORE}: remove those of no use, and do it again"
    )))
}

/// Why a plan is not of an issue as it is now.
fn misfit(plan: &KeptPlan, issue: &Issue) -> Option<Told> {
    let again = told!(
        "再用 kanyin plan --alternatives 6 另找一次",
        "find alternatives anew with kanyin plan --alternatives 6"
    );
    for own in &plan.pages {
        let number = own.page;
        let Some(page) = issue.pages.iter().find(|page| page.page == number) else {
            return Some(told!(
                "这一期没有第 {number} 版了；{again}",
                "there is no page {number} in this issue any more; {again}";
                again
            ));
        };
        if !page.layout.is_auto {
            let layout = &page.layout.name;
            return Some(told!(
                "第 {number} 版的版式是“{layout}”：在 issue.yaml 里改成 layout: auto，再选",
                "the layout of page {number} is `{layout}`: make it `layout: auto` in issue.yaml, then choose"
            ));
        }
        let then = plan.files(number);
        let now = stories(page);
        let given: BTreeSet<String> = now.iter().cloned().chain(placed_files(page)).collect();
        let fillers: BTreeSet<String> = issue.fillers.iter().map(filler).collect();
        let gone = then.iter().find(|file| !given.contains(**file) && !fillers.contains(**file));
        let come = now.iter().find(|file| !then.contains(file.as_str()));
        if let Some(file) = gone {
            return Some(told!(
                "第 {number} 版没有 {file} 了；{again}",
                "{file} is no longer on page {number}; {again}";
                again
            ));
        }
        if let Some(file) = come {
            return Some(told!(
                "第 {number} 版多了 {file}；{again}",
                "{file} has come to page {number}; {again}";
                again
            ));
        }
    }
    None
}

/// The ads and pictures that `issue.yaml` gives a page. Of those in bands no plan is kept.
fn placed_files(page: &Page) -> impl Iterator<Item = String> + '_ {
    let files = page.fills.iter().filter_map(|fill| match fill {
        Fill::Files(files) => Some(files),
        _ => None,
    });
    files.flatten().map(|file| slashed(&file.path))
}

/// The stories that `issue.yaml` gives a page, but for those in strips, of which no plan is kept.
fn stories(page: &Page) -> BTreeSet<String> {
    let paths = |fill: &Fill| -> Vec<String> {
        match fill {
            Fill::Story(story) => vec![slashed(&story.path)],
            Fill::Briefs { stories, .. } => {
                stories.iter().map(|story| slashed(&story.path)).collect()
            }
            _ => Vec::new(),
        }
    };
    let areas = page.layout.areas.iter().zip(&page.fills);
    let placed = areas.filter(|(area, _)| area.kind != issue::AreaKind::Strip);
    placed.flat_map(|(_, fill)| paths(fill)).collect()
}

fn filler(filler: &Filler) -> String {
    match filler {
        Filler::File(file) => slashed(&file.path),
        Filler::Story(story) => slashed(&story.path),
    }
}

/// There is no alternative of a number.
fn no_such(number: usize, out: &OutFolder) -> Failure {
    let is_there = |n: &usize| out.path().join(alternative_name(*n)).is_file();
    let count = (1..).take_while(is_there).count();
    let folder = shown(&out.path().join(ALTERNATIVES));
    Failure::Usage(match count {
        0 => told!(
            "还没有备选的版（{folder} 里没有）：先用 kanyin plan --alternatives 6 找出来，看了 contact.png 再选",
            "there are no alternatives yet (none in {folder}): find them with kanyin plan --alternatives 6, look at contact.png, then choose"
        ),
        1 => told!(
            "没有第 {number} 种：{folder} 里只有第 1 种",
            "there is no alternative {number}: in {folder} there is 1 alone"
        ),
        _ => told!(
            "没有第 {number} 种：{folder} 里是第 1 到第 {count} 种",
            "there is no alternative {number}: those in {folder} are 1 to {count}"
        ),
    })
}
