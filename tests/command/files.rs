//! The files that a build writes.

use std::fs;

use lopdf::Object;

use kanyin_testing::{Desk, good_desk, han, story};

use super::pixels::{BLEED, Sheet};
use crate::printed::Printed;
use crate::run::{built, command, files, kanyin, output};

#[test]
fn a_good_issue_gives_every_file_and_names_it() {
    let desk = good_desk();
    let run = built(&desk);
    let names: Vec<String> = files(&desk.folder().join("out/1")).into_keys().collect();
    let all = [
        "layout.json",
        "pages/01.png",
        "plan.yaml",
        "preflight.html",
        "preflight.json",
        "press.pdf",
        "press/01.pdf",
        "web.pdf",
    ];
    assert_eq!(names, all);
    for name in all {
        assert!(run.out.lines().any(|line| line == format!("out/1/{name}")), "{}", run.out);
    }
}

#[test]
fn the_press_pdf_is_1_6_with_the_trim_inside_the_bleed() {
    let desk = good_desk();
    built(&desk);
    for name in ["press.pdf", "press/01.pdf"] {
        let press = Printed::read(&output(&desk, name));
        assert_eq!(press.0.version, "1.6");
        let (width, height) = (270.0 * 72.0 / 25.4, 390.0 * 72.0 / 25.4);
        let media = press.boxes(b"MediaBox")[0].unwrap();
        let trim = press.boxes(b"TrimBox")[0].unwrap();
        let near = |a: [f64; 4], b: [f64; 4]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.01);
        assert!(near(media, [0.0, 0.0, width + 2.0 * BLEED, height + 2.0 * BLEED]), "{media:?}");
        assert!(near(trim, [BLEED, BLEED, width + BLEED, height + BLEED]), "{trim:?}");
        assert!(press.catalogue(b"StructTreeRoot").is_none());
    }
}

#[test]
fn the_web_pdf_is_tagged_and_cut_at_the_trim() {
    let desk = good_desk();
    built(&desk);
    let web = Printed::read(&output(&desk, "web.pdf"));
    let media = web.boxes(b"MediaBox")[0].unwrap();
    assert!((media[2] - 270.0 * 72.0 / 25.4).abs() < 0.01);
    assert!(web.catalogue(b"StructTreeRoot").is_some());
    assert_eq!(web.catalogue(b"Lang").and_then(|lang| lang.as_str().ok()), Some(&b"zh-CN"[..]));
}

#[test]
fn every_font_is_embedded() {
    let desk = good_desk();
    built(&desk);
    for name in ["press.pdf", "press/01.pdf", "web.pdf"] {
        let pdf = Printed::read(&output(&desk, name));
        let descriptors = pdf.with_name(b"Type", b"FontDescriptor");
        assert!(!descriptors.is_empty());
        for descriptor in descriptors {
            let has = |key: &[u8]| descriptor.get(key).is_ok();
            assert!(has(b"FontFile2") || has(b"FontFile3"), "{name}: {descriptor:?}");
        }
    }
}

#[test]
fn previews_have_two_pixels_a_point() {
    let desk = good_desk();
    built(&desk);
    assert_eq!(Sheet::png(&output(&desk, "pages/01.png")).size(), (1531, 2211));
}

#[test]
fn only_what_was_asked_for_is_written() {
    let desk = good_desk();
    assert_eq!(kanyin(desk.folder(), &["build", "--only", "png"]).code, 0);
    let names: Vec<String> = files(&desk.folder().join("out/1")).into_keys().collect();
    assert_eq!(names, ["layout.json", "pages/01.png", "plan.yaml"]);
    assert_eq!(kanyin(desk.folder(), &["build", "--only", "web,press"]).code, 0);
    assert!(desk.folder().join("out/1/web.pdf").exists());
}

