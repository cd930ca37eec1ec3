//! Pages as pictures for the report.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::{Page, Rotation};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use kanyin_diagnostics::catch_panic;

use super::file::followable;
use super::page_boxes::Boxes;
use super::page_tree::{self, key};

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
    if pages.is_empty() {
        return Vec::new();
    }
    let opened = || Pdf::new(followable(pdf)?.into_owned()).ok();
    let Some(pdf) = catch_panic(opened).flatten() else {
        return Vec::new();
    };
    let nodes = page_tree::pages(&pdf);
    let one = |&number: &usize| {
        let node = nodes.get(number.checked_sub(1)?)?;
        // The drawer counts pages by a tree of its own.
        let page = pdf.pages().iter().find(|page| key(page.raw()) == key(&node.dict))?;
        let picture = catch_panic(|| picture(page, &Boxes::of(node))).flatten()?;
        Some((number, picture))
    };
    pages.iter().filter_map(one).collect()
}

fn picture(page: &Page, boxes: &Boxes) -> Option<PagePicture> {
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
    let shown = page.intersected_crop_box();
    let trim = boxes.trim().map_or((shown.x0, shown.y1), |trim| (trim.left, trim.top));
    let scale = f64::from(scale);
    let trim = ((trim.0 - shown.x0) * scale, (shown.y1 - trim.1) * scale);
    // Frames are in points, and a unit of the page may be several.
    Some(PagePicture { jpeg, size, trim, scale: scale / boxes.unit })
}
