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
use super::pixels::{PixelKind, Pixels};

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
    let jpeg = decoded(data, is_plain)?;
    Ok(Jpeg { damage, ..jpeg })
}

/// Reads a JPEG of our own making.
pub fn read_own(data: &[u8]) -> Result<Jpeg, Told> {
    decoded(data, true)
}

fn decoded(data: &[u8], is_plain: bool) -> Result<Jpeg, Told> {
    let quick = if is_plain { quickly(data) } else { None };
    let Stored { size, kind, mut bytes, profile, orientation } =
        quick.or_else(|| patiently(data)).ok_or_else(undecodable)?;
    let inverted = kind == PixelKind::Cmyk && has_adobe_marker(data);
    if inverted {
        bytes.iter_mut().for_each(|value| *value = 255 - *value);
    }
    let pixels = Pixels::new(size.0, size.1, kind, bytes).ok_or_else(undecodable)?;
    let profile = profile.filter(|profile| !profile.is_empty());
    let orientation = orientation.unwrap_or(Orientation::NoTransforms);
    Ok(Jpeg { pixels, profile, orientation, inverted, damage: None })
}

/// What a decoder says: CMYK as it is stored, inverted or not.
struct Stored {
    size: (u32, u32),
    kind: PixelKind,
    bytes: Vec<u8>,
    profile: Option<Vec<u8>>,
    orientation: Option<Orientation>,
}

fn quickly(data: &[u8]) -> Option<Stored> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::MAX)
        .set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(data), options);
    decoder.decode_headers().ok()?;
    let stored = decoder.input_colorspace()?;
    let (wanted, kind) = match stored {
        ColorSpace::Luma => (ColorSpace::Luma, PixelKind::Grey),
        ColorSpace::CMYK | ColorSpace::YCCK => (stored, PixelKind::Cmyk),
        _ => (ColorSpace::RGB, PixelKind::Rgb),
    };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let profile = decoder.icc_profile();
    let orientation = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif));
    let mut bytes = decoder.decode().ok()?;
    if stored == ColorSpace::YCCK {
        to_cmyk(&mut bytes);
    }
    let (width, height) = decoder.dimensions()?;
    Some(Stored { size: (width as u32, height as u32), kind, bytes, profile, orientation })
}

fn patiently(data: &[u8]) -> Option<Stored> {
    let mut decoder = jpeg_decoder::Decoder::new(data);
    let mut bytes = decoder.decode().ok()?;
    let info = decoder.info()?;
    let kind = match info.pixel_format {
        PixelFormat::L8 => PixelKind::Grey,
        PixelFormat::RGB24 => PixelKind::Rgb,
        PixelFormat::CMYK32 => PixelKind::Cmyk,
        PixelFormat::L16 => return None,
    };
    if kind == PixelKind::Cmyk {
        // It takes all for Adobe's.
        bytes.iter_mut().for_each(|value| *value = 255 - *value);
    }
    let size = (u32::from(info.width), u32::from(info.height));
    let profile = decoder.icc_profile();
    let orientation = decoder.exif_data().and_then(Orientation::from_exif_chunk);
    Some(Stored { size, kind, bytes, profile, orientation })
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
    while let Some(marker) = jpeg_scans::next_marker(data, &mut at) {
        match marker {
            // The picture begins, or ends.
            0xDA | 0xD9 => return false,
            0x01 | 0xD0..=0xD8 => continue,
            _ => {}
        }
        let Some(segment) = jpeg_scans::segment(data, at) else { return false };
        if marker == 0xEE && segment.starts_with(b"Adobe") {
            return true;
        }
        at += segment.len() + 2;
    }
    false
}

#[cfg(test)]
#[path = "jpeg_file_tests.rs"]
mod tests;
