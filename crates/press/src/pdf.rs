//! PDFs as Typst's exporter writes them.

use typst_layout::PagedDocument;
use typst_library::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use kanyin_diagnostics::{Told, told};
use kanyin_issue::Issue;

use super::moment::Moment;
use super::pdfx::PROGRAM;

/// The issue for the screen, or one page of it, tagged, dated by a moment, by these standards.
pub fn for_screen(
    issue: &Issue,
    document: &PagedDocument,
    page: Option<usize>,
    standards: &[PdfStandard],
    moment: Moment,
) -> Result<Vec<u8>, Told> {
    let mut document = document.clone();
    document.info_mut().date = Smart::Auto;
    let options = PdfOptions {
        ident: Smart::Custom(ident(issue, "screen", page)),
        timestamp: moment.timestamp(),
        tagged: true,
        ..options(standards)?
    };
    export(&document, &options)
}

/// The pages for the press. Who they are is written afterwards.
pub fn for_press(document: &PagedDocument) -> Result<Vec<u8>, Told> {
    export(document, &PdfOptions { tagged: false, ..options(&[PdfStandard::V_1_6])? })
}

/// What a file is called, whatever is in it.
pub fn ident(issue: &Issue, of: &str, page: Option<usize>) -> String {
    let page = page.map(|page| format!("/{}", page + 1)).unwrap_or_default();
    format!("kanyin/{}/{}/{of}{page}", issue.paper.name, issue.name)
}

fn options(standards: &[PdfStandard]) -> Result<PdfOptions, Told> {
    Ok(PdfOptions {
        creator: Smart::Custom(Some(PROGRAM.into())),
        standards: PdfStandards::new(standards).map_err(|error| refused(error.message()))?,
        pretty: false,
        ..PdfOptions::default()
    })
}

/// What Typst's exporter writes.
pub fn export(document: &PagedDocument, options: &PdfOptions) -> Result<Vec<u8>, Told> {
    typst_pdf::pdf(document, options).map_err(|errors| {
        refused(&errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; "))
    })
}

/// What the exporter says against it, which it says in English alone.
pub fn refused(why: &str) -> Told {
    told!("Typst 说“{why}”", "{why}")
}
