//! Columns that a copy has in the wrong order.

use crate::read_back::{imported, read_back};

const PARAGRAPHS: [&str; 4] = [
    "清早六点，渡口的铁链哗啦一响，老何把跳板放下来，第一批赶集的人挑着担子上了船。",
    "船上有个规矩：先让老人坐，再让孩子坐，年轻人站在船尾。四十年来没有人贴过告示，也没有人坏过这条规矩。",
    "上个月，对岸的大桥合龙了。老何去看过，从桥头走到桥尾，一共一千二百步，“比我撑一篙快多了”，他说。",
    "桥通车那天，渡口照常开了一班船。船上坐满了人，谁也不着急过河。",
];

/// The paragraphs, stood in, cut into lines, in columns of which two are exchanged.
fn copy(measure: usize, columns: usize, exchanged: usize, between: &str) -> String {
    let lines: Vec<String> = PARAGRAPHS
        .iter()
        .flat_map(|text| {
            let mut lines = vec![String::from("　　")];
            for c in text.chars() {
                // A mark hangs behind a full line.
                let is_full = lines.last().is_some_and(|line| line.chars().count() >= measure);
                if is_full && !"，。：；”".contains(c) {
                    lines.push(String::new());
                }
                lines.last_mut().unwrap().push(c);
            }
            lines
        })
        .collect();
    let mut columns: Vec<String> =
        lines.chunks(lines.len().div_ceil(columns)).map(|column| column.join("\n")).collect();
    if columns.len() > 1 {
        columns.swap(exchanged, exchanged + 1);
    }
    format!("最后一班渡船\n\n本报记者 丁萤\n\n{}\n", columns.join(between))
}

fn paragraphs(copy: &str) -> Vec<String> {
    let imported = imported("copy.txt", copy.as_bytes(), "檐下");
    assert_eq!(imported.counts.lost, 0);
    let stories = read_back(&imported).stories;
    let texts = stories.into_iter().flatten().filter(|part| part.0 == "paragraph");
    texts.map(|part| part.1).collect()
}

#[test]
fn columns_with_white_between_are_put_in_order() {
    for (measure, columns, exchanged) in [(14, 3, 0), (14, 4, 1), (16, 3, 1), (12, 3, 0)] {
        let copy = copy(measure, columns, exchanged, "\n\n");
        assert_eq!(paragraphs(&copy), PARAGRAPHS, "{copy}");
    }
}

#[test]
fn so_are_columns_that_follow_each_other_without_white() {
    for measure in 17..24 {
        for exchanged in [0, 1] {
            let copy = copy(measure, 3, exchanged, "\n");
            assert_eq!(paragraphs(&copy), PARAGRAPHS, "{copy}");
        }
    }
}

#[test]
fn the_numbers_of_a_list_tell_the_order() {
    let copy = "办证须知\n\n3. 到窗口拍照，现场核对本人姓名。\n\n4. 七天以后凭回执来取证，可以代领。\n\n1. 先到居委会领取表格，如实填写。\n\n2. 带上户口簿和身份证的复印件。\n\n5. 有疑问的可以打服务台的电话询问。\n";
    let imported = imported("copy.txt", copy.as_bytes(), "檐下");
    let story = String::from_utf8(imported.files[0].bytes.clone()).unwrap();
    let at = |words: &str| story.find(words).unwrap_or_else(|| panic!("{words}: {story}"));
    assert!(
        at("领取表格") < at("户口簿") && at("户口簿") < at("拍照") && at("回执") < at("服务台")
    );
}

#[test]
fn what_is_in_order_stays() {
    for measure in [10, 14, 22] {
        let copy = copy(measure, 1, 0, "\n");
        assert_eq!(paragraphs(&copy), PARAGRAPHS, "{copy}");
    }
}
