//! The e-paper 数字报 of an issue: the page as a picture with a hot area on every story, and the stories' texts. A
//! folder of plain files that needs no server: it works from a disk, and under any address.

mod card;
mod colours;
mod fold;
mod in_script;
mod json_ld;
mod names;
mod no_epaper;
mod page_images;
mod search;
mod signature;
mod view;
mod words;

use minijinja::context;
use minijinja::value::Value;
use serde::Serialize;

use names::FRONT;
use view::{EpaperView, StoryView};

use crate::MadeFile;
use crate::edition::Edition;
use crate::web::feed::{self, Feed, FeedEntry};
use crate::web::renderer::Renderer;
use crate::web::templates::{BrokenTemplate, Templates};

pub use card::{IssueCard, StoryCard};
pub(crate) use colours::Colours;
pub(crate) use in_script::in_script;
pub(crate) use names::{day_in_words, story_file};
pub use no_epaper::NoEpaper;
pub use page_images::{PageImage, PageImages};
pub(crate) use view::PaperView;

/// The site that an e-paper is part of, as seen from the e-paper's folder. The issues before and after are not in it:
/// an issue's files stay as they are when another comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// All issues: `../index.html`.
    pub index: String,
    /// The search over all issues: `../search.html`.
    pub search: String,
}

impl Home {
    /// A site in the folder above the e-paper's.
    pub fn above() -> Self {
        Self { index: "../index.html".into(), search: "../search.html".into() }
    }
}

/// The files of an e-paper but for its pictures and PDF, whose places `pages` tells: a page each, a story each, the
/// search, the feed, style and scripts. As part of a site, its card too.
///
/// # Errors
/// A broken template; a page without a picture.
pub fn epaper(
    edition: &Edition,
    templates: &Templates,
    pages: &[PageImages],
    home: Option<&Home>,
) -> Result<Vec<MadeFile>, NoEpaper> {
    let view = EpaperView::of(edition, pages)?;
    let mut renderer = Renderer { templates, shared: shared(&view, home), files: Vec::new() };
    for page in &view.pages {
        renderer.make("page.html", &page.file, context! { page => page })?;
    }
    if let Some(first) = view.pages.first().filter(|page| page.file != FRONT) {
        renderer.make("page.html", FRONT, context! { page => first })?;
    }
    for story in &view.stories {
        renderer.make("story.html", &story.file, context! { story => story })?;
    }
    renderer.make("search.html", "search.html", Value::UNDEFINED)?;
    renderer.furnish()?;
    let contents = stories_as_html(&view, templates)?;
    renderer.put("feed.xml", feed(edition, &view, contents).xml());
    renderer.put("search.js", search::words_of(edition).into_bytes());
    if home.is_some() {
        renderer.put(IssueCard::FILE, IssueCard::of(edition, pages)?.json()?);
    }
    Ok(renderer.files)
}

/// What every template of an issue sees.
fn shared(view: &EpaperView, home: Option<&Home>) -> Value {
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
fn stories_as_html(
    view: &EpaperView,
    templates: &Templates,
) -> Result<Vec<String>, BrokenTemplate> {
    let root = view.address.as_deref().unwrap_or_default();
    let html = |story: &StoryView| {
        templates.render("feed-story.html", context! { story => story, root => root })
    };
    view.stories.iter().map(html).collect()
}

/// A feed of an issue: a story an entry.
fn feed(edition: &Edition, view: &EpaperView, contents: Vec<String>) -> Feed {
    let updated = feed::day(&edition.date);
    let absolute = |file: &str| match &view.address {
        Some(address) => format!("{address}{file}"),
        None => file.into(),
    };
    let id = |part: &str| match &view.address {
        Some(_) => absolute(part),
        None => feed::urn(&[&edition.paper, &edition.name, part]),
    };
    let entry = |(story, html): (&StoryView, String)| FeedEntry {
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

#[cfg(test)]
#[path = "epaper_tests.rs"]
pub(super) mod tests;
