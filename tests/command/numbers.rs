//! Numbers as papers print them: on the page, in names of files, in METS, in the e-paper.

use std::fs;

use kanyin_testing::{Desk, han, story};

use crate::run::{files, kanyin, output};

fn desk(number: &str) -> Desk {
    let desk = Desk::with_paper(
        "name: 试报\npress: {file-name: \"{number}-{number:04}-{page}\", marks: true}\n",
    );
    let desk = desk.one_story(5, &story("题目", &han(4600, 1)));
    desk.file(
        "issues/1/issue.yaml",
        &format!("number: {number}\ndate: 2026-11-20\npages:\n  - {{layout: one, stories: {{a: stories/a.md}}}}\n"),
    );
    desk
}

#[test]
fn a_number_is_printed_as_written_and_sorted_by_what_it_counts() {
    for (written, printed, order, name) in [
        ("143", "第143期", 143, "143-0143-1"),
        ("0143", "第0143期", 143, "0143-0143-1"),
        ("143/144 合刊", "143/144 合刊", 143, "143-144 合刊-0143-1"),
        (
            "2026年第11期（总第143期）",
            "2026年第11期（总第143期）",
            143,
            "2026年第11期（总第143期）-0143-1",
        ),
        ("试刊号", "试刊号", 0, "试刊号-0000-1"),
    ] {
        let desk = desk(written);
        let run = kanyin(desk.folder(), &["build", "--only", "press,web,epaper,library,stories"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let made = files(&desk.folder().join("out/1"));
        assert!(made.contains_key(&format!("press/{name}.pdf")), "{name}: {:?}", made.keys());
        let text = |name: &str| String::from_utf8(output(&desk, name)).unwrap();
        let layout = text("layout.json");
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        assert!(plain(&layout).contains(&plain(printed)), "{printed} is not on the page");
        let mets = text("mets.xml");
        assert!(mets.contains(&format!("<mods:caption>{printed}</mods:caption>")), "{mets}");
        assert!(text("epaper/index.html").contains(printed));
        let stories: serde_json::Value = serde_json::from_str(&text("stories.json")).unwrap();
        assert_eq!(stories["number"], order);
        let is_plain = written == "143";
        assert_eq!(
            stories.get("number-printed").and_then(|n| n.as_str()),
            (!is_plain).then_some(printed)
        );
    }
}

#[test]
fn what_is_no_number_is_told() {
    for wrong in ["\"\"", "[143, 144]", "\"  \""] {
        let run = kanyin(desk(wrong).folder(), &["check"]);
        assert_eq!(run.code, 1, "{wrong}: {}", run.err);
        assert!(run.err.contains("issue.yaml:1:"), "{}", run.err);
    }
    let yaml = fs::read_to_string(desk("7").folder().join("issues/1/issue.yaml")).unwrap();
    assert!(yaml.starts_with("number: 7\n"));
}
