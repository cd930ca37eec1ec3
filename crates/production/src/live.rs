//! An issue while it is written: laid out at every change, and only that set again which changed.

use typst_layout::Page;

use kanyin_diagnostics::Told;
use kanyin_press::{self as press, Preview, View, Wanted};
use kanyin_typeset::{PrintedGlyph, printed_glyphs};

use super::issue_folder::IssueFolder;
use super::progress::Silent;
use super::proofread::{Proofread, proofread};

/// What is wanted of pictures: the screen's.
const SCREEN: Wanted = Wanted { press: false, screen: true, readers: false };

/// How many issues Typst remembers what it set for. What no issue since has used goes.
const REMEMBERED: usize = 4;

/// An issue as it is now.
pub struct LivePages {
    /// What it was read from, and all that is wrong with it.
    pub read: Proofread,
    /// Its pages for a screen; none if it could not be read.
    pub pages: Vec<LivePage>,
}

/// A page for a screen.
pub struct LivePage {
    /// Two pages with the same mark look the same.
    pub mark: u128,
    page: Page,
}

/// Lays an issue out as it is now. What is unchanged since the last time is not set again: it is remembered by Typst, and
/// pictures in the publication's `out/`.
pub fn live_pages(folder: &IssueFolder) -> LivePages {
    let mut read = proofread(folder, &folder.out(), SCREEN, &Silent);
    let pages = match &read.laid {
        Some(laid) => {
            let prints = &laid.pictures.screen;
            let rendition = press::rendition(&laid.laid, View::Screen, prints, &laid.marks);
            read.faults.add_new(rendition.faults.0);
            rendition.document.pages().iter().cloned().map(LivePage::of).collect()
        }
        None => Vec::new(),
    };
    comemo::evict(REMEMBERED);
    LivePages { read, pages }
}

impl LivePage {
    /// A finished page.
    pub(super) fn of(page: Page) -> Self {
        Self { mark: typst_utils::hash128(&page.frame), page }
    }

    /// It as an SVG, cut at the trim.
    pub fn svg(&self) -> String {
        press::page_svg(&self.page)
    }

    /// It as a PNG with so many pixels a point, cut at the trim.
    pub fn png(&self, scale: f64) -> Result<Vec<u8>, Told> {
        Preview::at(&self.page, scale).png()
    }

    /// Where each character of the copy is printed.
    pub fn glyphs(&self) -> Vec<PrintedGlyph> {
        printed_glyphs(&self.page.frame)
    }
}
