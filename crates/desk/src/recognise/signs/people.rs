//! Who signs: bylines, names, signatures, by their own words.

use std::sync::LazyLock;

use regex::Regex;

use kanyin_issue::names::reads_as_name;
use kanyin_issue::signers;

use crate::recognise::mainland::written;
use crate::words::{ems, is_han, is_white};

pattern!(
    BYLINE_ROLE,
    r"^[□■◇◆○●◎▲△※☆★▪/／\s　]*(?:(?:本报|本刊|首席|实习|见习|特约|驻[\p{Han}]{1,4}|[\p{Han}]{0,6}(?:晚报|日报|报社|融媒体?)|全媒体|融媒体?)?[\s　]*(?:记者|通讯员|评论员|撰稿人?|编辑|作者|供稿|整理|采写|撰文|摄影记者|小记者|学生记者)|文字?[\s　]*[/／：:|｜&、和·][\s　]*图?|文[\s　]+[\p{Han}]|图文|摄影|口述|讲述|采访|翻译|来稿|投稿|供图|图[\s　]*[/／：:])"
);
pattern!(BYLINE_MARK, r"^[□■◇◆◎▲△※☆★▪][\s　]*[\p{Han}A-Za-z]");
pattern!(
    IN_BRACKETS,
    r"^[（(][\s　]*(?:本报|本刊|首席|实习|见习|特约)?[\s　]*(?:记者|通讯员|作者|文|供稿|摄影|图)[^（）()。]{2,40}[）)]$"
);

/// How surely a line is a byline by its own words, 0 to 1.
pub fn byline(text: &str) -> f64 {
    let text = text.trim();
    let wide = ems(text);
    if !(1.5..=34.0).contains(&wide)
        || text.contains(['。', '！', '？', '，', '；'])
        || text.ends_with(['：', ':'])
    {
        return 0.0;
    }
    let text = &*written(text);
    if IN_BRACKETS.is_match(text) {
        return 0.9;
    }
    // `记者请工作人员作了回答` is a sentence.
    let role = BYLINE_ROLE.find(text).is_some_and(|role| {
        let rest = &text[role.end()..];
        let first = rest.split(|c: char| is_white(c) || "、/／（(:：&".contains(c)).next();
        first.is_none_or(|first| first.is_empty() || ems(first) <= 4.0 || are_names(first))
    });
    let mark = BYLINE_MARK.is_match(text);
    let names = are_names(text);
    let inside = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    let last = inside.and_then(|inside| inside.split(is_white).next_back());
    if wide <= 16.0 && last.is_some_and(is_name) {
        return 0.8;
    }
    if wide <= 20.0 && (is_member(text) || is_by_work(text)) {
        return 0.85;
    }
    match (role, mark) {
        (true, true) => 0.95,
        (true, false) if wide <= 24.0 => 0.85,
        (true, false) => 0.6,
        (false, true) if names => 0.9,
        (false, true) if wide <= 14.0 => 0.7,
        _ if names => 0.55,
        _ => 0.0,
    }
}

/// `高一（4）班 季野`, `轧钢车间　申强`: where somebody is from, and the name.
fn is_member(text: &str) -> bool {
    const PLACES: [&str; 34] = [
        "班",
        "车间",
        "年级",
        "学院",
        "系",
        "小学",
        "中学",
        "幼儿园",
        "三中",
        "村",
        "组",
        "部",
        "科",
        "室",
        "处",
        "队",
        "厂",
        "公司",
        "中心",
        "社区",
        "街道",
        "站",
        "所",
        "局",
        "院",
        "馆",
        "园",
        "社",
        "工会",
        "支部",
        "科室",
        "病区",
        "小区",
        "校区",
    ];
    let mut words: Vec<&str> = text.split(is_white).filter(|word| !word.is_empty()).collect();
    let Some(last) = words.pop() else { return false };
    // `江　平`.
    let spread = match words.as_slice() {
        [.., one] if last.chars().count() == 1 && one.chars().count() == 1 => {
            let whole = [*one, last].concat();
            words.pop();
            whole
        }
        _ => last.to_string(),
    };
    let place = words.last().map(|place| place.trim_end_matches(['）', ')']));
    !words.is_empty()
        && words.len() <= 2
        && is_name(&spread)
        && place.is_some_and(|place| PLACES.iter().any(|end| place.ends_with(end)))
}

/// `金霞 整理`, `张三 文`, `李四 摄`: a name, and what was done.
fn is_by_work(text: &str) -> bool {
    const WORK: [&str; 14] = [
        "整理", "采写", "口述", "撰文", "文", "摄", "图", "摄影", "供稿", "编写", "记录", "讲述",
        "文图", "文/图",
    ];
    let words: Vec<&str> = text.split(is_white).filter(|word| !word.is_empty()).collect();
    words.len() >= 2
        && words.len() <= 6
        && words.iter().any(|word| WORK.contains(word))
        && WORK.contains(words.last().unwrap_or(&""))
        && words.iter().all(|word| WORK.contains(word) || is_name(word))
}

/// `（指导老师：林小雅）`, `（区住建局供稿 本报记者 罗敏整理）`: in brackets, who had a hand in a text.
pub fn is_bracketed_credit(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "指导老师",
        "指导教师",
        "辅导老师",
        "供稿",
        "整理",
        "记者",
        "通讯员",
        "作者",
        "摄影",
        "编译",
        "推荐",
    ];
    let inside =
        text.trim().strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| {
        ems(inside) <= 24.0
            && !inside.contains(['。', '，', '；', '！', '？', '（', '('])
            && WORDS.iter().any(|word| inside.contains(word))
    })
}

/// `公司工会　供稿`, `供稿：办公室`: who sent a copy in.
pub fn is_supplied(text: &str) -> bool {
    let text = text.trim().trim_matches(|c| "（）()".contains(c));
    ems(text) <= 24.0 && (text.ends_with("供稿") || text.starts_with("供稿"))
}

/// Whether a line holds nothing but names of people.
pub fn are_names(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| "□■◇◆◎▲△※☆★▪（）()".contains(c) || is_white(c));
    let words: Vec<&str> = bare
        .split(|c: char| is_white(c) || "、/／".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    // `江　平` is a name of two characters.
    let spread = words.len() == 2 && words.iter().all(|word| word.chars().count() == 1);
    if spread {
        return reads_as_name(&words.concat());
    }
    !words.is_empty() && words.len() <= 6 && words.iter().all(|word| is_name(word))
}

fn is_name(word: &str) -> bool {
    let han = word.chars().all(|c| is_han(c) || c == '·');
    han && (reads_as_name(word) || word.contains('·') && word.chars().count() >= 4)
}

/// Whether a line is a row of names, with a label or without: `一等奖：王建国、李秀英`, `方　圆　周海燕`.
pub fn is_row_of_names(text: &str) -> bool {
    let rest = match text.split_once(['：', ':']) {
        Some((label, rest)) if ems(label) <= 12.0 => rest,
        _ => text,
    };
    let words = || {
        let words = rest.split(|c: char| is_white(c) || c == '、');
        words.filter(|word| !word.is_empty())
    };
    let may_be = |word: &&str| is_name(word) || word.chars().count() == 1 && word.contains(is_han);
    let (all, names) = (words().count(), words().filter(may_be).count());
    all >= 2 && names * 5 >= all * 4 && words().any(|word| word.chars().count() > 1)
}

/// Whether a line signs: a name or an office.
pub fn signs(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['—', '─', '－', '-']);
    ems(bare) <= 24.0
        && !bare.contains(['。', '，', '！', '？', '：', '；'])
        && signers::signs(bare)
}
