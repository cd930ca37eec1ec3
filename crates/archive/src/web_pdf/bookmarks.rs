//! Bookmarks: the pages, and on each its stories (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::pdf_pages::{PdfPage, PdfPages};
use crate::edition::{Edition, EditionPage};

/// A bookmark.
struct Bookmark {
    title: String,
    place: Vec<Object>,
    below: Vec<Bookmark>,
}

/// Puts the bookmarks in the place of the exporter's.
pub fn put_in(pdf: &mut Document, edition: &Edition, pages: &PdfPages) -> Option<()> {
    let page =
        |pdf_page: &PdfPage| edition.pages.iter().find(|page| page.number == pdf_page.number);
    let bookmarks =
        pages.iter().filter_map(|pdf_page| Some(of_page(edition, page(pdf_page)?, pdf_page)));
    let bookmarks: Vec<Bookmark> = bookmarks.collect();
    let root = pdf.new_object_id();
    let count = bookmarks.iter().map(|bookmark| 1 + bookmark.below.len()).sum::<usize>();
    let mut outlines = Dictionary::new();
    outlines.set("Type", "Outlines");
    if let Some((first, last)) = written(pdf, bookmarks, root) {
        outlines.set("First", first);
        outlines.set("Last", last);
        outlines.set("Count", count as i64);
    }
    pdf.set_object(root, outlines);
    pdf.catalog_mut().ok()?.set("Outlines", root);
    Some(())
}

/// 第1版 要闻, and its stories.
fn of_page(edition: &Edition, page: &EditionPage, pdf_page: &PdfPage) -> Bookmark {
    let section = page.section.as_deref().unwrap_or_default();
    let stories = page.articles.iter().filter_map(|number| edition.article(*number));
    let below = stories.map(|article| {
        let here = article.places.iter().find(|place| place.page == page.number);
        Bookmark {
            title: article.title.clone(),
            place: pdf_page.place(here.map(|place| place.rect)),
            below: Vec::new(),
        }
    });
    Bookmark {
        title: format!("第{}版 {section}", page.number).trim_end().into(),
        place: pdf_page.place(None),
        below: below.collect(),
    }
}

/// Writes a level of bookmarks; the first and the last of it. The levels are two.
fn written(
    pdf: &mut Document,
    bookmarks: Vec<Bookmark>,
    parent: ObjectId,
) -> Option<(ObjectId, ObjectId)> {
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| pdf.new_object_id()).collect();
    for (n, bookmark) in bookmarks.into_iter().enumerate() {
        let mut item = Dictionary::new();
        item.set("Title", lopdf::text_string(&bookmark.title));
        item.set("Parent", parent);
        item.set("Dest", bookmark.place);
        let mut to = |key: &str, n: Option<usize>| {
            if let Some(id) = n.and_then(|n| ids.get(n)) {
                item.set(key, *id);
            }
        };
        to("Prev", n.checked_sub(1));
        to("Next", Some(n + 1));
        let id = *ids.get(n)?;
        let count = bookmark.below.len();
        if let Some((first, last)) = written(pdf, bookmark.below, id) {
            item.set("First", first);
            item.set("Last", last);
            item.set("Count", count as i64);
        }
        pdf.set_object(id, item);
    }
    Some((*ids.first()?, *ids.last()?))
}
