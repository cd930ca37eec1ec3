//! How runs end: exit codes, and what is written all the same.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use super::pixels::{BLEED, Place, Sheet, is_fault_red};
use crate::run::{built, command, files, kanyin, output, things};

/// A desk whose story is far too long for its page.
fn overset() -> Desk {
    Desk::new().one_story(5, &story("太长", &han(9000, 1)))
}

/// The foot margin of a page.
const FOOT: Place = Place { x: 0.0, y: 1050.0, width: 765.0, height: 55.0 };

#[test]
fn copy_that_does_not_fit_ends_with_1_and_no_press_pdf_but_previews() {
    let desk = overset();
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("[overset]") && run.err.contains("issues/1/stories/a.md:"),
        "{}",
        run.err
    );
    assert!(run.err.contains("1 处错误"), "{}", run.err);
    let names: Vec<String> = files(&desk.folder().join("out/1")).into_keys().collect();
    assert_eq!(names, ["layout.json", "pages/01.png", "plan.yaml", "web.pdf"]);
    let page = Place { x: 0.0, y: 0.0, width: 765.0, height: 1105.0 };
    let (width, _) = Sheet::png(&output(&desk, "pages/01.png")).extent(page, is_fault_red);
    assert!(width > 100.0, "the fault is not marked");
}

#[test]
fn previews_are_written_even_if_only_the_press_was_asked_for() {
    let desk = overset();
    assert_eq!(kanyin(desk.folder(), &["build", "--only", "press"]).code, 1);
    assert!(desk.folder().join("out/1/pages/01.png").exists());
}

#[test]
fn such_previews_have_the_pictures() {
    let desk = overset();
    desk.picture("p.png", 900, 600);
    desk.file(STORY, &story("太长", &format!("![](p.png \"columns=5\")\n\n{}", han(9000, 1))));
    assert_eq!(kanyin(desk.folder(), &["build", "--only", "press"]).code, 1);
    let place = Place::of(&things(&desk, "picture")[0]);
    let (width, _) = Sheet::png(&output(&desk, "pages/01.png")).dark(place);
    assert!((width - place.width).abs() < 1.0, "{width} in {place:?}");
}

/// A cut through any block leaves a web PDF that closes its tags.
#[test]
fn whatever_is_cut_off_there_are_previews() {
    let long = han(400, 3);
    let blocks = [
        format!("- {long}\n\n  {long}\n- {long}\n"),
        format!("> {long}\n>\n> {long}\n"),
        format!("## {}\n\n{long}\n", han(40, 4)),
        format!("| 甲 | 乙 |\n|--|--|\n{}", "| 一 | 二 |\n".repeat(60)),
        format!("> [!SIDEBAR] 题\n> {long}\n>\n> - {long}\n> - {long}\n"),
        format!("> [!NOTE]\n> {long}\n"),
        format!("**{long}** *{long}*\n"),
    ];
    for (n, block) in blocks.iter().enumerate() {
        for before in [4300, 4600, 4900] {
            let body = format!("{}\n\n{block}\n{long}\n\n{}\n", han(before, 1), block.repeat(3));
            let desk = Desk::new().one_story(5, &story("太长", &body));
            let run = kanyin(desk.folder(), &["build", "--only", "web"]);
            assert_eq!(run.code, 1, "block {n} after {before}: {}", run.err);
            assert!(run.out.contains("web.pdf"), "{}", run.out);
        }
    }
}

#[test]
fn an_old_press_pdf_is_taken_back() {
    let desk = good_desk();
    built(&desk);
    desk.file(STORY, &story("太长", &han(9000, 1)));
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("out/1/press.pdf"), "{}", run.err);
    assert!(!desk.folder().join("out/1/press.pdf").exists());
    assert!(!desk.folder().join("out/1/press/01.pdf").exists());
}

#[test]
fn an_old_press_pdf_is_taken_back_when_the_issue_cannot_be_read() {
    let desk = good_desk();
    built(&desk);
    desk.file("issues/1/issue.yaml", "date: [");
    assert_eq!(kanyin(desk.folder(), &["build"]).code, 1);
    assert!(!desk.folder().join("out/1/press.pdf").exists());
}

#[test]
fn a_proof_is_written_whatever_the_faults_and_stamped() {
    let desk = overset();
    let run = kanyin(desk.folder(), &["build", "--proof"]);
    assert_eq!(run.code, 1);
    let stamped = |name: &str| {
        let (width, height) =
            Sheet::pdf(&output(&desk, name), BLEED).extent(FOOT, |[r, g, _]| r > 150 && g < 100);
        width > 60.0 && (8.0..30.0).contains(&height)
    };
    assert!(stamped("press.pdf") && stamped("press/01.pdf"));
    let desk = good_desk();
    built(&desk);
    let (width, _) =
        Sheet::pdf(&output(&desk, "press.pdf"), BLEED).extent(FOOT, |[r, g, _]| r > 150 && g < 100);
    assert_eq!(width, 0.0, "no stamp without --proof");
}

#[test]
fn wrong_use_ends_with_2() {
    let desk = good_desk();
    let ends = |folder: &std::path::Path, args: &[&str]| kanyin(folder, args).code;
    assert_eq!(ends(desk.folder(), &["bild"]), 2);
    assert_eq!(ends(desk.folder(), &["build", "--only", "pdf"]), 2);
    assert_eq!(ends(desk.folder(), &["build", "nowhere"]), 2);
    assert_eq!(ends(desk.folder(), &["build", "issues"]), 2);
    assert_eq!(ends(desk.folder(), &["build", "paper.yaml"]), 2);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(ends(empty.path(), &["build"]), 2);
    desk.file("empty/paper.yaml", "name: 空\n");
    assert_eq!(ends(&desk.folder().join("empty"), &["build"]), 2);
}

#[test]
fn what_stands_in_the_way_ends_with_2() {
    let desk = good_desk();
    desk.file("out", "a file where the folder should be");
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("out 不是文件夹"), "{}", run.err);
}

#[test]
fn an_issue_is_found_from_where_one_stands() {
    let desk = good_desk();
    assert_eq!(kanyin(&desk.folder().join("issues/1/stories"), &["check"]).code, 0);
    assert_eq!(kanyin(&desk.folder().join("issues/1"), &["check"]).code, 0);
    assert_eq!(
        kanyin(
            desk.folder().parent().unwrap(),
            &["check", desk.folder().join("issues/1").to_str().unwrap(),]
        )
        .code,
        0
    );
}

#[test]
fn output_goes_where_it_is_told() {
    let desk = good_desk();
    let elsewhere = tempfile::tempdir().unwrap();
    let out = elsewhere.path().join("a/b");
    assert_eq!(kanyin(desk.folder(), &["build", "--out", out.to_str().unwrap()]).code, 0);
    assert!(out.join("1/press.pdf").exists());
    assert!(!desk.folder().join("out").exists());
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let desk = good_desk();
    for args in [&["build"][..], &["schema", "paper"], &["plan"], &["completions", "bash"]] {
        let mut run = command(desk.folder(), args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(run.stdout.take());
        let mut err = String::new();
        run.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert!(run.wait().unwrap().success(), "{args:?}: {err}");
        assert!(!err.contains("panicked"), "{err}");
    }
}

#[test]
fn check_writes_nothing() {
    let desk = overset();
    let before = files(desk.folder());
    let run = kanyin(desk.folder(), &["check"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("[overset]"), "{}", run.err);
    assert!(files(desk.folder()) == before);
    assert!(fs::read_dir(desk.folder()).unwrap().all(|entry| entry.unwrap().file_name() != "out"));
}
