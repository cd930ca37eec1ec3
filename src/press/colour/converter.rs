//! Pixels into inks.

use super::ink::Process;

/// What the numbers of a pixel are.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Space {
    /// One channel, 0 black.
    Grey,
    /// Three channels.
    Rgb,
    /// Four channels, 255 full ink.
    Cmyk,
}

/// Where pixels come from.
#[derive(Debug, Copy, Clone)]
pub struct Source<'a> {
    /// Their channels.
    pub space: Space,
    /// The profile embedded with them. Without one grey and RGB are sRGB's, and CMYK is the condition's own.
    pub profile: Option<&'a [u8]>,
}

/// From one kind of pixels to inks.
pub struct Converter {
    pub(super) to: Process,
}

impl Converter {
    /// Converts pixels of 8 bits a channel. Gives 4 bytes a pixel (C M Y K) or one (K), 255 full ink, total
    /// ink held.
    pub fn convert(&self, pixels: &[u8]) -> Vec<u8> {
        let _ = self.to;
        pixels.to_vec()
    }
}
