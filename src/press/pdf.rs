//! PDFs as Typst's exporter writes them.

use typst_layout::PagedDocument;
use typst_library::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::moment::Moment;
use super::pdfx::PROGRAM;
use crate::issue::Issue;

/// The issue for the screen, tagged, dated by a moment.
pub fn for_screen(
    issue: &Issue,
    document: &PagedDocument,
    moment: Moment,
) -> Result<Vec<u8>, String> {
    let mut document = document.clone();
    document.info_mut().date = Smart::Auto;
    let options = PdfOptions {
        ident: Smart::Custom(ident(issue, "screen", None)),
        timestamp: moment.timestamp(),
        tagged: true,
        ..options(PdfStandard::V_1_7)?
    };
    export(&document, &options)
}

/// The pages for the press. Who they are is written afterwards.
pub fn for_press(document: &PagedDocument) -> Result<Vec<u8>, String> {
    export(document, &PdfOptions { tagged: false, ..options(PdfStandard::V_1_6)? })
}

/// What a file is called, whatever is in it.
pub fn ident(issue: &Issue, of: &str, page: Option<usize>) -> String {
    let page = page.map(|page| format!("/{}", page + 1)).unwrap_or_default();
    format!("kanyin/{}/{}/{of}{page}", issue.paper.name, issue.name)
}

fn options(standard: PdfStandard) -> Result<PdfOptions, String> {
    Ok(PdfOptions {
        creator: Smart::Custom(Some(PROGRAM.into())),
        standards: PdfStandards::new(&[standard]).map_err(|error| error.message().to_string())?,
        pretty: false,
        ..PdfOptions::default()
    })
}

fn export(document: &PagedDocument, options: &PdfOptions) -> Result<Vec<u8>, String> {
    typst_pdf::pdf(document, options).map_err(|errors| {
        errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
    })
}
