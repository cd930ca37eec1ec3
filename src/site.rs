//! `kanyin site`: the e-papers of all issues as one site.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use kanyin_archive::{
    MadeFile,
    epaper::{IssueCard, NoEpaper},
    site,
    templates::{BrokenTemplate, Templates},
};
use kanyin_diagnostics::{Faults, Format, Sources, told};
use kanyin_issue as issue;
use kanyin_press::{self as press, Moment, Outbox, View, Wanted};

use super::args::SiteArgs;
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::places::{self, Place};
use super::proofread::{self, Made};
use super::readers::Readers;

/// The site's folder in `out/`.
const FOLDER: &str = "site";
/// Folders of an issue's e-paper. What stands in them and is not made any more goes.
const FOLDERS: [&str; 4] = ["", "pages", "pictures", "pdf"];
/// No card is larger.
const LARGEST_CARD: u64 = 8 << 20;

/// Makes the site, or takes issues into it.
pub fn site(args: &SiteArgs, console: &Console) -> Result<Verdict, Failure> {
    let moment = Moment::from_env().map_err(Failure::Usage)?;
    let places = wanted(args)?;
    let publication = publication_of(&places)?;
    let folder = args.out.clone().unwrap_or_else(|| publication.join("out").join(FOLDER));
    let Some(templates) = templates(&publication, console) else { return Ok(Verdict::Faults) };
    let mut verdict = Verdict::Good;
    for place in &places {
        let folder = folder.join(place.name());
        verdict = verdict.and(Job { console, moment, place, folder }.run()?);
        // What Typst remembers of one issue is of no use to the next.
        comemo::evict(0);
    }
    let cards = cards(&folder, console)?;
    if cards.is_empty() {
        return Ok(verdict);
    }
    let made = site::site(&cards, &templates);
    let Some(files) = sound(made, &publication, console)? else { return Ok(Verdict::Faults) };
    let changed = put(&folder, &files)?;
    let (issues, changed) = (cards.len(), changed.len());
    console.say(&told!(
        "网站共 {issues} 期；目录、检索、订阅中有 {changed} 个文件更新",
        "the site has {issues} issues; of index, search and feed {changed} files are new"
    ));
    console.give(&format!("{}\n", places::shown(&folder.join("index.html"))));
    Ok(verdict)
}

/// The issues that are laid out: those that were named, or all of the publication one stands in.
fn wanted(args: &SiteArgs) -> Result<Vec<Place>, Failure> {
    if !args.issues.is_empty() {
        return places::issues(&args.issues);
    }
    let folders = issue::issues(&places::publication()?);
    match folders.is_empty() {
        // Says what is missing.
        true => places::issues(&[]),
        false => places::issues(&folders),
    }
}

/// The one publication that all issues are of: a site is of one paper.
fn publication_of(places: &[Place]) -> Result<PathBuf, Failure> {
    let publications: BTreeSet<&Path> = places.iter().map(|place| &*place.publication).collect();
    match publications.len() {
        1 => Ok(publications.into_iter().next().unwrap_or(Path::new(".")).into()),
        _ => Err(Failure::Usage(told!(
            "一个网站只放一个刊物的各期；请分开做",
            "a site is of one publication; make one for each"
        ))),
    }
}

/// The publication's templates; a broken one is told.
fn templates(publication: &Path, console: &Console) -> Option<Templates> {
    Templates::of(publication).map_err(|broken| tell(&broken, publication, console)).ok()
}

/// What was made, unless a template is broken, which is told.
fn sound(
    made: Result<Vec<MadeFile>, NoEpaper>,
    publication: &Path,
    console: &Console,
) -> Result<Option<Vec<MadeFile>>, Failure> {
    match made {
        Ok(files) => Ok(Some(files)),
        Err(NoEpaper::Ours(told)) => Err(Failure::Ours(told)),
        Err(NoEpaper::Template(broken)) => {
            tell(&broken, publication, console);
            Ok(None)
        }
    }
}

fn tell(broken: &BrokenTemplate, publication: &Path, console: &Console) {
    let mut sources = Sources::default();
    let faults = Faults(vec![broken.fault(&mut sources)]);
    console.tell(&faults, &sources, &places::from_here(publication), Format::Human);
}

/// One issue on its way.
struct Job<'a> {
    console: &'a Console,
    /// What files are dated by, if something was set.
    moment: Option<Moment>,
    place: &'a Place,
    /// Its folder in the site.
    folder: PathBuf,
}

