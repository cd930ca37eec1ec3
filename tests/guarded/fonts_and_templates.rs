//! Fonts, templates, stories.

use std::process::Stdio;
use std::time::{Duration, Instant};

use kanyin_testing::{STORY, good_desk, story};

use super::in_a_second;
use crate::run::command;

#[test]
fn a_collection_that_claims_four_billion_fonts_is_told() {
    let desk = good_desk();
    desk.file("fonts/many.ttc", b"ttcf\0\x01\0\0\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0".as_slice());
    let run = in_a_second(&desk, &["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("fonts/many.ttc") && run.err.contains("[broken-font]"), "{}", run.err);
}

/// A template of the publication's own that works for ever, and one that eats memory.
#[test]
fn a_template_that_does_not_end_is_told() {
    for work in [
        "for a in range(9999) { for b in range(9999) { for c in range(9999) { n += 1 } } }",
        "let s = \"abcdefgh\"; for a in range(60) { s = s + s }",
    ] {
        let desk = good_desk();
        desk.file("layouts/house/own.typ", &format!("#let own = {{ let n = 0; {work} }}\n"));
        let run = in_a_second(&desk, &["build"]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains("layouts/house/own.typ：这个版式模板排不下来"), "{}", run.err);
        assert!(desk.folder().join("out/1/pages/01.png").exists());
    }
}

#[test]
fn a_story_of_marks_is_told_or_set() {
    let desk = good_desk();
    desk.file(STORY, &story("题目", &"*a ".repeat(60_000)));
    let run = in_a_second(&desk, &["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("issues/1/stories/a.md"), "{}", run.err);
}

/// Whoever kills the process that was started wants no other to go on.
#[cfg(unix)]
#[test]
fn nobody_works_for_a_keeper_that_is_gone() {
    let desk = good_desk();
    desk.file(
        "layouts/house/own.typ",
        "#let own = { let n = 0; for a in range(9999) { for b in range(9999) { n += 1 } } }\n",
    );
    let mut keeper = command(desk.folder(), &["check"]);
    let keeper = keeper.env("KANYIN_DEADLINE", "600").stdout(Stdio::piped()).stderr(Stdio::null());
    let mut keeper = keeper.spawn().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    keeper.kill().unwrap();
    // Standard output stays open as long as anybody holds it.
    let begun = Instant::now();
    let mut said = String::new();
    std::io::Read::read_to_string(&mut keeper.stdout.take().unwrap(), &mut said).unwrap();
    keeper.wait().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(30), "it went on");
}
