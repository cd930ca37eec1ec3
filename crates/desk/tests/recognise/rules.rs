//! Single rules, each by the copy that it is for.

use crate::read_back::{StoryPart, imported, read_back};

/// The parts of the first story of a text.
fn first(text: &str) -> Vec<StoryPart> {
    let imported = imported("copy.txt", text.as_bytes(), "檐下");
    assert_eq!(imported.counts.lost, 0);
    let read = read_back(&imported);
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    read.stories.into_iter().next().unwrap_or_default()
}

fn has(text: &str, kind: &str, words: &str) {
    let parts = first(text);
    assert!(
        parts.iter().any(|part| part.0 == kind && part.1 == words),
        "{kind} {words}: {parts:#?}"
    );
}

const BODY: &str = "井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷口。\n\n停用三年的老井，本周重新开盖，围栏是照着老照片重做的。\n";

#[test]
fn headlines_and_bylines() {
    let text = format!("柳荫街道修复老井\n\n老井修好了 街坊又来打水\n\n本报记者 许见山\n\n{BODY}");
    has(&text, "kicker", "柳荫街道修复老井");
    has(&text, "title", "老井修好了 街坊又来打水");
    has(&text, "byline", "本报记者 许见山");
    has(&format!("井台\n\n□陆婉秋\n\n{BODY}"), "byline", "□陆婉秋");
    has(&format!("井台\n——一条街的三十年\n\n{BODY}"), "deck", "——一条街的三十年");
}

#[test]
fn a_headline_below_its_story() {
    has(&format!("{BODY}\n老井修好了 街坊又来打水\n"), "title", "老井修好了 街坊又来打水");
}

#[test]
fn a_paragraph_that_a_page_cut_is_healed() {
    let text = "老井修好了\n\n井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷\n\n第3版\n\n口，最早来的一位老人天没亮就出了门。\n";
    has(
        text,
        "paragraph",
        "井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷口，最早来的一位老人天没亮就出了门。",
    );
}

#[test]
fn marks_are_turned_right() {
    let text = "老井修好了\n\n\"水是甜的,\"他说:\"等了三年(整整三年)...\"老⻄⻔的街坊--都来了. 共 30 户.\n";
    has(
        text,
        "paragraph",
        "“水是甜的，”他说：“等了三年（整整三年）……”老西门的街坊——都来了。共30户。",
    );
    let text =
        "报名处\n\n电话010-5555 1234,网址 www.example.com,时间8:30-11:00,面积3.5亩,共1,200人.\n";
    has(
        text,
        "paragraph",
        "电话010-5555 1234，网址www.example.com，时间8:30-11:00，面积3.5亩，共1,200人。",
    );
}

#[test]
fn signatures_notes_and_boxes() {
    let text = format!(
        "停水通知\n\n{BODY}\n　　　　　　　　柳荫街居委会\n　　　　　　　　2026年12月5日\n"
    );
    has(&text, "closing", "柳荫街居委会");
    has(&text, "closing", "2026年12月5日");
    has(
        &format!("老井修好了\n\n{BODY}\n注：水质报告见公告栏。\n"),
        "note",
        "注：水质报告见公告栏。",
    );
    let text = format!(
        "老井修好了\n\n{BODY}\n【延伸阅读】\n\n老井的来历\n\n这口井开凿于光绪年间，见于旧志，一直用到三年以前。\n"
    );
    has(&text, "tab", "延伸阅读");
    has(&text, "sidebar", "老井的来历");
    has(&text, "boxed", "这口井开凿于光绪年间，见于旧志，一直用到三年以前。");
}

#[test]
fn several_stories_in_one_file() {
    let text = format!(
        "老井修好了 街坊又来打水\n\n本报记者 许见山\n\n{BODY}\n\n末班车推迟三分钟 晚班工人不再追车\n\n通讯员 季小川\n\n{BODY}"
    );
    let imported = imported("copy.txt", text.as_bytes(), "檐下");
    assert_eq!(imported.counts.stories, 2);
}

#[test]
fn what_looks_like_a_mark_stays_text() {
    let text = "题目在这里\n\n# 号是井号，* 号是星号，[x](y) 和 <b> 照样印，a_b_c 也是。第二句话在后面，后面还有一句。\n";
    has(
        text,
        "paragraph",
        "#号是井号，*号是星号，[x](y)和<b>照样印，a_b_c也是。第二句话在后面，后面还有一句。",
    );
}

#[test]
fn the_number_of_a_heading_keeps_its_space() {
    let text = format!("老修理铺\n\n{BODY}\n01 学徒\n\n{BODY}\n02 出师\n\n{BODY}");
    has(&text, "subhead", "01 学徒");
    has(&text, "subhead", "02 出师");
}

#[test]
fn a_direction_stays_a_direction() {
    let text = "---\ntitle: 老井\nauthor: 丁萤\ndirection: vertical\n---\n\n井深九米，水质检测合格，街坊们排着队来打水。\n";
    let imported = imported("稿.md", text.as_bytes(), "檐下");
    let story = String::from_utf8(imported.files[0].bytes.clone()).unwrap();
    assert!(story.contains("\ndirection: vertical\n"), "{story}");
    assert_eq!((imported.counts.left, imported.counts.lost), (0, 0));
}
