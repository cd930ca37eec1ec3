//! Folios: names, sections and editors of every length on every grid.

use kanyin_testing::Desk;
use kanyin_testing::pages::{Paged, Rect, Type};

use super::drawn;
use super::sheets::{NAMES, Sheet};

const SECTIONS: [&str; 3] = ["社区", "党建引领基层治理", "青檐市第十二届邻里文化艺术节特别报道"];
const EDITORS: [[&str; 3]; 3] = [
    ["陆晚", "季川", "方圆"],
    ["陆晚舟", "季川平", "方小圆"],
    ["欧阳晚舟", "司马川平", "上官小圆"],
];

fn desk(sheet: &Sheet, name: &str, section: &str, [chief, layout, proof]: [&str; 3]) -> Desk {
    let desk = sheet.desk(name, "");
    let all = "A".repeat(sheet.columns as usize);
    desk.file(
        "layouts/one/layout.yaml",
        &format!("rows: [auto]\nareas: [{all}]\nA: {{is: story, name: a}}\n"),
    );
    let mut pages = String::new();
    for file in ["a", "b"] {
        desk.file(&format!("issues/1/stories/{file}.md"), "---\ntitle: 题目\n---\n\n正文。\n");
        pages += &format!(
            "  - {{layout: one, section: {section}, stories: {{a: stories/{file}.md}}}}\n"
        );
    }
    desk.file(
        "issues/1/issue.yaml",
        &format!("number: 1143\ndate: 2026-11-20\neditors:\n  chief: {chief}\n  layout: {layout}\n  proof: {proof}\npages:\n{pages}"),
    );
    desk
}

/// What is wrong with the folio of a page.
fn wrong(paged: &Paged, page: u32, words: &[&str]) -> Vec<String> {
    let grid = &paged.laid.grid;
    let types: Vec<(&Type, Rect)> = drawn::type_over(paged, page, grid.top - 0.5 * grid.leading);
    let rules: Vec<_> =
        drawn::rules(paged, page).into_iter().filter(|rule| rule.rect.top < grid.top).collect();
    let mut wrong = drawn::overprints(&types, &rules);
    let area = paged.type_area();
    let is_across = matches!(rules[..], [rule] if rule.is_strong()
        && (rule.rect.left - area.left).abs() < 0.1 && (rule.rect.right - area.right).abs() < 0.1);
    if !is_across {
        wrong.push(format!("the rules are {rules:.1?}"));
    }
    // At least 3 mm from the trim, and not beside the page.
    let sheet = Rect { top: 8.5, ..area };
    let off = types.iter().filter(|(_, ink)| !ink.is_within(&sheet, 0.8));
    wrong.extend(off.map(|(ty, ink)| format!("“{}” stands outside: {ink:.1?}", ty.text)));
    let mut row = types.clone();
    row.sort_by(|a, b| a.1.left.total_cmp(&b.1.left));
    for pair in row.windows(2) {
        let (one, other) = (pair[0].0, pair[1].0);
        // Runs of one piece follow each other without white, or with that of a typed space.
        let is_same = one.size == other.size && one.family == other.family;
        let white = pair[1].1.left - pair[0].1.right;
        if !is_same && white < 0.9 * grid.size {
            wrong.push(format!("“{}” is {white:.1} pt from “{}”", one.text, other.text));
        }
    }
    wrong.extend(drawn::silent(paged, page, words.iter().copied()));
    wrong
}

#[test]
fn nothing_of_a_folio_touches_anything_on_any_grid() {
    let mut found = Vec::new();
    for sheet in Sheet::all() {
        for (n, name) in NAMES.into_iter().enumerate() {
            for (m, section) in SECTIONS.into_iter().enumerate() {
                let editors = EDITORS[(n + m) % EDITORS.len()];
                let paged = desk(&sheet, name, section, editors).paged();
                for page in [1, 2] {
                    let words = [&[name, section][..], &editors[..]].concat();
                    let wrong = wrong(&paged, page, &words).into_iter();
                    found.extend(wrong.map(|wrong| {
                        format!("{name}, {section}, page {page}, {sheet:?}: {wrong}")
                    }));
                }
            }
        }
    }
    crate::none(found);
}

#[test]
fn editors_who_are_left_out_are_told_on_each_page_where_they_are_written() {
    let sheet = Sheet { width: 210.0, height: 297.0, columns: 3, measure: 10, lines: 54 };
    let paged = desk(&sheet, "青檐社区", "党建引领基层治理", EDITORS[2]).paged();
    for page in [1, 2] {
        let begin = format!("第 {page} 版的报眉排不下，没有印编辑：校对");
        let told = paged.complaints();
        let line = told.iter().find(|told| told.contains(&begin));
        assert!(line.is_some_and(|told| told.starts_with("issues/1/issue.yaml:6:")), "{told:?}");
    }
}

#[test]
fn a_type_area_up_to_the_trim_has_a_small_folio_or_none_and_tells() {
    for (lines, is_there) in [(54, true), (56, true), (59, false), (62, false)] {
        let sheet = Sheet { width: 210.0, height: 297.0, columns: 4, measure: 11, lines };
        let paged = desk(&sheet, "青檐社区", "社区", EDITORS[0]).paged();
        let things = paged.laid.things.iter().filter(|thing| thing.role == "folio").count();
        assert_eq!(things, if is_there { 2 } else { 0 }, "{lines} lines");
        if is_there {
            crate::none(wrong(&paged, 1, &["青檐社区", "社区"]));
        } else {
            let none = paged.complaints().iter().filter(|told| told.contains("没有报眉")).count();
            assert_eq!(none, 2, "{:?}", paged.complaints());
        }
    }
}
