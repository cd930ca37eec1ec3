//! Where two pictures differ, and a picture of it.

use std::fmt;

use image::imageops::replace;
use image::{Rgb, RgbImage};

/// The paper's red: nothing else is as striking on pages of black type.
const RED: Rgb<u8> = Rgb([200, 22, 29]);
/// What stands between pictures, in pixels.
const GAP: u32 = 12;

/// What differs between two pictures. A pixel that only one of them has differs.
pub struct Difference {
    /// The pixels, by column and row.
    pixels: Vec<(u32, u32)>,
}

impl Difference {
    /// Compares two pictures; `None` if they are the same.
    pub fn of(before: &RgbImage, after: &RgbImage) -> Option<Self> {
        let (width, height) = both(before, after);
        let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels: Vec<_> = all
            .filter(|(x, y)| before.get_pixel_checked(*x, *y) != after.get_pixel_checked(*x, *y))
            .collect();
        (!pixels.is_empty()).then_some(Self { pixels })
    }

    /// Before, after, and what differs in red over the pale page.
    pub fn side_by_side(&self, before: &RgbImage, after: &RgbImage) -> RgbImage {
        let (width, height) = both(before, after);
        let mut sheet = RgbImage::from_pixel(3 * width + 2 * GAP, height, Rgb([128; 3]));
        let mut differs = pale(after);
        for &(x, y) in &self.pixels {
            if let Some(pixel) = differs.get_pixel_mut_checked(x, y) {
                *pixel = RED;
            }
        }
        for (place, picture) in (0..).zip([before, after, &differs]) {
            replace(&mut sheet, picture, place * i64::from(width + GAP), 0);
        }
        sheet
    }
}

impl fmt::Display for Difference {
    /// How much, and where: at 72 dpi a pixel is a point.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let span = |of: fn(&(u32, u32)) -> u32| {
            let all = || self.pixels.iter().map(of);
            (all().min().unwrap_or(0), all().max().unwrap_or(0) + 1)
        };
        let ((left, right), (top, foot)) = (span(|at| at.0), span(|at| at.1));
        let count = self.pixels.len();
        write!(
            f,
            "{count} pixels differ, {left}–{right} pt from the left, {top}–{foot} pt from the top"
        )
    }
}

/// Width and height that hold both pictures.
fn both(before: &RgbImage, after: &RgbImage) -> (u32, u32) {
    (before.width().max(after.width()), before.height().max(after.height()))
}

/// The picture in grey, a quarter as dark.
fn pale(picture: &RgbImage) -> RgbImage {
    let mut pale = picture.clone();
    for pixel in pale.pixels_mut() {
        let light = pixel.0.iter().map(|part| u16::from(*part)).sum::<u16>() / 3;
        *pixel = Rgb([255 - ((255 - light) / 4) as u8; 3]);
    }
    pale
}
