//! Soft masks: a mask is no ink. Its colours only say how much is let through, and become grey by the
//! standard's own formula (ISO 32000-1, 10.3.2 to 10.3.4), so that what is seen stays the same.

use kanyin_colour::ColourModel;
use kanyin_diagnostics::Told;

use super::inking::{ColourUse, Inked, InkedPixels, Inking, Overprint, SourceColour, SourcePixels};

/// Everything becomes its lightness.
pub struct Lightness;

impl Inking for Lightness {
    fn colour(&self, seen: &SourceColour, _: ColourUse) -> Inked {
        match seen {
            SourceColour::Grey(..) => Inked::AsItIs,
            seen => Inked::Grey(1.0 - of(seen)),
        }
    }

    fn pixels(&self, pixels: SourcePixels<'_>, _: Overprint) -> Result<InkedPixels, Told> {
        let dark = |light: f32| 255 - (light * 255.0).round() as u8;
        let unit = |byte: &u8| f32::from(*byte) / 255.0;
        Ok(match pixels.model {
            ColourModel::Grey => InkedPixels::AsItIs,
            ColourModel::Rgb => {
                let pixels = pixels.data.chunks_exact(3);
                let light = |p: &[u8]| of_rgb([unit(&p[0]), unit(&p[1]), unit(&p[2])]);
                InkedPixels::Grey(pixels.map(|p| dark(light(p))).collect())
            }
            ColourModel::Cmyk => {
                let pixels = pixels.data.chunks_exact(4);
                let light =
                    |p: &[u8]| of_cmyk([unit(&p[0]), unit(&p[1]), unit(&p[2]), unit(&p[3])]);
                InkedPixels::Grey(pixels.map(|p| dark(light(p))).collect())
            }
        })
    }

    fn blends_in(&self) -> ColourModel {
        ColourModel::Grey
    }
}

/// The lightness of a colour.
pub fn of(seen: &SourceColour) -> f32 {
    match seen {
        SourceColour::Grey(value, _) => *value,
        SourceColour::Rgb(rgb, _) => of_rgb(*rgb),
        SourceColour::Cmyk(cmyk, _) => of_cmyk(*cmyk),
        SourceColour::Lab([l, ..]) => l / 100.0,
        SourceColour::Spot { stand_in, .. } => of(stand_in),
    }
}

/// The lightness of red, green and blue.
pub fn of_rgb([r, g, b]: [f32; 3]) -> f32 {
    0.3 * r + 0.59 * g + 0.11 * b
}

/// The lightness of four inks.
pub fn of_cmyk([c, m, y, k]: [f32; 4]) -> f32 {
    1.0 - (0.3 * c + 0.59 * m + 0.11 * y + k).min(1.0)
}
