//! `kanyin plan`: the makeup as a table; `choose` has the alternatives to it.

use std::time::Instant;

use kanyin_diagnostics::{Format, Told, harmless, told};
use kanyin_press::{
    PlanFile, PlanFileArea, PlanFileGave, PlanFileHead, PlanFilePage, PlanFilePicture,
};
use kanyin_production::{self as production, Failure, IssueFolder};

use super::args::{LayoutAsked, PlanArgs};
use super::choose;
use super::console::Console;
use super::drawn_layout::drawn;
use super::table::table;
use super::verdict::Verdict;

/// Prints the makeup of an issue.
pub fn plan(args: &PlanArgs, console: &Console) -> Result<Verdict, Failure> {
    let named: Vec<_> = args.issue.iter().cloned().collect();
    let mut verdict = Verdict::Good;
    for issue in IssueFolder::named(&named)? {
        let issue = issue.read_as(LayoutAsked::reading(args.layout));
        let begun = Instant::now();
        if args.new {
            choose::put_aside(&issue, console)?;
        }
        if let Some(count) = args.alternatives {
            verdict = verdict.and(choose::alternatives(&issue, count, console)?);
            continue;
        }
        if let Some(number) = args.take {
            choose::take(&issue, number, args.page, console)?;
        }
        let read = production::check(&issue, console);
        if let Some(laid) = &read.laid {
            production::page_sums(&laid.issue, &read.faults)
                .iter()
                .for_each(|sum| console.say(sum));
        }
        console.tell(&read.faults, &read.sources, &issue.publication, Format::Human);
        if let Some(laid_issue) = &read.laid {
            console.give(&pages(&PlanFile::of(&laid_issue.laid), console));
        }
        console.sum_up(&issue.name(), &read.faults, begun.elapsed());
        verdict = verdict.and(Verdict::on(&read.faults));
    }
    Ok(verdict)
}

