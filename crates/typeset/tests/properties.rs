//! Whatever the copy, the grid and the pictures: no panic, no text lost, nothing on top of anything
//! else, and the grid held.
//!
//! The cases are the same in each run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` make others.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use kanyin_diagnostics::Lang;
use kanyin_issue::{BlockKind, Story};
use kanyin_testing::Desk;
use kanyin_testing::pages::{Copy, Paged, checks, letters, minus};

fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 40 },
        rng_seed: match asked.rng_seed {
            RngSeed::Random => RngSeed::Fixed(8105),
            seed => seed,
        },
        failure_persistence: None,
        max_shrink_iters: 400,
        ..asked
    }
}

/// A grid, its layout, and the stories in it.
#[derive(Debug, Clone)]
struct Case {
    columns: usize,
    measure: usize,
    lines: usize,
    plan: Plan,
    stories: Vec<String>,
    pictures: Vec<(u32, u32)>,
}

/// How the stories stand on the page.
#[derive(Debug, Clone, Copy)]
enum Plan {
    One,
    OneAboveTheOther,
    SideBySide(usize),
    WithRail,
}

impl Case {
    fn desk(&self) -> Desk {
        let Self { columns, measure, lines, .. } = *self;
        let (width, height) = (columns * measure * 9 + columns * 12 + 90, lines * 14 + 120);
        let desk = Desk::with_paper(&format!(
            "name: 试报\npage: {{trim: {width}pt x {height}pt}}\n\
             grid: {{columns: {columns}, measure: {measure}, lines: {lines}, size: 9pt, leading: 13.5pt, gutter: 12pt}}\n"
        ));
        for (n, (width, height)) in self.pictures.iter().enumerate() {
            desk.picture(&format!("{n}.png"), *width, *height);
        }
        for (n, story) in self.stories.iter().enumerate() {
            desk.file(&format!("issues/1/stories/{n}.md"), story);
        }
        let (layout, fills) = self.layout();
        desk.file("layouts/one/layout.yaml", &layout);
        desk.issue(&format!("  - {{layout: one, stories: {{{fills}}}}}\n"));
        desk
    }

    fn layout(&self) -> (String, &'static str) {
        let all = self.columns;
        let row = |left: usize, a: &str, b: &str| a.repeat(left) + &b.repeat(all - left);
        let story = "A: {is: story, name: a}\n";
        let other = "B: {is: story, name: b}\n";
        match self.plan {
            Plan::One => (
                format!("rows: [auto]\nareas: [{}]\n{story}", row(all, "A", "")),
                "a: stories/0.md",
            ),
            Plan::OneAboveTheOther => (
                format!(
                    "rows: [auto, auto]\nareas: [{}, {}]\n{story}{other}",
                    row(all, "A", ""),
                    row(all, "B", "")
                ),
                "a: stories/0.md, b: stories/1.md",
            ),
            Plan::SideBySide(left) => (
                format!(
                    "rows: [auto]\nareas: [{}]\n{story}{other}",
                    row(1 + left % (all - 1), "A", "B")
                ),
                "a: stories/0.md, b: stories/1.md",
            ),
            Plan::WithRail => (
                format!(
                    "rows: [auto]\nareas: [{}]\n{story}B: {{is: briefs, name: b}}\n",
                    row(all - 1, "A", "B")
                ),
                "a: stories/0.md, b: {head: 简讯, stories: [stories/1.md]}",
            ),
        }
    }
}

