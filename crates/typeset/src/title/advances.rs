//! How far the characters of a face advance: what lines are measured by.

use typst_library::layout::Abs;
use typst_library::text::{Font, FontInstance, FontVariant, FontVariations};

/// The advances of a face's characters.
#[derive(Clone)]
pub struct Advances(FontInstance);

impl Advances {
    /// Those of a font.
    pub fn new(font: Font) -> Self {
        let (variant, none) = (FontVariant::default(), FontVariations::default());
        Self(font.instantiate(variant, Abs::pt(12.0), &none))
    }

    /// A character's advance, in em.
    pub fn of(&self, c: char) -> Option<f64> {
        let face = self.0.ttf();
        let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    }
}
