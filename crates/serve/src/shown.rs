//! What was made: pages, and what the screen knows of them.

use std::sync::Arc;

use serde::Serialize;

use kanyin_diagnostics::{FileNo, Sources, Spot, Told, slashed, told};
use kanyin_production::{IssueFolder, LivePage, LivePages};
use kanyin_typeset::PrintedGlyph;

use super::page_file::PageFile;
use super::printed::{NumberedPages, PagePlace, printed};
use super::state::State;
use super::text_places::{bytes, units};

/// The pages of a version, and what is said of them.
#[derive(Clone)]
pub struct Shown {
    /// Which version; 0 before the first.
    pub version: u64,
    /// As the screen gets it.
    pub state: State,
    /// The state as text.
    pub json: Arc<str>,
    /// The pages in order.
    pub pages: Vec<(u32, Arc<PageFile>)>,
    /// Pages that gave way to others, the last first, by version: a browser may ask for them late.
    earlier: Vec<Vec<Arc<PageFile>>>,
    sources: Sources,
}

/// A place in the copy.
#[derive(Debug, Serialize)]
pub struct CopyPlace {
    file: String,
    at: usize,
    line: u32,
    column: u32,
}

/// How many versions a browser may be late. A program that empties a file before it writes it makes two of one save.
const LATE: usize = 4;

/// How far from a glyph a click may be, in points.
const NEAR: f64 = 24.0;

impl Shown {
    /// Before anything was made.
    pub fn nothing(issue: &IssueFolder) -> Self {
        let state = State::nothing(issue);
        let json = state.json();
        Self {
            version: 0,
            state,
            json,
            pages: Vec::new(),
            earlier: Vec::new(),
            sources: Sources::default(),
        }
    }

    /// What was made of an issue. Where it could not be read the pages of before stay, and are called old.
    pub fn of(live: LivePages, issue: &IssueFolder, version: u64, before: &Self) -> Self {
        let LivePages { read, pages } = live;
        let (laid, sources, faults) = (read.laid, read.sources, read.faults);
        let Some(laid) = laid else {
            let mut before = match before.state.issue == issue.name() {
                true => before.clone(),
                false => Self::nothing(issue),
            };
            before.state.tell(&faults, &sources, None, &[]);
            // Places of the pages that stay are places of the texts that they were made from.
            return before.old(version, &unreadable());
        };
        let numbers = laid.issue.pages.iter().map(|page| page.page);
        let pages: Vec<(u32, Arc<PageFile>)> =
            numbers.zip(pages.into_iter().map(|page| before.kept(page))).collect();
        let earlier = before.earlier_than(&pages);
        let mut state = State::of(&laid, issue, version, &pages);
        state.tell(&faults, &sources, Some(&laid), &pages);
        let json = state.json();
        Self { version, state, json, pages, earlier, sources }
    }

    /// The same pages, after a look that failed.
    pub fn broken(&self, version: u64) -> Self {
        self.clone().old(version, &failed())
    }

    /// The same pages, which are old now.
    fn old(mut self, version: u64, why: &Told) -> Self {
        (self.version, self.state.version) = (version, version);
        self.state.stale = Some(why.into());
        self.json = self.state.json();
        self
    }

    /// The page of a file's name.
    pub fn file(&self, name: &str) -> Option<Arc<PageFile>> {
        self.known().find(|page| page.name() == name).cloned()
    }

    /// All pages that may still be asked for.
    fn known(&self) -> impl Iterator<Item = &Arc<PageFile>> {
        self.pages.iter().map(|(_, page)| page).chain(self.earlier.iter().flatten())
    }

    /// What a browser that is late may still ask for once these pages are shown.
    fn earlier_than(&self, pages: &NumberedPages) -> Vec<Vec<Arc<PageFile>>> {
        let is_shown = |old: &Arc<PageFile>| pages.iter().any(|(_, new)| new.name() == old.name());
        let own = self.pages.iter().map(|(_, page)| page);
        let gone: Vec<Arc<PageFile>> = own.filter(|page| !is_shown(page)).cloned().collect();
        // Several looks may find the same.
        let gone = Some(gone).filter(|gone| !gone.is_empty());
        gone.into_iter().chain(self.earlier.iter().cloned()).take(LATE).collect()
    }

    /// Where in the copy stands what is printed nearest to a place.
    pub fn copy_at(&self, page: usize, x: f64, y: f64) -> Option<CopyPlace> {
        let (_, own) = self.pages.iter().find(|(number, _)| *number as usize == page)?;
        let picture = self.state.picture_at(page, x, y);
        if let Some((file, at)) = picture {
            let number = self.file_no(&file)?;
            let byte = bytes(self.sources.text(number), at);
            return self.copy_place(Spot::new(number, byte..byte));
        }
        let distance = |glyph: &&PrintedGlyph| {
            let across = (glyph.x - x).max(x - glyph.x - glyph.width).max(0.0);
            let down = (glyph.y - y).max(y - glyph.y - glyph.height).max(0.0);
            across.hypot(down)
        };
        let nearest = own.glyphs().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        if distance(&nearest) > NEAR {
            return None;
        }
        self.copy_place(nearest.spot)
    }

    fn copy_place(&self, spot: Spot) -> Option<CopyPlace> {
        let place = self.sources.place(spot);
        let at = units(self.sources.text(spot.file), spot.start as usize);
        Some(CopyPlace { file: place.path, at, line: place.line, column: place.column })
    }

    /// Where a character of the copy is printed, or the one next before it.
    pub fn printed_at(&self, file: &str, at: usize) -> Vec<PagePlace> {
        let Some(number) = self.file_no(file) else { return Vec::new() };
        let byte = bytes(self.sources.text(number), at) as u32;
        printed(&self.pages, number, byte)
    }

    fn file_no(&self, file: &str) -> Option<FileNo> {
        self.sources.files().find(|number| slashed(self.sources.path(*number)) == file)
    }

    /// The page as it was, if it is the same.
    fn kept(&self, page: LivePage) -> Arc<PageFile> {
        let new = PageFile::new(page);
        self.file(&new.name()).unwrap_or_else(|| Arc::new(new))
    }
}

fn failed() -> Told {
    told!(
        "程序排这一期时出错了；下面是上一次排好的版面",
        "the program failed on this issue; these are the last good pages"
    )
}

fn unreadable() -> Told {
    told!(
        "稿件现在读不了，下面是上一次排好的版面；改好了会自己更新",
        "the copy cannot be read now; these are the last good pages, new ones come once it is mended"
    )
}
