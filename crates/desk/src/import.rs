//! From sources to the files of an issue: which files, under which names, and what is told of them. Nothing is written here.

mod names;
mod ready;

use kanyin_diagnostics::Lang;

use self::names::{Names, file_of, story_name};
use super::account;
use super::block::{Picture, Source};
use super::found::{Element, ElementKind, Found};
use super::recognise::{Known, recognise};
use super::write::issue_yaml::{IssueHead, ListedStory};
use super::write::report::{self, FileNames};
use super::write::{issue_yaml, left_over, markdown};

pub use self::names::ImportedFile;

/// Files for an issue, and what they are.
#[derive(Debug)]
pub struct Imported {
    /// The files, by their names in the issue's folder.
    pub files: Vec<ImportedFile>,
    /// What was found.
    pub found: Found,
    /// What is told at the end.
    pub counts: Counts,
    /// Names of files that another name was taken for, since they were there: wanted, taken.
    pub renamed: Vec<(String, String)>,
}

/// How much came of it.
#[derive(Debug, Copy, Clone, Default, PartialEq)]
pub struct Counts {
    /// Stories.
    pub stories: usize,
    /// Pictures.
    pub pictures: usize,
    /// Guesses to look at.
    pub guesses: usize,
    /// Things in `left-over.md`.
    pub left: usize,
    /// Characters that were turned.
    pub turned: usize,
    /// Characters that are nowhere: none.
    pub lost: usize,
}

/// What an issue is called, and which files are there.
pub struct Target<'a> {
    /// Number and day, for the proposal.
    pub head: IssueHead,
    /// Whether a file is there already, by its name in the issue's folder.
    pub is_taken: &'a dyn Fn(&str) -> bool,
    /// The language of marks and reports.
    pub lang: Lang,
}

/// Makes the files of an issue from sources.
pub fn import(sources: &[Source], known: &Known, into: &Target) -> Imported {
    let mut found = recognise(sources, known);
    let lost = account::settle(sources, &mut found);
    let mut names = Names::new(into.is_taken);
    let mut files = Vec::new();
    let pictures = pictures(&found, &mut names, &mut files);
    let picture_name = |picture: &Picture| {
        let own = pictures.iter().find(|(own, _)| is_same(own, picture));
        own.map_or_else(|| file_of(&picture.name), |(_, to)| to.clone())
    };
    // By the number of their source.
    let mut paths: Vec<(usize, ListedStory)> = Vec::new();
    for story in &found.stories {
        let name = names.free("stories", &story_name(&story.title_text()), "md");
        let text = markdown::story(story, &picture_name, into.lang);
        files.push(ImportedFile { name: name.clone(), bytes: text.into_bytes() });
        let rail = story.rail.as_ref().map(|rail| rail.words.text());
        paths.push((story.source, ListedStory { path: name, rail }));
    }
    let mut of_ready = 0;
    for story in &found.ready {
        let source = &sources[story.at.source].name;
        let mut ready = ready::files(story, source, &mut names, &mut files);
        let more = markdown::more(&story.more, &picture_name, into.lang);
        if !more.is_empty() {
            ready.text = format!("{}\n\n{more}", ready.text.trim_end());
        }
        of_ready += ready.pictures;
        files.push(ImportedFile { name: ready.name.clone(), bytes: ready.text.into_bytes() });
        paths.push((story.at.source, ListedStory { path: ready.name, rail: None }));
    }
    let story_names: Vec<String> = paths.iter().map(|(_, entry)| entry.path.clone()).collect();
    paths.sort_by_key(|(source, _)| *source);
    let paths: Vec<ListedStory> = paths.into_iter().map(|(_, entry)| entry).collect();
    let counts = Counts {
        stories: paths.len(),
        pictures: pictures.len() + of_ready,
        guesses: found
            .stories
            .iter()
            .map(|story| story.guesses() + usize::from(story.title.is_none()))
            .chain(found.ready.iter().flat_map(|ready| ready.more.iter().map(Element::guesses)))
            .sum(),
        left: found.left.len(),
        turned: found.ledger.changes.values().map(|(count, _)| count).sum(),
        lost,
    };
    if !paths.is_empty() {
        let own = if (into.is_taken)("issue.yaml") { "issue.proposed" } else { "issue" };
        let name = names.free("", own, "yaml");
        let text = issue_yaml::text(&into.head, &paths);
        files.push(ImportedFile { name, bytes: text.into_bytes() });
    }
    if let Some(text) = left_over::text(&found, sources, into.lang) {
        let name = names.free("", "left-over", "md");
        files.push(ImportedFile { name, bytes: text.into_bytes() });
    }
    if !files.is_empty() {
        let name = names.free("", "import", "html");
        let written = FileNames { stories: &story_names, picture: &picture_name };
        let page = report::page(&found, sources, &written, into.lang);
        files.push(ImportedFile { name, bytes: page.into_bytes() });
    }
    Imported { files, found, counts, renamed: names.renamed }
}

/// The pictures of all stories and those of none, with the names of their files.
fn pictures<'a>(
    found: &'a Found,
    names: &mut Names,
    files: &mut Vec<ImportedFile>,
) -> Vec<(&'a Picture, String)> {
    let mut pictures: Vec<(&Picture, String)> = Vec::new();
    let mut add = |picture: &'a Picture, title: &str| {
        let Some(bytes) = &picture.bytes else { return };
        if pictures.iter().any(|(own, _)| is_same(own, picture)) {
            return;
        }
        let file = file_of(&picture.name);
        let (stem, ending) = file.rsplit_once('.').unwrap_or((&file, "jpg"));
        // `image1`, `640`: the story's title says more.
        let stem = match is_nameless(stem) && !title.is_empty() {
            true => story_name(title),
            false => stem.to_string(),
        };
        let name = names.free("images", &stem, ending);
        files.push(ImportedFile { name: name.clone(), bytes: bytes.clone() });
        pictures.push((picture, name.trim_start_matches("images/").into()));
    };
    fn all<'a>(elements: &'a [Element], title: &str, add: &mut dyn FnMut(&'a Picture, &str)) {
        for element in elements {
            match &element.kind {
                ElementKind::Picture { picture, .. } => add(picture, title),
                ElementKind::Boxed { body, .. } => all(body, title, add),
                _ => {}
            }
        }
    }
    found.stories.iter().for_each(|story| all(&story.body, &story.title_text(), &mut add));
    found.ready.iter().for_each(|ready| all(&ready.more, "", &mut add));
    found.pictures.iter().for_each(|picture| add(picture, ""));
    pictures
}

/// Whether a file's name says nothing of what is in it: Word and browsers number their pictures.
fn is_nameless(stem: &str) -> bool {
    let rest = stem.trim_matches(|c: char| c.is_ascii_digit() || "-_ ()（）".contains(c));
    ["", "image", "img", "picture", "pic", "图片", "media"].contains(&rest.to_lowercase().as_str())
}

/// Whether two are one picture: two contributors call theirs by one name.
fn is_same(one: &Picture, other: &Picture) -> bool {
    one.name == other.name && one.bytes == other.bytes
}
