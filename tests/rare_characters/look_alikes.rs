//! Radicals and compatibility forms, as copying from PDFs leaves them.

use serde_json::Value;

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use crate::run::{kanyin, output};

/// ⽼ and ⻔, the radicals.
const OLD: &str = "\u{2F7C}";
const GATE: &str = "\u{2ED4}";

/// Path, line, column and message of the faults that `check` tells.
fn checked(desk: &Desk) -> Vec<(String, u64, u64, String)> {
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    let faults = run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let known = ["kangxi-radical", "compatibility-form", "private-use"];
    let faults = faults.filter(|fault| known.contains(&fault["code"].as_str().unwrap()));
    faults
        .map(|fault| {
            assert_eq!(fault["severity"], "warning");
            let text = |key: &str| fault[key].as_str().unwrap().to_string();
            (
                text("path"),
                fault["line"].as_u64().unwrap(),
                fault["column"].as_u64().unwrap(),
                text("message"),
            )
        })
        .collect()
}

#[test]
fn they_are_told_wherever_staff_write() {
    let desk = Desk::with_paper(&format!("name: 试报\nmasthead: {{publisher: {OLD}西门}}\n"));
    desk.picture("p.png", 1200, 800);
    let text = format!(
        "---\ntitle: {OLD}人\nbyline: 甲{GATE}\n---\n\n𬱖{OLD}年\u{F92C}\n\n![\u{2F3E}外](p.png \"credit='\u{2FAF}'\")\n\n{}\n",
        han(3000, 1)
    );
    let desk = desk.one_story(5, &text);
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\neditors: {责编: \u{2EE2}某, \"校对\": \"\\u2EE2\"}\npages:\n  - {layout: one, stories: {a: stories/a.md}}\n",
    );
    let told = checked(&desk);
    let expected = [
        ("issues/1/issue.yaml", 2, 15, "“⻢”（U+2EE2）是部首字形，不是“马”（U+9A6C）"),
        (STORY, 2, 8, "“⽼”（U+2F7C）是部首字形，不是“老”（U+8001）；这个文件里还有 1 处"),
        (STORY, 3, 10, "“⻔”（U+2ED4）是部首字形，不是“门”（U+95E8）"),
        (STORY, 6, 4, "“\u{F92C}”（U+F92C）是兼容字形，不是“郎”（U+90CE）"),
        (STORY, 8, 3, "“⼾”（U+2F3E）是部首字形，不是“户”（U+6237）"),
        (STORY, 8, 22, "“⾯”（U+2FAF）是部首字形，不是“面”（U+9762）"),
        ("paper.yaml", 2, 23, "“⽼”（U+2F7C）是部首字形，不是“老”（U+8001）"),
    ];
    let told: Vec<_> = told.iter().map(|(p, l, c, m)| (p.as_str(), *l, *c, m.as_str())).collect();
    assert_eq!(told, expected);
}

#[test]
fn an_escape_hides_none() {
    let desk = good_desk();
    desk.file(STORY, &format!("---\ntitle: \"\\u2F7C人\"\n---\n\n{}\n", han(4700, 1)));
    let told = checked(&desk);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].3.contains("“老”（U+8001）") && told[0].1 == 2);
}

#[test]
fn they_stop_no_press() {
    let desk = good_desk();
    desk.file(STORY, &story("好题目", &format!("{OLD}{GATE}{}", han(4700, 1))));
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.err.matches("[kangxi-radical]").count(), 2, "{}", run.err);
    assert!(output(&desk, "press.pdf").starts_with(b"%PDF"));
}

#[test]
fn a_character_of_the_private_area_is_told_with_its_real_one() {
    let desk = good_desk();
    desk.file(STORY, &story("好题目", &format!("王\u{E863}{}", han(4700, 1))));
    let told = checked(&desk);
    assert!(told.len() == 1 && told[0].3.contains("不是“䶮”（U+4DAE）"), "{told:?}");
}

#[test]
fn real_issues_and_units_have_none() {
    let desk = good_desk();
    desk.file(
        STORY,
        &story("好题目", &format!("120㎡，3㎞，25℃，①②，№5，Ⅷ，ｶﾅ，Ａ１。{}", han(4600, 1))),
    );
    assert_eq!(checked(&desk), []);
    for (name, paged) in kanyin_testing::pages::real_issues() {
        let told = ["kangxi-radical", "compatibility-form", "private-use"];
        let found: usize = told.iter().map(|code| paged.told(code).count()).sum();
        assert_eq!(found, 0, "{name}: {:?}", paged.complaints());
    }
}
