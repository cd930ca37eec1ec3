//! The files of an issue, made all at once.

use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use kanyin_archive::{BrokenTemplate, MadeFile, NoEpaper, web_pdf::Held};
use kanyin_diagnostics::{self as diagnostics, Code, Fault, Faults, Lang, told};
use kanyin_preflight::{self as preflight, Report, Severity};
use kanyin_press::{
    self as press, Moment, Overlay, PlanFile, PressPdf, Prints, Rendition, View, Wanted,
    pdfx::Exported,
};
use kanyin_recolour::plates;

use super::failure::Failure;
use super::preflight as cli_preflight;
use super::proofread::Made;
use super::readers::Readers;
use super::shelf::{plate_name, png_name, press_name};

/// What was asked for.
#[derive(Debug, Copy, Clone)]
pub struct Asked {
    /// press.pdf.
    pub press: bool,
    /// web.pdf.
    pub web: bool,
    /// The pages as pictures.
    pub png: bool,
    /// The e-paper.
    pub epaper: bool,
    /// ALTO and METS.
    pub library: bool,
    /// The stories as texts.
    pub stories: bool,
    /// press.pdf whatever the faults, stamped.
    pub proof: bool,
    /// The pictures as the press will print them.
    pub soft_proof: bool,
    /// A picture of every plate.
    pub separations: bool,
}

impl Asked {
    /// What the pictures of the issue are wanted for.
    pub fn wanted(self) -> Wanted {
        let screen = self.web || self.epaper || self.library || self.stories || self.previews();
        Wanted { press: self.prints(), screen }
    }

    /// Whether pages are pictured as a screen shows them.
    fn previews(self) -> bool {
        self.png && !self.soft_proof
    }

    /// Whether the press's pages are made, be it only to look at them.
    fn prints(self) -> bool {
        self.press || self.soft_proof || self.separations
    }
}

/// A finished file.
pub struct File {
    /// Its name in the issue's folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How long it took.
    pub took: Duration,
    /// Whether it goes to the printing house.
    pub is_for_press: bool,
}

/// All that was made.
#[derive(Default)]
pub struct Done {
    /// The files.
    pub files: Vec<File>,
    /// What preflight says of press.pdf, if there is one.
    pub report: Option<Report>,
    /// A template of the e-paper that is broken.
    pub broken: Option<BrokenTemplate>,
    /// What is to be known of the others.
    pub remarks: Faults,
}

/// The files to be made, and what they are made from.
pub struct Outputs<'a> {
    made: &'a Made,
    asked: Asked,
    may_print: bool,
    jobs: Vec<Job>,
    press: Option<PressPdf<'a>>,
    readers: Option<Readers<'a>>,
}

/// Files that are made together.
#[derive(Debug, Copy, Clone)]
enum Job {
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

/// Pixels an inch of plates and soft proofs: as many as previews have.
const PPI: f64 = 144.0;

impl<'a> Outputs<'a> {
    /// The renditions that the files need; the templates' faults are found on the way. Where faults
    /// stop the press.pdf there are previews, asked for or not. Files are dated by the moment, or else by the
    /// issue, so that the same copy gives the same bytes.
    pub fn of(
        made: &'a Made,
        asked: Asked,
        moment: Option<Moment>,
        out: &Path,
        faults: &mut Faults,
    ) -> Result<Self, Failure> {
        let moment = moment.unwrap_or_else(|| Moment::of(made.issue.date));
        let mut shown = |view, prints: &Prints, over: &[Overlay]| {
            let rendition = press::rendition(&made.laid, view, prints, over);
            // All views find the same.
            faults.add_new(rendition.faults.0.iter().cloned());
            rendition
        };
        let stamps = if asked.proof { press::stamps(&made.laid) } else { Vec::new() };
        let press = asked.prints().then(|| {
            let rendition = shown(View::Press(&made.job), &made.pictures.press, &stamps);
            PressPdf::new(&made.issue, &made.laid, &made.job, rendition, moment)
        });
        let readers = |screen: Rendition, prints: &Prints| {
            Readers::of(made, screen.document, prints, moment).map_err(|why| failed("web", &why))
        };
        let prints = &made.pictures.screen;
        let screen = asked.wanted().screen.then(|| shown(View::Screen, prints, &made.marks));
        let mut readers = screen.map(|screen| readers(screen, prints)).transpose()?;
        let may_print = asked.proof || !faults.any_error();
        if !may_print && readers.is_none() {
            let wanted = Wanted { press: false, screen: true };
            let prints = press::develop(&made.issue, &made.laid, wanted, &made.job, out).screen;
            // Its faults are those that the press has found.
            let screen = press::rendition(&made.laid, View::Screen, &prints, &made.marks);
            let made = Readers::of(made, screen.document, &prints, moment);
            readers = Some(made.map_err(|why| failed("web", &why))?);
        }
        let jobs = jobs(made.issue.pages.len(), asked, may_print);
        Ok(Self { made, asked, may_print, jobs, press, readers })
    }

