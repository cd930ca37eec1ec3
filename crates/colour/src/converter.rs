//! Pixels into inks.

use std::sync::{Arc, Mutex, PoisonError};

use kanyin_diagnostics::Told;

use super::colour_grid::{ColourGrid, closer_at_paper, even};
use super::ink::{Cmyk, Process};
use super::light::{BlackPointCompensation, Xyz};
use super::output::Output;
use super::pixel_source::{ColourModel, PixelSource};
use super::shades::Shades;
use super::source_profile::SourceProfile;
use super::table::Channels;

/// Crossings of a grid along each channel of RGB, and along each ink.
const RGB_SIDE: usize = 33;
const INK_SIDE: usize = 13;

/// How many conversions are remembered.
const MOST_KNOWN: usize = 8;

/// From one kind of pixels to inks. Cheap to clone.
#[derive(Clone)]
pub struct Converter {
    conversion: Arc<Conversion>,
    to: Process,
    /// The most ink on a pixel, in 255ths.
    limit: u32,
}

/// How one pixel becomes inks.
enum Conversion {
    Grey(Box<[[u8; 4]; 256]>),
    Rgb(ColourGrid<3>),
    Inks(ColourGrid<4>),
    /// They are this condition's inks already.
    Own,
}

impl Converter {
    /// Converts pixels of 8 bits a channel. Gives 4 bytes a pixel (C M Y K) or one (K), 255 full ink, total
    /// ink held. Bytes after the last whole pixel are left out.
    pub fn convert(&self, pixels: &[u8]) -> Vec<u8> {
        match &*self.conversion {
            Conversion::Grey(inks) => {
                self.each(pixels.as_chunks::<1>().0, |[v]| inks[usize::from(v)])
            }
            Conversion::Rgb(grid) => self.each(pixels.as_chunks::<3>().0, |pixel| grid.at(pixel)),
            Conversion::Inks(grid) => self.each(pixels.as_chunks::<4>().0, |pixel| grid.at(pixel)),
            Conversion::Own => self.each(pixels.as_chunks::<4>().0, |pixel| pixel),
        }
    }

    fn each<const INS: usize>(
        &self,
        pixels: &[[u8; INS]],
        inks: impl Fn([u8; INS]) -> [u8; 4],
    ) -> Vec<u8> {
        match self.to {
            Process::Black => pixels.iter().map(|pixel| inks(*pixel)[3]).collect(),
            Process::Four => {
                let mut out = vec![0; pixels.len() * 4];
                for (out, pixel) in out.as_chunks_mut::<4>().0.iter_mut().zip(pixels) {
                    *out = held(inks(*pixel), self.limit);
                }
                out
            }
        }
    }
}

/// Whether no pixel of four inks has more than `total_ink`.
pub fn within(cmyk: &[u8], total_ink: f32) -> bool {
    let limit = most(total_ink);
    cmyk.as_chunks::<4>()
        .0
        .iter()
        .all(|inks| inks.iter().map(|v| u32::from(*v)).sum::<u32>() <= limit)
}

/// The most ink on a pixel, in 255ths.
fn most(total_ink: f32) -> u32 {
    (f64::from(total_ink).clamp(0.0, 4.0) * 255.0 + 1e-4) as u32
}

/// No more than `limit` together: cyan, magenta and yellow give way evenly, black stays.
#[inline(always)]
fn held([c, m, y, k]: [u8; 4], limit: u32) -> [u8; 4] {
    let colour = u32::from(c) + u32::from(m) + u32::from(y);
    if colour + u32::from(k) <= limit {
        return [c, m, y, k];
    }
    let k = u32::from(k).min(limit);
    let part = |v: u8| (u32::from(v) * (limit - k) / colour.max(1)) as u8;
    [part(c), part(m), part(y), k as u8]
}

/// The conversions made so far, for the next picture from the same source.
#[derive(Default)]
pub struct Converters {
    known: Mutex<Vec<KnownConversion>>,
}

/// A conversion, and what it was asked for.
struct KnownConversion {
    model: ColourModel,
    profile: Option<Vec<u8>>,
    to: Process,
    conversion: Arc<Conversion>,
}

