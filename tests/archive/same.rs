//! The same copy gives the same bytes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use kanyin_testing::{good_desk, repository};

use super::papers::{FIRST, archived, paper, zips};
use crate::run::command;

/// Every file of the sample that an issue is made from.
fn sample() -> Vec<PathBuf> {
    fn below(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { below(&path, files) } else { files.push(path) }
        }
    }
    let root = repository();
    let mut files = vec![root.join("paper.yaml")];
    below(&root.join("issues/2026-11"), &mut files);
    files.sort();
    files
}

/// Copies files in their order, each an hour older than the one before it.
fn copied(files: &[PathBuf], to: &Path) {
    let root = repository();
    for (hours, file) in (1..).zip(files) {
        let copy = to.join(file.strip_prefix(&root).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::write(&copy, fs::read(file).unwrap()).unwrap();
        let age = Duration::from_secs(3600 * hours);
        File::options()
            .write(true)
            .open(copy)
            .unwrap()
            .set_modified(SystemTime::now() - age)
            .unwrap();
    }
}

#[test]
fn another_folder_clock_zone_language_and_order_of_files_change_nothing() {
    let mut files = sample();
    let made = |files: &[PathBuf], folder: &str, zone: &str, language: &str| {
        let root = tempfile::tempdir().unwrap();
        let publication = root.path().join(folder);
        copied(files, &publication);
        let args = ["archive", "--for", "readers,printer,library"];
        let mut run = command(&publication.join("issues"), &args);
        let run = run.env("TZ", zone).env("LC_ALL", language).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        zips(&publication.join("out"))
    };
    let one = made(&files, "a", "Asia/Shanghai", "zh_CN.UTF-8");
    files.reverse();
    let other = made(&files, "另一个 folder", "America/Los_Angeles", "C");
    assert_eq!(one, other);
    let names: Vec<&String> = one.keys().collect();
    let titles =
        ["檐下-2026-11-20-library.zip", "檐下-2026-11-20-print.zip", "檐下-2026-11-20.zip"];
    assert_eq!(names, titles);
}

#[test]
fn made_anew_an_archive_is_the_same() {
    let desk = good_desk();
    archived(desk.folder(), &[]);
    let before = zips(&desk.folder().join("out"));
    archived(desk.folder(), &["--for", "readers", "--for", "library"]);
    let after = zips(&desk.folder().join("out"));
    assert_eq!(after.len(), 2);
    assert_eq!(before["试报-2026-11-20.zip"], after["试报-2026-11-20.zip"]);
}

#[test]
fn four_shards_together_are_one_run() {
    let desk = paper(6);
    let out = tempfile::tempdir().unwrap();
    let folder = |name: &str| out.path().join(name).to_str().unwrap().to_string();
    archived(desk.folder(), &["--all", "--out", &folder("one")]);
    for shard in ["3/4", "1/4", "4/4", "2/4"] {
        let run = archived(desk.folder(), &["--all", "--shard", shard, "--out", &folder("four")]);
        assert!(run.out.lines().count() <= 2, "{}", run.out);
    }
    let one = zips(&out.path().join("one"));
    assert_eq!(one.len(), 6);
    assert_eq!(one, zips(&out.path().join("four")));
}

#[test]
fn files_in_it_bear_the_moment_that_was_set() {
    let desk = good_desk();
    let mut run = command(desk.folder(), &["archive"]);
    assert!(run.env("SOURCE_DATE_EPOCH", "1000000000").status().unwrap().success());
    let zip = File::open(desk.folder().join(FIRST)).unwrap();
    let mut zip = zip::ZipArchive::new(zip).unwrap();
    for number in 0..zip.len() {
        let file = zip.by_index(number).unwrap();
        assert_eq!(file.last_modified().unwrap().to_string(), "2001-09-09 01:46:40");
        assert_eq!(file.unix_mode(), Some(0o100644));
    }
}
