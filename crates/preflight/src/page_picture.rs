//! Pages as pictures for the report.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::Rect;
use hayro::hayro_syntax::page::{Page, Rotation};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use kanyin_diagnostics::catch_panic;

/// Pixels across the longer side.
const LONGER: f32 = 1100.0;
/// JPEG quality.
const QUALITY: u8 = 75;

/// A page as it is seen on a screen.
pub struct PagePicture {
    /// A JPEG.
    pub jpeg: Vec<u8>,
    /// Pixels across and down.
    pub size: (u32, u32),
    /// The trim's top left in pixels.
    pub trim: (f64, f64),
    /// Pixels a point.
    pub scale: f64,
}

/// Pictures of some pages, from 1; a page that cannot be drawn has none.
pub fn pictures(pdf: &[u8], pages: &[usize]) -> Vec<(usize, PagePicture)> {
    let Some(pdf) = catch_panic(|| Pdf::new(pdf.to_vec()).ok()).flatten() else {
        return Vec::new();
    };
    let one = |&page: &usize| {
        let picture = catch_panic(|| picture(pdf.pages().get(page.checked_sub(1)?)?)).flatten()?;
        Some((page, picture))
    };
    pages.iter().filter_map(one).collect()
}

fn picture(page: &Page) -> Option<PagePicture> {
    // On a turned page the frames would stand elsewhere.
    if !matches!(page.rotation(), Rotation::None) {
        return None;
    }
    let (width, height) = page.render_dimensions();
    let scale = LONGER / width.max(height);
    let side = |points: f32| ((points * scale).round() as u16).max(1);
    let (across, down) = (side(width), side(height));
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(across),
        height: Some(down),
        bg_color: WHITE,
    };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let pixels: Vec<u8> =
        drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let size = (u32::from(across), u32::from(down));
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .write_image(&pixels, size.0, size.1, ExtendedColorType::Rgb8)
        .ok()?;
    let (shown, trim) = (page.intersected_crop_box(), trim_of(page));
    let scale = f64::from(scale);
    let trim = ((trim.0 - shown.x0) * scale, (shown.y1 - trim.1) * scale);
    Some(PagePicture { jpeg, size, trim, scale })
}

/// The trim's left and top in the page's own space; the crop box's if it has no trim.
fn trim_of(page: &Page) -> (f64, f64) {
    let raw = page.raw();
    let trim =
        raw.get::<Rect>(b"TrimBox".as_slice()).or_else(|| raw.get::<Rect>(b"ArtBox".as_slice()));
    let trim = trim.unwrap_or_else(|| page.intersected_crop_box());
    (trim.x0, trim.y1)
}
