//! Copy as reporters type it: printed as typed, read as meant, or told.

use proptest::prelude::*;

use super::tests::{body, each_run, shorts, words};
use crate::story::{Level, Run};

/// The words of a body, and those of them that stand out.
fn set(text: &str) -> (String, Vec<String>) {
    let read = body(&format!("{text}\n"));
    let mut out = Vec::new();
    each_run(read.blocks(), &mut |run| {
        if let Run::Text { text, style, .. } = run
            && (style.emph || style.strong)
        {
            out.push(text.clone());
        }
    });
    let tab = read
        .story
        .as_ref()
        .and_then(|story| story.tab.as_ref())
        .map(|tab| format!("【{}】", tab.text));
    (tab.unwrap_or_default() + &words(read.blocks()), out)
}

fn told(text: &str) -> Vec<String> {
    body(&format!("{text}\n")).codes().into_iter().map(str::to_string).collect()
}

#[test]
fn stars_that_are_data_are_set_and_not_told() {
    for typed in [
        "张**（138****1234）、李**（139****5678），奖品箱60*40*30厘米。",
        "王**、李*",
        "王*明和李*红",
        "张*、李*、王**",
        "王**李**赵**",
        "王**和李**分获一等奖",
        "60*40*40",
        "2**10等于1024",
        "5*3=15，4**，3 * 5 * 2",
        "姓名* 电话* 地址（*为必填）",
        "带*号的是必填",
        "A*B*C",
        "*注：以上数据来自街道",
        "* 注：以上数据来自街道",
        "__init__ 和 file_name_2",
        "___",
        "张＊＊、李＊＊获奖，＊号",
        "尾号****5678",
    ] {
        assert_eq!(set(typed), (typed.to_string(), vec![]), "{typed}");
        assert!(told(typed).is_empty(), "{typed}: {:?}", told(typed));
    }
}

#[test]
fn emphasis_stays_emphasis() {
    for (typed, out) in [
        ("这是**词语**的用法", "词语"),
        ("要把**“词语”**的用法记住", "“词语”"),
        ("**主办：**槐安街道", "主办："),
        ("an *important* word", "important"),
        ("**2026年**，晴", "2026年"),
        ("- **43** 分钟：从报警", "43"),
        ("***又重又楷***的", "又重又楷"),
        ("*编者按*：本报今日", "编者按"),
        ("他说，*好*。", "好"),
    ] {
        assert_eq!(set(typed).1, [out], "{typed}");
        assert!(told(typed).is_empty(), "{typed}: {:?}", told(typed));
    }
    assert_eq!(set("＊＊加粗＊＊的").1, ["加粗"]);
    assert_eq!(told("＊＊加粗＊＊的"), ["taken-as-markup"]);
}

#[test]
fn doubt_is_told_and_set_as_typed() {
    for typed in
        ["增长**5%**，", "感谢**老王**的帮助", "这是*楷体*的", "*为必填项：姓名*、电话*、地址"]
    {
        assert_eq!(set(typed), (typed.to_string(), vec![]), "{typed}");
        assert_eq!(told(typed), ["doubtful-emphasis"], "{typed}");
    }
    for typed in ["** 加粗 **的", "**加粗 **的"] {
        assert_eq!(told(typed), ["like-markup"], "{typed}");
    }
}

#[test]
fn stars_in_cells_and_captions_are_data_too() {
    let read = body("| 王** | 李** |\n|---|---|\n| 60*40*30 | **重** |\n");
    assert_eq!(shorts(read.blocks()), "T(王**|李**/60*40*30|**重**)");
    assert_eq!(set("| 王** | 李** |\n|---|---|\n| 60*40*30 | **重** |").1, ["重"]);
    assert_eq!(set("![王**、李**领奖](images/图%201.png)").1, Vec::<String>::new());
    assert_eq!(set("![**王明**领奖](images/图%201.png)").1, ["王明"]);
}

