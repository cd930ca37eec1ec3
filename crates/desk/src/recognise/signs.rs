//! What a line says by its own words: whether it ends a sentence, begins an item, is a byline, a note, a caption, a date.

use std::sync::LazyLock;

use regex::Regex;

use kanyin_issue::names::reads_as_name;
use kanyin_issue::signers;

use super::mainland::written;
use crate::segments::is_inside_word;
use crate::words::{ems, is_han, is_white};

macro_rules! pattern {
    ($name:ident, $pattern:literal) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).unwrap_or_else(|error| panic!("{error}")));
    };
}

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
pattern!(
    CAPTION,
    r"^(?:[▲△▼▽◀▶◄►↑↓←→][\s　]?.|[（(【\[]?图片?[\s　]?[一二三四五六七八九十\d]{0,3}[）)】\]]?[\s　]?[：:].|图为|图[一二三四五六七八九十\d]{1,3}[\s　].|[左右上下]图[：:为].|图说[：:])"
);
pattern!(
    CREDIT,
    r"[（(]?(?:[\p{Han}·]{2,8}[\s　]?(?:/|摄影?|供图)|(?:摄影|供图|图片来源|图|摄)[\s　]?[/：:／][\s　]?[\p{Han}·、\s]{2,12})[）)]?$"
);
pattern!(
    PICTURE_MARK,
    r"^[【\[（(〔]?(?:见|配|插)?(?:图片?|照片|Pic|pic|image)[\s　]?([一二三四五六七八九十\d]{0,3})[】\]）)〕]$"
);
pattern!(
    CAPTION_MARK,
    r"^[\s　]*[【\[（(〔]?(?:图片?|照片)[\s　]?([一二三四五六七八九十\d]{1,3})[】\]）)〕]?[\s　]*[：:]?[\s　]*"
);
pattern!(TAB, r"^【([^【】]{1,12})】$|^\[([^\[\]]{2,8})\]$|^〔([^〔〕]{1,10})〕$");
pattern!(
    BYLINE_ROLE,
    r"^[□■◇◆○●◎▲△※☆★▪/／\s　]*(?:(?:本报|本刊|首席|实习|见习|特约|驻[\p{Han}]{1,4}|[\p{Han}]{0,6}(?:晚报|日报|报社|融媒体?)|全媒体|融媒体?)?[\s　]*(?:记者|通讯员|评论员|撰稿人?|编辑|作者|供稿|整理|采写|撰文|摄影记者|小记者|学生记者)|文字?[\s　]*[/／：:|｜&、和·][\s　]*图?|文[\s　]+[\p{Han}]|图文|摄影|口述|讲述|采访|翻译|来稿|投稿|供图|图[\s　]*[/／：:])"
);
pattern!(BYLINE_MARK, r"^[□■◇◆◎▲△※☆★▪][\s　]*[\p{Han}A-Za-z]");
pattern!(
    IN_BRACKETS,
    r"^[（(][\s　]*(?:本报|本刊|首席|实习|见习|特约)?[\s　]*(?:记者|通讯员|作者|文|供稿|摄影|图)[^（）()。]{2,40}[）)]$"
);
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

/// Characters that no sentence begins with.
const NEVER_FIRST: &str = "的了着得们么吗呢吧啊呀嘛啦哟";

/// What ends a sentence, with the quotes and brackets that may stand behind it.
pub fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| is_white(c) || "”’」』）)\"'】〕".contains(c));
    let quoted = bare.len() < text.trim_end().len();
    match bare.chars().next_back() {
        Some('。' | '！' | '？' | '…' | '!' | '?') => true,
        Some('.') => bare
            .chars()
            .rev()
            .nth(1)
            .is_some_and(|c| !c.is_ascii_digit() || bare.chars().count() > 6),
        Some('；' | ';') => !quoted,
        _ => false,
    }
}

/// What stands at the end of a line that goes on.
pub fn ends_open(text: &str) -> bool {
    matches!(
        text.trim_end().chars().next_back(),
        Some('，' | '、' | ',' | '（' | '“' | '《' | '(' | '—')
    )
}

/// Stops and commas in a text but for its last character.
pub fn inner_marks(text: &str) -> usize {
    let count = text.chars().filter(|c| "，。；！？：、,;!?".contains(*c)).count();
    let last =
        text.trim_end().chars().next_back().is_some_and(|c| "，。；！？：、,;!?".contains(c));
    count - usize::from(last && count > 0)
}

/// Whether a sentence ends within a text, before its last character.
pub fn has_inner_stop(text: &str) -> bool {
    let trimmed = text.trim_end_matches(|c: char| "”’」』）)\"'】".contains(c) || is_white(c));
    let Some((last, _)) = trimmed.char_indices().next_back() else { return false };
    trimmed[..last].contains(['。', '！', '？', '；'])
}

