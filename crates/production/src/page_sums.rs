//! How many faults each page has.

use std::collections::BTreeMap;

use kanyin_diagnostics::{Faults, FileNo, Severity, Spot, Told, told};
use kanyin_issue::{Fill, Issue, Page};

/// Errors and warnings.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct PageSum {
    errors: usize,
    warnings: usize,
}

/// A line for every page that has faults, and one for what is of no page.
pub fn page_sums(issue: &Issue, faults: &Faults) -> Vec<Told> {
    let mut sums: BTreeMap<Option<u32>, PageSum> = BTreeMap::new();
    for fault in faults.each_once() {
        let sum = sums.entry(fault.spot.and_then(|spot| page_of(issue, spot))).or_default();
        match fault.severity {
            Severity::Error => sum.errors += 1,
            Severity::Warning => sum.warnings += 1,
            Severity::Note => {}
        }
    }
    let of_none = sums.remove(&None);
    let pages = sums.into_iter().map(|(page, sum)| {
        let page = page.unwrap_or_default();
        (told!("第 {page} 版", "page {page}"), sum)
    });
    let lines = pages.chain(of_none.map(|sum| (told!("其他", "besides"), sum)));
    lines.filter(|(_, sum)| *sum != PageSum::default()).map(|(of, sum)| line(&of, sum)).collect()
}

fn line(of: &Told, PageSum { errors, warnings }: PageSum) -> Told {
    told!(
        "{of}：{errors} 处错误，{warnings} 处提醒",
        "{of}: {errors} errors, {warnings} warnings"; of
    )
}

/// The page that a place belongs to: that of its story, or whose entry in `issue.yaml` it stands in.
fn page_of(issue: &Issue, spot: Spot) -> Option<u32> {
    let of_story = issue.pages.iter().find(|page| holds(page, spot.file));
    of_story.map(|page| page.page).or_else(|| issue.page_of_entry(spot))
}

fn holds(page: &Page, file: FileNo) -> bool {
    page.fills.iter().any(|fill| match fill {
        Fill::Story(story) => story.file == file,
        Fill::Briefs { stories, .. } => stories.iter().any(|story| story.file == file),
        _ => false,
    })
}
