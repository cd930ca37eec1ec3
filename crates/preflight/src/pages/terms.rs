//! What one page is held to, known before its content is read: its boxes, the standard, what is expected.

use super::geometry::{Bounds, Matrix};
use super::read::font_program::FontPrograms;
use crate::clause::Clause;
use crate::expect::{AllowedPlates, Expect, Standard};
use crate::page_boxes::{Boxes, PageBox};
use crate::page_tree::PageNode;

/// What one page is held to. All bounds are in points from the trim's top left, y down.
pub struct Terms<'s> {
    /// The standard.
    pub standard: Standard,
    /// What is expected.
    pub expect: &'s Expect,
    /// The plates that this page may have, if they are known.
    pub plates: Option<&'s AllowedPlates>,
    /// The output profile's bytes, if there are any.
    pub profile: Option<&'s [u8]>,
    /// The file's font programs, as far as they were read.
    pub programs: &'s FontPrograms,
    /// From the page's own space.
    pub base: Matrix,
    /// The trim.
    pub trim: Bounds,
    /// The bleed.
    pub bleed: Bounds,
    /// The medium.
    pub media: Bounds,
}

impl<'s> Terms<'s> {
    /// Reads the boxes.
    pub fn new(
        page: &PageNode<'_>,
        number: usize,
        standard: Standard,
        expect: &'s Expect,
        (profile, programs): (Option<&'s [u8]>, &'s FontPrograms),
    ) -> Self {
        let boxes = Boxes::of(page);
        let trim = boxes.trim().unwrap_or(A4);
        let base = lay(trim, boxes.turned, boxes.unit);
        let put =
            |rect: PageBox| base.bounds(Bounds::new(rect.left, rect.bottom, rect.right, rect.top));
        let (bleed, media) = (boxes.bleed.filter(PageBox::has_room), boxes.media.unwrap_or(trim));
        let (trim, media) = (put(trim), put(media));
        let bleed = bleed.map_or(trim.grown(expect.bleed), put);
        let plates = expect.plates.as_ref().and_then(|plates| plates.get(number.checked_sub(1)?));
        Self {
            standard,
            expect,
            plates,
            profile,
            programs,
            base,
            trim,
            bleed: bleed.with(trim).cut(media.with(trim)),
            media: media.with(trim),
        }
    }

    /// What the standard asks, where it is told by its number alone.
    pub fn clause(&self) -> Clause {
        Clause::of(self.standard.iso())
    }

    /// Whether the page is held to PDF/X-1a.
    pub fn is_x1a(&self) -> bool {
        self.standard == Standard::X1a
    }
}

/// A page that states no size is taken for this one.
const A4: PageBox = PageBox { left: 0.0, bottom: 0.0, right: 595.28, top: 841.89 };

/// From the page's space, y up, to the trim's as it is seen, turned by so many degrees, y down.
fn lay(trim: PageBox, turned: i64, unit: f64) -> Matrix {
    let u = unit;
    let (x0, y0, x1, y1) = (trim.left * u, trim.bottom * u, trim.right * u, trim.top * u);
    Matrix(match turned {
        90 => [0.0, u, u, 0.0, -y0, -x0],
        180 => [-u, 0.0, 0.0, u, x1, -y0],
        270 => [0.0, -u, -u, 0.0, y1, x1],
        _ => [u, 0.0, 0.0, -u, -x0, y1],
    })
}
