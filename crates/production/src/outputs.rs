//! The files of an issue, made all at once.

use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;

use kanyin_archive::{Conformance, MadeFile, NoEpaper};
use kanyin_custody as custody;
use kanyin_diagnostics::{Code, Fault, Faults, Severity, Told, told};
use kanyin_press::{
    self as press, Moment, NotExported, Overlay, PlanFile, Prints, Rendition, View, Wanted,
};

use super::failure::Failure;
use super::file_names::png_name;
use super::finished::{Finished, FinishedFile};
use super::laid_issue::LaidIssue;
use super::order::Order;
use super::press_files::{PressFiles, unexported};
use super::screen_files::ScreenFiles;

/// The files to be made, and what they are made from.
pub struct Outputs<'a> {
    laid: &'a LaidIssue,
    order: Order,
    may_print: bool,
    press: Option<PressFiles<'a>>,
    screen: Option<ScreenFiles<'a>>,
}

/// Files that are made together, and from what.
#[derive(Copy, Clone)]
enum Batch<'a> {
    Plan,
    Layout,
    /// press.pdf and its preflight; every page alone, its plates and how they look.
    Press(&'a PressFiles<'a>),
    Web(&'a ScreenFiles<'a>),
    Epaper(&'a ScreenFiles<'a>),
    Alto(&'a ScreenFiles<'a>),
    Texts(&'a ScreenFiles<'a>),
    /// A page as pictures, from 0.
    Pictures(&'a ScreenFiles<'a>, usize),
    /// A page of the e-paper as a PDF, from 0.
    PagePdf(&'a ScreenFiles<'a>, usize),
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
        let screen_files = |screen: Rendition| {
            ScreenFiles::of(laid_issue, screen.document, pictures, moment)
                .map_err(|why| failed("web", &why))
        };
        let prints = &pictures.screen;
        let screen = order.wanted().screen.then(|| rendition(View::Screen, prints, marks));
        let mut screen = screen.map(screen_files).transpose()?;
        let may_print = order.proof || !faults.any_error();
        if !may_print && screen.is_none() {
            let wanted = Wanted { press: false, screen: true, readers: false };
            let prints = press::develop(issue, laid, wanted, job, out).screen;
            // Its faults are those that the press has found.
            let rendition = press::rendition(laid, View::Screen, &prints, marks);
            screen = Some(screen_files(rendition)?);
        }
        Ok(Self { laid: laid_issue, order, may_print, press, screen })
    }

    /// Makes them, several at once.
    pub fn files(&self) -> Result<Finished, Failure> {
        let batches = self
            .batches()
            .into_par_iter()
            .map(|batch| self.make(batch).map_err(|why| failed(&self.name(batch), &why)));
        let mut finished = Finished::all(batches.collect::<Result<Vec<_>, _>>()?);
        if let Some(screen) = &self.screen
            && self.order.library
            && self.may_print
        {
            let begun = Instant::now();
            finished.files.push(FinishedFile::of(screen.mets(&finished.files), begun));
        }
        Ok(finished)
    }

    /// What is ordered. An issue with errors is for nobody yet: it has previews, ordered or not.
    fn batches(&self) -> Vec<Batch<'_>> {
        let Order { web, epaper, library, stories, .. } = self.order;
        let may_print = self.may_print;
        let mut batches = vec![Batch::Plan, Batch::Layout];
        let mut add = |wanted: bool, batch| batches.extend(wanted.then_some(batch));
        if let Some(press) = &self.press {
            add(may_print, Batch::Press(press));
        }
        if let Some(screen) = &self.screen {
            add(web, Batch::Web(screen));
            add(epaper && may_print, Batch::Epaper(screen));
            add(library && may_print, Batch::Alto(screen));
            add(stories && may_print, Batch::Texts(screen));
            for page in 0..self.laid.issue.pages.len() {
                let is_pictured = self.order.previews() || epaper || !may_print;
                add(is_pictured, Batch::Pictures(screen, page));
                add(epaper && may_print, Batch::PagePdf(screen, page));
            }
        }
        batches
    }

    /// What a batch is called if it cannot be made.
    fn name(&self, batch: Batch) -> String {
        match batch {
            Batch::Plan => "plan.yaml".into(),
            Batch::Layout => "layout.json".into(),
            Batch::Press(_) => "press.pdf".into(),
            Batch::Web(_) => "web.pdf".into(),
            Batch::Epaper(_) | Batch::PagePdf(..) => "epaper".into(),
            Batch::Alto(_) => "alto".into(),
            Batch::Texts(_) => "stories".into(),
            Batch::Pictures(_, page) => self.png_name(page),
        }
    }

    fn png_name(&self, page: usize) -> String {
        self.laid.issue.pages.get(page).map_or_else(String::new, |page| png_name(page.page))
    }

    fn make(&self, batch: Batch) -> Result<Finished, Told> {
        let LaidIssue { issue, laid, .. } = self.laid;
        let _aside = custody::aside();
        let begun = Instant::now();
        let one =
            |text: String| vec![MadeFile { name: self.name(batch), bytes: text.into_bytes() }];
        let files = match batch {
            Batch::Plan => one(PlanFile::of(laid).yaml()?),
            Batch::Layout => one(press::layout_json(issue, laid)?),
            Batch::Press(press) => return press.make(),
            Batch::Web(screen) => return self.web(screen, begun),
            Batch::Epaper(screen) => match screen.epaper(None) {
                Err(NoEpaper::Template(broken)) => {
                    return Ok(Finished { broken: Some(broken), ..Finished::default() });
                }
                Err(NoEpaper::Ours(why)) => return Err(why),
                Ok(files) => in_epaper(files),
            },
            Batch::Alto(screen) => screen.alto(),
            Batch::Texts(screen) => screen.texts()?,
            Batch::Pictures(screen, page) => self.pictures(screen, page)?,
            Batch::PagePdf(screen, page) => in_epaper(vec![screen.epaper_pdf(page)?]),
        };
        let files = files.into_iter().map(|file| FinishedFile::of(file, begun)).collect();
        Ok(Finished::of(files))
    }

    /// web.pdf; if it is not fit for an archive, and no error told before says why, that is told. What cannot be
    /// exported is a fault of the templates, and no reason to have no press.pdf.
    fn web(&self, screen: &ScreenFiles, begun: Instant) -> Result<Finished, Told> {
        let LaidIssue { laid, .. } = self.laid;
        let mut remarks = Faults::default();
        let mut warn = |fault: Fault| {
            remarks.push(Fault { severity: Severity::Warning, ..fault });
        };
        let (bytes, conformance) = match screen.web_pdf() {
            Ok(made) => made,
            Err(why) => {
                unexported(self.laid, &why).into_iter().for_each(&mut warn);
                let NotExported { why, .. } = why;
                let what = told!("做不出 web.pdf：{why}", "there is no web.pdf: {why}"; why);
                warn(Fault::nowhere(Code::WebPdf, what));
                return Ok(Finished { remarks, ..Finished::default() });
            }
        };
        match conformance {
            Conformance::Tagged { why } if self.may_print => {
                let told = told!(
                    "web.pdf 不合 PDF/A-2a 和 PDF/UA-1：{why}",
                    "web.pdf does not hold to PDF/A-2a and PDF/UA-1: {why}";
                    why
                );
                warn(Fault::nowhere(Code::WebPdf, told));
            }
            Conformance::Untagged { mut why } => {
                why.errors.extend(press::untagged(laid));
                unexported(self.laid, &why).into_iter().for_each(&mut warn);
                let told = told!(
                    "web.pdf 没有标签，读屏软件读不了，也不合 PDF/A：模板里有做不成标签的内容",
                    "web.pdf has no tags for screen readers, and is no PDF/A: a template sets what cannot be tagged"
                );
                warn(Fault::nowhere(Code::WebPdf, told));
            }
            Conformance::Archive | Conformance::Tagged { .. } => {}
        }
        let files = vec![FinishedFile::new("web.pdf".into(), bytes, begun)];
        Ok(Finished { remarks, ..Finished::of(files) })
    }

    /// A page as a preview, and as the e-paper shows it.
    fn pictures(&self, screen: &ScreenFiles, page: usize) -> Result<Vec<MadeFile>, Told> {
        let is_previewed = self.order.previews() || !self.may_print;
        let in_paper = self.order.epaper && self.may_print;
        // What only looks bad is for those who make the paper.
        let remarked = if is_previewed { screen.remarked(page)? } else { None };
        let plain = (in_paper || remarked.is_none()).then(|| screen.preview(page)).transpose()?;
        let mut files = Vec::new();
        if let Some(plain) = plain.as_ref().filter(|_| in_paper) {
            files = in_epaper(screen.epaper_images(page, plain)?);
        }
        if let Some(preview) = remarked.or(plain).filter(|_| is_previewed) {
            let bytes = preview.png()?;
            files.push(MadeFile { name: self.png_name(page), bytes });
        }
        Ok(files)
    }
}

/// Files in the e-paper's folder.
fn in_epaper(files: Vec<MadeFile>) -> Vec<MadeFile> {
    files.into_iter().map(|file| file.under("epaper")).collect()
}

fn failed(name: &str, why: &Told) -> Failure {
    Failure::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"; why))
}
