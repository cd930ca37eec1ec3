//! Drawings that cannot stay drawings: as pixels, so fine that type and lines keep their edges.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use hayro_syntax::Pdf;
use typst_library::foundations::Bytes;
use typst_library::layout::Size;

use super::darkroom::Darkroom;
use super::drawing;
use super::entry::{About, Made, Remark};
use super::fit::fit;
use super::photo;
use super::pixels::{Kind, Pixels};
use super::print::{Print, PrintImage};
use crate::diagnostics::Told;
use crate::press::colour::Process;
use crate::told;

/// Pixels an inch as placed.
const PPI: f64 = 600.0;
/// Most pixels: a whole tabloid page.
const MOST: f64 = 64e6;

/// The first page of a PDF as an image in the inks of a page. `why` ends the sentence that says so.
pub fn rendered(
    pdf: &Bytes,
    why: &Told,
    (size, whole): (Size, bool),
    process: Process,
    darkroom: &Darkroom,
) -> Result<Made, Told> {
    let (ratio, pixels) = pixels(pdf, size, whole).ok_or_else(drawing::damaged)?;
    let (samples, _) = photo::samples(&pixels, None, process, darkroom)?;
    drop(pixels);
    let limit = darkroom.job.condition.total_ink();
    let written = samples.written(true, limit);
    let image = written.map_err(|why| told!("画不出来：{why}", "cannot be rendered: {why}"))?;
    let Told { zh, en } = why;
    let told = told!(
        "不能按矢量图印（{zh}），已画成 600 ppi 的图片",
        "cannot be printed as a drawing ({en}); it was rendered at 600 ppi"
    );
    let print = Print { image: PrintImage::Press(image), fit: fit(ratio, size, whole) };
    Ok(Made { print, remarks: vec![Remark::new(About::Rendered, told)] })
}

/// The ratio of the page and its pixels, in a box.
fn pixels(pdf: &Bytes, size: Size, whole: bool) -> Option<(f64, Pixels)> {
    let pdf = Pdf::new(pdf.to_vec()).ok()?;
    let page = pdf.pages().first()?;
    let (width, height) = page.render_dimensions();
    let ratio = f64::from(width) / f64::from(height);
    let size = fit(ratio, size, whole).size;
    let fine = |points: f64| points / 72.0 * PPI;
    let (wide, high) = (fine(size.x.to_pt()), fine(size.y.to_pt()));
    let coarser = (MOST / (wide * high)).sqrt().min(1.0);
    let count = |pixels: f64| (pixels * coarser).round().clamp(1.0, f64::from(u16::MAX)) as u16;
    let (wide, high) = (count(wide), count(high));
    let settings = RenderSettings {
        x_scale: f32::from(wide) / width,
        y_scale: f32::from(high) / height,
        width: Some(wide),
        height: Some(high),
        bg_color: WHITE,
    };
    let quiet = InterpreterSettings { render_annotations: false, ..Default::default() };
    let pixmap = hayro::render(page, &RenderCache::new(), &quiet, &settings);
    // Nothing shines through on white.
    let rgb = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    Some((ratio, Pixels::new(wide.into(), high.into(), Kind::Rgb, rgb)?))
}
