//! Layouts for every grid, and new publications on every sheet.

use std::fs;
use std::path::Path;

use serde_json::Value;

use kanyin_testing::{Desk, han, story};

use crate::run::kanyin;

/// What each built-in layout lists for a grid: its head, and the keys of `issue.yaml` with their areas.
fn listed(columns: u8) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let run = kanyin(folder.path(), &["layouts", "--columns", &columns.to_string()]);
    assert_eq!(run.code, 0, "{columns}: {}", run.err);
    let is_said =
        |line: &&str| !line.is_empty() && !line.starts_with(['┌', '│', '├', '└', '┼', ' ']);
    run.out.lines().filter(is_said).map(String::from).collect()
}

/// An issue keeps its names when the paper takes another grid.
#[test]
fn every_layout_has_the_same_areas_on_every_grid() {
    let five = listed(5);
    for name in ["toutiao", "datu", "shuangtiao", "shequ", "jianxun", "zonghe", "fukan", "sheying"]
    {
        assert!(five.iter().any(|line| line.starts_with(name)), "{name}: {five:?}");
    }
    for columns in [3, 4, 6, 7, 8] {
        assert_eq!(listed(columns), five, "{columns}");
    }
}

#[test]
fn a_layout_is_drawn_with_its_names_and_heights() {
    let folder = tempfile::tempdir().unwrap();
    let run = kanyin(folder.path(), &["layouts", "toutiao", "--columns", "4"]);
    let drawing = "\
┌───────────────────────────────────────────────────────────┐
│masthead                                                   │ 11
│                                                           │
├────────────────────────────────────────────┬──────────────┤
│lead                                        │rail          │ auto
│                                            │              │
├─────────────────────────────┬──────────────┼──────────────┤
│second                       │box           │figures       │ auto
│                             │              │              │
├─────────────────────────────┴──────────────┴──────────────┤
│strip                                                      │ 4
│                                                           │
└───────────────────────────────────────────────────────────┘
";
    assert!(run.out.contains(drawing), "{}", run.out);
    let run = kanyin(folder.path(), &["layouts", "touiao"]);
    assert!(run.code == 2 && run.err.contains("toutiao"), "{}", run.err);
}

