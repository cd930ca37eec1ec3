//! What one page is held to, known before its content is read: its boxes, the standard, what is expected.

use hayro_syntax::object::Rect;
use hayro_syntax::page::{Page, Rotation};

use super::geometry::{Bounds, Matrix};
use crate::clause::Clause;
use crate::expect::{AllowedPlates, Expect, Standard};

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
        page: &Page<'_>,
        number: usize,
        standard: Standard,
        expect: &'s Expect,
        profile: Option<&'s [u8]>,
    ) -> Self {
        let media = page.media_box();
        let named = |name: &str| page.raw().get::<Rect>(name).filter(sound);
        let trim = named("TrimBox").or_else(|| named("ArtBox")).unwrap_or(page.crop_box());
        let unit = page.raw().get::<f32>("UserUnit").filter(|unit| (0.1..=1000.0).contains(unit));
        let base = lay(trim, page.rotation(), f64::from(unit.unwrap_or(1.0)));
        let put = |rect: Rect| base.bounds(Bounds::new(rect.x0, rect.y0, rect.x1, rect.y1));
        let (trim, media) = (put(trim), put(media));
        let bleed = named("BleedBox").map_or(trim.grown(expect.bleed), put);
        let plates = expect.plates.as_ref().and_then(|plates| plates.get(number.checked_sub(1)?));
        Self {
            standard,
            expect,
            plates,
            profile,
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

fn sound(rect: &Rect) -> bool {
    let sides = [rect.x0, rect.y0, rect.x1, rect.y1];
    sides.iter().all(|side| side.is_finite()) && rect.width() > 0.0 && rect.height() > 0.0
}

/// From the page's space, y up, to the trim's as it is seen, y down.
fn lay(trim: Rect, rotation: Rotation, unit: f64) -> Matrix {
    let u = unit;
    let (x0, y0, x1, y1) = (trim.x0 * u, trim.y0 * u, trim.x1 * u, trim.y1 * u);
    Matrix(match rotation {
        Rotation::None => [u, 0.0, 0.0, -u, -x0, y1],
        Rotation::Horizontal => [0.0, u, u, 0.0, -y0, -x0],
        Rotation::Flipped => [-u, 0.0, 0.0, u, x1, -y0],
        Rotation::FlippedHorizontal => [0.0, -u, -u, 0.0, y1, x1],
    })
}
