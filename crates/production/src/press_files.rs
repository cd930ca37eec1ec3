//! What the printing house gets of an issue, and what its press will do with it: everything made from the press's pages.

use std::time::Instant;

use rayon::prelude::*;

use kanyin_diagnostics::{Code, Fault, Faults, Lang, Severity, Told, told};
use kanyin_issue::Page;
use kanyin_preflight as preflight;
use kanyin_press::{Moment, NotExported, PressPdf, Rendition, pdfx::Exported, placed};
use kanyin_recolour::plates;

use super::file_names::{plate_name, png_name, press_name};
use super::finished::{Finished, FinishedFile};
use super::laid_issue::LaidIssue;
use super::order::Order;
use super::reports::reports;

/// What the exporter says against the pages, as faults of the templates.
pub fn unexported(laid: &LaidIssue, not_exported: &NotExported) -> Vec<Fault> {
    let errors = not_exported.errors.iter().filter(|error| !error.span.is_detached());
    errors.map(|error| laid.laid.template_fault(&laid.issue.publication, error)).collect()
}

/// Pixels an inch of plates and soft proofs: as many as previews have.
const PPI: f64 = 144.0;

/// An issue's pages for the press.
pub struct PressFiles<'a> {
    laid: &'a LaidIssue,
    order: Order,
    press: PressPdf<'a>,
}

impl<'a> PressFiles<'a> {
    /// The issue with its rendition for the press.
    pub fn of(laid: &'a LaidIssue, order: Order, rendition: Rendition, moment: Moment) -> Self {
        let press = PressPdf::new(&laid.issue, &laid.laid, &laid.job, rendition, moment);
        Self { laid, order, press }
    }

    /// press.pdf with its preflight, and every page alone, its plates and how they look: what of it was ordered.
    pub fn make(&self) -> Result<Finished, Told> {
        let begun = Instant::now();
        let exported = match self.press.export() {
            Ok(exported) => exported,
            Err(why) => return Ok(self.refused(&why)),
        };
        let whole = || self.order.press.then(|| self.whole(&exported, begun)).transpose();
        let pages = || {
            let pages = self.laid.issue.pages.par_iter().enumerate();
            let alone = self.order.page_alone;
            let pages = pages.filter(|(_, page)| alone.is_none_or(|alone| alone == page.page));
            let pages = pages.map(|(n, page)| self.page(&exported, (n, page), begun));
            pages.collect::<Result<Vec<_>, _>>()
        };
        let (whole, pages) = rayon::join(whole, pages);
        let pages = Finished::of(pages?.into_iter().flatten().collect());
        Ok(Finished::all(whole?.into_iter().chain([pages])))
    }

    /// No file for the press, and whose fault that is: an error, so that no older one is taken for it.
    fn refused(&self, not_exported: &NotExported) -> Finished {
        let mut remarks = Faults(unexported(self.laid, not_exported));
        if remarks.0.is_empty() {
            let why = &not_exported.why;
            let what = told!(
                "版式模板排出的版面做不成印刷文件：{why}",
                "the pages that the templates set cannot be made a file for the press: {why}";
                why
            );
            remarks.push(Fault::nowhere(Code::Template, what));
        }
        Finished { remarks, ..Finished::default() }
    }

    /// press.pdf, examined as it will be sent.
    fn whole(&self, exported: &Exported, begun: Instant) -> Result<Finished, Told> {
        let pdf = self.press.whole(exported)?;
        let mut report = preflight::examine(&pdf, &self.press.expected());
        report.name_pictures(&placed(&self.laid.issue, &self.laid.laid));
        // In the paper's language, whatever the machine's is: the same copy gives the same files.
        let is_chinese = self.laid.issue.paper.language.starts_with("zh");
        let lang = if is_chinese { Lang::Zh } else { Lang::En };
        // Notes are not worth the time that pictures of pages take.
        let about = reports(&report, "press.pdf", &pdf, lang, Severity::Warning)?;
        let mut files = vec![FinishedFile::for_press("press.pdf".into(), pdf, begun)];
        files.extend(about.into_iter().map(|file| FinishedFile::of(file, begun)));
        Ok(Finished { report: Some(report), ..Finished::of(files) })
    }

    /// A page alone, from 0, and what the press will do with it.
    fn page(
        &self,
        exported: &Exported,
        (n, page): (usize, &Page),
        begun: Instant,
    ) -> Result<Vec<FinishedFile>, Told> {
        let pdf = self.press.page(exported, n)?;
        let mut files = Vec::new();
        if self.order.soft_proof || self.order.separations {
            files = self.plates(&pdf, page.page, begun)?;
        }
        if self.order.press || self.order.page_alone.is_some() {
            files.push(FinishedFile::for_press(press_name(&self.laid.issue, page), pdf, begun));
        }
        Ok(files)
    }

    /// What the press will do with a page.
    fn plates(&self, pdf: &[u8], page: u32, begun: Instant) -> Result<Vec<FinishedFile>, Told> {
        let condition = &self.laid.job.condition;
        let plates = plates::plates(pdf, 0, PPI, plates::PageBox::Trim)?;
        let mut files = Vec::new();
        if self.order.soft_proof {
            let proof = plates.soft_proof(|cmyk| condition.seen_pixels(cmyk));
            files.push(FinishedFile::new(png_name(page), plates.rgb_png(&proof)?, begun));
        }
        if self.order.separations {
            for (plate, ink) in &plates.inks {
                let name = plate_name(page, &plate.name());
                files.push(FinishedFile::new(name, plates.png(ink)?, begun));
            }
            let total = plates.total_ink(condition.total_ink());
            let name = plate_name(page, "total-ink");
            files.push(FinishedFile::new(name, plates.rgb_png(&total.pixels)?, begun));
        }
        Ok(files)
    }
}
