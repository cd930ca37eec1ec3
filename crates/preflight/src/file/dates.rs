//! Dates as Info and XMP write them, and whether both are the same moment.

/// A moment, as far as a file tells it.
#[derive(Debug, Copy, Clone)]
pub struct When {
    /// Seconds on a clock at that place, counted from 1970.
    local: i64,
    /// By how many seconds that clock is ahead of UTC, if it says.
    ahead: Option<i64>,
    /// Whether seconds are told.
    seconds: bool,
}

impl When {
    /// `D:20261122200000+08'00'` (ISO 32000-1, 7.9.4).
    pub fn of_pdf(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("D:").unwrap_or(text);
        let digits = text.bytes().take_while(u8::is_ascii_digit).take(14).count();
        let (clock, zone) = text.split_at_checked(digits)?;
        let part = |from: usize, to: usize, or| match clock.get(from..to) {
            Some(part) => part.parse::<i64>().ok(),
            None => Some(or),
        };
        let year = clock.get(..4)?.parse::<i64>().ok()?;
        let day = [year, part(4, 6, 1)?, part(6, 8, 1)?];
        let time = [part(8, 10, 0)?, part(10, 12, 0)?, part(12, 14, 0)?];
        Self::of(day, time, zone, digits >= 14)
    }

    /// `2026-11-22T20:00:00+08:00` (XMP, ISO 16684-1, 8.2.1.2).
    pub fn of_xmp(text: &str) -> Option<Self> {
        let (day, rest) = text.trim().split_once('T').unwrap_or((text.trim(), ""));
        let mut day = day.splitn(3, '-').map(|part| part.parse::<i64>());
        let mut next = |or: Option<i64>| match day.next() {
            Some(part) => part.ok(),
            None => or,
        };
        let day = [next(None)?, next(Some(1))?, next(Some(1))?];
        let end = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at_checked(end)?;
        let mut time = [0; 3];
        let mut told = 0;
        for (slot, part) in time.iter_mut().zip(clock.split(':').filter(|part| !part.is_empty())) {
            *slot = part.split('.').next()?.parse().ok()?;
            told += 1;
        }
        Self::of(day, time, zone, told == 3)
    }

    fn of(
        day: [i64; 3],
        [hour, minute, second]: [i64; 3],
        zone: &str,
        seconds: bool,
    ) -> Option<Self> {
        let [year, month, of_month] = day;
        let sound = (0..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=31).contains(&of_month)
            && (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..=60).contains(&second);
        let local = days(year, month, of_month) * 86400 + hour * 3600 + minute * 60 + second;
        sound.then_some(Self { local, ahead: ahead(zone), seconds })
    }

    /// Whether both are the same moment, over time zones; to the minute if one of them says no more.
    pub fn same(self, other: Self) -> bool {
        let (one, two) = match (self.ahead, other.ahead) {
            (Some(one), Some(two)) => (self.local - one, other.local - two),
            _ => (self.local, other.local),
        };
        if self.seconds && other.seconds {
            one == two
        } else {
            one.div_euclid(60) == two.div_euclid(60)
        }
    }
}

fn ahead(zone: &str) -> Option<i64> {
    let sign = match zone.bytes().next()? {
        b'Z' => return Some(0),
        b'-' => -1,
        b'+' => 1,
        _ => return None,
    };
    let digits: Vec<i64> =
        zone.bytes().filter(u8::is_ascii_digit).map(|digit| i64::from(digit - b'0')).collect();
    let two = |at: usize| Some(digits.get(at)? * 10 + digits.get(at + 1)?);
    Some(sign * (two(0)? * 3600 + two(2).unwrap_or(0) * 60))
}

/// Days from 1970-01-01, in the Gregorian calendar; years from March on, so that leap days come last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}
