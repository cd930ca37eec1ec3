//! Copy that does not fit is told, with its file, in characters and lines, and marked.

use kanyin_diagnostics::{Lang, Severity};
use kanyin_testing::pages::{Paged, letters};
use kanyin_testing::{Desk, STORY, han};

/// One story of one paragraph in an area of so many columns and lines.
fn page(columns: usize, lines: usize, characters: usize) -> Paged {
    let story = format!("---\ntitle: 题目\n---\n{}\n", han(characters, 1));
    Desk::new().one_story_in(columns, Some(lines), &story).paged()
}

/// Lines of body text on the page.
fn lines_set(paged: &Paged) -> usize {
    paged.things_of(STORY).iter().filter(|t| t.role == "body").map(|t| t.lines.len()).sum()
}

#[test]
fn too_long_is_told_in_characters_and_lines() {
    for (columns, lines, characters) in [(5, 10, 1200), (2, 12, 900), (3, 20, 2000), (1, 30, 700)] {
        // All of it, where there is room; the measure is the same.
        let whole = lines_set(&page(columns, 70, characters));
        let paged = page(columns, lines, characters);
        let set = paged.words_of(STORY);
        let over = characters - (set.chars().count() - letters("题目").chars().count());
        let over_lines = whole - lines_set(&paged);
        assert!(over > 0);
        let faults: Vec<_> = paged.told("overset").collect();
        assert_eq!(faults.len(), 1, "{:?}", paged.complaints());
        let told = paged.complaint(faults[0]);
        assert!(told.starts_with(&format!("{STORY}:4: ")), "{told}");
        assert!(
            told.contains(&format!("多出 {over} 字（{over_lines} 行）")),
            "{over}, {over_lines}: {told}"
        );
        let english = faults[0].what.lang(Lang::En);
        assert!(english.contains(&format!("{over} characters")), "{english}");
        assert_eq!(faults[0].severity, Severity::Error);
        assert!(faults[0].hint.is_some());
    }
}

#[test]
fn a_table_alone_stands_right_under_its_headline() {
    let story = "---\ntitle: 一份成绩单\n---\n| 名次 | 班级 | 成绩 |\n| -- | -- | -- |\n| 1 | 高二 | 98 |\n| 2 | 高一 | 96 |\n";
    for lines in [12, 14, 17] {
        let paged = Desk::new().one_story_in(3, Some(lines), story).paged();
        let of = |role: &str| paged.laid.things.iter().find(|thing| thing.role == role).unwrap();
        let (head, table) = (of("headline"), of("table"));
        let white = table.y - (head.y + head.height);
        assert!(white < paged.laid.grid.leading, "{white} of {lines} lines");
    }
}

#[test]
fn a_byline_is_parted_between_words() {
    let story = format!(
        "---\ntitle: 题目\nbyline: 本报记者 邵一鸣 见习通讯员 庄荷子\n---\n{}\n",
        han(200, 1)
    );
    let paged = Desk::new().one_story_in(1, Some(30), &story).paged();
    let byline = paged.laid.things.iter().find(|thing| thing.role == "byline").unwrap();
    let lines: Vec<String> = byline.lines.iter().map(|line| letters(&line.text)).collect();
    assert_eq!(lines, ["本报记者邵一鸣", "见习通讯员庄荷子"]);
}

#[test]
fn too_long_is_marked_at_the_foot_of_its_area() {
    let paged = page(2, 12, 900);
    let [(n, at, mark)] = &paged.laid.marks[..] else { panic!("one mark: {:?}", paged.laid.marks) };
    let grid = &paged.laid.grid;
    assert_eq!(*n, 0);
    assert!((at.x.to_pt() - grid.left).abs() < 0.1);
    let foot = grid.top + 12.0 * grid.leading;
    assert!((at.y.to_pt() - foot).abs() < grid.leading, "{:?}", at.y);
    assert!(mark.width().to_pt() > 100.0);
    // The press sees nothing of it.
    assert!(!paged.types.iter().any(|ty| ty.text.contains("多出")));
}

#[test]
fn a_brief_too_many_is_told() {
    let desk = Desk::new();
    desk.file("layouts/one/layout.yaml", "rows: [12, 59]\nareas: [RVVVV, WWWWW]\nR: {is: briefs, name: r}\nV: {is: white}\nW: {is: white}\n");
    for n in 0..3 {
        desk.file(
            &format!("issues/1/stories/{n}.md"),
            &format!("---\ntitle: 题{n}\n---\n{}\n", han(60, n)),
        );
    }
    desk.issue("  - {layout: one, stories: {r: [stories/0.md, stories/1.md, stories/2.md]}}\n");
    let paged = desk.paged();
    let told: Vec<String> = paged.told("overset").map(|fault| paged.complaint(fault)).collect();
    // First the page, then brief by brief. Six lines each with a blank one between: one fits, or almost two.
    let Some((page, told)) = told.split_first() else { panic!("nothing is told") };
    assert!(page.starts_with("issues/1/issue.yaml:3: 第 1 版共多"), "{page}");
    let last = told.last().unwrap();
    assert!(last.starts_with("issues/1/stories/2.md:"), "{last}");
    let placed =
        (0..3).filter(|n| !paged.words_of(&format!("issues/1/stories/{n}.md")).is_empty()).count();
    assert_eq!(placed + told.len(), 3, "{told:?}");
    assert_eq!(paged.laid.marks.len(), told.len());
}

