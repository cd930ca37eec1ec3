//! Numbers and their units, which stay together (`docs/rules.md` §1.3).

use super::class::{Class, is_full_alnum, is_ideograph};

/// Units of several characters; of others the one character behind the number is enough.
pub const UNITS: [&str; 44] = [
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
];

/// Letters of a Latin unit behind a number and a space, at most: `5 km`, `0.3 NTU`.
const LATIN_UNIT: usize = 4;

/// The number of characters from `at` on that belong to the number before them; 0 if none stands there.
pub fn after_number(chars: &[char], classes: &[Class], at: usize) -> usize {
    let before = at.checked_sub(1).map(|k| chars[k]);
    if !before.is_some_and(is_digit) || !is_ideograph(chars[at]) {
        return usize::from(matches!(chars[at], '％' | '℃' | '℉'));
    }
    let rest = &chars[at..];
    if let Some(unit) = UNITS.iter().find(|unit| starts_with(rest, unit)) {
        return unit.chars().count();
    }
    // 3 万元: what stands behind the magnitude belongs to it too.
    let magnitude = rest.iter().take_while(|c| "百千万亿".contains(**c)).count();
    let han = |k: usize| {
        rest.get(k).is_some_and(|&c| is_ideograph(c)) && classes.get(at + k) == Some(&Class::Han)
    };
    match magnitude {
        0 => 1,
        n => {
            let unit = UNITS.iter().find(|unit| starts_with(&rest[n..], unit));
            n + unit.map_or(usize::from(han(n)), |unit| unit.chars().count())
        }
    }
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
