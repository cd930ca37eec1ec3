//! Tables at the foot of their stories.

use kanyin_testing::pages::Paged;
use kanyin_testing::{Desk, STORY};

const ROWS: usize = 8;

/// A story with nothing but a table, in an area of two columns and so many lines.
fn page(lines: usize) -> Paged {
    let rows: String = (1..=ROWS).map(|n| format!("| 第{n}行 | {n} | {n} |\n")).collect();
    let story =
        format!("---\ntitle: 用电用水\n---\n\n| 项目 | 上年 | 今年 |\n|---|---|---|\n{rows}");
    Desk::new().one_story_in(2, Some(lines), &story).paged()
}

/// From the baseline of one thing to that of another, in lines.
fn apart(paged: &Paged, one: &str, other: &str) -> f64 {
    let y = |words: &str| {
        let found = paged.types.iter().find(|ty| ty.text.starts_with(words));
        found.unwrap_or_else(|| panic!("{words}: {:?}", paged.complaints())).baseline
    };
    (y(other) - y(one)) / paged.laid.grid.leading
}

#[test]
fn white_that_is_left_stands_in_the_rows_and_not_above_the_table() {
    let fits = |lines: &usize| {
        let paged = page(*lines);
        let last = format!("第{ROWS}行");
        paged.types.iter().any(|ty| ty.text.starts_with(&last))
            && paged.told("too-high").next().is_none()
    };
    let least = (10..30).find(fits).unwrap();
    let tight = page(least);
    let rows = apart(&tight, "第1行", "第2行");
    let above = apart(&tight, "用电用水", "项目");
    let airy = page(least + 4);
    assert!(apart(&airy, "第1行", "第2行") > rows + 0.2, "{:?}", airy.complaints());
    assert!(apart(&airy, "用电用水", "项目") < above + 1.6, "{:?}", airy.complaints());
    for n in 1..ROWS - 1 {
        let here = apart(&airy, &format!("第{n}行"), &format!("第{}行", n + 1));
        assert!((here - apart(&airy, "第1行", "第2行")).abs() < 0.05, "row {n}");
    }
    assert!(airy.told("overset").next().is_none());
    assert_eq!(airy.words_of(STORY), tight.words_of(STORY));
}
