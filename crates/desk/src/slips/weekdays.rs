//! Days whose weekday is another.

use std::sync::LazyLock;

use regex::Regex;

use kanyin_diagnostics::{Code, told};
use kanyin_issue::units::Date;

use super::passages::Passage;
use super::remark::Remark;

static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:(\d{4})[\s　]*年[\s　]*)?(\d{1,2})[\s　]*月[\s　]*(\d{1,2})[\s　]*[日号][\s　]*[（(，,]?[\s　]*(?:星期|周|礼拜)([一二三四五六日天])").ok()
});

/// What is found in a passage.
pub fn remarks(passage: &Passage, day: Date) -> Vec<Remark> {
    let found = DAY.iter().flat_map(|regex| regex.captures_iter(&passage.text));
    found
        .filter_map(|found| {
            let number = |n: usize| found.get(n)?.as_str().parse().ok();
            let (month, day_of_month) = (number(2)?, number(3)?);
            let year = found.get(1).and_then(|year| year.as_str().parse().ok());
            let date = dated(year, month, day_of_month, day)?;
            let typed = found[4].replace('天', "日");
            let real = date.weekday_zh();
            if real.ends_with(&typed) {
                return None;
            }
            let range = found.get(0)?.range();
            let (year, month, day) = (date.year, date.month, date.day);
            Some(passage.remark(
                range,
                Code::Weekday,
                told!(
                    "{year}年{month}月{day}日是{real}，不是星期{typed}",
                    "{year}-{month}-{day} is {real}, not 星期{typed}"
                ),
                told!("核对是日子错了还是星期错了", "see whether the day or the weekday is wrong"),
            ))
        })
        .collect()
}

/// A day; without a year the one nearest to the issue's.
fn dated(year: Option<i32>, month: u8, day: u8, near: Date) -> Option<Date> {
    let date = |year| Some(Date { year, month, day }).filter(|date| date.exists());
    if let Some(year) = year {
        return date(year);
    }
    let years = [near.year - 1, near.year, near.year + 1];
    years.into_iter().filter_map(date).min_by_key(|date| {
        date.days_after(near).or_else(|| near.days_after(*date)).unwrap_or(u32::MAX)
    })
}
