//! Side by side with stock Typst: every paragraph of the sample issue and, where they stand beside the
//! repository, of both issues of `../shared/laoximen`, in one long column of the paper's type and measure.
//! Counts what is wrong with the lines of each, and takes the time. `cargo bench -p kanyin-typeset --bench lines`; with
//! `-- FILE MEASURE` the paragraphs of a file, which blank lines part, at another measure.

// Shared with the tests, which use more of it.
#![allow(dead_code)]

#[path = "../tests/setting/breaks.rs"]
mod breaks;
#[path = "../tests/setting/classes.rs"]
mod classes;
#[path = "../tests/setting/counts.rs"]
mod counts;
#[path = "../tests/setting/judge.rs"]
mod judge;
#[path = "../tests/setting/legal.rs"]
mod legal;
#[path = "../tests/setting/lines.rs"]
mod lines;
#[path = "../tests/setting/natural.rs"]
mod natural;
#[path = "../tests/setting/set.rs"]
mod set;
#[path = "../tests/stock.rs"]
mod stock;
#[path = "../tests/setting/text.rs"]
mod text;

use std::env;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use counts::Counts;
use legal::Room;
use lines::Line;
use natural::{Natural, Runs, quoted};
use set::{Found, find, letters};
use stock::Stock;
use typst_layout::PagedDocument;

use kanyin_fonts::Catalogue;
use kanyin_issue::{self as issue, Block, BlockKind, Fill, Filler, Issue, Run};
use kanyin_testing::originals;
use kanyin_typeset as typeset;

/// The paper's type: size in points, lines on a page of one column.
const SIZE: f64 = 9.0;
const LINES: usize = 200;
/// How often each is timed.
const TIMES: usize = 25;

fn main() {
    // Cargo adds a flag of its own.
    let given: Vec<String> = env::args().skip(1).filter(|given| !given.starts_with('-')).collect();
    let (paragraphs, measure) = match &given[..] {
        [file, measure] => (of_file(file), measure.parse().expect("characters to the line")),
        _ => (copy(), 14),
    };
    let characters: usize = paragraphs.iter().map(|p| letters(p).len()).sum();
    println!("{} paragraphs, {characters} characters, {measure} to the line\n", paragraphs.len());
    // One thread for both.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| side_by_side(&paragraphs, measure));
}

fn side_by_side(paragraphs: &[String], measure: usize) {
    let fonts = Arc::new(Catalogue::open(None, &[]));
    let stock = Stock::new(Arc::clone(&fonts), source(paragraphs, measure));
    let folder = tempfile::tempdir().expect("a folder for a while");
    let pages = parts(paragraphs, measure);
    let issue = publication(&folder.path().join("text"), &pages, measure);

    let stock_counts = counts(&fonts, paragraphs, measure, &stock.compile());
    let laid = typeset::lay_out(&issue);
    assert!(!laid.faults.any_error(), "{:?}", laid.faults);
    let counts = counts(&fonts, paragraphs, measure, &laid.document);
    println!("{}", table(&[("stock Typst", &stock_counts), ("Kanyin", &counts)]));

    // The same without the text, for what is not setting: reading templates, opening fonts, making as many pages with
    // their heads and folios. Typst has one page.
    let empty = vec!["水".to_string()];
    let stock_empty = Stock::new(Arc::clone(&fonts), source(&empty, measure));
    let empty_pages = vec![vec![&empty[0]]; pages.len()];
    let issue_empty = publication(&folder.path().join("empty"), &empty_pages, measure);
    let [stock, without, kanyin, kanyin_without] = times([
        &|| drop(black_box(stock.compile())),
        &|| drop(black_box(stock_empty.compile())),
        &|| drop(black_box(typeset::lay_out(&issue))),
        &|| drop(black_box(typeset::lay_out(&issue_empty))),
    ]);
    let (typst, ours) = (stock.saturating_sub(without), kanyin.saturating_sub(kanyin_without));
    let ratio = ours.as_secs_f64() / typst.as_secs_f64();
    println!("| time, median of {TIMES}, nothing remembered | stock Typst | Kanyin | ratio |");
    println!("|---|--:|--:|--:|");
    println!("| all | {stock:.1?} | {kanyin:.1?} | |");
    println!("| without the text | {without:.1?} | {kanyin_without:.1?} | |");
    println!("| setting | {typst:.1?} | {ours:.1?} | {ratio:.2} |");
}

