//! What a picture file is and how large, from its head alone: no pixels are read.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use hayro_syntax::{LoadPdfError, Pdf};
use image::codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{ImageDecoder, ImageResult};

use kanyin_custody::{self as custody, Refusal};
use kanyin_diagnostics::{Told, system_says, told};

use super::jpeg_head::{self, JpegHead, NoHead};
use super::other_files;
use super::pdf_box::{ArtBleed, art_bleed, placed_box, placed_ratio};
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
    /// What a PDF brings beyond its trim.
    pub bleed: Option<ArtBleed>,
    /// Width as it was drawn, in points or an SVG's pixels; `None` for pictures of pixels.
    pub width: Option<f64>,
}

/// Measures a picture; says what is wrong with it.
pub fn measure(path: &Path) -> Result<Measured, Told> {
    let _open = custody::open(path).map_err(Refusal::told)?;
    let head = read(path, HEAD)?;
    if head.is_empty() {
        return Err(told!("是空文件", "is empty"));
    }
    match PictureKind::of(&head) {
        Some(PictureKind::Pdf) => return pdf(read(path, MOST_BYTES)?),
        Some(PictureKind::Svg) => return svg(&read(path, MOST_BYTES)?),
        Some(kind) => return raster(path, kind, head),
        None => {}
    }
    if let Some(other) = other_files::named(&head) {
        return Err(other);
    }
    Err(told!(
        "不是能用的图片（要 JPEG、PNG、WebP、GIF、SVG 或 PDF）",
        "is no picture that can be used (JPEG, PNG, WebP, GIF, SVG or PDF)"
    ))
}

fn read(path: &Path, most: u64) -> Result<Vec<u8>, Told> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(|error| {
        let why = system_says(&error);
        told!("打不开：{why}", "cannot be opened: {why}"; why)
    })?;
    if bytes.len() as u64 == most && most == MOST_BYTES {
        return Err(told!("超过 512 MB", "is over 512 MB"));
    }
    Ok(bytes)
}

fn raster(path: &Path, kind: PictureKind, head: Vec<u8>) -> Result<Measured, Told> {
    // How a WebP is to be turned stands behind its pixels.
    let all_in_head = (head.len() as u64) < HEAD;
    let size = match self::size(kind, &head) {
        size if all_in_head => size,
        Ok(size) if kind != PictureKind::Webp => Ok(size),
        Err(NoHead::Wrong(wrong)) => Err(NoHead::Wrong(wrong)),
        _ => self::size(kind, &read(path, MOST_BYTES)?),
    };
    let (width, height, orientation) = size.map_err(|no_head| match no_head {
        NoHead::Wrong(wrong) => wrong,
        NoHead::Short => {
            let name = kind.name();
            told!(
                "不是完好的 {name}：文件头坏了或没有拷全，重新拷一份",
                "is no sound {name}: its head is damaged or was not copied whole; copy it again"
            )
        }
    })?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(told!(
            "有 {width} × {height} 像素，超过 2 亿；请先缩小",
            "has {width} × {height} pixels, more than 200 million; make it smaller first"
        ));
    }
    let (width, height) = if turns(orientation) { (height, width) } else { (width, height) };
    let ratio = ratio(f64::from(width), f64::from(height))?;
    Ok(Measured { kind, ratio, pixels: Some((width, height)), bleed: None, width: None })
}

fn size(kind: PictureKind, bytes: &[u8]) -> Result<(u32, u32, Orientation), NoHead> {
    fn of<D: ImageDecoder>(decoder: ImageResult<D>) -> Result<(u32, u32, Orientation), NoHead> {
        let mut decoder = decoder.map_err(|_| NoHead::Short)?;
        let (width, height) = decoder.dimensions();
        Ok((width, height, orientation(&mut decoder)))
    }
    let all = Cursor::new(bytes);
    match kind {
        PictureKind::Png => of(PngDecoder::new(all)),
        PictureKind::Webp => of(WebPDecoder::new(all)),
        PictureKind::Gif => of(GifDecoder::new(all)),
        PictureKind::Jpeg | PictureKind::Svg | PictureKind::Pdf => {
            let JpegHead { width, height, orientation } = jpeg_head::read(bytes)?;
            Ok((width, height, orientation))
        }
    }
}

/// How a picture is to be turned. Some programs write Exif into a WebP or PNG as it stands in a JPEG, with its mark
/// before it.
pub fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    let exif = decoder.exif_metadata().ok().flatten().unwrap_or_default();
    let exif = exif.strip_prefix(b"Exif\0\0".as_slice()).unwrap_or(&exif);
    Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms)
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
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => told!(
            "加了打开密码，请对方另存一份不加密码的",
            "is locked by a password; have it saved without one"
        ),
        LoadPdfError::Invalid => {
            told!("不是完好的 PDF，请对方重新导出一份", "is no sound PDF; have it exported anew")
        }
    })?;
    let pages = pdf.pages();
    let page = pages.first().ok_or_else(|| told!("里没有页", "has no pages"))?;
    let placed = placed_box(page);
    ratio(placed.width(), placed.height())?;
    let (bleed, ratio) = (art_bleed(page), placed_ratio(page));
    // Turned by a quarter, its height is what is seen as its width.
    let width = (placed.width() * placed.height() * ratio).sqrt();
    Ok(Measured { kind: PictureKind::Pdf, ratio, pixels: None, bleed, width: Some(width) })
}

/// Pictures that an SVG points at are not followed: they could lie anywhere.
fn svg(bytes: &[u8]) -> Result<Measured, Told> {
    if bytes.len() > MOST_SVG {
        return Err(told!("超过 16 MB", "is over 16 MB"));
    }
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options.image_href_resolver.resolve_data = Box::new(|_, _, _| None);
    let tree = usvg::Tree::from_data(bytes, &options).map_err(|error| not_sound_svg(&error))?;
    if svg_filters::cost_too_much(&tree) {
        return Err(told!(
            "的滤镜（模糊、噪点、描边之类的效果）太费时，画不出来；导出时选“栅格化效果”，或存成 PNG",
            "has filters (blur, noise, outlines) that take too long to draw; export it with effects rasterized, or as a PNG"
        ));
    }
    let size = tree.size();
    let ratio = ratio(f64::from(size.width()), f64::from(size.height()))?;
    let width = Some(f64::from(size.width()));
    Ok(Measured { kind: PictureKind::Svg, ratio, pixels: None, bleed: None, width })
}

fn not_sound_svg(error: &usvg::Error) -> Told {
    match error {
        usvg::Error::ParsingFailed(wrong) => {
            let row = wrong.pos().row;
            told!(
                "不是完好的 SVG：里面第 {row} 行写错了，从画它的软件里重新导出",
                "is no sound SVG: {error}; export it again from its program"
            )
        }
        usvg::Error::InvalidSize => told!(
            "没有写明宽和高（width、height 或 viewBox），从画它的软件里重新导出",
            "has no width and height (width, height or viewBox); export it again from its program"
        ),
        _ => told!(
            "不是完好的 SVG：从画它的软件里重新导出",
            "is no sound SVG: {error}; export it again from its program"
        ),
    }
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
