//! Lines, titles, tables and folios as another reader (poppler) finds them in press.pdf.

use kanyin_testing::{Desk, outside};

use crate::run::kanyin;

/// A piece of text in the PDF, by pdftotext. Lengths in points from the sheet's top left corner.
#[derive(Debug, Clone)]
struct Piece {
    page: usize,
    left: f64,
    top: f64,
    right: f64,
    foot: f64,
    text: String,
}

/// The lines or words (`tag`) of a desk's press.pdf; `None` without poppler.
fn pieces(desk: &Desk, tag: &str) -> Option<Vec<Piece>> {
    let run = kanyin(desk.folder(), &["build", "--proof", "--only", "press"]);
    let pdf = desk.folder().join("out/1/press.pdf");
    assert!(pdf.exists(), "{}", run.err);
    let args = ["-bbox-layout".into(), pdf.into_os_string(), "-".into()];
    let output = outside::run("pdftotext", &args)?;
    let html = String::from_utf8(output.stdout).unwrap();
    let mut page = 0;
    let mut pieces: Vec<Piece> = Vec::new();
    for line in html.lines() {
        let is = |name: &str| line.trim_start().starts_with(&format!("<{name} "));
        if is("page") {
            page += 1;
        }
        let number = |name: &str| -> f64 {
            let value = line.split(&format!("{name}=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().parse().unwrap()
        };
        let words = || line.split_once('>').unwrap().1.split("</word>").next().unwrap();
        if is(tag) {
            pieces.push(Piece {
                page,
                left: number("xMin"),
                top: number("yMin"),
                right: number("xMax"),
                foot: number("yMax"),
                text: if tag == "word" { plain(words()) } else { String::new() },
            });
        } else if tag == "line" && is("word") {
            pieces.last_mut().unwrap().text += &plain(words());
        }
    }
    assert!(!pieces.is_empty());
    Some(pieces)
}

fn plain(html: &str) -> String {
    let text = html.replace("&quot;", "\"").replace("&apos;", "'").replace("&#39;", "'");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Words that stand on each other.
fn overlaps(words: &[Piece]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (n, a) in words.iter().enumerate() {
        for b in &words[n + 1..] {
            let wide = a.right.min(b.right) - a.left.max(b.left);
            let high = a.foot.min(b.foot) - a.top.max(b.top);
            if a.page == b.page && wide > 1.5 && high > 0.45 * (a.foot - a.top).min(b.foot - b.top)
            {
                found.push((a.text.clone(), b.text.clone()));
            }
        }
    }
    found
}

/// A page of stories side by side, with these titles.
fn titles(desk: &Desk, titles: &[&str]) {
    let mut pages = String::new();
    for (n, five) in titles.chunks(5).enumerate() {
        let letters = &["a", "b", "c", "d", "e"][..five.len()];
        let rows: String = letters.concat().to_uppercase() + &"V".repeat(5 - five.len());
        let mut layout = format!("rows: [auto]\nareas: [{rows}]\n");
        pages += &format!("  - layout: l{n}\n    stories:\n");
        for (letter, title) in letters.iter().zip(five) {
            layout += &format!("{}: {{is: story, name: {letter}}}\n", letter.to_uppercase());
            let story = format!("stories/{n}{letter}.md");
            desk.file(
                &format!("issues/1/{story}"),
                &format!("---\ntitle: '{title}'\n---\n\n正文。\n"),
            );
            pages += &format!("      {letter}: {story}\n");
        }
        if five.len() < 5 {
            layout += "V: {is: white}\n";
        }
        desk.file(&format!("layouts/l{n}/layout.yaml"), &layout);
    }
    desk.issue(&pages);
}

#[test]
fn ranges_dates_and_names_stay_whole_in_titles() {
    let cases = [
        ("空间布局（2023—2036年）发布", "（2023—2036年）"),
        ("本镇2023—2036年规划获批", "2023—2036年"),
        ("旧楼改造2023-2036年分批做", "2023-2036年"),
        ("大风6～9日再度来袭请防范", "6～9日"),
        ("早市7:00-11:00供应平价菜", "7:00-11:00"),
        ("饭堂7：00—11：00开放", "7：00—11：00"),
        ("自A—C座连廊本周正式开通", "A—C座"),
        ("“十五五”规划开局之年看变化", "“十五五”"),
        ("热孜万·买买提当选楼栋长", "热孜万·买买提"),
        ("街道开办K9课后托管班报名", "K9"),
        ("社区No.2号楼加装电梯通电", "No.2"),
        ("近2/3居民选择绿色出行方式", "2/3"),
        ("投票率超过60%的小区有多少", "60%"),
        ("一碗面卖¥89.5街坊直呼太贵", "¥89.5"),
        ("社区第12届邻里节今晚开幕了", "第12届"),
        ("最高气温达到37.5℃创下纪录", "37.5℃"),
        ("穗府办〔2026〕21号文件下月执行", "〔2026〕21号"),
        ("周二～周六社区医院开设夜诊", "周二～周六"),
        ("2026年12月30日起停水三天", "2026年12月30日"),
        ("晚7时30分起路灯集中检修好", "7时30分"),
        ("30多万元善款送到了病人手上", "30多万元"),
        ("等了2个多小时公交才来街坊急", "2个多小时"),
        ("用上iPhone 16拍的老街照片展", "iPhone16"),
        ("每人每月150~250元补贴到位", "150~250元"),
        ("消息\"老街坊\"活动今天开始报名", "\"老街坊\""),
    ];
    let desk = Desk::new();
    titles(&desk, &cases.map(|case| case.0));
    let Some(lines) = pieces(&desk, "line") else { return };
    for (title, whole) in cases {
        assert!(lines.iter().any(|line| line.text.contains(whole)), "{title}: {whole} is broken");
    }
}

/// What begins and what ends no line, as readers see it.
const NEVER_FIRST: &str = "~～〜—–‧·・•，。、；：？！‼⁇⁈⁉）》〉」』】〕”’〞％‰℃°′″%,.;:?!)]}…";
const NEVER_LAST: &str = "（《〈「『【〔“‘〝([{";

#[test]
fn marks_of_every_code_point_stand_at_no_wrong_end() {
    let samples = [
        "周二~周六照常",
        "6月~8月照常",
        "4~6天照常",
        "9:30~12:00照常",
        "早上〜晚上照常",
        "周二—周六照常",
        "他答\"行的\"便走",
        "的\"新街坊\"节目",
        "喊\"来\".乙",
        "：\"来。\"乙",
        "是〝来〞的",
        "丙‧丁名",
        "丙・丁名",
        "丙•丁名",
        "来‼来",
        "真⁉来",
        "（二）、（三）寒",
        "约6.5℃左右",
        "约6‰左右",
        "说‘行’吧",
        "半角,逗号",
        "(括号)好",
        "「引」好",
        "『引』好",
        "〈书〉好",
        "等…好",
        "长5′6″的",
    ];
    let filling = "云腾致雨露结为霜金生丽水玉出昆冈";
    let mut story = "---\ntitle: 甲\n---\n".to_string();
    for sample in samples {
        for before in 8..14 {
            let head: String = filling.chars().take(before).collect();
            story += &format!("\n{head}{sample}{filling}\n");
        }
    }
    let desk = Desk::new().one_story(5, &story);
    let Some(lines) = pieces(&desk, "line") else { return };
    // The furniture of the sheet is no copy.
    let body: Vec<&str> = lines
        .iter()
        .map(|line| line.text.as_str())
        .filter(|line| line.chars().count() > 8)
        .collect();
    assert!(body.len() > 150, "{}", body.len());
    for line in body {
        let (first, last) = (line.chars().next().unwrap(), line.chars().next_back().unwrap());
        assert!(!NEVER_FIRST.contains(first), "{line}");
        assert!(!NEVER_LAST.contains(last), "{line}");
        // A straight quote at an end belongs to what is quoted there.
        assert!(!line.starts_with('"') || line.matches('"').count() == 2, "{line}");
        assert!(!line.ends_with('"') || line.matches('"').count() == 2, "{line}");
    }
}

#[test]
fn no_table_prints_one_column_over_another() {
    let long = "凭身份证到活动室领取号码。".repeat(9);
    let tables = [
        format!("| 项目 | 说明 |\n|---|---|\n| 修鞋 | {long} |\n"),
        "| 名称 | 网址 | 电话 |\n|---|---|---|\n| 图书馆 | https://library.example.com/reader/cards | 000-33110012 |\n".into(),
        format!("|{}|\n|{}|\n|{}|\n", "天|".repeat(9) + "日", "---|".repeat(9) + "---", "晴转多云|".repeat(9) + "雨"),
        "| 甲 |  | 丙 |\n|---|---|---|\n| 1 |  | Community centre |\n".into(),
        "| 只有 | 表头 |\n|---|---|\n".into(),
    ];
    for table in tables {
        let boxed: String = table.lines().map(|line| format!("> {line}\n")).collect();
        let story = format!(
            "---\ntitle: 表\n---\n\n前文。\n\n{table}\n后文。\n\n> [!SIDEBAR] 办事\n>\n{boxed}"
        );
        let desk = Desk::new().one_story(1, &story);
        let Some(words) = pieces(&desk, "word") else { return };
        let over = overlaps(&words);
        assert!(over.is_empty(), "{over:?} in {table}");
    }
}

#[test]
fn a_table_that_must_break_words_is_told() {
    let table = "| 名 | 甲 | 乙 | 丙 |\n|---|---|---|---|\n| 行 | 1234567890123 | 1234567890123 | 1234567890123 |\n";
    let desk = Desk::new().one_story(1, &format!("---\ntitle: 表\n---\n\n{table}"));
    let run = kanyin(desk.folder(), &["check"]);
    assert!(
        run.err.contains("stories/a.md:5:1") && run.err.contains("[table-too-wide]"),
        "{}",
        run.err
    );
}

#[test]
fn a_folio_prints_no_text_over_another() {
    for (grid, trim) in
        [("columns: 5, measure: 14", "270mm x 390mm"), ("columns: 3, measure: 14", "210mm x 297mm")]
    {
        for name in ["江", "望山社区", "Riverside Weekly"] {
            for editors in ["{chief: 陆晚}", "{chief: 陆晚舟, layout: 季川平, proof: 方小圆}"]
            {
                let desk = Desk::with_paper(&format!(
                    "name: {name}\npage: {{trim: {trim}, bleed: 3mm}}\n\
                     grid: {{{grid}, size: 9pt, gutter: 12.5pt, leading: 13.5pt, lines: 50}}\n"
                ));
                let letters =
                    "A".repeat(if trim.starts_with('2') && grid.contains('5') { 5 } else { 3 });
                desk.file(
                    "layouts/one/layout.yaml",
                    &format!("rows: [auto]\nareas: [{letters}]\nA: {{is: story, name: a}}\n"),
                );
                for story in ["a", "b"] {
                    desk.file(
                        &format!("issues/1/stories/{story}.md"),
                        "---\ntitle: 甲\n---\n\n正文。\n",
                    );
                }
                desk.file(
                    "issues/1/issue.yaml",
                    &format!(
                        "number: 12\ndate: 2026-11-20\neditors: {editors}\npages:\n\
                         \x20 - {{layout: one, section: 党建引领, stories: {{a: stories/a.md}}}}\n\
                         \x20 - {{layout: one, section: 社区, stories: {{a: stories/b.md}}}}\n"
                    ),
                );
                let Some(words) = pieces(&desk, "word") else { return };
                let over = overlaps(&words);
                assert!(over.is_empty(), "{over:?}: {name}, {grid}, {editors}");
                let text: String = words.iter().map(|word| word.text.as_str()).collect();
                assert!(text.contains("陆晚"), "{text}");
            }
        }
    }
}
