//! The face of the body, by itself: so that it can be subset ahead of Typst's exporter.
//!
//! The exporter subsets one face after another, at its end, on one thread: half of the time that a press.pdf takes. It
//! remembers a subset by the face and its glyphs in the order in which they were met, so that one that was made before
//! costs it nothing. The exported file is the same with it or without.

use std::collections::{HashMap, HashSet};

use typst_layout::{Page, PagedDocument};
use typst_library::layout::{Frame, FrameItem, Point};
use typst_library::model::Document as _;
use typst_library::text::{FontInstance, TextItem};

/// All that a document sets in the face of which it has the most glyphs, on one page. They are about as many as those of
/// all others together, and the exporter comes to them last, since heads and captions stand before the text.
#[expect(clippy::mutable_key_type, reason = "a face's hash and equality are those of its file")]
pub fn body_face_alone(document: &PagedDocument) -> Option<PagedDocument> {
    let first = document.pages().first()?;
    let mut texts = Vec::new();
    document.pages().iter().for_each(|page| collect(&page.frame, &mut texts));
    let mut glyphs: HashMap<&FontInstance, HashSet<u16>> = HashMap::new();
    for text in &texts {
        glyphs.entry(&text.font).or_default().extend(text.glyphs.iter().map(|glyph| glyph.id));
    }
    let (body, _) = glyphs.into_iter().max_by_key(|(_, glyphs)| glyphs.len())?;
    let mut frame = Frame::soft(first.frame.size());
    for text in texts.iter().filter(|text| text.font == *body) {
        frame.push(Point::zero(), FrameItem::Text((*text).clone()));
    }
    let page = Page { frame, ..first.clone() };
    Some(PagedDocument::new([page].into_iter().collect(), document.info().clone()))
}

/// All text of a frame, in the order in which it is exported.
fn collect<'a>(frame: &'a Frame, texts: &mut Vec<&'a TextItem>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, texts),
            FrameItem::Text(text) => texts.push(text),
            _ => {}
        }
    }
}
