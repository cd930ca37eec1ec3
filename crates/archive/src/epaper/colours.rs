//! The paper's colours on a screen: as they are where they can be read, else moved towards black or white until they
//! can (WCAG 2.2: 4.5 to 1 for text).

use serde::Serialize;

/// Grounds of `epaper.css`, by day and in the dark.
const LIGHT: Rgb = Rgb([255, 255, 255]);
const DARK: Rgb = Rgb([23, 22, 20]);
/// Ink and the softer ink of captions on boxes.
const SOFT: Rgb = Rgb([89, 89, 89]);
/// What the rule asks for, and a hair more.
const ENOUGH: f64 = 4.6;

/// The colours that style sheets may use, as CSS has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Colours {
    /// The paper's red as it is: a ground.
    pub tab: String,
    /// Type on that ground.
    pub on_tab: &'static str,
    /// Red type by day, on white and on the tint.
    pub red_on_light: String,
    /// Red type in the dark.
    pub red_on_dark: String,
    /// The ground of boxes by day.
    pub tint: String,
}

impl Colours {
    /// From the paper's red and tint, `#rrggbb`.
    pub fn of(red: &str, tint: &str) -> Self {
        let red = Rgb::of(red).unwrap_or(Rgb([0, 0, 0]));
        // A tint too dark for the type on it is thinned.
        let tint = Rgb::of(tint).unwrap_or(LIGHT).towards(LIGHT, |tint| tint.contrast(SOFT));
        let by_day = red.towards(Rgb([0, 0, 0]), |red| red.contrast(tint).min(red.contrast(LIGHT)));
        let in_the_dark = red.towards(LIGHT, |red| red.contrast(DARK));
        let on_tab = if red.contrast(LIGHT) >= ENOUGH { "#fff" } else { "#000" };
        Self {
            tab: red.css(),
            on_tab,
            red_on_light: by_day.css(),
            red_on_dark: in_the_dark.css(),
            tint: tint.css(),
        }
    }
}

/// A colour of a screen.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
struct Rgb([u8; 3]);

impl Rgb {
    fn of(css: &str) -> Option<Self> {
        let part = |range| u8::from_str_radix(css.strip_prefix('#')?.get(range)?, 16).ok();
        Some(Self([part(0..2)?, part(2..4)?, part(4..6)?]))
    }

    fn css(self) -> String {
        let Self([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Towards another colour, step by step, until there is contrast enough.
    fn towards(self, end: Rgb, contrast: impl Fn(Rgb) -> f64) -> Rgb {
        const STEPS: u8 = 32;
        let at = |step: u8| {
            let part = f64::from(step) / f64::from(STEPS);
            let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round();
            let Self([red, green, blue]) = self;
            let Self([to_red, to_green, to_blue]) = end;
            Rgb([mix(red, to_red), mix(green, to_green), mix(blue, to_blue)].map(|of| of as u8))
        };
        (0..STEPS).map(at).find(|colour| contrast(*colour) >= ENOUGH).unwrap_or(end)
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        };
        let Self([red, green, blue]) = self;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio (WCAG 2.2), 1 to 21.
    fn contrast(self, other: Rgb) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_red_that_can_be_read_stays() {
        let colours = Colours::of("#c8161d", "#fff5de");
        assert_eq!((&*colours.red_on_light, &*colours.tint), ("#c8161d", "#fff5de"));
        assert_ne!(colours.red_on_dark, "#c8161d");
    }

    #[test]
    fn every_colour_can_be_read() {
        for red in ["#ffee00", "#000000", "#ffffff", "#00ff00", "#0000ff", "#12345678", "red", ""] {
            for tint in ["#000000", "#ffffff", "#888888", "#c8161d", "nothing"] {
                let colours = Colours::of(red, tint);
                let of = |css: &str| Rgb::of(css).unwrap();
                let (by_day, tint) = (of(&colours.red_on_light), of(&colours.tint));
                assert!(
                    by_day.contrast(LIGHT) >= 4.5 && by_day.contrast(tint) >= 4.5,
                    "{red} {tint:?}"
                );
                assert!(tint.contrast(SOFT) >= 4.5, "{tint:?}");
                assert!(of(&colours.red_on_dark).contrast(DARK) >= 4.5, "{red}");
                let on_tab = if colours.on_tab == "#fff" { LIGHT } else { Rgb([0, 0, 0]) };
                assert!(of(&colours.tab).contrast(on_tab) >= 4.5, "{red}");
            }
        }
    }
}
