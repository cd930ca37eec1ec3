//! The archives of one issue.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use kanyin_archive::{ArchiveName, Audience, JOB_SHEET, JobSheet, Label, Parcel, Unmade};
use kanyin_diagnostics::{Told, slashed, told};
use kanyin_issue as issue;
use kanyin_press::{Outbox, iso};

use super::inputs::PublicationInputs;
use super::list::ListedIssue;
use super::order::ArchiveOrder;
use crate::failure::Failure;
use crate::file_names::press_name;
use crate::finished::{Finished, FinishedFile};
use crate::issue_folder::IssueFolder;
use crate::laid_issue::LaidIssue;
use crate::out_folder::{OldPress, OutFolder};
use crate::outputs::Outputs;
use crate::paths::shown;
use crate::progress::Progress;
use crate::proofread::{Proofread, proofread};

/// How it went with an issue.
pub enum Archived {
    /// Its archives stand there.
    Made(Vec<PathBuf>),
    /// They stood there before.
    Unchanged,
    /// Something in the copy is in the way; what there is to say beside the faults.
    NotMade(Option<Told>),
}

/// The archives of one issue, to be made.
pub struct IssueArchives<'a> {
    /// What was ordered.
    pub order: &'a ArchiveOrder,
    /// The issue.
    pub issue: &'a ListedIssue,
    /// Its publication.
    pub publication: &'a PublicationInputs,
    /// Where archives and issues' folders go.
    pub out: &'a Path,
    /// Who listens.
    pub progress: &'a dyn Progress,
}

