//! What readers and libraries get of an issue: everything that is made from its screen pages. Files of the e-paper are
//! named as seen from its folder.

use rayon::prelude::*;
use typst_layout::{Page, PagedDocument};

use kanyin_archive::{
    self as archive, Conformance, Edition, Home, MadeFile, NoEpaper, PageImages, Templates,
};
use kanyin_diagnostics::{Told, told};
use kanyin_press::{self as press, DevelopedPictures, Moment, NotExported, Preview};

use super::finished::FinishedFile;
use super::laid_issue::LaidIssue;

/// An issue for the screen, with its stories' words and places.
pub struct ScreenFiles<'a> {
    laid: &'a LaidIssue,
    moment: Moment,
    screen: PagedDocument,
    edition: Edition,
    /// The stories' pictures; their names are seen from the folder of the form that shows them.
    pictures: Vec<MadeFile>,
}

impl<'a> ScreenFiles<'a> {
    /// The issue with its pages and pictures for the screen.
    pub fn of(
        laid: &'a LaidIssue,
        screen: PagedDocument,
        prints: &DevelopedPictures,
        moment: Moment,
    ) -> Result<Self, Told> {
        let mut edition = Edition::of(&laid.issue, &laid.laid);
        let pictures = archive::pictures(&mut edition, prints)?;
        Ok(Self { laid, moment, screen, edition, pictures })
    }

    /// The whole issue as one PDF, and what it holds to.
    pub fn web_pdf(&self) -> Result<(Vec<u8>, Conformance), NotExported> {
        archive::web_pdf(&self.laid.issue, &self.edition, &self.screen, self.moment)
    }

    /// A page in pixels, from 0.
    pub fn preview(&self, page: usize) -> Result<Preview, Told> {
        Ok(Preview::of(self.page(page)?))
    }

    /// A page in pixels, from 0, with a frame round everything that only looks bad; none if there is nothing.
    pub fn remarked(&self, page: usize) -> Result<Option<Preview>, Told> {
        let laid = &self.laid.laid;
        if laid.remarks.iter().all(|(of, ..)| *of != page) {
            return Ok(None);
        }
        Ok(Some(Preview::of(&press::overlaid(laid, self.page(page)?, page, &laid.remarks))))
    }

    /// The e-paper's pictures of a page, from 0.
    pub fn epaper_images(&self, page: usize, preview: &Preview) -> Result<Vec<MadeFile>, Told> {
        Ok(self.images(page)?.files(preview)?.into())
    }

    /// A page of the e-paper as a PDF, from 0.
    pub fn epaper_pdf(&self, page: usize) -> Result<MadeFile, Told> {
        let issue = &self.laid.issue;
        let bytes = archive::page_pdf(issue, &self.edition, &self.screen, page, self.moment)
            .map_err(|not_exported| not_exported.why)?;
        let name = self
            .images(page)?
            .pdf
            .ok_or_else(|| told!("这一版没有 PDF", "a page without a PDF"))?;
        Ok(MadeFile { name, bytes })
    }

    /// The e-paper's texts, and its stories' pictures.
    pub fn epaper(&self, home: Option<&Home>) -> Result<Vec<MadeFile>, NoEpaper> {
        let pages = 0..self.screen.pages().len();
        let images = pages.map(|page| self.images(page)).collect::<Result<Vec<PageImages>, _>>();
        let images = images.map_err(NoEpaper::Ours)?;
        let templates = Templates::of(&self.laid.issue.publication)?;
        let files = archive::epaper(&self.edition, &templates, &images, home)?;
        Ok(files.into_iter().chain(self.pictures.iter().cloned()).collect())
    }

    /// All files of the e-paper.
    pub fn whole_epaper(&self, home: Option<&Home>) -> Result<Vec<MadeFile>, NoEpaper> {
        let mut files = self.epaper(home)?;
        let page = |page: usize| {
            let mut files = self.epaper_images(page, &self.preview(page)?)?;
            files.push(self.epaper_pdf(page)?);
            Ok(files)
        };
        let pages: Result<Vec<Vec<MadeFile>>, Told> =
            (0..self.screen.pages().len()).into_par_iter().map(page).collect();
        files.extend(pages.map_err(NoEpaper::Ours)?.into_iter().flatten());
        Ok(files)
    }

    /// The stories as texts, and their pictures.
    pub fn texts(&self) -> Result<Vec<MadeFile>, Told> {
        let mut files = archive::texts(&self.edition)?;
        files.extend(self.pictures.iter().map(|picture| picture.clone().under("stories")));
        Ok(files)
    }

    /// The pages for libraries.
    pub fn alto(&self) -> Vec<MadeFile> {
        archive::alto(&self.edition)
    }

    /// What the files of the issue are to each other.
    pub fn mets(&self, files: &[FinishedFile]) -> MadeFile {
        let files: Vec<_> = files.iter().map(FinishedFile::named).collect();
        archive::mets(&self.edition, &files)
    }

    fn page(&self, page: usize) -> Result<&Page, Told> {
        self.screen.pages().get(page).ok_or_else(no_such_page)
    }

    fn images(&self, page: usize) -> Result<PageImages, Told> {
        let of = self.edition.pages.get(page).ok_or_else(no_such_page)?;
        Ok(PageImages::of(of.number, Preview::size(self.page(page)?)))
    }
}

fn no_such_page() -> Told {
    told!("没有这一版", "no such page")
}
