//! Lengths, colours and dates as staff write them.

use std::fmt::{self, Display};

use serde::Deserialize;

/// A millimetre in points (1/72 in).
pub const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// A length in points (1/72 in), written with its unit: `3mm`, `9pt`, `1.2cm`, `0.5in`.
#[derive(Debug, Copy, Clone, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "String")]
pub struct Length(pub f64);

/// Width and height in points, written `270mm x 390mm`, or the name of a usual sheet: `A4`, `四开`.
#[derive(Debug, Copy, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct Size {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
}

/// Parts of a hundred, written `8%`; kept as a ratio, 0.08.
#[derive(Debug, Copy, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct Percent(pub f64);

/// A colour on the press or the screen.
#[derive(Debug, Copy, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub enum Colour {
    /// `cmyk(10%, 100%, 90%, 0%)`, ratios from 0 to 1.
    Cmyk([f64; 4]),
    /// `#c8161d`.
    Rgb([u8; 3]),
}

/// A day, written `2026-11-20`.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Deserialize)]
#[serde(try_from = "String")]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
}

impl TryFrom<String> for Length {
    type Error = Unreadable;
    fn try_from(text: String) -> Result<Self, Unreadable> {
        length(&text).map(Length).ok_or(Unreadable(text))
    }
}

impl TryFrom<String> for Size {
    type Error = Unreadable;
    fn try_from(text: String) -> Result<Self, Unreadable> {
        let written = || {
            let (width, height) = text.split_once(['x', '×'])?;
            Some(Size { width: length(width)?, height: length(height)? })
        };
        named(&text).or_else(written).ok_or(Unreadable(text))
    }
}

impl TryFrom<String> for Percent {
    type Error = Unreadable;
    fn try_from(text: String) -> Result<Self, Unreadable> {
        ratio(&text).map(Percent).ok_or(Unreadable(text))
    }
}

impl TryFrom<String> for Colour {
    type Error = Unreadable;
    fn try_from(text: String) -> Result<Self, Unreadable> {
        let parsed = match text.strip_prefix('#') {
            Some(digits) => rgb(digits),
            None => cmyk(&text),
        };
        parsed.ok_or(Unreadable(text))
    }
}

impl TryFrom<String> for Date {
    type Error = Unreadable;
    fn try_from(text: String) -> Result<Self, Unreadable> {
        date(&text).ok_or(Unreadable(text))
    }
}

/// A text whose form is wrong. Staff never read this: the walk along the schema has told them before, in their language,
/// with line and column.
#[derive(Debug)]
pub struct Unreadable(pub String);

impl Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {:?}", self.0)
    }
}

impl std::error::Error for Unreadable {}

/// The sheets that have a name: its names, width and height in millimetres. 四开 and 对开 as newspapers are cut.
const SHEETS: [(&[&str], f64, f64); 5] = [
    (&["A3", "a3"], 297.0, 420.0),
    (&["A4", "a4"], 210.0, 297.0),
    (&["A5", "a5"], 148.0, 210.0),
    (&["四开", "4开", "tabloid"], 270.0, 390.0),
    (&["对开", "broadsheet"], 390.0, 540.0),
];

/// A sheet by its name.
fn named(text: &str) -> Option<Size> {
    let (_, width, height) = SHEETS.iter().find(|(names, ..)| names.contains(&text.trim()))?;
    Some(Size { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM })
}

/// `9pt` in points.
fn length(text: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 4] =
        [("mm", POINTS_PER_MM), ("cm", 10.0 * POINTS_PER_MM), ("pt", 1.0), ("in", 72.0)];
    let text = text.trim();
    let (number, points) =
        UNITS.iter().find_map(|(unit, points)| Some((text.strip_suffix(unit)?, points)))?;
    plain_number(number).map(|value| value * points)
}

/// `8%` as 0.08.
pub(super) fn ratio(text: &str) -> Option<f64> {
    plain_number(text.trim().strip_suffix('%')?).map(|value| value / 100.0)
}

/// Digits with at most one point: `12`, `0.25`. Neither signs nor exponents nor `inf`.
fn plain_number(text: &str) -> Option<f64> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    (digits(whole) && digits(fraction)).then(|| text.parse().ok()).flatten()
}

fn rgb(digits: &str) -> Option<Colour> {
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Colour::Rgb([red, green, blue]))
}

