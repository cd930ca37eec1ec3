//! The file as the rules see it.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, String as Text};

use super::boxes;
use super::intent;
use super::tail::Tail;
use super::text::text;
use super::xmp::{self, Packet};
use crate::expect::{Expect, Standard};
use crate::report::Facts;

/// The edition of a standard.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Edition {
    /// PDF/X-4, ISO 15930-7:2010.
    X4,
    /// PDF/X-1a:2003, ISO 15930-4:2003.
    X1a2003,
    /// PDF/X-1a:2001, ISO 15930-1:2001.
    X1a2001,
}

impl Edition {
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
}

/// A file and what is expected of it.
pub struct File<'a> {
    /// All of it, read.
    pub pdf: &'a Pdf,
    /// Its outside.
    pub tail: &'a Tail<'a>,
    /// The catalogue; empty if there is none.
    pub catalog: Dict<'a>,
    /// The information dictionary.
    pub info: Option<Dict<'a>>,
    /// XMP.
    pub xmp: Packet,
    /// What it is held against.
    pub edition: Edition,
    /// What is expected.
    pub expect: &'a Expect,
}

impl<'a> File<'a> {
    /// A file as it is read.
    pub fn of(pdf: &'a Pdf, tail: &'a Tail<'a>, expect: &'a Expect) -> Self {
        let xref = pdf.xref();
        let catalog = xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default();
        let info = tail.info().and_then(|info| xref.get::<Dict<'_>>(info.into()));
        let xmp = Packet::of(&catalog);
        let mut file = Self { pdf, tail, catalog, info, xmp, edition: Edition::X4, expect };
        let claims = file.claims().unwrap_or_default();
        let old = claims.starts_with("PDF/X-1");
        file.edition = match expect.standard {
            Some(Standard::X4) => Edition::X4,
            None if !old => Edition::X4,
            _ if claims.ends_with("2001") => Edition::X1a2001,
            _ => Edition::X1a2003,
        };
        file
    }

    /// A text of the information dictionary that is not empty.
    pub fn info_text(&self, key: &str) -> Option<String> {
        let value = self.info.as_ref()?.get::<Text<'_>>(key.as_bytes())?;
        Some(text(value.as_bytes())).filter(|text| !text.is_empty())
    }

    /// The standard that it claims, in its own words.
    pub fn claims(&self) -> Option<String> {
        let xmp = self.xmp.get(xmp::PDFX, "GTS_PDFXVersion").map(Into::into);
        xmp.or_else(|| self.info_text("GTS_PDFXConformance"))
            .or_else(|| self.info_text("GTS_PDFXVersion"))
    }

    /// The version of PDF: of the head, or a later one in the catalogue.
    pub fn version(&self) -> String {
        let later = self.catalog.get::<hayro_syntax::object::Name<'_>>(b"Version");
        let later = later.map(|name| name.as_str().to_string()).unwrap_or_default();
        if number(&later) > number(&self.tail.version) { later } else { self.tail.version.clone() }
    }

    /// What the file is, its contents aside.
    pub fn facts(&self) -> Facts {
        Facts {
            version: self.version(),
            claims: self.claims(),
            condition: intent::condition(self),
            trims: boxes::trims(self),
            ..Facts::default()
        }
    }
}

/// A version as a number that can be compared.
pub fn number(version: &str) -> f64 {
    version.parse().unwrap_or(0.0)
}
