//! The files of an issue, made all at once.

use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use typst_layout::PagedDocument;

use super::failure::Failure;
use super::proofread::Made;
use super::shelf::{plate_name, png_name, press_name};
use crate::diagnostics::{Faults, Lang};
use crate::press::preflight::{self, Report};
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
    lang: Lang,
    jobs: Vec<Job>,
    moment: Moment,
    press: Option<PressPdf<'a>>,
    screen: Option<PagedDocument>,
}

/// Files that are made together.
#[derive(Debug, Copy, Clone)]
enum Job {
    /// press.pdf, and its preflight.
    Press,
    /// A page of press.pdf alone, from 0, its plates and how they look.
    PressPage(usize),
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
        lang: Lang,
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
        if asked.press && may_print {
            jobs.push(Job::Press);
        }
        if asked.prints() && may_print {
            jobs.extend(pages.clone().map(Job::PressPage));
        }
        if asked.web {
            jobs.push(Job::Web);
        }
        if asked.png && !asked.soft_proof || !may_print {
            jobs.extend(pages.map(Job::Png));
        }
        Self { made, asked, lang, jobs, moment, press, screen }
    }

    /// Makes them, several at once.
    pub fn files(&self) -> Result<Done, Failure> {
        let done: Vec<Done> =
            self.jobs.par_iter().map(|job| self.done(*job)).collect::<Result<_, _>>()?;
        let mut all = Done { files: Vec::new(), report: None };
        for Done { files, report } in done {
            all.files.extend(files);
            all.report = all.report.or(report);
        }
        Ok(all)
    }

    fn done(&self, job: Job) -> Result<Done, Failure> {
        let mut basket = Basket { begun: Instant::now(), files: Vec::new() };
        let report = self.make(job, &mut basket).map_err(|why| {
            let name = self.name(job);
            Failure::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"))
        })?;
        Ok(Done { files: basket.files, report })
    }

    fn name(&self, job: Job) -> String {
        let issue = &self.made.issue;
        let of = |page: usize| issue.pages.get(page);
        match job {
            Job::Press => "press.pdf".into(),
            Job::PressPage(page) => of(page).map_or(String::new(), |page| press_name(issue, page)),
            Job::Web => "web.pdf".into(),
            Job::Png(page) => of(page).map_or(String::new(), |page| png_name(page.page)),
            Job::Plan => "plan.yaml".into(),
            Job::Layout => "layout.json".into(),
        }
    }

    fn make(&self, job: Job, basket: &mut Basket) -> Result<Option<Report>, String> {
        let press = || self.press.as_ref().ok_or("no press rendition");
        let screen = || self.screen.as_ref().ok_or("no screen rendition");
        let Made { issue, laid, .. } = self.made;
        match job {
            Job::Press => return self.press(press()?, basket).map(Some),
            Job::PressPage(page) => self.press_page(press()?, page, basket)?,
            Job::Web => {
                basket.put(self.name(job), press::for_screen(issue, screen()?, self.moment)?);
            }
            Job::Png(page) => {
                let page = screen()?.pages().get(page).ok_or("no such page")?;
                basket.put(self.name(job), press::png(page)?);
            }
            Job::Plan => basket.put(self.name(job), PlanFile::of(laid).yaml()?.into()),
            Job::Layout => basket.put(self.name(job), press::layout_json(issue, laid)?.into()),
        }
        Ok(None)
    }

    /// press.pdf, examined as it will be sent.
    fn press(&self, press: &PressPdf, basket: &mut Basket) -> Result<Report, String> {
        let pdf = press.whole()?;
        let report = preflight::examine(&pdf, &press.expected());
        let is_whole = self.asked.web || self.asked.png || !report.findings.is_empty();
        let about = preflight::files(&report, "press.pdf", &pdf, is_whole, self.lang)?;
        basket.put_for_press(self.name(Job::Press), pdf);
        for (name, bytes) in about {
            basket.put(name, bytes);
        }
        Ok(report)
    }

    fn press_page(
        &self,
        press: &PressPdf,
        page: usize,
        basket: &mut Basket,
    ) -> Result<(), String> {
        let pdf = press.page(page)?;
        if self.asked.soft_proof || self.asked.separations {
            self.plates(&pdf, page, basket)?;
        }
        if self.asked.press {
            basket.put_for_press(self.name(Job::PressPage(page)), pdf);
        }
        Ok(())
    }

    /// What the press will do with a page.
    fn plates(&self, pdf: &[u8], page: usize, basket: &mut Basket) -> Result<(), String> {
        let number = self.made.issue.pages.get(page).map_or(0, |page| page.page);
        let condition = &self.made.job.condition;
        let plates = plates::plates(pdf, 0, PPI, plates::Cut::Trim)?;
        if self.asked.soft_proof {
            let proof = plates.soft_proof(|cmyk| condition.seen_pixels(cmyk));
            basket.put(png_name(number), plates.rgb_png(&proof)?);
        }
        if self.asked.separations {
            for (plate, ink) in &plates.inks {
                basket.put(plate_name(number, &plate.name()), plates.png(ink)?);
            }
            let total = plates.total_ink(condition.total_ink());
            basket.put(plate_name(number, "total-ink"), plates.rgb_png(&total.pixels)?);
        }
        Ok(())
    }
}

/// Files of one job.
struct Basket {
    begun: Instant,
    files: Vec<File>,
}

impl Basket {
    fn put(&mut self, name: String, bytes: Vec<u8>) {
        let took = self.begun.elapsed();
        self.files.push(File { name, bytes, took, is_for_press: false });
    }

    fn put_for_press(&mut self, name: String, bytes: Vec<u8>) {
        self.put(name, bytes);
        self.files.iter_mut().rev().take(1).for_each(|file| file.is_for_press = true);
    }
}
