//! web.pdf: the issue for screens and shelves. Tagged in reading order, PDF/A-2a and PDF/UA-1; bookmarks by page and
//! story, threads that follow a story from column to column, live links.
//!
//! Typst's exporter writes pages, tags and links. What it does not know (which story a thing is of) is added
//! afterwards from the [`Edition`].

mod beads;
mod bookmarks;
mod head_lines;
mod headings;
mod pauses;
mod pdf_pages;
mod standard;
mod title_links;

use std::ops::Range;

use lopdf::{Document, Object, dictionary};
use typst_layout::PagedDocument;

use kanyin_diagnostics::told;
use kanyin_issue::Issue;
use kanyin_press::{Moment, NotExported};

use crate::edition::Edition;
use head_lines::HeadLines;
use headings::Headings;
use pdf_pages::PdfPages;

pub use standard::Conformance;

/// The whole issue, and what it holds to: copy with faults may not be fit for an archive, and is no reason to have no
/// file. `document` is the issue's rendition for the screen; the file is dated by a moment.
///
/// # Errors
/// What the exporter says, or the reader of what it wrote.
pub fn web_pdf(
    issue: &Issue,
    edition: &Edition,
    document: &PagedDocument,
    moment: Moment,
) -> Result<(Vec<u8>, Conformance), NotExported> {
    made(issue, edition, document, 0..document.pages().len(), moment)
}

/// One page alone, from 0, complete in itself: tagged, with its own fonts, bookmarks and threads.
///
/// # Errors
/// As [`web_pdf`], and if there is no such page.
pub fn page_pdf(
    issue: &Issue,
    edition: &Edition,
    document: &PagedDocument,
    page: usize,
    moment: Moment,
) -> Result<Vec<u8>, NotExported> {
    if page >= document.pages().len() {
        return Err(NotExported::because(told!("没有这一版", "there is no such page")));
    }
    made(issue, edition, document, page..page + 1, moment).map(|(pdf, _)| pdf)
}

fn made(
    issue: &Issue,
    edition: &Edition,
    document: &PagedDocument,
    range: Range<usize>,
    moment: Moment,
) -> Result<(Vec<u8>, Conformance), NotExported> {
    let page = (range.len() == 1 && document.pages().len() > 1).then_some(range.start);
    let shown = edition.pages.get(range.clone()).unwrap_or_default();
    let readable = readable(issue, edition, document, range);
    let (exported, conformance) = standard::exported(issue, readable, page, moment)?;
    let unread = || told!("写出的 PDF 读不回来", "the PDF that was written cannot be read");
    let mut pdf = Document::load_mem(&exported).map_err(|_| NotExported::because(unread()))?;
    let pages = PdfPages::of(&pdf, shown);
    navigable(&mut pdf, edition, &pages)
        .ok_or_else(|| told!("写出的 PDF 没有目录", "the PDF that was written has no catalogue"))
        .map_err(NotExported::because)?;
    let mut out = Vec::with_capacity(exported.len());
    pdf.save_modern(&mut out)
        .map_err(|_| NotExported::because(told!("PDF 写不成", "the PDF cannot be written")))?;
    Ok((out, conformance))
}

/// Bookmarks, threads and the title; none if the file has no catalogue to hang them on.
fn navigable(pdf: &mut Document, edition: &Edition, pages: &PdfPages) -> Option<()> {
    bookmarks::put_in(pdf, edition, pages)?;
    beads::put_in(pdf, edition, pages)?;
    show_title(pdf)
}

/// The pages as they are read aloud: with the pauses of titles, headings that say what they head, and live titles.
fn readable(
    issue: &Issue,
    edition: &Edition,
    document: &PagedDocument,
    range: Range<usize>,
) -> PagedDocument {
    let shown = edition.pages.get(range.clone()).unwrap_or_default();
    let pages = document.pages().get(range).unwrap_or_default();
    let mut pages: Vec<_> = pages.to_vec();
    let lines = HeadLines::of(issue);
    let mut found = Headings::default();
    for page in &mut pages {
        pauses::put_in(&mut page.frame, &lines, &mut found);
    }
    found.level(&lines);
    for (n, page) in pages.iter_mut().enumerate() {
        title_links::put_in(&mut page.frame, n, &lines, edition, shown);
        found.put_in(&mut page.frame);
    }
    let info = typst_library::model::Document::info(document).clone();
    PagedDocument::new(pages.into_iter().collect(), info)
}

/// A window shows the issue's title, not the file's name (ISO 14289-1, 7.1).
fn show_title(pdf: &mut Document) -> Option<()> {
    let catalog = pdf.catalog_mut().ok()?;
    if !matches!(catalog.get(b"ViewerPreferences"), Ok(Object::Dictionary(_))) {
        catalog.set("ViewerPreferences", dictionary! {});
    }
    let wishes = catalog.get_mut(b"ViewerPreferences").and_then(Object::as_dict_mut).ok()?;
    wishes.set("DisplayDocTitle", true);
    Some(())
}
