//! The copy of an issue whose pages are not listed: its stories, ads and fillers, each read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kanyin_diagnostics::{Code, Fault, Spot, slashed, told};

use super::super::auto_page::is_sentence;
use super::super::folder_files::file_names;
use super::super::issue_file::{AdEntry, AdItem, FillEntry, IssueFile};
use super::super::paths::FoundFile;
use super::super::picture_kind::PictureKind;
use super::super::reader::Reader;
use super::super::spots::Spots;
use super::super::story::{Line, Story};
use super::super::story_file::{self, is_story};
use super::super::{Filler, PlacedFile, paths, story_picture};

/// Stories of one issue at most.
const MOST: usize = 600;

/// A story that was read before its page is known, and what is wrong with it: that is told when it stands on a page.
#[derive(Debug)]
pub struct ReadAhead {
    /// The story.
    pub story: Arc<Story>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Stories that were read, by their paths inside the publication.
pub type Ahead = HashMap<PathBuf, ReadAhead>;

/// The copy.
#[derive(Debug, Default)]
pub struct IssueCopy {
    /// Its stories.
    pub stories: Vec<GivenStory>,
    /// Its ads.
    pub ads: Vec<GivenAd>,
    /// What may fill pages.
    pub fillers: Vec<Filler>,
    /// What was read.
    pub ahead: Ahead,
}

/// A story.
#[derive(Debug, Clone)]
pub struct GivenStory {
    /// Its path as a page names it.
    pub path: String,
    /// Where it was listed, or its title.
    pub spot: Spot,
    /// Whether `issue.yaml` lists it.
    pub is_listed: bool,
    /// The rail head that it stands under.
    pub rail: Option<Line>,
    /// The story.
    pub story: Arc<Story>,
}

/// An ad.
#[derive(Debug, Clone)]
pub struct GivenAd {
    /// As a page names it.
    pub entry: AdEntry,
    /// Where it was listed, or the file.
    pub spot: Spot,
    /// The file.
    pub file: PlacedFile,
}

/// Reads the copy of an issue in a folder.
pub fn read(
    reader: &mut Reader,
    number: &IssueFile,
    spots: &Spots,
    folder: &Path,
    fillers: &[Filler],
) -> IssueCopy {
    let fillers: Vec<Filler> = fillers.iter().filter(|filler| is_whole(filler)).cloned().collect();
    let ahead = fillers.iter().filter_map(|filler| match filler {
        Filler::Story(story) => {
            let ahead = ReadAhead { story: Arc::clone(story), faults: Vec::new() };
            Some((story.path.clone(), ahead))
        }
        Filler::File(_) => None,
    });
    let ahead = ahead.collect();
    let mut copy = IssueCopy { fillers, ahead, ..IssueCopy::default() };
    let listed = number.stories.iter().enumerate();
    let mut stories: Vec<ListedStory> = listed
        .flat_map(|(n, entry)| ListedStory::of(entry, &format!("/stories/{n}"), spots))
        .collect();
    if stories.is_empty() {
        let names = file_names(&reader.publication.join(folder).join("stories"));
        let own = names.into_iter().filter(|name| is_story(name));
        let own =
            own.map(|name| ListedStory { path: format!("stories/{name}"), spot: None, rail: None });
        stories.extend(own);
    }
    if stories.len() > MOST {
        tell_many(reader, stories.len(), spots);
        stories.truncate(MOST);
    }
    for listed in stories {
        copy.story(reader, folder, listed);
    }
    let listed = number.ads.iter().enumerate().map(|(n, item)| {
        let at = |rest: &str| Some(spots.value_or_start(&format!("/ads/{n}{rest}")));
        match item {
            AdItem::Path(path) => (AdEntry { file: path.clone(), label: None }, at("")),
            AdItem::Entry(entry) => (entry.clone(), at("/file")),
        }
    });
    let mut ads: Vec<(AdEntry, Option<Spot>)> = listed.collect();
    if ads.is_empty() {
        let names = file_names(&reader.publication.join(folder).join("ads"));
        let own = names.into_iter().filter(|name| is_picture(name));
        let entry = |name: String| AdEntry { file: format!("ads/{name}"), label: None };
        ads.extend(own.map(|name| (entry(name), None)));
    }
    for (entry, spot) in ads {
        copy.ad(reader, folder, entry, spot);
    }
    copy
}

/// A story as `issue.yaml` lists it, or as it lies in the folder.
struct ListedStory {
    path: String,
    spot: Option<Spot>,
    rail: Option<Line>,
}

impl ListedStory {
    /// Those of an entry at a place of `issue.yaml`.
    fn of(entry: &FillEntry, at: &str, spots: &Spots) -> Vec<Self> {
        let one = |path: &String, at: String| {
            let spot = Some(spots.value_or_start(&at));
            Self { path: path.clone(), spot, rail: None }
        };
        let several = |paths: &[String], at: &str| -> Vec<Self> {
            paths.iter().enumerate().map(|(n, path)| one(path, format!("{at}/{n}"))).collect()
        };
        match entry {
            FillEntry::One(path) => vec![one(path, at.into())],
            FillEntry::Several(paths) => several(paths, at),
            FillEntry::Rail(rail) => {
                let text = rail.head.trim();
                let spot = spots.value_or_start(&format!("{at}/head"));
                let head = (!text.is_empty()).then(|| Line { text: text.into(), spot });
                let own = several(&rail.stories, &format!("{at}/stories"));
                own.into_iter().map(|story| Self { rail: head.clone(), ..story }).collect()
            }
        }
    }
}

impl GivenStory {
    /// The section that it says it is of.
    pub fn section(&self) -> Option<&str> {
        self.story.section.as_deref().map(str::trim).filter(|section| !section.is_empty())
    }
}

impl IssueCopy {
    fn story(&mut self, reader: &mut Reader, folder: &Path, listed: ListedStory) {
        let ListedStory { path, spot, rail } = listed;
        let Some(found) = found(reader, folder, &path, spot) else { return };
        if let (Some(_), Some(spot)) = (self.ahead.get(&found.inside), spot) {
            let what = told!("这篇稿件列了两次", "this story is listed twice");
            let fault = Fault::error(Code::StoryTwice, spot, what);
            reader.faults.push(fault.hint(told!("删去一处", "remove one of the two")));
            return;
        }
        if let Some(spot) = spot.filter(|_| !is_story(&path)) {
            let what = told!("“{path}”不是稿件", "`{path}` is no story");
            let fault = Fault::error(Code::NoStory, spot, what);
            reader.faults.push(fault.hint(told!("稿件是 .md 文件", "stories are .md files")));
            return;
        }
        let before = reader.faults.0.len();
        // What cannot be read is told at once.
        let Some(story) = story_file::read(reader, &found, spot).map(Arc::new) else { return };
        let faults = reader.faults.0.split_off(before);
        self.stories.push(GivenStory {
            path: as_named(folder, &found.inside),
            spot: spot.unwrap_or(story.title.spot),
            is_listed: spot.is_some(),
            rail,
            story: Arc::clone(&story),
        });
        self.ahead.insert(found.inside, ReadAhead { story, faults });
    }

