//! Colours for one plate: of every colour only how much of one ink it has, as black on white, so that any reader
//! of PDFs draws the plate.

use kanyin_colour::ColourModel;
use kanyin_diagnostics::Told;

use super::for_press::process;
use super::inking::{
    ColourUse, Inked, InkedPixels, Inking, Overprint, Painted, SourceColour, SourcePixels,
};

/// A plate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plate {
    /// One of the process inks: 0 cyan, 1 magenta, 2 yellow, 3 black.
    Process(usize),
    /// A spot ink, by name.
    Spot(String),
}

/// One plate of a file that is in inks already.
///
/// Overprinting is honoured (ISO 32000-1, 8.6.7): an object that overprints is not painted on plates that its
/// colour space does not name, nor, in overprint mode 1, on those of DeviceCMYK of which it has none. All others
/// knock out: they paint white where they have no ink. DeviceGray is the black plate's, and knocks out of the
/// other process plates even where it overprints: mode 1 is for DeviceCMYK alone. Pictures and shadings know no
/// mode 1. A profile is not looked at; RGB, which should not be there, becomes CMYK by the plainest formula.
pub struct ForPlate {
    plate: Plate,
}

impl ForPlate {
    /// For a plate.
    pub fn new(plate: Plate) -> Self {
        Self { plate }
    }

    fn of_process(&self, cmyk: [f32; 4], overprint: Overprint, nonzero: bool) -> Inked {
        match &self.plate {
            Plate::Spot(_) if overprint != Overprint::Off => Inked::Nothing,
            Plate::Spot(_) => Inked::Grey(0.0),
            Plate::Process(ink) => {
                let ratio = cmyk.get(*ink).copied().unwrap_or(0.0);
                let left = nonzero && overprint == Overprint::NonZero && ratio == 0.0;
                if left { Inked::Nothing } else { Inked::Grey(ratio) }
            }
        }
    }

    fn of_spots(&self, names: &[String], tints: &[f32], overprint: Overprint) -> Inked {
        if names.iter().all(|name| name == "None") {
            return Inked::Nothing;
        }
        let ours = |name: &String| match &self.plate {
            Plate::Process(ink) => process(name) == Some(*ink),
            Plate::Spot(spot) => spot == name,
        };
        let mut inks = names.iter().zip(tints);
        match inks.find(|(name, _)| *name == "All" || ours(name)) {
            Some((_, tint)) => Inked::Grey(*tint),
            None if overprint != Overprint::Off => Inked::Nothing,
            None => Inked::Grey(0.0),
        }
    }
}

impl Inking for ForPlate {
    fn colour(&self, seen: &SourceColour, how: ColourUse) -> Inked {
        let single = !matches!(how.what, Painted::Picture | Painted::Shading);
        match seen {
            SourceColour::Grey(value, _) => {
                self.of_process([0.0, 0.0, 0.0, 1.0 - value], how.overprint, false)
            }
            SourceColour::Cmyk(cmyk, profile) => {
                self.of_process(*cmyk, how.overprint, single && profile.is_none())
            }
            SourceColour::Rgb(rgb, _) => self.of_process(plainly(*rgb), how.overprint, false),
            SourceColour::Lab([l, ..]) => {
                self.of_process([0.0, 0.0, 0.0, 1.0 - l / 100.0], how.overprint, false)
            }
            SourceColour::Spot { names, tints, .. } => self.of_spots(names, tints, how.overprint),
        }
    }

    fn pixels(&self, pixels: SourcePixels<'_>, overprint: Overprint) -> Result<InkedPixels, Told> {
        let count = match pixels.model {
            ColourModel::Grey => 1,
            ColourModel::Rgb => 3,
            ColourModel::Cmyk => 4,
        };
        let each = pixels.data.chunks_exact(count);
        let ink = match &self.plate {
            Plate::Process(ink) => *ink,
            Plate::Spot(_) if overprint != Overprint::Off => return Ok(InkedPixels::Nothing),
            Plate::Spot(_) => return Ok(InkedPixels::Grey(vec![0; each.len()])),
        };
        let inks = |pixel: &[u8]| match (pixel, ink) {
            ([grey], 3) => 255 - grey,
            ([c, m, y, k], ink) => [*c, *m, *y, *k].get(ink).copied().unwrap_or(0),
            ([r, g, b], ink) => {
                let rgb = [*r, *g, *b].map(|value| f32::from(value) / 255.0);
                plainly(rgb).get(ink).map_or(0, |ratio| (ratio * 255.0).round() as u8)
            }
            _ => 0,
        };
        Ok(InkedPixels::Grey(each.map(inks).collect()))
    }

    fn blends_in(&self) -> ColourModel {
        ColourModel::Grey
    }

    fn is_for_drawing(&self) -> bool {
        true
    }
}

/// RGB as CMYK with all its grey in the black (ISO 32000-1, 10.3.5).
fn plainly(rgb: [f32; 3]) -> [f32; 4] {
    let [c, m, y] = rgb.map(|value| 1.0 - value);
    let k = c.min(m).min(y);
    [c - k, m - k, y - k, k]
}
