//! Where colours come from: the profile embedded with pixels, from its channels to light.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace};

use kanyin_diagnostics::{Told, told};

use super::curve::Curve;
use super::light::{D50, Xyz, unfold};
use super::look::Look;
use super::pixel_source::ColourModel;
use super::reading;
use super::table::{Channels, Table};

/// The profile of a source: from its channels to light, relative to its white.
pub enum SourceProfile {
    /// Three lights (ISO 15076-1 §8.3.3, three-component matrix-based).
    Lights(Box<Lights>),
    /// sRGB.
    Srgb,
    /// sRGB's grey.
    SrgbGrey,
    /// Grey by a curve of luminance, or of L.
    Grey { curve: Curve, of_lightness: bool },
    /// RGB by a table.
    Table(Table),
    /// Inks on another paper.
    Inks(Arc<Look>),
}

/// Three lights, each by its own curve; the matrix has a row for each of X, Y and Z.
pub struct Lights {
    curves: [Curve; 3],
    matrix: [[f64; 3]; 3],
}

impl SourceProfile {
    /// Of pixels with a profile; says why the profile cannot be used for them.
    pub fn read(model: ColourModel, icc: &[u8]) -> Result<Self, Told> {
        let profile = reading::parsed(icc).ok_or_else(|| {
            told!("嵌入的 ICC 特性文件已损坏", "the embedded ICC profile is damaged")
        })?;
        match (model, profile.color_space) {
            (ColourModel::Rgb, DataColorSpace::Rgb) => {
                lights(&profile).or_else(|| rgb_table(&profile))
            }
            (ColourModel::Grey, DataColorSpace::Gray) => grey(&profile),
            (ColourModel::Cmyk, DataColorSpace::Cmyk) => {
                Some(Self::Inks(Arc::new(inks(&profile)?)))
            }
            _ => {
                let model = model.told();
                return Err(told!(
                    "嵌入的 ICC 特性文件不是给{model}像素的",
                    "the embedded ICC profile is not for {model} pixels";
                    model
                ));
            }
        }
        .ok_or_else(|| {
            told!(
                "嵌入的 ICC 特性文件里没有能用的换算表",
                "the embedded ICC profile has no conversion that can be used"
            )
        })
    }

    /// The light of one colour.
    pub fn light(&self, channels: Channels) -> Xyz {
        self.mixed(std::array::from_fn(|i| self.bent(i, channels[i])))
    }

    /// What is done to one channel by itself, the first half of the way to [`light`](Self::light).
    pub fn bent(&self, channel: usize, value: f64) -> f64 {
        match self {
            Self::Lights(lights) => lights.curves.get(channel).map_or(0.0, |curve| curve.at(value)),
            Self::Srgb | Self::SrgbGrey => unfold(value),
            Self::Grey { curve, .. } => curve.at(value),
            Self::Table(_) | Self::Inks(_) => value,
        }
    }

    /// The second half of the way.
    pub fn mixed(&self, bent: Channels) -> Xyz {
        let [first, second, third, _] = bent;
        match self {
            Self::Lights(lights) => Xyz::of_rgb([first, second, third], &lights.matrix),
            Self::Srgb => Xyz::of_linear([first, second, third]),
            Self::Grey { of_lightness: true, .. } => Xyz::of_lab([first * 100.0, 0.0, 0.0]),
            Self::SrgbGrey | Self::Grey { .. } => D50.each(|_, white| white * first),
            Self::Table(table) => table.light(bent),
            Self::Inks(from) => from.light(bent),
        }
    }

    /// The light of its darkest colour, without hue: neutral black, as ISO 18619 has it.
    pub fn black(&self) -> Xyz {
        match self {
            Self::Inks(from) => from.black(),
            _ => {
                let lightness = self.light([0.0; 4]).lab()[0];
                Xyz::of_lab([lightness.clamp(0.0, 50.0), 0.0, 0.0])
            }
        }
    }
}

fn lights(profile: &ColorProfile) -> Option<SourceProfile> {
    if !profile.is_matrix_shaper() || profile.pcs != DataColorSpace::Xyz {
        return None;
    }
    // A table is the better half of a profile that has both.
    if let Some(table) = rgb_table(profile) {
        return Some(table);
    }
    let curve = |curve: &Option<_>| Curve::read(curve.as_ref()?);
    let curves = [curve(&profile.red_trc)?, curve(&profile.green_trc)?, curve(&profile.blue_trc)?];
    let matrix = profile.colorant_matrix().v;
    // White is D50, to the last digit: profiles round their lights.
    let whole: [f64; 3] = matrix.map(|row| row.iter().sum());
    let near = whole.iter().zip(D50.0).all(|(sum, white)| (sum - white).abs() < 0.05);
    let matrix =
        std::array::from_fn(|i| matrix[i].map(|v| if near { v * D50.0[i] / whole[i] } else { v }));
    Some(SourceProfile::Lights(Box::new(Lights { curves, matrix })))
}

fn rgb_table(profile: &ColorProfile) -> Option<SourceProfile> {
    let table =
        profile.lut_a_to_b_perceptual.as_ref().or(profile.lut_a_to_b_colorimetric.as_ref())?;
    Table::read(table, profile.pcs, 3, true).map(SourceProfile::Table)
}

fn grey(profile: &ColorProfile) -> Option<SourceProfile> {
    let curve = Curve::read(profile.gray_trc.as_ref()?)?;
    Some(SourceProfile::Grey { curve, of_lightness: profile.pcs == DataColorSpace::Lab })
}

/// Small profiles have only the way from ink to light; it is enough for a source.
fn inks(profile: &ColorProfile) -> Result<Look, Told> {
    let to_ink =
        profile.lut_b_to_a_perceptual.as_ref().or(profile.lut_b_to_a_colorimetric.as_ref());
    let to_ink = to_ink.and_then(|table| Table::read(table, profile.pcs, 4, false));
    Look::of(profile, to_ink.as_ref())
}