#[test]
fn what_is_escaped_loses_its_backslash() {
    let typed = "\\<b> a\\_b \\`c\\` \\*\\* \\# \\[x\\] C:\\新";
    assert_eq!(set(typed).0, "<b> a_b `c` ** # [x] C:\\新");
}

#[test]
fn lines_that_are_no_lists() {
    for (typed, is) in [
        ("2026. 11. 20", "P(2026. 11. 20)"),
        ("1994. 出生\n1998. 入学", "P(1994. 出生) P(1998. 入学)"),
        ("1. 5公斤大米", "P(1. 5公斤大米)"),
        ("1. 5公斤大米\n2. 3公斤面", "L1(P(5公斤大米)|P(3公斤面))"),
        ("1. 第一\n3. 第三", "L1(P(第一)) L3(P(第三))"),
        ("01. 第一\n02. 第二", "P(01. 第一) P(02. 第二)"),
        ("1、第一\n2、第二", "P(1、第一) P(2、第二)"),
        ("（1）第一\n（2）第二", "P(（1）第一) P(（2）第二)"),
        ("一、第一条\n二、第二条", "P(一、第一条) P(二、第二条)"),
        ("● 时间：周六\n● 地点：广场", "P(● 时间：周六) P(● 地点：广场)"),
        ("3.14是圆周率", "P(3.14是圆周率)"),
        ("-5℃到3℃", "P(-5℃到3℃)"),
        ("* 第一\n* 第二", "L(P(第一)|P(第二))"),
        (
            "    第一段缩进。\n    第二段缩进。\n\n\t第三段。",
            "P(第一段缩进。) P(第二段缩进。) P(第三段。)",
        ),
        ("正文完。\n\n***\n\n* * *\n\n---\n\n末。", "P(正文完。) ~ ~ ~ P(末。)"),
        ("##", "P(##)"),
        ("#话题# @某人 $100 :) `a` ~~b~~", "P(#话题# @某人 $100 :) `a` ~~b~~)"),
        ("[注](见第3版)", "P([注](见第3版))"),
        ("＞60岁老人", "P(＞60岁老人)"),
        ("- 鸡蛋 3个\n- 盐\n做法如下。", "L(P(鸡蛋 3个)|P(盐)) P(做法如下。)"),
        ("- 项\n\n  项内\n\n  又一段\n\n外", "L(P(项) P(项内) P(又一段)) P(外)"),
        ("#　#", "P(#　#)"),
        ("_　_", "P(_　_)"),
        ("1. 甲\n2.", "L1(P(甲)) P(2.)"),
        ("- #\n- 甲", "L(P(#)|P(甲))"),
        ("若a<b且b>c", "P(若a<b且b>c)"),
    ] {
        assert_eq!(shorts(body(&format!("{typed}\n")).blocks()), is, "{typed}");
        assert!(told(typed).is_empty(), "{typed}: {:?}", told(typed));
    }
}

/// A sign of several bytes, and no letter behind it by which the mark would end.
#[test]
fn items_without_letters_keep_their_words() {
    for typed in ["•（1）\n•（2）", "•“2026”\n•甲", "·（一）\n·（二）", "－“1”\n－“2”"]
    {
        let (words, _) = set(typed);
        for inside in typed.lines().map(|line| line.trim_start_matches(['•', '·', '－'])) {
            assert!(words.contains(inside), "{typed}: {words}");
        }
    }
}

#[test]
fn however_many_notes_there_are_all_are_set() {
    let notes: Vec<String> = (1..=130).map(|n| format!("[注{n}]: 见第{n}页")).collect();
    let (words, _) = set(&notes.join("\n\n"));
    for note in notes {
        assert!(words.contains(&note), "{note}");
    }
}

