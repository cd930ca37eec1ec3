//! What is painted on the page.

use super::geometry::Bounds;
use super::inks::InkMix;

/// One thing that is painted on the page.
pub struct Painted<'m> {
    /// What it is.
    pub kind: PaintedKind,
    /// Its bounds, as far as they are to be seen on the medium.
    pub seen: Bounds,
    /// Its colour; several for a shading; none where they can't be known.
    pub colours: &'m [InkMix],
    /// Whether it overprints.
    pub over: bool,
    /// Overprint mode 1.
    pub mode1: bool,
    /// Whether it hides what is under it.
    pub opaque: bool,
}

/// What is painted.
#[derive(Debug, Copy, Clone, PartialEq)]
pub enum PaintedKind {
    /// A string; its size in points as printed, unless that can't be known.
    Text(Option<f64>),
    /// A filled path; how thick it is, if it is a bar.
    Area(Option<f64>),
    /// A stroked path; how thick the stroke is at its thinnest.
    Line(f64),
    /// A picture.
    Picture,
    /// A shading.
    Shading,
}

impl Painted<'_> {
    /// The colour, where there is one.
    pub fn inks(&self) -> Option<&InkMix> {
        match self.colours {
            [inks] => Some(inks),
            _ => None,
        }
    }

    /// Whether nothing is printed by it.
    pub fn is_paper(&self) -> bool {
        self.inks().is_some_and(InkMix::is_paper)
    }
}

/// What something is part of.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Within {
    /// The page itself.
    Page,
    /// A form.
    Form,
    /// A pattern's cell.
    Pattern,
    /// A soft mask.
    Mask,
    /// A glyph of a Type 3 font.
    Glyph,
}

impl Within {
    /// In words to put after what is found there, in Chinese and English.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Self::Page => ["", ""],
            Self::Form => ["（在表单对象内）", " (in a form)"],
            Self::Pattern => ["（在图案内）", " (in a pattern)"],
            Self::Mask => ["（在软蒙版内）", " (in a soft mask)"],
            Self::Glyph => ["（在 Type 3 字形内）", " (in a glyph of a Type 3 font)"],
        }
    }
}
