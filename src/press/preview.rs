//! Pages as pictures.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use typst_layout::Page;
use typst_render::RenderOptions;
use typst_utils::Scalar;

/// Pixels a point: 144 an inch.
const SCALE: f64 = 2.0;

/// A page of the screen rendition as a PNG, cut at the trim.
pub fn png(page: &Page) -> Result<Vec<u8>, String> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(SCALE), render_bleed: false };
    let pixmap = typst_render::render(page, &options);
    // Paper is not see-through.
    let pixels: Vec<u8> =
        pixmap.data().chunks_exact(4).flat_map(|rgba| [rgba[0], rgba[1], rgba[2]]).collect();
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Adaptive)
        .write_image(&pixels, pixmap.width(), pixmap.height(), ExtendedColorType::Rgb8)
        .map_err(|error| error.to_string())?;
    Ok(out)
}
