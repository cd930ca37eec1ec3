//! What the pages show: every operator of every page, and what it would come to on the press.

mod font;
mod found;
mod geometry;
mod ground;
mod inks;
mod jpx;
mod mark;
mod pixels;
mod rules;
mod sheet;
mod space;
mod state;
mod stream;
mod tint;
mod walk;
mod walk_object;
mod walk_paint;
mod walk_picture;
mod walk_text;

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro_syntax::page::Page;
use rayon::prelude::*;

use sheet::Sheet;
use space::Declared;
use state::State;
use walk::Walker;

use kanyin_diagnostics::catch_panic;

use super::expect::{Expect, Standard};
use super::finding::Finding;

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

/// One page.
struct Seen {
    findings: Vec<Finding>,
    plates: Vec<String>,
    fonts: BTreeSet<String>,
    pictures: BTreeSet<usize>,
    spots: Vec<Declared>,
}

/// Examines all pages, side by side.
pub fn pages(pdf: &Pdf, standard: Standard, expect: &Expect) -> Pages {
    settle(pdf);
    let profile = intent_profile(pdf);
    let each: Vec<Seen> = pdf
        .pages()
        .par_iter()
        .enumerate()
        .map(|(index, page)| {
            let sheet = Sheet::new(page, index + 1, standard, expect, profile.as_deref());
            guarded(page, index + 1, &sheet)
        })
        .collect();
    let mut pages = Pages::default();
    let (mut fonts, mut pictures, mut spots) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for seen in each {
        pages.findings.extend(seen.findings);
        pages.plates.push(seen.plates);
        fonts.extend(seen.fonts);
        pictures.extend(seen.pictures);
        spots.extend(seen.spots);
    }
    pages.findings.extend(rules::plates::names(&spots));
    pages.fonts = fonts.into_iter().collect();
    pages.pictures = pictures.len();
    pages
}

/// Reads every object once. Where a table of objects is broken hayro makes a new one when first it finds out, and
/// panics if another thread reads meanwhile: so it had better find out here.
fn settle(pdf: &Pdf) {
    pdf.objects().into_iter().for_each(drop);
}

/// Examines a page. Should a library panic on it, the page is told to be unreadable, and the others stand.
fn guarded(page: &Page<'_>, number: usize, sheet: &Sheet<'_>) -> Seen {
    catch_panic(|| examine(page, number, sheet)).unwrap_or_else(|| {
        let mut walker = Walker::new(sheet, number);
        rules::content::unreadable(&mut walker, None);
        seen(walker)
    })
}

fn examine(page: &Page<'_>, number: usize, sheet: &Sheet<'_>) -> Seen {
    let mut walker = Walker::new(sheet, number);
    if let Some(group) = page.raw().get::<Dict<'_>>("Group") {
        walker.group(&group, page.resources(), sheet.trim);
    }
    match stream::contents(page) {
        Some(content) => {
            let state = State::first(sheet.base, sheet.media);
            walker.content(&content, page.resources(), state);
        }
        None => rules::content::unreadable(&mut walker, None),
    }
    rules::content::blank(&mut walker);
    rules::plates::allowed(&mut walker);
    seen(walker)
}

fn seen(walker: Walker<'_, '_>) -> Seen {
    let mut spots = walker.spots;
    spots.dedup();
    Seen {
        plates: in_order(&walker.plates),
        findings: walker.found.findings().collect(),
        fonts: walker.font_names,
        pictures: walker.pictures,
        spots,
    }
}

/// The four inks first, as they are printed in words, then spot inks.
fn in_order(plates: &BTreeSet<String>) -> Vec<String> {
    let process = ["C", "M", "Y", "K"];
    let four = process.into_iter().filter(|name| plates.contains(*name)).map(str::to_owned);
    let spots = plates.iter().filter(|name| !process.contains(&name.as_str())).cloned();
    four.chain(spots).collect()
}

/// The profile of the output intent for PDF/X.
fn intent_profile(pdf: &Pdf) -> Option<Vec<u8>> {
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
    let intents = catalog.get::<Array<'_>>("OutputIntents")?;
    let mut intents = intents.iter::<Dict<'_>>();
    let intent =
        intents.find(|intent| intent.get::<Name<'_>>("S").as_deref() == Some(b"GTS_PDFX"))?;
    let profile = intent.get::<Stream<'_>>("DestOutputProfile")?;
    stream::decoded(&profile).map(|bytes| bytes.into_owned())
}
