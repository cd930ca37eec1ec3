//! PDF/X: what Typst's exporter wrote, made into a file that a printing house takes (ISO 15930-7 for PDF/X-4,
//! ISO 15930-4 for PDF/X-1a).
//!
//! The exporter's file has the pages, the type and the fonts. Here it gets its boxes, its output intent, its
//! pictures in the inks of their pages, overprint, and its papers; what PDF/X forbids is taken out.

mod boxes;
mod exported;
mod flate;
mod identity;
mod intent;
mod overprint;
mod press_images;
mod unwanted;

use lopdf::Document;

use kanyin_diagnostics::{Told, told};
use kanyin_issue::printing::Standard;

use super::pictures::PressImage;
pub use boxes::Edges;
pub use exported::Exported;
pub use identity::{Identity, PROGRAM};
pub use intent::Intent;

/// What makes the exporter's file a file for the printing house.
pub struct PdfxWriter<'a> {
    /// What it says of itself, and its standard.
    pub identity: Identity<'a>,
    /// Its printing condition.
    pub intent: &'a Intent,
    /// The pictures that its stand-ins mean.
    pub images: &'a [PressImage],
    /// What lies round the trim.
    pub edges: Edges,
}

impl PdfxWriter<'_> {
    /// Writes the exporter's file as PDF/X.
    pub fn write(&self, mut pdf: Document) -> Result<Vec<u8>, Told> {
        let standard = self.identity.standard;
        for page in pdf.page_iter().collect::<Vec<_>>() {
            boxes::nest(&mut pdf, page, self.edges).ok_or_else(incomplete)?;
        }
        press_images::put_in(&mut pdf, self.images);
        unwanted::groups(&mut pdf, standard);
        self.intent.put_in(&mut pdf);
        pdf.prune_objects();
        pdf.renumber_objects();
        pdf.version = match standard {
            Standard::X4 => "1.6",
            Standard::X1a => "1.4",
        }
        .into();
        self.identity.put_in(&mut pdf);
        let mut out = Vec::new();
        pdf.save_to(&mut out)
            .map_err(|error| told!("PDF 存不下来：{error}", "the PDF cannot be saved: {error}"))?;
        Ok(out)
    }
}

/// The exporter gives every page its boxes and its resources.
fn incomplete() -> Told {
    told!("Typst 导出的一版不完整", "Typst has exported a page that is incomplete")
}
