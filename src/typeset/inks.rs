//! Inks: the one table of named colours that templates may use.
//!
//! While pages are made every ink has a value of its own, so that a rendition can tell which ink a
//! paint is and exchange it for its press or screen value.

use typst_library::foundations::{Dict, IntoValue};
use typst_library::visualize::{Cmyk, Color, Paint, ProcessColor};

use crate::issue::Paper;
use crate::issue::units::Colour;

/// One named colour.
#[derive(Debug, Clone)]
pub struct Ink {
    /// Its name in `paper.yaml` and templates.
    pub name: String,
    /// The value that stands for it while pages are made.
    key: Color,
    /// On the press.
    pub press: Color,
    /// On the screen.
    pub screen: Color,
}

/// Where a paint will be seen.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Medium {
    /// Inks on paper.
    Press,
    /// Light.
    Screen,
}

/// All inks of a publication.
#[derive(Debug, Clone)]
pub struct Inks(Vec<Ink>);

/// The house's accent and ground, where `paper.yaml` names none.
const HOUSE: [(&str, [f32; 4], [u8; 3]); 5] = [
    ("black", [0.0, 0.0, 0.0, 1.0], [0x12, 0x12, 0x12]),
    ("white", [0.0, 0.0, 0.0, 0.0], [0xff, 0xff, 0xff]),
    ("fault", [0.0, 1.0, 1.0, 0.001], [0xe6, 0x00, 0x12]),
    ("title-red", [0.10, 1.0, 0.90, 0.0], [0xc8, 0x16, 0x1d]),
    ("tint", [0.0, 0.04, 0.14, 0.0], [0xff, 0xf5, 0xde]),
];

impl Inks {
    /// The inks of a publication: its own before the house's.
    pub fn of(paper: &Paper) -> Self {
        let mut inks = Self(Vec::new());
        for (name, value) in &paper.colours {
            let press = colour(value.press);
            inks.add(name, press.clone(), value.screen.map_or(press, colour));
        }
        for (name, [c, m, y, k], [r, g, b]) in HOUSE {
            if !paper.colours.contains_key(name) {
                inks.add(name, cmyk(c, m, y, k), Color::from_u8(r, g, b, 255));
            }
        }
        inks
    }

    /// Adds an ink under a value that no other has: two names may share a press value and still
    /// differ on the screen.
    fn add(&mut self, name: &str, press: Color, screen: Color) {
        let Cmyk { c, m, y, k } = press.to_cmyk();
        let mut nudge = 0.0;
        let mut key = cmyk(c, m, y, k);
        while self.0.iter().any(|ink| ink.key == key) {
            nudge += 1.0 / 4096.0;
            key = cmyk(c, m, y, (k - nudge).abs());
        }
        self.0.push(Ink { name: name.into(), key, press, screen });
    }

    /// What templates get as `at.colours`.
    pub fn dict(&self) -> Dict {
        self.0.iter().map(|ink| (ink.name.as_str().into(), ink.key.clone().into_value())).collect()
    }

    /// Black, as hairlines take it.
    pub fn black(&self) -> Paint {
        self.named("black")
    }

    /// The red of faults marked on previews.
    pub fn fault(&self) -> Paint {
        self.named("fault")
    }

    fn named(&self, name: &str) -> Paint {
        let key = self.0.iter().find(|ink| ink.name == name).map(|ink| ink.key.clone());
        Paint::Solid(key.unwrap_or(Color::BLACK))
    }

    /// The paint as a medium wants it; `None` if it is no ink of the table.
    pub fn exchange(&self, paint: &Paint, medium: Medium) -> Option<Paint> {
        let Paint::Solid(colour) = paint else { return None };
        let ink = self.0.iter().find(|ink| ink.key == *colour)?;
        Some(Paint::Solid(match medium {
            Medium::Press => ink.press.clone(),
            Medium::Screen => ink.screen.clone(),
        }))
    }
}

fn cmyk(c: f32, m: f32, y: f32, k: f32) -> Color {
    Color::Process(ProcessColor::Cmyk(Cmyk { c, m, y, k }))
}

/// A colour of `paper.yaml` as Typst knows it.
fn colour(colour: Colour) -> Color {
    match colour {
        Colour::Cmyk(values) => {
            let [c, m, y, k] = values.map(|v| v as f32);
            cmyk(c, m, y, k)
        }
        Colour::Rgb([r, g, b]) => Color::from_u8(r, g, b, 255),
    }
}
