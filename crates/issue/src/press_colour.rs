//! Colours as `paper.yaml` says them for the press, and the inks that pages are printed in.

use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;

use super::units::{Colour, Unreadable, ratio, written};

/// 一种颜色在印刷和屏幕上的值。A colour on the press and on the screen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedColour {
    /// 印刷值：cmyk(…)、spot(…) 或 tint(…)。The press value.
    pub press: PressColour,
    /// 屏幕值，#rrggbb。The screen value; reckoned from the press value if left out.
    pub screen: Option<Colour>,
}

/// A colour in inks. All ratios are from 0 to 1.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub enum PressColour {
    /// `cmyk(10%, 100%, 90%, 0%)`.
    Cmyk([f64; 4]),
    /// `spot(PANTONE 485 C, cmyk(0%, 95%, 100%, 0%))`: the name of its plate, and the process inks that
    /// look like it.
    Spot {
        /// The plate's name.
        name: String,
        /// Where the plate is not printed, and on screens.
        stand_in: [f64; 4],
    },
    /// `tint(title-red, 20%)`: another colour, thinner.
    Tint {
        /// The other colour's name.
        of: String,
        /// How much of it.
        ratio: f64,
    },
}

impl TryFrom<String> for PressColour {
    type Error = Unreadable;
    fn try_from(text: String) -> Result<Self, Unreadable> {
        let parsed = match (inside(&text, "spot("), inside(&text, "tint(")) {
            (Some(spot), _) => self::spot(spot),
            (_, Some(tint)) => self::tint(tint),
            _ => process(&text).map(Self::Cmyk),
        };
        parsed.ok_or(Unreadable(text))
    }
}

fn inside<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.strip_prefix(name)?.strip_suffix(')')
}

fn spot(inside: &str) -> Option<PressColour> {
    let (name, stand_in) = inside.split_once(',')?;
    let name = name.trim().trim_matches(['"', '\'']).trim();
    Some(PressColour::Spot { name: name.into(), stand_in: process(stand_in.trim())? })
}

fn tint(inside: &str) -> Option<PressColour> {
    let (of, of_it) = inside.split_once(',')?;
    let ratio = ratio(of_it).filter(|ratio| *ratio <= 1.0)?;
    Some(PressColour::Tint { of: of.trim().into(), ratio })
}

fn process(text: &str) -> Option<[f64; 4]> {
    match Colour::try_from(text.to_string()).ok()? {
        Colour::Cmyk(inks) => Some(inks),
        Colour::Rgb(_) => None,
    }
}

written!(
    PressColour,
    "PressColour",
    r#"^(cmyk\(( *(100|[0-9]{1,2}(\.[0-9]{1,6})?)% *,){3} *(100|[0-9]{1,2}(\.[0-9]{1,6})?)% *\)|spot\([^,()]*[^,()\s"'][^,()]*, *cmyk\(( *(100|[0-9]{1,2}(\.[0-9]{1,6})?)% *,){3} *(100|[0-9]{1,2}(\.[0-9]{1,6})?)% *\) *\)|tint\( *[^,()\s]+ *, *(100|[0-9]{1,2}(\.[0-9]{1,6})?)% *\))$"#,
    "印刷值，如 cmyk(10%, 100%, 90%, 0%)；专色 spot(PANTONE 485 C, cmyk(0%, 95%, 100%, 0%))；淡色 tint(title-red, 20%)。A press value: cmyk(10%, 100%, 90%, 0%), spot(PANTONE 485 C, cmyk(0%, 95%, 100%, 0%)), tint(title-red, 20%)."
);

/// The inks that a page is to be printed in: `4`, `black`, `black+title-red` (套红), `4+gold`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct InksAsked {
    /// All four process inks, or black alone.
    pub four: bool,
    /// The colour of one more plate, by its name in `colours`.
    pub spot: Option<String>,
}

impl Default for InksAsked {
    fn default() -> Self {
        Self { four: true, spot: None }
    }
}

impl fmt::Display for InksAsked {
    /// As it is written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.four { "4" } else { "black" })?;
        self.spot.iter().try_for_each(|spot| write!(f, "+{spot}"))
    }
}

impl TryFrom<String> for InksAsked {
    type Error = Unreadable;
    fn try_from(text: String) -> Result<Self, Unreadable> {
        let (process, spot) = match text.split_once('+') {
            Some((process, spot)) => (process.trim(), Some(spot.trim().to_string())),
            None => (text.trim(), None),
        };
        let four = match process {
            "4" => true,
            "black" => false,
            _ => return Err(Unreadable(text)),
        };
        Ok(Self { four, spot })
    }
}

written!(
    InksAsked,
    "Inks",
    r"^(4|black)( *\+ *\S+)?$",
    "油墨：4（四色）、black（单黑）、black+title-red（套红：黑加 colours 里的一种颜色）。Inks: 4, black, or black+NAME with a colour of `colours`."
);

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Option<PressColour> {
        PressColour::try_from(text.to_string()).ok()
    }

    #[test]
    fn process_spot_and_tint() {
        assert_eq!(
            colour("cmyk(10%, 100%, 90%, 0%)"),
            Some(PressColour::Cmyk([0.1, 1.0, 0.9, 0.0]))
        );
        let stand_in = [0.0, 0.95, 1.0, 0.0];
        let red = Some(PressColour::Spot { name: "PANTONE 485 C".into(), stand_in });
        assert_eq!(colour("spot(PANTONE 485 C, cmyk(0%, 95%, 100%, 0%))"), red);
        assert_eq!(colour(r#"spot("PANTONE 485 C", cmyk(0%, 95%, 100%, 0%))"#), red);
        let tint = PressColour::Tint { of: "title-red".into(), ratio: 0.2 };
        assert_eq!(colour("tint(title-red, 20%)"), Some(tint));
        for wrong in ["#c8161d", "spot(cmyk(0%,0%,0%,0%))", "tint(red)", "tint(red, 120%)"] {
            assert_eq!(colour(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn inks() {
        let asked = |text: &str| InksAsked::try_from(text.to_string()).ok();
        assert_eq!(asked("4"), Some(InksAsked::default()));
        assert_eq!(asked("black"), Some(InksAsked { four: false, spot: None }));
        let red = InksAsked { four: false, spot: Some("title-red".into()) };
        assert_eq!(asked("black+title-red"), Some(red.clone()));
        assert_eq!(asked("black + title-red"), Some(red));
        assert_eq!(asked("3"), None);
    }
}