    /// Makes them, several at once.
    pub fn files(&self) -> Result<Done, Failure> {
        let done: Vec<Done> =
            self.jobs.par_iter().map(|job| self.done(*job)).collect::<Result<_, _>>()?;
        let mut done = Done::all(done);
        if self.jobs.iter().any(|job| matches!(job, Job::Alto)) {
            let begun = Instant::now();
            let mets = self.readers().and_then(|readers| readers.mets(&done.files));
            let mets = mets.map_err(|why| failed("mets.xml", &why))?;
            done.files.push(File::of(mets, begun));
        }
        Ok(done)
    }

    fn done(&self, job: Job) -> Result<Done, Failure> {
        self.make(job).map_err(|why| failed(&self.name(job), &why))
    }

    fn name(&self, job: Job) -> String {
        let of = |page: usize| self.made.issue.pages.get(page);
        match job {
            Job::Press => "press.pdf".into(),
            Job::Web => "web.pdf".into(),
            Job::Pictures(page) => of(page).map_or(String::new(), |page| png_name(page.page)),
            Job::PagePdf(_) | Job::Epaper => "epaper".into(),
            Job::Alto => "alto".into(),
            Job::Texts => "stories".into(),
            Job::Plan => "plan.yaml".into(),
            Job::Layout => "layout.json".into(),
        }
    }

    fn readers(&self) -> Result<&Readers<'a>, String> {
        self.readers.as_ref().ok_or("no screen rendition".into())
    }

    fn make(&self, job: Job) -> Result<Done, String> {
        let Made { issue, laid, .. } = self.made;
        let begun = Instant::now();
        let one = |bytes| Ok(vec![MadeFile { name: self.name(job), bytes }]);
        let files: Result<Vec<MadeFile>, String> = match job {
            Job::Press => return self.press(self.press.as_ref().ok_or("no press rendition")?),
            Job::Web => return self.web(begun),
            Job::Pictures(page) => self.pictures(page),
            Job::PagePdf(page) => Ok(in_epaper(vec![self.readers()?.epaper_pdf(page)?])),
            Job::Epaper => match self.readers()?.epaper(None) {
                Err(NoEpaper::Template(broken)) => {
                    return Ok(Done { broken: Some(broken), ..Done::default() });
                }
                made => made.map(in_epaper).map_err(|why| why.told().en),
            },
            Job::Alto => self.readers()?.alto(),
            Job::Texts => self.readers()?.texts(),
            Job::Plan => one(PlanFile::of(laid).yaml()?.into_bytes()),
            Job::Layout => one(press::layout_json(issue, laid)?.into_bytes()),
        };
        let files = files?.into_iter().map(|file| File::of(file, begun)).collect();
        Ok(Done { files, ..Done::default() })
    }

    /// web.pdf; if it is not fit for an archive, and no error told before says why, that is told.
    fn web(&self, begun: Instant) -> Result<Done, String> {
        let (bytes, held) = self.readers()?.web_pdf()?;
        let mut remarks = Faults::default();
        if let Held::Tagged { why } = held
            && self.may_print
        {
            let told = told!(
                "web.pdf 不合 PDF/A-2a 和 PDF/UA-1：{why}",
                "web.pdf does not hold to PDF/A-2a and PDF/UA-1: {why}"
            );
            let fault = Fault::nowhere(Code::WebPdf, told);
            remarks.push(Fault { severity: diagnostics::Severity::Warning, ..fault });
        }
        Ok(Done {
            files: vec![File::new(self.name(Job::Web), bytes, begun)],
            remarks,
            ..Done::default()
        })
    }

    /// A page as a preview, and as the e-paper shows it.
    fn pictures(&self, page: usize) -> Result<Vec<MadeFile>, String> {
        let readers = self.readers()?;
        let preview = readers.preview(page)?;
        let mut files = Vec::new();
        if self.asked.epaper && self.may_print {
            files = in_epaper(readers.epaper_images(page, &preview)?);
        }
        if self.asked.previews() || !self.may_print {
            let name = self.name(Job::Pictures(page));
            files.push(MadeFile { name, bytes: preview.png()? });
        }
        Ok(files)
    }

