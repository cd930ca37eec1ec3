//! What a picture file is and how large, from its head alone: no pixels are read.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use hayro_syntax::Pdf;
use image::codecs::{gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageResult};

use kanyin_custody::{self as custody, Refusal};
use kanyin_diagnostics::{Told, told};

use super::picture_kind::PictureKind;
use super::svg_filters;

/// Most pixels of a picture.
const MOST_PIXELS: u64 = 200_000_000;
/// Most bytes of a picture or PDF.
const MOST_BYTES: u64 = 512 << 20;
/// Most bytes of an SVG.
const MOST_SVG: usize = 16 << 20;
/// As much as the head of a picture takes, but for very large colour profiles.
const HEAD: u64 = 1 << 20;

/// A picture file, measured.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Measured {
    /// What it is, by its content.
    pub kind: PictureKind,
    /// Width over height, upright.
    pub ratio: f64,
    /// Width and height in pixels, upright; `None` for drawings.
    pub pixels: Option<(u32, u32)>,
}

/// Measures a picture; says what is wrong with it.
pub fn measure(path: &Path) -> Result<Measured, Told> {
    let _open = custody::open(path).map_err(Refusal::told)?;
    let head = read(path, HEAD)?;
    if head.is_empty() {
        return Err(told!("是空文件", "is empty"));
    }
    if head.starts_with(b"%PDF") {
        return pdf(read(path, MOST_BYTES)?);
    }
    if let Ok(format) = image::guess_format(&head) {
        return raster(path, format, head);
    }
    if looks_like_svg(&head) {
        return svg(&read(path, MOST_BYTES)?);
    }
    Err(told!(
        "不是能用的图片（要 JPEG、PNG、WebP、GIF、SVG 或 PDF）",
        "is no picture that can be used (JPEG, PNG, WebP, GIF, SVG or PDF)"
    ))
}

fn read(path: &Path, most: u64) -> Result<Vec<u8>, Told> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|error| told!("打不开：{error}", "cannot be opened: {error}"))?;
    if bytes.len() as u64 == most && most == MOST_BYTES {
        return Err(told!("超过 512 MB", "is over 512 MB"));
    }
    Ok(bytes)
}

fn raster(path: &Path, format: ImageFormat, head: Vec<u8>) -> Result<Measured, Told> {
    let kind = match format {
        ImageFormat::Jpeg => PictureKind::Jpeg,
        ImageFormat::Png => PictureKind::Png,
        ImageFormat::WebP => PictureKind::Webp,
        ImageFormat::Gif => PictureKind::Gif,
        other => {
            let name = format!("{other:?}").to_uppercase();
            return Err(told!("是 {name}，请转成 JPEG 或 PNG", "is {name}; make it a JPEG or PNG"));
        }
    };
    let whole_head = (head.len() as u64) < HEAD;
    let size = match size(kind, &head) {
        Err(_) if !whole_head => size(kind, &read(path, MOST_BYTES)?),
        size => size,
    };
    let (width, height, orientation) = size.map_err(|error| {
        let name = kind.name();
        told!("不是完好的 {name}：{error}", "is no sound {name}: {error}")
    })?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(told!(
            "有 {width} × {height} 像素，超过 2 亿；请先缩小",
            "has {width} × {height} pixels, more than 200 million; make it smaller first"
        ));
    }
    let (width, height) = if turns(orientation) { (height, width) } else { (width, height) };
    let ratio = ratio(f64::from(width), f64::from(height))?;
    Ok(Measured { kind, ratio, pixels: Some((width, height)) })
}

fn size(kind: PictureKind, bytes: &[u8]) -> ImageResult<(u32, u32, Orientation)> {
    fn of(mut decoder: impl ImageDecoder) -> ImageResult<(u32, u32, Orientation)> {
        let (width, height) = decoder.dimensions();
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        Ok((width, height, orientation))
    }
    let bytes = Cursor::new(bytes);
    match kind {
        PictureKind::Png => of(PngDecoder::new(bytes)?),
        PictureKind::Webp => of(WebPDecoder::new(bytes)?),
        PictureKind::Gif => of(GifDecoder::new(bytes)?),
        PictureKind::Jpeg | PictureKind::Svg | PictureKind::Pdf => of(JpegDecoder::new(bytes)?),
    }
}

fn turns(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn pdf(bytes: Vec<u8>) -> Result<Measured, Told> {
    let pdf = Pdf::new(bytes).map_err(|_| {
        told!("不是完好的 PDF，或加了密码", "is no sound PDF, or locked by a password")
    })?;
    let pages = pdf.pages();
    let page = pages.first().ok_or_else(|| told!("里没有页", "has no pages"))?;
    let (width, height) = page.render_dimensions();
    let ratio = ratio(f64::from(width), f64::from(height))?;
    Ok(Measured { kind: PictureKind::Pdf, ratio, pixels: None })
}

fn looks_like_svg(head: &[u8]) -> bool {
    let begin = &head[..head.len().min(4096)];
    let text = String::from_utf8_lossy(begin);
    text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') && text.contains("<svg")
}

/// Pictures that an SVG points at are not followed: they could lie anywhere.
fn svg(bytes: &[u8]) -> Result<Measured, Told> {
    if bytes.len() > MOST_SVG {
        return Err(told!("超过 16 MB", "is over 16 MB"));
    }
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options.image_href_resolver.resolve_data = Box::new(|_, _, _| None);
    let tree = usvg::Tree::from_data(bytes, &options)
        .map_err(|error| told!("不是完好的 SVG：{error}", "is no sound SVG: {error}"))?;
    if svg_filters::cost_too_much(&tree) {
        return Err(told!(
            "的滤镜（模糊、噪点、描边之类的效果）太费时，画不出来；导出时选“栅格化效果”，或存成 PNG",
            "has filters (blur, noise, outlines) that take too long to draw; export it with effects rasterized, or as a PNG"
        ));
    }
    let size = tree.size();
    let ratio = ratio(f64::from(size.width()), f64::from(size.height()))?;
    Ok(Measured { kind: PictureKind::Svg, ratio, pixels: None })
}

/// Neither empty nor a mere line.
fn ratio(width: f64, height: f64) -> Result<f64, Told> {
    let ratio = width / height;
    if ratio.is_finite() && (0.01..=100.0).contains(&ratio) {
        return Ok(ratio);
    }
    Err(told!(
        "的尺寸是 {width} × {height}，不能用",
        "measures {width} × {height}, which cannot be used"
    ))
}

#[cfg(test)]
#[path = "pictures_tests.rs"]
mod tests;
