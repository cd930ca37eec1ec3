//! Links are for the screen: the paper itself prints none.

use lopdf::{Document, Object};

use kanyin_testing::outside::read_pdf;
use kanyin_testing::{Desk, STORY, story};

use crate::run::{kanyin, output};

#[test]
fn the_paper_itself_prints_no_link() {
    let desk = Desk::new().one_story(5, &story("试题", "见[网站](https://a.example/)。"));
    let with = press(&desk);
    desk.file(STORY, &story("试题", "见网站。"));
    let without = press(&desk);
    let Some(with) = read_pdf("pdftotext", &["-raw"], &with, &["-"]) else { return };
    assert_eq!(Some(with), read_pdf("pdftotext", &["-raw"], &without, &["-"]));
}

/// press.pdf by the command.
fn press(desk: &Desk) -> Vec<u8> {
    kanyin(desk.folder(), &["build", "--proof"]);
    let pdf = output(desk, "press.pdf");
    let read = Document::load_mem(&pdf).unwrap();
    assert!(links(&read).is_empty());
    pdf
}

/// What a reader could click on.
fn links(pdf: &Document) -> Vec<&Object> {
    let pages = pdf.page_iter().map(|page| pdf.get_dictionary(page).unwrap());
    let lists = pages.filter_map(|page| page.get_deref(b"Annots", pdf).ok());
    lists.flat_map(|list| list.as_array().unwrap()).collect()
}
