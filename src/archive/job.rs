//! One issue on its way into its archives.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use kanyin_archive::{Audience, JobSheet, Label, Parcel, Title, Unmade, contents::JOB_SHEET};
use kanyin_diagnostics::{Faults, Format, Sources, Told, slashed, told};
use kanyin_issue as issue;
use kanyin_press::{Moment, Outbox, iso};

use super::super::console::Console;
use super::super::failure::Failure;
use super::super::outputs::{Asked, Done, Outputs};
use super::super::places::{self, Place};
use super::super::proofread::{self, Made};
use super::super::shelf::{Shelf, press_name};
use super::House;
use super::list::Listed;
use super::tally::End;

/// The files that some archives are made from.
fn asked(audiences: &[Audience]) -> Asked {
    let for_any = |of: &[Audience]| audiences.iter().any(|audience| of.contains(audience));
    Asked {
        press: for_any(&[Audience::Printer]),
        web: for_any(&[Audience::Readers, Audience::Library]),
        png: for_any(&[Audience::Library]),
        epaper: for_any(&[Audience::Readers]),
        library: for_any(&[Audience::Library]),
        stories: for_any(&[Audience::Readers, Audience::Library]),
        proof: false,
        soft_proof: false,
        separations: false,
    }
}

/// One issue on its way.
pub struct Job<'a> {
    /// Where it is told how it goes.
    pub console: &'a Console,
    /// What files are dated by, if something was set.
    pub moment: Option<Moment>,
    /// The issue.
    pub listed: &'a Listed,
    /// Its publication.
    pub house: &'a House,
    /// Where archives and issues' folders go.
    pub out: &'a Path,
    /// For whom archives are made.
    pub audiences: &'a [Audience],
    /// Whether what is unchanged is left as it is.
    pub skip: bool,
}

