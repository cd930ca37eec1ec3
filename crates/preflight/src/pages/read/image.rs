//! Pictures, as their dictionaries describe them.

use hayro_syntax::object::Stream;

use super::stream::filters;

/// A picture, as far as it matters here.
#[derive(Debug)]
pub struct ImageObject {
    /// Pixels across and down.
    pub size: (u32, u32),
    /// Bits of a component.
    pub bits: u8,
    /// A stencil, through which the fill colour is seen.
    pub stencil: bool,
    /// JPEG 2000.
    pub jpx: bool,
    /// Has a soft mask.
    pub masked: bool,
    /// Asks for interpolation.
    pub interpolated: bool,
}

impl ImageObject {
    /// Reads a picture's dictionary; the short names are those of inline pictures.
    pub fn of(stream: &Stream<'_>) -> Self {
        let dict = stream.dict();
        let number = |long, short| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
        let truth = |long, short| {
            dict.get::<bool>(long).or_else(|| dict.get::<bool>(short)).unwrap_or(false)
        };
        let stencil = truth("ImageMask", "IM");
        let bits = dict.get::<u8>("BitsPerComponent").or_else(|| dict.get::<u8>("BPC"));
        Self {
            size: (number("Width", "W").unwrap_or(0), number("Height", "H").unwrap_or(0)),
            bits: if stencil { 1 } else { bits.unwrap_or(8) },
            stencil,
            jpx: filters(stream).iter().any(|name| name.as_ref() == b"JPXDecode"),
            masked: dict.get::<Stream<'_>>("SMask").is_some(),
            interpolated: truth("Interpolate", "I"),
        }
    }
}
