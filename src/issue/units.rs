//! Lengths, colours and dates as staff write them.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// A length in points (1/72 in), written with its unit: `3mm`, `9pt`, `1.2cm`, `0.5in`.
#[derive(Debug, Copy, Clone, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "String")]
pub struct Length(pub f64);

/// Width and height in points, written `270mm x 390mm`.
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

/// A schema for a type that is written as a string of a fixed form.
macro_rules! written {
    ($type:ty, $name:literal, $pattern:literal, $description:literal) => {
        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    "description": $description,
                })
            }
        }
    };
}

written!(Length, "Length", r"^\d+(\.\d+)?(mm|cm|pt|in)$", "带单位的长度，如 3mm、9pt。A length with its unit: 3mm, 9pt.");
written!(Size, "Size", r"^\d+(\.\d+)?(mm|cm|pt|in) *[x×] *\d+(\.\d+)?(mm|cm|pt|in)$", "宽 x 高，如 270mm x 390mm。Width x height.");
written!(Percent, "Percent", r"^\d+(\.\d+)?%$", "百分数，如 8%。A percentage.");
written!(Colour, "Colour", r"^(#[0-9a-fA-F]{6}|cmyk\( *\d+(\.\d+)?% *(, *\d+(\.\d+)?% *){3}\))$", "cmyk(10%, 100%, 90%, 0%) 或 #c8161d。CMYK in percent or #rrggbb.");
written!(Date, "Date", r"^\d{4}-\d{2}-\d{2}$", "日期，如 2026-11-20。A day.");
