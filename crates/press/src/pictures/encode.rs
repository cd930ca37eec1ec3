//! Inks written down: JPEG for photographs, lossless for line art.

use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};

use kanyin_diagnostics::{Told, told};

use super::jpeg_file;
use super::press_image::{Coding, ImageInks, PressImage};
use super::total_ink::{self, TotalInk};

/// JPEG quality of the Independent JPEG Group's scale: on a press nobody tells it from the original.
const QUALITY: u16 = 92;
/// What rounding in a JPEG may bring on top of the ink that was asked for is left free beforehand.
const MARGIN: f32 = 0.01;
/// What is left free besides, each time that was not enough.
const MORE: f32 = 0.03;
/// How often.
const ATTEMPTS: u32 = 4;

/// An image of samples as PDF has them: grey with 0 black, or CMYK with 255 full ink.
pub struct PressSamples {
    /// Their inks.
    pub inks: ImageInks,
    /// Pixels of a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// One byte a pixel, or four.
    pub bytes: Vec<u8>,
}

impl PressSamples {
    /// Writes them down. What may be line art is kept lossless where that costs less than twice as much.
    /// No spot gets more ink than the limit, 2.4 for 240 %, but for what JPEGs blur.
    pub fn written(mut self, may_be_drawn: bool, limit: f32) -> Result<PressImage, Told> {
        if self.inks == ImageInks::Cmyk {
            total_ink::hold(&mut self.bytes, limit);
        }
        let lossless = may_be_drawn.then(|| self.bytes.clone());
        let jpeg = match self.inks {
            ImageInks::Grey => jpeg(self.width, self.height, &self.bytes, ColorType::Luma)?,
            ImageInks::Cmyk => self.held_jpeg(limit)?,
        };
        let flate = lossless.and_then(|bytes| deflated(&bytes, 2 * jpeg.len()));
        let (coding, data) = match flate {
            Some(flate) => (Coding::Flate, flate),
            None => (Coding::Jpeg { inverted: self.inks == ImageInks::Cmyk }, jpeg),
        };
        Ok(self.image(coding, data))
    }

    /// A JPEG whose pixels hold the limit when it is read again.
    fn held_jpeg(&mut self, limit: f32) -> Result<Vec<u8>, Told> {
        let near = TotalInk::of(&self.bytes).most() > limit - 0.15;
        let mut held = limit - MARGIN;
        let mut attempt = 1;
        loop {
            total_ink::hold(&mut self.bytes, held);
            let written = cmyk_jpeg(self.width, self.height, &self.bytes)?;
            let holds = || {
                let read = jpeg_file::read_own(&written)?;
                Ok::<_, Told>(TotalInk::of(&read.pixels.bytes).holds(limit))
            };
            if !near || attempt == ATTEMPTS || holds()? {
                return Ok(written);
            }
            held -= MORE;
            attempt += 1;
        }
    }

    /// Black and white alone, one bit a pixel.
    pub fn bits(self) -> Option<PressImage> {
        let rows = self.bytes.chunks_exact(self.width.max(1) as usize);
        let packed: Vec<u8> = rows
            .flat_map(|row| {
                row.chunks(8).map(|eight| {
                    let bits = eight.iter().fold(0_u8, |bits, &light| (bits << 1) | (light >> 7));
                    bits << (8 - eight.len())
                })
            })
            .collect();
        let data = deflated(&packed, usize::MAX)?;
        Some(self.image(Coding::FlateBits, data))
    }

    fn image(&self, coding: Coding, data: Vec<u8>) -> PressImage {
        let &Self { inks, width, height, .. } = self;
        PressImage { inks, width, height, coding, data: Arc::from(data) }
    }
}

/// CMYK with 255 full ink, inverted as Adobe has it and without a transform: through YCCK the black plate
/// would stay and the colours beneath it be blurred, and grey axes with them.
pub fn cmyk_jpeg(width: u32, height: u32, samples: &[u8]) -> Result<Vec<u8>, Told> {
    jpeg(width, height, samples, ColorType::Cmyk)
}

fn jpeg(width: u32, height: u32, samples: &[u8], colours: ColorType) -> Result<Vec<u8>, Told> {
    let size = |pixels: u32| {
        u16::try_from(pixels).map_err(|_| told!("像素太多", "it has too many pixels"))
    };
    let mut written = Vec::new();
    let mut encoder = Encoder::new(&mut written, QUALITY as u8);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    // Each plate is as fine as the next, so none is treated as mere colour.
    let table = || QuantizationTableType::Custom(Box::new(LUMA.map(scaled)));
    encoder.set_quantization_tables(table(), table());
    let done = encoder.encode(samples, size(width)?, size(height)?, colours);
    done.map_err(|error| told!("压成 JPEG 时出了错", "it cannot be written as a JPEG ({error})"))?;
    Ok(written)
}

/// A divisor at our quality, as the Independent JPEG Group scales it.
fn scaled(divisor: u16) -> u16 {
    (divisor * (200 - 2 * QUALITY) + 50) / 100
}

/// ITU-T T.81, table K.1.
const LUMA: [u16; 64] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

/// A zlib stream, or `None` as soon as it is seen to come out longer than `most`.
fn deflated(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    for piece in bytes.chunks(1 << 16) {
        encoder.write_all(piece).ok()?;
        if encoder.get_ref().len() > most {
            return None;
        }
    }
    encoder.finish().ok().filter(|written| written.len() <= most)
}

#[cfg(test)]
#[path = "encode_tests.rs"]
mod tests;