impl IssueArchives<'_> {
    /// Makes them, all or none.
    pub fn make(&self) -> Result<Archived, Failure> {
        let folder = &self.issue.folder;
        let name = self.name();
        let wanted = self.wanted(name.as_ref());
        if let Some(twin) = &self.issue.twin {
            return Ok(Archived::NotMade(Some(told!(
                "和 {twin} 是同一天的报，存档会同名；改 issue.yaml 里的 date",
                "it is of the same day as {twin}, and its archive would have the same name; change `date` in issue.yaml"
            ))));
        }
        if wanted.is_empty() {
            return Ok(Archived::Unchanged);
        }
        let audiences: Vec<Audience> = wanted.iter().map(|(audience, _)| *audience).collect();
        let order = self.order.files_for(&audiences);
        let Proofread { laid, mut sources, mut faults } =
            proofread(folder, self.out, order.wanted(), self.progress);
        let out_folder = OutFolder::of(folder, self.out);
        let mut made = None;
        if let Some(laid) = &laid {
            let outputs = Outputs::of(laid, order, self.out, &mut faults)?;
            let finished = self.progress.step(told!("输出", "output"), || outputs.files())?;
            let finished = finished.released(order.proof, &mut faults, &mut sources);
            made = Some((laid, finished));
        }
        self.progress.faults(&faults, &sources, &folder.publication);
        let press = order.old_press(&faults);
        let files = made.as_ref().map(|(_, finished)| finished.files.as_slice());
        let sent = out_folder.send(
            files.unwrap_or_default(),
            laid.as_ref().map(|laid| &laid.issue),
            press,
        )?;
        match made {
            Some((laid, finished)) if !faults.any_error() => self.pack(laid, finished, wanted),
            _ => {
                if press == OldPress::Withdrawn {
                    sent.tell_withdrawn(self.progress);
                }
                let name = laid.as_ref().map(|laid| ArchiveName::of(&laid.issue)).or(name);
                Ok(Archived::NotMade(self.kept(name.as_ref(), &audiences)))
            }
        }
    }

    /// What the archives will be called, as far as it can be told before the issue is read.
    fn name(&self) -> Option<ArchiveName> {
        let day = issue::dated(&self.issue.folder.path)?;
        Some(ArchiveName::new(self.publication.paper.as_ref()?, &iso(day)))
    }

    /// The archives to be made, labelled with what they are made from, before any of it is read.
    fn wanted(&self, name: Option<&ArchiveName>) -> Vec<(Audience, Label)> {
        let IssueFolder { publication, path, .. } = &self.issue.folder;
        let inputs = self.publication.inputs.of_issue(path);
        let inside = slashed(path.strip_prefix(publication).unwrap_or(path));
        let audiences = self.order.audiences.iter();
        let labelled = audiences
            .map(|audience| (*audience, Label::new(*audience, inputs.sum(*audience), &inside)));
        let stands = |audience: Audience, label: &Label| {
            let path = name.map(|name| self.out.join(name.file(audience)));
            path.and_then(|path| Label::of_file(&path)).as_ref() == Some(label)
        };
        labelled
            .filter(|(audience, label)| !(self.order.skips_unchanged && stands(*audience, label)))
            .collect()
    }

    /// Puts the files into archives, all of which then take their places.
    fn pack(
        &self,
        laid: &LaidIssue,
        finished: Finished,
        wanted: Vec<(Audience, Label)>,
    ) -> Result<Archived, Failure> {
        if let Some(refused) = self.is_of_another(&ArchiveName::of(&laid.issue), &wanted) {
            return Ok(Archived::NotMade(Some(refused)));
        }
        let job_sheet = self.job_sheet(laid, &finished)?;
        let files = finished.files.iter().map(FinishedFile::named);
        let sheet = job_sheet.iter().map(|html| (JOB_SHEET, html.as_bytes()));
        let files: Vec<(&str, &[u8])> = files.chain(sheet).collect();
        let parcels = wanted.into_iter();
        let parcels = parcels
            .map(|(audience, label)| Parcel::of(&laid.issue, audience, self.order.moment, label))
            .collect();
        let packed = self.progress.step(told!("存档", "archives"), || self.send(parcels, &files));
        match packed {
            Ok(paths) => Ok(Archived::Made(paths)),
            Err(Unmade::Named(told)) => Ok(Archived::NotMade(Some(told))),
            Err(Unmade::Written(error)) => Err(Failure::writing(self.out, &error)),
            Err(Unmade::Unsent(unsent)) => Err(unsent.into()),
        }
    }

    /// Writes archives beside those that stand there, and puts them in their place when all are whole.
    fn send(&self, parcels: Vec<Parcel>, files: &[(&str, &[u8])]) -> Result<Vec<PathBuf>, Unmade> {
        let mut outbox = Outbox::new(self.out)?;
        let opened: Vec<(Parcel, File)> = parcels
            .into_iter()
            .map(|parcel| outbox.create(parcel.file()).map(|file| (parcel, file)))
            .collect::<Result<_, _>>()?;
        opened.into_par_iter().try_for_each(|(parcel, file)| {
            let written = parcel.write(files, BufWriter::new(file))?;
            let file = written.into_inner().map_err(io::Error::from)?;
            Ok::<_, Unmade>(file.sync_all()?)
        })?;
        Ok(outbox.send()?)
    }

    /// The sheet that goes with press.pdf, if there is one.
    fn job_sheet(&self, laid: &LaidIssue, finished: &Finished) -> Result<Option<String>, Failure> {
        let press = finished.files.iter().find(|file| file.name == "press.pdf");
        let Some((press, report)) = press.zip(finished.report.as_ref()) else { return Ok(None) };
        let LaidIssue { issue, job, .. } = laid;
        let pages = issue.pages.iter().map(|page| press_name(issue, page)).collect();
        let sheet = JobSheet { issue, job, report, press_pdf: &press.bytes, pages };
        sheet.html().map(Some).map_err(|why| {
            Failure::Ours(
                told!("做不出{JOB_SHEET}：{why}", "{JOB_SHEET} could not be made: {why}"; why),
            )
        })
    }

    /// Whether the archives of another issue stand where these would go.
    fn is_of_another(&self, name: &ArchiveName, wanted: &[(Audience, Label)]) -> Option<Told> {
        wanted.iter().find_map(|(audience, label)| {
            let path = self.out.join(name.file(*audience));
            let there = Label::of_file(&path).filter(|there| there.issue() != label.issue())?;
            let (path, other) = (shown(&path), there.issue());
            Some(told!(
                "{path} 是另一期（{other}）的存档，不盖掉它；改 issue.yaml 里的 date，或把那个文件移走",
                "{path} is the archive of another issue ({other}) and is not overwritten; change `date` in issue.yaml, or move that file away"
            ))
        })
    }

    /// Earlier archives stay, and are not what the copy says now: staff must know.
    fn kept(&self, name: Option<&ArchiveName>, audiences: &[Audience]) -> Option<Told> {
        let paths = audiences.iter().map(|audience| Some(self.out.join(name?.file(*audience))));
        let kept = paths.flatten().filter(|path| path.exists());
        let kept: Vec<String> = kept.map(|path| shown(&path)).collect();
        let (zh, en) = (kept.join("、"), kept.join(", "));
        (!kept.is_empty()).then(|| {
            told!(
                "有错；上次做的还在，没有动：{zh}",
                "errors; what was made before stays as it was: {en}"
            )
        })
    }
}
