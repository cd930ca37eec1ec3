//! Soft proof: the plates put together again as four inks, to be seen through the condition.

use super::PagePlates;

impl PagePlates {
    /// The page in four inks, four bytes a pixel; a spot ink lies over them as the inks that stand in for it.
    pub fn cmyk(&self) -> Vec<u8> {
        let ink = |number: usize| self.inks.get(number).map_or(&[][..], |(_, ink)| ink.as_slice());
        let mut pixels = vec![0; self.area() * 4];
        for (i, pixel) in pixels.chunks_exact_mut(4).enumerate() {
            for (number, value) in pixel.iter_mut().enumerate() {
                *value = ink(number).get(i).copied().unwrap_or(0);
            }
        }
        for (number, spot) in self.spots.iter().enumerate() {
            for (pixel, tint) in pixels.chunks_exact_mut(4).zip(ink(4 + number)) {
                if *tint == 0 {
                    continue;
                }
                for (value, mixed) in pixel.iter_mut().zip(spot.stand_in.0) {
                    let more = (mixed * f32::from(*tint)).round() as u8;
                    *value = value.saturating_add(more);
                }
            }
        }
        pixels
    }

    /// How the page looks in print, as RGB pixels: `seen` gives three bytes for every four, as the condition's
    /// bulk function does.
    pub fn soft_proof(&self, seen: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        seen(&self.cmyk())
    }
}
