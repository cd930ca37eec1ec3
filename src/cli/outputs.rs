//! The files of an issue, made all at once.

use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use typst_layout::PagedDocument;

use super::failure::Failure;
use super::preflight as cli_preflight;
use super::proofread::Made;
use super::shelf::{plate_name, png_name, press_name};
use crate::archive::{Edition, web_pdf};
use crate::diagnostics::{Faults, Lang};
use crate::press::pdfx::Exported;
use crate::press::preflight::{self, Report, Severity};
use crate::press::{self, Moment, Overlay, PlanFile, PressPdf, Prints, View, Wanted, plates};
use crate::told;

/// What was asked for.
#[derive(Debug, Copy, Clone)]
pub struct Asked {
    /// press.pdf.
    pub press: bool,
    /// web.pdf.
    pub web: bool,
    /// The pages as pictures.
    pub png: bool,
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
        Wanted { press: self.prints(), screen: self.web || self.png && !self.soft_proof }
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
pub struct Done {
    /// The files.
    pub files: Vec<File>,
    /// What preflight says of press.pdf, if there is one.
    pub report: Option<Report>,
}

/// The files to be made, and what they are made from.
pub struct Outputs<'a> {
    made: &'a Made,
    asked: Asked,
    jobs: Vec<Job>,
    moment: Moment,
    press: Option<PressPdf<'a>>,
    screen: Option<PagedDocument>,
}

/// Files that are made together.
#[derive(Debug, Copy, Clone)]
enum Job {
    /// press.pdf and its preflight; every page alone, its plates and how they look.
    Press,
    Web,
    /// A page as a picture, from 0.
    Png(usize),
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
    ) -> Self {
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
        let mut screen = asked
            .wanted()
            .screen
            .then(|| shown(View::Screen, &made.pictures.screen, &made.marks).document);
        let may_print = asked.proof || !faults.any_error();
        if !may_print && screen.is_none() {
            let wanted = Wanted { press: false, screen: true };
            let prints = press::develop(&made.issue, &made.laid, wanted, &made.job, out).screen;
            // Its faults are those that the press has found.
            screen =
                Some(press::rendition(&made.laid, View::Screen, &prints, &made.marks).document);
        }
        let pages = 0..made.issue.pages.len();
        let mut jobs = vec![Job::Plan, Job::Layout];
        if asked.prints() && may_print {
            jobs.push(Job::Press);
        }
        if asked.web {
            jobs.push(Job::Web);
        }
        if asked.png && !asked.soft_proof || !may_print {
            jobs.extend(pages.map(Job::Png));
        }
        Self { made, asked, jobs, moment, press, screen }
    }

    /// Makes them, several at once.
    pub fn files(&self) -> Result<Done, Failure> {
        let done: Vec<Done> =
            self.jobs.par_iter().map(|job| self.done(*job)).collect::<Result<_, _>>()?;
        Ok(Done::all(done))
    }

    fn done(&self, job: Job) -> Result<Done, Failure> {
        self.make(job).map_err(|why| {
            let name = self.name(job);
            Failure::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"))
        })
    }

    fn name(&self, job: Job) -> String {
        let issue = &self.made.issue;
        let of = |page: usize| issue.pages.get(page);
        match job {
            Job::Press => "press.pdf".into(),
            Job::Web => "web.pdf".into(),
            Job::Png(page) => of(page).map_or(String::new(), |page| png_name(page.page)),
            Job::Plan => "plan.yaml".into(),
            Job::Layout => "layout.json".into(),
        }
    }

    fn make(&self, job: Job) -> Result<Done, String> {
        let screen = || self.screen.as_ref().ok_or("no screen rendition");
        let Made { issue, laid, .. } = self.made;
        let begun = Instant::now();
        let bytes = match job {
            Job::Press => return self.press(self.press.as_ref().ok_or("no press rendition")?),
            Job::Web => {
                let edition = Edition::of(issue, laid);
                web_pdf(issue, &edition, screen()?, self.moment)?
            }
            Job::Png(page) => press::png(screen()?.pages().get(page).ok_or("no such page")?)?,
            Job::Plan => PlanFile::of(laid).yaml()?.into_bytes(),
            Job::Layout => press::layout_json(issue, laid)?.into_bytes(),
        };
        Ok(Done { files: vec![File::new(self.name(job), bytes, begun)], report: None })
    }

    /// All that is made from the press's pages.
    fn press(&self, press: &PressPdf) -> Result<Done, String> {
        let begun = Instant::now();
        let exported = press.export()?;
        let mut done = Done { files: Vec::new(), report: None };
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
        Ok(Done { files, report: Some(report) })
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

impl File {
    fn new(name: String, bytes: Vec<u8>, begun: Instant) -> Self {
        Self { name, bytes, took: begun.elapsed(), is_for_press: false }
    }

    fn for_press(name: String, bytes: Vec<u8>, begun: Instant) -> Self {
        Self { is_for_press: true, ..Self::new(name, bytes, begun) }
    }
}

impl Done {
    fn all(of: impl IntoIterator<Item = Done>) -> Self {
        let mut all = Done { files: Vec::new(), report: None };
        for Done { files, report } in of {
            all.files.extend(files);
            all.report = all.report.or(report);
        }
        all
    }
}
