//! Something stands where a file goes: it is found before anything is replaced, and said.

use std::fs;

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use crate::run::{built, files, kanyin};

/// A desk that was built, and whose copy has changed since.
fn changed_since() -> Desk {
    let desk = good_desk();
    built(&desk);
    desk.file(STORY, &story("新题目", &han(4700, 2)));
    desk
}

/// The command must end with 2, say these words, and leave the output as it is.
fn leaves_all(desk: &Desk, args: &[&str], words: &[&str]) {
    let out = desk.folder().join("out");
    let before = files(&out);
    let run = kanyin(desk.folder(), args);
    assert_eq!(run.code, 2, "{}", run.err);
    for word in words.iter().chain(&["原来的文件都没有动"]) {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
    let is_kept = |name: &str| !name.contains(".cache");
    let kept = |files: std::collections::BTreeMap<String, Vec<u8>>| {
        files.into_iter().filter(|(name, _)| is_kept(name)).collect::<Vec<_>>()
    };
    assert!(kept(files(&out)) == kept(before), "files differ");
}

#[test]
fn a_folder_in_place_of_a_file() {
    for name in ["press.pdf", "web.pdf", "pages/01.png", "press/01.pdf", "preflight.html"] {
        let desk = changed_since();
        let place = desk.folder().join("out/1").join(name);
        fs::remove_file(&place).unwrap();
        fs::create_dir(&place).unwrap();
        leaves_all(&desk, &["build"], &[&format!("out/1/{name} 是一个文件夹")]);
    }
}

#[test]
fn a_file_in_place_of_a_folder() {
    for name in ["out/1", "out/1/pages", "out/1/press"] {
        let desk = changed_since();
        let place = desk.folder().join(name);
        fs::remove_dir_all(&place).unwrap();
        fs::write(&place, "a file").unwrap();
        leaves_all(&desk, &["build"], &[&format!("{name} 不是文件夹")]);
    }
}

#[test]
fn an_archive_s_name_that_is_taken_by_a_folder() {
    let desk = changed_since();
    desk.file("out/试报-2026-11-20.zip/x", "x");
    let run = kanyin(desk.folder(), &["archive"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("试报-2026-11-20.zip 是一个文件夹"), "{}", run.err);
    assert!(desk.folder().join("out/试报-2026-11-20.zip/x").exists());
}

/// An old press.pdf that cannot be taken away stays with all that belongs to it.
#[test]
fn where_the_copy_has_errors_all_is_replaced_or_nothing() {
    let desk = changed_since();
    desk.file(STORY, &story("太长", &han(9000, 1)));
    let place = desk.folder().join("out/1/pages/01.png");
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    leaves_all(&desk, &["build"], &["[overset]", "pages/01.png 是一个文件夹"]);
    fs::remove_dir(&place).unwrap();
    assert_eq!(kanyin(desk.folder(), &["build"]).code, 1);
    let names: Vec<String> = files(&desk.folder().join("out/1")).into_keys().collect();
    assert_eq!(names, ["layout.json", "pages/01.png", "plan.yaml", "web.pdf"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("01.pdf"), "theirs").unwrap();
    for name in ["out", "out/1", "out/1/pages", "out/1/press"] {
        let desk = changed_since();
        let place = desk.folder().join(name);
        fs::remove_dir_all(&place).unwrap();
        symlink(elsewhere.path(), &place).unwrap();
        let run = kanyin(desk.folder(), &["build"]);
        assert_eq!(run.code, 2, "{name}: {}", run.err);
        assert!(run.err.contains(&format!("{name} 是指到")), "{name}: {}", run.err);
        assert_eq!(files(elsewhere.path()).len(), 1, "{name}");
    }
    let desk = changed_since();
    fs::remove_dir_all(desk.folder().join("out")).unwrap();
    symlink(elsewhere.path(), desk.folder().join("out")).unwrap();
    let named = kanyin(desk.folder(), &["build", "--out", "out"]);
    assert_eq!(named.code, 0, "what is named is meant: {}", named.err);
}
