//! Page marks 页码、报眉: numbers, running heads, addresses that a printout has. They are dropped with a word: all of it stands in
//! `left-over.md`.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use kanyin_diagnostics::{Told, told};

use super::items::{Gap, Item, Line};
use super::signs;
use crate::words::{ems, is_white};

/// Ems of a running head, at most.
const LONGEST: f64 = 24.0;
/// What sections of a paper are called.
const SECTIONS: [&str; 34] = [
    "要闻", "新闻", "综合", "社区", "民生", "文化", "副刊", "专题", "专版", "广告", "便民", "服务",
    "时政", "教育", "健康", "体育", "生活", "人物", "摄影", "视点", "评论", "党建", "街区", "校园",
    "企业", "法治", "文艺", "读书", "声音", "热线", "关注", "头版", "邻里", "平安",
];

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?:第?[\s　]*[0-9一二三四五六七八九十]{1,3}[\s　]*版|[A-Da-d][0-9]{1,2}[\s　]*版?|[-—–·\s　]*[0-9]{1,3}[-—–·\s　]*|第[\s　]*[0-9一二三四五六七八九十]{1,4}[\s　]*页(?:[\s　,，/]*共[\s　]*[0-9一二三四五六七八九十]{1,4}[\s　]*页)?|[0-9]{1,4}[\s　]*/[\s　]*[0-9]{1,4}|(?i:page)[\s　]*[0-9]{1,4}(?:[\s　]*(?i:of)[\s　]*[0-9]{1,4})?)$",
    )
    .ok()
});
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:[0-9]{2,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}|[0-9]{1,2}:[0-9]{2})[\s　,，上下午:0-9]*)?(?:https?://|www\.|file:///)[^\s　\p{Han}]+(?:[\s　]+[0-9]{1,4}[\s　]*/[\s　]*[0-9]{1,4})?$").ok()
});
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[0-9]{4}[\s　]*年[\s　]*[0-9]{1,2}[\s　]*月[\s　]*[0-9]{1,2}[\s　]*日[\s　]*(?:星期|周)[一二三四五六日天]").ok()
});

/// A line that was taken for a page mark, and why.
#[derive(Debug, Clone)]
pub struct Dropped {
    /// The line.
    pub line: Line,
    /// Why.
    pub why: Told,
}

/// Takes page marks out of the items. What stood around them is parted by a break then.
pub fn drop_page_marks(items: Vec<Item>, paper: Option<&str>) -> (Vec<Item>, Vec<Dropped>) {
    let again = repeated(&items);
    let judged: Vec<Option<Told>> = items
        .iter()
        .enumerate()
        .map(|(n, item)| {
            let Item::Line(line) = item else { return None };
            let above = text_of(n.checked_sub(1).map(|n| &items[n]));
            let is_apart = line.gap != Gap::None
                && !matches!(items.get(n + 1), Some(Item::Line(below)) if below.gap == Gap::None);
            let near = Near { above, is_apart, again: &again };
            page_mark(line, near, paper)
        })
        .collect();
    let judged = with_sections(&items, judged);
    let mut kept = Vec::with_capacity(items.len());
    let mut dropped = Vec::new();
    let mut broken = false;
    for (item, why) in items.into_iter().zip(judged) {
        match (item, why) {
            (Item::Line(line), Some(why)) => {
                dropped.push(Dropped { line, why });
                broken = true;
            }
            (Item::Line(mut line), None) => {
                if std::mem::take(&mut broken) {
                    line.gap = Gap::Break;
                }
                kept.push(Item::Line(line));
            }
            (item, _) => kept.push(item),
        }
    }
    (kept, dropped)
}

/// What a line is judged by besides itself.
#[derive(Copy, Clone)]
struct Near<'a> {
    above: &'a str,
    /// Whether it stands between empty lines.
    is_apart: bool,
    again: &'a HashMap<String, usize>,
}

fn text_of(item: Option<&Item>) -> &str {
    match item {
        Some(Item::Line(line)) => &line.text,
        _ => "",
    }
}