#[test]
fn too_short_is_told_in_lines() {
    for (columns, lines, characters) in [(5, 30, 500), (2, 30, 300), (3, 60, 900)] {
        let paged = page(columns, lines, characters);
        let head = paged.things_of(STORY)[0];
        assert_eq!(head.role, "headline");
        let head_lines = (head.height / paged.laid.grid.leading).ceil() as usize;
        let empty = columns * (lines - head_lines) - lines_set(&paged);
        let faults: Vec<_> = paged.told("underset").collect();
        assert_eq!(faults.len(), 1, "{:?}", paged.complaints());
        let told = paged.complaint(faults[0]);
        assert!(told.starts_with(&format!("{STORY}:2: ")), "{told}");
        assert_eq!(faults[0].severity, Severity::Warning);
        let number = |after: &str| -> usize {
            let rest = told.split(after).nth(1).unwrap().trim_start();
            rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
        };
        // Two lines of white above the headline, and a column one line short, are no fault.
        let (lines, characters) = (number("还空"), number("约"));
        assert!((empty - 3 * columns..=empty).contains(&lines), "{empty} lines are empty: {told}");
        assert_eq!(characters, lines * 14, "{told}");
    }
}

#[test]
fn a_picture_without_room_is_told() {
    let desk = Desk::new();
    desk.picture("p.png", 20, 60);
    let story = format!(
        "---\ntitle: 题目\n---\n{}\n\n![图说](p.png \"columns=2 place=top\")\n",
        han(100, 1)
    );
    let paged = desk.one_story_in(5, Some(20), &story).paged();
    let told: Vec<String> = paged.told("no-room").map(|fault| paged.complaint(fault)).collect();
    assert_eq!(told.len(), 1, "{:?}", paged.complaints());
    assert!(told[0].starts_with(&format!("{STORY}:6: ")), "{told:?}");
    assert!(paged.photos.is_empty());
}

#[test]
fn each_picture_of_a_picture_page_without_room_is_told() {
    let desk = Desk::new();
    desk.picture("p.png", 20, 60);
    desk.picture("q.png", 20, 60);
    let story = "---\ntitle: 题目\nform: photos\n---\n![一](p.png \"columns=2\")\n\n![二](q.png \"columns=2\")\n";
    let paged = desk.one_story_in(5, Some(20), story).paged();
    let told: Vec<String> = paged.told("no-room").map(|fault| paged.complaint(fault)).collect();
    assert_eq!(told.len(), 2, "{:?}", paged.complaints());
    assert!(told[0].starts_with(&format!("{STORY}:5: ")), "{told:?}");
    assert!(told[1].starts_with(&format!("{STORY}:7: ")), "{told:?}");
    assert!(paged.photos.is_empty());
}

/// What is told to be too long, in characters.
fn over(story: &str) -> usize {
    let paged = Desk::new().one_story_in(3, Some(20), story).paged();
    let told: Vec<String> = paged.told("overset").map(|fault| paged.complaint(fault)).collect();
    let [told] = &told[..] else { panic!("one fault: {:?}", paged.complaints()) };
    let number = told.split("多出 ").nth(1).unwrap();
    number.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn nothing_is_left_out_of_what_is_too_long() {
    let (body, more) = (han(900, 1), han(60, 7));
    let parts = [
        "甲{}",
        "## 题\n\n甲{}",
        "- 甲\n- 乙{}",
        "- 甲\n  - 乙{}",
        "1. 甲\n2. 乙{}",
        "> 甲{}",
        "| 甲 | 乙 |\n|---|---|\n| 丙{} | 丁 |",
        "> [!NOTE]\n> 甲{}",
        "> [!QUOTE]\n> 甲{}",
        "> [!SIDEBAR] 题\n> 甲\n>\n> > [!NOTE]\n> > 乙{}",
        "- 甲\n\n  > [!NOTE]\n  > 乙{}",
        "> 甲\n>\n> | 甲 | 乙 |\n> |---|---|\n> | 丙{} | 丁 |",
    ];
    for part in parts {
        let story = |words: &str| {
            format!("---\ntitle: 题目\n---\n\n{body}\n\n{}\n", part.replace("{}", words))
        };
        let (before, after) = (over(&story("")), over(&story(&more)));
        assert_eq!(after - before, 60, "{part}");
    }
    // In a sidebar they take the place of body type; what stood there is over as well.
    let story =
        |words: &str| format!("---\ntitle: 题目\n---\n\n{body}\n\n> [!SIDEBAR] 题\n> 甲{words}\n");
    assert!(over(&story(&more)) >= over(&story("")) + 40);
}
