//! Bookmarks: the pages, and on each its stories (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::sheets::{Sheet, Sheets};
use crate::edition::{Edition, Leaf};

/// A bookmark.
struct Mark {
    title: String,
    place: Vec<Object>,
    below: Vec<Mark>,
}

/// Puts the bookmarks in the place of the exporter's.
pub fn put_in(pdf: &mut Document, edition: &Edition, sheets: &Sheets) -> Option<()> {
    let leaf = |sheet: &Sheet| edition.pages.iter().find(|leaf| leaf.page == sheet.page);
    let marks = sheets.iter().filter_map(|sheet| Some(of_page(edition, leaf(sheet)?, sheet)));
    let marks: Vec<Mark> = marks.collect();
    let root = pdf.new_object_id();
    let count = marks.iter().map(|mark| 1 + mark.below.len()).sum::<usize>();
    let mut outlines = Dictionary::new();
    outlines.set("Type", "Outlines");
    if let Some((first, last)) = written(pdf, marks, root) {
        outlines.set("First", first);
        outlines.set("Last", last);
        outlines.set("Count", count as i64);
    }
    pdf.set_object(root, outlines);
    pdf.catalog_mut().ok()?.set("Outlines", root);
    Some(())
}

/// 第1版 要闻, and its stories.
fn of_page(edition: &Edition, leaf: &Leaf, sheet: &Sheet) -> Mark {
    let section = leaf.section.as_deref().unwrap_or_default();
    let stories = leaf.articles.iter().filter_map(|number| edition.article(*number));
    let below = stories.map(|article| {
        let here = article.places.iter().find(|place| place.page == leaf.page);
        Mark {
            title: article.title.clone(),
            place: sheet.place(here.map(|place| place.rect)),
            below: Vec::new(),
        }
    });
    Mark {
        title: format!("第{}版 {section}", leaf.page).trim_end().into(),
        place: sheet.place(None),
        below: below.collect(),
    }
}

/// Writes a level of bookmarks; the first and the last of it. The levels are two.
fn written(pdf: &mut Document, marks: Vec<Mark>, parent: ObjectId) -> Option<(ObjectId, ObjectId)> {
    let ids: Vec<ObjectId> = marks.iter().map(|_| pdf.new_object_id()).collect();
    for (n, mark) in marks.into_iter().enumerate() {
        let mut item = Dictionary::new();
        item.set("Title", lopdf::text_string(&mark.title));
        item.set("Parent", parent);
        item.set("Dest", mark.place);
        let mut to = |key: &str, n: Option<usize>| {
            if let Some(id) = n.and_then(|n| ids.get(n)) {
                item.set(key, *id);
            }
        };
        to("Prev", n.checked_sub(1));
        to("Next", Some(n + 1));
        let id = *ids.get(n)?;
        let count = mark.below.len();
        if let Some((first, last)) = written(pdf, mark.below, id) {
            item.set("First", first);
            item.set("Last", last);
            item.set("Count", count as i64);
        }
        pdf.set_object(id, item);
    }
    Some((*ids.first()?, *ids.last()?))
}
