//! How runs end that do not go well: the earlier archive stays whole.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use super::papers::{FIRST, add, archived, paper, zips};
use crate::run::{Run, files, kanyin};

fn archive_of_all(desk: &Desk) -> Run {
    kanyin(desk.folder(), &["archive", "--all"])
}

#[test]
fn an_issue_with_faults_is_not_archived_and_its_earlier_archive_stays() {
    let desk = good_desk();
    archived(desk.folder(), &["--for", "readers,printer"]);
    let before = zips(&desk.folder().join("out"));
    desk.file(STORY, &story("太长", &han(9000, 1)));
    let run = kanyin(desk.folder(), &["archive", "--for", "readers,printer"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("[overset]"), "{}", run.err);
    assert!(run.err.contains("没有动") && run.err.contains(FIRST), "{}", run.err);
    assert_eq!(run.out, "");
    assert_eq!(before, zips(&desk.folder().join("out")));
    // As `build` does: nobody shall print it.
    assert!(!desk.folder().join("out/1/press.pdf").exists());
}

#[test]
fn an_issue_that_cannot_be_read_does_not_stop_the_others() {
    let desk = paper(4);
    desk.file("issues/2/issue.yaml", "date: [");
    desk.file("issues/3/stories/a.md", &story("太长", &han(9000, 1)));
    let run = archive_of_all(&desk);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(run.out, format!("{FIRST}\nout/试报-2027-01-04.zip\n"));
    assert!(run.err.contains("存档 2 期，没有变的 0 期，没做成的 2 期"), "{}", run.err);
    assert!(run.err.contains("[2/4] 2：没有存档"), "{}", run.err);
}

#[test]
fn two_issues_of_a_day_are_told_in_whatever_shard_they_are() {
    let desk = paper(2);
    let two = fs::read_to_string(desk.folder().join("issues/2/issue.yaml")).unwrap();
    desk.file("issues/2/issue.yaml", &two.replace("2027-01-02", "2026-11-20"));
    for shard in ["1/1", "2/2"] {
        let run = kanyin(desk.folder(), &["archive", "--all", "--shard", shard]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains("2：没有存档：和 1 是同一天的报"), "{}", run.err);
    }
    // By itself it does not overwrite the other's.
    let before = zips(&desk.folder().join("out"));
    let run = kanyin(desk.folder(), &["archive", "issues/2"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("另一期（issues/1）的存档"), "{}", run.err);
    assert_eq!(before, zips(&desk.folder().join("out")));
}

#[test]
fn a_name_that_windows_cannot_open_is_told() {
    let desk = good_desk();
    desk.file("paper.yaml", "name: 试报\npress: {file-name: 'COM{page}'}\n");
    let run = kanyin(desk.folder(), &["archive", "--for", "printer"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("COM1.pdf") && run.err.contains("设备名"), "{}", run.err);
    assert!(zips(&desk.folder().join("out")).is_empty());
}

#[test]
fn what_stands_in_the_way_ends_with_2() {
    let desk = good_desk();
    desk.file("out", "a file where the folder should be");
    assert_eq!(kanyin(desk.folder(), &["archive"]).code, 2);
}

/// Runs `archive` where no file may become longer than so many blocks of 512 bytes: as on a full disk.
fn limited(folder: &Path, blocks: u64, before: &str) -> Output {
    let kanyin = env!("CARGO_BIN_EXE_kanyin");
    let script = format!("{before} ulimit -f {blocks}; exec '{kanyin}' archive");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).current_dir(folder).env_remove("SOURCE_DATE_EPOCH");
    shell.stdin(Stdio::null()).output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_full_disk_and_a_killed_run_leave_the_earlier_archive_whole() {
    let desk = good_desk();
    archived(desk.folder(), &[]);
    let out = desk.folder().join("out");
    let before = zips(&out);
    // More than any file that goes into the archive, less than the archive.
    let longest = files(&out.join("1")).values().map(Vec::len).max().unwrap() as u64;
    let zip = fs::metadata(desk.folder().join(FIRST)).unwrap().len();
    let blocks = (longest + zip) / 2 / 512;
    assert!(longest < blocks * 512 && blocks * 512 < zip - 1024, "{longest} {zip}");
    desk.file(STORY, &story("另一个题目", &han(4700, 9)));

    // The disk is full: the write fails.
    let full = limited(desk.folder(), blocks, "trap '' XFSZ;");
    let said = String::from_utf8_lossy(&full.stderr).into_owned();
    assert_eq!(full.status.code(), Some(3), "{said}");
    assert!(said.contains("out") && !said.contains("panicked"), "{said}");
    assert_eq!(before, zips(&out));
    let left = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with(".kanyin-")).collect();
    assert!(left.is_empty(), "{left:?}");

    // The run is killed in the midst of writing.
    let killed = limited(desk.folder(), blocks, "");
    assert_eq!(killed.status.code(), None, "{killed:?}");
    assert_eq!(before, zips(&out));
    assert_eq!(kanyin(desk.folder(), &["verify", FIRST]).code, 0);

    archived(desk.folder(), &[]);
    assert_ne!(before, zips(&out));
}

#[test]
fn several_failures_are_each_told() {
    let desk = paper(2);
    add(&desk, 3, &han(4700, 3));
    desk.file("out/2", "a file where the folder should be");
    let run = archive_of_all(&desk);
    assert_eq!(run.code, 2, "{}", run.err);
    assert_eq!(run.out, format!("{FIRST}\nout/试报-2027-01-03.zip\n"));
    assert!(run.err.contains("[2/3] 2：没有存档：out/2 不是文件夹"), "{}", run.err);
}