/// The medians of jobs that find nothing remembered, done in turn: a busy machine is busy for all of them.
fn times<const N: usize>(jobs: [&dyn Fn(); N]) -> [Duration; N] {
    let mut spent = [const { Vec::new() }; N];
    for _ in 0..TIMES {
        for (job, spent) in jobs.iter().zip(&mut spent) {
            comemo::evict(0);
            let start = Instant::now();
            job();
            spent.push(start.elapsed());
        }
    }
    spent.map(|mut spent| {
        spent.sort();
        spent[TIMES / 2]
    })
}

/// The paragraphs of a file, which blank lines part.
fn of_file(path: &str) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a file of copy");
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.trim().to_string());
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Every paragraph of the issues.
fn copy() -> Vec<String> {
    let mut paragraphs = Vec::new();
    for original in originals() {
        let issue = read(&original.publication, &original.folder);
        for fill in issue.pages.iter().flat_map(|page| &page.fills) {
            match fill {
                Fill::Story(story) => blocks(&story.blocks, &mut paragraphs),
                Fill::Briefs { stories, .. } => {
                    stories.iter().for_each(|story| blocks(&story.blocks, &mut paragraphs));
                }
                _ => {}
            }
        }
        for filler in &issue.fillers {
            if let Filler::Story(story) = filler {
                blocks(&story.blocks, &mut paragraphs);
            }
        }
    }
    paragraphs
}

fn blocks(of: &[Block], paragraphs: &mut Vec<String>) {
    for block in of {
        match &block.kind {
            BlockKind::Paragraph(runs) => {
                // In a poem every line is one.
                for line in runs.split(|run| *run == Run::Break) {
                    let text: String = line.iter().map(words).collect();
                    paragraphs.extend((!text.trim().is_empty()).then(|| text.trim().to_string()));
                }
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| blocks(item, paragraphs)),
            BlockKind::Quote(inner) => blocks(inner, paragraphs),
            BlockKind::Box(inner) => blocks(&inner.blocks, paragraphs),
            _ => {}
        }
    }
}

fn words(run: &Run) -> &str {
    match run {
        Run::Text { text, .. } => text,
        Run::Break => "",
    }
}

fn read(publication: &Path, folder: &Path) -> Issue {
    let loaded = issue::load(publication, folder, &typeset::LAYOUTS);
    assert!(!loaded.faults.any_error(), "{:?}", loaded.faults);
    loaded.issue.unwrap_or_else(|| panic!("{} cannot be read", folder.display()))
}

/// The text for stock Typst: nothing but the type, the measure and the indent.
fn source(paragraphs: &[String], measure: usize) -> String {
    let width = SIZE * measure as f64;
    let mut source = format!(
        "#set page(width: {width}pt, height: auto, margin: 0pt)\n\
         #set text(lang: \"zh\", region: \"cn\", font: \"Noto Serif CJK SC\", size: {SIZE}pt)\n\
         #set par(justify: true, first-line-indent: (amount: 2em, all: true))\n"
    );
    for paragraph in paragraphs {
        let _ = writeln!(source, "#par({})", quoted(paragraph));
    }
    source
}

/// The text for Kanyin: a publication whose pages are one column each.
fn publication(root: &Path, parts: &[Vec<&String>], measure: usize) -> Issue {
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a path in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let (width, height) = (SIZE * measure as f64 + 60.0, LINES as f64 * 13.5 + 120.0);
    write(
        "paper.yaml",
        &format!(
            "name: 试报\npage: {{trim: {width}pt x {height}pt}}\ngrid: {{columns: 1, measure: {measure}, \
             lines: {LINES}, size: {SIZE}pt, leading: 13.5pt, gutter: 12pt}}\n"
        ),
    );
    write("layouts/one/layout.yaml", "rows: [auto]\nareas: [A]\nA: {is: story, name: a}\n");
    let mut pages = String::new();
    for (n, part) in parts.iter().enumerate() {
        let body: Vec<String> = part.iter().map(|text| typed(text)).collect();
        let story = format!("---\ntitle: 题\n---\n\n{}\n", body.join("\n\n"));
        write(&format!("issues/1/{n}.md"), &story);
        let _ = writeln!(pages, "  - {{layout: one, stories: [{n}.md]}}");
    }
    write("issues/1/issue.yaml", &format!("date: 2026-11-20\npages:\n{pages}"));
    read(root, &root.join("issues/1"))
}

