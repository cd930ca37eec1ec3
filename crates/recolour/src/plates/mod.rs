//! Plates 分色: what each ink prints of a page of a finished file, the ink they put on one spot in all, and how
//! that looks on the paper.

mod named;
mod proof;
mod total;

use std::borrow::Cow;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use lopdf::{Document, Object};
use rayon::prelude::*;

use kanyin_colour::SpotInk;
use kanyin_diagnostics::catch_panic;

use crate::{ForPlate, PageChoice, Plate, Refused, open, recolour_opened};
pub use total::TotalInkMap;

/// Points an inch.
const POINTS: f64 = 72.0;
/// The longest side of a plate, in pixels.
const LONGEST: f64 = 16_000.0;

/// How much of a page is wanted.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum PageBox {
    /// What is left after trimming.
    Trim,
    /// The whole sheet, bleed and marks too.
    Media,
}

/// The plates of a page, a byte a pixel, 255 full ink.
#[derive(Debug, Clone)]
pub struct PagePlates {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Cyan, magenta, yellow and black, empty or not; then the spot inks that the page uses, by name.
    pub inks: Vec<(Plate, Vec<u8>)>,
    /// What the spot inks look like, in the same order.
    spots: Vec<SpotInk>,
}

/// Makes the plates of a page, from 0, at so many pixels an inch.
pub fn plates(pdf: &[u8], page: usize, ppi: f64, cut: PageBox) -> Result<PagePlates, Refused> {
    let mut source = open(pdf)?;
    cut_to(&mut source, page, cut)?;
    let spots = named::spots(&source, page)?;
    let process = (0..4).map(Plate::Process);
    let wanted: Vec<Plate> =
        process.chain(spots.iter().map(|spot| Plate::Spot(spot.name.clone()))).collect();
    let drawn = wanted.into_par_iter().map(|plate| {
        let inking = ForPlate::new(plate.clone());
        let file = recolour_opened(&source, PageChoice::One(page), &inking)?;
        let drawn = catch_panic(|| drawn(file.pdf, ppi));
        drawn.unwrap_or(Err(Refused::Undrawn)).map(|drawn| (plate, drawn))
    });
    let drawn = drawn.collect::<Result<Vec<_>, Refused>>()?;
    let (width, height) = drawn.first().map_or((0, 0), |(_, drawn)| (drawn.width, drawn.height));
    let inks = drawn.into_iter().map(|(plate, drawn)| (plate, drawn.ink)).collect();
    Ok(PagePlates { width, height, inks, spots })
}

/// Readers draw what lies in the crop box.
fn cut_to(source: &mut Document, page: usize, cut: PageBox) -> Result<(), Refused> {
    let id = source.page_iter().nth(page).ok_or(Refused::NoPage)?;
    let shown = source.get_dictionary(id).ok().and_then(|page| {
        let key: &[u8] = if cut == PageBox::Trim { b"TrimBox" } else { b"MediaBox" };
        page.get_deref(key, source).ok().cloned()
    });
    let page = source.get_object_mut(id).and_then(Object::as_dict_mut);
    let page = page.map_err(|_| Refused::Damaged)?;
    match shown {
        Some(shown) => page.set("CropBox", shown),
        None if cut == PageBox::Media => {
            page.remove(b"CropBox");
        }
        None => {}
    }
    Ok(())
}

/// A plate as drawn.
struct DrawnPlate {
    width: u32,
    height: u32,
    ink: Vec<u8>,
}

fn drawn(pdf: Vec<u8>, ppi: f64) -> Result<DrawnPlate, Refused> {
    let pdf = Pdf::new(pdf).map_err(|_| Refused::Damaged)?;
    let page = pdf.pages().first().ok_or(Refused::NoPage)?;
    let scale = ppi / POINTS;
    let (width, height) = page.render_dimensions();
    let side = |points: f32| {
        let pixels = (f64::from(points) * scale).round();
        (1.0..=LONGEST).contains(&pixels).then_some(pixels as u16).ok_or(Refused::TooLarge)
    };
    let (across, down) = (side(width)?, side(height)?);
    let settings = RenderSettings {
        x_scale: f32::from(across) / width,
        y_scale: f32::from(down) / height,
        width: Some(across),
        height: Some(down),
        bg_color: WHITE,
    };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let ink = drawn.data().iter().map(|pixel| 255 - pixel.g).collect();
    Ok(DrawnPlate { width: u32::from(across), height: u32::from(down), ink })
}

impl PagePlates {
    /// Writes a plate as a grey PNG, its ink black on white.
    pub fn png(&self, ink: &[u8]) -> Result<Vec<u8>, Refused> {
        let pixels: Vec<u8> = ink.iter().map(|ink| 255 - ink).collect();
        written(&pixels, self.width, self.height, ExtendedColorType::L8)
    }

    /// Writes RGB pixels of this size as a PNG.
    pub fn rgb_png(&self, pixels: &[u8]) -> Result<Vec<u8>, Refused> {
        written(pixels, self.width, self.height, ExtendedColorType::Rgb8)
    }

    /// One ink's plate.
    pub fn of(&self, plate: &Plate) -> Option<&[u8]> {
        self.inks.iter().find(|(name, _)| name == plate).map(|(_, ink)| ink.as_slice())
    }

    /// How many pixels.
    fn area(&self) -> usize {
        self.width as usize * self.height as usize
    }
}

impl Plate {
    /// The ink's name: `Cyan`, or that of the spot ink.
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Plate::Process(0) => "Cyan".into(),
            Plate::Process(1) => "Magenta".into(),
            Plate::Process(2) => "Yellow".into(),
            Plate::Process(_) => "Black".into(),
            Plate::Spot(name) => name.into(),
        }
    }
}

fn written(
    pixels: &[u8],
    width: u32,
    height: u32,
    colour: ExtendedColorType,
) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Adaptive)
        .write_image(pixels, width, height, colour)
        .map_err(|error| Refused::Unwritten(error.to_string()))?;
    Ok(out)
}

#[cfg(test)]
mod tests;
