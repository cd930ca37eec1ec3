//! What the recolourer asks of whoever decides on colours.

use std::sync::Arc;

use kanyin_colour::{Cmyk, ColourModel, SpotInk};
use kanyin_diagnostics::Told;

/// An ICC profile that stands in the PDF.
pub type Profile = Arc<[u8]>;

/// A colour as a PDF says it; numbers from 0 to 1 where not said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum SourceColour {
    /// Grey, 0 black. Without a profile it is the device's.
    Grey(f32, Option<Profile>),
    /// Red, green, blue. Without a profile they are the device's, which means sRGB.
    Rgb([f32; 3], Option<Profile>),
    /// Four inks. Without a profile they are the press's own.
    Cmyk([f32; 4], Option<Profile>),
    /// CIE Lab, D50: L from 0 to 100, a and b around 0.
    Lab([f32; 3]),
    /// Named inks, and the colour that looks like them.
    Spot {
        /// Their names; Separation has one, DeviceN several.
        names: Arc<[String]>,
        /// How much of each.
        tints: Vec<f32>,
        /// The same colour in the alternate space.
        stand_in: Box<SourceColour>,
    },
}

/// What is painted with a colour.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Painted {
    /// Letters, or their outlines.
    Text,
    /// A stroked path.
    Line,
    /// A filled path, or a stencil.
    Area,
    /// A point of a shading, whose neighbours are other colours.
    Shading,
    /// A pixel of a picture.
    Picture,
}

/// Whether an object leaves the inks that it does not use as they are (ISO 32000-1, 8.6.7).
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Default)]
pub enum Overprint {
    /// It clears them: it knocks out.
    #[default]
    Off,
    /// It leaves those that its colour space does not name.
    On,
    /// It also leaves those of DeviceCMYK of which it has none (OPM 1).
    NonZero,
}

/// How a colour is used.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub struct ColourUse {
    /// On what.
    pub what: Painted,
    /// Over what lies there.
    pub overprint: Overprint,
}

/// The inks instead of a colour; ratios from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Inked {
    /// Stays, number for number. For device grey and CMYK; a profiled one loses its profile.
    AsItIs,
    /// Black ink alone.
    Grey(f32),
    /// Four inks.
    Cmyk(Cmyk),
    /// A spot ink alone.
    Spot {
        /// Which.
        spot: SpotInk,
        /// How much.
        tint: f32,
    },
    /// A spot ink over process inks.
    Both {
        /// The process inks.
        cmyk: Cmyk,
        /// The spot ink.
        spot: SpotInk,
        /// How much of it.
        tint: f32,
    },
    /// Is not painted at all.
    Nothing,
}

/// Pixels of a picture, 8 bits a channel.
#[derive(Debug, Copy, Clone)]
pub struct SourcePixels<'a> {
    /// Their channels.
    pub model: ColourModel,
    /// The profile that the PDF gives them.
    pub profile: Option<&'a Profile>,
    /// The pixels, without gaps.
    pub data: &'a [u8],
}

/// Pixels in inks, 255 full ink.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum InkedPixels {
    /// The picture stays, byte for byte. For grey and CMYK.
    AsItIs,
    /// Is not painted at all.
    Nothing,
    /// Black ink, a byte a pixel.
    Grey(Vec<u8>),
    /// Four inks, four bytes a pixel.
    Cmyk(Vec<u8>),
}

/// Decides which inks stand for which colours.
pub trait Inking: Sync {
    /// The inks for one colour.
    fn colour(&self, seen: &SourceColour, how: ColourUse) -> Inked;

    /// The inks for a picture's pixels.
    fn pixels(&self, pixels: SourcePixels<'_>, overprint: Overprint) -> Result<InkedPixels, Told>;

    /// The space in which transparent things are blended: four inks, or black alone.
    fn blends_in(&self) -> ColourModel;

    /// Whether black type is printed over what lies under it, whatever the source says (docs/rules.md §4).
    fn overprints_black_type(&self) -> bool {
        false
    }

    /// Whether the file is only drawn once and thrown away: pictures are then not packed, nor made lossy again.
    fn is_for_drawing(&self) -> bool {
        false
    }
}
