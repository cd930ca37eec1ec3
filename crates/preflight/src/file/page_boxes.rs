//! The boxes of a page, as it states them.

use hayro_syntax::object::{Dict, Object};

use crate::finding::Frame;

/// Rounding in programs that write PDFs, in points.
const ROUNDING: f64 = 0.02;
/// How far up a page looks for what it inherits.
const LEVELS: usize = 64;

/// A box in points, as a page states it.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct PageBox {
    /// The left edge.
    pub left: f64,
    /// The bottom edge.
    pub bottom: f64,
    /// The right edge.
    pub right: f64,
    /// The top edge.
    pub top: f64,
}

impl PageBox {
    /// Of an array of four numbers; whether they stand in the right order is told elsewhere.
    pub fn of(object: Object<'_>) -> Option<Self> {
        let parts = object.into_array()?;
        let parts = parts.iter::<Object<'_>>().take(5).filter_map(Object::into_number);
        let numbers: Vec<f64> = parts.map(|number| number.as_f64()).collect();
        let [left, bottom, right, top] = *numbers.as_slice() else { return None };
        let sound = numbers.iter().all(|number| number.is_finite() && number.abs() < 1e6);
        sound.then_some(Self { left, bottom, right, top })
    }

    /// The same, left to right and bottom to top.
    pub fn upright(self) -> Self {
        Self {
            left: self.left.min(self.right),
            right: self.left.max(self.right),
            bottom: self.bottom.min(self.top),
            top: self.bottom.max(self.top),
        }
    }

    /// How wide it is; negative if it is inside out.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// How high it is; negative if it is inside out.
    pub fn height(self) -> f64 {
        self.top - self.bottom
    }

    /// Whether it lies within the other, rounding aside.
    pub fn within(self, other: Self) -> bool {
        self.left >= other.left - ROUNDING
            && self.bottom >= other.bottom - ROUNDING
            && self.right <= other.right + ROUNDING
            && self.top <= other.top + ROUNDING
    }

    /// Whether both have a place in common.
    pub fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.bottom < other.top
            && other.bottom < self.top
    }

    /// Where it is, seen from the trim.
    pub fn frame(self, trim: Self) -> Frame {
        let Self { left, top, .. } = self;
        Frame { x: left - trim.left, y: trim.top - top, width: self.width(), height: self.height() }
    }
}

/// The boxes of a page.
#[derive(Debug, Copy, Clone)]
pub struct Boxes {
    /// `MediaBox`, which may be inherited.
    pub media: Option<PageBox>,
    /// `CropBox`, which may be inherited.
    pub crop: Option<PageBox>,
    /// `BleedBox`.
    pub bleed: Option<PageBox>,
    /// `TrimBox`.
    pub trim: Option<PageBox>,
    /// `ArtBox`.
    pub art: Option<PageBox>,
    /// What a unit of the page is, in points.
    pub unit: f64,
}

impl Boxes {
    /// Of a page.
    pub fn of(page: &Dict<'_>) -> Self {
        let own = |key: &[u8]| page.get::<Object<'_>>(key).and_then(PageBox::of);
        Self {
            media: inherited(page, b"MediaBox", PageBox::of),
            crop: inherited(page, b"CropBox", PageBox::of),
            bleed: own(b"BleedBox"),
            trim: own(b"TrimBox"),
            art: own(b"ArtBox"),
            unit: page
                .get::<Object<'_>>(b"UserUnit")
                .and_then(Object::into_number)
                .map_or(1.0, |unit| unit.as_f64()),
        }
    }

    /// The finished page.
    pub fn trim(&self) -> Option<PageBox> {
        self.trim.or(self.art).or(self.crop).or(self.media).map(PageBox::upright)
    }

    /// Width and height of the trim in points; nought if there is no box at all.
    pub fn size(&self) -> (f64, f64) {
        self.trim().map_or((0.0, 0.0), |trim| (trim.width() * self.unit, trim.height() * self.unit))
    }

    /// As far as ink may go.
    pub fn bleed(&self) -> Option<PageBox> {
        self.bleed.or(self.trim).or(self.art).map(PageBox::upright).or(self.trim())
    }
}

/// What a page has, or inherits from the tree above it.
pub fn inherited<T>(
    page: &Dict<'_>,
    key: &[u8],
    read: impl Fn(Object<'_>) -> Option<T>,
) -> Option<T> {
    let mut at = Some(page.clone());
    for _ in 0..LEVELS {
        let node = at?;
        if let Some(value) = node.get::<Object<'_>>(key) {
            return read(value);
        }
        at = node.get::<Dict<'_>>(b"Parent");
    }
    None
}
