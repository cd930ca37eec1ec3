//! Bookmarks and threads.

use lopdf::{Dictionary, Document, ObjectId};

use kanyin_archive::PlacedBlock;

use super::made::{Made, SAMPLE, all, dict, numbers, text};

/// The bookmarks of a level: title, page, left and top of the place.
fn marks(pdf: &Document, above: &Dictionary) -> Vec<(String, ObjectId, Vec<f64>, Dictionary)> {
    let mut found = Vec::new();
    let mut next = dict(pdf, above, b"First");
    while let Some(mark) = next {
        let place = mark.get(b"Dest").unwrap().as_array().unwrap();
        assert_eq!(place[1].as_name().unwrap(), b"XYZ");
        let at = place[2..4].iter().map(|n| f64::from(n.as_float().unwrap())).collect();
        found.push((text(mark, b"Title"), place[0].as_reference().unwrap(), at, mark.clone()));
        next = dict(pdf, mark, b"Next");
    }
    found
}

#[test]
fn bookmarks_lead_to_pages_and_stories() {
    for made in all() {
        let Made { pdf, edition, .. } = made;
        let outlines = dict(pdf, pdf.catalog().unwrap(), b"Outlines").unwrap();
        let pages: Vec<ObjectId> = pdf.page_iter().collect();
        let top = marks(pdf, outlines);
        assert_eq!(top.len(), edition.pages.len());
        for (n, (title, page, _, mark)) in top.iter().enumerate() {
            let edition_page = &edition.pages[n];
            assert!(title.starts_with(&format!("第{}版", edition_page.number)), "{title}");
            assert!(edition_page.section.as_ref().is_none_or(|section| title.ends_with(section)));
            assert_eq!(*page, pages[n]);
            let stories = marks(pdf, mark);
            assert_eq!(stories.len(), edition_page.articles.len());
            for ((title, page, at, _), number) in stories.iter().zip(&edition_page.articles) {
                let article = edition.article(*number).unwrap();
                assert_eq!(*title, article.title);
                assert_eq!(*page, pages[n]);
                let place =
                    article.places.iter().find(|p| p.page == edition_page.number).unwrap().rect;
                assert!((at[0] - place.x).abs() < 0.01);
                assert!((edition.height - at[1] - place.y).abs() < 0.01);
            }
        }
    }
}

/// The boxes of a thread from its first bead on: page and box from the trim's top left.
fn walked(pdf: &Document, thread: &Dictionary, height: f64) -> Vec<(ObjectId, [f64; 4])> {
    let first = thread.get(b"F").unwrap().as_reference().unwrap();
    let mut boxes = Vec::new();
    let mut at = first;
    loop {
        let bead = pdf.get_dictionary(at).unwrap();
        let rect = numbers(bead.get(b"R").unwrap());
        let page = bead.get(b"P").unwrap().as_reference().unwrap();
        let on_page = pdf.get_dictionary(page).unwrap().get(b"B").unwrap().as_array().unwrap();
        assert!(on_page.iter().any(|known| known.as_reference().unwrap() == at));
        boxes.push((page, [rect[0], height - rect[3], rect[2], height - rect[1]]));
        let next = bead.get(b"N").unwrap().as_reference().unwrap();
        let back = pdf.get_dictionary(next).unwrap().get(b"V").unwrap().as_reference().unwrap();
        assert_eq!(back, at);
        if next == first {
            return boxes;
        }
        at = next;
    }
}

#[test]
fn threads_lead_from_a_storys_first_box_to_its_last() {
    for made in all() {
        let Made { pdf, edition, .. } = made;
        let pages: Vec<ObjectId> = pdf.page_iter().collect();
        let threads = pdf.catalog().unwrap().get_deref(b"Threads", pdf).unwrap();
        let threads = threads.as_array().unwrap();
        let mut told = 0;
        for article in &edition.articles {
            let blocks = || edition.blocks.iter().filter(|b| b.article == Some(article.number));
            let thread = threads.iter().find_map(|thread| {
                let thread = pdf.get_dictionary(thread.as_reference().unwrap()).unwrap();
                let info = dict(pdf, thread, b"I").unwrap();
                (text(info, b"Title") == article.title).then_some(thread)
            });
            let Some(thread) = thread else {
                let one = |b: &PlacedBlock| (b.rect.x * 10.0) as i64;
                let first = blocks().next().map(one);
                assert!(blocks().all(|block| Some(one(block)) == first), "{}", article.title);
                continue;
            };
            told += 1;
            let boxes = walked(pdf, thread, edition.height);
            assert!(boxes.len() > 1);
            // Every block of the story stands in a bead, and beads come in the blocks' order.
            let mut bead = 0;
            for block in blocks() {
                let r = block.rect;
                let holds = |(page, [left, top, right, foot]): &(ObjectId, [f64; 4])| {
                    *page == pages[block.page as usize - 1]
                        && *left <= r.x + 0.1
                        && *top <= r.y + 0.1
                        && *right >= (r.x + r.width).min(edition.width) - 0.1
                        && *foot >= (r.y + r.height).min(edition.height) - 0.1
                };
                let after = boxes[bead..].iter().position(holds);
                bead += after.unwrap_or_else(|| panic!("{}: {r:?}", article.title));
            }
            assert_eq!(
                bead,
                boxes.len() - 1,
                "{}: the last bead holds the last box",
                article.title
            );
            for (_, [left, top, right, foot]) in boxes {
                assert!(left >= 0.0 && top >= -0.01 && left < right && top < foot);
                assert!(right <= edition.width + 0.1 && foot <= edition.height + 0.1);
            }
        }
        assert_eq!(told, threads.len());
        assert!(told > 0);
    }
}

#[test]
fn a_page_alone_has_its_own_bookmarks_and_threads() {
    let pdf = Document::load_mem(&SAMPLE.page(1)).unwrap();
    assert_eq!(pdf.page_iter().count(), 1);
    let outlines = dict(&pdf, pdf.catalog().unwrap(), b"Outlines").unwrap();
    let top = marks(&pdf, outlines);
    assert_eq!(top.len(), 1);
    assert!(top[0].0.starts_with("第2版"));
    assert_eq!(marks(&pdf, &top[0].3).len(), SAMPLE.edition.pages[1].articles.len());
    assert!(pdf.catalog().unwrap().has(b"Threads"));
    assert!(SAMPLE.page(1).len() * 2 < SAMPLE.bytes.len(), "its fonts are its own");
}
