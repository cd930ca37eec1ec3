//! `--skip-unchanged`.

use std::fs;

use kanyin_testing::{STORY, good_desk, han, story};

use super::papers::{FIRST, archived, paper};
use crate::run::{command, files, kanyin};

#[test]
fn what_is_unchanged_is_left_and_what_is_changed_is_made() {
    let desk = paper(3);
    let again = || archived(desk.folder(), &["--all", "--skip-unchanged"]);
    assert_eq!(again().out.lines().count(), 3);
    assert_eq!(again().out, "");
    // A photo of one issue.
    desk.picture("p.png", 300, 200);
    assert_eq!(again().out.trim(), FIRST);
    assert_eq!(again().out, "");
    // What has nothing to do with it.
    for file in ["README.md", "issues/1/.DS_Store", "issues/2/issue.yaml~", "notes/x.md"] {
        desk.file(file, "changed");
    }
    assert_eq!(again().out, "");
    // What all issues are made from.
    desk.file("paper.yaml", "name: 试报\nmasthead: {publisher: 某某}\n");
    assert_eq!(again().out.lines().count(), 3);
    assert_eq!(again().out, "");
    let run = kanyin(desk.folder(), &["archive", "--all", "--skip-unchanged"]);
    assert!(run.err.contains("[3/3] 3：没有变"), "{}", run.err);
    assert!(run.err.contains("没有变的 3 期"), "{}", run.err);
}

#[test]
fn only_the_archives_that_are_not_there_are_made() {
    let desk = good_desk();
    archived(desk.folder(), &[]);
    let run = archived(desk.folder(), &["--for", "readers,library", "--skip-unchanged"]);
    assert_eq!(run.out.trim(), "out/试报-2026-11-20-library.zip");
    fs::write(desk.folder().join(FIRST), "spoilt").unwrap();
    assert_eq!(archived(desk.folder(), &["--skip-unchanged"]).out.trim(), FIRST);
    let mut run = command(desk.folder(), &["archive", "--skip-unchanged"]);
    let output = run.env("SOURCE_DATE_EPOCH", "1000000000").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains(FIRST));
}

#[test]
fn a_changed_story_is_in_the_archive_and_files_are_left_as_build_leaves_them() {
    let desk = good_desk();
    archived(desk.folder(), &["--skip-unchanged"]);
    let before = fs::read(desk.folder().join(FIRST)).unwrap();
    desk.file(STORY, &story("另一个题目", &han(4700, 9)));
    archived(desk.folder(), &["--skip-unchanged"]);
    assert_ne!(before, fs::read(desk.folder().join(FIRST)).unwrap());
    let names: Vec<String> = files(&desk.folder().join("out/1")).into_keys().collect();
    for name in ["epaper/story-01.html", "layout.json", "plan.yaml", "stories.json", "web.pdf"] {
        assert!(names.iter().any(|there| there == name), "{name}: {names:?}");
    }
}
