//! Pixels of any source as a screen shows them: in sRGB, which is what programs take pictures for that do not look at
//! profiles.

use std::sync::{Arc, Mutex, PoisonError};

use kanyin_diagnostics::Told;

use super::colour_grid::{ColourGrid, even};
use super::light::Xyz;
use super::pixel_source::ColourModel;
use super::proof;
use super::source_profile::SourceProfile;

/// Crossings of a grid along each channel of RGB.
const SIDE: usize = 33;
/// How many sources are remembered.
const MOST_KNOWN: usize = 8;
/// Colours that are no further apart, in 255ths, are the same: the profiles of sRGB that there are round their lights,
/// which shows most in the darkest channel of strong colours.
const SAME: f64 = 4.0;

/// From pixels of a source to sRGB. Cheap to clone.
#[derive(Clone)]
pub struct ScreenLight(Arc<Light>);

enum Light {
    /// One channel to one.
    Grey(Box<[u8; 256]>),
    /// Three to three.
    Rgb(ColourGrid<3>),
    /// Four to three.
    Inks(ColourGrid<4>),
}

impl ScreenLight {
    /// That of inks, from a grid of how they look.
    pub(super) fn of_inks(grid: ColourGrid<4>) -> Self {
        Self(Arc::new(Light::Inks(grid)))
    }

    /// Converts pixels of 8 bits a channel without alpha: grey stays grey, all else becomes RGB. Bytes after the last
    /// whole pixel are left out.
    pub fn pixels(&self, pixels: &[u8]) -> Vec<u8> {
        match &*self.0 {
            Light::Grey(shades) => pixels.iter().map(|&value| shades[usize::from(value)]).collect(),
            Light::Inks(grid) => proof::pixels(grid, pixels),
            Light::Rgb(grid) => {
                let pixels = pixels.as_chunks::<3>().0;
                let rgb = |pixel: &[u8; 3]| {
                    let [r, g, b, _] = grid.at(*pixel);
                    [r, g, b]
                };
                pixels.iter().flat_map(rgb).collect()
            }
        }
    }
}

/// The sources met so far, for the next picture from the same.
#[derive(Default)]
pub struct ScreenLights {
    known: Mutex<Vec<KnownLight>>,
}

/// A source, and its light; none for what is sRGB already.
struct KnownLight {
    model: ColourModel,
    profile: Vec<u8>,
    light: Option<ScreenLight>,
}

impl ScreenLights {
    /// The light of a source with a profile; `None` if it is sRGB already.
    pub fn get(&self, model: ColourModel, profile: &[u8]) -> Result<Option<ScreenLight>, Told> {
        let lock = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |known: &KnownLight| known.model == model && known.profile == profile;
        if let Some(known) = lock().iter().find(|known| is_it(known)) {
            return Ok(known.light.clone());
        }
        let source = SourceProfile::read(model, profile)?;
        let light = light(&source, model).map(|light| ScreenLight(Arc::new(light)));
        let mut known = lock();
        if !known.iter().any(is_it) {
            if known.len() >= MOST_KNOWN {
                known.remove(0);
            }
            known.push(KnownLight { model, profile: profile.to_vec(), light: light.clone() });
        }
        Ok(light)
    }
}

fn light(source: &SourceProfile, model: ColourModel) -> Option<Light> {
    match model {
        ColourModel::Grey => {
            let shade = |value: usize| source.light([value as f64 / 255.0, 0.0, 0.0, 0.0]);
            let grey = |value| (shade(value).srgb()[1] * 255.0).round() as u8;
            let shades: [u8; 256] = std::array::from_fn(grey);
            let is_srgb =
                shades.iter().enumerate().all(|(n, &shade)| n.abs_diff(usize::from(shade)) <= 1);
            (!is_srgb).then(|| Light::Grey(Box::new(shades)))
        }
        ColourModel::Rgb => {
            let places = std::array::from_fn(|_| even(SIDE));
            let bend = |channel, value| source.bent(channel, value);
            let seen = |light: Xyz| {
                let [r, g, b] = light.srgb();
                [r, g, b, 0.0]
            };
            (!is_srgb(source)).then(|| {
                Light::Rgb(ColourGrid::bent(&places, bend, |[r, g, b]| {
                    seen(source.mixed([r, g, b, 0.0]))
                }))
            })
        }
        ColourModel::Cmyk => match source {
            SourceProfile::Inks(look) => Some(Light::Inks(proof::relative(look))),
            _ => None,
        },
    }
}

/// Whether a source's colours are those of sRGB, tried at corners, edges and greys.
fn is_srgb(source: &SourceProfile) -> bool {
    const STEPS: [f64; 5] = [0.0, 0.1, 0.4, 0.75, 1.0];
    let colours = STEPS.into_iter().flat_map(|r| {
        STEPS.into_iter().flat_map(move |g| STEPS.into_iter().map(move |b| [r, g, b]))
    });
    colours.into_iter().all(|[r, g, b]| {
        let seen = source.light([r, g, b, 0.0]).srgb();
        seen.iter().zip([r, g, b]).all(|(seen, value)| (seen - value).abs() * 255.0 <= SAME)
    })
}

#[cfg(test)]
#[path = "screen_light_tests.rs"]
mod tests;
