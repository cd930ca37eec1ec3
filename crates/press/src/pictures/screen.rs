//! Photographs for the screen: cropped to what is seen, no larger than a screen shows, and without
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

use kanyin_colour::Condition;
use kanyin_diagnostics::{Told, told};

use super::fit::seen;
use super::negative::Negative;
use super::pixels::{PixelKind, Pixels};
use super::print::{Print, PrintImage};

/// Pixels an inch as placed, at most.
pub const PPI: f64 = 150.0;
/// JPEG quality.
const QUALITY: u8 = 80;

/// A photograph as the screen shows it in a box of a size.
pub fn print(
    negative: &Negative,
    (size, whole): (Size, bool),
    condition: &Condition,
) -> Result<Print, Told> {
    let (fit, window) = seen(negative.upright(), size, whole);
    let to = negative.sideways(shrunk((window.2, window.3), fit.size));
    let pixels = negative.pixels.cut(negative.stored(window), to, FilterType::Bilinear)?;
    let pixels = lit(pixels.turned(negative.orientation), condition);
    let profile = negative.profile.as_ref().filter(|profile| suits(profile, &pixels));
    let (format, data) = encoded(&pixels, negative.is_lossless)?;
    let profile = profile.map_or(Smart::Auto, |profile| Smart::Custom(Bytes::new(profile.clone())));
    let image = ImageKind::Raster(raster(data, format, profile)?);
    Ok(Print { image: PrintImage::Typst(image), fit })
}

/// Pixels as Typst takes them.
pub fn raster(
    data: Bytes,
    format: RasterFormat,
    profile: Smart<Bytes>,
) -> Result<RasterImage, Told> {
    RasterImage::new(data, format, profile).map_err(|why| told!("Typst 说“{why}”", "{why}"))
}

/// No more pixels than the screen shows.
fn shrunk((width, height): (u32, u32), into: Size) -> (u32, u32) {
    let wanted = |points: f64| (points / 72.0 * PPI).round().max(1.0) as u32;
    let to = (wanted(into.x.to_pt()), wanted(into.y.to_pt()));
    // A tenth more is not worth the blur of a second sampling.
    if f64::from(width) > f64::from(to.0) * 1.1 { to } else { (width, height) }
}

/// Inks as light, the paper taken for white: what was made for another press looks nearly so.
fn lit(pixels: Pixels, condition: &Condition) -> Pixels {
    if pixels.kind != PixelKind::Cmyk {
        return pixels;
    }
    let bytes = condition.seen_pixels_relative(&pixels.bytes);
    Pixels { kind: PixelKind::Rgb, bytes, ..pixels }
}

/// A profile is for the colours it was made for: that of a CMYK photograph, which is RGB here, is
/// left out.
fn suits(profile: &[u8], pixels: &Pixels) -> bool {
    let space: &[u8] = match pixels.kind {
        PixelKind::Grey | PixelKind::GreyAlpha => b"GRAY",
        PixelKind::Rgb | PixelKind::RgbAlpha | PixelKind::Cmyk => b"RGB ",
    };
    profile.get(16..20) == Some(space)
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
    write(&mut out)
        .map_err(|error| told!("编不成图片（{error}）", "it cannot be encoded ({error})"))?;
    Ok(out)
}
