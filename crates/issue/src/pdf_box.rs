//! Which part of an advertiser's PDF page is placed.

use hayro_syntax::object::Rect;
use hayro_syntax::page::{Page, Rotation};

/// A side that is shorter, in points, makes a box of no use.
const LEAST: f64 = 1.0;
/// What a page measures whose file does not say, in points.
const A4: Rect = Rect::new(0.0, 0.0, 595.0, 842.0);

/// The box of a page that is placed: what is left after trimming, so that neither bleed nor marks are seen; else
/// what viewers show, else the whole sheet (ISO 32000-1, 14.11.2). No part of it lies outside the sheet.
pub fn placed_box(page: &Page<'_>) -> Rect {
    let media = usable(page.media_box()).unwrap_or(A4);
    let within = |rect: Rect| usable(rect.intersect(media));
    trim_box(page).and_then(within).or_else(|| within(page.crop_box())).unwrap_or(media)
}

/// What a page shows beyond its trim, to run over the cut, as parts of the trim's width or height; as it is seen.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct ArtBleed {
    /// Left, of the width.
    pub left: f64,
    /// Above, of the height.
    pub top: f64,
    /// Right, of the width.
    pub right: f64,
    /// Below, of the height.
    pub foot: f64,
}

/// The box of a page that has a bleed and may run over the cut: what is placed, and the bleed around it.
pub fn bleed_box(page: &Page<'_>) -> Rect {
    let placed = placed_box(page);
    let around = page.raw().get::<Rect>(b"BleedBox".as_slice());
    let within = around.and_then(|rect| usable(rect.intersect(usable(page.media_box())?)));
    within.map_or(placed, |rect| {
        let (left, foot) = (rect.x0.min(placed.x0), rect.y0.min(placed.y0));
        Rect::new(left, foot, rect.x1.max(placed.x1), rect.y1.max(placed.y1))
    })
}

/// What a page brings beyond its trim; `None` if that is nothing.
pub fn art_bleed(page: &Page<'_>) -> Option<ArtBleed> {
    let (trim, all) = (placed_box(page), bleed_box(page));
    let (width, height) = (trim.width(), trim.height());
    // Anticlockwise from the left, as the page lies.
    let sides = [
        (trim.x0 - all.x0) / width,
        (trim.y0 - all.y0) / height,
        (all.x1 - trim.x1) / width,
        (all.y1 - trim.y1) / height,
    ];
    let quarters = match page.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 1,
        Rotation::Flipped => 2,
        Rotation::FlippedHorizontal => 3,
    };
    // Turned clockwise by a quarter, what lay below lies left.
    let side = |n: usize| sides[(n + quarters) % 4];
    let bleed = ArtBleed { left: side(0), foot: side(1), right: side(2), top: side(3) };
    (sides.iter().any(|side| *side > 1e-4)).then_some(bleed)
}

/// A page's TrimBox as it stands there; it is not inherited.
fn trim_box(page: &Page<'_>) -> Option<Rect> {
    page.raw().get::<Rect>(b"TrimBox".as_slice())
}

/// Width over height of what is placed, as it is seen.
pub fn placed_ratio(page: &Page<'_>) -> f64 {
    let placed = placed_box(page);
    let (width, height) = (placed.width(), placed.height());
    match page.rotation() {
        Rotation::Horizontal | Rotation::FlippedHorizontal => height / width,
        Rotation::None | Rotation::Flipped => width / height,
    }
}

fn usable(rect: Rect) -> Option<Rect> {
    let sound = |side: f64| side.is_finite() && side >= LEAST;
    (sound(rect.width()) && sound(rect.height())).then_some(rect)
}
