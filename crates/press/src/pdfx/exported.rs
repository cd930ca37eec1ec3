//! What Typst's exporter wrote, the whole of it or a page.

use lopdf::{Document, Object, ObjectId};

use kanyin_diagnostics::{Told, told};

use super::{incomplete, overprint, unwanted};

/// The exporter's file, read, without what is only for screens, its black overprinting.
pub struct Exported {
    pdf: Document,
    pages: Vec<ObjectId>,
}

impl Exported {
    /// Reads the exporter's file.
    pub fn read(pdf: &[u8]) -> Result<Self, Told> {
        let mut pdf = Document::load_mem(pdf).map_err(|error| {
            told!(
                "Typst 导出的 PDF 读不出来：{error}",
                "what Typst has exported cannot be read: {error}"
            )
        })?;
        unwanted::strip(&mut pdf);
        let pages: Vec<ObjectId> = pdf.page_iter().collect();
        overprint::put_in(&mut pdf, &pages).ok_or_else(incomplete)?;
        Ok(Self { pdf, pages })
    }

    /// All pages.
    pub fn whole(&self) -> Document {
        self.pdf.clone()
    }

    /// One page, from 0. What only the others need is still in the document, and is pruned when it is
    /// written. The exporter writes nothing into the tree of pages that a page inherits.
    pub fn page(&self, page: usize) -> Option<Document> {
        let mut pdf = self.pdf.clone();
        let tree = pdf.catalog().ok()?.get(b"Pages").ok()?.as_reference().ok()?;
        let page = *self.pages.get(page)?;
        let root = pdf.get_dictionary_mut(tree).ok()?;
        root.set("Kids", vec![Object::Reference(page)]);
        root.set("Count", 1);
        pdf.get_dictionary_mut(page).ok()?.set("Parent", tree);
        pdf.catalog_mut().ok()?.remove(b"PageLabels");
        Some(pdf)
    }
}
