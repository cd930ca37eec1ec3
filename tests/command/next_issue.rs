//! `kanyin new` inside a publication: the next issue.

use std::fs;

use kanyin_testing::Desk;

use crate::run::{files, kanyin};

const LAYOUT: &str = "rows: [auto, 10]\nareas: [AAARR, XXXXX]\nA: {is: story, name: lead}\n\
    R: {is: briefs, name: rail}\nX: {is: ad, name: ad}\n";

fn desk(number: &str) -> Desk {
    let desk = Desk::new();
    desk.file("layouts/one/layout.yaml", LAYOUT);
    for name in ["a", "b", "c"] {
        desk.file(&format!("issues/2026-11/stories/{name}.md"), "---\ntitle: 题\n---\n\n正文。\n");
    }
    desk.file("ads/常年.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='50' height='10'/>");
    desk.file("issues/2026-11/issue.yaml", &format!(
        "number: {number}\ndate: 2026-11-20\neditors: {{chief: 闻笛, 摄影: \"何: 满\"}}\near: {{weather: 晴, contents: true}}\npages:\n  - section: 要闻\n    \
         layout: one\n    inks: black\n    stories: {{lead: stories/a.md, rail: {{head: 短波, stories: [stories/b.md, stories/c.md]}}}}\n    \
         ads: [ads/常年.svg]\n"
    ));
    desk
}

#[test]
fn the_next_issue_goes_by_the_last() {
    for (folder, here) in [("issues/2026-12", ""), ("2026-12", ""), ("2026-12", "issues")] {
        let desk = desk("143");
        let run = kanyin(&desk.folder().join(here), &["new", folder]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("第144期，2026-12-20"), "{}", run.err);
        let yaml = fs::read_to_string(desk.folder().join("issues/2026-12/issue.yaml")).unwrap();
        for line in [
            "number: 144\n",
            "date: 2026-12-20\n",
            "chief: 闻笛\n",
            "摄影: \"何: 满\"\n",
            "section: 要闻\n",
            "layout: one\n",
            "inks: black\n",
            "lead: stories/1-lead.md\n",
            "ear: {contents: true}",
            "rail: {head: 短波, stories: [stories/1-rail-1.md, stories/1-rail-2.md]}\n",
            "ads/常年.svg",
        ] {
            assert!(yaml.contains(line), "{line} is not in {yaml}");
        }
        assert!(!yaml.contains('晴'), "{yaml}");
        // The newest issue now; nothing is wrong with it but the stories that are not there yet.
        let run = kanyin(desk.folder(), &["check"]);
        assert_eq!(run.code, 1);
        assert_eq!(run.err.matches("[missing-file]").count(), 3, "{}", run.err);
        assert_eq!(run.err.matches("错误：").count(), 3, "{}", run.err);
    }
}

#[test]
fn numbers_go_on_as_they_are_written() {
    for (now, next) in [("143、144", "145"), ("总第143期", "总第144期"), ("试刊号", "试刊号")]
    {
        let desk = desk(now);
        assert_eq!(kanyin(desk.folder(), &["new", "issues/2026-12"]).code, 0);
        let yaml = fs::read_to_string(desk.folder().join("issues/2026-12/issue.yaml")).unwrap();
        assert!(yaml.contains(&format!("number: \"{next}\"\n")), "{next}: {yaml}");
    }
}

#[test]
fn what_is_there_is_not_touched() {
    let desk = desk("143");
    let before = files(desk.folder());
    assert_eq!(kanyin(desk.folder(), &["new", "issues/2026-11"]).code, 2);
    assert!(files(desk.folder()) == before);
    let none = Desk::new();
    fs::create_dir(none.folder().join("issues")).unwrap();
    assert_eq!(kanyin(none.folder(), &["new", "issues/2026-11"]).code, 2);
}

/// A poster stays one, an ad keeps what its issue asked for, and a page without folio has none again.
#[test]
fn posters_labels_and_folios_go_on() {
    let desk = desk("143");
    desk.file(
        "issues/2026-11/issue.yaml",
        "date: 2026-11-20\npages:\n  - layout: one\n    folio: none\n    stories: {lead: stories/a.md, rail: [stories/b.md]}\n    \
         ads: {ad: {file: ads/常年.svg, label: none}}\n  - form: poster\n    fillers: [ads/常年.svg]\n",
    );
    let run = kanyin(desk.folder(), &["new", "issues/2026-12"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let yaml = fs::read_to_string(desk.folder().join("issues/2026-12/issue.yaml")).unwrap();
    for line in [
        "    folio: none\n",
        "    form: poster\n",
        "ad: [{file: ads/常年.svg, label: none}]\n",
        "    fillers:\n      poster: [ads/常年.svg]\n",
    ] {
        assert!(yaml.contains(line), "{line} is not in {yaml}");
    }
    let run = kanyin(desk.folder(), &["check"]);
    assert_eq!(
        run.err.matches("错误：").count(),
        run.err.matches("[missing-file]").count(),
        "{}",
        run.err
    );
}
