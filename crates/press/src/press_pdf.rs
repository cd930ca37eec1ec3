//! The PDFs that the printing house gets: the whole issue, and every page alone.

use std::sync::OnceLock;

use typst_layout::{Page, PagedDocument};
use typst_library::layout::{Abs, Frame, FrameItem, GroupItem, Point, Sides, Size};
use typst_library::model::Document as _;
use typst_library::visualize::Curve;

use kanyin_diagnostics::{Told, told};
use kanyin_issue::{
    Issue,
    printing::{Resolution, Standard},
};
use kanyin_typeset::Laid;

use kanyin_colour::Process;
use kanyin_preflight::{self as preflight, AllowedPlates, Expect};

use super::job::PressJob;
use super::marks::{ROOM, marks};
use super::moment::Moment;
use super::pdf::{self, NotExported};
use super::pdfx::{Edges, Exported, Identity, Intent, PdfxWriter};
use super::rendition::Rendition;

/// The press's pages, ready to be bound.
pub struct PressPdf<'a> {
    issue: &'a Issue,
    job: &'a PressJob,
    rendition: Rendition,
    edges: Edges,
    intent: OnceLock<Intent>,
    moment: Moment,
}

impl<'a> PressPdf<'a> {
    /// Puts the marks round the pages.
    pub fn new(
        issue: &'a Issue,
        laid: &Laid,
        job: &'a PressJob,
        mut rendition: Rendition,
        moment: Moment,
    ) -> Self {
        let bleed = laid.grid.bleed;
        let has_marks = issue.paper.press.marks.any();
        let edges = Edges { bleed, media: if has_marks { bleed + ROOM } else { bleed } };
        if has_marks {
            rendition.document = marked(issue, laid, job, &rendition.document, edges);
        }
        Self { issue, job, rendition, edges, intent: OnceLock::new(), moment }
    }

    /// The pages as Typst writes them, from which all files are made: type is subset once.
    pub fn export(&self) -> Result<Exported, NotExported> {
        let pdf = pdf::for_press(&self.rendition.document, || {
            self.intent();
        })?;
        Exported::read(&pdf).map_err(NotExported::because)
    }

    /// The output intent. Its profile takes a while to deflate.
    fn intent(&self) -> &Intent {
        self.intent.get_or_init(|| Intent::of(&self.job.condition))
    }

    /// The whole issue.
    pub fn whole(&self, exported: &Exported) -> Result<Vec<u8>, Told> {
        self.writer(&pdf::ident(self.issue, "press", None)).write(exported.whole())
    }

    /// One page alone, from 0, complete in itself.
    pub fn page(&self, exported: &Exported, page: usize) -> Result<Vec<u8>, Told> {
        let ident = pdf::ident(self.issue, "press", Some(page));
        self.writer(&ident).write(exported.page(page).ok_or_else(no_page)?)
    }

    /// What preflight shall expect of the whole issue. The pixels of its pictures were held to the ink limit
    /// one by one when they were made, so they are not counted again.
    pub fn expected(&self) -> Expect {
        let press = &self.issue.paper.press;
        let trim = self.issue.paper.page.trim;
        let Resolution { least, most } = press.image_resolution;
        let plates = self.job.printed_pages.iter().map(|printed| AllowedPlates {
            four: printed.inks.process == Process::Four,
            spots: printed.inks.spot.iter().map(|spot| spot.name.clone()).collect(),
        });
        Expect {
            standard: Some(match self.job.standard {
                Standard::X4 => preflight::Standard::X4,
                Standard::X1a => preflight::Standard::X1a,
            }),
            total_ink: press.total_ink.0,
            resolution: (f64::from(least), f64::from(most)),
            trim: Some((trim.width, trim.height)),
            bleed: self.edges.bleed,
            plates: Some(plates.collect()),
            pixels: false,
        }
    }

    fn writer<'b>(&'b self, ident: &'b str) -> PdfxWriter<'b> {
        let info = self.rendition.document.info();
        PdfxWriter {
            identity: Identity {
                standard: self.job.standard,
                title: info.title.as_deref().unwrap_or(&self.issue.paper.name),
                author: info.author.first().map(|author| author.as_str()),
                ident,
                moment: self.moment,
            },
            intent: self.intent(),
            images: &self.rendition.images,
            edges: self.edges,
        }
    }
}

fn no_page() -> Told {
    told!("没有这一版", "there is no such page")
}

/// Pages cut at their bleed, with their marks outside of it.
fn marked(
    issue: &Issue,
    laid: &Laid,
    job: &PressJob,
    document: &PagedDocument,
    edges: Edges,
) -> PagedDocument {
    let bleed = Abs::pt(edges.bleed);
    let pages = document.pages().iter().zip(&issue.pages).zip(&job.printed_pages);
    let pages = pages.map(|((page, of), printed)| {
        let size = page.frame.size();
        let mut cut = Frame::soft(size + Size::splat(2.0 * bleed));
        cut.push_frame(Point::splat(bleed), page.frame.clone());
        let mut cut = GroupItem::new(cut);
        cut.clip = Some(Curve::rect(size + Size::splat(2.0 * bleed)));
        let mut frame = Frame::hard(size);
        frame.push(Point::splat(-bleed), FrameItem::Group(cut));
        frame.push_frame(Point::zero(), marks(issue, laid, of, printed));
        Page { frame, bleed: Sides::splat(Abs::pt(edges.media)), ..page.clone() }
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}
