//! `kanyin plan`: the makeup as a table.

use super::args::PlanArgs;
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::places;
use super::proofread;
use super::table::table;
use crate::diagnostics::{Format, Told};
use crate::press::{AreaEntry, PlanFile, Wanted};
use crate::told;

/// Prints the makeup of an issue.
pub fn plan(args: &PlanArgs, console: &Console) -> Result<Verdict, Failure> {
    let named: Vec<_> = args.issue.iter().cloned().collect();
    let mut verdict = Verdict::Good;
    for place in places::issues(&named)? {
        let nothing = Wanted { press: false, screen: false };
        let read = proofread::read(&place, nothing, console);
        console.tell(&read.faults, &read.sources, &place.from_here(), Format::Human);
        if let Some(made) = &read.made {
            console.give(&pages(&PlanFile::of(&made.laid), console));
        }
        if read.faults.any_error() {
            verdict = Verdict::Faults;
        }
    }
    Ok(verdict)
}

fn pages(plan: &PlanFile, console: &Console) -> String {
    let mut text = String::new();
    for page in &plan.pages {
        let (number, layout) = (page.page, &page.layout);
        let head = told!("第 {number} 版（{layout}）", "page {number} ({layout})");
        text.push_str(&format!("{}\n", console.words(&head)));
        let titles = [
            told!("区块", "area"),
            told!("行", "lines"),
            told!("多少", "fit"),
            told!("内容", "what"),
            told!("让步", "what gave"),
        ];
        let mut rows = vec![titles.iter().map(|title| console.words(title).to_string()).collect()];
        rows.extend(page.areas.iter().map(|area| row(area, console)));
        text.push_str(&table(&rows));
        text.push('\n');
    }
    text
}

fn row(area: &AreaEntry, console: &Console) -> Vec<String> {
    let last = area.top + area.height.saturating_sub(1);
    let pictures = area.pictures.iter().map(|picture| {
        let (columns, lines) = (picture.columns, picture.lines);
        console.words(&told!("图 {columns} 栏 × {lines} 行", "picture {columns} × {lines}")).to_string()
    });
    let what: Vec<String> = area.files.iter().cloned().chain(pictures).collect();
    vec![
        area.area.clone(),
        format!("{}–{}", area.top, last),
        console.words(&fit(area)).to_string(),
        what.join(" + "),
        area.gave.join(", "),
    ]
}

fn fit(area: &AreaEntry) -> Told {
    let (over, spare) = (area.overset, area.spare);
    match (over, spare) {
        (0, 0) => told!("正好", "fits"),
        (0, _) => told!("少 {spare} 行", "{spare} short"),
        _ => told!("多 {over} 行", "{over} over"),
    }
}
