//! `kanyin build`: the files of an issue.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use typst_layout::PagedDocument;

use super::args::{BuildArgs, Kind};
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::places::{self, Place};
use super::proofread::{self, Made};
use crate::diagnostics::{Faults, Format};
use crate::press::{self, Binding, Moment, Outbox, Overlay, PlanFile, Wanted};
use crate::told;
use crate::typeset::Medium;

/// Builds every issue that was named.
pub fn build(args: &BuildArgs, console: &Console) -> Result<Verdict, Failure> {
    let moment = Moment::from_env().map_err(Failure::Usage)?;
    let places = places::issues(&args.issues)?;
    let mut verdict = Verdict::Good;
    for place in &places {
        let folder = args.out.clone().unwrap_or_else(|| place.publication.join("out"));
        let job = Job { args, console, moment, place, out: folder.join(place.name()) };
        verdict = verdict.and(job.run()?);
        // What Typst remembers of one issue is of no use to the next.
        comemo::evict(0);
    }
    Ok(verdict)
}

/// One issue on its way.
struct Job<'a> {
    args: &'a BuildArgs,
    console: &'a Console,
    moment: Option<Moment>,
    place: &'a Place,
    out: PathBuf,
}

/// The pages for the media that are wanted.
struct Renditions {
    press: Option<PagedDocument>,
    screen: Option<PagedDocument>,
}

/// A file to be made.
#[derive(Debug, Copy, Clone)]
enum Output {
    Press,
    /// A page of press.pdf alone, from 0.
    PressPage(usize),
    Web,
    /// A page as a picture, from 0.
    Png(usize),
}

