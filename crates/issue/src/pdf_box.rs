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