/// Characters as they come in copy. A line begins with Han, so that it is no markup.
fn text(most: usize) -> impl Strategy<Value = String> {
    let han = vec(select(kanyin_testing::han(400, 7).chars().collect::<Vec<_>>()), 1..12);
    let token = prop_oneof![
        12 => han.clone().prop_map(String::from_iter),
        6 => select(vec!["，", "。", "、", "；", "：", "！", "？", "“", "”", "（", "）", "《", "》", "——", "……", "·"])
            .prop_map(String::from),
        2 => "[A-Za-z]{1,9}".prop_map(|word| format!(" {word} ")),
        2 => "[1-9][0-9]{0,7}(\\.[0-9]{1,2})?(%|℃)?",
        1 => Just("https://www.example.com/news/2026/11/index.html".to_string()),
        1 => Just("press@example.com".to_string()),
    ];
    (han, vec(token, 0..most)).prop_map(|(first, tokens)| {
        let text = String::from_iter(first) + &tokens.concat();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// A block of a body, as it is typed.
fn block() -> impl Strategy<Value = String> {
    let items = || vec(text(6), 1..5);
    prop_oneof![
        8 => text(60),
        1 => text(300),
        2 => text(3).prop_map(|words| format!("## {words}")),
        1 => items().prop_map(|items| lines(&items, "- ")),
        1 => items().prop_map(|items| lines(&items, "1. ")),
        1 => text(20).prop_map(|words| format!("> {words}")),
        1 => (text(3), items()).prop_map(|(title, words)| boxed("SIDEBAR", &title, &words)),
        1 => text(20).prop_map(|words| boxed("NOTE", "", &[words])),
        1 => text(3).prop_map(|words| boxed("QUOTE", "", &[words])),
        1 => vec(text(2), 6).prop_map(|cells| table(&cells)),
        3 => (0usize..3, option::of(1u8..6), select(vec!["", "place=top", "place=bottom", "place=here"]), text(8))
            .prop_map(|(n, columns, place, caption)| {
                let columns = columns.map(|columns| format!("columns={columns}")).unwrap_or_default();
                format!("![{caption}]({n}.png \"{columns} {place} credit='摄影 某人'\")")
            }),
    ]
}

fn lines(items: &[String], marker: &str) -> String {
    items.iter().map(|item| format!("{marker}{item}\n")).collect()
}

fn boxed(kind: &str, title: &str, paragraphs: &[String]) -> String {
    let mut typed = format!("> [!{kind}] {title}\n");
    for paragraph in paragraphs {
        let _ = writeln!(typed, "> {paragraph}\n>");
    }
    typed
}

fn table(cells: &[String]) -> String {
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    format!("{}|--|--|--|\n{}", row(&cells[..3]), row(&cells[3..]))
}

/// A story's file.
fn story() -> impl Strategy<Value = String> {
    let front = (
        text(5),
        vec(option::of(text(4)), 5),
        select(vec!["lead", "second", "normal", "brief"]),
        select(vec!["news", "news", "news", "news", "essay", "photos"]),
    );
    (front, vec(block(), 1..10)).prop_map(|((title, others, importance, form), blocks)| {
        let mut story =
            format!("---\ntitle: \"{title}\"\nimportance: {importance}\nform: {form}\n");
        for (key, value) in ["kicker", "deck", "byline", "lead-in", "column"].iter().zip(others) {
            if let Some(value) = value {
                let _ = writeln!(story, "{key}: \"{value}\"");
            }
        }
        story + "---\n" + &blocks.join("\n\n") + "\n"
    })
}

/// A short one.
fn brief() -> impl Strategy<Value = String> {
    (text(3), text(20)).prop_map(|(title, text)| format!("---\ntitle: \"{title}\"\n---\n{text}\n"))
}

fn case() -> impl Strategy<Value = Case> {
    let plan = prop_oneof![
        Just(Plan::One),
        Just(Plan::OneAboveTheOther),
        (0usize..5).prop_map(Plan::SideBySide),
        Just(Plan::WithRail),
    ];
    let grid = (2usize..=6, 10usize..=20, 30usize..=90);
    let pictures = vec((1u32..40, 1u32..40), 3);
    (grid, plan, story(), story(), brief(), pictures).prop_map(
        |((columns, measure, lines), plan, one, other, brief, pictures)| {
            let second = if matches!(plan, Plan::WithRail) { brief } else { other };
            Case { columns, measure, lines, plan, stories: vec![one, second], pictures }
        },
    )
}

/// Copy that is neither on the page nor told to be too long.
fn unaccounted(paged: &Paged) -> Vec<String> {
    paged.stories().iter().filter_map(|story| unaccounted_of(paged, story)).collect()
}

fn unaccounted_of(paged: &Paged, story: &Story) -> Option<String> {
    let path = story.path.to_string_lossy();
    let copy = Copy::of(story);
    let missing = minus(&copy.all(), &paged.words_of(&path));
    let of_story =
        |fault: &&kanyin_diagnostics::Fault| fault.spot.is_some_and(|spot| spot.file == story.file);
    let over: usize = paged
        .told("overset")
        .filter(of_story)
        .map(|fault| {
            let told = fault.what.lang(Lang::Zh);
            let count = told.split("多出 ").nth(1).and_then(|rest| rest.split_once(" 字"));
            count.map_or(0, |(count, _)| count.parse().unwrap())
        })
        .sum();
    // A picture for which there is no room is told, and its caption goes with it.
    let captions: usize = paged
        .told("no-room")
        .filter(of_story)
        .map(|fault| {
            let block = story.blocks.iter().find(|block| Some(block.spot) == fault.spot);
            let text = block.map(|block| Copy::of_block(block).all());
            text.map_or(0, |text| text.chars().count())
        })
        .sum();
    // A block higher than its column is told, and is not on the page.
    let too_high = paged.told("too-high").filter(of_story).count();
    let blocks = story.blocks.iter().filter(|block| {
        matches!(block.kind, BlockKind::Box(_) | BlockKind::Table { .. } | BlockKind::Picture(_))
    });
    let highest = blocks.map(|block| Copy::of_block(block).all().chars().count()).max();
    // So is what a form has no place for.
    let not_set: usize = paged
        .told("not-set")
        .filter(of_story)
        .filter_map(|fault| fault.spot)
        .map(|spot| letters(&paged.issue.sources.text(spot.file)[spot.range()]).chars().count())
        .sum();
    let told = over + captions + too_high * highest.unwrap_or(0) + not_set;
    let count = missing.chars().count();
    (count > told)
        .then(|| format!("{path}: {count} characters are missing, {told} told: “{missing}”"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_page_is_sound(case in case()) {
        let paged = case.desk().paged();
        let mut wrong = unaccounted(&paged);
        wrong.extend(checks::off_the_grid(&paged));
        wrong.extend(checks::overlaps(&paged));
        wrong.extend(checks::outside(&paged));
        let broken = paged.told("template").map(|fault| paged.complaint(fault));
        wrong.extend(broken);
        for ty in paged.types.iter().filter(|ty| !ty.lost.is_empty()) {
            wrong.push(format!("“{}” has no glyph in {}", letters(&ty.lost), ty.family));
        }
        prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
