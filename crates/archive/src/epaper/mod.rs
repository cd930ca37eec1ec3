//! The e-paper 数字报 of an issue: the page as a picture with a hot area on every story, and the stories' texts. A
//! folder of plain files that needs no server: it works from a disk, and under any address.

mod card;
mod colours;
pub mod fold;
mod json_ld;
mod search;
mod signature;
mod view;
pub mod words;

pub use card::{IssueCard, StoryCard};

use minijinja::context;
use minijinja::value::Value;
use serde::Serialize;

use view::{IssueView, StoryView};

use kanyin_diagnostics::{Told, told};

use super::feed::{self, Entry, Feed};
use super::templates::{BrokenTemplate, Templates};
use super::{Edition, MadeFile, PageImages};

pub(super) use colours::Colours;
pub(super) use json_ld::in_script;
pub(super) use view::{PaperView, day_in_words};

/// The site that an e-paper is part of, as seen from the e-paper's folder. The issues before and after are not in it:
/// an issue's files stay as they are when another comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// All issues: `../index.html`.
    pub index: String,
    /// The search over all issues: `../search.html`.
    pub search: String,
}

/// Why there is no e-paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoEpaper {
    /// A template of the publication is broken.
    Template(BrokenTemplate),
    /// Our own failure.
    Ours(Told),
}

impl From<BrokenTemplate> for NoEpaper {
    fn from(broken: BrokenTemplate) -> Self {
        Self::Template(broken)
    }
}

impl NoEpaper {
    /// It as a sentence.
    pub fn told(&self) -> Told {
        match self {
            Self::Template(broken) => broken.told(),
            Self::Ours(told) => told.clone(),
        }
    }
}

/// Where one comes in.
const FRONT: &str = "index.html";

/// The file of a page; page 1 is where one comes in.
pub fn page_file(page: u32) -> String {
    if page == 1 { FRONT.into() } else { format!("page-{page:02}.html") }
}

/// The file of a story, by its [`id`](super::Article::id).
pub fn story_file(id: &str) -> String {
    format!("story-{id}.html")
}

/// The files of an e-paper but for its pictures and PDF, whose places `pages` tells: a page each, a story each, the
/// search, the feed, style and scripts. As part of a site, its card too.
pub fn epaper(
    edition: &Edition,
    templates: &Templates,
    pages: &[PageImages],
    home: Option<&Home>,
) -> Result<Vec<MadeFile>, NoEpaper> {
    let view = IssueView::of(edition, pages)?;
    let mut maker = Maker { templates, shared: shared(&view, home), files: Vec::new() };
    for page in &view.pages {
        maker.make("page.html", &page.file, context! { page => page })?;
    }
    if let Some(first) = view.pages.first().filter(|page| page.file != FRONT) {
        maker.make("page.html", FRONT, context! { page => first })?;
    }
    for story in &view.stories {
        maker.make("story.html", &story.file, context! { story => story })?;
    }
    maker.make("search.html", "search.html", Value::UNDEFINED)?;
    maker.furnish()?;
    let contents = stories_as_html(&view, templates)?;
    let feed = feed(edition, &view, contents);
    let feed = feed.xml().map_err(|why| failed("feed.xml", &why))?;
    maker.put("feed.xml", feed);
    maker.put("search.js", search::words_of(edition)?.into_bytes());
    if home.is_some() {
        maker.put(IssueCard::FILE, IssueCard::of(edition, pages)?.json()?);
    }
    Ok(maker.files)
}

/// Renders templates into files.
pub(super) struct Maker<'a> {
    pub templates: &'a Templates,
    /// What every template sees.
    pub shared: Value,
    pub files: Vec<MadeFile>,
}

impl Maker<'_> {
    /// A file from a template and what it alone shows.
    pub fn make(&mut self, template: &str, name: &str, shown: Value) -> Result<(), BrokenTemplate> {
        let shared = self.shared.clone();
        let shown = match shown.is_undefined() {
            true => shared,
            false => context! { ..shown, ..shared },
        };
        let text = self.templates.render(template, shown)?;
        self.put(name, text.into_bytes());
        Ok(())
    }

    /// Style, drawing and scripts, and what the publication's templates bring with them.
    pub fn furnish(&mut self) -> Result<(), BrokenTemplate> {
        for name in ["epaper.css", "icon.svg"] {
            self.make(name, name, Value::UNDEFINED)?;
        }
        for name in ["epaper.js", "find.js"] {
            self.put(name, self.templates.script(name));
        }
        self.files.extend(self.templates.beside().iter().cloned());
        Ok(())
    }

    /// A file.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.push(MadeFile { name: name.into(), bytes });
    }
}

/// What every template of an issue sees.
fn shared(view: &IssueView, home: Option<&Home>) -> Value {
    context! {
        paper => view.paper,
        issue => view.issue,
        colours => view.colours,
        address => view.address,
        width => view.width,
        height => view.height,
        pages => view.pages,
        home => home,
    }
}

/// The stories' words for feeds; their pictures stand where the e-paper is.
fn stories_as_html(view: &IssueView, templates: &Templates) -> Result<Vec<String>, BrokenTemplate> {
    let root = view.address.as_deref().unwrap_or_default();
    let html = |story: &StoryView| {
        templates.render("feed-story.html", context! { story => story, root => root })
    };
    view.stories.iter().map(html).collect()
}

/// A feed of an issue: a story an entry.
fn feed(edition: &Edition, view: &IssueView, contents: Vec<String>) -> Feed {
    let updated = feed::day(&edition.date);
    let absolute = |file: &str| match &view.address {
        Some(address) => format!("{address}{file}"),
        None => file.into(),
    };
    let id = |part: &str| match &view.address {
        Some(_) => absolute(part),
        None => feed::urn(&[&edition.paper, &edition.name, part]),
    };
    let entry = |(story, html): (&StoryView, String)| Entry {
        id: id(&story.file),
        title: story.title.to_string(),
        author: story.byline.map(Into::into),
        subjects: story.section.map(Into::into).into_iter().collect(),
        updated: updated.clone(),
        page: absolute(&story.file),
        summary: Some(story.beginning.clone()).filter(|words| !words.is_empty()),
        html,
    };
    Feed {
        id: id(FRONT),
        title: edition.title(),
        author: edition.paper.clone(),
        language: edition.language.clone(),
        updated: updated.clone(),
        itself: view.address.as_ref().map(|_| absolute("feed.xml")),
        page: absolute(FRONT),
        entries: view.stories.iter().zip(contents).map(entry).collect(),
    }
}

/// Something that only our own mistake can bring about.
pub(super) fn failed(name: &str, why: &str) -> NoEpaper {
    NoEpaper::Ours(told!("做不出 {name}：{why}", "{name} could not be made: {why}"))
}

/// A page's name: `第2版 社区`.
fn page_name(page: u32, section: Option<&str>) -> String {
    match section {
        Some(section) => format!("第{page}版 {section}"),
        None => format!("第{page}版"),
    }
}

#[cfg(test)]
#[path = "epaper_tests.rs"]
pub(super) mod tests;
