//! The site of all issues 往期: each issue's e-paper in a folder of its own, and above them an index, a feed and a
//! search. What is made here comes from the issues' cards alone.

use minijinja::context;
use minijinja::value::Value;
use serde::Serialize;
use serde_json::json;

use kanyin_diagnostics::told;

use crate::MadeFile;
use crate::epaper::{self, IssueCard, NoEpaper, PageImage, StoryCard};
use crate::web::address;
use crate::web::feed::{self, Feed, FeedEntry};
use crate::web::renderer::Renderer;
use crate::web::templates::{BrokenTemplate, Templates};

/// Issues that the feed tells of.
const NEWEST: usize = 20;
/// Titles that stand under an issue in the index.
const TITLES: usize = 3;

/// The site's own files, from the cards of its issues, in any order: index, search, feed, style and scripts.
///
/// # Errors
/// A broken template; no card at all.
pub fn site(cards: &[IssueCard], templates: &Templates) -> Result<Vec<MadeFile>, NoEpaper> {
    let mut newest: Vec<&IssueCard> = cards.iter().collect();
    newest.sort_by(|one, two| {
        (&two.date, two.order(), &two.name).cmp(&(&one.date, one.order(), &one.name))
    });
    let Some(first) = newest.first() else {
        return Err(told!("还没有一期", "there is no issue").into());
    };
    let mut renderer = Renderer { templates, shared: shared(first), files: Vec::new() };
    let years = years(&newest);
    renderer.make("site.html", "index.html", context! { years => years })?;
    renderer.make("site-search.html", "search.html", context! { years => years })?;
    renderer.furnish()?;
    renderer.put("issues.js", issues(&newest).into_bytes());
    renderer.put("feed.xml", feed(first, &newest, templates)?.xml());
    Ok(renderer.files)
}

/// An issue as the index shows it.
#[derive(Serialize)]
struct IndexEntry<'a> {
    /// `2026-11/index.html`, as an address.
    file: String,
    /// `第143期`.
    title: String,
    date: &'a str,
    day: String,
    weekday: &'a str,
    /// The first page's picture.
    cover: PageImage,
    /// The titles that stand for it.
    heads: Vec<&'a str>,
    pages: usize,
}

/// The issues of a year, the newest first.
#[derive(Serialize)]
struct Year<'a> {
    year: &'a str,
    issues: Vec<IndexEntry<'a>>,
}

fn shared(newest: &IssueCard) -> Value {
    context! {
        paper => epaper::PaperView::of(&newest.paper, &newest.language),
        colours => epaper::Colours::of(&newest.red, &newest.tint),
        address => newest.url,
        home => (),
    }
}

fn years<'a>(newest: &[&'a IssueCard]) -> Vec<Year<'a>> {
    let mut years: Vec<Year> = Vec::new();
    for card in newest {
        let year = card.date.split('-').next().unwrap_or_default();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(Year { year, issues: Vec::new() });
        }
        if let Some(last) = years.last_mut() {
            last.issues.push(index_entry(card));
        }
    }
    years
}

fn index_entry(card: &IssueCard) -> IndexEntry<'_> {
    let folder = address::segment(&card.name);
    IndexEntry {
        file: format!("{folder}/index.html"),
        title: card.title(),
        date: &card.date,
        day: epaper::day_in_words(&card.date),
        weekday: &card.weekday,
        cover: PageImage {
            name: format!("{folder}/{}", card.cover.name),
            width: card.cover.width,
            height: card.cover.height,
        },
        heads: heads(card),
        pages: card.pages,
    }
}

/// The first page's heaviest stories.
fn heads(card: &IssueCard) -> Vec<&str> {
    let weight = |story: &&StoryCard| match &*story.importance {
        "lead" => 0,
        "second" => 1,
        "normal" => 2,
        _ => 3,
    };
    let first = card.stories.iter().map(|story| story.page).min();
    let mut stories: Vec<&StoryCard> =
        card.stories.iter().filter(|story| Some(story.page) == first).collect();
    stories.sort_by_key(weight);
    stories.into_iter().take(TITLES).map(|story| &*story.title).collect()
}

/// `issues.js`: which issues there are, the newest first, and which words they may hold.
fn issues(newest: &[&IssueCard]) -> String {
    let issue = |card: &&IssueCard| json!([card.name, card.title(), card.date, card.signature]);
    let lines: Vec<String> = newest.iter().map(|card| epaper::in_script(&issue(card))).collect();
    format!("window.kanyinIssues = [\n{}\n];\n", lines.join(",\n"))
}

/// A feed of issues: an issue an entry.
fn feed(
    first: &IssueCard,
    newest: &[&IssueCard],
    templates: &Templates,
) -> Result<Feed, BrokenTemplate> {
    let address = first.url.as_deref().unwrap_or_default();
    let entry = |card: &&IssueCard| {
        let page = format!("{address}{}/index.html", address::segment(&card.name));
        let stories: Vec<Value> = card
            .stories
            .iter()
            .map(|story| {
                let file = epaper::story_file(&story.id);
                let file = format!("{address}{}/{file}", address::segment(&card.name));
                context! { file => file, title => story.title }
            })
            .collect();
        Ok(FeedEntry {
            id: match first.url {
                Some(_) => page.clone(),
                None => feed::urn(&[&card.paper, &card.name, "index.html"]),
            },
            title: format!("{} {}", card.paper, card.title()),
            author: None,
            subjects: Vec::new(),
            updated: feed::day(&card.date),
            page,
            summary: Some(heads(card).join("；")).filter(|words| !words.is_empty()),
            html: templates.render("feed-issue.html", context! { stories => stories })?,
        })
    };
    Ok(Feed {
        id: match &first.url {
            Some(url) => url.clone(),
            None => feed::urn(&[&first.paper]),
        },
        title: first.paper.clone(),
        author: first.paper.clone(),
        language: first.language.clone(),
        updated: feed::day(&first.date),
        itself: first.url.as_ref().map(|url| format!("{url}feed.xml")),
        page: format!("{address}index.html"),
        entries: newest.iter().take(NEWEST).map(entry).collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
#[path = "site_tests.rs"]
mod tests;
