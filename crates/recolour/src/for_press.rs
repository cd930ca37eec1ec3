//! Colours for the press: everything in the inks of the page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kanyin_colour::{
    Cmyk, ColourModel, Condition, Converter, PageInks, PixelSource, Process, SpotInk,
};
use kanyin_diagnostics::Told;

use super::calibrated::srgb_of_light;
use super::inking::{
    ColourUse, Inked, InkedPixels, Inking, Overprint, Painted, Profile, SourceColour, SourcePixels,
};

/// Red, green and blue may differ by this much and still be grey.
const GREY: f32 = 0.005;
/// RGB as dark as this is meant as black.
const BLACK: f32 = 0.02;
/// Chroma of a Lab grey.
const GREY_LAB: f32 = 1.0;
/// How much of black in a rich black makes text of it plain black.
const RICH: f32 = 0.95;
/// How far a single pixel, and how many of a thousand, may lie over the ink limit in a picture that stays.
const OVER: f32 = 0.12;
const OVER_A_LITTLE: f32 = 0.015;
const FEW: usize = 2000;

/// The inks of a page under a printing condition.
///
/// Four inks: RGB, Lab and foreign CMYK are converted; black and grey letters, lines and areas become black ink
/// alone, so that nothing shows where plates do not meet; grey stays; CMYK stays unless there is too much of it.
/// Black alone: everything becomes black. A spot ink stays if the page has it, else it is mixed.
pub struct ForPress<'a> {
    condition: &'a Condition,
    inks: &'a PageInks,
    converters: Mutex<HashMap<(ColourModel, usize), KnownConverter>>,
}

/// What has been made of a profile; nothing if it is of no use.
struct KnownConverter {
    _profile: Profile,
    made: Option<Arc<Converter>>,
}

impl<'a> ForPress<'a> {
    /// For the inks of a page.
    pub fn new(condition: &'a Condition, inks: &'a PageInks) -> Self {
        Self { condition, inks, converters: Mutex::default() }
    }

    /// A colour made of process inks, by what is painted with it.
    fn mixed(&self, seen: &SourceColour, what: Painted) -> Inked {
        let four = self.inks.process == Process::Four;
        let drawn = matches!(what, Painted::Text | Painted::Line | Painted::Area);
        match seen {
            // As CMYK: only then it can be overprinted.
            SourceColour::Grey(value, _) if four && what == Painted::Text && *value <= BLACK => {
                Inked::Cmyk(Cmyk::black(1.0))
            }
            SourceColour::Grey(_, None) => Inked::AsItIs,
            SourceColour::Grey(value, Some(_)) => Inked::Grey(1.0 - value),
            SourceColour::Rgb(rgb, _) if !four => Inked::Grey(self.black_of_rgb(*rgb)),
            // As CMYK and not as grey: only then it can be overprinted.
            SourceColour::Rgb(rgb, _) if drawn && is_grey(*rgb) => {
                Inked::Cmyk(Cmyk::black(self.black_of_rgb(*rgb)))
            }
            SourceColour::Rgb(rgb, None) => Inked::Cmyk(self.condition.of_rgb(*rgb)),
            SourceColour::Rgb(rgb, Some(profile)) => Inked::Cmyk(
                self.one(ColourModel::Rgb, profile, rgb)
                    .unwrap_or_else(|| self.condition.of_rgb(*rgb)),
            ),
            SourceColour::Cmyk(cmyk, profile) => self.of_cmyk(*cmyk, profile.as_ref(), what),
            SourceColour::Lab(lab) if !four || drawn && libm::hypotf(lab[1], lab[2]) < GREY_LAB => {
                let ratio = self.black_of_rgb([grey_of_lightness(lab[0]); 3]);
                if four { Inked::Cmyk(Cmyk::black(ratio)) } else { Inked::Grey(ratio) }
            }
            SourceColour::Lab(lab) => Inked::Cmyk(self.condition.of_lab(*lab)),
            SourceColour::Spot { names, tints, stand_in } => {
                self.spots(names, tints, stand_in, what)
            }
        }
    }

