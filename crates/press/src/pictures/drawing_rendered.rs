//! Drawings that cannot stay drawings: as pixels, so fine that type and lines keep their edges.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::FontQuery;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use hayro_syntax::Pdf;
use typst_layout::Page;
use typst_library::foundations::{Bytes, Content, Smart};
use typst_library::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst_library::visualize::{Color, Image, ImageKind};
use typst_render::RenderOptions;
use typst_syntax::Span;
use typst_utils::Scalar;

use kanyin_colour::Process;
use kanyin_diagnostics::{Told, told};
use kanyin_typeset::Framing;

use super::cache_entry::{About, MadePrint, Remark};
use super::darkroom::Darkroom;
use super::drawing;
use super::fit::fit;
use super::photo;
use super::pixels::{PixelKind, Pixels};
use super::print::{Print, PrintImage};
use super::read_drawing;
use super::screen;

/// Pixels an inch as placed, on paper.
const PPI: f64 = 600.0;
/// Most pixels: a whole tabloid page.
const MOST: f64 = 64e6;

/// The first page of a PDF as an image in the inks of a page. `why` ends the sentence that says so.
pub fn rendered(
    pdf: &Bytes,
    why: &Told,
    (size, framing): (Size, Framing),
    process: Process,
    darkroom: &Darkroom,
) -> Result<MadePrint, Told> {
    let shown = pixels(pdf, PPI, (size, framing), darkroom);
    let (ratio, pixels) = shown.ok_or_else(read_drawing::damaged)?;
    let (samples, _) = photo::samples(&pixels, None, process, darkroom)?;
    drop(pixels);
    let limit = darkroom.job.condition.total_ink();
    let written = samples.written(true, limit);
    let image = written.map_err(unrendered)?;
    let told = told!(
        "不能按矢量图印（{why}），已画成 600 ppi 的图片",
        "cannot be printed as a drawing ({why}); it was rendered at 600 ppi";
        why
    );
    let print = Print { image: PrintImage::Press(image), fit: fit(ratio, size, framing) };
    Ok(MadePrint { print, remarks: vec![Remark::new(About::Rendered, told)] })
}

/// The first page of a PDF as a screen shows it: an archive's PDF may hold none (ISO 19005-2, 6.2.9).
pub fn for_screen(
    pdf: &Bytes,
    (size, framing): (Size, Framing),
    darkroom: &Darkroom,
) -> Result<MadePrint, Told> {
    let shown = pixels(pdf, screen::PPI, (size, framing), darkroom);
    let (ratio, pixels) = shown.ok_or_else(read_drawing::damaged)?;
    let image = screen::encoded(&pixels, true).and_then(|(format, data)| {
        Ok(ImageKind::Raster(screen::raster(data, format, Smart::Auto)?))
    });
    let image = image.map_err(unrendered)?;
    let print = Print { image: PrintImage::Typst(image), fit: fit(ratio, size, framing) };
    Ok(MadePrint { print, remarks: Vec::new() })
}

fn unrendered(why: Told) -> Told {
    told!("画不出来：{why}", "cannot be rendered: {why}"; why)
}

/// The ratio of the page and its pixels, in a box.
fn pixels(
    pdf: &Bytes,
    ppi: f64,
    (size, framing): (Size, Framing),
    darkroom: &Darkroom,
) -> Option<(f64, Pixels)> {
    let document = Pdf::new(pdf.to_vec()).ok()?;
    let page = document.pages().first()?;
    let (width, height) = page.render_dimensions();
    let ratio = f64::from(width) / f64::from(height);
    let size = fit(ratio, size, framing).size;
    let (wide, high) = fine(size, ppi, MOST);
    let settings = RenderSettings {
        x_scale: f32::from(wide) / width,
        y_scale: f32::from(high) / height,
        width: Some(wide),
        height: Some(high),
        bg_color: WHITE,
    };
    let lacks_font = Arc::new(AtomicBool::new(false));
    let noted = lacks_font.clone();
    let font_resolver = Arc::new(move |_: &FontQuery| {
        noted.store(true, Ordering::Relaxed);
        None
    });
    let quiet =
        InterpreterSettings { font_resolver, render_annotations: false, ..Default::default() };
    let pixmap = hayro::render(page, &RenderCache::new(), &quiet, &settings);
    if lacks_font.load(Ordering::Relaxed) {
        return Some((ratio, by_typst(pdf, ppi, size, darkroom)?));
    }
    // Nothing shines through on white.
    let rgb = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    Some((ratio, Pixels::new(wide.into(), high.into(), PixelKind::Rgb, rgb)?))
}

/// Pixels of a size, no more in all than this.
fn fine(size: Size, ppi: f64, most: f64) -> (u16, u16) {
    let (wide, high) = (size.x.to_pt() / 72.0 * ppi, size.y.to_pt() / 72.0 * ppi);
    let coarser = (most / (wide * high)).sqrt().min(1.0);
    let count = |pixels: f64| (pixels * coarser).round().clamp(1.0, f64::from(u16::MAX)) as u16;
    (count(wide), count(high))
}

/// A page whose type is set in fonts that it does not bring along: Typst has stand-ins for the usual ones.
/// Its renderer holds the pixels twice.
fn by_typst(pdf: &Bytes, ppi: f64, size: Size, darkroom: &Darkroom) -> Option<Pixels> {
    let image = Image::plain(drawing::open_pdf(pdf.clone(), &darkroom.fonts).ok()?);
    let (wide, _) = fine(size, ppi, MOST / 2.0);
    let mut frame = Frame::hard(size);
    frame.push(Point::zero(), FrameItem::Image(image, size, Span::detached()));
    let page = Page {
        frame,
        bleed: Sides::splat(Abs::zero()),
        fill: Smart::Custom(Some(Color::WHITE.into())),
        numbering: None,
        supplement: Content::empty(),
        number: 1,
    };
    let pixel_per_pt = Scalar::new(f64::from(wide) / size.x.to_pt());
    let pixmap = typst_render::render(&page, &RenderOptions { pixel_per_pt, render_bleed: false });
    let rgb = pixmap.data().as_chunks::<4>().0.iter().flat_map(|&[r, g, b, _]| [r, g, b]).collect();
    Pixels::new(pixmap.width(), pixmap.height(), PixelKind::Rgb, rgb)
}

#[cfg(test)]
#[path = "drawing_rendered_tests.rs"]
mod tests;
