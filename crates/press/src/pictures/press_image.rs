//! A picture as the press takes it, and the stand-in that keeps its place until the PDF is written.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use typst_library::diag::StrResult;
use typst_library::foundations::{Bytes, Smart};
use typst_library::visualize::{ImageKind, PixelEncoding, PixelFormat, RasterImage};

/// The inks of an image.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum ImageInks {
    /// Black alone: DeviceGray, 0 is black.
    Grey,
    /// Four inks: DeviceCMYK, 255 is full ink.
    Cmyk,
}

/// How the samples are written.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Coding {
    /// DCTDecode. Inverted samples say how much light is left, as Adobe's programs write CMYK; they want
    /// `/Decode [1 0 1 0 1 0 1 0]`, since the readers of a PDF go by that and not by the file's marker.
    Jpeg {
        /// Whether they are inverted.
        inverted: bool,
    },
    /// FlateDecode, eight bits a sample, no predictor.
    Flate,
    /// FlateDecode, one bit a sample, rows filled up to whole bytes.
    FlateBits,
}

/// A picture as the press takes it: one image in the inks of its page, opaque.
#[derive(Debug, Clone, PartialEq)]
pub struct PressImage {
    /// Its inks.
    pub inks: ImageInks,
    /// Pixels of a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// How `data` is written.
    pub coding: Coding,
    /// The stream of the image.
    pub data: Arc<[u8]>,
}

/// What a stand-in begins with.
const MARK: &[u8; 12] = b"kanyin image";

impl PressImage {
    /// An image of 16 × 1 grey pixels that says which picture has to take its place. Typst exports it as
    /// it is, 8 bits, FlateDecode, its `/ColorSpace` a reference to an ICCBased grey that has to be exchanged
    /// too; different numbers never become one object.
    pub fn stand_in(id: u32) -> StrResult<ImageKind> {
        let samples = [MARK.as_slice(), &id.to_be_bytes()].concat();
        let width = samples.len() as u32;
        let format = PixelFormat { encoding: PixelEncoding::Luma8, width, height: 1 };
        RasterImage::new(Bytes::new(samples), format, Smart::Auto).map(ImageKind::Raster)
    }
}

/// The number of a stand-in, from the samples of an image in an exported PDF.
pub fn stand_in_id(samples: &[u8]) -> Option<u32> {
    let id = samples.strip_prefix(MARK.as_slice())?;
    Some(u32::from_be_bytes(id.try_into().ok()?))
}

#[cfg(test)]
#[path = "press_image_tests.rs"]
mod tests;
