//! Photographs as their files hold them.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};

use kanyin_diagnostics::Told;
use kanyin_issue::{PictureKind, orientation};

use super::damage::{Damage, Flaw, undecodable};
use super::pixels::{Pixels, Window, no_pixels};
use super::several_frames::{gif_ends, png_ends};
use super::{jpeg_file, png_rows};

/// Pixels that only few cameras have, and scans: three times 40 MB.
const HUGE: u64 = 40_000_000;

/// A photograph's pixels and what its file says of them.
pub struct Negative {
    /// As stored, not turned.
    pub pixels: Pixels,
    /// The profile embedded.
    pub profile: Option<Vec<u8>>,
    /// How it is to be turned.
    pub orientation: Orientation,
    /// Whether the file kept every pixel as it was, so that it may be line art.
    pub is_lossless: bool,
    /// Whether it is a CMYK JPEG whose values say how much light is left.
    pub inverted: bool,
    /// What is wrong with its data: not much.
    pub damage: Option<Damage>,
}

impl Negative {
    /// Whether a photograph takes so much memory that there should be one of the kind at a time.
    pub fn is_huge(data: &[u8], kind: PictureKind) -> bool {
        let format = match kind {
            PictureKind::Png => ImageFormat::Png,
            PictureKind::Webp => ImageFormat::WebP,
            PictureKind::Gif => ImageFormat::Gif,
            PictureKind::Jpeg | PictureKind::Svg | PictureKind::Pdf => ImageFormat::Jpeg,
        };
        let size = ImageReader::with_format(Cursor::new(data), format).into_dimensions();
        size.is_ok_and(|(width, height)| u64::from(width) * u64::from(height) > HUGE)
    }

    /// Reads a photograph.
    pub fn read(data: &[u8], kind: PictureKind) -> Result<Self, Told> {
        match kind {
            PictureKind::Png => other(data, ImageFormat::Png),
            PictureKind::Webp => other(data, ImageFormat::WebP),
            PictureKind::Gif => other(data, ImageFormat::Gif),
            PictureKind::Jpeg | PictureKind::Svg | PictureKind::Pdf => {
                let jpeg_file::Jpeg { pixels, profile, orientation, inverted, damage } =
                    jpeg_file::read(data)?;
                Ok(Self { pixels, profile, orientation, is_lossless: false, inverted, damage })
            }
        }
    }

    /// Width and height, upright.
    pub fn upright(&self) -> (u32, u32) {
        self.sideways(self.pixels.size())
    }

    /// A size upright, as it is in the file, or the other way round.
    pub fn sideways(&self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.is_on_its_side() { (height, width) } else { (width, height) }
    }

    /// A window in the middle of the upright picture, as it lies in the file.
    pub fn stored(&self, window: Window) -> Window {
        let (left, top, width, height) = window;
        if self.is_on_its_side() { (top, left, height, width) } else { window }
    }

    /// Whether it need not be turned.
    pub fn is_upright(&self) -> bool {
        self.orientation == Orientation::NoTransforms
    }

    fn is_on_its_side(&self) -> bool {
        matches!(
            self.orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        )
    }
}

fn other(data: &[u8], format: ImageFormat) -> Result<Negative, Told> {
    let cut = Damage { flaw: Flaw::Cut, missing: 1.0 - there(data, format) };
    if cut.is_fatal() {
        return Err(cut.told());
    }
    let decoder = ImageReader::with_format(Cursor::new(data), format).into_decoder();
    let mut decoder = decoder.map_err(|_| undecodable())?;
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| !profile.is_empty());
    let orientation = orientation(&mut decoder);
    let (image, damage) = match (DynamicImage::from_decoder(decoder), format) {
        (Ok(image), _) if cut.missing > 0.0 => (image, Some(cut)),
        (Ok(image), _) => {
            let marks = Damage { flaw: Flaw::Marks, missing: 0.0 };
            (image, (!has_end(data, format)).then_some(marks))
        }
        (Err(_), ImageFormat::Png) => {
            let (image, damage) = png_rows::read(data).ok_or_else(undecodable)?;
            (image, Some(damage))
        }
        (Err(_), _) => return Err(undecodable()),
    };
    if let Some(damage) = damage.filter(|damage| damage.is_fatal()) {
        return Err(damage.told());
    }
    let pixels = Pixels::of(image).ok_or_else(no_pixels)?;
    Ok(Negative { pixels, profile, orientation, is_lossless: true, inverted: false, damage })
}

/// The part of a file that is there, as far as its head says how long it is (RIFF).
fn there(data: &[u8], format: ImageFormat) -> f64 {
    match (format, data) {
        (ImageFormat::WebP, [b'R', b'I', b'F', b'F', a, b, c, d, ..]) => {
            let whole = f64::from(u32::from_le_bytes([*a, *b, *c, *d])) + 8.0;
            (data.len() as f64 / whole).min(1.0)
        }
        _ => 1.0,
    }
}

fn has_end(data: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Png => png_ends(data),
        ImageFormat::Gif => gif_ends(data),
        _ => true,
    }
}
