//! Samples into inks.

use std::collections::HashMap;

use kanyin_colour::ColourModel;

use super::colour_space::ColourSpace;
use super::ink_space::{InkSpace, spelled_out};
use super::inking::{ColourUse, Inked, InkedPixels, Inking, Overprint, Painted, SourcePixels};
use super::refused::Refused;
use super::samples::Samples;

/// Different colours of a picture that is not grey, RGB or CMYK.
const MOST_COLOURS: usize = 4_000_000;

/// What samples have become.
pub enum InkedSamples {
    /// Nothing: they stay.
    AsItIs,
    /// They are not painted.
    Nothing,
    /// New ones, a byte each as they stand in the PDF.
    Inks(InkSpace, Vec<u8>),
}

/// Colours that were mixed beforehand with a backdrop, and how opaque each pixel is (ISO 32000-1, 11.6.5.3).
pub struct Matte {
    /// The backdrop.
    pub colour: Vec<f32>,
    /// A byte a pixel.
    pub alpha: Vec<u8>,
}

/// Puts samples of a space that is not Indexed.
pub fn ink_samples(
    samples: &Samples,
    space: &ColourSpace,
    decode: Option<&[[f32; 2]]>,
    matte: Option<&Matte>,
    inking: &dyn Inking,
    overprint: Overprint,
) -> Result<InkedSamples, Refused> {
    let model = match space {
        ColourSpace::Grey(_) | ColourSpace::CalGrey(_) => ColourModel::Grey,
        ColourSpace::Rgb(_) | ColourSpace::CalRgb(_) => ColourModel::Rgb,
        ColourSpace::Cmyk(_) => ColourModel::Cmyk,
        ColourSpace::Lab(_) | ColourSpace::Tinted { .. } if matte.is_none() => {
            return one_by_one(samples, space, decode, inking, overprint);
        }
        _ => return Err(Refused::Unknown("Image")),
    };
    let mut data = bytes(samples, decode);
    if let Some(matte) = matte {
        part(&mut data, samples.components, matte);
    }
    match space {
        ColourSpace::CalGrey(grey) => {
            let table: Vec<u8> = (0..=255u8).map(|v| byte(grey.srgb(unit(v)))).collect();
            data.iter_mut().for_each(|v| *v = table.get(usize::from(*v)).copied().unwrap_or(*v));
        }
        ColourSpace::CalRgb(rgb) => data.chunks_exact_mut(3).for_each(|pixel| {
            let [r, g, b] = pixel else { return };
            let [red, green, blue] = rgb.srgb([unit(*r), unit(*g), unit(*b)]).map(byte);
            (*r, *g, *b) = (red, green, blue);
        }),
        _ => {}
    }
    let profile = match space {
        ColourSpace::Grey(profile) | ColourSpace::Rgb(profile) | ColourSpace::Cmyk(profile) => {
            profile.as_ref()
        }
        _ => None,
    };
    let count = data.len() / samples.components;
    let inked = inking
        .pixels(SourcePixels { model, profile, data: &data }, overprint)
        .map_err(Refused::Inking)?;
    let inverted = |data: Vec<u8>| data.into_iter().map(|ink| 255 - ink).collect::<Vec<u8>>();
    let (ink_space, data) = match inked {
        InkedPixels::Nothing => return Ok(InkedSamples::Nothing),
        InkedPixels::AsItIs => match space {
            ColourSpace::Grey(_) | ColourSpace::Cmyk(_) if matte.is_none() => {
                return Ok(InkedSamples::AsItIs);
            }
            ColourSpace::Grey(_) | ColourSpace::CalGrey(_) => (InkSpace::Grey, data),
            ColourSpace::Cmyk(_) => (InkSpace::Cmyk, data),
            _ => return Err(Refused::Unknown("Image")),
        },
        InkedPixels::Grey(data) => (InkSpace::Grey, inverted(data)),
        InkedPixels::Cmyk(data) => (InkSpace::Cmyk, data),
    };
    // An inking that gives too few pixels would spoil the file.
    if data.len() != count * ink_space.count() {
        return Err(Refused::Picture);
    }
    Ok(InkedSamples::Inks(ink_space, data))
}

