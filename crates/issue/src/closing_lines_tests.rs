//! Signatures, dates and centred lines, as reporters type them.

use super::tests::{body, story};

/// The last blocks of a body, and what is told of it.
fn read(text: &str) -> (String, Vec<String>) {
    let read = body(text);
    (read.short(), read.codes().into_iter().map(str::to_string).collect())
}

fn is(text: &str, blocks: &str, told: &[&str]) {
    let (read, codes) = read(text);
    assert_eq!(read, blocks, "{text}");
    assert_eq!(codes, told, "{text}");
}

#[test]
fn white_before_the_last_paragraphs() {
    is(
        "正文。\n\n又一段。\n\n　　　　老西门街道\n　　　　2026年11月20日\n",
        "P(正文。) P(又一段。) R(老西门街道) R(2026年11月20日)",
        &[],
    );
    // Everybody's indent is none.
    is(
        "　　正文。\n\n　　又一段。\n\n　　电话 000－0000\n",
        "P(正文。) P(又一段。) P(电话 000－0000)",
        &[],
    );
    is(
        "　　正文。\n　　又一段。\n　　　　老西门街道\n",
        "P(正文。) P(又一段。) R(老西门街道)",
        &["taken-as-signature"],
    );
    is(
        "　　正文。\n　　又一段。\n　　　　　　　　　　老西门街道\n",
        "P(正文。) P(又一段。) R(老西门街道)",
        &[],
    );
    // Spaces of a typewriter.
    is(
        "正文。\n\n              老西门街道\n\n              2026年11月20日\n",
        "P(正文。) R(老西门街道) R(2026年11月20日)",
        &[],
    );
    is("　　正文。\n\n　　2026年11月20日\n", "P(正文。) P(2026年11月20日)", &[]);
    // A sentence, a long text, a first paragraph: none.
    is("正文。\n\n　　又是一段话。\n", "P(正文。) P(又是一段话。)", &[]);
    is(
        "正文。\n\n　　一二三四五六七八九十一二三四五六七八九十一二三四五\n",
        "P(正文。) P(一二三四五六七八九十一二三四五六七八九十一二三四五)",
        &[],
    );
    is("　　老西门街道\n", "P(老西门街道)", &[]);
    // All is short.
    is(
        "获奖名单\n\n陆晚　季川\n\n　　　　柳荫街小学\n",
        "P(获奖名单) P(陆晚　季川) R(柳荫街小学)",
        &[],
    );
    // In the middle it is no signature.
    is("正文。\n\n　　　　老西门街道\n\n末段。\n", "P(正文。) P(老西门街道) P(末段。)", &[]);
}

#[test]
fn a_name_behind_a_dash() {
    is("正文。\n\n——江平\n", "P(正文。) R(——江平)", &[]);
    is("正文。\n\n—— 本报记者 许见山\n", "P(正文。) R(—— 本报记者 许见山)", &[]);
    is("> 引文。\n>\n> ——《井台》\n", "Q(P(引文。) R(——《井台》))", &[]);
    is("正文：\n\n——党的建设\n\n——城市更新\n", "P(正文：) P(——党的建设) P(——城市更新)", &[]);
    is("正文。\n\n——他说，就这样。\n", "P(正文。) P(——他说，就这样。)", &[]);
    is("正文。\n\n——江平\n\n![图](images/图%201.png)\n", "P(正文。) R(——江平) I(图)", &[]);
}

#[test]
fn talk_behind_a_dash_is_no_signature() {
    for talk in ["我走了", "明年春天", "再见", "你瘦了", "且看下回", " 全文完"] {
        is(&format!("正文。\n\n——{talk}\n"), &format!("P(正文。) P(——{talk})"), &[]);
    }
    is("正文。\n\n——街坊小满\n", "P(正文。) P(——街坊小满)", &["taken-as-signature"]);
    is("> 引文。\n>\n> ——街坊小满\n", "Q(P(引文。) R(——街坊小满))", &[]);
    is("> 引文。\n>\n> ——我走了\n", "Q(P(引文。) P(——我走了))", &[]);
}

#[test]
fn lines_of_a_notice_are_no_signature() {
    is(
        "正文。\n\n又一段。\n\n　　　　自带水桶\n",
        "P(正文。) P(又一段。) R(自带水桶)",
        &["taken-as-signature"],
    );
    is(
        "正文。\n\n又一段。\n\n再一段。\n\n　　　　注意事项\n　　　　自带水桶\n　　　　集合地点\n　　　　柳荫街居委会\n",
        "P(正文。) P(又一段。) P(再一段。) P(注意事项) P(自带水桶) P(集合地点) P(柳荫街居委会)",
        &[],
    );
}

#[test]
fn one_in_brackets_may_stand_below() {
    is(
        "正文。\n\n　　　　柳荫街居委会\n\n（责任编辑：江平）\n",
        "P(正文。) R(柳荫街居委会) P(（责任编辑：江平）)",
        &[],
    );
    is("正文。\n\n——江平\n\n（责编：许见山）\n", "P(正文。) R(——江平) P(（责编：许见山）)", &[]);
}

#[test]
fn marks_say_it() {
    is("题记。{right}\n\n正文。\n\n完 {center}\n", "R(题记。) P(正文。) M(完)", &[]);
    is(
        "正文。\n老西门街道 {right}\n2026年11月20日 {居右}\n",
        "P(正文。) R(老西门街道) R(2026年11月20日)",
        &[],
    );
    is(
        "正文。\n\n老西门街道\\\n2026年11月20日 {right}\n",
        "P(正文。) R(老西门街道/2026年11月20日)",
        &[],
    );
    is(
        "正文。\n\n老西门街道 ｛right｝\n\n完｛居中｝\n",
        "P(正文。) R(老西门街道) M(完)",
        &["taken-as-markup"],
    );
    is("正文。\n\n**老西门街道** {right}\n", "P(正文。) R(**老西门街道**)", &[]);
    is(
        "写作 \\{right}\n\n{right}\n\n集合 {a, b}\n",
        "P(写作 {right}) P({right}) P(集合 {a, b})",
        &[],
    );
    is("- 甲 {right}\n", "L(P(甲 {right}))", &[]);
    is("> [!SIDEBAR] 题\n> 正文。\n>\n> 街道办 {right}\n", "BS[-][题](P(正文。) R(街道办))", &[]);
    is(
        "> [!NOTE]\n> 正文。\n>\n> 　　　　街道办\n> 　　　　11月20日\n",
        "BN[-][-](P(正文。) R(街道办) R(11月20日))",
        &[],
    );
}

#[test]
fn in_verse() {
    let verse = |body: &str| story(&format!("---\ntitle: 题\nform: verse\n---\n{body}")).short();
    assert_eq!(
        verse("绳子放下去\n　　天也放下去\n\n——江平\n"),
        "P(绳子放下去/　　天也放下去) R(——江平)"
    );
    assert_eq!(verse("绳子放下去\n\n二〇二六年 {right}\n"), "P(绳子放下去) R(二〇二六年)");
}
