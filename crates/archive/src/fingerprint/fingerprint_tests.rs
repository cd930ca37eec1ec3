use std::fs;

use tempfile::TempDir;

use super::*;

static BUILTIN: Dir<'static> = Dir::new("", &[]);

fn publication() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in [
        ("paper.yaml", "name: 试报\npress: {profile: profiles/my.icc}\n"),
        ("profiles/my.icc", "icc"),
        ("profiles/other.icc", "icc"),
        ("fonts/own.ttf", "font"),
        ("ads/牙科.pdf", "pdf"),
        ("ads/书店.pdf", "pdf"),
        ("issues/1/issue.yaml", "ads: ads/牙科.pdf\n"),
        ("issues/1/images/a.jpg", "jpg"),
        ("issues/2/issue.yaml", "x"),
        ("README.md", "x"),
    ] {
        put(&folder, file, text);
    }
    folder
}

fn put(folder: &TempDir, file: &str, text: &str) {
    let path = folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn sum(folder: &TempDir) -> IssueInputs {
    let out = folder.path().join("issues/1/out");
    Inputs::of(folder.path(), &out, &BUILTIN, None).of_issue(&folder.path().join("issues/1"))
}

#[test]
fn it_is_the_same_wherever_the_publication_lies() {
    assert_eq!(sum(&publication()), sum(&publication()));
}

#[test]
fn what_an_issue_is_made_from_changes_it() {
    let before = sum(&publication());
    for file in [
        "paper.yaml",
        "profiles/my.icc",
        "fonts/own.ttf",
        "fonts/more/new.ttf",
        "layouts/a/layout.yaml",
        "web/story.html",
        "fillers/a.md",
        "ads/牙科.pdf",
        "issues/1/images/a.jpg",
        "issues/1/stories/new.md",
    ] {
        let folder = publication();
        put(&folder, file, "changed");
        assert_ne!(sum(&folder), before, "{file}");
    }
    let folder = publication();
    fs::rename(folder.path().join("issues/1/images/a.jpg"), folder.path().join("issues/1/b.jpg"))
        .unwrap();
    assert_ne!(sum(&folder), before);
}

#[test]
fn nothing_else_does() {
    let before = sum(&publication());
    for file in [
        "profiles/other.icc",
        "ads/书店.pdf",
        "issues/2/issue.yaml",
        "README.md",
        "new.png",
        "issues/1/.DS_Store",
        "issues/1/issue.yaml~",
        "issues/1/out/press.pdf",
        ".git/HEAD",
    ] {
        let folder = publication();
        put(&folder, file, "changed");
        assert_eq!(sum(&folder), before, "{file}");
    }
}

#[test]
fn the_moment_and_the_audience_count() {
    let folder = publication();
    let of = |epoch| {
        Inputs::of(folder.path(), Path::new("nowhere"), &BUILTIN, epoch)
            .of_issue(&folder.path().join("issues/1"))
    };
    assert_ne!(of(None), of(Some(0)));
    assert_ne!(of(None).sum(Audience::Readers), of(None).sum(Audience::Library));
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_round_and_not_out() {
    use std::os::unix::fs::symlink;
    let folder = publication();
    let issue = folder.path().join("issues/1");
    symlink(&issue, issue.join("round")).unwrap();
    symlink(folder.path().join("issues"), issue.join("above")).unwrap();
    symlink("/etc", issue.join("out-of-it")).unwrap();
    symlink(folder.path().join("ads"), issue.join("shared")).unwrap();
    let before = sum(&folder);
    put(&folder, "ads/书店.pdf", "changed");
    assert_ne!(sum(&folder), before);
}