    /// All that is made from the press's pages.
    fn press(&self, press: &PressPdf) -> Result<Done, String> {
        let begun = Instant::now();
        let exported = press.export()?;
        let mut done = Done::default();
        let whole = || self.asked.press.then(|| self.whole(press, &exported, begun)).transpose();
        let pages = || {
            let pages = (0..self.made.issue.pages.len()).into_par_iter();
            let pages = pages.map(|page| self.press_page(press, &exported, page, begun));
            pages.collect::<Result<Vec<_>, _>>()
        };
        let (whole, pages) = rayon::join(whole, pages);
        done.files.extend(pages?.into_iter().flatten());
        Ok(Done::all(whole?.into_iter().chain([done])))
    }

    /// press.pdf, examined as it will be sent.
    fn whole(&self, press: &PressPdf, exported: &Exported, begun: Instant) -> Result<Done, String> {
        let pdf = press.whole(exported)?;
        let report = preflight::examine(&pdf, &press.expected());
        // Notes are not worth the time that pictures of pages take.
        // In the paper's language, whatever the machine's is: the same copy gives the same files.
        let is_chinese = self.made.issue.paper.language.starts_with("zh");
        let lang = if is_chinese { Lang::Zh } else { Lang::En };
        let about = cli_preflight::files(&report, "press.pdf", &pdf, lang, Severity::Warning)?;
        let mut files = vec![File::for_press(self.name(Job::Press), pdf, begun)];
        files.extend(about.into_iter().map(|(name, bytes)| File::new(name, bytes, begun)));
        Ok(Done { files, report: Some(report), ..Done::default() })
    }

    fn press_page(
        &self,
        press: &PressPdf,
        exported: &Exported,
        page: usize,
        begun: Instant,
    ) -> Result<Vec<File>, String> {
        let of = self.made.issue.pages.get(page).ok_or("no such page")?;
        let pdf = press.page(exported, page)?;
        let mut files = Vec::new();
        if self.asked.soft_proof || self.asked.separations {
            files = self.plates(&pdf, of.page, begun)?;
        }
        if self.asked.press {
            files.push(File::for_press(press_name(&self.made.issue, of), pdf, begun));
        }
        Ok(files)
    }

    /// What the press will do with a page.
    fn plates(&self, pdf: &[u8], page: u32, begun: Instant) -> Result<Vec<File>, String> {
        let condition = &self.made.job.condition;
        let plates = plates::plates(pdf, 0, PPI, plates::Cut::Trim)?;
        let mut files = Vec::new();
        if self.asked.soft_proof {
            let proof = plates.soft_proof(|cmyk| condition.seen_pixels(cmyk));
            files.push(File::new(png_name(page), plates.rgb_png(&proof)?, begun));
        }
        if self.asked.separations {
            for (plate, ink) in &plates.inks {
                let name = plate_name(page, &plate.name());
                files.push(File::new(name, plates.png(ink)?, begun));
            }
            let total = plates.total_ink(condition.total_ink());
            let name = plate_name(page, "total-ink");
            files.push(File::new(name, plates.rgb_png(&total.pixels)?, begun));
        }
        Ok(files)
    }
}

/// What is made of an issue with so many pages.
fn jobs(pages: usize, asked: Asked, may_print: bool) -> Vec<Job> {
    let mut jobs = vec![Job::Plan, Job::Layout];
    let mut add = |wanted: bool, job: Job| jobs.extend(wanted.then_some(job));
    add(asked.prints() && may_print, Job::Press);
    add(asked.web, Job::Web);
    // An issue with errors is not for readers yet.
    add(asked.epaper && may_print, Job::Epaper);
    add(asked.library && may_print, Job::Alto);
    add(asked.stories && may_print, Job::Texts);
    for page in 0..pages {
        add(asked.previews() || asked.epaper || !may_print, Job::Pictures(page));
        add(asked.epaper && may_print, Job::PagePdf(page));
    }
    jobs
}

/// Files in the e-paper's folder.
fn in_epaper(files: Vec<MadeFile>) -> Vec<MadeFile> {
    files.into_iter().map(|file| file.under("epaper")).collect()
}

fn failed(name: &str, why: &str) -> Failure {
    Failure::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"))
}

impl File {
    fn of(file: MadeFile, begun: Instant) -> Self {
        Self::new(file.name, file.bytes, begun)
    }

    fn new(name: String, bytes: Vec<u8>, begun: Instant) -> Self {
        Self { name, bytes, took: begun.elapsed(), is_for_press: false }
    }

    fn for_press(name: String, bytes: Vec<u8>, begun: Instant) -> Self {
        Self { is_for_press: true, ..Self::new(name, bytes, begun) }
    }
}

impl Done {
    fn all(of: impl IntoIterator<Item = Done>) -> Self {
        let mut all = Done::default();
        for Done { files, report, broken, remarks } in of {
            all.files.extend(files);
            all.report = all.report.or(report);
            all.broken = all.broken.or(broken);
            all.remarks.0.extend(remarks.0);
        }
        all
    }
}