    fn black_of_rgb(&self, rgb: [f32; 3]) -> f32 {
        let black = rgb.iter().all(|value| *value <= BLACK);
        if black { 1.0 } else { self.condition.grey_of_rgb(rgb) }
    }

    fn of_cmyk(&self, cmyk: [f32; 4], profile: Option<&Profile>, what: Painted) -> Inked {
        let plain = cmyk[..3].iter().all(|ink| *ink <= 0.0);
        if self.inks.process == Process::Black {
            let ratio = if plain { cmyk[3] } else { self.condition.grey_of_cmyk(Cmyk(cmyk)) };
            return Inked::Grey(ratio);
        }
        let foreign = profile.filter(|profile| !self.condition.is(profile));
        if foreign.is_none() {
            let limit = self.condition.total_ink() + 0.001;
            return if Cmyk(cmyk).total() <= limit {
                Inked::AsItIs
            } else {
                Inked::Cmyk(self.condition.held(Cmyk(cmyk)))
            };
        }
        if matches!(what, Painted::Text | Painted::Line) && (plain || cmyk[3] >= RICH) {
            return Inked::Cmyk(Cmyk::black(cmyk[3]));
        }
        let converted = foreign.and_then(|profile| self.one(ColourModel::Cmyk, profile, &cmyk));
        Inked::Cmyk(converted.unwrap_or_else(|| self.condition.held(Cmyk(cmyk))))
    }

    /// Named inks: process inks are what they are, the page's own spot stays, others are mixed.
    fn spots(
        &self,
        names: &[String],
        tints: &[f32],
        stand_in: &SourceColour,
        what: Painted,
    ) -> Inked {
        let own = self.inks.spot.as_ref();
        let mut cmyk = Cmyk::default();
        let mut spot: Option<(&SpotInk, f32)> = None;
        let mut any = false;
        for (name, tint) in names.iter().zip(tints) {
            match (process(name), own.filter(|own| own.name == *name)) {
                (Some(ink), _) => {
                    if let Some(ratio) = cmyk.0.get_mut(ink) {
                        *ratio = *tint;
                    }
                }
                (None, Some(own)) => spot = Some((own, *tint)),
                // The registration colour: a mark that the advertiser drew.
                (None, None) if name == "All" => cmyk.0[3] = *tint,
                (None, None) if name == "None" => continue,
                (None, None) => return self.mixed(stand_in, what),
            }
            any = true;
        }
        if !any {
            return Inked::Nothing;
        }
        let process = cmyk.0.iter().any(|ink| *ink > 0.0);
        match (spot, self.inks.process) {
            (Some((spot, tint)), _) if !process => Inked::Spot { spot: spot.clone(), tint },
            (Some((spot, tint)), Process::Four) => {
                Inked::Both { cmyk: self.condition.held(cmyk), spot: spot.clone(), tint }
            }
            (Some((spot, tint)), Process::Black) => {
                let cmyk = Cmyk::black(self.condition.grey_of_cmyk(cmyk));
                Inked::Both { cmyk, spot: spot.clone(), tint }
            }
            (None, _) => match self.of_cmyk(cmyk.0, None, what) {
                Inked::AsItIs => Inked::Cmyk(cmyk),
                inked => inked,
            },
        }
    }

    /// One colour through a profile; nothing if the profile is of no use.
    fn one(&self, model: ColourModel, profile: &Profile, values: &[f32]) -> Option<Cmyk> {
        let converter = self.converter(model, profile)?;
        let bytes = values.iter().map(|value| (value * 255.0).round() as u8);
        let inks = converter.convert(&bytes.collect::<Vec<_>>());
        let inks: [u8; 4] = inks.try_into().ok()?;
        Some(Cmyk(inks.map(|ink| f32::from(ink) / 255.0)))
    }

