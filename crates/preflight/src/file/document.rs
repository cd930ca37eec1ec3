//! The file as the rules see it.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, String as PdfString};

use super::tail::Tail;
use super::text::text;
use super::xmp::{PDFX, Packet};
use crate::clause::Clause;
use crate::expect::{Expect, Standard};
use crate::items::dicts;
use crate::page_tree::{self, PageNode};

/// A standard in one of its editions.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum PdfxEdition {
    /// PDF/X-4, ISO 15930-7:2010.
    X4,
    /// PDF/X-1a:2003, ISO 15930-4:2003.
    X1a2003,
    /// PDF/X-1a:2001, ISO 15930-1:2001.
    X1a2001,
}

impl PdfxEdition {
    /// The standard, whatever its edition.
    pub fn standard(self) -> Standard {
        match self {
            Self::X4 => Standard::X4,
            Self::X1a2003 | Self::X1a2001 => Standard::X1a,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::X4 => "PDF/X-4",
            Self::X1a2003 => "PDF/X-1a:2003",
            Self::X1a2001 => "PDF/X-1a:2001",
        }
    }

    /// Its number.
    pub fn iso(self) -> &'static str {
        match self {
            Self::X4 | Self::X1a2003 => self.standard().iso(),
            Self::X1a2001 => "ISO 15930-1:2001",
        }
    }
}

/// A file and what is expected of it.
pub struct Document<'a> {
    /// All of it, read.
    pub pdf: &'a Pdf,
    /// Its pages.
    pub pages: Vec<PageNode<'a>>,
    /// Its outside.
    pub tail: &'a Tail<'a>,
    /// The catalogue; empty if there is none.
    pub catalog: Dict<'a>,
    /// The information dictionary.
    pub info: Option<Dict<'a>>,
    /// XMP.
    pub xmp: Packet,
    /// What it is held against.
    pub edition: PdfxEdition,
    /// What is expected.
    pub expect: &'a Expect,
}

impl<'a> Document<'a> {
    /// A file as it is read.
    pub fn of(pdf: &'a Pdf, tail: &'a Tail<'a>, expect: &'a Expect) -> Self {
        let xref = pdf.xref();
        let catalog = xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default();
        let info = tail.info().and_then(|info| xref.get::<Dict<'_>>(info.into()));
        let xmp = Packet::of(&catalog);
        let edition = PdfxEdition::X4;
        let pages = page_tree::pages(pdf);
        let mut file = Self { pdf, pages, tail, catalog, info, xmp, edition, expect };
        let claims = file.claims().unwrap_or_default();
        let old = claims.starts_with("PDF/X-1");
        file.edition = match expect.standard {
            Some(Standard::X4) => PdfxEdition::X4,
            None if !old => PdfxEdition::X4,
            _ if claims.ends_with("2001") => PdfxEdition::X1a2001,
            _ => PdfxEdition::X1a2003,
        };
        file
    }

    /// Whether it is held against PDF/X-4.
    pub fn is_x4(&self) -> bool {
        self.edition == PdfxEdition::X4
    }

    /// What the standard that it is held against asks, in our words: the text of the standard is not public.
    pub fn clause(&self, asks: &'static str) -> Clause {
        Clause::asks(self.edition.iso(), asks)
    }

    /// A text of the information dictionary that is not empty.
    pub fn info_text(&self, key: &str) -> Option<String> {
        text_of(self.info.as_ref()?, key.as_bytes())
    }

    /// The standard that it claims, in its own words.
    pub fn claims(&self) -> Option<String> {
        let xmp = self.xmp.get(PDFX, "GTS_PDFXVersion").map(Into::into);
        xmp.or_else(|| self.info_text("GTS_PDFXConformance"))
            .or_else(|| self.info_text("GTS_PDFXVersion"))
    }

    /// The version of PDF: of the head, or a later one in the catalogue.
    pub fn version(&self) -> String {
        let later = self.catalog.get::<Name<'_>>(b"Version");
        let later = later.map(|name| name.as_str().to_string()).unwrap_or_default();
        if number(&later) > number(&self.tail.version) { later } else { self.tail.version.clone() }
    }

    /// Its output intents for PDF/X.
    pub fn intents(&self) -> Vec<Dict<'a>> {
        let all = self.catalog.get::<Array<'_>>(b"OutputIntents");
        let all = all.iter().flat_map(dicts);
        let ours = |intent: &Dict<'_>| {
            intent.get::<Name<'_>>(b"S").is_some_and(|name| &*name == b"GTS_PDFX")
        };
        all.filter(ours).collect()
    }

    /// The printing condition that it names.
    pub fn condition(&self) -> Option<String> {
        let intents = self.intents();
        let intent = intents.first()?;
        let identifier = text_of(intent, b"OutputConditionIdentifier");
        // Names that stand for none.
        let real = identifier.filter(|name| !name.eq_ignore_ascii_case("custom"));
        real.or_else(|| text_of(intent, b"OutputCondition")).or_else(|| text_of(intent, b"Info"))
    }
}

/// A text of a dictionary that is not empty.
pub fn text_of(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    let value = dict.get::<PdfString<'_>>(key)?;
    Some(text(value.as_bytes())).filter(|text| !text.is_empty())
}

/// A version as a number that can be compared.
pub fn number(version: &str) -> f64 {
    version.parse().unwrap_or(0.0)
}
