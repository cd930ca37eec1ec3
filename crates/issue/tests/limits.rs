//! A hostile folder does no harm: every limit ends in a fault that names the file, soon, and without
//! a panic.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use include_dir::Dir;

use kanyin_diagnostics::{Code, Severity};
use kanyin_issue::{self as issue, Loaded};

const NO_LAYOUTS: Dir<'_> = Dir::new("", &[]);

const PAPER: &str = "name: 试报\n";
const LAYOUT: &str = "rows: [auto]\nareas: [AAAAA]\nA: {is: story, name: lead}\n";
const ISSUE: &str = "date: 2026-11-20\npages:\n  - layout: front\n    stories: {lead: a.md}\n";
const STORY: &str = "---\ntitle: 题\n---\n文\n";

/// Loads an issue in which one file is replaced; the file's path is relative to the publication.
fn load_with(path: &str, content: &[u8]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("paper");
    let write = |path: &str, content: &[u8]| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    write("paper.yaml", PAPER.as_bytes());
    write("layouts/front/layout.yaml", LAYOUT.as_bytes());
    write("issues/1/issue.yaml", ISSUE.as_bytes());
    write("issues/1/a.md", STORY.as_bytes());
    fs::write(folder.path().join("outside.md"), STORY).unwrap();
    write(path, content);
    issue::load(&root, &root.join("issues/1"), &NO_LAYOUTS)
}

/// The one fault of an issue as `path:line code`.
fn fault(path: &str, content: impl AsRef<[u8]>) -> String {
    let start = Instant::now();
    let loaded = load_with(path, content.as_ref());
    assert!(start.elapsed() < Duration::from_secs(20), "{path} takes too long");
    let errors: Vec<_> =
        loaded.faults.0.iter().filter(|fault| fault.severity == Severity::Error).collect();
    let [fault, ..] = errors[..] else { panic!("no fault in {path}") };
    let place = loaded.sources.place(fault.spot.expect("a fault with a place"));
    format!("{}:{} {}", place.path, place.line, fault.code)
}

#[test]
fn the_sample_is_good() {
    assert!(load_with("issues/1/a.md", STORY.as_bytes()).faults.0.is_empty());
}

#[test]
fn yaml_that_grows() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x]\n");
    for (name, of) in ["b", "c", "d", "e", "f", "g"].iter().zip(["a", "b", "c", "d", "e", "f"]) {
        bomb +=
            &format!("{name}: &{name} [*{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}]\n");
    }
    assert_eq!(fault("paper.yaml", &bomb), "paper.yaml:6 yaml-too-large");
    assert_eq!(
        fault("issues/1/issue.yaml", "[".repeat(1 << 21)),
        "issues/1/issue.yaml:1 yaml-too-deep"
    );
    assert_eq!(
        fault("layouts/front/layout.yaml", "- ".repeat(1 << 20)),
        "layouts/front/layout.yaml:1 yaml-too-deep"
    );
    assert_eq!(
        fault("issues/1/a.md", format!("---\nx: {}\n---\n", "{a: ".repeat(100))),
        "issues/1/a.md:2 yaml-too-deep"
    );
    assert_eq!(fault("paper.yaml", "name: a\n---\nname: b\n"), "paper.yaml:2 yaml-documents");
}

#[test]
fn files_that_are_too_large() {
    let large = vec![b'a'; (4 << 20) + 1];
    assert_eq!(fault("issues/1/a.md", &large), "issues/1/issue.yaml:4 text-too-large");
    assert_eq!(fault("paper.yaml", &large), "paper.yaml:1 text-too-large");
}

#[test]
fn text_that_is_not_utf8() {
    let story: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(fault("issues/1/a.md", story), "issues/1/a.md:1 not-utf-8");
    let gbk = b"---\ntitle: \xcc\xe2\xc4\xbf\n---\n";
    assert_eq!(fault("issues/1/a.md", gbk), "issues/1/a.md:2 not-utf-8");
    assert_eq!(
        fault("issues/1/a.md", "---\ntitle: 题\n---\n甲\u{202E}乙\n"),
        "issues/1/a.md:4 bidi-control"
    );
}

#[test]
fn markdown_that_nests() {
    for nest in ["> ", ">", "- > ", "1. > "] {
        let story = format!("{STORY}\n{}\n", nest.repeat(1 << 18));
        assert_eq!(fault("issues/1/a.md", story), "issues/1/a.md:6 too-deep", "{nest}");
    }
}

#[test]
fn paths_that_lead_out() {
    for path in
        ["../../../outside.md", "/etc/passwd", "C:/x.md", "../../../../../../../../etc/passwd"]
    {
        let issue = ISSUE.replace("a.md", path);
        assert_eq!(
            fault("issues/1/issue.yaml", issue),
            "issues/1/issue.yaml:4 path-outside",
            "{path}"
        );
        let story = format!("{STORY}\n![图]({path})\n");
        assert_eq!(fault("issues/1/a.md", story), "issues/1/a.md:6 path-outside", "{path}");
    }
    let issue = ISSUE.replace("front", "../../outside");
    assert_eq!(fault("issues/1/issue.yaml", issue), "issues/1/issue.yaml:3 unknown-layout");
}

#[cfg(unix)]
#[test]
fn links_that_lead_out() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("paper");
    fs::create_dir_all(root.join("issues/1")).unwrap();
    fs::create_dir_all(root.join("layouts/front")).unwrap();
    fs::write(root.join("paper.yaml"), PAPER).unwrap();
    fs::write(root.join("layouts/front/layout.yaml"), LAYOUT).unwrap();
    fs::write(root.join("issues/1/issue.yaml"), ISSUE).unwrap();
    for target in ["/etc/passwd", "/dev/zero", "../../../outside.md"] {
        let link = root.join("issues/1/a.md");
        std::os::unix::fs::symlink(Path::new(target), &link).unwrap();
        fs::write(folder.path().join("outside.md"), STORY).unwrap();
        let loaded = issue::load(&root, &root.join("issues/1"), &NO_LAYOUTS);
        assert_eq!(loaded.faults.0[0].code, Code::PathOutside, "{target}");
        fs::remove_file(link).unwrap();
    }
}

#[test]
fn a_picture_of_too_many_pixels() {
    // The head of a PNG, 20,000 × 20,000.
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0\x6c\x12\xd1\x6e\0\0\0\0IDAT\x35\xaf\x06\x1e";
    let folder = "issues/1/big.png";
    let loaded = {
        let root = tempfile::tempdir().unwrap();
        for (path, content) in [
            ("paper.yaml", PAPER.as_bytes()),
            ("layouts/front/layout.yaml", LAYOUT.as_bytes()),
            ("issues/1/issue.yaml", ISSUE.as_bytes()),
            ("issues/1/a.md", format!("{STORY}\n![图](big.png)\n").as_bytes()),
            (folder, png),
        ] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        issue::load(root.path(), &root.path().join("issues/1"), &NO_LAYOUTS)
    };
    let [fault] = &loaded.faults.0[..] else { panic!("{:?}", loaded.faults) };
    assert_eq!(fault.code, Code::BrokenPicture);
    assert!(fault.what.en.contains("200 million"), "{}", fault.what.en);
    assert!(loaded.issue.is_some());
}
