//! Pages as pictures.

use fast_image_resize::{FilterType as Filter, ResizeAlg, ResizeOptions};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use typst_layout::Page;
use typst_library::layout::Abs;
use typst_render::RenderOptions;
use typst_utils::Scalar;

use kanyin_diagnostics::{Told, told};

use super::pictures::{scale, scaled};

/// Pixels a point: 144 an inch.
pub(super) const SCALE: f64 = 2.0;

/// A page of the screen rendition in pixels, cut at the trim.
pub struct Preview {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Three bytes a pixel, from the top left.
    pub rgb: Vec<u8>,
}

impl Preview {
    /// Draws a page.
    pub fn of(page: &Page) -> Self {
        Self::at(page, SCALE)
    }

    /// Draws a page with so many pixels a point.
    pub fn at(page: &Page, scale: f64) -> Self {
        let options = RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: false };
        let pixmap = typst_render::render(&scaled(page, scale), &options);
        // Paper is not see-through.
        let rgb =
            pixmap.data().chunks_exact(4).flat_map(|rgba| [rgba[0], rgba[1], rgba[2]]).collect();
        Self { width: pixmap.width(), height: pixmap.height(), rgb }
    }

    /// The size that a page will have.
    pub fn size(page: &Page) -> (u32, u32) {
        let pixels = |side: Abs| (SCALE as f32 * side.to_pt() as f32).round().max(1.0) as u32;
        let size = page.frame.size();
        (pixels(size.x), pixels(size.y))
    }

    /// The same page, scaled to a size in pixels.
    ///
    /// # Errors
    /// The scaler's.
    pub fn shrunk(&self, width: u32, height: u32) -> Result<Self, Told> {
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(Filter::CatmullRom));
        let rgb = scale(&self.rgb, (self.width, self.height), 3, (width, height), &options)?;
        Ok(Self { width, height, rgb })
    }

    /// As a PNG.
    pub fn png(&self) -> Result<Vec<u8>, Told> {
        let mut out = Vec::new();
        PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Adaptive)
            .write_image(&self.rgb, self.width, self.height, ExtendedColorType::Rgb8)
            .map_err(|error| told!("写不成 PNG", "it cannot be written as a PNG: {error}"))?;
        Ok(out)
    }
}