#[test]
fn what_an_input_method_typed_is_read_as_meant_and_told() {
    for (typed, is) in [
        ("##小标题\n\n正文。", "H(小标题) P(正文。)"),
        ("＃＃ 小标题\n\n正文。", "H(小标题) P(正文。)"),
        ("-第一条\n-第二条", "L(P(第一条)|P(第二条))"),
        ("－ 第一条\n－ 第二条", "L(P(第一条)|P(第二条))"),
        ("• 第一条\n• 第二条", "L(P(第一条)|P(第二条))"),
        ("》引文一句", "Q(P(引文一句))"),
        ("> [！SIDEBAR] 标题\n> 正文", "BS[-][标题](P(正文))"),
        ("> 【！SIDEBAR】 标题\n> 正文", "BS[-][标题](P(正文))"),
        ("｜时间｜地点｜\n｜---｜---｜\n｜周六｜广场｜", "T(时间|地点/周六|广场)"),
        ("|时间|地点|\n|——|——|\n|周六|广场|", "T(时间|地点/周六|广场)"),
        ("|周六|广场|\n|周日|公园|", "T(周六|广场/周日|公园)"),
        ("＊＊＊", "~"),
        ("![图说]（images/图 1.png）", "I(图说)"),
        ("！[图说]（images/图 1.png “columns=2”）", "I(图说)"),
        ("！【图说】（images/图 1.png）", "I(图说)"),
        ("![图说](images/图 1.png “columns=2”)", "I(图说)"),
        ("![图说](images/图 1.png columns=2)", "I(图说)"),
        ("![图说](images/图 1.png){width=50%}", "I(图说)"),
    ] {
        assert_eq!(shorts(body(&format!("{typed}\n")).blocks()), is, "{typed}");
        assert_eq!(told(typed), ["taken-as-markup"], "{typed}");
    }
    assert!(told("![图说](images/图 1.png \"columns=2 place=top\")").is_empty());
}

#[test]
fn what_only_looks_like_markup_is_told() {
    for (typed, code) in [
        ("小标题\n---\n正文", "like-markup"),
        ("#小标题\n\n正文。", "like-markup"),
        ("-第一条", "like-markup"),
        (">60分为及格", "like-markup"),
        ("[!SIDEBAR] 标题", "like-markup"),
        ("<u>下划线</u>和<br/>", "like-markup"),
        ("__词语__", "like-markup"),
        ("[图说](images/图 1.png)", "like-markup"),
        ("![图说](images/图 1.png", "no-picture"),
        ("床前明月光，\n疑是地上霜。", "joined-lines"),
        ("文/许某\n编辑：施某\n责编：贺某", "joined-lines"),
    ] {
        assert_eq!(told(typed), [code], "{typed}");
    }
    let wrapped = "这是一段被程序断成固定宽度的文字，每一行大约都是一样长的，中间并没有句号\n在行末，所以不应该有任何提示，接起来就好了。";
    assert!(told(wrapped).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// Whatever stands between stars: all that is no star is set, in order; and the stars too, unless words stand out.
    #[test]
    fn all_that_was_typed_is_set(
        text in "[王李张明红在的138a]([王李张明红和在的、，。：（）《》“”1238ab%/ ]|\\*{1,4}|＊|_|[-+=#`~^]){0,24}[王李张明红在的138a]"
    ) {
        let (set, out) = set(&text);
        // What stands higher or lower is set without its signs.
        let read = body(&format!("{text}\n"));
        let mut levels = false;
        each_run(read.blocks(), &mut |run| {
            levels |= matches!(run, Run::Text { style, .. } if style.level != Level::Line);
        });
        let signs = if levels { "*＊ ~^" } else { "*＊ " };
        let plain = |text: &str| text.chars().filter(|c| !signs.contains(*c)).collect::<String>();
        prop_assert_eq!(plain(&set), plain(&text));
        if out.is_empty() && !levels {
            prop_assert_eq!(set.replace(' ', ""), text.replace(' ', ""));
        }
    }
}
