//! Photographs for screens: cropped to what is seen, no larger than a screen shows, and without
//! what cameras write into them.

use fast_image_resize::FilterType;
use image::ImageEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use typst_library::foundations::{Bytes, Smart};
use typst_library::layout::Size;
use typst_library::visualize::{
    ExchangeFormat, ImageKind, PixelEncoding, PixelFormat, RasterFormat, RasterImage,
};

use kanyin_colour::{Condition, PixelSource};
use kanyin_diagnostics::{Told, told};
use kanyin_typeset::Framing;

use super::cache_entry::MadePrint;
use super::fit::seen;
use super::negative::Negative;
use super::photo::profile_left_out;
use super::pixels::{PixelKind, Pixels};
use super::print::{Print, PrintImage};
use super::wanted::Fineness;

/// Pixels an inch as placed, at most.
pub const PPI: f64 = 150.0;
/// JPEG quality.
const QUALITY: u8 = 80;

/// Width in pixels that readers get of a photograph by itself, where it has as many.
const READERS_WIDTH: f64 = 1200.0;

/// A photograph as a screen shows it in a box of a size, in sRGB: few programs look at a picture's own profile.
pub fn print(
    negative: &Negative,
    (size, framing): (Size, Framing),
    fineness: Fineness,
    condition: &Condition,
) -> Result<MadePrint, Told> {
    let (fit, window) = seen(negative.upright(), size, framing);
    let to = negative.sideways(shrunk((window.2, window.3), fit.size, fineness));
    let pixels = negative.pixels.cut(negative.stored(window), to, FilterType::Bilinear)?;
    let (pixels, wrong) =
        lit(pixels.turned(negative.orientation), negative.profile.as_deref(), condition)?;
    let (format, data) = encoded(&pixels, negative.is_lossless)?;
    let image = ImageKind::Raster(raster(data, format, Smart::Auto)?);
    let kind = negative.pixels.kind;
    let remarks = wrong.map(|wrong| profile_left_out(wrong, kind)).into_iter().collect();
    Ok(MadePrint { print: Print { image: PrintImage::Typst(image), fit }, remarks })
}

/// Pixels as Typst takes them.
pub fn raster(
    data: Bytes,
    format: RasterFormat,
    profile: Smart<Bytes>,
) -> Result<RasterImage, Told> {
    RasterImage::new(data, format, profile)
        .map_err(|why| told!("放不上版面", "cannot be placed: {why}"))
}

/// No more pixels than the screen shows.
fn shrunk((width, height): (u32, u32), into: Size, fineness: Fineness) -> (u32, u32) {
    let (across, down) = (into.x.to_pt() / 72.0 * PPI, into.y.to_pt() / 72.0 * PPI);
    let larger = match fineness {
        Fineness::Page => 1.0,
        Fineness::Reader => (READERS_WIDTH / across).max(1.0),
    };
    let whole = |pixels: f64| (pixels * larger).round().max(1.0) as u32;
    let to = (whole(across), whole(down));
    // A tenth more is not worth the blur of a second sampling.
    if f64::from(width) > f64::from(to.0) * 1.1 { to } else { (width, height) }
}

/// Inks and other colours as sRGB, the paper taken for white: inks made for another press look nearly so. Also what is
/// wrong with their profile, which is then left out.
fn lit(
    pixels: Pixels,
    profile: Option<&[u8]>,
    condition: &Condition,
) -> Result<(Pixels, Option<Told>), Told> {
    let model = pixels.kind.model();
    let (light, wrong) = match condition.light(PixelSource { model, profile }) {
        Ok(light) => (light, None),
        Err(wrong) => (condition.light(PixelSource { model, profile: None })?, Some(wrong)),
    };
    let Some(light) = light else { return Ok((pixels, wrong)) };
    let kind = match pixels.kind {
        PixelKind::Cmyk => PixelKind::Rgb,
        kind => kind,
    };
    let (colours, alpha) = pixels.kind.split_alpha(&pixels.bytes);
    let bytes = kind.with_alpha(light.pixels(&colours), alpha);
    Ok((Pixels { kind, bytes, ..pixels }, wrong))
}

/// Pixels as they are.
pub fn raw(pixels: &Pixels) -> (RasterFormat, Bytes) {
    let encoding = match pixels.kind {
        PixelKind::Grey => PixelEncoding::Luma8,
        PixelKind::GreyAlpha => PixelEncoding::Lumaa8,
        PixelKind::RgbAlpha => PixelEncoding::Rgba8,
        PixelKind::Rgb | PixelKind::Cmyk => PixelEncoding::Rgb8,
    };
    let format = PixelFormat { encoding, width: pixels.width, height: pixels.height };
    (RasterFormat::Pixel(format), Bytes::new(pixels.bytes.clone()))
}

/// JPEG for photographs; lossless for what is see-through, and for line art, which as JPEG would
/// be hardly smaller and show it.
pub fn encoded(pixels: &Pixels, may_be_drawn: bool) -> Result<(RasterFormat, Bytes), Told> {
    let &Pixels { width, height, kind, ref bytes } = pixels;
    if kind.has_alpha() {
        return Ok(raw(pixels));
    }
    let colour = match kind {
        PixelKind::Grey | PixelKind::GreyAlpha => image::ExtendedColorType::L8,
        PixelKind::Rgb | PixelKind::RgbAlpha | PixelKind::Cmyk => image::ExtendedColorType::Rgb8,
    };
    let jpeg = written(|out| {
        JpegEncoder::new_with_quality(out, QUALITY).write_image(bytes, width, height, colour)
    })?;
    if may_be_drawn {
        let png = written(|out| PngEncoder::new(out).write_image(bytes, width, height, colour))?;
        if png.len() < 2 * jpeg.len() {
            return Ok(raw(pixels));
        }
    }
    Ok((ExchangeFormat::Jpg.into(), Bytes::new(jpeg)))
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> image::ImageResult<()>) -> Result<Vec<u8>, Told> {
    let mut out = Vec::new();
    write(&mut out).map_err(|error| told!("压缩时出了错", "it cannot be encoded ({error})"))?;
    Ok(out)
}
