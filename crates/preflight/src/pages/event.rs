//! What there is to be seen while a page's content is gone through.

use hayro_syntax::object::Name;

use super::geometry::{Bounds, Matrix};
use super::painted::Painted;
use super::read::font::Font;
use super::read::image::ImageObject;
use super::read::pixels::InkCount;
use super::read::space::ColourSpace;

/// Something that is met in a page's content. All bounds are as far as they are to be seen on the medium.
pub enum Event<'e> {
    /// An operator that PDF doesn't have.
    UnknownOperator(&'e [u8]),
    /// An operator that lacks operands.
    LacksOperands(&'e [u8]),
    /// `Q` without `q`.
    NothingToRestore,
    /// At the end of a content stream, so many `q` without `Q`.
    NeverRestored(usize),
    /// What can't be read, or not to its end.
    Unreadable(Option<Bounds>),
    /// More than is gone through.
    TooMuch,
    /// A rendering intent that is set.
    RenderingIntent(&'e Name<'e>),
    /// A blend mode that is set; `None` if it isn't even a name.
    BlendMode(Option<&'e Name<'e>>),
    /// A transparency group.
    Group(Bounds),
    /// A colour space that is used.
    ColourSpace {
        /// The space.
        space: &'e ColourSpace,
        /// What for.
        used: ColourUse,
        /// Where.
        at: Bounds,
    },
    /// What something is painted through.
    Through {
        /// Opacity; 1 is opaque.
        alpha: f32,
        /// Whether a blend mode other than Normal is set.
        blend: bool,
        /// Whether a soft mask is set.
        masked: bool,
        /// Where.
        at: Bounds,
    },
    /// Something is painted.
    Painted(&'e Painted<'e>),
    /// A picture is shown.
    Picture {
        /// How it is kept.
        image: &'e ImageObject,
        /// What tells it from other pictures.
        key: usize,
        /// From a unit square to where it lies.
        ctm: Matrix,
        /// Where.
        at: Bounds,
    },
    /// The inks of a picture that is shown.
    PictureInks {
        /// Its space.
        space: &'e ColourSpace,
        /// Its pixels, if they were counted.
        count: Option<&'e InkCount>,
        /// Where.
        at: Bounds,
    },
    /// A string is shown.
    Shown {
        /// Its font.
        font: &'e Font,
        /// How many of its glyphs aren't in the font.
        missing: usize,
        /// Where.
        at: Bounds,
    },
    /// A font is set that isn't in the resources.
    UnknownFont(&'e Name<'e>),
}

/// What a colour space is used for.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum ColourUse {
    /// Text.
    Text,
    /// Paths.
    Vector,
    /// A picture, or the mask of one.
    Picture,
    /// A picture within the content.
    Inline,
    /// A shading.
    Shading,
    /// The space that a transparency group is blended in.
    Group,
}
