//! `kanyin plan --alternatives`, `--take`, `--new`: other ways in which pages make themselves up, one of them kept, and
//! started afresh.

use std::time::Instant;

use kanyin_diagnostics::{Format, told};
use kanyin_production::{
    self as production, AlternativesOrder, Failure, IssueFolder, KeptAs, shown,
};

use super::console::Console;
use super::verdict::Verdict;

/// Writes alternatives, and says how they differ.
pub fn alternatives(
    issue: &IssueFolder,
    count: usize,
    console: &Console,
) -> Result<Verdict, Failure> {
    let begun = Instant::now();
    let out = issue.out_or(None)?;
    if issue.path.join("plan.yaml").is_file() {
        console.say(&told!(
            "issue.yaml 旁边有 plan.yaml：备选的版不照它，另外拼",
            "there is a plan.yaml beside issue.yaml: the alternatives are made up without it"
        ));
    }
    let order = AlternativesOrder { count, page: None };
    let found = production::alternatives(issue, &out, order, console.lang(), console)?;
    console.tell(&found.faults, &found.sources, &issue.publication, Format::Human);
    found.told.iter().for_each(|line| console.say(line));
    found
        .files
        .iter()
        .filter(|path| !path.ends_with("plan.yaml"))
        .for_each(|path| console.give_path(path));
    if !found.files.is_empty() {
        console.say(&told!(
            "看 contact.png，选一种，如第 2 种：kanyin plan --take 2（只要其中第 1 版，再加 --page 1）",
            "look at contact.png and choose one, say the second: kanyin plan --take 2 (of page 1 alone: --page 1 too)"
        ));
    }
    console.sum_up(&issue.name(), &found.faults, begun.elapsed());
    Ok(Verdict::on(&found.faults))
}

/// Keeps an alternative.
pub fn take(
    issue: &IssueFolder,
    number: usize,
    page: Option<u32>,
    console: &Console,
) -> Result<(), Failure> {
    let out = issue.out_or(None)?;
    let kept = production::take(issue, &out, number, page)?;
    if let Some(plan) = &kept.plan {
        let plan = shown(plan);
        console.say(&told!(
            "第 {number} 种定下了，以后照 {plan} 排（可以改；不要了，用 kanyin plan --new）",
            "alternative {number} is kept: {plan} is obeyed from now on (it may be changed; kanyin plan --new starts afresh)"
        ));
    }
    tell_before(&kept, console);
    Ok(())
}

/// Puts a kept plan aside.
pub fn put_aside(issue: &IssueFolder, console: &Console) -> Result<(), Failure> {
    let kept = production::put_plan_aside(issue)?;
    if kept.before.is_none() {
        console.say(&told!(
            "issue.yaml 旁边没有 plan.yaml，本来就是从头拼的",
            "there is no plan.yaml beside issue.yaml: all is made up afresh anyway"
        ));
    }
    tell_before(&kept, console);
    Ok(())
}

fn tell_before(kept: &KeptAs, console: &Console) {
    if let Some(before) = &kept.before {
        let before = shown(before);
        console.say(&told!(
            "原来的 plan.yaml 留在 {before}",
            "the plan.yaml that stood there is in {before}"
        ));
    }
}
