//! The files of an issue, made all at once.

use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use typst_layout::PagedDocument;

use super::failure::Failure;
use super::proofread::Made;
use super::shelf::{png_name, press_name};
use crate::diagnostics::Faults;
use crate::press::{self, Moment, Overlay, PlanFile, PressPdf, Prints, View, Wanted};
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
}

/// A finished file.
pub struct File {
    /// Its name in the issue's folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How long it took.
    pub took: Duration,
}

/// The files to be made, and what they are made from.
pub struct Outputs<'a> {
    made: &'a Made,
    jobs: Vec<Job>,
    moment: Moment,
    press: Option<PressPdf<'a>>,
    screen: Option<PagedDocument>,
}

/// A file to be made.
#[derive(Debug, Copy, Clone)]
enum Job {
    Press,
    /// A page of press.pdf alone, from 0.
    PressPage(usize),
    Web,
    /// A page as a picture, from 0.
    Png(usize),
    Plan,
    Layout,
}

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
        let press = asked.press.then(|| {
            let job = &made.job;
            let rendition = shown(View::Press(job), &made.pictures.press, &stamps);
            PressPdf::new(&made.issue, &made.laid, job, rendition, moment)
        });
        let asks_screen = asked.web || asked.png;
        let mut screen =
            asks_screen.then(|| shown(View::Screen, &made.pictures.screen, &made.marks).document);
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
        if press.is_some() && may_print {
            jobs.push(Job::Press);
            jobs.extend(pages.clone().map(Job::PressPage));
        }
        if asked.web {
            jobs.push(Job::Web);
        }
        if asked.png || !may_print {
            jobs.extend(pages.map(Job::Png));
        }
        Self { made, jobs, moment, press, screen }
    }

    /// Makes them, several at once.
    pub fn files(&self) -> Result<Vec<File>, Failure> {
        self.jobs.par_iter().map(|job| self.file(*job)).collect()
    }

    fn file(&self, job: Job) -> Result<File, Failure> {
        let begun = Instant::now();
        let name = self.name(job);
        let bytes = self.bytes(job).map_err(|why| {
            Failure::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"))
        })?;
        Ok(File { name, bytes, took: begun.elapsed() })
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

    fn bytes(&self, job: Job) -> Result<Vec<u8>, String> {
        let press = || self.press.as_ref().ok_or("no press rendition");
        let screen = || self.screen.as_ref().ok_or("no screen rendition");
        match job {
            Job::Press => press()?.whole(),
            Job::PressPage(page) => press()?.page(page),
            Job::Web => press::for_screen(&self.made.issue, screen()?, self.moment),
            Job::Png(page) => press::png(screen()?.pages().get(page).ok_or("no such page")?),
            Job::Plan => PlanFile::of(&self.made.laid).yaml().map(String::into_bytes),
            Job::Layout => {
                press::layout_json(&self.made.issue, &self.made.laid).map(String::into_bytes)
            }
        }
    }
}
