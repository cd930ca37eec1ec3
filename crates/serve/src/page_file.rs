//! A page as files, drawn when they are first asked for: a drawing that is sharp however far one looks into it, and a
//! picture that a browser shows sooner (measured in Chromium: a drawing of a page takes it several times as long).

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use kanyin_diagnostics::FileNo;
use kanyin_production::LivePage;
use kanyin_typeset::PrintedGlyph;

/// Pixels a point of the quick picture: enough for a page that is shown whole.
pub const QUICK: f64 = 1.5;

/// A page. What is made of it is made once.
pub struct PageFile {
    page: LivePage,
    svg: OnceLock<Arc<[u8]>>,
    png: OnceLock<Arc<[u8]>>,
    /// By file, in the order of the copy.
    glyphs: OnceLock<BTreeMap<FileNo, Vec<PrintedGlyph>>>,
}

impl PageFile {
    /// A page, not drawn yet.
    pub fn new(page: LivePage) -> Self {
        Self { page, svg: OnceLock::new(), png: OnceLock::new(), glyphs: OnceLock::new() }
    }

    /// What its files are called, but for their endings: another page has another name.
    pub fn name(&self) -> String {
        format!("{:032x}", self.page.mark)
    }

    /// Its drawing.
    pub fn svg(&self) -> Arc<[u8]> {
        Arc::clone(self.svg.get_or_init(|| self.page.svg().into_bytes().into()))
    }

    /// Its picture, [`QUICK`] pixels a point; none if it cannot be made.
    pub fn png(&self) -> Arc<[u8]> {
        let made = || self.page.png(QUICK).unwrap_or_default().into();
        Arc::clone(self.png.get_or_init(made))
    }

    /// Where each character of the copy is printed on it.
    pub fn glyphs(&self) -> impl Iterator<Item = &PrintedGlyph> {
        self.by_file().values().flatten()
    }

    /// The glyphs of a file up to one of its bytes, in the order of the copy.
    pub fn glyphs_up_to(&self, file: FileNo, byte: u32) -> &[PrintedGlyph] {
        let glyphs = self.by_file().get(&file).map_or(&[][..], Vec::as_slice);
        &glyphs[..glyphs.partition_point(|glyph| glyph.spot.start <= byte)]
    }

    fn by_file(&self) -> &BTreeMap<FileNo, Vec<PrintedGlyph>> {
        self.glyphs.get_or_init(|| {
            let mut by_file: BTreeMap<FileNo, Vec<PrintedGlyph>> = BTreeMap::new();
            for glyph in self.page.glyphs() {
                by_file.entry(glyph.spot.file).or_default().push(glyph);
            }
            by_file.values_mut().for_each(|glyphs| glyphs.sort_by_key(|glyph| glyph.spot.start));
            by_file
        })
    }
}
