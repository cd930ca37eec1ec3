//! What staff are told of lines, and what they may choose of them.

use kanyin_testing::Desk;

use crate::run::kanyin;

/// A publication of one column of fourteen characters, with a story of these paragraphs.
fn desk(paper: &str, body: &str) -> Desk {
    let desk = Desk::with_paper(&format!(
        "name: 试报\npage: {{trim: 190pt x 900pt}}\ngrid: {{columns: 1, measure: 14, lines: 50}}\n{paper}"
    ));
    desk.file("layouts/one/layout.yaml", "rows: [auto]\nareas: [A]\nA: {is: story, name: a}\n");
    desk.file("issues/1/stories/a.md", &format!("---\ntitle: 题\n---\n\n{body}\n"));
    desk.issue("  - {layout: one, stories: [stories/a.md]}\n");
    desk
}

/// The lines of the body, as `layout.json` has them.
fn lines(desk: &Desk) -> Vec<String> {
    let run = kanyin(desk.folder(), &["build", "--only", "press"]);
    let layout = std::fs::read_to_string(desk.folder().join("out/1/layout.json"))
        .unwrap_or_else(|_| panic!("{}", run.err));
    let layout: serde_json::Value = serde_json::from_str(&layout).unwrap();
    let things = layout["things"].as_array().unwrap_or_else(|| panic!("{layout}"));
    let body = things.iter().filter(|thing| thing["role"] == "body");
    let lines = body.flat_map(|thing| thing["lines"].as_array().unwrap());
    lines.map(|line| line["text"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_line_that_gapes_is_told_with_its_word_and_a_cure() {
    let desk = desk(
        "",
        "第一段好好的，没有什么可说。\n\n单据的号码是\n\n请记下单据号202611300815301234567，以后要用。",
    );
    let run = kanyin(desk.folder(), &["check"]);
    assert!(run.err.contains("a.md:9:1: 提醒：这一行拉得很开"), "{}", run.err);
    assert!(run.err.contains("“请记下单据号”"), "{}", run.err);
    assert!(run.err.contains("202611300815301234567"), "{}", run.err);
    assert!(run.err.contains("添 6 个字"), "{}", run.err);
    assert_eq!(run.code, 0, "{}", run.err);
    let english = kanyin(desk.folder(), &["--lang", "en", "check"]).err;
    assert!(english.contains("this line cannot be filled and ends short"), "{english}");
}

#[test]
fn the_cure_cures() {
    let desk = desk("", "请各位记下这张单据号202611300815301234567，以后要用。");
    let run = kanyin(desk.folder(), &["check"]);
    assert!(!run.err.contains("拉得很开"), "{}", run.err);
}

#[test]
fn no_paragraph_ends_in_a_lone_character() {
    for count in 8..60 {
        let words = kanyin_testing::han(count, 7);
        let words: String = words.chars().filter(|c| c.is_alphabetic()).collect();
        let lines = lines(&desk("", &format!("{words}。")));
        let last = lines.last().unwrap();
        let alone = last.chars().filter(|c| c.is_alphabetic()).count() < 2 && lines.len() > 1;
        assert!(!alone, "{count}: {lines:?}");
    }
}

#[test]
fn stops_hang_where_the_publication_wants_it() {
    let body = "春天来了河边的柳树发了芽，孩子们在草地上放风筝玩得高高兴兴。";
    assert!(!lines(&desk("", body))[0].ends_with('，'));
    assert!(lines(&desk("lines: {hang: true}\n", body))[0].ends_with('，'));
}
