use super::*;
use crate::paper::Paper;

/// What is told of a sheet, in millimetres, with a grid: severity and words.
fn told(trim: &str, grid: serde_json::Value) -> Vec<(bool, String)> {
    let paper = serde_json::json!({"name": "试", "page": {"trim": trim}, "grid": grid});
    let paper: Paper = serde_json::from_value(paper).unwrap();
    let mut faults = Faults::default();
    check(&paper, &Spots::default(), &mut faults);
    let words = |fault: &Fault| {
        let hint = fault.hint.as_ref().map(|hint| format!("；{}", hint.zh)).unwrap_or_default();
        (fault.is_error(), fault.what.zh.clone() + &hint)
    };
    faults.0.iter().map(words).collect()
}

#[test]
fn a_type_area_keeps_off_the_trim_and_leaves_room_for_the_folio() {
    let none: [(bool, String); 0] = [];
    assert_eq!(told("270mm x 390mm", serde_json::json!({})), none);
    assert_eq!(
        told("250mm x 390mm", serde_json::json!({})),
        [(
            false,
            "版心宽 239.9 mm，离裁切线只有 5.1 mm，至少要 8 mm；5 栏时每栏（measure）最多 13 字"
                .into()
        )]
    );
    assert_eq!(
        told("230mm x 390mm", serde_json::json!({})),
        [(true, "版心宽 239.9 mm，纸只有 230 mm；5 栏时每栏（measure）最多 12 字".into())]
    );
    assert_eq!(
        told("270mm x 370mm", serde_json::json!({})),
        [(false, "版心上面只有 11.2 mm，报眉放不下，要 16.3 mm；行数（lines）最多 70".into())]
    );
    let [(false, words)] = &told("270mm x 360mm", serde_json::json!({}))[..] else { panic!() };
    assert!(words.contains("6.2 mm") && words.ends_with("行数（lines）最多 68"), "{words}");
}

/// A grid made as the hint says is told of no more.
#[test]
fn what_the_hints_say_fits() {
    for (trim, columns) in [("210mm x 297mm", 3), ("285mm x 420mm", 6), ("390mm x 540mm", 8)] {
        let wide = serde_json::json!({"columns": columns, "measure": 60, "lines": 200});
        assert_eq!(told(trim, wide).len(), 2);
        let within = |measure: u32, lines: u32| {
            told(trim, serde_json::json!({"columns": columns, "measure": measure, "lines": lines}))
                .is_empty()
        };
        let measure = (6..60).rev().find(|n| within(*n, 10)).unwrap();
        let lines = (10..200).rev().find(|n| within(6, *n)).unwrap();
        let [(false, one)] = &told(
            trim,
            serde_json::json!({"columns": columns, "measure": measure + 1, "lines": lines}),
        )[..] else {
            panic!("the next character is no longer told alone")
        };
        assert!(one.contains(&format!("最多 {measure} 字")) || one.contains("纸只有"), "{one}");
    }
}
