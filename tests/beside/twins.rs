//! Names that differ by case alone are one file on Windows and macOS: told on every system.

use std::fs;

use kanyin_testing::good_desk;

use crate::run::kanyin;

#[test]
fn names_that_differ_by_case_are_told() {
    for (one, other) in [
        ("issues/1/stories/b.md", "issues/1/stories/B.md"),
        ("issues/1/Images/x.png", "issues/1/images/y.png"),
        ("fillers/one.txt", "fillers/One.txt"),
        ("layouts/One/note.txt", "layouts/one/note.txt"),
        ("issues/Xmas/note.txt", "issues/xmas/note.txt"),
        ("issues/1/images/caf\u{e9}.png", "issues/1/images/cafe\u{301}.png"),
    ] {
        let desk = good_desk();
        desk.file(one, "---\ntitle: 一\n---\n\n字。\n");
        desk.file(other, "---\ntitle: 二\n---\n\n字。\n");
        let names = |path: &str| fs::metadata(desk.folder().join(path)).unwrap();
        if cfg!(unix) {
            use std::os::unix::fs::MetadataExt;
            if names(one).ino() == names(other).ino() {
                continue;
            }
        }
        let run = kanyin(desk.folder(), &["check"]);
        assert!(run.err.contains("[twin-names]"), "{other}: {}", run.err);
    }
}