/// Why a line is a page mark; `None` if it is none.
fn page_mark(line: &Line, near: Near, paper: Option<&str>) -> Option<Told> {
    let text = line.text.trim();
    let is = |regex: &Option<Regex>| regex.as_ref().is_some_and(|regex| regex.is_match(text));
    if line.look.heading.is_some() || line.ems() > 60.0 {
        return None;
    }
    if is(&NUMBER)
        && (near.is_apart || !signs::ends_open(near.above) || text.contains(['版', '页', '/', '—']))
    {
        return Some(told!("页码", "a page number"));
    }
    if is(&ADDRESS) {
        return Some(told!("网页打印时的网址", "the address that a printout has"));
    }
    if line.ems() > LONGEST || signs::ends_sentence(text) {
        return None;
    }
    if is(&DAY) && !text.contains(['，', '。']) && rest_is_furniture(text, paper) {
        return Some(told!("报眉的日期", "the date of a running head"));
    }
    if is_running_head(text, paper) {
        return Some(told!("报眉", "a running head"));
    }
    let same = near.again.get(&bare(text)).copied().unwrap_or(0);
    (same >= 3 && line.gap != Gap::None && !signs::is_talk(text) && !signs::is_item(text))
        .then(|| told!("每页都有的报眉", "a running head that is on each page"))
}

/// `老西门·要闻`, `老西门·`, `要闻 3`, `3 要闻 老西门`.
fn is_running_head(text: &str, paper: Option<&str>) -> bool {
    let parts: Vec<&str> = text
        .split(|c: char| is_white(c) || "·•|｜/—-".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    let section = |part: &&str| {
        SECTIONS.contains(part) || part.ends_with("新闻") && part.chars().count() <= 4
    };
    let number = |part: &&str| NUMBER.as_ref().is_some_and(|regex| regex.is_match(part));
    let name =
        |part: &&str| paper == Some(*part) || part.ends_with('报') && part.chars().count() <= 6;
    let dotted = text.contains(['·', '•', '|', '｜']);
    let sections = parts.iter().filter(|part| section(part)).count();
    let numbers = parts.iter().filter(|part| number(part)).count();
    let names = parts.iter().filter(|part| name(part)).count();
    let known = sections + numbers + names;
    let ends_in_dot = text.ends_with(['·', '•']) && parts.len() == 1 && ems(text) <= 8.0;
    let all_known = known == parts.len() && parts.len() >= 2 && sections + names > 0;
    let with_name = dotted && parts.len() == 2 && sections == 1 && ems(text) <= 14.0;
    let three = parts.len() >= 3 && known + 1 >= parts.len() && sections + names > 0 && numbers > 0;
    ends_in_dot
        || all_known
        || with_name
        || three
        || names == 1 && parts.len() == 1 && paper == Some(text)
}

/// Whether nothing but a running head's words stands beside a day.
fn rest_is_furniture(text: &str, paper: Option<&str>) -> bool {
    let Some(rest) = DAY.as_ref().map(|day| day.replace_all(text, " ").trim().to_string()) else {
        return false;
    };
    let editors = ["责任编辑", "责编", "版式", "编辑", "美编", "校对", "电话", "第", "期", "农历"];
    rest.is_empty()
        || paper.is_some_and(|paper| rest.contains(paper))
        || is_running_head(&rest, paper)
        || NUMBER.as_ref().is_some_and(|regex| regex.is_match(&rest))
        || editors.iter().any(|word| rest.contains(word))
        || SECTIONS.iter().any(|section| rest.starts_with(section) || rest.ends_with(section))
}

/// The name of a section that stands alone beside a page mark is part of it.
fn with_sections(items: &[Item], mut judged: Vec<Option<Told>>) -> Vec<Option<Told>> {
    for n in 0..items.len() {
        let Item::Line(line) = &items[n] else { continue };
        let alone = SECTIONS.contains(&line.text.trim()) && line.look.heading.is_none();
        let beside = |near: Option<usize>| {
            near.is_some_and(|near| judged.get(near).is_some_and(Option::is_some))
        };
        if judged[n].is_none() && alone && (beside(n.checked_sub(1)) || beside(n.checked_add(1))) {
            judged[n] = Some(told!("报眉的版面名", "the section of a running head"));
        }
    }
    judged
}

/// How often short lines stand there again, whatever their numbers.
fn repeated(items: &[Item]) -> HashMap<String, usize> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for item in items {
        if let Item::Line(line) = item
            && line.ems() <= LONGEST
            && !signs::ends_sentence(&line.text)
        {
            *counts.entry(bare(&line.text)).or_default() += 1;
        }
    }
    counts
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_white(*c) && !c.is_ascii_digit()).collect()
}
