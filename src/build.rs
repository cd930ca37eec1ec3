//! `kanyin build`: the files of an issue.

use std::path::{Path, PathBuf};
use std::time::Instant;

use kanyin_diagnostics::{Faults, Format, Sources, told};
use kanyin_press::Moment;

use super::args::{BuildArgs, Kind};
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::outputs::{Asked, Done, Outputs};
use super::places::{self, Place};
use super::proofread::{self, Made};
use super::shelf::{self, Shelf};

/// Builds every issue that was named.
pub fn build(args: &BuildArgs, console: &Console) -> Result<Verdict, Failure> {
    let moment = Moment::from_env().map_err(Failure::Usage)?;
    let places = places::issues(&args.issues)?;
    let mut verdict = Verdict::Good;
    for place in &places {
        let folder = args.out.clone().unwrap_or_else(|| place.out());
        let shelf = Shelf { folder: folder.join(place.name()), console };
        verdict = verdict.and(Job { args, console, moment, place, out: &folder, shelf }.run()?);
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
    /// Where the issues' folders go.
    out: &'a Path,
    shelf: Shelf<'a>,
}

impl Job<'_> {
    fn run(&self) -> Result<Verdict, Failure> {
        let begun = Instant::now();
        let asked = Asked {
            press: self.asks(Kind::Press),
            web: self.asks(Kind::Web),
            png: self.asks(Kind::Png),
            epaper: self.wants(Kind::Epaper),
            library: self.wants(Kind::Library),
            stories: self.wants(Kind::Stories),
            proof: self.args.proof,
            soft_proof: self.args.soft_proof,
            separations: self.args.separations,
        };
        let mut read = proofread::read(self.place, self.out, asked.wanted(), self.console);
        let sent = match &read.made {
            Some(made) => self.make(made, asked, (&mut read.faults, &mut read.sources))?,
            None => Vec::new(),
        };
        self.console.tell(&read.faults, &read.sources, &self.place.seen_from_here(), Format::Human);
        let verdict = Verdict::on(&read.faults);
        if asked.press && verdict == Verdict::Faults && !asked.proof {
            self.shelf.take_back_press(&sent)?;
        }
        self.console.sum_up(&self.place.name(), &read.faults, begun.elapsed());
        for path in sent.iter().filter(|path| shelf::is_told(&self.shelf.folder, path)) {
            self.console.give(&format!("{}\n", places::shown(path)));
        }
        Ok(verdict)
    }

    /// Whether one of the evening's files is asked for.
    fn asks(&self, kind: Kind) -> bool {
        self.args.only.is_empty() || self.wants(kind)
    }

    /// Whether files are asked for by name.
    fn wants(&self, kind: Kind) -> bool {
        self.args.only.contains(&kind)
    }

    /// Makes the files and puts them in their place.
    fn make(
        &self,
        made: &Made,
        asked: Asked,
        (faults, sources): (&mut Faults, &mut Sources),
    ) -> Result<Vec<PathBuf>, Failure> {
        let outputs = Outputs::of(made, asked, self.moment, self.out, faults)?;
        let done = self.console.step(told!("输出", "output"), || outputs.files())?;
        let Done { mut files, report, broken, remarks } = done;
        faults.0.extend(remarks.0);
        faults.0.extend(broken.map(|broken| broken.fault(sources)));
        for file in &files {
            self.console.took(&format!("  {}", file.name), file.took);
        }
        if let Some(report) = report {
            faults.add_new(report.faults());
            files.retain(|file| asked.proof || !report.any_error() || !file.is_for_press);
        }
        self.shelf.send(&files, &made.issue)
    }
}
