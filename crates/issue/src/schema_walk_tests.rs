use kanyin_diagnostics::{FileNo, Sources};

use super::*;
use crate::{IssueFile, Paper, layout::LayoutFile, schema, yaml};

/// Reads a value; its faults as `line:column code: what (hint)`.
fn told<T: DeserializeOwned>(text: &str, schema: &Value) -> (Option<Checked<T>>, Vec<String>) {
    let mut sources = Sources::default();
    let file = sources.add("x.yaml", text);
    let mut faults = Faults::default();
    let checked = yaml::read(text, file, 0..text.len(), &mut faults)
        .and_then(|tree| read(&tree, schema, &mut faults));
    let lines = faults.0.iter().map(|fault| {
        let place = sources.place(fault.spot.unwrap());
        let hint = fault.hint.as_ref().map_or("", |hint| &hint.zh);
        format!("{}:{} {}: {} ({hint})", place.line, place.column, fault.code, fault.what.zh)
    });
    (checked, lines.collect())
}

fn assert_told(faults: &[String], expected: &[&str]) {
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.contains(expected), "{fault}\nlacks {expected}");
    }
}

#[test]
fn plain_scalars_become_what_is_wanted() {
    let text = "name: 2026\ncolophon: {电话: 021, 版本: 3.10}\nmasthead: {title: ~, website: null}\ngrid: {lines: 70}\n";
    let (paper, faults) = told::<Paper>(text, &schema::paper());
    assert_told(&faults, &[]);
    let paper = paper.unwrap().value;
    assert_eq!(paper.name, "2026");
    assert_eq!(paper.colophon["版本"], "3.10");
    assert_eq!(paper.masthead.title, None);
    assert_eq!(paper.grid.lines, 70);
}

#[test]
fn all_faults_of_a_file_are_told_with_line_and_column() {
    let text = "\
grid: {colums: 5, lines: 三十, measure: 400}
page:
  trim: 270 x 390
press: {standard: PDF/X4, marks: yes, image-resolution: [1, 2]}
fonts: {kia: [楷体], song: 宋体}
colours: {red: {press: 红}}
language:
";
    let (paper, faults) = told::<Paper>(text, &schema::paper());
    assert!(paper.is_none());
    assert_told(
        &faults,
        &[
            "1:8 unknown-key: 不认识的键“colums” (是不是“columns”？)",
            "1:26 wrong-type: 这里要一个整数，不是“三十”",
            "1:39 out-of-range: 应在 6 到 60 之间",
            "3:9 wrong-form: 读不懂“270 x 390” (宽 x 高，如 270mm x 390mm；或 A3、A4、A5、四开、对开)",
            "4:19 unknown-word: 不认识“PDF/X4” (是不是“PDF/X-4”？)",
            "4:34 wrong-type: 这里要 true 或 false，不是“yes”",
            "4:58 wrong-type: 这里要几个键，不是一个列表",
            "5:26 wrong-type: 这里要一个列表，不是文字“宋体”",
            "6:24 wrong-form: 读不懂“红”",
            "7:9 no-value",
            "1:1 missing-key: 缺少键“name” (name：刊名)",
        ],
    );
}

#[test]
fn an_issue_with_alternatives() {
    let text = "\
date: 2026-02-30
pages:
  - layout: a
    stories: {lead: a.md, rail: {head: 简讯, stories: [b.md, c.md]}, x: [d.md]}
  - stories: 稿.md
    page: 0
    layout: b
";
    let (_, faults) = told::<IssueFile>(text, &schema::issue());
    assert_told(
        &faults,
        &[
            "1:7 no-such-day: 没有 2026-02-30 这一天",
            "5:14 wrong-type: 这里要一个列表或几个键，不是文字“稿.md”",
            "6:11 out-of-range: 应在 1 到 64 之间",
        ],
    );
}

#[test]
fn places_are_found_by_pointer() {
    let text = "date: 2026-02-20\npages:\n  - layout: a\n    stories: {要/闻: a.md}\n";
    let (issue, faults) = told::<IssueFile>(text, &schema::issue());
    assert_told(&faults, &[]);
    let spots = issue.unwrap().spots;
    let shown = |spot: Option<Spot>| &text[spot.unwrap().range()];
    assert_eq!(shown(spots.value("/pages/0/stories/要~1闻")), "a.md");
    assert_eq!(shown(spots.key("/pages/0/stories/要~1闻")), "要/闻");
    assert_eq!(shown(spots.value("/pages/0/layout")), "a");
    assert_eq!(spots.value("/pages/0/ads"), spots.value("/pages/0"));
    assert_eq!(spots.value("/number").unwrap().file, FileNo(0));
}

#[test]
fn letters_of_a_layout() {
    let text = "rows: [11, auto, autos, 0]\nareas: [MM]\nM: {is: masthed}\nAB: {is: story}\n";
    let (_, faults) = told::<LayoutFile>(text, &schema::layout());
    assert_told(
        &faults,
        &[
            "1:18 wrong-type: 这里要一个整数，不是“autos”，也不是“auto”",
            "1:25 out-of-range: 应在 1 到 200 之间",
            "3:9 unknown-word: 不认识“masthed” (是不是“masthead”？)",
            "4:1 unknown-key: 不认识的键“AB”",
        ],
    );
}

#[test]
fn a_full_width_colon_is_recognised() {
    let (_, faults) = told::<Paper>("name：老西门\n", &schema::paper());
    assert_told(&faults, &["“name”后面是全角冒号“：”"]);
}
