//! Publications of several issues, and the archives they make.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kanyin_archive::Checksum;
use kanyin_testing::{Desk, good_desk, han, story};

use crate::run::{Run, kanyin};

/// A publication with issues 1 to `count`, each of its own day.
pub fn paper(count: u32) -> Desk {
    let desk = good_desk();
    for issue in 2..=count {
        add(&desk, issue, &han(4700, issue));
    }
    desk
}

/// Adds an issue whose one story has this text.
pub fn add(desk: &Desk, issue: u32, text: &str) {
    desk.file(&format!("issues/{issue}/stories/a.md"), &story("好题目", text));
    let pages = "  - layout: one\n    stories: {a: stories/a.md}\n";
    let date = format!("2027-01-{issue:02}");
    desk.file(&format!("issues/{issue}/issue.yaml"), &format!("date: {date}\npages:\n{pages}"));
}

/// Runs `archive`; it must be good.
pub fn archived(folder: &Path, args: &[&str]) -> Run {
    let run = kanyin(folder, &[&["archive"], args].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run
}

/// The zip files of a folder by name, with their sums.
pub fn zips(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let zips = entries.filter(|path| path.extension().is_some_and(|ending| ending == "zip"));
    let named = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_string();
    zips.map(|path| (named(&path), Checksum::of(&fs::read(&path).unwrap()).to_string())).collect()
}

/// The archive for readers of the desk's first issue.
pub const FIRST: &str = "out/试报-2026-11-20.zip";
