use super::*;
use std::fs;
use std::path::Path;

use crate::RowHeight;
use crate::layout::Auto;

/// Reads a layout for a grid of five columns; its faults as `line:column what`.
fn layout(text: &str) -> (Option<Layout>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("layout.yaml"), text).unwrap();
    let mut reader = Reader::new(folder.path()).unwrap();
    let found = crate::paths::find(&reader.publication, &[Path::new("")], "layout.yaml");
    let file = reader.text(&found.unwrap(), None).unwrap();
    let layout = read(&mut reader, file, "试", None, Some(5));
    let faults = reader.faults.0.iter().map(|fault| {
        let place = reader.sources.place(fault.spot.unwrap());
        format!("{}:{} {}", place.line, place.column, fault.what.zh)
    });
    (layout, faults.collect())
}

#[test]
fn letters_become_rectangles() {
    let (layout, faults) = layout(
        "rows: [11, auto, auto, 4]\nareas:\n  - MMMMM\n  - A A A A R\n  - BBBBSSFFRR\n  - . P P P P\n\
         M: {is: masthead}\nA: {is: story, name: lead, columns: 3}\nR: {is: briefs, name: rail}\n\
         B: {is: story, name: second}\nS: {is: sidebar, of: second}\nF: {is: ad}\nP: {is: strip}\n",
    );
    assert_eq!(faults, Vec::<String>::new());
    let layout = layout.unwrap();
    assert_eq!(layout.cells, 10);
    assert_eq!(layout.rows[0], RowHeight::Lines(11));
    assert_eq!(layout.rows[1], RowHeight::Auto(Auto::Auto));
    let areas: Vec<_> = layout
        .areas
        .iter()
        .map(|area| (area.name.as_str(), area.rows.clone(), area.cells.clone(), area.of))
        .collect();
    assert_eq!(
        areas,
        [
            ("masthead", 0..1, 0..10, None),
            ("lead", 1..2, 0..8, None),
            ("rail", 1..3, 8..10, None),
            ("second", 2..3, 0..4, None),
            ("S", 2..3, 4..6, Some(3)),
            ("F", 2..3, 6..8, None),
            ("strip", 3..4, 2..10, None),
        ]
    );
    assert_eq!(layout.areas[1].columns, Some(3));
}

#[test]
fn what_cannot_be_a_layout() {
    let told = |text: &str| {
        let (layout, faults) = layout(text);
        assert!(layout.is_none(), "{text}");
        faults.join("; ")
    };
    assert_eq!(told("rows: [1]\nareas: [AAAAA, BBBBB]\n"), "2:9 rows 有 1 行，areas 有 2 行");
    assert_eq!(told("rows: [1]\nareas: [AAAA]\nA: {is: story}\n"), "2:9 这一行有 4 个字母");
    assert_eq!(
        told("rows: [1, 1]\nareas: [AABBB, BBBBB]\nA: {is: story}\nB: {is: story}\n"),
        "2:9 区块 B 不是矩形"
    );
    assert_eq!(told("rows: [1]\nareas: [AAABB]\nA: {is: story}\n"), "2:9 没说字母 B 是什么");
    assert_eq!(
        told("rows: [1]\nareas: [AAABB]\nA: {is: story, name: x}\nB: {is: ad, name: x}\n"),
        "4:19 区块 A 已经叫“x”"
    );
    assert_eq!(
        told(
            "rows: [1]\nareas: [AAABB]\nA: {is: story, name: lead}\nB: {is: headline, of: laed}\n"
        ),
        "4:23 没有叫“laed”的稿件区块"
    );
    assert_eq!(
        told("rows: [1]\nareas: [AAABB]\nA: {is: story, of: B}\nB: {is: sidebar}\n"),
        "3:5 只有 is: sidebar 和 is: headline 的区块写 of; 4:5 方框、标题区块要写 of: 哪个稿件区块; 3:20 没有叫“B”的稿件区块"
    );
    assert_eq!(told("rows: [1]\nareas: ['']\n"), "2:9 这一行有 0 个字母");
}

proptest::proptest! {
    #[test]
    fn any_picture_can_be_read(rows in proptest::collection::vec("[A-C. ]{0,11}", 0..5)) {
        let quoted: Vec<String> = rows.iter().map(|row| format!("'{row}'")).collect();
        let heights = vec!["1"; rows.len()].join(",");
        let areas = quoted.join(",");
        let (found, _) = layout(&format!(
            "rows: [{heights}]\nareas: [{areas}]\nA: {{is: story}}\nB: {{is: ad}}\nC: {{is: sidebar, of: A}}\n"
        ));
        if let Some(found) = found {
            let cells: usize = found.areas.iter().map(|a| a.rows.len() * a.cells.len()).sum();
            proptest::prop_assert!(cells <= rows.len() * usize::from(found.cells));
        }
    }
}
