//! An output profile, opened: from ink to light and from light to ink.

use std::sync::Arc;

use moxcms::{ColorProfile, LutWarehouse, ProfileVersion};

use kanyin_diagnostics::{Told, told};

use super::light::{BlackPointCompensation, D50, Xyz};
use super::look::{Look, damaged};
use super::table::{Channels, Table};

/// The black of the perceptual connection space since version 4, ISO 15076-1 §6.3.3: L 3.1373.
const PERCEPTUAL_BLACK: Xyz = Xyz([0.003_357, 0.003_479, 0.002_869]);

/// Tables are rounded, so that white may take a trace of ink; more than this is no rounding.
const MOST_ON_WHITE: f64 = 0.1;

/// An output profile's tables.
pub struct Output {
    look: Arc<Look>,
    /// B2A0; None if the profile has only one of the two.
    perceptual: Option<Table>,
    /// B2A1.
    relative: Table,
    /// What the black of perceptual light has to be; None before version 4, where it was not said.
    perceptual_black: Option<Xyz>,
    /// Inks that the tables give for paper white: rounding, to be taken off again.
    perceptual_rest: Channels,
    relative_rest: Channels,
}

impl Output {
    /// Opens it; says which table is missing or broken.
    pub fn of(profile: &ColorProfile) -> Result<Self, Told> {
        let table =
            |table: &LutWarehouse| Table::read(table, profile.pcs, 4, false).ok_or_else(damaged);
        let tables = (&profile.lut_b_to_a_perceptual, &profile.lut_b_to_a_colorimetric);
        let (perceptual, relative) = match tables {
            (Some(perceptual), Some(relative)) => (Some(table(perceptual)?), table(relative)?),
            (Some(only), None) | (None, Some(only)) => (None, table(only)?),
            (None, None) => {
                return Err(told!(
                    "特性文件里没有从颜色到油墨的表（B2A）",
                    "the profile has no table from colour to ink (B2A)"
                ));
            }
        };
        let look = Arc::new(Look::of(profile, perceptual.as_ref().or(Some(&relative)))?);
        let newer = profile.version() >= ProfileVersion::V4_0;
        let perceptual_rest = perceptual.as_ref().unwrap_or(&relative).device(D50);
        let relative_rest = relative.device(D50);
        if perceptual_rest.iter().chain(&relative_rest).any(|ink| *ink > MOST_ON_WHITE) {
            return Err(told!(
                "特性文件的换算表不合理：白纸上也要印墨",
                "the profile's tables make no sense: white takes ink"
            ));
        }
        let perceptual_black = newer.then_some(PERCEPTUAL_BLACK);
        Ok(Self { look, perceptual, relative, perceptual_black, perceptual_rest, relative_rest })
    }

    /// How its inks look.
    pub fn look(&self) -> &Arc<Look> {
        &self.look
    }

    /// Inks by the profile's perceptual table, none at all for paper white. `black` is the source's.
    pub fn perceptual(&self, light: Xyz, black: Xyz) -> Channels {
        let light = match self.perceptual_black {
            Some(target) => BlackPointCompensation::new(black, target).of(light),
            None => light,
        };
        let table = self.perceptual.as_ref().unwrap_or(&self.relative);
        without(table.device(light), self.perceptual_rest)
    }

    /// Inks that give just this light, relative to the paper, or the nearest there are.
    pub fn relative(&self, light: Xyz) -> Channels {
        without(self.relative.device(light), self.relative_rest)
    }
}

/// Inks less what paper white has of them; full ink stays full.
fn without(inks: Channels, rest: Channels) -> Channels {
    std::array::from_fn(|i| ((inks[i] - rest[i]) / (1.0 - rest[i])).clamp(0.0, 1.0))
}
