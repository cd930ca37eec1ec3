//! Which issues are archived.

use kanyin_testing::good_desk;

use super::papers::{archived, paper, zips};
use crate::run::kanyin;

#[test]
fn all_issues_of_the_publication_one_stands_in_or_names() {
    let desk = paper(2);
    let stories = desk.folder().join("issues/1/stories");
    assert_eq!(archived(&stories, &["--all"]).out.lines().count(), 2);
    let elsewhere = tempfile::tempdir().unwrap();
    let publication = desk.folder().to_str().unwrap();
    archived(elsewhere.path(), &["--all", publication, "--out", "here"]);
    assert_eq!(zips(&elsewhere.path().join("here")).len(), 2);
    // Without --all: the newest.
    assert_eq!(archived(desk.folder(), &[]).out.trim(), "out/试报-2027-01-02.zip");
}

#[test]
fn shards_are_of_the_names_sorted() {
    let desk = paper(3);
    let run = archived(desk.folder(), &["--all", "--shard", "2/3"]);
    assert_eq!(run.out.trim(), "out/试报-2027-01-02.zip");
    let run = archived(desk.folder(), &["--all", "--shard", "5/5"]);
    assert_eq!(run.out, "");
    assert!(run.err.contains("存档 0 期"), "{}", run.err);
    let named = ["issues/3", "issues/1", "--shard", "2/2"];
    assert_eq!(archived(desk.folder(), &named).out.trim(), "out/试报-2027-01-03.zip");
}

#[test]
fn wrong_use_ends_with_2() {
    let desk = good_desk();
    for shard in ["0/4", "5/4", "x", "1", "1/0", "-1/4"] {
        let run = kanyin(desk.folder(), &["archive", "--all", "--shard", shard]);
        assert_eq!(run.code, 2, "{shard}");
    }
    assert_eq!(kanyin(desk.folder(), &["archive", "--for", "nobody"]).code, 2);
    assert_eq!(kanyin(desk.folder(), &["archive", "nowhere"]).code, 2);
    assert_eq!(kanyin(desk.folder(), &["archive", "--all", "issues/1"]).code, 2);
    desk.file("empty/paper.yaml", "name: 空\n");
    assert_eq!(kanyin(&desk.folder().join("empty"), &["archive", "--all"]).code, 2);
    assert!(zips(&desk.folder().join("out")).is_empty());
}