/// As much text as a page holds.
fn parts(paragraphs: &[String], measure: usize) -> Vec<Vec<&String>> {
    let mut parts: Vec<Vec<&String>> = vec![Vec::new()];
    let mut lines = 0;
    for paragraph in paragraphs {
        let takes = letters(paragraph).len() / (measure - 2) + 2;
        if lines + takes > LINES - 6 {
            parts.push(Vec::new());
            lines = 0;
        }
        lines += takes;
        parts.last_mut().expect("a part").push(paragraph);
    }
    parts
}

/// Text as Markdown that says the same.
fn typed(text: &str) -> String {
    let mut typed = String::new();
    for c in text.chars() {
        if "\\`*_[]<>#|&~".contains(c) {
            typed.push('\\');
        }
        typed.push(c);
    }
    typed
}

/// What is wrong with the text as set.
fn counts(
    fonts: &Arc<Catalogue>,
    paragraphs: &[String],
    measure: usize,
    document: &PagedDocument,
) -> Counts {
    let lines: Vec<Line> = lines::lines(document);
    let mut at = 0;
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let wanted = letters(paragraph);
        // Heads and folios stand between the paragraphs.
        let (first, set) = (at..lines.len())
            .find_map(|first| Some((first, find(&wanted, &lines[first..], 0)?)))
            .unwrap_or_else(|| panic!("not in whole lines: “{paragraph}”"));
        at = first + set.len();
        let left = column_of(&lines[first], measure, document);
        let room = Room { measure: measure as f64, indent: 2.0 };
        found.push(Found { source: paragraph.clone(), lines: set, left, room });
    }
    let mut runs = Runs::new();
    found.iter().for_each(|found| found.runs(&mut runs));
    let natural = Natural::of(fonts, runs);
    let mut counts = Counts::default();
    found.iter().for_each(|found| counts.add(&found.paragraph(&natural)));
    counts
}

/// Left edge of the one column, which stands in the middle of the sheet.
fn column_of(line: &Line, measure: usize, document: &PagedDocument) -> f64 {
    let width = document.pages()[line.page].frame.width().to_pt();
    (width - SIZE * measure as f64) / 2.0
}

/// The counts in Markdown.
fn table(columns: &[(&str, &Counts)]) -> String {
    let mut table = String::from("| |");
    columns.iter().for_each(|(name, _)| {
        let _ = write!(table, " {name} |");
    });
    table += "\n|---|";
    table += &"--:|".repeat(columns.len());
    let mut row = |name: &str, value: &dyn Fn(&Counts) -> String| {
        let _ = write!(table, "\n| {name} |");
        for (_, counts) in columns {
            let _ = write!(table, " {} |", value(counts));
        }
    };
    row("lines", &|c| c.lines.to_string());
    row("of Han and marks only, last lines aside", &|c| c.plain.to_string());
    row("Han pairs in these", &|c| c.pairs.to_string());
    row("off the em", &|c| {
        format!("{} ({:.2} %)", c.off, 100.0 * c.off as f64 / c.pairs.max(1) as f64)
    });
    row("of these excused by rule 1", &|c| c.excused.to_string());
    row("of these in paragraphs that rule 1 has no setting for", &|c| c.resorts.to_string());
    row("fewest that any setting has (paragraphs without any)", &|c| {
        format!("{} ({})", c.fewest, c.unbound)
    });
    row("fewest that any has that is no looser", &|c| c.fewest_so_even.to_string());
    row("neither", &|c| format!("{:.2} %", c.percent_unexcused()));
    row("lines with stretched Han pairs, all lines", &|c| c.stretched.to_string());
    row("mean stretch, em", &|c| format!("{:.3}", c.sum / c.wider.max(1) as f64));
    row("largest stretch, em", &|c| format!("{:.3}", c.most));
    row("runts", &|c| c.runts.to_string());
    row("numbers, units, words, dashes broken", &|c| c.broken.to_string());
    row("marks at a wrong end", &|c| c.marks.to_string());
    row("lines not flush", &|c| c.unflush.to_string());
    row("lines too long", &|c| c.over.to_string());
    row("paragraphs: solid / stretched / neither possible", &|c| {
        c.verdicts.map(|count| count.to_string()).join(" / ")
    });
    table + "\n"
}