/// One stands in a publication: its grid counts, its own layouts come first, and what is wrong with them is told.
#[test]
fn a_publication_s_own_layouts_are_listed_on_its_grid() {
    let desk = Desk::with_paper("name: 试报\ngrid: {columns: 4, measure: 17}\n");
    desk.file(
        "layouts/我的/layout.yaml",
        "about: 自己画的\nrows: [auto, 12]\nareas: [AAAB, X]\nA: {is: story, name: 甲}\nB: {is: briefs, name: 乙}\nX: {is: ad}\n",
    );
    let run = kanyin(desk.folder(), &["layouts"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("我的　自己画的\n") && run.out.contains("│甲"), "{}", run.out);
    desk.file(
        "layouts/坏的/layout.yaml",
        "rows: [auto]\nareas: [AAABB]\nA: {is: story}\nB: {is: ad}\n",
    );
    let run = kanyin(desk.folder(), &["layouts"]);
    assert!(run.code == 1 && run.err.contains("layouts/坏的/layout.yaml:2:"), "{}", run.err);
}

#[test]
fn a_layout_without_a_drawing_for_the_grid_says_which_there_are() {
    let desk = Desk::with_paper("name: 试报\ngrid: {columns: 9, measure: 7}\n");
    desk.issue("  - layout: toutiao\n");
    let run = kanyin(desk.folder(), &["check"]);
    assert!(run.code == 1 && run.err.contains("[layout-row]"), "{}", run.err);
    assert!(run.err.contains("没有画 9 栏的") && run.err.contains("3、4、6、7、8"), "{}", run.err);
}

/// A drawing of one's own for another grid, under `grids`.
#[test]
fn a_publication_may_draw_a_layout_for_several_grids() {
    for (columns, wide) in [(4, 3), (5, 2)] {
        let desk = Desk::with_paper(&format!(
            "name: 试报\ngrid: {{columns: {columns}, measure: 14, gutter: 12.5pt}}\n"
        ));
        desk.file(
            "layouts/one/layout.yaml",
            "rows: [auto]\nareas: [A A B B B]\ngrids:\n  4:\n    areas: [A A A B]\nA: {is: story, name: a}\nB: {is: white}\n",
        );
        desk.file("issues/1/stories/a.md", &story("题", &han(1500, 1)));
        desk.issue("  - layout: one\n    stories: [stories/a.md]\n");
        kanyin(desk.folder(), &["build", "--proof"]);
        let layout = fs::read(desk.folder().join("out/1/layout.json")).unwrap();
        let layout: Value = serde_json::from_slice(&layout).unwrap();
        let right = layout["things"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|thing| thing["role"] == "body")
            .map(|thing| thing["x"].as_f64().unwrap() + thing["width"].as_f64().unwrap());
        let right = right.fold(0.0, f64::max);
        let left = (270.0 * 72.0 / 25.4 - f64::from(columns) * 138.5 + 12.5) / 2.0;
        assert!(
            (right - left - (f64::from(wide) * 138.5 - 12.5)).abs() < 0.5,
            "{columns}: {right}"
        );
    }
}

/// The first issue of a new publication: no fault, everything seen once, no page that ends early.
fn is_good(folder: &Path, size: &str, columns: u8) {
    let name = format!("{size}-{columns}");
    let count = columns.to_string();
    let run = kanyin(folder, &["new", &name, "--size", size, "--columns", &count]);
    assert_eq!(run.code, 0, "{name}: {}", run.err);
    let paper = folder.join(&name);
    let run = kanyin(&paper, &["build"]);
    assert_eq!(run.code, 0, "{name}: {}", run.err);
    assert!(run.err.contains("0 处错误，0 处提醒"), "{name}: {}", run.err);
    let made = fs::read_dir(paper.join("out")).unwrap().map(|entry| entry.unwrap().path());
    let issue = made.into_iter().find(|folder| folder.join("layout.json").is_file()).unwrap();
    let layout: Value =
        serde_json::from_slice(&fs::read(issue.join("layout.json")).unwrap()).unwrap();
    let things = layout["things"].as_array().unwrap();
    let is_there = |key: &str, value: &str| things.iter().any(|thing| thing[key] == value);
    let roles = ["masthead", "folio", "headline", "body", "picture", "ad", "ad-label"];
    roles.iter().for_each(|role| assert!(is_there("role", role), "{name}: no {role}"));
    let areas = ["lead", "second", "rail", "box", "figures", "names", "strip"];
    areas.iter().for_each(|area| assert!(is_there("area", area), "{name}: no {area}"));
    let yaml = fs::read_to_string(paper.join("paper.yaml")).unwrap();
    let grid: Value = {
        let value = |key: &str| {
            let line = yaml.lines().find(|line| line.trim_start().starts_with(&format!("{key}:")));
            line.unwrap()
                .split_whitespace()
                .nth(1)
                .unwrap()
                .trim_end_matches("pt")
                .parse::<f64>()
                .unwrap()
        };
        serde_json::json!({ "lines": value("lines"), "leading": value("leading"), "columns": value("columns") })
    };
    assert_eq!(grid["columns"], f64::from(columns));
    let high = match size {
        "A4" => 297.0,
        "tabloid" => 390.0,
        _ => 540.0,
    } * 72.0
        / 25.4;
    let type_area = grid["lines"].as_f64().unwrap() * grid["leading"].as_f64().unwrap();
    let foot = (high + type_area) / 2.0;
    for page in 1..=2 {
        let lowest = things
            .iter()
            .filter(|thing| thing["page"] == page)
            .map(|thing| thing["y"].as_f64().unwrap() + thing["height"].as_f64().unwrap())
            .fold(0.0, f64::max);
        let leading = grid["leading"].as_f64().unwrap();
        assert!((foot - lowest).abs() < leading, "{name}: page {page} ends at {lowest} of {foot}");
    }
}

#[test]
fn new_on_a4() {
    let folder = tempfile::tempdir().unwrap();
    (3..=5).for_each(|columns| is_good(folder.path(), "A4", columns));
}

#[test]
fn new_on_tabloids() {
    let folder = tempfile::tempdir().unwrap();
    (3..=6).for_each(|columns| is_good(folder.path(), "tabloid", columns));
}

#[test]
fn new_on_broadsheets() {
    let folder = tempfile::tempdir().unwrap();
    (4..=8).for_each(|columns| is_good(folder.path(), "broadsheet", columns));
}

#[test]
fn what_cannot_be_read_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (size, columns, can) in [
        ("A4", "8", "3、4、5"),
        ("A4", "1", "3、4、5"),
        ("tabloid", "8", "3、4、5、6"),
        ("broadsheet", "3", "4、5、6、7、8"),
        ("broadsheet", "0", "4、5、6、7、8"),
        ("broadsheet", "9", "4、5、6、7、8"),
    ] {
        let run = kanyin(folder.path(), &["new", "报", "--size", size, "--columns", columns]);
        assert!(
            run.code == 2 && run.err.contains(&format!("可以排 {can} 栏")),
            "{size} {columns}: {}",
            run.err
        );
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let run = kanyin(folder.path(), &["new", "报", "--size", "a3"]);
    assert_eq!(run.code, 2, "{}", run.err);
}
