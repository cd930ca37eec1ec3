//! Links that lead out of the publication, in a circle or to nothing; pipes in place of files.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use crate::run::{Run, kanyin};

/// Words that stand in no publication.
const SECRET: &str = "绝密绝密绝密";

/// A file and a folder beside every publication.
fn elsewhere() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("secret"), SECRET).unwrap();
    fs::write(folder.path().join("layout.yaml"), "rows: [auto]\nareas: [A]\nA: {is: story}\n")
        .unwrap();
    folder
}

fn check(desk: &Desk) -> Run {
    let run = kanyin(desk.folder(), &["check"]);
    assert!(!run.err.contains(SECRET) && !run.out.contains(SECRET), "{}", run.err);
    run
}

/// A file of the publication, become a link.
fn linked(desk: &Desk, to: &std::path::Path, name: &str) {
    let place = desk.folder().join(name);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    if place.is_dir() {
        fs::remove_dir_all(&place).unwrap();
    } else {
        let _ = fs::remove_file(&place);
    }
    symlink(to, place).unwrap();
}

#[test]
fn what_nobody_names_is_not_read_from_elsewhere() {
    let outside = elsewhere();
    let secret = outside.path().join("secret");
    for name in [
        "layouts/house/mine.typ",
        "layouts/one/mine.typ",
        "layouts/one/layout.yaml",
        "web/style.css",
        "web/page.html",
        "fonts/x.otf",
        "fillers/f.md",
        STORY,
    ] {
        let desk = good_desk();
        linked(&desk, &secret, name);
        let run = check(&desk);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(
            run.err.contains("[path-outside]") && run.err.contains("刊物文件夹之外"),
            "{}",
            run.err
        );
    }
    for name in ["paper.yaml", "issues/1/issue.yaml"] {
        let desk = good_desk();
        linked(&desk, &secret, name);
        let run = check(&desk);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(run.err.contains("刊物文件夹之外"), "{}", run.err);
    }
}

#[test]
fn whole_folders_are_not_read_from_elsewhere() {
    let outside = elsewhere();
    for name in ["layouts", "layouts/house", "layouts/one", "web", "fonts"] {
        let desk = good_desk();
        linked(&desk, outside.path(), name);
        let run = check(&desk);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(run.err.contains(name) && run.err.contains("刊物文件夹之外"), "{}", run.err);
    }
    let desk = good_desk();
    let stories = desk.folder().join("issues/1/stories");
    fs::rename(&stories, outside.path().join("stories")).unwrap();
    symlink(outside.path().join("stories"), &stories).unwrap();
    assert!(check(&desk).err.contains("[path-outside]"));
}

#[test]
fn links_that_lead_to_nothing_or_in_a_circle_are_told() {
    for (name, to) in
        [("web/a.css", "nothing"), ("layouts/house/a.typ", "a.typ"), ("fonts/a.ttf", "/none/b")]
    {
        let desk = good_desk();
        linked(&desk, to.as_ref(), name);
        let run = check(&desk);
        assert_eq!(run.code, 1, "{name}");
        assert!(run.err.contains(name) && run.err.contains("链接指的东西不在了"), "{}", run.err);
    }
}

#[test]
fn links_within_the_publication_are_followed() {
    let desk = good_desk();
    desk.file("shared/a.md", &story("好题目", &han(4700, 1)));
    linked(&desk, "../../../shared/a.md".as_ref(), STORY);
    desk.file("looks/mine.typ", "#let nothing = 1\n");
    linked(&desk, "../looks".as_ref(), "layouts/house");
    let run = check(&desk);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn templates_read_nothing_beside_the_publication() {
    let outside = elsewhere();
    for (template, place) in [
        ("#let byline(it, at) = read(\"x.txt\")\n", "mine.typ:1:"),
        ("#import \"x.txt\": byline\n", "mine.typ:1:"),
        ("#let byline(it, at) = image(\"x.txt\")\n", "mine.typ:1:"),
    ] {
        let desk = good_desk();
        desk.file(STORY, &story("好题目\nbyline: 作者", &han(4700, 1)));
        desk.file("layouts/house/mine.typ", template);
        // The link is in no folder that is looked through: it is found when it is asked for.
        desk.file("layouts/house/sub/keep", "");
        symlink(outside.path().join("secret"), desk.folder().join("layouts/house/sub/x.txt"))
            .unwrap();
        desk.file("layouts/house/mine.typ", &template.replace("x.txt", "sub/x.txt"));
        let run = check(&desk);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains(place) && run.err.contains("刊物文件夹之外"), "{}", run.err);
    }
}

#[test]
fn a_profile_is_not_read_from_elsewhere() {
    let outside = elsewhere();
    let desk = good_desk();
    desk.file("paper.yaml", "name: 试报\npress: {profile: profiles/p.icc}\n");
    linked(&desk, &outside.path().join("secret"), "profiles/p.icc");
    let run = check(&desk);
    assert!(run.err.contains("不在刊物的文件夹里"), "{}", run.err);
    fs::remove_file(desk.folder().join("profiles/p.icc")).unwrap();
    pipe(&desk, "profiles/p.icc");
    assert!(check(&desk).err.contains("[profile]"));
}

fn pipe(desk: &Desk, name: &str) {
    let path = desk.folder().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs::remove_file(&path);
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A pipe that nobody writes to never ends.
#[test]
fn pipes_are_not_read() {
    for name in
        ["layouts/house/a.typ", "web/a.css", "web/a.png", "fonts/a.otf", "fillers/a.md", STORY]
    {
        let desk = good_desk();
        pipe(&desk, name);
        let run = check(&desk);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(run.err.contains("[missing-file]"), "{name}: {}", run.err);
    }
    let desk = good_desk();
    pipe(&desk, "out/.cache/00000000000000000000000000000001");
    pipe(&desk, "out/1/press/02.pdf");
    pipe(&desk, "out/试报-2026-11-20.zip");
    assert_eq!(kanyin(desk.folder(), &["archive", "--skip-unchanged"]).code, 0);
    pipe(&desk, "a.pdf");
    for args in [["preflight", "a.pdf"], ["verify", "a.pdf"], ["preflight", "/dev/zero"]] {
        let run = kanyin(desk.folder(), &args);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains("不是普通的文件"), "{}", run.err);
    }
}