    fn converter(&self, model: ColourModel, profile: &Profile) -> Option<Arc<Converter>> {
        let mut known = self.converters.lock().unwrap_or_else(PoisonError::into_inner);
        // By where it lies, since it is asked for at every colour; it lies there as long as we hold it.
        let place = profile.as_ptr() as usize;
        let made = known.entry((model, place)).or_insert_with(|| {
            let source = PixelSource { model, profile: Some(profile) };
            let made = self.condition.converter(source, self.inks.process).ok().map(Arc::new);
            KnownConverter { _profile: profile.clone(), made }
        });
        made.made.clone()
    }

    /// Pixels through a profile, or as the device's if that is of no use.
    fn converted(&self, pixels: SourcePixels<'_>) -> Result<Vec<u8>, Told> {
        let profiled = pixels.profile.and_then(|p| self.converter(pixels.model, p));
        if let Some(converter) = profiled {
            return Ok(converter.convert(pixels.data));
        }
        let source = PixelSource { model: pixels.model, profile: None };
        Ok(self.condition.converter(source, self.inks.process)?.convert(pixels.data))
    }

    /// CMYK of this condition: stays if it is not too much ink.
    fn own_pixels(&self, data: &[u8]) -> InkedPixels {
        let limit = self.condition.total_ink();
        let bytes = |ratio: f32| (ratio * 255.0) as u32;
        let (little, much) = (bytes(limit + OVER_A_LITTLE), bytes(limit + OVER));
        let totals = data.chunks_exact(4).map(|p| p.iter().map(|ink| u32::from(*ink)).sum::<u32>());
        let (mut over, mut far) = (0, 0);
        totals.for_each(|total| {
            over += usize::from(total > little);
            far += usize::from(total > much);
        });
        if far == 0 && over <= data.len() / 4 / FEW {
            return InkedPixels::AsItIs;
        }
        let held = |pixel: &[u8]| {
            let cmyk = [0, 1, 2, 3].map(|i| f32::from(pixel[i]) / 255.0);
            self.condition.held(Cmyk(cmyk)).0.map(|ink| (ink * 255.0).round() as u8)
        };
        InkedPixels::Cmyk(data.chunks_exact(4).flat_map(held).collect())
    }
}

impl Inking for ForPress<'_> {
    fn colour(&self, seen: &SourceColour, how: ColourUse) -> Inked {
        self.mixed(seen, how.what)
    }

    fn pixels(&self, pixels: SourcePixels<'_>, _: Overprint) -> Result<InkedPixels, Told> {
        let own = pixels.profile.is_none_or(|profile| self.condition.is(profile));
        match (pixels.model, self.inks.process) {
            (ColourModel::Grey, _) => Ok(InkedPixels::AsItIs),
            (ColourModel::Cmyk, Process::Four) if own => Ok(self.own_pixels(pixels.data)),
            (_, Process::Four) => self.converted(pixels).map(InkedPixels::Cmyk),
            (_, Process::Black) => self.converted(pixels).map(InkedPixels::Grey),
        }
    }

    fn overprints_black_type(&self) -> bool {
        self.inks.process == Process::Four
    }

    fn blends_in(&self) -> ColourModel {
        match self.inks.process {
            Process::Four => ColourModel::Cmyk,
            // A spot ink cannot be blended in grey alone.
            Process::Black if self.inks.spot.is_some() => ColourModel::Cmyk,
            Process::Black => ColourModel::Grey,
        }
    }
}

/// Which of the four a name means (ISO 32000-1, 8.6.6.4).
pub fn process(name: &str) -> Option<usize> {
    ["Cyan", "Magenta", "Yellow", "Black"].iter().position(|ink| *ink == name)
}

fn is_grey([r, g, b]: [f32; 3]) -> bool {
    let (low, high) = (r.min(g).min(b), r.max(g).max(b));
    high - low <= GREY || high <= BLACK
}

/// The sRGB grey of a lightness of CIE Lab.
fn grey_of_lightness(l: f32) -> f32 {
    let light = if l > 8.0 { ((l + 16.0) / 116.0).powi(3) } else { l / 903.3 };
    srgb_of_light(light)
}