impl Job<'_> {
    /// Lays out an issue and puts its e-paper in its place. With errors in it, what stands there stays.
    fn run(&self) -> Result<Verdict, Failure> {
        let begun = Instant::now();
        let wanted = Wanted { press: false, screen: true };
        let mut read = proofread::read(self.place, &self.place.out(), wanted, self.console);
        let files = match &read.made {
            Some(made) if !read.faults.any_error() => {
                let files = || epaper_files(made, self.moment);
                match self.console.step(told!("数字报", "e-paper"), files) {
                    Ok(files) => Some(files),
                    Err(NoEpaper::Ours(told)) => return Err(Failure::Ours(told)),
                    Err(NoEpaper::Template(broken)) => {
                        read.faults.push(broken.fault(&mut read.sources));
                        None
                    }
                }
            }
            _ => None,
        };
        let seen = self.place.seen_from_here();
        self.console.tell(&read.faults, &read.sources, &seen, Format::Human);
        let name = self.place.name();
        match &files {
            Some(files) => {
                put(&self.folder, files)?;
                sweep(&self.folder, files);
            }
            None => self.console.say(&told!(
                "{name} 有错，网站里还是原来的",
                "{name} has errors; the site keeps what it had"
            )),
        }
        self.console.sum_up(&name, &read.faults, begun.elapsed());
        Ok(Verdict::on(&read.faults))
    }
}

/// The files of an issue's e-paper as part of a site, as seen from the issue's folder.
fn epaper_files(made: &Made, moment: Option<Moment>) -> Result<Vec<MadeFile>, NoEpaper> {
    let prints = &made.pictures.screen;
    let screen = press::rendition(&made.laid, View::Screen, prints, &[]).document;
    let moment = moment.unwrap_or_else(|| Moment::of(made.issue.date));
    Readers::of(made, screen, prints, moment)
        .map_err(|why| NoEpaper::Ours(told!("{why}", "{why}")))?
        .whole_epaper(Some(&site::home()))
}

/// Writes the files that are not there as they are; the others are not touched. Gives those that were written.
fn put(folder: &Path, files: &[MadeFile]) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error: Error| Failure::writing(folder, &error);
    let is_new = |file: &&MadeFile| {
        let path = folder.join(&file.name);
        let is_as_long =
            fs::metadata(&path).is_ok_and(|about| about.len() == file.bytes.len() as u64);
        !is_as_long || fs::read(&path).is_ok_and(|bytes| bytes != file.bytes)
    };
    let new: Vec<&MadeFile> = files.iter().filter(is_new).collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let mut outbox = Outbox::new(folder).map_err(failed)?;
    for file in new {
        outbox.put(&file.name, &file.bytes).map_err(failed)?;
    }
    outbox.send().map_err(failed)
}

/// Removes what an earlier e-paper of the issue had and this one has not: a story that was taken out.
fn sweep(folder: &Path, files: &[MadeFile]) {
    let made: BTreeSet<&str> = files.iter().map(|file| &*file.name).collect();
    for below in FOLDERS {
        for entry in fs::read_dir(folder.join(below)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = if below.is_empty() { name } else { format!("{below}/{name}") };
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_file && !made.contains(&*name) {
                // It is a leftover; the next run tries again.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// The cards of all issues that stand in the site.
fn cards(folder: &Path, console: &Console) -> Result<Vec<IssueCard>, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Failure::writing(folder, &error)),
    };
    let mut cards = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path().join(IssueCard::FILE);
        let name = entry.file_name().to_string_lossy().into_owned();
        // A run that was killed may have left a half.
        if name.starts_with('.') || !path.is_file() {
            continue;
        }
        match card(&path, &name) {
            Ok(card) => cards.push(card),
            Err(why) => {
                let path = places::shown(&path);
                console.say(&told!(
                    "{path} 读不懂（{why}），目录里没有这一期；重做一次 kanyin site issues/{name}",
                    "{path} cannot be read ({why}), so the index leaves the issue out; run `kanyin site issues/{name}` again"
                ));
            }
        }
    }
    Ok(cards)
}

fn card(path: &Path, name: &str) -> Result<IssueCard, String> {
    let about = fs::metadata(path).map_err(|error| error.to_string())?;
    if about.len() > LARGEST_CARD {
        return Err("too large".into());
    }
    let json = fs::read(path).map_err(|error| error.to_string())?;
    let card = IssueCard::read(&json)?;
    // A folder that was renamed is called as it is called now.
    Ok(IssueCard { name: name.into(), ..card })
}
