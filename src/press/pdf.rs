//! PDFs of a rendition.

use std::num::NonZeroUsize;

use typst_layout::PagedDocument;
use typst_library::foundations::Smart;
use typst_library::layout::PageRanges;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::moment::Moment;
use crate::issue::Issue;
use crate::typeset::Medium;

/// How an issue's PDFs are made.
pub struct Binding<'a> {
    issue: &'a Issue,
    timestamp: Option<Timestamp>,
}

impl<'a> Binding<'a> {
    /// PDFs dated by a moment, or else by the issue, so that the same copy gives the same bytes.
    pub fn new(issue: &'a Issue, moment: Option<Moment>) -> Self {
        Self { issue, timestamp: moment.and_then(Moment::timestamp) }
    }

    /// The whole issue.
    pub fn whole(&self, document: &PagedDocument, medium: Medium) -> Result<Vec<u8>, String> {
        self.export(document, medium, None)
    }

    /// One page alone, from 0.
    pub fn page(
        &self,
        document: &PagedDocument,
        medium: Medium,
        page: usize,
    ) -> Result<Vec<u8>, String> {
        self.export(document, medium, NonZeroUsize::new(page + 1))
    }

    fn export(
        &self,
        document: &PagedDocument,
        medium: Medium,
        page: Option<NonZeroUsize>,
    ) -> Result<Vec<u8>, String> {
        let press = medium == Medium::Press;
        let standard = if press { PdfStandard::V_1_6 } else { PdfStandard::V_1_7 };
        let mut document = document.clone();
        if self.timestamp.is_some() {
            document.info_mut().date = Smart::Auto;
        }
        let options = PdfOptions {
            ident: Smart::Custom(self.ident(medium, page)),
            creator: Smart::Custom(Some(concat!("Kanyin ", env!("CARGO_PKG_VERSION")).into())),
            timestamp: self.timestamp,
            page_ranges: page.map(|page| PageRanges::new(vec![Some(page)..=Some(page)])),
            standards: PdfStandards::new(&[standard])
                .map_err(|error| error.message().to_string())?,
            tagged: !press,
            pretty: false,
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| {
            errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
        })
    }

    fn ident(&self, medium: Medium, page: Option<NonZeroUsize>) -> String {
        let page = page.map(|page| format!("/{page}")).unwrap_or_default();
        format!("kanyin/{}/{}/{medium:?}{page}", self.issue.paper.name, self.issue.name)
    }
}
