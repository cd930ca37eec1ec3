//! Photographs and drawings in pixels.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::Dice;

/// A format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JPEG, baseline.
    Jpeg,
    /// PNG: RGB, grey, with alpha, or 16 bits.
    Png,
    /// GIF.
    Gif,
    /// WebP without loss.
    WebP,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Gif, Self::WebP];

    /// How a file's name ends.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::WebP => "webp",
        }
    }

    fn format(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::Gif => ImageFormat::Gif,
            Self::WebP => ImageFormat::WebP,
        }
    }
}

/// A picture of 300 to 900 pixels a side, with patches, slopes and grain.
pub fn picture(dice: &mut Dice, kind: Kind) -> Vec<u8> {
    let (width, height) = (dice.within(300, 900) as u32, dice.within(300, 900) as u32);
    let pixels = DynamicImage::ImageRgb8(painted(dice, width, height));
    let pixels = match (kind, dice.below(4)) {
        (_, 0) => DynamicImage::ImageLuma8(pixels.to_luma8()),
        (Kind::Png | Kind::WebP, 1) => DynamicImage::ImageRgba8(pixels.to_rgba8()),
        (Kind::Png, 2) => DynamicImage::ImageRgb16(pixels.to_rgb16()),
        _ => pixels,
    };
    // GIF and WebP are written from whole pixels only.
    let pixels = match (kind, &pixels) {
        (Kind::Gif | Kind::WebP, DynamicImage::ImageLuma8(_)) => pixels.to_rgba8().into(),
        _ => pixels,
    };
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, kind.format()).expect("these pixels can be written");
    bytes.into_inner()
}

fn painted(dice: &mut Dice, width: u32, height: u32) -> RgbImage {
    let (from, to) = (muted(dice), muted(dice));
    let mut pixels = RgbImage::from_fn(width, height, |x, y| {
        let share = f64::from(x + y) / f64::from(width + height);
        let between = |a: u8, b: u8| (f64::from(a) * (1.0 - share) + f64::from(b) * share) as u8;
        Rgb(std::array::from_fn(|n| between(from[n], to[n])))
    });
    for _ in 0..dice.within(2, 7) {
        let (colour, left, top) =
            (muted(dice), dice.below(width as usize) as u32, dice.below(height as usize) as u32);
        for y in top..(top + height / 4).min(height) {
            for x in left..(left + width / 3).min(width) {
                pixels.put_pixel(x, y, Rgb(colour));
            }
        }
    }
    pixels
}

/// A colour that newsprint can show.
fn muted(dice: &mut Dice) -> [u8; 3] {
    let grey = dice.within(70, 220);
    std::array::from_fn(|_| (grey + dice.within(-25, 26)).clamp(0, 255) as u8)
}
