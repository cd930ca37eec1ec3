//! Sizes: the publication's own, condensed ones, and those of kicker and deck.

use kanyin_testing::Desk;

use super::{page, rows_of_title, type_of};

/// Size of the title 校工会… over two columns, at some importance.
fn size(paper: &str, importance: &str) -> f64 {
    let front = format!("title: 校工会与后勤处联合办起托管班\nimportance: {importance}");
    type_of(&page(paper, 2, &front), "校工会").size
}

#[test]
fn importance_decides_and_a_list_of_one_s_own_takes_the_nearest() {
    assert_eq!(size("", "lead"), 26.0);
    assert_eq!(size("", "normal"), 18.0);
    let own = "headlines: {sizes: [30pt, 20pt, 17pt]}\n";
    assert_eq!(size(own, "lead"), 30.0);
    assert_eq!(size(own, "normal"), 17.0);
    assert_eq!(size("headlines: {sizes: [20pt]}\n", "lead"), 20.0);
    // A brief is hardly larger than the text.
    assert_eq!(size(own, "brief"), 10.5);
}

#[test]
fn a_title_a_little_too_wide_is_condensed_only_where_that_is_allowed() {
    // 12.4 characters over 12.02.
    let front = "title: 社区食堂 今天开门迎客了哟\nimportance: second";
    let plain = page("", 2, front);
    let own = page("headlines: {condense: 95%}\n", 2, front);
    assert!(own.complaints().iter().all(|told| !told.contains("paper.yaml")));
    assert_eq!(type_of(&own, "社区").size, 22.0);
    assert_ne!(type_of(&plain, "社区").size, 22.0);
    let wide = |words: &str| {
        let ty = type_of(&own, words);
        let ink = ty.ink.unwrap();
        (ink.right - ink.left) / ty.width
    };
    assert!((0.88..0.96).contains(&wide("今天开门")), "{}", wide("今天开门"));
    let right = type_of(&own, "今天开门").ink.unwrap().right;
    assert!(right <= own.laid.grid.left + own.laid.grid.cell_span(5, 2) + 0.1);
}

#[test]
fn kicker_and_deck_follow_the_title() {
    let front = |importance: &str| {
        format!(
            "title: 青檐河通航\nkicker: 两岸等了八年\ndeck: 头班船载了七十二人\nimportance: {importance}"
        )
    };
    let size = |columns: usize, importance: &str| {
        let paged = page("", columns, &front(importance));
        let size = |words| type_of(&paged, words).size;
        (size("两岸"), size("青檐河"), size("头班船"))
    };
    assert_eq!(size(4, "lead"), (14.0, 42.0, 15.0));
    assert_eq!(size(3, "lead"), (12.0, 36.0, 12.0));
    assert_eq!(size(2, "second"), (12.0, 22.0, 12.0));
    assert_eq!(size(1, "normal"), (10.5, 15.0, 10.5));
}

#[test]
fn a_deck_too_long_for_one_row_takes_two_as_large_broken_by_sense() {
    let set = |deck: &str| {
        let front = format!("title: 青檐河通航\ndeck: {deck}\nimportance: second");
        let paged = page("", 2, &front);
        (rows_of_title("", 2, &front).split_off(1), type_of(&paged, &deck[..9]).size)
    };
    let one = "头班船载了七十二人从北埠开到下街只用一刻钟";
    assert_eq!(set(one), (vec![one.to_string()], 12.0));
    // 23 characters: one row of 10.5 pt would hold them.
    let (rows, size) = set("头班船载了七十二人从北埠开到下街一共只用一刻钟");
    assert_eq!((rows.len(), size), (2, 12.0));
    let long = |row: &String| row.chars().count();
    assert!(rows.iter().all(|row| long(row) >= 9), "{rows:?}");
    let (rows, size) = set("头班船载了七十二人，其中一半是特意来看热闹的老街坊和孩子");
    assert_eq!(rows, ["头班船载了七十二人，", "其中一半是特意来看热闹的老街坊和孩子"]);
    assert_eq!(size, 12.0);
    // Two rows of 12 pt do not hold 48 characters, two of 10.5 pt do.
    let (rows, size) = set(
        "头班船载了七十二人从北埠开到下街只用一刻钟，其中一半是特意来看热闹的老街坊和孩子还有上班的人",
    );
    assert_eq!((rows.len(), size), (2, 10.5));
}

#[test]
fn a_deck_s_ranges_and_names_are_whole() {
    let decks = [
        "街道与三家单位签约（2026—2028年），首批学员下月报到",
        "首批10—20名学员从北京—上海高铁沿线来，老人和孩子优先",
        "迈克尔·|乔丹和阿卜杜拉·|买买提昨晚在社区篮球场各投进三十个球",
    ];
    for deck in decks {
        for columns in 1..=4 {
            let typed = deck.replace('|', "");
            let rows = rows_of_title(
                "",
                columns,
                &format!("title: 青檐河通航\ndeck: {typed}\nimportance: normal"),
            );
            let broken: String = rows[1..].join("|");
            let wholes = [
                "（2026—2028年）",
                "10—20名",
                "北京—上海高铁",
                "迈克尔·",
                "乔丹",
                "阿卜杜拉·",
                "买买提",
            ];
            for whole in wholes.iter().filter(|whole| typed.contains(**whole)) {
                assert!(broken.contains(whole), "{whole} over {columns}: {broken}");
            }
        }
    }
}

#[test]
fn keys_that_cannot_be_are_told_with_their_line() {
    let cases = [
        ("headlines: {sizes: [42pt, 300pt]}", "200pt"),
        ("headlines: {sizes: [26pt, 36pt]}", "由大到小"),
        ("headlines: {sizes: [26pt, 26pt]}", "由大到小"),
        ("headlines: {sizes: [42]}", "42"),
        ("headlines: {condense: 80%}", "90%"),
        ("headlines: {condense: 120%}", "90%"),
        ("headlines: {size: [42pt]}", "size"),
        ("words: [老]", "至少 2 个字"),
    ];
    for (keys, told) in cases {
        let desk = Desk::with_paper(&format!("name: 试报\n{keys}\n"));
        desk.file("layouts/one/layout.yaml", "rows: [auto]\nareas: [A]\nA: {is: white}\n");
        desk.issue("  - layout: one\n");
        let loaded = desk.load();
        let sources = loaded.issue.as_ref().map(|issue| &issue.sources).or(Some(&loaded.sources));
        let faults: Vec<String> = loaded
            .faults
            .0
            .iter()
            .map(|fault| {
                let place = fault.spot.zip(sources).map(|(spot, sources)| sources.place(spot));
                let line = place.map_or(0, |place| place.line);
                format!("{line}: {} {:?}", fault.what.zh, fault.hint.as_ref().map(|hint| &hint.zh))
            })
            .collect();
        let found = faults.iter().any(|fault| fault.starts_with("2: ") && fault.contains(told));
        assert!(found, "{keys}: {faults:?}");
    }
}
