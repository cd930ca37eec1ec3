//! Files with Windows' line ends, as Git may hand them out: the same pages, and faults on the same lines.

use std::fs;
use std::path::Path;

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use crate::run::{files, kanyin};

/// Gives every text of a folder Windows' line ends.
fn to_crlf(folder: &Path) {
    for (name, bytes) in files(folder) {
        let ending = Path::new(&name).extension().and_then(|ending| ending.to_str());
        if matches!(ending, Some("md" | "yaml" | "typ" | "css" | "html")) {
            let text = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
            fs::write(folder.join(name), text).unwrap();
        }
    }
}

#[test]
fn the_same_pages() {
    let built = |crlf: bool| {
        let desk = good_desk();
        desk.file("layouts/house/mine.typ", "/// 签.\n#let tab(it, at) = [\n  #it.body\n]\n");
        if crlf {
            to_crlf(desk.folder());
        }
        let run = kanyin(desk.folder(), &["build", "--only", "press,png,epaper,stories"]);
        assert_eq!(run.code, 0, "{}", run.err);
        files(&desk.folder().join("out/1"))
    };
    let (unix, windows) = (built(false), built(true));
    assert_eq!(unix.keys().collect::<Vec<_>>(), windows.keys().collect::<Vec<_>>());
    for (name, bytes) in unix {
        assert!(windows[&name] == bytes, "{name} differs");
    }
}

#[test]
fn the_same_faults_on_the_same_lines() {
    let told = |crlf: bool| {
        let desk = Desk::with_paper("name: 试报\ngrid:\n  columns: 5\n  colums: 5\n");
        let desk = desk.one_story(
            5,
            &story(
                "太长",
                &format!("{}\n\n## 一\n\n![](none.png)\n\n{}", han(9000, 1), han(9000, 2)),
            ),
        );
        desk.file("issues/1/stories/b.md", "---\ntitle: 题\nbylin: 某\n---\n\n字。\n");
        desk.file("layouts/one/bad.typ", "#let a = 1\n#let b = nothing\n");
        desk.issue("  - layout: one\n    stories: {a: stories/a.md}\n  - layout: one\n    stories: {a: stories/b.md}\n    ads: [x]\n");
        if crlf {
            to_crlf(desk.folder());
        }
        kanyin(desk.folder(), &["check", "--format", "json"]).out
    };
    let unix = told(false);
    assert!(unix.contains("unknown-key") && unix.contains("bad.typ:2:10"), "{unix}");
    assert!(unix.contains(STORY), "{unix}");
    assert_eq!(told(true), unix);
}