impl Job<'_> {
    /// Makes the issue's archives, all or none.
    pub fn run(&self) -> Result<End, Failure> {
        let place = &self.listed.place;
        let title = self.title();
        let wanted = self.wanted(title.as_ref());
        if let Some(twin) = &self.listed.twin {
            return Ok(End::NotMade(Some(told!(
                "和 {twin} 是同一天的报，存档会同名；改 issue.yaml 里的 date",
                "it is of the same day as {twin}, and its archive would have the same name; change `date` in issue.yaml"
            ))));
        }
        if wanted.is_empty() {
            return Ok(End::Unchanged);
        }
        let audiences: Vec<Audience> = wanted.iter().map(|(audience, _)| *audience).collect();
        let asked = asked(&audiences);
        let mut read = proofread::read(place, self.out, asked.wanted(), self.console);
        let shelf = Shelf { folder: self.out.join(place.name()), console: self.console };
        let (mut done, mut sent) = (None, Vec::new());
        if let Some(made) = &read.made {
            let files = self.files(made, asked, (&mut read.faults, &mut read.sources))?;
            sent = shelf.send(&files.files, &made.issue)?;
            done = Some((made, files));
        }
        self.console.tell(&read.faults, &read.sources, &place.seen_from_here(), Format::Human);
        match done {
            Some((made, done)) if !read.faults.any_error() => self.pack(made, done, wanted),
            _ => {
                if asked.press {
                    shelf.take_back_press(&sent)?;
                }
                let title = read.made.as_ref().map(|made| Title::of(&made.issue)).or(title);
                Ok(End::NotMade(self.kept(title.as_ref(), &audiences)))
            }
        }
    }

    /// What the archives will be called, as far as it can be told before the issue is read.
    fn title(&self) -> Option<Title> {
        let day = issue::dated(&self.listed.place.folder)?;
        Some(Title::new(self.house.paper.as_ref()?, &iso(day)))
    }

    /// The archives to be made, labelled with what they are made from, before any of it is read.
    fn wanted(&self, title: Option<&Title>) -> Vec<(Audience, Label)> {
        let Place { publication, folder } = &self.listed.place;
        let inputs = self.house.inputs.of_issue(folder);
        let inside = slashed(folder.strip_prefix(publication).unwrap_or(folder));
        let labelled = self
            .audiences
            .iter()
            .map(|audience| (*audience, Label::new(*audience, inputs.sum(*audience), &inside)));
        let stands = |audience: Audience, label: &Label| {
            let path = title.map(|title| self.out.join(title.file(audience)));
            path.and_then(|path| Label::of_file(&path)).as_ref() == Some(label)
        };
        labelled.filter(|(audience, label)| !(self.skip && stands(*audience, label))).collect()
    }

    /// Makes the files, as `build` does; what preflight finds is added to the faults.
    fn files(
        &self,
        made: &Made,
        asked: Asked,
        (faults, sources): (&mut Faults, &mut Sources),
    ) -> Result<Done, Failure> {
        let outputs = Outputs::of(made, asked, self.moment, self.out, faults)?;
        let mut done = self.console.step(told!("输出", "output"), || outputs.files())?;
        faults.0.append(&mut done.remarks.0);
        faults.0.extend(done.broken.take().map(|broken| broken.fault(sources)));
        if let Some(report) = &done.report {
            faults.add_new(report.faults());
            done.files.retain(|file| !report.any_error() || !file.is_for_press);
        }
        Ok(done)
    }

    /// Puts the files into archives, all of which then take their places.
    fn pack(
        &self,
        made: &Made,
        done: Done,
        wanted: Vec<(Audience, Label)>,
    ) -> Result<End, Failure> {
        if let Some(refused) = self.is_of_another(&Title::of(&made.issue), &wanted) {
            return Ok(End::NotMade(Some(refused)));
        }
        let job_sheet = self.job_sheet(made, &done)?;
        let files = done.files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
        let sheet = job_sheet.iter().map(|html| (JOB_SHEET, html.as_bytes()));
        let files: Vec<(&str, &[u8])> = files.chain(sheet).collect();
        let parcels = wanted.into_iter();
        let parcels = parcels
            .map(|(audience, label)| Parcel::of(&made.issue, audience, self.moment, label))
            .collect();
        let packed = self.console.step(told!("存档", "archives"), || self.send(parcels, &files));
        match packed {
            Ok(paths) => Ok(End::Made(paths)),
            Err(Unmade::Named(told)) => Ok(End::NotMade(Some(told))),
            Err(Unmade::Written(error)) => Err(Failure::writing(self.out, &error)),
        }
    }

    /// Writes archives beside those that stand there, and puts them in their place when all are whole.
    fn send(&self, parcels: Vec<Parcel>, files: &[(&str, &[u8])]) -> Result<Vec<PathBuf>, Unmade> {
        let mut outbox = Outbox::new(self.out)?;
        let opened: Vec<(Parcel, File)> = parcels
            .into_iter()
            .map(|parcel| outbox.create(parcel.file()).map(|file| (parcel, file)))
            .collect::<io::Result<_>>()?;
        opened.into_par_iter().try_for_each(|(parcel, file)| {
            let written = parcel.write(files, BufWriter::new(file))?;
            let file = written.into_inner().map_err(io::Error::from)?;
            Ok::<_, Unmade>(file.sync_all()?)
        })?;
        Ok(outbox.send()?)
    }

    /// The sheet that goes with press.pdf, if there is one.
    fn job_sheet(&self, made: &Made, done: &Done) -> Result<Option<String>, Failure> {
        let press = done.files.iter().find(|file| file.name == "press.pdf");
        let Some((press, report)) = press.zip(done.report.as_ref()) else { return Ok(None) };
        let Made { issue, job, .. } = made;
        let pages = issue.pages.iter().map(|page| press_name(issue, page)).collect();
        let sheet = JobSheet { issue, job, report, press_pdf: &press.bytes, pages };
        sheet.html().map(Some).map_err(|why| {
            Failure::Ours(told!("做不出{JOB_SHEET}：{why}", "{JOB_SHEET} could not be made: {why}"))
        })
    }

    /// Whether the archives of another issue stand where these would go.
    fn is_of_another(&self, title: &Title, wanted: &[(Audience, Label)]) -> Option<Told> {
        wanted.iter().find_map(|(audience, label)| {
            let path = self.out.join(title.file(*audience));
            let there = Label::of_file(&path).filter(|there| there.issue() != label.issue())?;
            let (path, other) = (places::shown(&path), there.issue());
            Some(told!(
                "{path} 是另一期（{other}）的存档，不盖掉它；改 issue.yaml 里的 date，或把那个文件移走",
                "{path} is the archive of another issue ({other}) and is not overwritten; change `date` in issue.yaml, or move that file away"
            ))
        })
    }

    /// Earlier archives stay, and are not what the copy says now: staff must know.
    fn kept(&self, title: Option<&Title>, audiences: &[Audience]) -> Option<Told> {
        let paths = audiences.iter().map(|audience| Some(self.out.join(title?.file(*audience))));
        let kept = paths.flatten().filter(|path| path.exists());
        let kept: Vec<String> = kept.map(|path| places::shown(&path)).collect();
        let (zh, en) = (kept.join("、"), kept.join(", "));
        (!kept.is_empty()).then(|| {
            told!(
                "有错；上次做的还在，没有动：{zh}",
                "errors; what was made before stays as it was: {en}"
            )
        })
    }
}
