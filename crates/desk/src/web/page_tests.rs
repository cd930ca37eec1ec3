use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::beside::Beside;
use crate::block::{Content, Source};
use crate::web::{fragment, read};

/// A page's text by another way than ours: tags, scripts and the head cut out of the file.
fn visible(html: &str) -> String {
    let mut rest = html.to_string();
    for (from, to) in [
        ("<!--", "-->"),
        ("<head", "</head>"),
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<rp", "</rp>"),
    ] {
        while let Some(start) = rest.find(from) {
            let end = rest[start..].find(to).map_or(rest.len(), |end| start + end + to.len());
            rest.replace_range(start..end, "");
        }
    }
    let mut text = String::new();
    let mut is_tag = false;
    for c in rest.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// All text of a source.
fn kept(source: &Source) -> String {
    let mut all = String::new();
    for block in &source.blocks {
        all.push_str(&block.content.text());
        let spans = match &block.content {
            Content::Picture(picture) => picture.caption.clone(),
            Content::Table(table) => {
                table.rows.iter().flatten().flat_map(|cell| cell.spans.clone()).collect()
            }
            _ => Vec::new(),
        };
        all.extend(spans.iter().map(|span| span.text.as_str()));
    }
    all.extend(source.asides.iter().map(|aside| aside.text.as_str()));
    all
}

/// Each character of the page is there as often as on the page, or more.
pub fn assert_nothing_is_lost(html: &str, source: &Source) {
    let kept = counted(&kept(source));
    for (c, count) in counted(&visible(html)) {
        assert!(
            kept.get(&c).is_some_and(|kept| *kept >= count),
            "{c} stands {count} times in {html}"
        );
    }
}

fn page(html: &str) -> Source {
    read("页.html", html.as_bytes(), Beside::NOTHING).unwrap()
}

fn texts(source: &Source) -> Vec<String> {
    source.blocks.iter().map(|block| block.content.text()).filter(|text| !text.is_empty()).collect()
}

const GOVERNMENT: &str = "<!DOCTYPE html><html><head><title>关于供水管网改造的通告_老西门街道</title>\
<meta name=\"ContentSource\" content=\"街道办事处\"></head><body class=\"has-sidebar\">\
<div class=\"header\"><a href=\"/\">首页</a><a href=\"/a\">政务公开</a><form><input value=\"搜索\"><button>搜索</button></form></div>\
<div class=\"wrap\"><div class=\"position\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/x\">通告</a></div>\
<div class=\"article\"><h1>关于供水管网改造的通告</h1><div class=\"info\">来源：街道办事处 发布时间：2026-11-18 字号：大 中 小</div>\
<div id=\"zoom\" class=\"TRS_Editor\"><p>　　为改善居民用水，街道将于12月1日起改造文庙路一带的供水管网，工期二十天。</p>\
<p>　　施工期间，每日九时至十六时停水，请居民提前储水。</p><p align=\"right\">老西门街道办事处</p></div></div>\
<div class=\"related\"><h3>相关新闻</h3><ul><li><a href=\"/1\">文庙路路灯更换完成，居民夜里出门不再摸黑，大家都说好</a></li></ul></div></div>\
<div class=\"footer\"><p>版权所有：老西门街道办事处，未经许可，不得转载。地址：文庙路1号，电话：63770000。</p></div></body></html>";

#[test]
fn the_text_of_a_page_is_found_among_menus_and_footers() {
    let source = page(GOVERNMENT);
    assert_eq!(
        texts(&source),
        [
            "关于供水管网改造的通告",
            "来源：街道办事处 发布时间：2026-11-18 字号：大 中 小",
            "　　为改善居民用水，街道将于12月1日起改造文庙路一带的供水管网，工期二十天。",
            "　　施工期间，每日九时至十六时停水，请居民提前储水。",
            "老西门街道办事处",
        ]
    );
    assert_eq!(source.blocks[0].look.heading, Some(1));
    let beside: Vec<&str> = source.asides.iter().map(|aside| aside.text.as_str()).collect();
    assert!(
        beside.contains(&"ContentSource: 街道办事处")
            && beside.iter().any(|text| text.contains("版权所有")),
        "{beside:?}"
    );
    assert_nothing_is_lost(GOVERNMENT, &source);
}

#[test]
fn a_gbk_page_without_a_word_about_it() {
    let html =
        "<html><body><p>老西门街道昨天举行邻里节，居民带来了自己做的点心。</p></body></html>";
    let bytes = encoding_rs::GBK.encode(html).0;
    let source = read("页.htm", &bytes, Beside::NOTHING).unwrap();
    assert_eq!(texts(&source), ["老西门街道昨天举行邻里节，居民带来了自己做的点心。"]);
    assert!(source.faults.iter().any(|fault| fault.what.zh.contains("编码")));
}

#[test]
fn a_page_without_prose_is_all_text() {
    assert_eq!(texts(&page("<p>短</p><p>句</p>")), ["短", "句"]);
    assert_eq!(texts(&page("没有标签")), ["没有标签"]);
    assert!(texts(&page("")).is_empty());
}

#[test]
fn layout_tables_are_no_tables() {
    let html = "<table><tr><td><table><tr><td>左</td></tr></table></td><td><p>正文一段，在表格里排版。</p></td></tr></table>";
    let source = fragment("页.html", html, Beside::NOTHING).unwrap();
    assert_eq!(texts(&source), ["左", "正文一段，在表格里排版。"]);
}

#[test]
fn a_megabyte_of_a_page_is_read_in_a_moment() {
    let paragraph = "<section><p style=\"text-indent:2em\"><span leaf=\"\">老西门街道昨天上午举行<b>邻里节</b>，居民都来了。</span></p></section>";
    let html =
        format!("<div id=\"js_content\">{}</div>", paragraph.repeat((1 << 20) / paragraph.len()));
    let begun = std::time::Instant::now();
    let source = page(&html);
    let took = begun.elapsed().as_secs_f64();
    assert_eq!(source.blocks.len(), (1 << 20) / paragraph.len());
    eprintln!("page took {took}");
    assert!(took < crate::IN_TIME, "{took}");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read("页.html", &bytes, Beside::NOTHING);
    }

    #[test]
    fn any_tags_lose_no_character(html in "(<(p|div|table|tr|td|li|ul|b|br|a|figure|figcaption|section|span|h2|ruby|rt|svg|blockquote|q)>|</(p|div|table|td|li|ul|b|a|figure|section|span|svg)>|[一-龥]{1,4}| ){0,40}") {
        let source = fragment("页", &html, Beside::NOTHING).unwrap();
        assert_nothing_is_lost(&html, &source);
    }
}
