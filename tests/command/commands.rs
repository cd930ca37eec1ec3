//! The other commands.

use std::fs;

use serde_json::Value;

use kanyin_testing::{Desk, good_desk, han, story};

use crate::run::{files, kanyin};

#[test]
fn a_new_publication_builds_at_once_without_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let run = kanyin(folder.path(), &["new", "巷口"]);
    assert_eq!((run.code, run.out.trim()), (0, "巷口"), "{}", run.err);
    let paper = folder.path().join("巷口");
    let run = kanyin(&paper, &["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("0 处错误，0 处提醒"), "{}", run.err);
    let yaml = fs::read_to_string(paper.join("paper.yaml")).unwrap();
    assert!(yaml.contains("name: \"巷口\"") && yaml.contains("$schema=.kanyin/paper.schema.json"));
    let schema = fs::read(paper.join(".kanyin/paper.schema.json")).unwrap();
    assert!(
        serde_json::from_slice::<Value>(&schema).unwrap()["properties"]["masthead"].is_object()
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn new_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    assert_eq!(kanyin(folder.path(), &["new", "empty"]).code, 0);
    let before = files(folder.path());
    assert_eq!(kanyin(folder.path(), &["new", "empty"]).code, 2);
    assert_eq!(kanyin(folder.path(), &["new", "empty/paper.yaml"]).code, 2);
    assert!(files(folder.path()) == before);
}

#[test]
fn check_speaks_to_machines() {
    let desk = Desk::new().one_story(5, &story("太长", &han(9000, 1)));
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    let fault: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    assert_eq!(fault["code"], "overset");
    assert_eq!(fault["path"], "issues/1/stories/a.md");
    let run = kanyin(&desk.folder().join("issues"), &["check", "--format", "github"]);
    assert!(run.out.starts_with("::error file="), "{}", run.out);
}

#[test]
fn messages_come_in_two_languages() {
    let desk = Desk::new().one_story(5, &story("太长", &han(9000, 1)));
    let run = kanyin(desk.folder(), &["check", "--lang", "en"]);
    assert!(run.err.contains("error: ") && run.err.contains("1 errors"), "{}", run.err);
    let run = kanyin(desk.folder(), &["check", "--lang", "zh"]);
    assert!(run.err.contains("错误："), "{}", run.err);
}

#[test]
fn schemas_are_json() {
    let desk = good_desk();
    for of in ["paper", "issue", "story", "layout"] {
        let run = kanyin(desk.folder(), &["schema", of]);
        let schema: Value = serde_json::from_str(&run.out).unwrap();
        assert!(schema["properties"].is_object(), "{of}");
    }
    let parts: Value =
        serde_json::from_str(&kanyin(desk.folder(), &["schema", "parts"]).out).unwrap();
    let parts = parts["parts"].as_array().unwrap();
    for name in ["headline", "caption", "masthead", "folio", "ground", "picture"] {
        let part = parts.iter().find(|part| part["name"] == name).expect(name);
        assert_ne!(part["description"], "", "{name}");
    }
}

#[test]
fn the_plan_is_a_table() {
    let desk = good_desk();
    let run = kanyin(desk.folder(), &["plan"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("第 1 版（one）") && run.out.contains("a.md"), "{}", run.out);
    assert!(!desk.folder().join("out").exists());
}

#[test]
fn fonts_lists_every_role_with_what_it_covers() {
    let desk = good_desk();
    let run = kanyin(desk.folder(), &["fonts"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for role in ["song", "heavy", "hei", "kai", "display"] {
        assert!(run.out.lines().any(|line| line.starts_with(role)), "{}", run.out);
    }
    assert!(
        run.out.contains("8105 (100.0%)") && run.out.contains("NotoSerifCJKsc-Regular.otf"),
        "{}",
        run.out
    );
}

#[test]
fn completions_and_manual_know_every_command() {
    let desk = good_desk();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = kanyin(desk.folder(), &["completions", shell]);
        assert!(run.code == 0 && run.out.contains("build"), "{shell}");
    }
    assert!(kanyin(desk.folder(), &["man"]).out.starts_with(".ie"));
    assert_eq!(kanyin(desk.folder(), &["man", "--out", "man1"]).code, 0);
    assert!(desk.folder().join("man1/kanyin-build.1").exists());
}

#[test]
fn verbose_tells_where_the_time_went() {
    let desk = good_desk();
    let run = kanyin(desk.folder(), &["build", "-v", "--only", "png"]);
    assert!(run.err.contains("排版") && run.err.contains("pages/01.png"), "{}", run.err);
}
