//! For now: press images as Typst itself can export them. To be taken out when stand-ins are exchanged in
//! the exported PDF.

use std::io::Read;

use flate2::read::ZlibDecoder;
use typst_library::foundations::{Bytes, Smart};
use typst_library::visualize::{
    ExchangeFormat, ImageKind, PixelEncoding, PixelFormat, RasterFormat, RasterImage,
};

use super::encode;
use super::press_image::{Coding, ImageInks, PressImage};

/// The image as a JPEG or as grey pixels.
pub fn shown(image: &PressImage) -> Option<ImageKind> {
    let &PressImage { inks, width, height, coding, ref data } = image;
    let (format, bytes) = match (coding, inks) {
        (Coding::Jpeg { .. }, _) => (RasterFormat::from(ExchangeFormat::Jpg), data.to_vec()),
        (Coding::Flate, ImageInks::Cmyk) => {
            let jpeg = encode::cmyk_jpeg(width, height, &inflated(data)?).ok()?;
            (ExchangeFormat::Jpg.into(), jpeg)
        }
        (Coding::Flate, ImageInks::Grey) => (grey(width, height), inflated(data)?),
        (Coding::FlateBits, _) => {
            let rows = inflated(data)?;
            let pixels = rows.chunks_exact(width.div_ceil(8) as usize).flat_map(|row| {
                let bit = |x: u32| (row[x as usize / 8] >> (7 - x % 8)) & 1;
                (0..width).map(move |x| bit(x) * 255)
            });
            (grey(width, height), pixels.collect())
        }
    };
    RasterImage::new(Bytes::new(bytes), format, Smart::Auto).ok().map(ImageKind::Raster)
}

fn grey(width: u32, height: u32) -> RasterFormat {
    PixelFormat { encoding: PixelEncoding::Luma8, width, height }.into()
}

fn inflated(data: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(data).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
