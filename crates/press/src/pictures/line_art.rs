//! Line art: black and white alone, as scanned drawings, signatures and QR codes are. It is printed in
//! black, with edges as hard as it has them.

use typst_library::layout::Size;

use kanyin_diagnostics::Told;

use super::encode::PressSamples;
use super::fit::most_pixels;
use super::negative::Negative;
use super::pixels::{PixelKind, Pixels, Window, lanczos3};
use super::press_image::{ImageInks, PressImage};

/// The resolution that scans of line art have, in pixels an inch: more than a plate shows.
const MOST: u32 = 1200;

/// A window of a picture with one bit a pixel, if all of it is black or white.
pub fn bits(negative: &Negative, window: Window, size: Size) -> Result<Option<PressImage>, Told> {
    let stored = negative.stored(window);
    if !negative.is_lossless || !is_black_and_white(&negative.pixels, stored) {
        return Ok(None);
    }
    let most = most_pixels(size, MOST);
    let to = negative.sideways((window.2.min(most.0), window.3.min(most.1)));
    let cut = negative.pixels.cut(stored, to, lanczos3())?.on_white();
    let cut = cut.turned(negative.orientation);
    let bytes = cut.bytes.iter().step_by(cut.kind.channels()).copied().collect();
    let samples =
        PressSamples { inks: ImageInks::Grey, width: cut.width, height: cut.height, bytes };
    Ok(samples.bits())
}

/// Whether all pixels of a window are black or white, or not there.
fn is_black_and_white(pixels: &Pixels, window: Window) -> bool {
    let kind = pixels.kind;
    if kind == PixelKind::Cmyk {
        return false;
    }
    pixels.rows_in(window).flat_map(|row| row.chunks_exact(kind.channels())).all(|pixel| {
        let (light, alpha) = match kind.has_alpha() {
            true => pixel.split_at(pixel.len() - 1),
            false => (pixel, &[255][..]),
        };
        match alpha {
            [0] => true,
            [255] => light.iter().all(|&one| one == 0) || light.iter().all(|&one| one == 255),
            _ => false,
        }
    })
}
