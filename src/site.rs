//! `kanyin site`: the e-papers of all issues as one site.

use std::time::Instant;

use kanyin_diagnostics::told;
use kanyin_press::Moment;
use kanyin_production::{self as production, EpaperSite, Failure, SiteIndex};

use super::args::SiteArgs;
use super::console::Console;
use super::turns::one_after_another;
use super::verdict::Verdict;

/// Makes the site, or takes issues into it.
pub fn site(args: &SiteArgs, console: &Console) -> Result<Verdict, Failure> {
    let moment = Moment::from_env().map_err(Failure::Usage)?;
    let issues = EpaperSite::issues(&args.issues)?;
    let Some(site) = EpaperSite::of(&issues, args.out.as_deref(), console)? else {
        return Ok(Verdict::Faults);
    };
    let verdict = one_after_another(&issues, |issue| {
        production::forget_issues();
        let begun = Instant::now();
        let faults = site.take_in(issue, moment, console)?;
        console.sum_up(&issue.name(), &faults, begun.elapsed());
        Ok(Verdict::on(&faults))
    })?;
    match site.index(console)? {
        SiteIndex::NoIssues => Ok(verdict),
        SiteIndex::BrokenTemplate => Ok(Verdict::Faults),
        SiteIndex::Made { page, issues, changed } => {
            console.say(&told!(
                "网站共 {issues} 期；目录、检索、订阅中有 {changed} 个文件更新",
                "the site has {issues} issues; of index, search and feed {changed} files are new"
            ));
            console.give_path(&page);
            Ok(verdict)
        }
    }
}
