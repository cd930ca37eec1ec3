//! Prints as the cache keeps them: a line of JSON that says what they are, and their bytes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use typst_library::foundations::{Bytes, Smart};
use typst_library::layout::{Abs, Point, Size};
use typst_library::visualize::{
    ExchangeFormat, ImageKind, PixelEncoding, PixelFormat, RasterFormat, RasterImage,
};

use kanyin_diagnostics::{Code, Severity, Told};

use super::fit::Fit;
use super::press_image::{Coding, ImageInks, PressImage};
use super::print::{Print, PrintImage};

/// A print, and what staff should know of how it was made.
#[derive(Clone)]
pub struct MadePrint {
    /// The print.
    pub print: Print,
    /// What to tell.
    pub remarks: Vec<Remark>,
}

/// Something about a picture that does not stop the press.
#[derive(Debug, Clone, Eq, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// What it is about.
    pub about: About,
    zh: String,
    en: String,
}

/// What a remark is about.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Serialize, Deserialize)]
pub enum About {
    /// The embedded profile is left out.
    Profile,
    /// A drawing has become pixels.
    Rendered,
    /// Some of its data are damaged.
    Damage,
    /// It moves on a screen, and stands still here.
    Frames,
    /// Part of a drawing is not on the page as it was given.
    LeftOut,
    /// Characters of a drawing that no face has.
    Glyphs,
}

impl About {
    /// The code of the fault.
    pub fn code(self) -> Code {
        match self {
            Self::Profile => Code::PictureProfile,
            Self::Rendered => Code::PictureRendered,
            Self::Damage => Code::BrokenPicture,
            Self::Frames => Code::MovingPicture,
            Self::LeftOut => Code::DrawingLeftOut,
            Self::Glyphs => Code::MissingGlyph,
        }
    }

    /// Whether it would spoil the page.
    pub fn severity(self) -> Severity {
        match self {
            Self::Profile | Self::Damage | Self::Frames | Self::Rendered | Self::LeftOut => {
                Severity::Warning
            }
            Self::Glyphs => Severity::Error,
        }
    }
}

impl Remark {
    /// A remark.
    pub fn new(about: About, Told { zh, en }: Told) -> Self {
        Self { about, zh, en }
    }

    /// Its words.
    pub fn told(&self) -> Told {
        Told { zh: self.zh.clone(), en: self.en.clone() }
    }
}

#[derive(Serialize, Deserialize)]
struct EntryHead {
    /// The bits of left, top, width, height: JSON's numbers are not exact.
    fit: [u64; 4],
    over: bool,
    image: EntryImage,
    remarks: Vec<Remark>,
    /// Bytes of the embedded profile, which stand before those of the image.
    profile: usize,
}

#[derive(Serialize, Deserialize)]
enum EntryImage {
    Press { inks: ImageInks, width: u32, height: u32, coding: Coding, is_file: bool },
    Jpeg,
    Raw { encoding: RawPixels, width: u32, height: u32 },
}

#[derive(Serialize, Deserialize)]
enum RawPixels {
    Grey,
    GreyAlpha,
    Rgb,
    RgbAlpha,
}

/// A print for the cache. `file` is the picture's file, which is not written a second time where it is the
/// print. `None` for what is not kept.
pub fn written(made: &MadePrint, file: &Arc<[u8]>) -> Option<Vec<u8>> {
    let (image, profile, bytes): (_, &[u8], &[u8]) = match &made.print.image {
        PrintImage::Press(PressImage { inks, width, height, coding, data }) => {
            let is_file = Arc::ptr_eq(data, file);
            let (inks, width, height, coding) = (*inks, *width, *height, *coding);
            let form = EntryImage::Press { inks, width, height, coding, is_file };
            (form, &[], if is_file { &[] } else { data })
        }
        PrintImage::Typst(ImageKind::Raster(raster)) => {
            let profile = raster.icc().map_or(&[] as &[u8], |profile| profile.as_slice());
            let form = match raster.format() {
                RasterFormat::Exchange(ExchangeFormat::Jpg) => EntryImage::Jpeg,
                RasterFormat::Exchange(_) => return None,
                RasterFormat::Pixel(PixelFormat { encoding, width, height }) => {
                    let encoding = match encoding {
                        PixelEncoding::Luma8 => RawPixels::Grey,
                        PixelEncoding::Lumaa8 => RawPixels::GreyAlpha,
                        PixelEncoding::Rgb8 => RawPixels::Rgb,
                        PixelEncoding::Rgba8 => RawPixels::RgbAlpha,
                    };
                    EntryImage::Raw { encoding, width, height }
                }
            };
            (form, profile, raster.data().as_slice())
        }
        PrintImage::Typst(_) => return None,
    };
    let Fit { at, size, over } = made.print.fit;
    let fit = [at.x, at.y, size.x, size.y].map(|length| length.to_pt().to_bits());
    let remarks = made.remarks.clone();
    let head = EntryHead { fit, over, image, remarks, profile: profile.len() };
    let mut entry = serde_json::to_vec(&head).ok()?;
    entry.push(b'\n');
    entry.extend(profile);
    entry.extend(bytes);
    Some(entry)
}

/// A print from the cache.
pub fn read(entry: &[u8], file: &Arc<[u8]>) -> Option<MadePrint> {
    let end = entry.iter().position(|&byte| byte == b'\n')?;
    let EntryHead { fit, over, image, remarks, profile } =
        serde_json::from_slice(&entry[..end]).ok()?;
    let (profile, bytes) = entry.get(end + 1..)?.split_at_checked(profile)?;
    let image = match image {
        EntryImage::Press { inks, width, height, coding, is_file } => {
            let data = if is_file { file.clone() } else { Arc::from(bytes) };
            PrintImage::Press(PressImage { inks, width, height, coding, data })
        }
        EntryImage::Jpeg => raster(ExchangeFormat::Jpg.into(), profile, bytes)?,
        EntryImage::Raw { encoding, width, height } => {
            let encoding = match encoding {
                RawPixels::Grey => PixelEncoding::Luma8,
                RawPixels::GreyAlpha => PixelEncoding::Lumaa8,
                RawPixels::Rgb => PixelEncoding::Rgb8,
                RawPixels::RgbAlpha => PixelEncoding::Rgba8,
            };
            raster(PixelFormat { encoding, width, height }.into(), profile, bytes)?
        }
    };
    let [x, y, width, height] = fit.map(|bits| Abs::pt(f64::from_bits(bits)));
    let fit = Fit { at: Point::new(x, y), size: Size::new(width, height), over };
    Some(MadePrint { print: Print { image, fit }, remarks })
}

fn raster(format: RasterFormat, profile: &[u8], bytes: &[u8]) -> Option<PrintImage> {
    let profile = match profile.is_empty() {
        true => Smart::Auto,
        false => Smart::Custom(Bytes::new(profile.to_vec())),
    };
    let raster = RasterImage::new(Bytes::new(bytes.to_vec()), format, profile).ok()?;
    Some(PrintImage::Typst(ImageKind::Raster(raster)))
}

#[cfg(test)]
#[path = "cache_entry_tests.rs"]
mod tests;
