//! Numbers and their units, which stay together (`docs/rules.md` §1.3).

use super::class::{is_full_alnum, is_ideograph};

/// Units of several characters; of others the one character behind the number is enough.
const UNITS: [&str; 56] = [
    "平方公里",
    "平方千米",
    "平方厘米",
    "立方厘米",
    "平方米",
    "立方米",
    "个百分点",
    "百分点",
    "公里",
    "公斤",
    "公顷",
    "千米",
    "厘米",
    "毫米",
    "微米",
    "纳米",
    "千克",
    "毫克",
    "毫升",
    "千瓦时",
    "千瓦",
    "兆瓦",
    "摄氏度",
    "小时",
    "分钟",
    "秒钟",
    "万元",
    "亿元",
    "美元",
    "欧元",
    "日元",
    "英镑",
    "余名",
    "余人",
    "余元",
    "余户",
    "多名",
    "多人",
    "多元",
    "多户",
    "周岁",
    "英寸",
    "个月",
    "海里",
    "公分",
    "分米",
    "港元",
    "人次",
    "周年",
    "年级",
    "年代",
    "世纪",
    "季度",
    "星期",
    "公升",
    "英里",
];

/// Letters of a Latin unit behind a number and a space, at most: `5 km`, `0.3 NTU`.
const LATIN_UNIT: usize = 4;

/// The number of characters from `at` on that belong to the number before them; 0 if none stands there.
pub fn after_number(chars: &[char], at: usize) -> usize {
    let before = at.checked_sub(1).map(|k| chars[k]);
    if !before.is_some_and(is_digit) || !is_ideograph(chars[at]) {
        // Units that are one character: ㎡, ㎏.
        let squared = matches!(chars[at], '\u{3371}'..='\u{33DF}') && before.is_some_and(is_digit);
        return usize::from(squared || matches!(chars[at], '％' | '℃' | '℉'));
    }
    if chars[at] == '日' && is_day(&chars[..at]) { 1 } else { unit_length(&chars[at..]) }
}

/// Whether some characters end with a day's number: `1月1`, so that `日` is no yen, `1月1日元旦`.
fn is_day(chars: &[char]) -> bool {
    let number_or_white = |c: &&char| is_digit(**c) || c.is_whitespace();
    chars.iter().rev().find(|c| !number_or_white(c)).is_some_and(|c| *c == '月')
}

/// How many characters of what stands behind a number belong to it: `个`, `万元`, `多平方米`, `个多小时`, `年多`.
pub fn unit_length(rest: &[char]) -> usize {
    let magnitude = rest.iter().take_while(|c| "百千万亿十多余几".contains(**c)).count();
    let direct = known_unit(rest).unwrap_or(0);
    let behind = &rest[magnitude..];
    let counted = match (known_unit(behind), behind.first()) {
        (Some(unit), _) => unit,
        (None, Some(&c)) if is_ideograph(c) => 1 + odd(&behind[1..]),
        _ => 0,
    };
    direct.max(magnitude + counted)
}

/// Behind a classifier: `3个多小时`, `5年多`.
fn odd(rest: &[char]) -> usize {
    match rest.first() {
        Some('多' | '余') => 1 + known_unit(&rest[1..]).unwrap_or(0),
        _ => 0,
    }
}

/// The longest unit of several characters that some begin with.
fn known_unit(rest: &[char]) -> Option<usize> {
    let known = UNITS.iter().filter(|unit| starts_with(rest, unit));
    known.map(|unit| unit.chars().count()).max()
}

/// Whether it is a unit of several characters.
pub fn is_unit(word: &str) -> bool {
    UNITS.contains(&word)
}

/// Whether a Latin word may be a unit.
pub fn is_latin_unit(word: &[char]) -> bool {
    (1..=LATIN_UNIT).contains(&word.len())
}

/// Digits, full-width ones too.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_full_alnum(c) && matches!(c, '０'..='９')
}

fn starts_with(chars: &[char], word: &str) -> bool {
    let mut at = 0;
    word.chars().all(|c| {
        at += 1;
        chars.get(at - 1) == Some(&c)
    })
}
