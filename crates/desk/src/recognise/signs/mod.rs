//! What a line says by its own words: whether it begins an item, is a question, a note, a label, a row of a table, a date; `sentences`,
//! where it goes on; `people`, whether it names who wrote or signed; `pictures`, whether it is of one.

use std::sync::LazyLock;

use regex::Regex;

use super::mainland::written;
use crate::words::{ems, is_white};

macro_rules! pattern {
    ($name:ident, $pattern:literal) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).unwrap_or_else(|error| panic!("{error}")));
    };
}

mod people;
mod pictures;
mod sentences;

pub use self::people::{
    are_names, byline, is_bracketed_credit, is_row_of_names, is_supplied, signs,
};
pub use self::pictures::{caption, caption_mark, picture_mark};
pub use self::sentences::{
    begins_inside, ends_open, ends_sentence, has_inner_stop, inner_marks, is_never_first,
    is_open_at_end, is_tail, may_not_begin,
};

pattern!(
    ITEM,
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[\s　]{0,2}[.．、)）](?:\D|$)|[①-⑳㈠-㈩⑴-⒇]|第[一二三四五六七八九十]{1,3}(?:[条章步]|(?:部分|篇|节|编)(?:[\s　：:、]|$))|[●○◆◇■▪•·▶➤★☆✦✓※–\-*][\s　]{0,3}[^\s\-*·•●])"
);
pattern!(TALK, r"^(?:问|答|记者|主持人|Q|A|q|a|[\p{Han}·]{2,4})[：:][^/]");
pattern!(QUESTION, r"^(?:问|答|记者|主持人|读者|Q|A|Q\d+|A\d+|[问答]\d+)[\s　]?[：:]");
pattern!(
    NOTE,
    r"^[*＊※]?[\s　]?(?:注|备注|编者按|编者注|编后|说明|附注|小注|更正|来源|资料来源|数据来源)[\s　]?[：:]"
);
pattern!(TAB, r"^【([^【】]{1,12})】$|^\[([^\[\]]{2,8})\]$|^〔([^〔〕]{1,10})〕$");
pattern!(
    DATE,
    r"^[\s　]*(?:[二〇○零一二三四五六七八九\d]{2,4}[\s　]*[年./-])?[\s　]*[一二三四五六七八九十\d]{1,3}[\s　]*[月./-][\s　]*[一二三四五六七八九十\d]{1,3}[\s　]*[日号]?[\s　]*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?[\s　]*(?:[上下]午|晚|夜|凌晨)?[\s　]*$|^[二〇○零一\d][二〇○零一二三四五六七八九\d]{3}年[一二三四五六七八九十\d]{1,3}月$"
);
pattern!(
    DATELINE,
    r"^(?:本报讯|本刊讯|[\p{Han}]{2,4}讯|[\p{Han}]{2,8}[\d一二三四五六七八九十]{1,2}月\d{1,2}日电|近日|日前|前不久|上周|上个?月|本周|昨[天日]|今[天日]|[\d]{1,2}[\s　]*月[\s　]*[\d]{1,2}[\s　]*日|\d{4}[\s　]*年|为了?|随着|当)"
);
pattern!(
    ROW_OF_NUMBERS,
    r"^(?:[\p{Han}·]{1,8}[\s　]+\d[\d,.]*[\s　]?[\p{Han}a-zA-Z]{0,2}(?:[\s　]+|$))+$"
);
pattern!(POEMS, r"[二两三四五六七八九十2-9][\s　]?首(?:[（(][^（）()]*[）)])?$");
pattern!(NEWS, r"^(?:本报讯|本刊讯|讯[\s　]|[（(](?:记者|通讯员))");

/// Labels of boxes beside a story.
const SIDEBARS: [&str; 22] = [
    "延伸阅读",
    "相关链接",
    "新闻链接",
    "链接",
    "小贴士",
    "温馨提示",
    "温馨提醒",
    "提醒",
    "提示",
    "名词解释",
    "背景",
    "新闻背景",
    "背景资料",
    "相关阅读",
    "知识链接",
    "小知识",
    "延伸",
    "人物简介",
    "人物名片",
    "资料",
    "贴士",
    "小链接",
];

/// Whether a line is an item of a list, as it is numbered or marked.
pub fn is_item(text: &str) -> bool {
    ITEM.is_match(text)
}

/// The beginning of a text: a label stands there, however long the rest is.
fn beginning(text: &str) -> &str {
    const LETTERS: usize = 24;
    text.char_indices().nth(LETTERS).map_or(text, |(at, _)| &text[..at])
}

/// Whether a line greets whom a text is for: `各位居民：`, `编辑同志：`.
pub fn is_salutation(text: &str) -> bool {
    const ENDS: [&str; 16] = [
        "同志",
        "同志们",
        "先生",
        "女士",
        "老师",
        "朋友",
        "朋友们",
        "居民",
        "业主",
        "家长",
        "同学",
        "同学们",
        "街坊",
        "邻居",
        "领导",
        "读者",
    ];
    let Some(bare) = text.trim().strip_suffix(['：', ':']) else { return false };
    ems(bare) <= 14.0
        && !bare.contains(['，', '。', '：'])
        && (["各位", "尊敬的", "亲爱的"].iter().any(|word| bare.starts_with(word))
            || ENDS.iter().any(|end| bare.ends_with(end)))
}

