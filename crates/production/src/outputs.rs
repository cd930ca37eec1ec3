//! The files of an issue, made all at once.

use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;

use kanyin_archive::{Conformance, MadeFile, NoEpaper};
use kanyin_diagnostics::{Code, Fault, Faults, Severity, Told, told};
use kanyin_press::{self as press, Moment, Overlay, PlanFile, Prints, Rendition, View, Wanted};

use super::failure::Failure;
use super::file_names::png_name;
use super::finished::{Finished, FinishedFile};
use super::laid_issue::LaidIssue;
use super::order::Order;
use super::press_files::PressFiles;
use super::screen_files::ScreenFiles;

/// The files to be made, and what they are made from.
pub struct Outputs<'a> {
    laid: &'a LaidIssue,
    order: Order,
    may_print: bool,
    batches: Vec<Batch>,
    press: Option<PressFiles<'a>>,
    screen: Option<ScreenFiles<'a>>,
}

/// Files that are made together.
#[derive(Debug, Copy, Clone)]
enum Batch {
    /// press.pdf and its preflight; every page alone, its plates and how they look.
    Press,
    Web,
    /// A page as pictures, from 0.
    Pictures(usize),
    /// A page of the e-paper as a PDF, from 0.
    PagePdf(usize),
    Epaper,
    Alto,
    Texts,
    Plan,
    Layout,
}

impl<'a> Outputs<'a> {
    /// The renditions that the files need; the templates' faults are found on the way. Where faults
    /// stop the press.pdf there are previews, asked for or not.
    pub fn of(
        laid_issue: &'a LaidIssue,
        order: Order,
        out: &Path,
        faults: &mut Faults,
    ) -> Result<Self, Failure> {
        let LaidIssue { issue, laid, job, pictures, marks } = laid_issue;
        let moment = order.moment.unwrap_or_else(|| Moment::of(issue.date));
        let mut rendition = |view, prints: &Prints, over: &[Overlay]| {
            let rendition = press::rendition(laid, view, prints, over);
            // All views find the same.
            faults.add_new(rendition.faults.0.iter().cloned());
            rendition
        };
        let stamps = if order.proof { press::stamps(laid) } else { Vec::new() };
        let press = order.prints().then(|| {
            let rendition = rendition(View::Press(job), &pictures.press, &stamps);
            PressFiles::of(laid_issue, order, rendition, moment)
        });
        let screen_files = |screen: Rendition, prints: &Prints| {
            ScreenFiles::of(laid_issue, screen.document, prints, moment)
                .map_err(|why| failed("web", &why))
        };
        let prints = &pictures.screen;
        let screen = order.wanted().screen.then(|| rendition(View::Screen, prints, marks));
        let mut screen = screen.map(|screen| screen_files(screen, prints)).transpose()?;
        let may_print = order.proof || !faults.any_error();
        if !may_print && screen.is_none() {
            let wanted = Wanted { press: false, screen: true };
            let prints = press::develop(issue, laid, wanted, job, out).screen;
            // Its faults are those that the press has found.
            let rendition = press::rendition(laid, View::Screen, &prints, marks);
            screen = Some(screen_files(rendition, &prints)?);
        }
        let batches = batches(issue.pages.len(), order, may_print);
        Ok(Self { laid: laid_issue, order, may_print, batches, press, screen })
    }

    /// Makes them, several at once.
    pub fn files(&self) -> Result<Finished, Failure> {
        let batches = self.batches.par_iter();
        let finished: Vec<Finished> =
            batches.map(|batch| self.batch(*batch)).collect::<Result<_, _>>()?;
        let mut finished = Finished::all(finished);
        if self.batches.iter().any(|batch| matches!(batch, Batch::Alto)) {
            let begun = Instant::now();
            let mets = self.screen().and_then(|screen| screen.mets(&finished.files));
            let mets = mets.map_err(|why| failed("mets.xml", &why))?;
            finished.files.push(FinishedFile::of(mets, begun));
        }
        Ok(finished)
    }

    fn batch(&self, batch: Batch) -> Result<Finished, Failure> {
        self.make(batch).map_err(|why| failed(&self.name(batch), &why))
    }

