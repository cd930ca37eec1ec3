//! `--layout auto`: all pages make themselves up, and nothing of the issue is changed.

use serde_json::Value;

use kanyin_testing::{Desk, han, story};

use crate::run::{files, kanyin, output};

/// Two stories on a layout of the publication's own, kept by a plan.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.file(
        "layouts/two/layout.yaml",
        "rows: [auto, auto]\nareas: [AAAAA, BBBBB]\nA: {is: story, name: a}\nB: {is: story, name: b}\n",
    );
    desk.file("issues/1/stories/a.md", &story("街坊一起种下的菜园", &han(5 * 14 * 26, 1)));
    desk.file("issues/1/stories/b.md", &story("末班车等人", &han(5 * 14 * 22, 2)));
    desk.issue("  - layout: two\n    stories: {a: stories/a.md, b: stories/b.md}\n");
    desk.file("issues/1/plan.yaml", "pages:\n- page: 1\n  layout: two\n  rows: [36, auto]\n");
    desk
}

#[test]
fn every_page_makes_itself_up_and_no_file_of_the_issue_changes() {
    let desk = desk();
    let before = files(&desk.folder().join("issues"));
    let run = kanyin(desk.folder(), &["build", "--only", "web", "--layout", "auto"]);
    assert!(!run.err.contains("plan.yaml:"), "the plan is of another layout: {}", run.err);
    let plan: Value = serde_yaml::from_slice(&output(&desk, "plan.yaml")).unwrap();
    assert_eq!(plan["pages"][0]["layout"], "auto");
    let has = |name: &str| {
        let areas = plan["pages"][0]["areas"].as_array().unwrap();
        areas.iter().any(|area| area["area"] == name && area["columns"].as_u64() > Some(0))
    };
    assert!(has("a") && has("b"), "{plan}");
    let run = kanyin(desk.folder(), &["plan", "--layout", "auto"]);
    assert!(run.out.contains("第 1 版（auto）"), "{}", run.out);
    let run = kanyin(desk.folder(), &["check", "--layout", "auto"]);
    assert!(run.code < 2, "{}", run.err);
    assert!(!run.err.contains("[stale-plan]"), "{}", run.err);
    let run = kanyin(desk.folder(), &["plan", "--layout", "auto", "--alternatives", "2"]);
    assert!(run.out.contains("contact.png"), "{}", run.err);
    assert_eq!(files(&desk.folder().join("issues")), before);
    // Without it all is as before.
    let run = kanyin(desk.folder(), &["plan"]);
    assert!(run.out.contains("第 1 版（two）"), "{}", run.out);
}

#[test]
fn no_other_layout_may_be_asked_for() {
    let run = kanyin(desk().folder(), &["build", "--layout", "two"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("two") && run.err.contains("auto"), "{}", run.err);
}
