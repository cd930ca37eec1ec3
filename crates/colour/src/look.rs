//! How inks look: the half of a profile that goes from ink to light.

use moxcms::{ColorProfile, DataColorSpace, Xyzd};

use kanyin_diagnostics::{Told, told};

use super::light::{D50, Xyz};
use super::table::{Channels, Table};

/// How many steps of black ink are looked up for its lightness.
const STEPS: usize = 256;

/// How four inks look on one paper.
pub struct Look {
    /// A2B1, or A2B0 where there is no other.
    table: Table,
    /// The paper, by a perfect white.
    paper: Xyz,
    /// The black of pictures.
    black: Xyz,
    /// The relative luminance of black ink alone in even steps; never rises.
    steps: Vec<f64>,
}

impl Look {
    /// Reads it from a profile for four inks. `to_ink` is the profile's other half, if it has one.
    pub fn of(profile: &ColorProfile, to_ink: Option<&Table>) -> Result<Self, Told> {
        let table =
            profile.lut_a_to_b_colorimetric.as_ref().or(profile.lut_a_to_b_perceptual.as_ref());
        let table = table.ok_or_else(|| {
            told!(
                "特性文件里没有从油墨到颜色的表（A2B）",
                "the profile has no table from ink to colour (A2B)"
            )
        })?;
        if profile.color_space != DataColorSpace::Cmyk {
            return Err(damaged());
        }
        let table = Table::read(table, profile.pcs, 4, true).ok_or_else(damaged)?;
        let steps = steps(&table);
        let [white, full] = [steps.first(), steps.last()].map(|step| step.copied().unwrap_or(0.0));
        if full > 0.8 * white || white <= 0.0 {
            return Err(told!(
                "特性文件的换算表不合理：满版黑墨几乎和白纸一样亮",
                "the profile's tables make no sense: full black ink is nearly as light as paper"
            ));
        }
        let black = black(&table, to_ink);
        Ok(Self { table, paper: paper(profile.media_white_point), black, steps })
    }

    /// The light of inks, relative to the paper: bare paper is white.
    pub fn light(&self, inks: Channels) -> Xyz {
        self.table.light(inks)
    }

    /// The light of inks beside a perfect white: bare paper has its own tint (ICC-absolute, ISO 15076-1 §6.3.2.2).
    pub fn light_on_paper(&self, inks: Channels) -> Xyz {
        self.light(inks).each(|i, v| v * self.paper.0[i] / D50.0[i])
    }

    /// The black of pictures on this paper, without hue.
    pub fn black(&self) -> Xyz {
        self.black
    }

    /// The luminance of full black ink, relative to the paper.
    pub fn full_black(&self) -> f64 {
        self.steps.last().copied().unwrap_or(0.0)
    }

    /// How much black ink alone is just as light, relative to the paper; 1 for all that is darker.
    pub fn black_ink(&self, luminance: f64) -> f64 {
        let after = self.steps.partition_point(|step| *step > luminance);
        let Some(before) = after.checked_sub(1) else { return 0.0 };
        let (Some(high), Some(low)) = (self.steps.get(before), self.steps.get(after)) else {
            return 1.0;
        };
        (before as f64 + (high - luminance) / (high - low)) / STEPS as f64
    }
}

/// What is said of tables that cannot be read.
pub fn damaged() -> Told {
    told!("特性文件的换算表已损坏", "the profile's conversion tables are damaged")
}

fn steps(table: &Table) -> Vec<f64> {
    let mut least = 1.0f64;
    let step = |i| {
        least = least.min(table.light([0.0, 0.0, 0.0, i as f64 / STEPS as f64]).0[1]);
        least
    };
    (0..=STEPS).map(step).collect()
}

/// The way of black to ink by the perceptual table and back (ISO 18619 §4.2.3); all inks where that is not there.
fn black(table: &Table, to_ink: Option<&Table>) -> Xyz {
    let inks = to_ink.map_or([1.0; 4], |to_ink| to_ink.device(Xyz([0.0; 3])));
    let lightness = table.light(inks).lab()[0];
    Xyz::of_lab([lightness.clamp(0.0, 50.0), 0.0, 0.0])
}

fn paper(white: Option<Xyzd>) -> Xyz {
    match white.map(|white| [white.x, white.y, white.z]) {
        Some(white) if white.iter().all(|v| (0.1..=1.2).contains(v)) => Xyz(white),
        _ => D50,
    }
}