    fn ad(&mut self, reader: &mut Reader, folder: &Path, entry: AdEntry, spot: Option<Spot>) {
        let Some(found) = found(reader, folder, &entry.file, spot) else { return };
        let spot = spot.unwrap_or_else(|| Spot::new(reader.sources.add(&found.inside, ""), 0..0));
        let before = reader.faults.0.len();
        let Some(measured) = story_picture::measure(reader, &found, spot) else { return };
        // The page on which it stands tells them.
        reader.faults.0.truncate(before);
        let file = PlacedFile::new(found.inside.clone(), spot, measured);
        let entry = AdEntry { file: as_named(folder, &found.inside), ..entry };
        self.ads.push(GivenAd { entry, spot, file });
    }
}

/// Whether all of a filler is printed: of a story there is a title and text.
fn is_whole(filler: &Filler) -> bool {
    let Filler::Story(story) = filler else { return true };
    let others = [&story.kicker, &story.deck, &story.byline, &story.lead_in, &story.column];
    is_sentence(story) || others.iter().all(|line| line.is_none())
}

/// The file that a path means; what is wrong with one that nobody listed is told in it.
fn found(reader: &mut Reader, folder: &Path, path: &str, spot: Option<Spot>) -> Option<FoundFile> {
    let bases = [folder, Path::new("")];
    if let (None, Ok(found)) = (spot, paths::find(&reader.publication, &bases, path)) {
        return Some(found);
    }
    let spot = spot.unwrap_or_else(|| Spot::new(reader.sources.add(folder.join(path), ""), 0..0));
    reader.find(path, &bases, spot)
}

/// A path as a page of the issue names it.
fn as_named(folder: &Path, inside: &Path) -> String {
    slashed(inside.strip_prefix(folder).unwrap_or(inside))
}

/// Whether a file may be an ad, by its extension. What is no picture for print is told when it is opened.
fn is_picture(name: &str) -> bool {
    let path = Path::new(name);
    let is_tiff = || {
        path.extension()
            .is_some_and(|own| ["tif", "tiff"].iter().any(|tiff| own.eq_ignore_ascii_case(tiff)))
    };
    PictureKind::promised_by(path).is_some() || is_tiff()
}

fn tell_many(reader: &mut Reader, count: usize, spots: &Spots) {
    let what = told!(
        "有 {count} 篇稿件，只看前 {MOST} 篇",
        "there are {count} stories; the first {MOST} are read"
    );
    let fault = Fault::error(Code::TooManyFiles, spots.value_or_start("/stories"), what);
    reader.faults.push(fault.hint(told!(
        "把不用的稿件移出 stories/，或在 issue.yaml 的 stories 下列出要用的",
        "move what is not needed out of stories/, or list under `stories` in issue.yaml what is"
    )));
}
