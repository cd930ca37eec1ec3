//! What is told first: the sums of pages, then errors, then warnings; the same numbers from every command.

use kanyin_testing::{Desk, han};

use crate::run::kanyin;

/// Two pages: the first short and with a wrong key, the second too long.
fn desk() -> Desk {
    let desk = Desk::new().one_story(5, "");
    desk.file("issues/1/stories/a.md", &format!("---\ntitle: 短\n---\n\n{}\n", han(900, 1)));
    desk.file(
        "issues/1/stories/b.md",
        &format!("---\ntitle: 长\nkiker: 引\n---\n\n{}\n", han(7000, 1)),
    );
    desk.issue(
        "  - {layout: one, stories: [stories/a.md]}\n  - {layout: one, stories: [stories/b.md]}\n",
    );
    desk
}

#[test]
fn sums_come_first_then_errors_then_warnings() {
    let desk = desk();
    let mut sums: Vec<Vec<String>> = Vec::new();
    for command in ["check", "plan", "build"] {
        let run = kanyin(desk.folder(), &[command]);
        assert_eq!(run.code, 1, "{}", run.err);
        let lines: Vec<&str> = run.err.lines().collect();
        assert_eq!(lines[0], "第 1 版：0 处错误，1 处提醒", "{}", run.err);
        assert_eq!(lines[1], "第 2 版：2 处错误，0 处提醒", "{}", run.err);
        let at =
            |words: &str| run.err.find(words).unwrap_or_else(|| panic!("{words}: {}", run.err));
        assert!(at("错误：不认识的键") < at("提醒：第 1 版还空"), "{}", run.err);
        assert!(at("错误：第 2 版放不下") < at("提醒：第 1 版还空"), "{}", run.err);
        let of = |line: &&&str| line.contains("处错误，");
        let told = lines.iter().filter(of).map(|line| line.split('（').next().unwrap().to_string());
        sums.push(told.collect());
    }
    assert!(sums.iter().all(|told| *told == sums[0]), "{sums:?}");
}

#[test]
fn plan_and_check_say_the_same_numbers() {
    let desk = desk();
    let check = kanyin(desk.folder(), &["check"]).err;
    let over = check.split("多出 ").nth(1).unwrap().split('）').next().unwrap().to_string();
    let plan = kanyin(desk.folder(), &["plan"]).out;
    assert!(plan.contains(&format!("多 {over}）")), "{over}: {plan}");
    let short = check.split("还空 ").nth(1).unwrap().split('）').next().unwrap().to_string();
    assert!(plan.contains(&format!("少 {short}）")), "{short}: {plan}");
}
