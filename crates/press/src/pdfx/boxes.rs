//! The boxes of a page: trim in bleed in media (ISO 15930-7; ISO 32000-1, 14.11.2).

use lopdf::{Document, Object, ObjectId};

/// What lies round the trim, in points.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Edges {
    /// How far ink goes over the trim.
    pub bleed: f64,
    /// The bleed and the room for marks outside of it.
    pub media: f64,
}

/// Gives a page its BleedBox; its MediaBox and TrimBox are the exporter's, the trim `edges.media` inside. The
/// boxes are made from one another, so that rounding cannot push one out of the next.
pub fn nest(pdf: &mut Document, page: ObjectId, edges: Edges) -> Option<()> {
    let page = pdf.get_dictionary_mut(page).ok()?;
    let media: Vec<f32> =
        page.get(b"MediaBox").ok()?.as_array().ok()?.iter().flat_map(Object::as_float).collect();
    let &[left, bottom, right, top] = media.as_slice() else { return None };
    let inset = |by: f64| {
        let by = by as f32;
        let sides = [left + by, bottom + by, right - by, top - by];
        Object::Array(sides.map(Object::Real).to_vec())
    };
    page.set("BleedBox", inset(edges.media - edges.bleed));
    page.set("TrimBox", inset(edges.media));
    page.remove(b"CropBox");
    page.remove(b"ArtBox");
    Some(())
}