/// `问：`, `答：`, `记者：`, a name and a colon.
pub fn is_talk(text: &str) -> bool {
    QUESTION.is_match(text) || TALK.is_match(text)
}

/// `时间：12月12日`, `联系人：小吴`: a particular of a notice.
pub fn is_particular(text: &str) -> bool {
    const LABELS: [&str; 16] = [
        "时间",
        "地点",
        "内容",
        "对象",
        "联系人",
        "联系电话",
        "电话",
        "地址",
        "主办",
        "承办",
        "费用",
        "人数",
        "报名",
        "截止",
        "日期",
        "咨询电话",
    ];
    let text = written(beginning(text));
    let label = text.split_once(['：', ':']).map(|(label, _)| label.trim().to_string());
    label.is_some_and(|label| LABELS.contains(&label.as_str()))
}

/// `问：`, `答：` and the like, beyond doubt.
pub fn is_question_or_answer(text: &str) -> bool {
    QUESTION.is_match(&written(beginning(text)))
}

/// `注：`, `编者按：`.
pub fn is_note(text: &str) -> bool {
    NOTE.is_match(&written(beginning(text)))
}

/// The words in `【…】`, if a line is nothing else.
pub fn tab(text: &str) -> Option<&str> {
    let found = TAB.captures(text.trim())?;
    let inside = (1..=3).find_map(|n| found.get(n))?;
    (!picture_mark(text).is_some_and(|number| !number.is_empty() || inside.as_str() == "图"))
        .then_some(inside.as_str())
}

/// Whether words head a box beside a story.
pub fn heads_sidebar(words: &str) -> bool {
    SIDEBARS.contains(&written(words).trim_matches(is_around_label))
}

/// Characters of a rail head at most (docs/look.md §3: three or four; 一句话新闻 has five). What is longer is a piece's own title:
/// 一周街坊短波.
const LONGEST_RAIL_HEAD: f64 = 5.0;

/// Whether words head several briefs: 社区简讯, 一句话新闻.
pub fn heads_briefs(words: &str) -> bool {
    const ENDS: [&str; 16] = [
        "简讯",
        "短讯",
        "短波",
        "快讯",
        "零讯",
        "速递",
        "速览",
        "简报",
        "快报",
        "集锦",
        "播报",
        "资讯",
        "动态",
        "一句话新闻",
        "短新闻",
        "简明新闻",
    ];
    let words = written(words);
    let words = words.trim_matches(is_around_label);
    ems(words) <= LONGEST_RAIL_HEAD && ENDS.iter().any(|end| words.ends_with(end))
}

/// Whether words head several poems: 诗二首, 乡村组诗.
pub fn heads_poems(words: &str) -> bool {
    let words = words.trim_matches(is_around_label);
    ems(words) <= 12.0 && (POEMS.is_match(words) || words.ends_with("组诗"))
}

/// What may stand around the words of a label: brackets, signs, white.
pub fn is_around_label(c: char) -> bool {
    is_white(c) || "【】[]〔〕：:■●◆▶>》★".contains(c)
}

/// `值班表`, `表一　前三季度支出`: what stands above a table.
pub fn is_title_of_table(text: &str) -> bool {
    let numbered = text.trim_start_matches('附').strip_prefix('表');
    let is_numbered = numbered.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    });
    text.ends_with('表') || is_numbered
}

/// Whether a line is words with a number each: `糯米 100克`, `王建国 500　李秀英 300`.
pub fn is_row_of_numbers(text: &str) -> bool {
    ROW_OF_NUMBERS.is_match(text.trim())
}

/// Whether a line is nothing but a day.
pub fn is_date(text: &str) -> bool {
    ems(text) <= 16.0 && {
        // White may have come between its figures.
        let bare: String = text.chars().filter(|c| !is_white(*c)).collect();
        DATE.is_match(&bare)
    }
}

/// Whether a line says when, and where, a text was written: `2025年10月于柳溪`, `写于2025年10月3日`.
pub fn is_written_at(text: &str) -> bool {
    let bare = text.trim().trim_matches(|c| "（）()".contains(c));
    let of_work = |c: char| "写作改记稿完成".contains(c);
    let (before, after) = match bare.split_once('于') {
        Some((before, after)) => (before.trim_end_matches(of_work), after),
        None => return false,
    };
    ems(after) <= 12.0
        && !after.contains(['，', '。'])
        && (is_date(before) && !after.is_empty() || before.is_empty() && is_date(after))
}

/// Whether a paragraph begins as the first of a news story does, 0 to 1.
pub fn begins_story(text: &str) -> f64 {
    match () {
        () if NEWS.is_match(text) => 1.0,
        () if DATELINE.is_match(text) => 0.5,
        () => 0.0,
    }
}

/// `此致`, `敬礼`, and what else closes a letter.
pub fn closes_letter(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['！', '!', '。']);
    matches!(
        bare,
        "此致"
            | "敬礼"
            | "特此通知"
            | "特此公告"
            | "特此启事"
            | "此启"
            | "顺祝"
            | "祝好"
            | "谨启"
            | "此复"
    )
}
