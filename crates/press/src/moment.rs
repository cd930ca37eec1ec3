//! The moment that files are dated by.

use std::time::{SystemTime, UNIX_EPOCH};

use icu_calendar::Iso;
use icu_calendar::types::RataDie;
use typst_library::foundations::Datetime;
use typst_pdf::Timestamp;
use xmp_writer::{DateTime, Timezone};

use kanyin_diagnostics::{Told, told};
use kanyin_issue::units::Date;

/// A moment, in seconds from the beginning of 1970.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Moment(i64);

/// The variable that says when, for builds that must give the same bytes at any time
/// (reproducible-builds.org).
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

impl Moment {
    /// What `SOURCE_DATE_EPOCH` says, if it is set.
    pub fn from_env() -> Result<Option<Self>, Told> {
        let Some(written) = std::env::var_os(VARIABLE) else { return Ok(None) };
        let written = written.to_string_lossy();
        match written.trim().parse() {
            Ok(seconds) => Ok(Some(Self(seconds))),
            Err(_) => Err(told!(
                "环境变量 {VARIABLE} 要是一个整数（秒），不是“{written}”",
                "the variable {VARIABLE} must be a whole number of seconds, not `{written}`"
            )),
        }
    }

    /// The clock's.
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(since.as_secs() as i64)
    }

    /// Its day, in UTC.
    pub fn date(self) -> Date {
        let first = icu_calendar::Date::try_new_iso(1970, 1, 1).map(|day| day.to_rata_die());
        let first = first.unwrap_or(RataDie::new(719_163));
        let day = icu_calendar::Date::from_rata_die(first + self.0.div_euclid(86_400), Iso);
        let (year, month) = (day.year().extended_year(), day.month().ordinal);
        Date { year, month, day: day.day_of_month().0 }
    }

    /// Seconds from the beginning of 1970.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// The first moment of a day, in UTC.
    pub fn of(day: Date) -> Self {
        let days = icu_calendar::Date::try_new_iso(day.year, day.month, day.day)
            .map_or(0, |day| day.to_rata_die().to_i64_date() - 719_163);
        Self(days * 86_400)
    }

    /// As Info of a PDF dates it (ISO 32000-1, 7.9.4).
    pub fn pdf_date(self) -> String {
        let (Date { year, month, day }, [hour, minute, second]) = (self.date(), self.time());
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }

    /// As XMP dates it.
    pub fn xmp_date(self) -> DateTime {
        let (Date { year, month, day }, [hour, minute, second]) = (self.date(), self.time());
        let year = u16::try_from(year).unwrap_or_default();
        DateTime::new(year, month, day, hour, minute, second, Timezone::Utc)
    }

    /// Hour, minute and second, in UTC.
    pub fn time(self) -> [u8; 3] {
        let second = self.0.rem_euclid(86_400);
        [second / 3600, second / 60 % 60, second % 60].map(|part| part as u8)
    }

    /// As the PDF exporter dates a file.
    pub fn timestamp(self) -> Option<Timestamp> {
        let Date { year, month, day } = self.date();
        let [hour, minute, second] = self.time();
        Datetime::from_ymd_hms(year, month, day, hour, minute, second).map(Timestamp::new_utc)
    }
}

/// `2026-11-20`.
pub fn iso(day: Date) -> String {
    let Date { year, month, day } = day;
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let day = |seconds| Moment(seconds).date();
        assert_eq!(day(0), Date { year: 1970, month: 1, day: 1 });
        assert_eq!(day(-1), Date { year: 1969, month: 12, day: 31 });
        assert_eq!(day(1_795_132_800), Date { year: 2026, month: 11, day: 20 });
        assert_eq!(day(951_782_400), Date { year: 2000, month: 2, day: 29 });
        assert_eq!(Moment::of(Date { year: 2026, month: 11, day: 20 }), Moment(1_795_132_800));
        assert_eq!(Moment(1_795_132_800 + 3_661).pdf_date(), "D:20261120010101Z");
    }
}