fn cmyk(text: &str) -> Option<Colour> {
    let inside = text.strip_prefix("cmyk(")?.strip_suffix(')')?;
    let inks: Vec<f64> = inside.split(',').map(ratio).collect::<Option<_>>()?;
    let inks: [f64; 4] = inks.try_into().ok()?;
    inks.iter().all(|ink| *ink <= 1.0).then_some(Colour::Cmyk(inks))
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let date = Date {
        year: parts.next()?.parse().ok()?,
        month: parts.next()?.parse().ok()?,
        day: parts.next()?.parse().ok()?,
    };
    date.exists().then_some(date)
}

/// A schema for a type that is written as a string of a fixed form. The numbers of digits are
/// bounded, so that what has the form can be reckoned with.
macro_rules! written {
    ($type:ty, $name:literal, $pattern:literal, $description:literal $(, $key:literal: $value:literal)?) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    $($key: $value,)?
                    "description": $description,
                })
            }
        }
    };
}
pub(super) use written;

written!(
    Length,
    "Length",
    r"^[0-9]{1,5}(\.[0-9]{1,6})?(mm|cm|pt|in)$",
    "带单位的长度，如 3mm、9pt。A length with its unit: 3mm, 9pt."
);
written!(
    Size,
    "Size",
    r"^([Aa][345]|四开|4开|对开|tabloid|broadsheet|[0-9]{1,5}(\.[0-9]{1,6})?(mm|cm|pt|in) *[x×] *[0-9]{1,5}(\.[0-9]{1,6})?(mm|cm|pt|in))$",
    "宽 x 高，如 270mm x 390mm；或 A3、A4、A5、四开、对开。Width x height: 270mm x 390mm; or A3, A4, A5, tabloid, broadsheet."
);
written!(Percent, "Percent", r"^[0-9]{1,3}(\.[0-9]{1,6})?%$", "百分数，如 8%。A percentage: 8%.");
written!(
    Colour,
    "Colour",
    r"^(#[0-9a-fA-F]{6}|cmyk\(( *(100|[0-9]{1,2}(\.[0-9]{1,6})?)% *,){3} *(100|[0-9]{1,2}(\.[0-9]{1,6})?)% *\))$",
    "颜色，如 cmyk(10%, 100%, 90%, 0%) 或 \"#c8161d\"。A colour: cmyk(10%, 100%, 90%, 0%) or \"#c8161d\"."
);
written!(
    Date,
    "Date",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "日期，如 2026-11-20。A day: 2026-11-20.",
    "format": "date"
);

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: TryFrom<String>>(text: &str) -> Option<T> {
        T::try_from(text.to_string()).ok()
    }

    #[test]
    fn lengths_need_a_unit_they_know() {
        assert_eq!(read("12.5pt"), Some(Length(12.5)));
        assert_eq!(read("25.4mm"), Some(Length(72.0)));
        assert_eq!(read("1in"), Some(Length(72.0)));
        for wrong in ["", "9", "pt", "9px", "-9pt", "1e3pt", ".5pt", "infpt", "9 pt"] {
            assert_eq!(read::<Length>(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sizes_colours_and_percentages() {
        let size: Size = read("254mm × 1in").unwrap();
        assert!((size.width - 720.0).abs() < 1e-9 && size.height == 72.0);
        assert_eq!(read::<Size>("四开"), read("270mm x 390mm"));
        assert_eq!(read::<Size>("A4"), read("210mm x 297mm"));
        assert_eq!(read::<Size>("A9"), None);
        assert_eq!(read("8%"), Some(Percent(0.08)));
        assert_eq!(read("#C8161d"), Some(Colour::Rgb([0xc8, 0x16, 0x1d])));
        assert_eq!(read("cmyk(10%, 100%, 90%,0%)"), Some(Colour::Cmyk([0.1, 1.0, 0.9, 0.0])));
        assert_eq!(read::<Colour>("cmyk(10%, 101%, 90%, 0%)"), None);
        assert_eq!(read::<Colour>("#c8161"), None);
    }

    #[test]
    fn only_days_that_there_are() {
        assert_eq!(read("2024-02-29"), Some(Date { year: 2024, month: 2, day: 29 }));
        for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-11", "二〇二六"] {
            assert_eq!(read::<Date>(wrong), None, "{wrong}");
        }
    }
}
