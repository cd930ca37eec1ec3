//! Stories and papers as people type them, and as they never would.

use super::Dice;

const WORDS: &[&str] = &[
    "街坊",
    "社区食堂",
    "周三上午",
    "新修的步道",
    "他说",
    "老人们",
    "一百二十三户",
    "2026年11月20日",
    "18:30",
    "1,234.5",
    "138****1234",
    "5G",
    "kg/m²",
    "Kanyin",
    "https://example.org/a_b/c?d=e",
    "《檐下》",
    "“十五五”",
    "——",
    "……",
    "，",
    "。",
    "、",
    "：",
    "；",
    "！",
    "（",
    "）",
    "“",
    "”",
    "·",
    "～",
    "％",
    "①",
    "㎡",
    "℃",
    " ",
    "　",
    "*",
    "**",
    "_",
    "`",
    "~~",
    "\\",
    "<b>",
    "&nbsp;",
    "#",
    "$",
    "@",
    "|",
    "[",
    "](",
    "![",
    "😀",
    "é",
    "e\u{301}",
    "ﬁ",
    "Ⅲ",
    "〇",
    "々",
    "ー",
    "ｶﾅ",
    "한글",
    "שלום",
    "ไทย",
    "\u{200B}",
    "\u{AD}",
    "\u{2067}",
];

const STARTS: &[&str] = &[
    "",
    "",
    "",
    "",
    "## ",
    "##",
    "＃＃ ",
    "- ",
    "-",
    "• ",
    "1. ",
    "2026. ",
    "> ",
    "> [!SIDEBAR] ",
    "> [!NOTE] ",
    "> [!QUOTE] ",
    ">> ",
    "```",
    "    ",
    "　　",
    "***\n",
    "---\n",
    "| ",
    "｜",
    "[^1]: ",
    "<div>",
    "【】",
];

/// A story file.
pub fn story(dice: &mut Dice) -> String {
    const KEYS: &[&str] = &[
        "kicker",
        "deck",
        "byline",
        "lead-in",
        "column",
        "section",
        "importance",
        "form",
        "titel",
        "words",
    ];
    const VALUES: &[&str] = &[
        "lead",
        "second",
        "brief",
        "essay",
        "verse",
        "figures",
        "photos",
        "本报记者 张三",
        "“引”",
        "[a, b]",
        "{a: b}",
        "1",
        "true",
        "~",
        "|\n  两行\n  字",
    ];
    let mut text = format!("---\ntitle: {}\n", line(dice, 8).replace([':', '#'], ""));
    for _ in 0..dice.below(4) {
        text += &format!("{}: {}\n", dice.one(KEYS), dice.one(VALUES));
    }
    text += "---\n\n";
    for _ in 0..dice.below(14) {
        text += &match dice.below(10) {
            0 => {
                format!("![{}]({} \"{}\")\n\n", line(dice, 6), picture_name(dice), attributes(dice))
            }
            1 => format!(
                "| {} | {} |\n|---|---|\n| {} | {} |\n\n",
                line(dice, 3),
                line(dice, 2),
                line(dice, 9),
                line(dice, 4)
            ),
            _ => {
                let length = 5 + dice.below(60);
                format!(
                    "{}{}\n{}",
                    dice.one(STARTS),
                    line(dice, length),
                    dice.one(&["\n", "\n", ""])
                )
            }
        };
    }
    text
}

fn picture_name(dice: &mut Dice) -> &'static str {
    dice.one(&[
        "a.jpg",
        "a.png",
        "b.png",
        "A.JPG",
        "没有.jpg",
        "a b.jpg",
        "../paper.yaml",
        "/etc/passwd",
        "a.svg",
    ])
}

fn attributes(dice: &mut Dice) -> String {
    const ALL: &[&str] = &[
        "columns=2",
        "columns=9",
        "columns=一",
        "place=top",
        "place=here",
        "place=侧",
        "crop=10%",
        "crop=0%",
        "crop=-5%",
        "credit='摄影 李四'",
        "focus=left",
        "=",
        "'",
        "size=3",
    ];
    (0..dice.below(4)).map(|_| dice.one(ALL)).collect::<Vec<_>>().join(" ")
}

fn line(dice: &mut Dice, words: usize) -> String {
    let mut text = String::new();
    for _ in 0..=dice.below(words) {
        if dice.once_in(3) {
            text += dice.one(WORDS);
        } else {
            let length = 1 + dice.below(12);
            text.extend(
                (0..length).filter_map(|_| char::from_u32(dice.within(0x4E00, 0x9000) as u32)),
            );
        }
    }
    text
}

/// A `paper.yaml`.
pub fn paper(dice: &mut Dice) -> String {
    let mut text = String::from("name: 试报\n");
    if dice.once_in(3) {
        text += &format!(
            "page: {{trim: [{}mm, {}mm], bleed: {}mm}}\n",
            dice.within(50, 500),
            dice.within(50, 600),
            dice.within(0, 9)
        );
    }
    if dice.once_in(3) {
        text += &format!(
            "grid: {{columns: {}, measure: {}, size: {}pt, gutter: {}pt, leading: {}pt, lines: {}}}\n",
            dice.within(0, 9),
            dice.within(1, 40),
            dice.within(1, 30),
            dice.within(0, 40),
            dice.within(1, 40),
            dice.within(0, 120)
        );
    }
    if dice.once_in(4) {
        text += dice.one(&[
            "fonts: {song: [宋体]}\n",
            "fonts: {hei: [Noto Sans CJK SC Bold, 没有的字体]}\n",
            "colours: {accent: {cmyk: [0, 90, 80, 10]}}\n",
            "press: {standard: X-1a}\n",
            "press: {inks: 1}\n",
            "masthead: {title: 很长很长很长的报名儿}\n",
            "language: en\n",
            "colophon: {地址: 街坊路一号}\n",
        ]);
    }
    text
}