#[test]
fn pages_that_are_no_longer_there_are_removed() {
    let desk = good_desk();
    let two = "  - layout: one\n    stories: {a: stories/a.md}\n  - layout: one\n    stories: {a: stories/b.md}\n";
    desk.file("issues/1/stories/b.md", &story("第二版", &han(4700, 2)));
    desk.issue(two);
    built(&desk);
    assert!(desk.folder().join("out/1/pages/02.png").exists());
    desk.file("out/1/pages/note.png", "kept");
    desk.issue("  - layout: one\n    stories: {a: stories/a.md}\n");
    built(&desk);
    for name in ["pages/02.png", "press/02.pdf"] {
        assert!(!desk.folder().join("out/1").join(name).exists(), "{name}");
    }
    assert!(desk.folder().join("out/1/pages/note.png").exists());
}

#[test]
fn the_same_copy_gives_the_same_bytes_anywhere() {
    let build = || {
        let desk = good_desk();
        desk.picture("p.png", 900, 600);
        desk.file(
            kanyin_testing::STORY,
            &story("题", &format!("{}\n\n![图](p.png)\n", han(2800, 1))),
        );
        built(&desk);
        files(&desk.folder().join("out/1"))
    };
    let (one, other) = (build(), build());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert!(other[name] == *bytes, "{name} differs");
    }
}

#[test]
fn pdfs_are_dated_by_the_issue_or_by_source_date_epoch() {
    let desk = good_desk();
    let date = |desk: &Desk| {
        let press = Printed::read(&output(desk, "press.pdf"));
        let info = press.0.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        let date = press.0.get_dictionary(info).unwrap().get(b"CreationDate").unwrap();
        String::from_utf8(date.as_str().unwrap().to_vec()).unwrap()
    };
    built(&desk);
    assert!(date(&desk).starts_with("D:20261120"), "{}", date(&desk));
    let mut dated = command(desk.folder(), &["build", "--only", "press"]);
    assert!(dated.env("SOURCE_DATE_EPOCH", "951782400").status().unwrap().success());
    assert!(date(&desk).starts_with("D:20000229000000"), "{}", date(&desk));
    let mut wrong = command(desk.folder(), &["build"]);
    let output = wrong.env("SOURCE_DATE_EPOCH", "yesterday").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_plan_and_the_layout_tell_where_things_stand() {
    let desk = good_desk();
    built(&desk);
    let plan: serde_yaml::Value = serde_yaml::from_slice(&output(&desk, "plan.yaml")).unwrap();
    let area = &plan["pages"][0]["areas"][0];
    assert_eq!(area["area"], "a");
    assert_eq!(area["files"][0], "issues/1/stories/a.md");
    let layout: serde_json::Value = serde_json::from_slice(&output(&desk, "layout.json")).unwrap();
    assert_eq!(layout["date"], "2026-11-20");
    assert_eq!(layout["grid"]["leading"], 13.5);
    let things = layout["things"].as_array().unwrap();
    assert!(things.iter().any(|thing| thing["role"] == "headline"));
}

#[test]
fn a_run_that_is_killed_leaves_no_half_file() {
    let desk = good_desk();
    built(&desk);
    let whole = files(&desk.folder().join("out/1"));
    fs::remove_dir_all(desk.folder().join("out")).unwrap();
    for milliseconds in [5, 20, 40, 60, 80, 100, 130, 160] {
        let mut run = command(desk.folder(), &["build"]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        let _ = run.kill();
        run.wait().unwrap();
        for (name, bytes) in files(&desk.folder().join("out/1")) {
            if !name.starts_with(".kanyin-") {
                assert!(whole[&name] == bytes, "{name} is half written");
            }
        }
    }
    built(&desk);
}

#[test]
fn two_runs_at_once_do_each_other_no_harm() {
    let desk = good_desk();
    let mut runs: Vec<_> =
        (0..3).map(|_| command(desk.folder(), &["build"]).spawn().unwrap()).collect();
    for run in &mut runs {
        assert!(run.wait().unwrap().success());
    }
    let together = files(&desk.folder().join("out/1"));
    built(&desk);
    assert!(files(&desk.folder().join("out/1")) == together);
}
