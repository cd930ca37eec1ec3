//! The file's pages, and places on them.

use lopdf::{Document, Object, ObjectId};

use crate::edition::{EditionPage, Rect};

/// The pages that are in the file.
pub struct PdfPages(Vec<PdfPage>);

/// A page of the file.
pub struct PdfPage {
    /// Its number in the issue, from 1.
    pub number: u32,
    /// Its object.
    pub id: ObjectId,
    /// Left, bottom, right, top, in PDF's units.
    edges: [f32; 4],
}

impl PdfPages {
    /// The pages of a file, which are these of the issue.
    pub fn of(pdf: &Document, shown: &[EditionPage]) -> Self {
        let ids = pdf.page_iter();
        Self(ids.zip(shown).filter_map(|(id, page)| PdfPage::of(pdf, id, page.number)).collect())
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &PdfPage> {
        self.0.iter()
    }

    /// A page by its number in the issue.
    pub fn page(&self, page: u32) -> Option<&PdfPage> {
        self.0.iter().find(|pdf_page| pdf_page.number == page)
    }
}

impl PdfPage {
    fn of(pdf: &Document, id: ObjectId, number: u32) -> Option<Self> {
        let dict = pdf.get_dictionary(id).ok()?;
        let edges = dict.get_deref(b"MediaBox", pdf).ok()?.as_array().ok()?;
        let edges: Vec<f32> = edges.iter().filter_map(|edge| edge.as_float().ok()).collect();
        Some(Self { number, id, edges: edges.try_into().ok()? })
    }

    /// A box on it in PDF's coordinates: left, bottom, right, top; no part of it off the page.
    pub fn rect(&self, rect: Rect) -> [f32; 4] {
        let [left, bottom, right, top] = self.edges;
        let x = |at: f64| (left + at as f32).clamp(left, right);
        let y = |at: f64| (top - at as f32).clamp(bottom, top);
        [x(rect.x), y(rect.y + rect.height), x(rect.x + rect.width), y(rect.y)]
    }

    /// A place to go to: this corner at the window's top left, the size of the view kept (ISO 32000-1, 12.3.2.2).
    pub fn place(&self, rect: Option<Rect>) -> Vec<Object> {
        let [left, .., top] = self.edges;
        let (x, y) = rect.map_or((left, top), |rect| {
            let [x, _, _, y] = self.rect(rect);
            (x, y)
        });
        vec![self.id.into(), "XYZ".into(), x.into(), y.into(), Object::Null]
    }
}