impl Job<'_> {
    fn run(&self) -> Result<Verdict, Failure> {
        let begun = Instant::now();
        let wanted = Wanted {
            press: self.wants(Kind::Press),
            screen: self.wants(Kind::Web) || self.wants(Kind::Png),
        };
        let mut read = proofread::read(self.place, wanted, self.console);
        let paths = match &read.made {
            Some(made) => self.make(made, wanted, &mut read.faults)?,
            None => Vec::new(),
        };
        self.console.tell(&read.faults, &read.sources, &self.place.seen_from_here(), Format::Human);
        if read.faults.any_error() && !self.args.proof {
            self.take_back_press()?;
        }
        self.console.sum_up(&self.place.name(), &read.faults, begun.elapsed());
        for path in paths {
            self.console.give(&format!("{}\n", places::shown(&path)));
        }
        Ok(if read.faults.any_error() { Verdict::Faults } else { Verdict::Good })
    }

    fn wants(&self, kind: Kind) -> bool {
        self.args.only.is_empty() || self.args.only.contains(&kind)
    }

    /// Makes the files and puts them in their place.
    fn make(&self, made: &Made, wanted: Wanted, faults: &mut Faults) -> Result<Vec<PathBuf>, Failure> {
        let renditions = self.renditions(made, wanted, faults);
        let pages = &made.issue.pages;
        let may_print = self.args.proof || !faults.any_error();
        let mut outputs = Vec::new();
        if self.wants(Kind::Press) && may_print {
            outputs.push(Output::Press);
            outputs.extend((0..pages.len()).map(Output::PressPage));
        }
        if self.wants(Kind::Web) {
            outputs.push(Output::Web);
        }
        if self.wants(Kind::Png) || !may_print {
            outputs.extend((0..pages.len()).map(Output::Png));
        }
        let binding = Binding::new(&made.issue, self.moment);
        let files = self.console.step(told!("输出", "output"), || {
            let file = |output: &Output| self.file(*output, made, &renditions, &binding);
            outputs.par_iter().map(file).collect::<Result<Vec<_>, _>>()
        })?;
        let numbers: Vec<u32> = pages.iter().map(|page| page.page).collect();
        self.send(made, files, &numbers)
    }

    fn renditions(&self, made: &Made, wanted: Wanted, faults: &mut Faults) -> Renditions {
        let mut exchange = |medium, over: &[Overlay]| {
            let prints = match medium {
                Medium::Press => &made.pictures.press,
                Medium::Screen => &made.pictures.screen,
            };
            let (document, strange) = press::rendition(&made.laid, medium, prints, over);
            // Both media find the same strange paints.
            faults.0.extend(strange.0.into_iter().filter(|fault| !faults.0.contains(fault)).collect::<Vec<_>>());
            document
        };
        let stamps = if self.args.proof { press::stamps(&made.laid) } else { Vec::new() };
        Renditions {
            press: wanted.press.then(|| exchange(Medium::Press, &stamps)),
            screen: Some(exchange(Medium::Screen, &made.marks)),
        }
    }

    fn file(
        &self,
        output: Output,
        made: &Made,
        renditions: &Renditions,
        binding: &Binding,
    ) -> Result<(String, Vec<u8>, Duration), Failure> {
        let begun = Instant::now();
        let number = |page: usize| made.issue.pages.get(page).map_or(0, |page| page.page);
        let (press, screen) = (renditions.press.as_ref(), renditions.screen.as_ref());
        let (name, bytes) = match (output, press, screen) {
            (Output::Press, Some(press), _) => {
                ("press.pdf".into(), binding.whole(press, Medium::Press))
            }
            (Output::PressPage(page), Some(press), _) => {
                (press_name(number(page)), binding.page(press, Medium::Press, page))
            }
            (Output::Web, _, Some(screen)) => {
                ("web.pdf".into(), binding.whole(screen, Medium::Screen))
            }
            (Output::Png(page), _, Some(screen)) => {
                (png_name(number(page)), press::png(&screen.pages()[page]))
            }
            _ => return Err(Failure::crashed()),
        };
        let bytes = bytes.map_err(|why| {
            Failure::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"))
        })?;
        Ok((name, bytes, begun.elapsed()))
    }

    fn send(
        &self,
        made: &Made,
        files: Vec<(String, Vec<u8>, Duration)>,
        numbers: &[u32],
    ) -> Result<Vec<PathBuf>, Failure> {
        let failed = |error: std::io::Error| Failure::writing(&self.out, &error);
        let unwritable = |why: String| {
            Failure::Ours(told!("做不出版样：{why}", "the plan could not be written: {why}"))
        };
        let mut outbox = Outbox::new(&self.out).map_err(failed)?;
        for (name, bytes, took) in files {
            self.console.took(&format!("  {name}"), took);
            outbox.put(name, &bytes).map_err(failed)?;
        }
        let plan = PlanFile::of(&made.laid).yaml().map_err(unwritable)?;
        outbox.put("plan.yaml", plan.as_bytes()).map_err(failed)?;
        let layout = press::layout_json(&made.issue, &made.laid).map_err(unwritable)?;
        outbox.put("layout.json", layout.as_bytes()).map_err(failed)?;
        let sent = outbox.send().map_err(failed)?;
        remove_pages(&self.out.join("press"), |name| numbers.iter().any(|n| press_name(*n).ends_with(name)));
        remove_pages(&self.out.join("pages"), |name| numbers.iter().any(|n| png_name(*n).ends_with(name)));
        Ok(sent)
    }

    /// An old press.pdf is no longer what the copy says: nobody shall send it to the printer.
    fn take_back_press(&self) -> Result<(), Failure> {
        if !self.wants(Kind::Press) {
            return Ok(());
        }
        remove_pages(&self.out.join("press"), |_| false);
        let path = self.out.join("press.pdf");
        match fs::remove_file(&path) {
            Ok(()) => {
                let path = places::shown(&path);
                self.console.say(&told!(
                    "有错，不出印刷文件；上次的 {path} 已删去，免得误送印厂（要看样张用 --proof）",
                    "errors: no press.pdf; {path} of an earlier build was removed, lest it be printed (--proof writes a proof)"
                ));
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.console.say(&told!(
                    "有错，不出印刷文件（要看样张用 --proof）",
                    "errors: no press.pdf (--proof writes a proof)"
                ));
            }
            Err(error) => return Err(Failure::writing(&path, &error)),
        }
        Ok(())
    }
}

fn press_name(page: u32) -> String {
    format!("press/{page:02}.pdf")
}

fn png_name(page: u32) -> String {
    format!("pages/{page:02}.png")
}

/// Removes the numbered pages of an earlier build that are no longer there. Other files stay.
fn remove_pages(folder: &Path, is_there: impl Fn(&str) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let stem = name.strip_suffix(".pdf").or_else(|| name.strip_suffix(".png"));
        let is_numbered = stem.is_some_and(|s| s.len() >= 2 && s.bytes().all(|b| b.is_ascii_digit()));
        if is_numbered && !is_there(&name) {
            // It is a leftover; the next build tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}