fn pages(plan: &PlanFile, console: &Console) -> String {
    let mut text = String::new();
    for page in &plan.pages {
        let (number, layout) = (page.page, &page.layout);
        let head = told!("第 {number} 版（{layout}）", "page {number} ({layout})");
        text.push_str(&format!("{}\n", harmless(console.words(&head))));
        if let Some(layout) = &page.drawn {
            text.push_str(&drawn(layout));
        }
        if let Some(rows) = pinned_rows(page) {
            text.push_str(&format!("{}\n", console.words(&rows)));
        }
        for told in bent_rows(page) {
            text.push_str(&format!("{}\n", console.words(&told)));
        }
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

fn row(area: &PlanFileArea, console: &Console) -> Vec<String> {
    let last = area.top + area.height.saturating_sub(1);
    let words = |told: &[Told]| {
        told.iter().map(|told| console.words(told).to_string()).collect::<Vec<_>>().join(" · ")
    };
    let gave: Vec<Told> =
        area.pictures.iter().flat_map(picture_gave).chain(gave(&area.gave)).collect();
    let what: Vec<Told> =
        content(area).into_iter().chain(area.head.as_ref().and_then(pinned_head)).collect();
    let what: Vec<Told> = what.into_iter().chain(area.pictures.iter().map(picture)).collect();
    vec![
        area.area.clone(),
        format!("{}–{}", area.top, last),
        console.words(&fit(area)).to_string(),
        words(&what),
        words(&gave),
    ]
}

/// The files of an area: the first by name, the others by number.
fn content(area: &PlanFileArea) -> Option<Told> {
    let first = area.files.first()?;
    let name = first.rsplit('/').next().unwrap_or(first);
    let count = area.files.len();
    Some(match count {
        1 => told!("{name}", "{name}"),
        _ => told!("{name} 等 {count} 篇", "{name} and others, {count} in all"),
    })
}

fn picture(picture: &PlanFilePicture) -> Told {
    let (columns, lines) = (picture.columns, picture.lines);
    match picture.held {
        false => told!("图 {columns} 栏 × {lines} 行", "picture {columns} columns × {lines} lines"),
        true => told!(
            "图 {columns} 栏 × {lines} 行（定的）",
            "picture {columns} columns × {lines} lines (pinned)"
        ),
    }
}

/// A headline that a person pinned.
fn pinned_head(head: &PlanFileHead) -> Option<Told> {
    let (size, rows) = (&head.size, head.rows);
    let told = told!("标题 {size} × {rows} 行（定的）", "headline {size} × {rows} rows (pinned)");
    head.held.then_some(told)
}

/// The rows that a person pinned.
fn pinned_rows(page: &PlanFilePage) -> Option<Told> {
    let rows = page.rows.iter().enumerate().map(|(n, lines)| match page.held_rows.contains(&n) {
        true => lines.to_string(),
        false => "auto".into(),
    });
    let rows: Vec<String> = rows.collect();
    let (zh, en) = (rows.join("、"), rows.join(", "));
    let told = told!("各排的行数照 plan.yaml：{zh}", "rows as pinned in plan.yaml: {en}");
    (!page.held_rows.is_empty()).then_some(told)
}

/// The rows that gave a line, or took one, so that all copy fits.
fn bent_rows(page: &PlanFilePage) -> impl Iterator<Item = Told> {
    page.bent_rows.iter().map(|&(row, drawn)| {
        let (number, lines) = (row + 1, page.rows.get(row).copied().unwrap_or_default());
        told!(
            "第 {number} 排：版式里 {drawn} 行，排成 {lines} 行",
            "row {number}: {drawn} lines in the layout, {lines} on the page"
        )
    })
}

fn picture_gave(picture: &PlanFilePicture) -> Vec<Told> {
    let mut gave = Vec::new();
    match picture.cropped {
        Some(lines) if lines > 0 => {
            gave.push(told!("图裁 {lines} 行", "picture cropped by {lines} lines"))
        }
        Some(lines) if lines < 0 => {
            let lines = -lines;
            gave.push(told!("图加高 {lines} 行", "picture {lines} lines higher"));
        }
        _ => {}
    }
    if picture.other_width {
        gave.push(told!("图换栏宽", "picture of another width"));
    }
    gave
}

fn gave(gave: &PlanFileGave) -> Vec<Told> {
    let PlanFileGave {
        white_above,
        white_under_head,
        white_under_pictures,
        shorter,
        longer,
        head_size,
        louder,
        tighter,
        foot_size,
        widened,
        broken,
    } = gave;
    let told = [
        white_above.map(|n| told!("题上空 {n} 行", "{n} lines above the headline")),
        white_under_head.map(|n| told!("题下空 {n} 行", "{n} line under the headline")),
        white_under_pictures.map(|n| told!("图下空 {n} 行", "{n} line under the pictures")),
        paragraphs(shorter).map(|(zh, en)| told!("缩一行：{zh}", "a line less: {en}")),
        paragraphs(longer).map(|(zh, en)| told!("加一行：{zh}", "a line more: {en}")),
        head_size.map(|n| match louder {
            Some(true) => told!("标题升一级", "headline a step louder"),
            _ => told!("标题第 {n} 级", "headline size {n}"),
        }),
        tighter.map(|_| told!("题下少空半行", "half a line less under the headline")),
        foot_size.map(|n| told!("下部第 {n} 高", "foot height {n}")),
        widened.map(|n| told!("文内加空 {n} 处", "{n} places in the text a line wider")),
        broken.map(|n| told!("切断 {n} 处", "{n} cuts through blocks")),
    ];
    told.into_iter().flatten().collect()
}

/// The paragraphs of a list that `plan.yaml` has in full.
fn paragraphs(words: &[String]) -> Option<(String, String)> {
    let first = words.first()?;
    Some(match words.len() {
        1 => (format!("“{first}…”"), format!("“{first}…”")),
        n => (format!("“{first}…”等 {n} 段"), format!("“{first}…” and others, {n} in all")),
    })
}

fn fit(area: &PlanFileArea) -> Told {
    let (over, spare) = (area.overset, area.spare);
    match (over, area.overset_characters, spare, area.spare_characters) {
        (0, _, 0, _) => told!("正好", "fits"),
        (0, _, _, 0) => told!("少 {spare} 行", "{spare} lines short"),
        (0, _, _, n) => {
            told!("少 {spare} 行（约 {n} 字）", "{spare} lines (about {n} characters) short")
        }
        (_, 0, _, _) => told!("多 {over} 行", "{over} lines over"),
        (_, n, _, _) => told!("多 {n} 字（{over} 行）", "{n} characters ({over} lines) over"),
    }
}
