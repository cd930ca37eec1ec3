//! The e-papers of all issues of a publication as one site.

mod cards;
mod folder;
mod issue;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kanyin_archive::{self as archive, BrokenTemplate, NoEpaper, Templates};
use kanyin_diagnostics::{Faults, Sources, told};
use kanyin_issue as issues;
use kanyin_press::Moment;

use super::failure::Failure;
use super::issue_folder::{self, IssueFolder};
use super::progress::Progress;

/// The site's folder in `out/`.
const FOLDER: &str = "site";

/// A site: a folder with the e-papers of a publication's issues, an index of them, a search and a feed.
pub struct EpaperSite {
    publication: PathBuf,
    folder: PathBuf,
    templates: Templates,
}

/// What came of a site's pages about all issues.
pub enum SiteIndex {
    /// There is no issue in the site.
    NoIssues,
    /// A template of the publication is broken; that was told.
    BrokenTemplate,
    /// They stand there.
    Made {
        /// The page where one comes in.
        page: PathBuf,
        /// How many issues the site has.
        issues: usize,
        /// How many of the files are new.
        changed: usize,
    },
}

impl EpaperSite {
    /// The issues that are laid out: those that were named, or all of the publication one stands in.
    pub fn issues(named: &[PathBuf]) -> Result<Vec<IssueFolder>, Failure> {
        if !named.is_empty() {
            return IssueFolder::named(named);
        }
        // If there are none, this says what is missing.
        IssueFolder::named(&issues::issues(&issue_folder::publication(Path::new("."))?))
    }

    /// The site that some issues go into: `folder`, or `out/site` of their publication. There is none if a template
    /// of the publication is broken; that was told.
    pub fn of(
        issues: &[IssueFolder],
        folder: Option<&Path>,
        progress: &dyn Progress,
    ) -> Result<Option<Self>, Failure> {
        let publication = publication_of(issues)?;
        let folder = match folder {
            Some(folder) => folder.into(),
            None => issue_folder::own_out(&publication, FOLDER)?.join(FOLDER),
        };
        match Templates::of(&publication) {
            Ok(templates) => Ok(Some(Self { publication, folder, templates })),
            Err(broken) => {
                tell(broken, &publication, progress);
                Ok(None)
            }
        }
    }

    /// Lays out an issue and puts its e-paper in its place. With errors in it, what stands there stays. Gives what
    /// is wrong with it, which was told.
    pub fn take_in(
        &self,
        issue: &IssueFolder,
        moment: Option<Moment>,
        progress: &dyn Progress,
    ) -> Result<Faults, Failure> {
        issue::take_in(issue, &self.folder.join(issue.name()), moment, progress)
    }

    /// Makes index, search and feed of all issues that stand in the site.
    pub fn index(&self, progress: &dyn Progress) -> Result<SiteIndex, Failure> {
        let cards = cards::cards(&self.folder, progress)?;
        if cards.is_empty() {
            return Ok(SiteIndex::NoIssues);
        }
        let files = match archive::site(&cards, &self.templates) {
            Ok(files) => files,
            Err(NoEpaper::Ours(told)) => return Err(Failure::Ours(told)),
            Err(NoEpaper::Template(broken)) => {
                tell(broken, &self.publication, progress);
                return Ok(SiteIndex::BrokenTemplate);
            }
        };
        let changed = folder::put(&self.folder, &files)?.len();
        let page = self.folder.join("index.html");
        Ok(SiteIndex::Made { page, issues: cards.len(), changed })
    }
}

/// The one publication that all issues are of: a site is of one paper.
fn publication_of(issues: &[IssueFolder]) -> Result<PathBuf, Failure> {
    let publications: BTreeSet<&Path> = issues.iter().map(|issue| &*issue.publication).collect();
    match publications.len() {
        1 => Ok(publications.into_iter().next().unwrap_or(Path::new(".")).into()),
        _ => Err(Failure::Usage(told!(
            "一个网站只放一个刊物的各期；请分开做",
            "a site is of one publication; make one for each"
        ))),
    }
}

fn tell(broken: BrokenTemplate, publication: &Path, progress: &dyn Progress) {
    let mut sources = Sources::default();
    let faults = Faults(vec![broken.fault(&mut sources)]);
    progress.faults(&faults, &sources, publication);
}
