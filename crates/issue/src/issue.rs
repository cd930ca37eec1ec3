//! One number of the paper, read and checked: what all other rooms work from.

use std::path::PathBuf;
use std::sync::Arc;

use indexmap::IndexMap;

use kanyin_diagnostics::{Sources, Spot};

use super::furniture_spots::FurnitureSpots;
use super::issue_file::Ear;
use super::issue_number::IssueNumber;
use super::layout::Layout;
use super::paper::Paper;
use super::pdf_box::ArtBleed;
use super::picture_kind::PictureKind;
use super::pictures::Measured;
use super::pins::PagePins;
use super::press_colour::InksAsked;
use super::story::{Line, Story};
use super::units::Date;

/// One number of the paper, read and checked.
#[derive(Debug)]
pub struct Issue {
    /// The publication's folder: everything stays inside it.
    pub publication: PathBuf,
    /// The issue's folder.
    pub folder: PathBuf,
    /// The folder's name: `2026-11`.
    pub name: String,
    /// `paper.yaml`.
    pub paper: Paper,
    /// Where `paper.yaml` names the output profile.
    pub profile: Spot,
    /// Where `paper.yaml` names fonts.
    pub fonts: FontSpots,
    /// Where masthead, ear, folio and colophon are written.
    pub furniture: FurnitureSpots,
    /// The nameplate, if it is a picture that can be set.
    pub nameplate: Option<PlacedFile>,
    /// `issue.yaml`, without its pages.
    pub number: Option<IssueNumber>,
    /// Day of issue.
    pub date: Date,
    /// Role (`chief`, `layout`, `proof`, or any label) and name, as written.
    pub editors: IndexMap<String, String>,
    /// The box beside the nameplate.
    pub ear: Option<Ear>,
    /// Whether stories were allotted to pages (`pages: auto`), and no page was listed.
    pub is_allotted: bool,
    /// The pages in order; `pages[0].page == 1`.
    pub pages: Vec<Page>,
    /// The entries of all pages, also of those that could not be read.
    pub entries: Vec<PageEntrySpot>,
    /// What may stand in filler areas, from `fillers/`.
    pub fillers: Vec<Filler>,
    /// The text of every file read.
    pub sources: Sources,
}

impl Issue {
    /// The page in whose entry in `issue.yaml` a place stands; `None` where several pages have one entry, `pages: auto`.
    pub fn page_of_entry(&self, spot: Spot) -> Option<u32> {
        let before =
            |entry: &&PageEntrySpot| entry.spot.file == spot.file && entry.spot.start <= spot.start;
        let entry = self.entries.iter().filter(before).max_by_key(|entry| entry.spot.start);
        let sharing = |spot: Spot| self.entries.iter().filter(|entry| entry.spot == spot).count();
        entry.filter(|entry| sharing(entry.spot) == 1).map(|entry| entry.page)
    }
}

/// Where the entry of a page stands in `issue.yaml`.
#[derive(Debug, Copy, Clone)]
pub struct PageEntrySpot {
    /// The page.
    pub page: u32,
    /// Its entry.
    pub spot: Spot,
}

/// Where `paper.yaml` names fonts, by role.
#[derive(Debug, Clone, Default)]
pub struct FontSpots(pub(crate) IndexMap<String, (Spot, Vec<Spot>)>);

impl FontSpots {
    /// The role's key.
    pub fn role(&self, role: &str) -> Option<Spot> {
        self.0.get(role).map(|(key, _)| *key)
    }

    /// A family of a role, by its place in the list.
    pub fn family(&self, role: &str, n: usize) -> Option<Spot> {
        self.0.get(role)?.1.get(n).copied()
    }
}

/// One page of an issue: its layout and what stands in each area.
#[derive(Debug, Clone)]
pub struct Page {
    /// From 1.
    pub page: u32,
    /// The page's subject: 要闻, 社区.
    pub section: Option<String>,
    /// The page's own editor.
    pub editor: Option<String>,
    /// The resolved layout.
    pub layout: Arc<Layout>,
    /// What stands in each area, in the order of `layout.areas`.
    pub fills: Vec<Fill>,
    /// Whether it has a running head 报眉, where its layout leaves room for one.
    pub has_folio: bool,
    /// The inks that it is printed in.
    pub inks: InksAsked,
    /// What of its makeup a person pinned.
    pub pins: PagePins,
    /// The page's entry in `issue.yaml`.
    pub spot: Spot,
    /// Its section there, or the entry.
    pub section_spot: Spot,
    /// Its own editor there, or the entry.
    pub editor_spot: Spot,
}

/// What stands in an area.
#[derive(Debug, Clone)]
pub enum Fill {
    /// Masthead, ear, colophon, white, or nothing given.
    Nothing,
    /// One story.
    Story(Arc<Story>),
    /// Several stories under a rail head.
    Briefs {
        /// The rail head 栏目.
        head: Option<Line>,
        /// Its stories in order.
        stories: Vec<Arc<Story>>,
    },
    /// The box of the story in another area: the index of that area, and of the block in its story.
    Sidebar {
        /// Index into `layout.areas`.
        of: usize,
        /// Index into that story's `blocks`; that block is then not in the galley.
        block: usize,
    },
    /// The headline block of the story in another area, which then holds only its text.
    Headline {
        /// Index into `layout.areas`.
        of: usize,
    },
    /// Ads or fillers: pictures and PDFs, sharing the width equally.
    Files(Vec<PlacedFile>),
    /// Stories for an area of a filler, of which one is chosen when the page is made up.
    OneOf(Vec<Arc<Story>>),
}

/// An advertisement or filler that is a file: a picture, an SVG or a PDF.
#[derive(Debug, Clone)]
pub struct PlacedFile {
    /// Path inside the publication.
    pub path: PathBuf,
    /// Where it was named.
    pub spot: Spot,
    /// Width over height, as it will stand (EXIF turned).
    pub ratio: f64,
    /// What kind of file.
    pub kind: PictureKind,
    /// Width and height in pixels, EXIF turned; `None` for drawings.
    pub pixels: Option<(u32, u32)>,
    /// What a PDF brings beyond its trim, to run over the cut.
    pub bleed: Option<ArtBleed>,
    /// Width as it was drawn, in points or an SVG's pixels; `None` for pictures of pixels.
    pub width: Option<f64>,
    /// The word at its corner that says that it is an ad.
    pub label: Option<String>,
}

impl PlacedFile {
    /// A file as it was measured.
    pub fn new(path: PathBuf, spot: Spot, measured: Measured) -> Self {
        let Measured { kind, ratio, pixels, bleed, width } = measured;
        Self { path, spot, ratio, kind, pixels, bleed, width, label: None }
    }
}

/// The word that says that something is an ad, where nothing else is asked for. The law wants it (广告法 §14).
pub const AD_LABEL: &str = "广告";

/// A file that may stand where no copy does.
#[derive(Debug, Clone)]
pub enum Filler {
    /// A picture or PDF.
    File(PlacedFile),
    /// A short story.
    Story(Arc<Story>),
}
