//! `kanyin import`: raw copy into an issue.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use kanyin_testing::Desk;

use crate::run::{command, files, kanyin};

const COPY: &str = "老井修好了 街坊又来打水\n\n本报记者 许见山\n\n井深九米,水质检测合格。街坊们排着队来打水，队伍一直排到巷口。\n\n\
    停用三年的老井，本周重新开盖，围栏是照着老照片重做的。\n\n第3版\n";

/// A publication with a text to import.
fn desk(copy: &[u8]) -> Desk {
    let desk = Desk::new();
    desk.file("原稿.txt", copy);
    fs::create_dir(desk.folder().join("issues")).unwrap();
    desk
}

#[test]
fn what_was_archived_comes_back() {
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [auto]\nareas: [AAAAA]\nA: {is: story, name: lead}\n",
    );
    desk.file("issues/1/images/井.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='40' height='30'/></svg>");
    let paragraph = "井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷口。";
    let body = format!(
        "{}## 先清淤\n\n{paragraph}\n\n- 井沿换了新石\n- 井绳是旧的\n\n## 再开盖\n\n{}",
        format!("{paragraph}\n\n").repeat(8),
        format!("{paragraph}\n\n").repeat(8)
    );
    let head = "---\nkicker: 停用三年\ntitle: 老井修好了 街坊又来打水\ndeck: 围栏照着老照片重做\nbyline: 本报记者 许见山\nimportance: lead\n---\n";
    let picture = "![新井沿。](../images/井.svg \"columns=2 credit='绘图 何满'\")\n\n";
    desk.file("issues/1/stories/井.md", &format!("{head}\n{picture}{body}"));
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\npages:\n  - {layout: one, stories: {lead: stories/井.md}}\n",
    );
    let run = kanyin(desk.folder(), &["archive"]);
    let zip = run
        .out
        .lines()
        .find(|line| line.ends_with(".zip"))
        .unwrap_or_else(|| panic!("{}", run.err))
        .to_string();
    let run = kanyin(desk.folder(), &["import", &zip, "--into", "issues/2"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let back = files(&desk.folder().join("issues/2"));
    let stories: Vec<&String> =
        back.keys().filter(|name| name.ends_with(".md") && !name.contains("left")).collect();
    assert_eq!(stories.len(), 1, "{stories:?}");
    let text = String::from_utf8(back[stories[0]].clone()).unwrap();
    for line in head.lines().chain(body.lines()).chain(["新井沿。", "credit='绘图 何满'"]) {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    assert_eq!(back.keys().filter(|name| name.ends_with(".svg")).count(), 1, "{:?}", back.keys());
    let run = kanyin(desk.folder(), &["build", "--proof", "issues/2"]);
    assert!(desk.folder().join("out/2/press.pdf").is_file(), "{}", run.err);
}

#[test]
fn published_text_is_read_for_slips() {
    let desk = Desk::new();
    desk.file("issues/1/issue.yaml", "date: 2026-11-20\npages: auto\n");
    desk.file("issues/1/stories/会.md", "---\ntitle: 说会\n---\n\n11月20日（星期一）下午，街道在礼堂开会，联系电话0571-8812345678901。\n");
    let before = files(desk.folder());
    let run = kanyin(desk.folder(), &["import", "--check", "issues/1"]);
    assert!(run.err.contains("会.md:5:") && run.err.contains("[weekday]"), "{}", run.err);
    assert!(run.err.contains("[odd-phone]"), "{}", run.err);
    assert_eq!(files(desk.folder()), before, "nothing is written");
}

#[test]
fn copy_becomes_stories_of_a_new_issue() {
    let gbk = encoding(COPY);
    for copy in [COPY.as_bytes(), &gbk] {
        let desk = desk(copy);
        let run = kanyin(desk.folder(), &["import", "原稿.txt", "--into", "issues/2026-12"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("1 篇稿件") && run.err.contains("kanyin build"), "{}", run.err);
        let issue = desk.folder().join("issues/2026-12");
        let story = fs::read_to_string(issue.join("stories/老井修好了-街坊又来打水.md")).unwrap();
        assert!(
            story.contains("title: 老井修好了 街坊又来打水\nbyline: 本报记者 许见山\n"),
            "{story}"
        );
        assert!(story.contains("\n\n井深九米，水质检测合格。"), "{story}");
        let left = fs::read_to_string(issue.join("left-over.md")).unwrap();
        assert!(left.contains("第3版"), "{left}");
        assert!(issue.join("issue.yaml").is_file() && issue.join("import.html").is_file());
    }
}

/// A text in GBK: what the test's own characters are there.
fn encoding(text: &str) -> Vec<u8> {
    let (bytes, _, unknown) = encoding_rs::GBK.encode(text);
    assert!(!unknown);
    bytes.into_owned()
}

#[test]
fn nothing_is_overwritten() {
    let desk = desk(COPY.as_bytes());
    let import = ["import", "原稿.txt", "--into", "issues/2026-12"];
    assert_eq!(kanyin(desk.folder(), &import).code, 0);
    let before = files(&desk.folder().join("issues"));
    let run = kanyin(desk.folder(), &import);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("没有动它"), "{}", run.err);
    let after = files(&desk.folder().join("issues"));
    assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)));
    assert!(after.contains_key("2026-12/issue.proposed.yaml"), "{:?}", after.keys());
    assert!(
        after.contains_key("2026-12/stories/老井修好了-街坊又来打水-2.md"),
        "{:?}",
        after.keys()
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = desk(COPY.as_bytes());
    let before = files(desk.folder());
    let run =
        kanyin(desk.folder(), &["import", "原稿.txt", "--into", "issues/2026-12", "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("老井修好了-街坊又来打水.md"), "{}", run.out);
    assert!(files(desk.folder()) == before);
}

#[test]
fn pasted_text_comes_on_standard_input() {
    let desk = desk(b"");
    let mut child =
        command(desk.folder(), &["import", "-", "--into", "issues/2026-12", "--lang", "en"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
    child.stdin.take().unwrap().write_all(COPY.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("1 stories") && told.is_ascii(), "{told}");
}

#[test]
fn wrong_use_is_told() {
    let desk = desk(COPY.as_bytes());
    for args in [
        ["import", "没有.txt", "--into", "issues/2026-12"],
        ["import", "原稿.txt", "--into", "别处/2026-12"],
    ] {
        let run = kanyin(desk.folder(), &args);
        assert_eq!(run.code, 2, "{}", run.err);
    }
    desk.file("空.txt", b"\n\n");
    assert_eq!(kanyin(desk.folder(), &["import", "空.txt", "--into", "issues/2026-12"]).code, 1);
    assert!(!desk.folder().join("issues/2026-12").exists());
}

/// The mark beside a guess is for the desk: it is read in silence and not printed.
#[test]
fn marks_of_guesses_are_not_printed() {
    let story = "---\n# ? 标题（把握 55%）\ntitle: 题\n---\n\n<!-- ? 小标题（把握 60%） -->\n\n## 三十户凑的钱\n\n正文。\n\n> [!NOTE]\n> <!-- ? 注 -->\n> 注：甲。\n";
    let desk = Desk::new().one_story(5, story);
    let run = kanyin(desk.folder(), &["build", "--only", "stories"]);
    assert!(!run.err.contains("like-markup") && !run.err.contains("joined-lines"), "{}", run.err);
    let made = files(&desk.folder().join("out"));
    let texts: Vec<String> =
        made.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(texts.iter().any(|text| text.contains("三十户凑的钱")));
    assert!(!texts.iter().any(|text| text.contains("把握")), "a mark is printed");
}
