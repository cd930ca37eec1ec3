//! A page as a file, drawn when it is first asked for.

use std::sync::{Arc, OnceLock};

use kanyin_production::LivePage;
use kanyin_typeset::PrintedGlyph;

/// A page. What is made of it is made once.
pub struct PageFile {
    page: LivePage,
    svg: OnceLock<Arc<[u8]>>,
    glyphs: OnceLock<Vec<PrintedGlyph>>,
}

impl PageFile {
    /// A page, not drawn yet.
    pub fn new(page: LivePage) -> Self {
        Self { page, svg: OnceLock::new(), glyphs: OnceLock::new() }
    }

    /// What its file is called: another page has another name.
    pub fn name(&self) -> String {
        format!("{:032x}.svg", self.page.mark)
    }

    /// Its drawing.
    pub fn svg(&self) -> Arc<[u8]> {
        Arc::clone(self.svg.get_or_init(|| self.page.svg().into_bytes().into()))
    }

    /// Where each character of the copy is printed on it.
    pub fn glyphs(&self) -> &[PrintedGlyph] {
        self.glyphs.get_or_init(|| self.page.glyphs())
    }
}
