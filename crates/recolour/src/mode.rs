//! What a content stream is rewritten for: the plates, or a mask.

/// Inks, or the lightness of a soft mask.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Mode {
    /// Inks.
    Ink,
    /// Lightness.
    Mask,
}