impl Converters {
    /// The converter of a source, made if it is not there yet. `own`: the source's inks are this condition's.
    pub fn get(
        &self,
        output: &Output,
        total_ink: f32,
        source: PixelSource<'_>,
        own: bool,
        to: Process,
    ) -> Result<Converter, Told> {
        let limit = most(total_ink);
        let profile = if own { None } else { source.profile };
        let model = source.model;
        let is_it = |known: &KnownConversion| {
            known.model == model && known.to == to && known.profile.as_deref() == profile
        };
        let lock = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().iter().find(|known| is_it(known)) {
            return Ok(Converter { conversion: known.conversion.clone(), to, limit });
        }
        let origin = match (profile, model) {
            (Some(icc), _) => Some(SourceProfile::read(model, icc)?),
            (None, ColourModel::Rgb) => Some(SourceProfile::Srgb),
            (None, ColourModel::Grey) => Some(SourceProfile::SrgbGrey),
            (None, ColourModel::Cmyk) => None,
        };
        let conversion = Arc::new(match (model, to) {
            (ColourModel::Cmyk, _) => from_inks(output, origin, total_ink, to),
            (ColourModel::Rgb, _) | (ColourModel::Grey, _) => {
                let origin = origin.unwrap_or(SourceProfile::Srgb);
                from_light(output, &origin, model, total_ink, to)
            }
        });
        let mut known = lock();
        if !known.iter().any(is_it) {
            if known.len() >= MOST_KNOWN {
                known.remove(0);
            }
            known.push(KnownConversion {
                model,
                profile: profile.map(<[u8]>::to_vec),
                to,
                conversion: conversion.clone(),
            });
        }
        Ok(Converter { conversion, to, limit })
    }
}

/// From grey or RGB: by the profile's own perceptual table, or by luminance for black alone.
fn from_light(
    output: &Output,
    origin: &SourceProfile,
    model: ColourModel,
    total_ink: f32,
    to: Process,
) -> Conversion {
    let black = origin.black();
    let shades = Shades::new(output.look(), black.0[1]);
    let inks = |light: Xyz| match to {
        Process::Four => limited(output.perceptual(light, black), total_ink),
        Process::Black => [0.0, 0.0, 0.0, shades.black_ink(light.0[1])],
    };
    if model == ColourModel::Rgb {
        let places = std::array::from_fn(|_| even(RGB_SIDE));
        let bend = |channel, value| origin.bent(channel, value);
        return Conversion::Rgb(ColourGrid::bent(&places, bend, |[r, g, b]| {
            inks(origin.mixed([r, g, b, 0.0]))
        }));
    }
    Conversion::Grey(Box::new(std::array::from_fn(|v| {
        let light = origin.light([v as f64 / 255.0, 0.0, 0.0, 0.0]);
        inks(light).map(|v| (v * 255.0).round() as u8)
    })))
}

/// From inks: relative, black point compensated. Black alone stays black alone, full stays full, and between
/// them it keeps its lightness.
fn from_inks(
    output: &Output,
    origin: Option<SourceProfile>,
    total_ink: f32,
    to: Process,
) -> Conversion {
    let from = match origin {
        Some(SourceProfile::Inks(from)) => from,
        _ if to == Process::Four => return Conversion::Own,
        _ => output.look().clone(),
    };
    let own = Arc::ptr_eq(&from, output.look());
    let black = from.black();
    let compensated = BlackPointCompensation::new(black, output.look().black());
    let of_black = Shades::new(output.look(), from.full_black());
    let of_all = Shades::new(output.look(), black.0[1]);
    let places = std::array::from_fn(|_| closer_at_paper(INK_SIDE));
    Conversion::Inks(ColourGrid::new(&places, |inks| {
        let light = from.light(inks);
        match (inks, to) {
            ([0.0, 0.0, 0.0, k], _) if own => [0.0, 0.0, 0.0, k],
            ([0.0, 0.0, 0.0, _], _) => [0.0, 0.0, 0.0, of_black.black_ink(light.0[1])],
            (_, Process::Four) => limited(output.relative(compensated.of(light)), total_ink),
            (_, Process::Black) => [0.0, 0.0, 0.0, of_all.black_ink(light.0[1])],
        }
    }))
}

fn limited(inks: Channels, total_ink: f32) -> Channels {
    Cmyk(inks.map(|v| v as f32)).held(total_ink).0.map(f64::from)
}

#[cfg(test)]
#[path = "converter_tests.rs"]
mod tests;