/// Samples as bytes from 0 to 255, their decoding done.
fn bytes(samples: &Samples, decode: Option<&[[f32; 2]]>) -> Vec<u8> {
    if samples.bits == 8 && decode.is_none() {
        return samples.data.clone();
    }
    let most = samples.most();
    let table = |[low, high]: [f32; 2]| -> Vec<u8> {
        let value = |sample: u32| low + sample as f32 * (high - low) / most as f32;
        (0..=most).map(|sample| byte(value(sample))).collect()
    };
    let decode = |i: usize| decode.and_then(|d| d.get(i)).copied().unwrap_or([0.0, 1.0]);
    let tables: Vec<Vec<u8>> = (0..samples.components).map(|i| table(decode(i))).collect();
    let mut out = Vec::with_capacity(samples.width * samples.height * samples.components);
    for row in samples.rows() {
        let values = row.iter().zip(tables.iter().cycle());
        out.extend(values.map(|(v, table)| table.get(usize::from(*v)).copied().unwrap_or(0)));
    }
    out
}

/// Takes the backdrop out again: c = m + (c' − m) / α.
fn part(data: &mut [u8], components: usize, matte: &Matte) {
    for (pixel, alpha) in data.chunks_exact_mut(components.max(1)).zip(&matte.alpha) {
        if *alpha == 0 || *alpha == 255 {
            continue;
        }
        for (value, backdrop) in pixel.iter_mut().zip(&matte.colour) {
            *value = byte(backdrop + (unit(*value) - backdrop) / unit(*alpha));
        }
    }
}

/// Colour by colour, each different one asked for once.
fn one_by_one(
    samples: &Samples,
    space: &ColourSpace,
    decode: Option<&[[f32; 2]]>,
    inking: &dyn Inking,
    overprint: Overprint,
) -> Result<InkedSamples, Refused> {
    let most = samples.most() as f32;
    let default = space.decode(samples.bits);
    let decode = decode.unwrap_or(&default);
    let how = ColourUse { what: Painted::Picture, overprint };
    let mut numbers: HashMap<Box<[u16]>, u32> = HashMap::new();
    let mut colours: Vec<Inked> = Vec::new();
    let mut pixels = Vec::with_capacity(samples.width * samples.height);
    for row in samples.rows() {
        for pixel in row.chunks_exact(samples.components.max(1)) {
            if let Some(number) = numbers.get(pixel) {
                pixels.push(*number);
                continue;
            }
            let values = pixel.iter().zip(decode);
            let values = values.map(|(v, [low, high])| low + f32::from(*v) * (high - low) / most);
            let seen = space.colour(&values.collect::<Vec<_>>());
            let number = colours.len() as u32;
            colours.push(spelled_out(inking.colour(&seen, how), &seen));
            numbers.insert(pixel.into(), number);
            pixels.push(number);
            if colours.len() > MOST_COLOURS {
                return Err(Refused::TooMuch);
            }
        }
    }
    let Some(ink_space) = InkSpace::around(&colours) else { return Ok(InkedSamples::Nothing) };
    let table: Vec<u8> = colours.iter().flat_map(|c| ink_space.values(c)).map(byte).collect();
    let count = ink_space.count();
    let mut data = Vec::with_capacity(pixels.len() * count);
    for number in pixels {
        let from = number as usize * count;
        data.extend_from_slice(table.get(from..from + count).unwrap_or_default());
    }
    Ok(InkedSamples::Inks(ink_space, data))
}

fn unit(byte: u8) -> f32 {
    f32::from(byte) / 255.0
}

/// A ratio as a byte.
pub fn byte(value: f32) -> u8 {
    (value * 255.0).round().clamp(0.0, 255.0) as u8
}
