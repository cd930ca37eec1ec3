//! All inks on one spot together.

use rayon::prelude::*;

use super::PagePlates;

/// Where the ink is too much: a red that paper and grey never have.
const TOO_MUCH: [u8; 3] = [226, 0, 26];

/// The total ink of a page.
#[derive(Debug, Clone)]
pub struct TotalInkMap {
    /// RGB pixels: grey, the darker the more ink; red where there is more than the limit.
    pub pixels: Vec<u8>,
    /// The most ink on one pixel, 2.4 for 240 %.
    pub largest: f32,
    /// The share of the page's pixels that have more than the limit.
    pub over: f32,
}

impl PagePlates {
    /// The total ink, with what is over a limit (2.4 for 240 %) in red, spot inks counted too. A byte holds steps
    /// of 0.4 %, so each ink may be half of that too much and counts as good.
    pub fn total_ink(&self, limit: f32) -> TotalInkMap {
        let sum = |i: usize| -> u32 {
            self.inks.iter().map(|(_, ink)| ink.get(i).map_or(0, |ink| u32::from(*ink))).sum()
        };
        let sums: Vec<u32> = (0..self.area()).into_par_iter().map(sum).collect();
        let rounding = self.inks.len() as f32 / 2.0;
        let most = (limit * 255.0 + rounding) as u32;
        let scale = 255.0 / (limit * 255.0).max(1.0);
        let pixel = |sum: &u32| match *sum > most {
            true => TOO_MUCH,
            false => [255 - (*sum as f32 * scale).min(255.0) as u8; 3],
        };
        let over = sums.iter().filter(|sum| **sum > most).count();
        TotalInkMap {
            pixels: sums.par_iter().flat_map_iter(pixel).collect(),
            largest: sums.iter().max().map_or(0.0, |most| *most as f32 / 255.0),
            over: over as f32 / self.area().max(1) as f32,
        }
    }
}
