//! The faces of a document, each by itself: so that they can be subset ahead of Typst's exporter.
//!
//! The exporter subsets one face after another, at its end, on one thread: half of the time that a press.pdf takes. It
//! remembers a subset by the face and its glyphs in the order in which they were met, so that one that was made before
//! costs it nothing. The exported file is the same with it or without.

use std::collections::HashSet;

use ecow::EcoString;
use indexmap::IndexMap;
use typst_layout::{Page, PagedDocument};
use typst_library::layout::{Frame, FrameItem, Point};
use typst_library::model::Document as _;
use typst_library::text::{FontInstance, Glyph, TextItem};

/// The glyphs of each face, every one once, in the order in which they are exported, and which they are.
type Faces<'a> = IndexMap<&'a FontInstance, (TextItem, HashSet<u16>)>;

/// For faces of a document a page of their glyphs, every one once. The exporter comes first to the face that it has met
/// first. Here they go the other way, as far as half of all glyphs, so that it has the other half; the last at all events.
pub fn faces_alone(document: &PagedDocument) -> impl Iterator<Item = PagedDocument> {
    let mut faces = Faces::new();
    document.pages().iter().for_each(|page| collect(&page.frame, &mut faces));
    let half = faces.values().map(|(alone, _)| alone.glyphs.len()).sum::<usize>() / 2;
    let mut glyphs = 0;
    let ahead = faces.into_values().rev().take_while(move |(alone, _)| {
        let is_first = glyphs == 0;
        glyphs += alone.glyphs.len();
        is_first || glyphs <= half
    });
    let pages = document.pages().first().into_iter().cycle();
    ahead.zip(pages).map(|((alone, _), page)| {
        let mut frame = Frame::soft(page.frame.size());
        frame.push(Point::zero(), FrameItem::Text(alone));
        let page = Page { frame, ..page.clone() };
        PagedDocument::new([page].into_iter().collect(), document.info().clone())
    })
}

fn collect<'a>(frame: &'a Frame, faces: &mut Faces<'a>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, faces),
            FrameItem::Text(text) => {
                // Which characters they mean makes no difference.
                let none =
                    || TextItem { text: EcoString::new(), glyphs: Vec::new(), ..text.clone() };
                let (alone, met) =
                    faces.entry(&text.font).or_insert_with(|| (none(), HashSet::new()));
                let new = text.glyphs.iter().filter(|glyph| met.insert(glyph.id));
                alone.glyphs.extend(new.map(|glyph| Glyph { range: 0..0, ..glyph.clone() }));
            }
            _ => {}
        }
    }
}
