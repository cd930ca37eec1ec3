//! Phone numbers that have a figure too many or too few.

use std::sync::LazyLock;

use regex::Regex;

use kanyin_diagnostics::{Code, told};

use super::passages::Passage;
use super::remark::Remark;

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:电话|热线|手机|传真|座机)(?:号码?)?[\s　]*[：:为是]?[\s　]*((?:[（(+]?\d[\d\s\-－—()（）]*\d)(?:[、/，,；;][\s　]*\d[\d\s\-－—]{5,}\d)*)").ok()
});

/// What is found in a passage. A number counts only behind the word for it.
pub fn remarks(passage: &Passage) -> Vec<Remark> {
    let found = NUMBER.iter().flat_map(|regex| regex.captures_iter(&passage.text));
    let mut remarks = Vec::new();
    for list in found.filter_map(|found| found.get(1)) {
        let mut at = list.start();
        for number in list.as_str().split_inclusive(['、', '/', '，', ',', '；', ';']) {
            let begin = at;
            at += number.len();
            let number = number.trim_end_matches(['、', '/', '，', ',', '；', ';']);
            // `138××××1234` and a number with its extension say nothing.
            let after = passage.text[begin + number.len()..].chars().next();
            let goes_on =
                after.is_some_and(|c| "xX×*＊转".contains(c) || c.is_ascii_alphanumeric());
            let figures: String = number.chars().filter(char::is_ascii_digit).collect();
            if goes_on || may_be_phone(&figures, number) {
                continue;
            }
            let count = figures.len();
            remarks.push(passage.remark(
                begin..begin + number.trim_end().len(),
                Code::OddPhone,
                told!("电话号码有 {count} 位数字", "a phone number of {count} figures"),
                told!(
                    "手机 11 位，座机 7、8 位（区号另计），400 开头 10 位：打一遍试试",
                    "mobiles have 11, landlines 7 or 8 after the area code, 400 numbers 10: try it"
                ),
            ));
        }
    }
    remarks
}

fn may_be_phone(figures: &str, typed: &str) -> bool {
    let figures = figures
        .strip_prefix("86")
        .filter(|_| typed.starts_with(['+', '（', '(']))
        .unwrap_or(figures);
    if figures.starts_with('0') {
        // An area code of three or four, then seven or eight.
        let area = if figures.starts_with("01") || figures.starts_with("02") { 3 } else { 4 };
        return matches!(figures.len().saturating_sub(area), 7 | 8);
    }
    match figures.len() {
        // 110, 12345, 96110, 7 and 8 of a landline, their parts beside a gap.
        3..=8 => true,
        10 => figures.starts_with("400") || figures.starts_with("800"),
        11 => figures.starts_with('1'),
        // A year, a house, two numbers with nothing but white between.
        0..=2 => true,
        14.. => typed.contains([' ', '\u{3000}']),
        _ => false,
    }
}
