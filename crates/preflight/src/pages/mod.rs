//! What the pages show: every operator of every page, and what it would come to on the press.
//!
//! The [walk](walk) goes through a page's content and tells of each [thing that it meets](event); the
//! [inspector](inspector) holds that against the [rules](rules) and keeps the record. The walk knows no rule, and a
//! rule knows no operator.

mod event;
mod findings;
mod geometry;
mod ground;
mod inks;
mod inspector;
mod painted;
mod read;
mod rules;
mod terms;
mod walk;

use std::collections::{BTreeSet, HashMap};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Stream};
use rayon::prelude::*;

use event::Event;
use inspector::{Inspector, PageRecord};
use painted::Within;
use read::font;
use read::font_program::FontPrograms;
use read::resources::Resources;
use read::stream;
use terms::Terms;
use walk::Walker;

use kanyin_custody as custody;
use kanyin_diagnostics::catch_panic;

use super::expect::{Expect, Standard};
use super::finding::Finding;
use super::items::dicts;
use super::page_tree::{self, PageNode};

/// What is known of the pages.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// What is wrong with them, by page; what concerns all of them last.
    pub findings: Vec<Finding>,
    /// The plates of each page that ink is put on: `C`, `M`, `Y`, `K`, then spot inks by name.
    pub plates: Vec<Vec<String>>,
    /// Fonts that are shown, by name.
    pub fonts: Vec<String>,
    /// How many pictures are shown, each counted once.
    pub pictures: usize,
}

/// Examines all pages of a file.
pub fn pages(pdf: &Pdf, standard: Standard, expect: &Expect) -> Pages {
    settle(pdf);
    shown(pdf, &page_tree::pages(pdf), standard, expect)
}

/// Examines pages of a file that is [settled](settle), side by side.
pub fn shown(pdf: &Pdf, all: &[PageNode<'_>], standard: Standard, expect: &Expect) -> Pages {
    let profile = intent_profile(pdf);
    let programs = FontPrograms::default();
    let open = custody::share();
    descriptors(all).into_par_iter().for_each(|descriptor| {
        let _open = open.here();
        // Where a library panics on one, it does so again when a page comes to it, and that page is told.
        let _ = catch_panic(|| programs.of(&descriptor));
    });
    let each: Vec<PageRecord> = all
        .par_iter()
        .enumerate()
        .map(|(index, page)| {
            let _open = open.here();
            let shared = (profile.as_deref(), &programs);
            let terms = Terms::new(page, index + 1, standard, expect, shared);
            guarded(page, index + 1, &terms)
        })
        .collect();
    let mut pages = Pages::default();
    let (mut fonts, mut pictures, mut spots) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for record in each {
        pages.findings.extend(record.findings);
        pages.plates.push(record.plates);
        fonts.extend(record.fonts);
        pictures.extend(record.pictures);
        spots.extend(record.spots);
    }
    pages.findings.extend(rules::plates::names(&spots));
    pages.fonts = fonts.into_iter().collect();
    pages.pictures = pictures.len();
    pages
}

/// Of how many fonts the programs are read before the pages are: theirs would wait for each other.
const FONTS_AHEAD: usize = 64;

/// The descriptors of the first fonts that pages name themselves, each once.
fn descriptors<'a>(all: &[PageNode<'a>]) -> Vec<Dict<'a>> {
    let of_page = |page| {
        let resources = Resources::of_page(page);
        resources.fonts().take(FONTS_AHEAD).collect::<Vec<_>>()
    };
    let fonts = all.iter().flat_map(of_page).take(FONTS_AHEAD);
    let descriptors = fonts.filter_map(|font| font::descriptor(&font));
    let each: HashMap<usize, Dict<'a>> =
        descriptors.map(|dict| (page_tree::key(&dict), dict)).collect();
    each.into_values().collect()
}

/// Reads every object once. Where a table of objects is broken hayro makes a new one when first it finds out, and
/// panics if another thread reads meanwhile: so it had better find out here.
pub fn settle(pdf: &Pdf) {
    pdf.objects().into_iter().for_each(drop);
}

/// Examines a page. Should a library panic on it, the page is told to be unreadable, and the others stand.
fn guarded(page: &PageNode<'_>, number: usize, terms: &Terms<'_>) -> PageRecord {
    catch_panic(|| Walker::page(page, number, terms)).unwrap_or_else(|| {
        let mut inspector = Inspector::new(number, terms);
        inspector.look(Within::Page, Event::Unreadable(None));
        inspector.record(Vec::new())
    })
}

/// The profile of the output intent for PDF/X.
fn intent_profile(pdf: &Pdf) -> Option<Vec<u8>> {
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
    let intents = catalog.get::<Array<'_>>("OutputIntents")?;
    let intent = dicts(&intents)
        .find(|intent| intent.get::<Name<'_>>("S").as_deref() == Some(b"GTS_PDFX"))?;
    let profile = intent.get::<Stream<'_>>("DestOutputProfile")?;
    stream::decoded(&profile).map(|bytes| bytes.into_owned())
}
