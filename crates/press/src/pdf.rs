//! PDFs as Typst's exporter writes them.

use std::sync::atomic::{AtomicBool, Ordering};

use typst_layout::PagedDocument;
use typst_library::diag::SourceDiagnostic;
use typst_library::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use kanyin_custody as custody;
use kanyin_diagnostics::{Told, catch_panic, told};
use kanyin_issue::Issue;

use super::faces_alone::faces_alone;
use super::moment::Moment;
use super::pdfx::PROGRAM;

/// The issue for the screen, or one page of it, tagged, dated by a moment, by these standards.
pub fn for_screen(
    issue: &Issue,
    document: &PagedDocument,
    page: Option<usize>,
    hold_to: HoldTo,
    moment: Moment,
) -> Result<Vec<u8>, NotExported> {
    let mut document = document.clone();
    document.info_mut().date = Smart::Auto;
    let (standards, tagged): (&[PdfStandard], bool) = match hold_to {
        HoldTo::Archive => (&[PdfStandard::A_2a, PdfStandard::Ua_1], true),
        HoldTo::Tags => (&[PdfStandard::V_1_7], true),
        HoldTo::Pages => (&[PdfStandard::V_1_7], false),
    };
    let options = PdfOptions {
        ident: Smart::Custom(ident(issue, "screen", page)),
        timestamp: moment.timestamp(),
        tagged,
        ..options(standards)?
    };
    export(&document, &options)
}

/// What a PDF for the screen shall hold to.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum HoldTo {
    /// PDF/A-2a and PDF/UA-1.
    Archive,
    /// Nothing but PDF 1.7; it is tagged all the same.
    Tags,
    /// Not even tags: only the pages as they look.
    Pages,
}

/// The pages for the press. Who they are is written afterwards. The exporter works on one thread for the most part: on
/// another, what it will need, and then something else.
pub fn for_press(
    document: &PagedDocument,
    meanwhile: impl FnOnce() + Send,
) -> Result<Vec<u8>, NotExported> {
    let options = PdfOptions { tagged: false, ..options(&[PdfStandard::V_1_6])? };
    let is_done = AtomicBool::new(false);
    let exported = || {
        let exported = export(document, &options);
        is_done.store(true, Ordering::Relaxed);
        exported
    };
    let beside = || {
        let _aside = custody::aside();
        for alone in faces_alone(document) {
            // Where no thread was free it comes too late.
            if is_done.load(Ordering::Relaxed) {
                break;
            }
            // The exporter remembers the subset. What is wrong, it will say of the whole.
            let _ = export(&alone, &options);
        }
        meanwhile();
    };
    rayon::join(exported, beside).0
}

/// What a file is called, whatever is in it.
pub fn ident(issue: &Issue, of: &str, page: Option<usize>) -> String {
    let page = page.map(|page| format!("/{}", page + 1)).unwrap_or_default();
    format!("kanyin/{}/{}/{of}{page}", issue.paper.name, issue.name)
}

fn options(standards: &[PdfStandard]) -> Result<PdfOptions, NotExported> {
    Ok(PdfOptions {
        creator: Smart::Custom(Some(PROGRAM.into())),
        standards: PdfStandards::new(standards)
            .map_err(|error| NotExported::because(refused(error.message())))?,
        pretty: false,
        ..PdfOptions::default()
    })
}

/// What Typst's exporter writes.
pub fn export(document: &PagedDocument, options: &PdfOptions) -> Result<Vec<u8>, NotExported> {
    let Some(exported) = catch_panic(|| typst_pdf::pdf(document, options)) else {
        return Err(NotExported::because(told!(
            "做 PDF 的程序半路停了",
            "the exporter of PDFs broke off"
        )));
    };
    exported.map_err(|errors| {
        let words: Vec<&str> = errors.iter().map(|error| said(&error.message)).collect();
        NotExported { why: refused(&words.join("; ")), errors: errors.into_iter().collect() }
    })
}

/// Why pages could not be exported.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct NotExported {
    /// What is said against it.
    pub why: Told,
    /// The same in Typst's words, with the places in the templates.
    pub errors: Vec<SourceDiagnostic>,
}

impl NotExported {
    /// Something else than Typst says so.
    pub fn because(why: Told) -> Self {
        Self { why, errors: Vec::new() }
    }
}

/// Typst's words without the place in its own source, which tells nobody here anything.
fn said(message: &str) -> &str {
    let message = message.split_once(" (occurred at ").map_or(message, |(said, _)| said);
    message.strip_prefix("internal error: ").unwrap_or(message)
}

/// What the exporter says against it. It speaks English alone: what is common is said in Chinese too.
pub fn refused(why: &str) -> Told {
    if why.contains("PostScript") {
        return told!("有来回或重复的渐变，这个标准里没有", "{why}");
    }
    told!("里面有做 PDF 的程序不收的东西", "{why}")
}
