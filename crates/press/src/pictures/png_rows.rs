//! A damaged PNG, as far as it goes. Its rows come one after the other, or in seven passes (PNG §8), so what was read
//! before the data broke is there.

use std::io::Cursor;

use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};
use png::{ColorType, DecodeOptions, Decoder, Reader, Transformations};

use super::damage::{Damage, Flaw};
use super::several_frames::png_ends;

/// What there is of a PNG, and how much is missing. `None` if its head is damaged.
pub fn read(data: &[u8]) -> Option<(DynamicImage, Damage)> {
    let mut reader = opened(data)?;
    let (width, height) = reader.info().size();
    let mut rows = vec![255; reader.output_buffer_size()?];
    // What is missing stays white.
    let _ = reader.next_frame(&mut rows);
    let image = match reader.output_color_type().0 {
        ColorType::Grayscale => GrayImage::from_raw(width, height, rows)?.into(),
        ColorType::GrayscaleAlpha => GrayAlphaImage::from_raw(width, height, rows)?.into(),
        ColorType::Rgb => RgbImage::from_raw(width, height, rows)?.into(),
        ColorType::Rgba => RgbaImage::from_raw(width, height, rows)?.into(),
        ColorType::Indexed => return None,
    };
    let missing = 1.0 - given(data)? as f64 / (u64::from(width) * u64::from(height)) as f64;
    let flaw = match (png_ends(data), missing > 0.0) {
        (true, _) => Flaw::Garbled,
        (false, true) => Flaw::Cut,
        (false, false) => Flaw::Marks,
    };
    Some((image, Damage { flaw, missing: missing.max(0.0) }))
}

fn opened(data: &[u8]) -> Option<Reader<Cursor<&[u8]>>> {
    let mut options = DecodeOptions::default();
    options.set_ignore_checksums(true);
    let mut decoder = Decoder::new_with_options(Cursor::new(data), options);
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.read_info().ok()
}

/// How many pixels there are.
fn given(data: &[u8]) -> Option<u64> {
    let mut reader = opened(data)?;
    let channels = reader.output_color_type().0.samples();
    let mut pixels = 0;
    while let Ok(Some(row)) = reader.next_interlaced_row() {
        pixels += (row.data().len() / channels) as u64;
    }
    Some(pixels)
}

#[cfg(test)]
#[path = "png_rows_tests.rs"]
mod tests;
