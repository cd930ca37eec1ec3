//! Photographs for the screen: cropped to what is seen, no larger than a screen shows, and without
//! what cameras write into them.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageEncoder};
use typst_library::diag::StrResult;
use typst_library::foundations::{Bytes, Smart};
use typst_library::layout::Size;
use typst_library::visualize::{
    ExchangeFormat, ImageKind, PixelEncoding, PixelFormat, RasterFormat, RasterImage,
};

use super::fit;

/// Pixels an inch as placed, at most.
const PPI: f64 = 150.0;
/// JPEG quality.
const QUALITY: u8 = 80;

/// A photograph as the screen shows it at a size. `into` is the box it fills, or what it takes of it
/// if it is shown whole.
pub fn print(
    pixels: &DynamicImage,
    profile: Option<&Bytes>,
    may_be_drawn: bool,
    into: Size,
) -> StrResult<ImageKind> {
    let (left, top, width, height) = fit::window((pixels.width(), pixels.height()), into);
    let seen = match (width, height) == (pixels.width(), pixels.height()) {
        true => None,
        false => Some(pixels.crop_imm(left, top, width, height)),
    };
    let seen = shrunk(seen.as_ref().unwrap_or(pixels), into);
    let profile = profile.filter(|profile| suits(profile, &seen)).cloned();
    let (format, data) = encoded(&seen, may_be_drawn)?;
    let profile = profile.map_or(Smart::Auto, Smart::Custom);
    Ok(ImageKind::Raster(RasterImage::new(data, format, profile)?))
}

/// No more pixels than the screen shows, eight bits each.
fn shrunk(pixels: &DynamicImage, into: Size) -> DynamicImage {
    let wanted = |points: f64| (points / 72.0 * PPI).round().max(1.0) as u32;
    let (width, height) = (wanted(into.x.to_pt()), wanted(into.y.to_pt()));
    // A tenth more is not worth the blur of a second sampling.
    let is_larger = f64::from(pixels.width()) > f64::from(width) * 1.1;
    let scaled = is_larger.then(|| pixels.resize_exact(width, height, FilterType::Triangle));
    let pixels = scaled.as_ref().unwrap_or(pixels);
    match (pixels.color().has_color(), pixels.color().has_alpha()) {
        (false, false) => DynamicImage::ImageLuma8(pixels.to_luma8()),
        (false, true) => DynamicImage::ImageLumaA8(pixels.to_luma_alpha8()),
        (true, false) => DynamicImage::ImageRgb8(pixels.to_rgb8()),
        (true, true) => DynamicImage::ImageRgba8(pixels.to_rgba8()),
    }
}

/// A profile is for the colours it was made for: that of a CMYK photograph, which is RGB here, is
/// left out.
fn suits(profile: &[u8], pixels: &DynamicImage) -> bool {
    let space: &[u8] = if pixels.color().has_color() { b"RGB " } else { b"GRAY" };
    profile.get(16..20) == Some(space)
}

/// JPEG for photographs; lossless for what is see-through, and for line art, which as JPEG would
/// be hardly smaller and show it.
fn encoded(pixels: &DynamicImage, may_be_drawn: bool) -> StrResult<(RasterFormat, Bytes)> {
    let raw = || {
        let encoding = match pixels {
            DynamicImage::ImageLuma8(_) => PixelEncoding::Luma8,
            DynamicImage::ImageLumaA8(_) => PixelEncoding::Lumaa8,
            DynamicImage::ImageRgba8(_) => PixelEncoding::Rgba8,
            _ => PixelEncoding::Rgb8,
        };
        let format = PixelFormat { encoding, width: pixels.width(), height: pixels.height() };
        (RasterFormat::Pixel(format), Bytes::new(pixels.as_bytes().to_vec()))
    };
    if pixels.color().has_alpha() {
        return Ok(raw());
    }
    let jpeg =
        written(|out| pixels.write_with_encoder(JpegEncoder::new_with_quality(out, QUALITY)))?;
    if may_be_drawn {
        let png = written(|out| {
            let colour = pixels.color().into();
            PngEncoder::new(out).write_image(
                pixels.as_bytes(),
                pixels.width(),
                pixels.height(),
                colour,
            )
        })?;
        if png.len() < 2 * jpeg.len() {
            return Ok(raw());
        }
    }
    Ok((ExchangeFormat::Jpg.into(), Bytes::new(jpeg)))
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> image::ImageResult<()>) -> StrResult<Vec<u8>> {
    let mut out = Vec::new();
    write(&mut out).map_err(|error| ecow::eco_format!("{error}"))?;
    Ok(out)
}
