//! Any lightness in black ink alone.

use super::look::Look;

/// From the luminance of a source, white 1, to black ink alone on a paper: white is bare paper, the source's own
/// black is full ink, and light between them keeps its place (black point compensation, ISO 18619).
pub struct Shades<'a> {
    look: &'a Look,
    scale: f64,
}

impl<'a> Shades<'a> {
    /// `black` is the luminance of the source's darkest colour.
    pub fn new(look: &'a Look, black: f64) -> Self {
        let scale = (1.0 - look.full_black()) / (1.0 - black.clamp(0.0, 0.9));
        Self { look, scale }
    }

    /// The ink, 0 to 1.
    pub fn black_ink(&self, luminance: f64) -> f64 {
        self.look.black_ink(1.0 - (1.0 - luminance) * self.scale)
    }
}
