//! The boxes of a page (ISO 32000-1, 14.11.2), as it states or inherits them.

use hayro_syntax::object::Object;

use super::finding::Frame;
use super::items::items;
use super::page_tree::PageNode;

/// Rounding in programs that write PDFs, in points.
const ROUNDING: f64 = 0.02;

/// A box in points, its corners in the right order: a file may name any two that lie across (ISO 32000-1, 7.9.5).
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
    /// Of an array of four numbers.
    pub fn of(object: Object<'_>) -> Option<Self> {
        let parts = object.into_array()?;
        let parts = items(&parts).take(5).filter_map(Object::into_number);
        let numbers: Vec<f64> = parts.map(|number| number.as_f64()).collect();
        let [x0, y0, x1, y1] = *numbers.as_slice() else { return None };
        let sound = numbers.iter().all(|number| number.is_finite() && number.abs() < 1e6);
        sound.then(|| Self {
            left: x0.min(x1),
            bottom: y0.min(y1),
            right: x0.max(x1),
            top: y0.max(y1),
        })
    }

    /// How wide it is.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(self) -> f64 {
        self.top - self.bottom
    }

    /// Whether there is anything in it.
    pub fn has_room(&self) -> bool {
        self.width() > 0.0 && self.height() > 0.0
    }

    /// What both hold, if that is anything.
    pub fn cut(self, by: Self) -> Option<Self> {
        let cut = Self {
            left: self.left.max(by.left),
            bottom: self.bottom.max(by.bottom),
            right: self.right.min(by.right),
            top: self.top.min(by.top),
        };
        Some(cut).filter(Self::has_room)
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
    /// By how many degrees it is shown turned clockwise, which may be inherited: 0, 90, 180 or 270.
    pub turned: i64,
}

impl Boxes {
    /// Of a page.
    pub fn of(page: &PageNode<'_>) -> Self {
        let own = |key: &[u8]| page.dict.get::<Object<'_>>(key).and_then(PageBox::of);
        let inherited = |key: &[u8]| page.inherited(key).and_then(PageBox::of);
        let number = |object: Option<Object<'_>>| {
            object.and_then(Object::into_number).map(|number| number.as_f64())
        };
        let unit = number(page.dict.get(b"UserUnit")).filter(|unit| (1e-3..=1e6).contains(unit));
        let turned = number(page.inherited(b"Rotate")).unwrap_or(0.0) as i64;
        Self {
            media: inherited(b"MediaBox"),
            crop: inherited(b"CropBox"),
            bleed: own(b"BleedBox"),
            trim: own(b"TrimBox"),
            art: own(b"ArtBox"),
            unit: unit.unwrap_or(1.0),
            // What is no quarter is not heeded.
            turned: if turned % 90 == 0 { turned.rem_euclid(360) } else { 0 },
        }
    }

    /// The finished page.
    pub fn trim(&self) -> Option<PageBox> {
        let stated = self.trim.filter(PageBox::has_room).or(self.art.filter(PageBox::has_room));
        stated.or(self.shown())
    }

    /// What is shown of the medium.
    fn shown(&self) -> Option<PageBox> {
        match (self.crop, self.media) {
            (Some(crop), Some(media)) => crop.cut(media).or(Some(media)),
            (crop, media) => media.or(crop),
        }
    }

    /// Width and height of the trim in points; nought if there is no box at all.
    pub fn size(&self) -> (f64, f64) {
        self.trim().map_or((0.0, 0.0), |trim| (trim.width() * self.unit, trim.height() * self.unit))
    }

    /// As far as ink may go.
    pub fn bleed(&self) -> Option<PageBox> {
        self.bleed.or(self.trim).or(self.art).or(self.trim())
    }
}