    fn name(&self, batch: Batch) -> String {
        let of = |page: usize| self.laid.issue.pages.get(page);
        match batch {
            Batch::Press => "press.pdf".into(),
            Batch::Web => "web.pdf".into(),
            Batch::Pictures(page) => of(page).map_or(String::new(), |page| png_name(page.page)),
            Batch::PagePdf(_) | Batch::Epaper => "epaper".into(),
            Batch::Alto => "alto".into(),
            Batch::Texts => "stories".into(),
            Batch::Plan => "plan.yaml".into(),
            Batch::Layout => "layout.json".into(),
        }
    }

    fn screen(&self) -> Result<&ScreenFiles<'a>, Told> {
        self.screen.as_ref().ok_or_else(no_rendition)
    }

    fn make(&self, batch: Batch) -> Result<Finished, Told> {
        let LaidIssue { issue, laid, .. } = self.laid;
        let begun = Instant::now();
        let one = |bytes| Ok(vec![MadeFile { name: self.name(batch), bytes }]);
        let files: Result<Vec<MadeFile>, Told> = match batch {
            Batch::Press => return self.press.as_ref().ok_or_else(no_rendition)?.make(),
            Batch::Web => return self.web(begun),
            Batch::Pictures(page) => self.pictures(page),
            Batch::PagePdf(page) => Ok(in_epaper(vec![self.screen()?.epaper_pdf(page)?])),
            Batch::Epaper => match self.screen()?.epaper(None) {
                Err(NoEpaper::Template(broken)) => {
                    return Ok(Finished { broken: Some(broken), ..Finished::default() });
                }
                made => made.map(in_epaper).map_err(|why| why.told()),
            },
            Batch::Alto => self.screen()?.alto(),
            Batch::Texts => self.screen()?.texts(),
            Batch::Plan => one(PlanFile::of(laid).yaml()?.into_bytes()),
            Batch::Layout => one(press::layout_json(issue, laid)?.into_bytes()),
        };
        let files = files?.into_iter().map(|file| FinishedFile::of(file, begun)).collect();
        Ok(Finished::files(files))
    }

    /// web.pdf; if it is not fit for an archive, and no error told before says why, that is told.
    fn web(&self, begun: Instant) -> Result<Finished, Told> {
        let (bytes, conformance) = self.screen()?.web_pdf()?;
        let mut remarks = Faults::default();
        if let Conformance::Tagged { why } = conformance
            && self.may_print
        {
            let told = told!(
                "web.pdf 不合 PDF/A-2a 和 PDF/UA-1：{why}",
                "web.pdf does not hold to PDF/A-2a and PDF/UA-1: {why}";
                why
            );
            let fault = Fault::nowhere(Code::WebPdf, told);
            remarks.push(Fault { severity: Severity::Warning, ..fault });
        }
        let files = vec![FinishedFile::new(self.name(Batch::Web), bytes, begun)];
        Ok(Finished { remarks, ..Finished::files(files) })
    }

    /// A page as a preview, and as the e-paper shows it.
    fn pictures(&self, page: usize) -> Result<Vec<MadeFile>, Told> {
        let screen = self.screen()?;
        let preview = screen.preview(page)?;
        let mut files = Vec::new();
        if self.order.epaper && self.may_print {
            files = in_epaper(screen.epaper_images(page, &preview)?);
        }
        if self.order.previews() || !self.may_print {
            let name = self.name(Batch::Pictures(page));
            files.push(MadeFile { name, bytes: preview.png()? });
        }
        Ok(files)
    }
}

/// What is made of an issue with so many pages.
fn batches(pages: usize, order: Order, may_print: bool) -> Vec<Batch> {
    let mut batches = vec![Batch::Plan, Batch::Layout];
    let mut add = |wanted: bool, batch: Batch| batches.extend(wanted.then_some(batch));
    add(order.prints() && may_print, Batch::Press);
    add(order.web, Batch::Web);
    // An issue with errors is not for readers yet.
    add(order.epaper && may_print, Batch::Epaper);
    add(order.library && may_print, Batch::Alto);
    add(order.stories && may_print, Batch::Texts);
    for page in 0..pages {
        add(order.previews() || order.epaper || !may_print, Batch::Pictures(page));
        add(order.epaper && may_print, Batch::PagePdf(page));
    }
    batches
}

/// Files in the e-paper's folder.
fn in_epaper(files: Vec<MadeFile>) -> Vec<MadeFile> {
    files.into_iter().map(|file| file.under("epaper")).collect()
}

fn no_rendition() -> Told {
    told!("版面没有准备好", "its pages are not ready")
}

fn failed(name: &str, why: &Told) -> Failure {
    Failure::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"; why))
}
