//! Sharpening after scaling down: an unsharp mask, light enough not to be seen as such.
//!
//! It is done to RGB before the inks are separated: there one step lighter or darker moves all channels
//! alike and no hue shifts, and total ink, which is held by the separation, cannot be driven over the limit
//! afterwards.

use super::pixels::{PixelKind, Pixels};

/// A Gauss curve of 0.7 pixels: the weights of the pixel and of those one and two away, in 256ths.
const BLUR: [i32; 3] = [146, 53, 2];
/// How much of what stands out is added again, in 256ths.
const AMOUNT: i32 = 115;
/// What stands out by no more than this is grain, not an edge.
const GRAIN: i32 = 2;

/// Sharpens pixels that have just been scaled down.
pub fn sharpen(pixels: &mut Pixels) {
    let (width, kind) = (pixels.width as usize, pixels.kind);
    match kind {
        PixelKind::Grey => apply(&mut pixels.bytes, width, 1, 0..1, |pixel| i32::from(pixel[0])),
        // Luma as JPEGs have it (ITU-T T.871).
        PixelKind::Rgb => apply(&mut pixels.bytes, width, 3, 0..3, |pixel| {
            (77 * i32::from(pixel[0]) + 150 * i32::from(pixel[1]) + 29 * i32::from(pixel[2])) >> 8
        }),
        // Inks have no luma: each plate by itself.
        PixelKind::Cmyk => (0..4).for_each(|ink| {
            apply(&mut pixels.bytes, width, 4, ink..ink + 1, |pixel| i32::from(pixel[ink]));
        }),
        PixelKind::GreyAlpha | PixelKind::RgbAlpha => {}
    }
}

fn apply(
    bytes: &mut [u8],
    width: usize,
    channels: usize,
    changed: std::ops::Range<usize>,
    light: impl Fn(&[u8]) -> i32,
) {
    if width == 0 {
        return;
    }
    let plane: Vec<u8> = bytes.chunks_exact(channels).map(|pixel| light(pixel) as u8).collect();
    let rows: Vec<&[u8]> = plane.chunks_exact(width).collect();
    let mut upright = vec![0_i32; width];
    for (y, row) in bytes.chunks_exact_mut(width * channels).enumerate() {
        blur_upright(&rows, y, &mut upright);
        let near = |x: usize| upright.get(x).copied();
        for (x, pixel) in row.chunks_exact_mut(channels).enumerate() {
            let here = upright[x];
            let one = near(x.wrapping_sub(1)).unwrap_or(here) + near(x + 1).unwrap_or(here);
            let two = near(x.wrapping_sub(2)).unwrap_or(here) + near(x + 2).unwrap_or(here);
            let blurred = (BLUR[0] * here + BLUR[1] * one + BLUR[2] * two + (1 << 15)) >> 16;
            let out = i32::from(rows[y][x]) - blurred;
            let edge = out.signum() * (out.abs() - GRAIN).max(0);
            let more = (AMOUNT * edge + 128) >> 8;
            if more != 0 {
                for value in &mut pixel[changed.clone()] {
                    *value = (i32::from(*value) + more).clamp(0, 255) as u8;
                }
            }
        }
    }
}

/// A row blurred with those above and below it, times 256.
fn blur_upright(rows: &[&[u8]], y: usize, into: &mut [i32]) {
    let last = rows.len().saturating_sub(1);
    let row = |y: usize| rows[y.min(last)];
    let (here, above, below) = (row(y), row(y.saturating_sub(1)), row(y + 1));
    let (far_above, far_below) = (row(y.saturating_sub(2)), row(y + 2));
    for (x, sum) in into.iter_mut().enumerate() {
        let one = i32::from(above[x]) + i32::from(below[x]);
        let two = i32::from(far_above[x]) + i32::from(far_below[x]);
        *sum = BLUR[0] * i32::from(here[x]) + BLUR[1] * one + BLUR[2] * two;
    }
}

#[cfg(test)]
#[path = "sharpen_tests.rs"]
mod tests;
