//! The kinds of picture files.

use std::path::Path;

use image::ImageFormat;

/// What a picture file is.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum PictureKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
    /// SVG.
    Svg,
    /// PDF, its first page.
    Pdf,
}

impl PictureKind {
    /// Its name, as it is told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
            Self::Gif => "GIF",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
        }
    }

    /// The ending of its files' names.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }

    /// The kind of a file by how it begins; a few thousand bytes are enough.
    pub fn of(head: &[u8]) -> Option<Self> {
        match image::guess_format(head) {
            Ok(ImageFormat::Jpeg) => return Some(Self::Jpeg),
            Ok(ImageFormat::Png) => return Some(Self::Png),
            Ok(ImageFormat::WebP) => return Some(Self::Webp),
            Ok(ImageFormat::Gif) => return Some(Self::Gif),
            _ => {}
        }
        match head.starts_with(b"%PDF") {
            true => Some(Self::Pdf),
            false => looks_like_svg(head).then_some(Self::Svg),
        }
    }

    /// The kind that a file's name promises.
    pub fn promised_by(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "webp" => Some(Self::Webp),
            "gif" => Some(Self::Gif),
            "svg" => Some(Self::Svg),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

fn looks_like_svg(head: &[u8]) -> bool {
    let begin = &head[..head.len().min(4096)];
    let text = String::from_utf8_lossy(begin);
    text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') && text.contains("<svg")
}
