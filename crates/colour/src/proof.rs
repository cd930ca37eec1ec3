//! Inks as they look, for pictures of pages: soft proofs.

use super::colour_grid::{ColourGrid, even};
use super::look::Look;
use super::table::Channels;

/// Crossings along each ink.
const SIDE: usize = 17;

/// As sRGB beside a perfect white: paper keeps its tint.
pub fn on_paper(look: &Look) -> ColourGrid<4> {
    of(|inks| look.light_on_paper(inks).srgb())
}

/// As sRGB, paper white.
pub fn relative(look: &Look) -> ColourGrid<4> {
    of(|inks| look.light(inks).srgb())
}

fn of(seen: impl Fn(Channels) -> [f64; 3]) -> ColourGrid<4> {
    ColourGrid::new(&std::array::from_fn(|_| even(SIDE)), |inks| {
        let [r, g, b] = seen(inks);
        [r, g, b, 0.0]
    })
}

/// Pixels of 4 bytes to pixels of 3.
pub fn pixels(grid: &ColourGrid<4>, cmyk: &[u8]) -> Vec<u8> {
    let (pixels, _) = cmyk.as_chunks::<4>();
    let mut seen = vec![0; pixels.len() * 3];
    let (out, _) = seen.as_chunks_mut::<3>();
    for (out, pixel) in out.iter_mut().zip(pixels) {
        let [r, g, b, _] = grid.at(*pixel);
        *out = [r, g, b];
    }
    seen
}
