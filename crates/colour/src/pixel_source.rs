//! Where pixels come from, before they are inks.

use kanyin_diagnostics::{Told, told};

/// What the numbers of a pixel are.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum ColourModel {
    /// One channel, 0 black.
    Grey,
    /// Three channels.
    Rgb,
    /// Four channels, 255 full ink.
    Cmyk,
}

impl ColourModel {
    /// Its name in a sentence, before 像素.
    pub(super) fn told(self) -> Told {
        match self {
            Self::Grey => told!("灰度", "grey"),
            Self::Rgb => told!("RGB ", "RGB"),
            Self::Cmyk => told!("CMYK ", "CMYK"),
        }
    }
}

/// Where pixels come from.
#[derive(Debug, Copy, Clone)]
pub struct PixelSource<'a> {
    /// What their numbers are.
    pub model: ColourModel,
    /// The profile embedded with them. Without one grey and RGB are sRGB's, and CMYK is the condition's own.
    pub profile: Option<&'a [u8]>,
}
