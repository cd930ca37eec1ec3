use kanyin_diagnostics::{FileNo, Spot};

use super::*;
use crate::story::Style;
use crate::words_of_runs;

/// Runs of `*bold*plain`.
fn runs(marked: &str) -> Vec<Run> {
    let mut at = 0;
    let run = |(n, words): (usize, &str)| {
        let spot = Spot::new(FileNo(0), at..at + words.len());
        at += words.len();
        let style = Style { strong: n % 2 == 1, ..Style::default() };
        Run::Text { text: words.into(), style, spot, link: None }
    };
    marked
        .split('*')
        .enumerate()
        .map(run)
        .filter(|run| !words_of_runs(std::slice::from_ref(run)).is_empty())
        .collect()
}

/// `label|mark|gap|rest`.
fn read(marked: &str) -> Option<String> {
    let RunIn { label, mark, gap, rest } = RunIn::of(&runs(marked), Among::Text)?;
    let [label, mark, rest] = [label, mark, rest].map(|runs| words_of_runs(&runs));
    Some(format!("{label}|{mark}|{gap}|{rest}"))
}

#[test]
fn a_bold_beginning_before_white_is_a_label() {
    for (marked, shown) in [
        ("*吃过再来* 空腹、饱腹都不宜", "吃过再来||1|空腹、饱腹都不宜"),
        ("*吃过再来*　空腹", "吃过再来||1|空腹"),
        ("*吃过再来　*空腹", "吃过再来||1|空腹"),
        ("*水别太烫* 41℃上下正好", "水别太烫||1|41℃上下正好"),
        ("*问* 菜园还能认地吗？", "问||1|菜园还能认地吗？"),
        ("*问*菜园还能认地吗？", "问||1|菜园还能认地吗？"),
        ("*Tips*　先放桶", "Tips||1|先放桶"),
        ("*先放桶。* 再放绳。", "先放桶|。|0.5|再放绳。"),
    ] {
        assert_eq!(read(marked).as_deref(), Some(shown), "{marked}");
    }
}

#[test]
fn behind_a_colon_stands_no_white_but_its_own() {
    for (marked, shown) in [
        ("*问：* 能吗？", "问|：|0|能吗？"),
        ("*记者：*能吗？", "记者|：|0|能吗？"),
        ("*记者*：能吗？", "记者|：|0|能吗？"),
        ("问：能吗？", "问|：|0|能吗？"),
        ("答： 能。", "答|：|0|能。"),
        ("*Q:* 能吗？", "Q:||0.5|能吗？"),
        // Colon and quote make an em and a half, as anywhere.
        ("*记者：*“能吗？”", "记者：||0|“能吗？”"),
    ] {
        assert_eq!(read(marked).as_deref(), Some(shown), "{marked}");
    }
}

#[test]
fn emphasis_is_no_label() {
    for marked in [
        "*豆腐涧*的水位",
        "*Kanyin* 是一个程序",
        "*The river* rose last night",
        "*先放桶。*再放绳。",
        "*整段都是粗的。*",
        "先放桶 再放绳",
        "许见山：能。",
        "问：",
        "",
    ] {
        assert_eq!(read(marked), None, "{marked}");
    }
}

#[test]
fn a_label_on_its_own_line_is_none() {
    let mut lines = runs("*问：*");
    lines.push(Run::Break);
    lines.extend(runs("能吗？"));
    assert_eq!(RunIn::of(&lines, Among::Text), None);
}

#[test]
fn the_text_keeps_its_places() {
    let Some(RunIn { rest, .. }) = RunIn::of(&runs("*问* 能吗？"), Among::Text) else {
        panic!()
    };
    let Run::Text { spot, .. } = &rest[0] else { panic!() };
    assert_eq!(spot.range(), 4..4 + "能吗？".len());
}

#[test]
fn among_labels_a_latin_one_before_han_is_one_too() {
    let blocks = |marked: &[&str]| -> Vec<Block> {
        let block = |marked: &&str| Block {
            kind: BlockKind::Paragraph(runs(marked)),
            spot: Spot::new(FileNo(0), 0..1),
        };
        marked.iter().map(block).collect()
    };
    assert_eq!(
        Among::of(&blocks(&["*kanyin build* 排版", "*kanyin check* 只找毛病"])),
        Among::Labels
    );
    assert_eq!(Among::of(&blocks(&["*Kanyin* 是一个程序", "它排报纸。"])), Among::Text);
    assert_eq!(Among::of(&blocks(&["*The river* rose", "*Nobody* slept"])), Among::Text);
    let label = RunIn::of(&runs("*kanyin build* 排版"), Among::Labels).unwrap();
    assert_eq!((words_of_runs(&label.label).as_str(), label.gap), ("kanyin build", 1.0));
}
