//! The files of an issue, made all at once.

use std::time::{Duration, Instant};

use rayon::prelude::*;
use typst_layout::PagedDocument;

use super::failure::Failure;
use super::proofread::Made;
use super::shelf::{png_name, press_name};
use crate::diagnostics::Faults;
use crate::press::{self, Binding, Moment, Overlay, PlanFile, Prints, Wanted};
use crate::told;
use crate::typeset::Medium;

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
    press: Option<PagedDocument>,
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
    /// stop the press.pdf there are previews, asked for or not.
    pub fn of(made: &'a Made, asked: Asked, faults: &mut Faults) -> Self {
        let mut exchange = |medium, prints: &Prints, over: &[Overlay]| {
            let (document, strange) = press::rendition(&made.laid, medium, prints, over);
            // Both media find the same.
            faults.add_new(strange.0);
            document
        };
        let stamps = if asked.proof { press::stamps(&made.laid) } else { Vec::new() };
        let press = asked.press.then(|| exchange(Medium::Press, &made.pictures.press, &stamps));
        let asks_screen = asked.web || asked.png;
        let mut screen =
            asks_screen.then(|| exchange(Medium::Screen, &made.pictures.screen, &made.marks));
        let may_print = asked.proof || !faults.any_error();
        if !may_print && screen.is_none() {
            let wanted = Wanted { press: false, screen: true };
            let job = press::PressJob::four_inks(&made.issue);
            let prints = press::develop(&made.issue, &made.laid, wanted, &job).screen;
            // Its faults are those that the press has found.
            screen = Some(press::rendition(&made.laid, Medium::Screen, &prints, &made.marks).0);
        }
        let pages = 0..made.issue.pages.len();
        let mut jobs = vec![Job::Plan, Job::Layout];
        if asked.press && may_print {
            jobs.push(Job::Press);
            jobs.extend(pages.clone().map(Job::PressPage));
        }
        if asked.web {
            jobs.push(Job::Web);
        }
        if asked.png || !may_print {
            jobs.extend(pages.map(Job::Png));
        }
        Self { made, jobs, press, screen }
    }

    /// Makes them, several at once.
    pub fn files(&self, moment: Option<Moment>) -> Result<Vec<File>, Failure> {
        let binding = Binding::new(&self.made.issue, moment);
        self.jobs.par_iter().map(|job| self.file(*job, &binding)).collect()
    }

    fn file(&self, job: Job, binding: &Binding) -> Result<File, Failure> {
        let begun = Instant::now();
        let name = self.name(job);
        let bytes = self.bytes(job, binding).map_err(|why| {
            Failure::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"))
        })?;
        Ok(File { name, bytes, took: begun.elapsed() })
    }

    fn name(&self, job: Job) -> String {
        let number = |page: usize| self.made.issue.pages.get(page).map_or(0, |page| page.page);
        match job {
            Job::Press => "press.pdf".into(),
            Job::PressPage(page) => press_name(number(page)),
            Job::Web => "web.pdf".into(),
            Job::Png(page) => png_name(number(page)),
            Job::Plan => "plan.yaml".into(),
            Job::Layout => "layout.json".into(),
        }
    }

    fn bytes(&self, job: Job, binding: &Binding) -> Result<Vec<u8>, String> {
        let press = || self.press.as_ref().ok_or("no press rendition");
        let screen = || self.screen.as_ref().ok_or("no screen rendition");
        match job {
            Job::Press => binding.whole(press()?, Medium::Press),
            Job::PressPage(page) => binding.page(press()?, Medium::Press, page),
            Job::Web => binding.whole(screen()?, Medium::Screen),
            Job::Png(page) => press::png(screen()?.pages().get(page).ok_or("no such page")?),
            Job::Plan => PlanFile::of(&self.made.laid).yaml().map(String::into_bytes),
            Job::Layout => {
                press::layout_json(&self.made.issue, &self.made.laid).map(String::into_bytes)
            }
        }
    }
}
