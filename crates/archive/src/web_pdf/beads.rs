//! Threads: a click follows a story from box to box (ISO 32000-1, 12.4.3).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::pdf_pages::PdfPages;
use crate::edition::{Edition, PageRect, PlacedBlock, Rect};

/// White between two things of a column that are one box, in points: a blank line and a half.
const JOINED: f64 = 36.0;

/// Puts a thread in for every story of more than one box.
pub fn put_in(pdf: &mut Document, edition: &Edition, pages: &PdfPages) -> Option<()> {
    let mut threads: Vec<Object> = Vec::new();
    let mut on_pages: Vec<(ObjectId, Vec<Object>)> = Vec::new();
    for article in &edition.articles {
        let blocks = edition.blocks.iter().filter(|block| block.article == Some(article.number));
        let beads: Vec<(ObjectId, [f32; 4])> = beads(blocks)
            .into_iter()
            .filter_map(|bead| {
                let pdf_page = pages.page(bead.page)?;
                Some((pdf_page.id, pdf_page.rect(bead.rect)))
            })
            .collect();
        if beads.len() < 2 {
            continue;
        }
        let title = lopdf::text_string(&article.title);
        let (thread, ids) = written(pdf, &beads, title)?;
        threads.push(thread.into());
        for ((page, _), id) in beads.into_iter().zip(ids) {
            match on_pages.iter_mut().find(|(known, _)| *known == page) {
                Some((_, list)) => list.push(id.into()),
                None => on_pages.push((page, vec![id.into()])),
            }
        }
    }
    for (page, beads) in on_pages {
        pdf.get_dictionary_mut(page).ok()?.set("B", beads);
    }
    if !threads.is_empty() {
        let threads = pdf.add_object(threads);
        pdf.catalog_mut().ok()?.set("Threads", threads);
    }
    Some(())
}

/// The beads of a story in reading order: boxes that are read in one go. What stands directly below one another in a column is one.
pub fn beads<'a>(blocks: impl Iterator<Item = &'a PlacedBlock>) -> Vec<PageRect> {
    let mut beads: Vec<PageRect> = Vec::new();
    for &PlacedBlock { page, rect, .. } in blocks {
        if rect.width <= 0.0 || rect.height <= 0.0 {
            continue;
        }
        match beads.last_mut() {
            Some(last) if last.page == page && goes_on(&last.rect, &rect) => {
                last.rect = last.rect.and(rect);
            }
            _ => beads.push(PageRect { page, rect }),
        }
    }
    beads
}

fn goes_on(above: &Rect, below: &Rect) -> bool {
    let white = below.y - (above.y + above.height);
    (above.x - below.x).abs() < 0.5
        && (above.width - below.width).abs() < 0.5
        && (-1.0..JOINED).contains(&white)
}

/// Writes a thread and its beads, a ring.
fn written(
    pdf: &mut Document,
    beads: &[(ObjectId, [f32; 4])],
    title: Object,
) -> Option<(ObjectId, Vec<ObjectId>)> {
    let thread = pdf.new_object_id();
    let ids: Vec<ObjectId> = beads.iter().map(|_| pdf.new_object_id()).collect();
    let count = ids.len();
    for (n, (page, rect)) in beads.iter().enumerate() {
        let mut bead = Dictionary::new();
        bead.set("Type", "Bead");
        bead.set("T", thread);
        bead.set("N", *ids.get((n + 1) % count)?);
        bead.set("V", *ids.get((n + count - 1) % count)?);
        bead.set("P", *page);
        bead.set("R", rect.iter().map(|&edge| edge.into()).collect::<Vec<Object>>());
        pdf.set_object(*ids.get(n)?, bead);
    }
    let info = dictionary! { "Title" => title };
    pdf.set_object(thread, dictionary! { "Type" => "Thread", "F" => *ids.first()?, "I" => info });
    Some((thread, ids))
}
