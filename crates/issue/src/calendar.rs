//! What a masthead says of a day: its weekday and its place in the Chinese calendar.

use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::Weekday;

use super::units::Date;

const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
const BRANCHES: [&str; 12] =
    ["子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"];
const MONTHS: [&str; 12] = [
    "正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月",
];
const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

impl Date {
    /// Whether the calendar has this day.
    pub fn exists(self) -> bool {
        icu_calendar::Date::try_new_iso(self.year, self.month, self.day).is_ok()
    }

    /// Days from an earlier day to this one; `None` if it is no earlier one.
    pub fn days_after(self, earlier: Self) -> Option<u32> {
        let days = |date: Self| {
            let date = icu_calendar::Date::try_new_iso(date.year, date.month, date.day).ok()?;
            Some(date.to_rata_die().to_i64_date())
        };
        u32::try_from(days(self)? - days(earlier)?).ok()
    }

    /// The day so many days later.
    pub fn plus_days(self, days: u32) -> Option<Self> {
        let date = icu_calendar::Date::try_new_iso(self.year, self.month, self.day).ok()?;
        let later = date.to_rata_die() + i64::from(days);
        let later = icu_calendar::Date::from_rata_die(later, icu_calendar::Iso);
        let (year, month) = (later.year().extended_year(), later.month().number());
        let later = Self { year, month, day: later.day_of_month().0 };
        (later.year <= 9999).then_some(later)
    }

    /// `星期五`.
    pub fn weekday_zh(self) -> &'static str {
        let Ok(day) = icu_calendar::Date::try_new_iso(self.year, self.month, self.day) else {
            return "";
        };
        match day.weekday() {
            Weekday::Monday => "星期一",
            Weekday::Tuesday => "星期二",
            Weekday::Wednesday => "星期三",
            Weekday::Thursday => "星期四",
            Weekday::Friday => "星期五",
            Weekday::Saturday => "星期六",
            Weekday::Sunday => "星期日",
        }
    }

    /// `农历丙午年十月十二`; `None` outside the years 1901 to 2100, for which the calendar is
    /// published (GB/T 33661) and not only reckoned.
    pub fn lunar_zh(self) -> Option<String> {
        if !(1901..=2100).contains(&self.year) {
            return None;
        }
        let day = icu_calendar::Date::try_new_iso(self.year, self.month, self.day).ok()?;
        let lunar = day.to_calendar(ChineseTraditional::new());
        let cycle = lunar.year().cyclic()?.year as usize;
        let stem = STEMS[(cycle + 9) % 10];
        let branch = BRANCHES[(cycle + 11) % 12];
        let month = lunar.month();
        let leap = if month.to_input().is_leap() { "闰" } else { "" };
        let name = MONTHS.get(usize::from(month.number()).checked_sub(1)?)?;
        Some(format!("农历{stem}{branch}年{leap}{name}{}", day_name(lunar.day_of_month().0)?))
    }
}

/// `初四`, `十二`, `二十`, `廿一`, `三十`.
fn day_name(day: u8) -> Option<String> {
    let unit = |n: u8| DIGITS.get(usize::from(n).checked_sub(1)?).copied();
    match day {
        1..=10 => Some(format!("初{}", unit(day)?)),
        11..=19 => Some(format!("十{}", unit(day - 10)?)),
        20 => Some("二十".into()),
        21..=29 => Some(format!("廿{}", unit(day - 20)?)),
        30 => Some("三十".into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn weekdays() {
        assert_eq!(day(2026, 11, 20).weekday_zh(), "星期五");
        assert_eq!(day(2021, 3, 5).weekday_zh(), "星期五");
        assert_eq!(day(2025, 5, 10).weekday_zh(), "星期六");
    }

    #[test]
    fn lunar_days() {
        let known = [
            (day(2025, 10, 24), "农历乙巳年九月初四"),
            (day(2026, 11, 20), "农历丙午年十月十二"),
            (day(2025, 1, 28), "农历甲辰年腊月廿九"),
            (day(2025, 1, 29), "农历乙巳年正月初一"),
            (day(2025, 7, 25), "农历乙巳年闰六月初一"),
            (day(2023, 3, 22), "农历癸卯年闰二月初一"),
            (day(2021, 3, 5), "农历辛丑年正月廿二"),
            (day(2024, 2, 9), "农历癸卯年腊月三十"),
            (day(2024, 9, 17), "农历甲辰年八月十五"),
        ];
        for (day, name) in known {
            assert_eq!(day.lunar_zh().as_deref(), Some(name));
        }
        assert_eq!(day(1644, 2, 8).lunar_zh(), None);
    }
}
