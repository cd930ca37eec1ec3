//! JPEG files, by zune-jpeg itself: it leaves CMYK as it is, where the image crate would make RGB of it. What comes one
//! component after the other, or with colours finer than brightness, jpeg-decoder reads, which takes longer.

use image::metadata::Orientation;
use jpeg_decoder::PixelFormat;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use kanyin_diagnostics::Told;

use super::damage::{Damage, undecodable};
use super::jpeg_scans::{self, Walked};
use super::pixels::{PixelKind, Pixels, no_pixels};

/// A JPEG, read.
pub struct Jpeg {
    /// As stored, not turned.
    pub pixels: Pixels,
    /// The profile embedded.
    pub profile: Option<Vec<u8>>,
    /// How it is to be turned.
    pub orientation: Orientation,
    /// Whether its CMYK values say how much light is left, not how much ink there is: so do Adobe's
    /// programs, and all that write their marker.
    pub inverted: bool,
    /// What is wrong with its data: not much.
    pub damage: Option<Damage>,
}

/// Reads a JPEG. One that breaks off is shown as far as it goes, as every viewer does, if little is missing.
pub fn read(data: &[u8]) -> Result<Jpeg, Told> {
    let Walked { damage, is_plain } = jpeg_scans::walked(data);
    if let Some(damage) = damage.filter(|damage| damage.is_fatal()) {
        return Err(damage.told());
    }
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::MAX)
        .set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(data), options);
    decoder.decode_headers().map_err(|_| undecodable())?;
    let stored = decoder.input_colorspace().ok_or_else(undecodable)?;
    let (wanted, kind) = match stored {
        ColorSpace::Luma => (ColorSpace::Luma, PixelKind::Grey),
        ColorSpace::CMYK | ColorSpace::YCCK => (stored, PixelKind::Cmyk),
        _ => (ColorSpace::RGB, PixelKind::Rgb),
    };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let profile = decoder.icc_profile().filter(|profile| !profile.is_empty());
    let orientation = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif));
    let (width, height) = decoder.dimensions().ok_or_else(no_pixels)?;
    let bytes = match is_plain {
        true => decoder.decode().ok(),
        false => None,
    };
    let mut bytes = match bytes {
        Some(mut bytes) => {
            if stored == ColorSpace::YCCK {
                to_cmyk(&mut bytes);
            }
            bytes
        }
        None => patiently(data).ok_or_else(undecodable)?,
    };
    let inverted = kind == PixelKind::Cmyk && has_adobe_marker(data);
    if inverted {
        bytes.iter_mut().for_each(|value| *value = 255 - *value);
    }
    let pixels = Pixels::new(width as u32, height as u32, kind, bytes).ok_or_else(undecodable)?;
    let orientation = orientation.unwrap_or(Orientation::NoTransforms);
    Ok(Jpeg { pixels, profile, orientation, inverted, damage })
}

/// The pixels by jpeg-decoder: grey, RGB, or CMYK as stored.
fn patiently(data: &[u8]) -> Option<Vec<u8>> {
    let mut decoder = jpeg_decoder::Decoder::new(data);
    let mut bytes = decoder.decode().ok()?;
    match decoder.info()?.pixel_format {
        PixelFormat::L8 | PixelFormat::RGB24 => Some(bytes),
        PixelFormat::L16 => None,
        PixelFormat::CMYK32 => {
            // It takes all for Adobe's.
            bytes.iter_mut().for_each(|value| *value = 255 - *value);
            Some(bytes)
        }
    }
}

/// YCCK as stored to CMYK as stored: the first three are the complement of RGB (ITU-T T.872, 6.5.3).
fn to_cmyk(bytes: &mut [u8]) {
    for [y, cb, cr, _] in bytes.as_chunks_mut::<4>().0 {
        let (luma, blue, red) = (i32::from(*y), i32::from(*cb) - 128, i32::from(*cr) - 128);
        // ITU-T T.871, 7, times 2¹⁶.
        let rgb = [
            luma + ((91_881 * red + 32_768) >> 16),
            luma - ((22_554 * blue + 46_802 * red + 32_768) >> 16),
            luma + ((116_130 * blue + 32_768) >> 16),
        ];
        [*y, *cb, *cr] = rgb.map(|value| 255 - value.clamp(0, 255) as u8);
    }
}

/// Whether an APP14 segment of Adobe's stands before the picture.
pub fn has_adobe_marker(data: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[0xFF, marker, high, low]) = data.get(at..at + 4) {
        let length = usize::from(u16::from_be_bytes([high, low]));
        match marker {
            0xEE if data.get(at + 4..).is_some_and(|rest| rest.starts_with(b"Adobe")) => {
                return true;
            }
            // The picture begins, or ends.
            0xDA | 0xD9 => return false,
            // A byte to fill up with.
            0xFF => at += 1,
            _ => at += 2 + length.max(2),
        }
    }
    false
}

#[cfg(test)]
#[path = "jpeg_file_tests.rs"]
mod tests;