/// Whether a bracket or quote is open at the end of a text.
pub fn is_open_at_end(text: &str) -> bool {
    let near: Vec<char> = text.chars().rev().take(160).collect();
    let pairs = [('“', '”'), ('《', '》'), ('（', '）'), ('「', '」'), ('【', '】'), ('‘', '’')];
    pairs.iter().any(|(open, close)| {
        near.iter().find(|c| *c == open || *c == close).is_some_and(|c| c == open)
    })
}

/// Whether a line begins with what cannot begin one.
pub fn begins_inside(text: &str) -> bool {
    text.chars().next().is_some_and(|c| "，。、；：？！”’）》」』】…,;:?!)%".contains(c))
}

/// Whether a line begins with a word that no sentence begins with: 的, 了; but not 的确, 了解.
pub fn is_never_first(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| NEVER_FIRST.contains(c))
        && !is_inside_word(&text[..text.len() - chars.as_str().len()], chars.as_str())
}

/// Whether a line begins with what only the end of a sentence has: `的人。`, a character before its first mark, a few before a full stop.
pub fn is_tail(text: &str) -> bool {
    let first: Vec<char> = text.chars().filter(|c| !is_white(*c)).take(8).collect();
    let before_mark =
        first.iter().position(|c| "，。、；！？,;!?".contains(*c)).unwrap_or(usize::MAX);
    let ends = first.get(before_mark).is_some_and(|c| "。；！？;!?".contains(*c));
    is_never_first(text)
        || before_mark == 1 && !is_item(text)
        || before_mark <= 3 && ends && first.get(before_mark) == Some(&'。')
}

/// Whether a line is an item of a list, as it is numbered or marked.
pub fn is_item(text: &str) -> bool {
    ITEM.is_match(text)
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
    let text = written(text);
    let label = text.split_once(['：', ':']).map(|(label, _)| label.trim().to_string());
    label.is_some_and(|label| LABELS.contains(&label.as_str()))
}

/// `问：`, `答：` and the like, beyond doubt.
pub fn is_question_or_answer(text: &str) -> bool {
    QUESTION.is_match(&written(text))
}

/// `注：`, `编者按：`.
pub fn is_note(text: &str) -> bool {
    NOTE.is_match(&written(text))
}

/// How surely a line is a caption by its own words, 0 to 1.
pub fn caption(text: &str) -> f64 {
    if ems(text) > 90.0 {
        return 0.0;
    }
    let text = &*written(text);
    match (CAPTION.is_match(text), CREDIT.is_match(text)) {
        (true, _) => 0.9,
        (false, true) if ems(text) <= 60.0 => 0.6,
        _ => 0.0,
    }
}

/// The number of `【图1】`; `Some("")` if it has none.
pub fn picture_mark(text: &str) -> Option<String> {
    let found = PICTURE_MARK.captures(text.trim())?;
    Some(found.get(1).map_or("", |number| number.as_str()).to_string())
}

/// Which picture a caption says that it belongs to, and where its words begin, in characters: `【图1】江边`, `图一：江边`.
pub fn caption_mark(text: &str) -> Option<(String, usize)> {
    let found = CAPTION_MARK.captures(text)?;
    Some((found[1].to_string(), found[0].chars().count()))
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

/// What may stand around the words of a label: brackets, signs, white.
pub fn is_around_label(c: char) -> bool {
    is_white(c) || "【】[]〔〕：:■●◆▶>》★".contains(c)
}

/// How surely a line is a byline by its own words, 0 to 1.
pub fn byline(text: &str) -> f64 {
    let text = written(text.trim());
    let text = &*text;
    let wide = ems(text);
    if !(1.5..=34.0).contains(&wide)
        || text.contains(['。', '！', '？', '，', '；'])
        || text.ends_with(['：', ':'])
    {
        return 0.0;
    }
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

/// `值班表`, `表一　前三季度支出`: what stands above a table.
pub fn is_title_of_table(text: &str) -> bool {
    let numbered = text.trim_start_matches('附').strip_prefix('表');
    let is_numbered = numbered.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    });
    text.ends_with('表') || is_numbered
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

/// Whether a line is words with a number each: `糯米 100克`, `王建国 500　李秀英 300`.
pub fn is_row_of_numbers(text: &str) -> bool {
    ROW_OF_NUMBERS.is_match(text.trim())
}

/// Whether a line signs: a name or an office.
pub fn signs(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['—', '─', '－', '-']);
    ems(bare) <= 24.0
        && !bare.contains(['。', '，', '！', '？', '：', '；'])
        && signers::signs(bare)
}

/// Whether a line is nothing but a day.
pub fn is_date(text: &str) -> bool {
    ems(text) <= 16.0 && {
        // White may have come between its figures.
        let bare: String = text.chars().filter(|c| !is_white(*c)).collect();
        DATE.is_match(&bare)
    }
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
