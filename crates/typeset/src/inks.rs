//! Inks: the one table of named colours that templates may use.
//!
//! While pages are made every ink has a value of its own, so that a rendition can tell which ink a
//! paint is and exchange it for its press or screen value.

use typst_library::foundations::{Dict, IntoValue};
use typst_library::visualize::{Cmyk, Color, Paint, ProcessColor};

use kanyin_issue::{Paper, press_colour::PressColour, units::Colour};

/// One named colour.
#[derive(Debug, Clone)]
pub struct Ink {
    /// Its name in `paper.yaml` and templates.
    pub name: String,
    /// The value that stands for it while pages are made.
    key: Color,
    /// What is printed.
    pub press: InPrint,
    /// On the screen.
    pub screen: Color,
}

/// A colour as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct InPrint {
    /// In process inks, ratios of C M Y K; a tint is already thinned.
    pub process: [f64; 4],
    /// The colour that it is a tint of, itself if it is none.
    pub of: String,
    /// How much of that colour, 0 to 1.
    pub tint: f64,
    /// The plate of that colour, if it is a spot ink by its own word.
    pub plate: Option<String>,
}

/// All inks of a publication.
#[derive(Debug, Clone)]
pub struct Inks(Vec<Ink>);

/// The house's accent and ground, where `paper.yaml` names none.
const HOUSE: [(&str, [f64; 4], [u8; 3]); 5] = [
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
        for (name, colour) in &paper.colours {
            let press = in_print(paper, name, &colour.press);
            let screen = match colour.screen {
                Some(Colour::Rgb([r, g, b])) => Color::from_u8(r, g, b, 255),
                Some(Colour::Cmyk(process)) => cmyk(process),
                None => cmyk(press.process),
            };
            inks.add(name, press, screen);
        }
        for (name, process, [r, g, b]) in HOUSE {
            if !paper.colours.contains_key(name) {
                let press = InPrint { process, of: name.into(), tint: 1.0, plate: None };
                inks.add(name, press, Color::from_u8(r, g, b, 255));
            }
        }
        inks
    }

    /// Adds an ink under a value that no other has: two names may share a press value and still
    /// differ on the screen.
    fn add(&mut self, name: &str, press: InPrint, screen: Color) {
        let [c, m, y, k] = press.process;
        let mut nudge = 0.0;
        let mut key = cmyk([c, m, y, k]);
        while self.0.iter().any(|ink| ink.key == key) {
            nudge += 1.0 / 4096.0;
            key = cmyk([c, m, y, (k - nudge).abs()]);
        }
        self.0.push(Ink { name: name.into(), key, press, screen });
    }

    /// What templates get as `at.colours`.
    pub fn dict(&self) -> Dict {
        self.0.iter().map(|ink| (ink.name.as_str().into(), ink.key.clone().into_value())).collect()
    }

    /// Black, as hairlines take it.
    pub fn black(&self) -> Paint {
        self.key("black")
    }

    /// The red of faults marked on previews.
    pub fn fault(&self) -> Paint {
        self.key("fault")
    }

    /// An ink by its name.
    pub fn named(&self, name: &str) -> Option<&Ink> {
        self.0.iter().find(|ink| ink.name == name)
    }

    fn key(&self, name: &str) -> Paint {
        Paint::Solid(self.named(name).map_or(Color::BLACK, |ink| ink.key.clone()))
    }

    /// The ink that a paint is; `None` if it is none of the table.
    pub fn ink(&self, paint: &Paint) -> Option<&Ink> {
        let Paint::Solid(colour) = paint else { return None };
        self.0.iter().find(|ink| ink.key == *colour)
    }
}

/// A colour of `paper.yaml` as it is printed. A tint of what is not there, which has been told, is
/// nothing.
fn in_print(paper: &Paper, name: &str, press: &PressColour) -> InPrint {
    let whole = |process, plate: Option<&String>| InPrint {
        process,
        of: name.into(),
        tint: 1.0,
        plate: plate.cloned(),
    };
    match press {
        PressColour::Cmyk(process) => whole(*process, None),
        PressColour::Spot { name: plate, stand_in } => whole(*stand_in, Some(plate)),
        PressColour::Tint { of, ratio } => {
            let (process, plate) = match paper.colours.get(of).map(|of| &of.press) {
                Some(PressColour::Cmyk(process)) => (*process, None),
                Some(PressColour::Spot { name, stand_in }) => (*stand_in, Some(name.clone())),
                Some(PressColour::Tint { .. }) | None => ([0.0; 4], None),
            };
            let process = process.map(|part| part * ratio);
            InPrint { process, of: of.clone(), tint: *ratio, plate }
        }
    }
}

fn cmyk(process: [f64; 4]) -> Color {
    let [c, m, y, k] = process.map(|part| part as f32);
    Color::Process(ProcessColor::Cmyk(Cmyk { c, m, y, k }))
}
