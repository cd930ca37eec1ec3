//! What templates see of an issue.

use std::borrow::Cow;

use minijinja::value::Value;
use serde::Serialize;

use kanyin_diagnostics::{Told, told};
use kanyin_issue::IssueNumber;

use super::colours::Colours;
use super::names::{address, day_in_words, page_file, page_name, story_file};
use super::page_images::{PageImage, PageImages};
use super::{json_ld, words};
use crate::edition::{Article, ArticleBlock, Edition, EditionPage, PageRect, Rect};

/// The issue, its pages and its stories.
pub struct EpaperView<'a> {
    pub paper: PaperView<'a>,
    pub issue: IssueView<'a>,
    pub colours: Colours,
    /// Where the e-paper stands on the web, with `/` at its end.
    pub address: Option<String>,
    /// Width of a page, pt.
    pub width: f64,
    /// Height of a page, pt.
    pub height: f64,
    pub pages: Vec<PageView<'a>>,
    pub stories: Vec<StoryView<'a>>,
}

/// The paper.
#[derive(Serialize)]
pub struct PaperView<'a> {
    pub name: &'a str,
    pub language: &'a str,
    /// The first character of its name.
    pub initial: String,
}

/// The issue.
#[derive(Serialize)]
pub struct IssueView<'a> {
    /// Its folder's name.
    pub name: &'a str,
    /// `檐下 第143期`.
    pub title: String,
    /// As it was written: `143`, `143、144`.
    pub number: Option<&'a IssueNumber>,
    /// As it is printed: `第143期`.
    pub numbered: Option<String>,
    /// `2026-11-20`.
    pub date: &'a str,
    /// `2026年11月20日`.
    pub day: String,
    pub weekday: &'a str,
    pub lunar: Option<&'a str>,
    pub registration: Option<&'a str>,
    pub publisher: Option<&'a str>,
    /// Label and words, in pairs.
    pub colophon: &'a [(String, String)],
}

/// A page.
#[derive(Serialize)]
pub struct PageView<'a> {
    pub number: u32,
    /// `02`.
    pub id: &'a str,
    /// `第2版 社区`.
    pub name: String,
    pub section: Option<&'a str>,
    pub editor: Option<&'a str>,
    pub file: String,
    pub small: &'a PageImage,
    pub large: &'a PageImage,
    pub pdf: Option<&'a str>,
    /// The stories on it, in reading order.
    pub stories: Vec<AreaView<'a>>,
    pub before: Option<Neighbour<'a>>,
    pub after: Option<Neighbour<'a>>,
}

/// A story on a page.
#[derive(Serialize)]
pub struct AreaView<'a> {
    pub number: u32,
    pub id: &'a str,
    pub file: String,
    pub title: &'a str,
    pub kicker: Option<&'a str>,
    pub deck: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub column: Option<&'a str>,
    pub tab: Option<&'a str>,
    /// `lead`, `second`, `normal`, `brief`.
    pub importance: &'a str,
    /// Where it stands on the page, pt.
    pub places: Vec<Rect>,
}

/// A story.
#[derive(Serialize)]
pub struct StoryView<'a> {
    pub number: u32,
    pub id: &'a str,
    pub file: String,
    pub title: &'a str,
    pub kicker: Option<&'a str>,
    pub deck: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub column: Option<&'a str>,
    pub section: Option<&'a str>,
    pub lead_in: Option<&'a str>,
    pub tab: Option<&'a str>,
    pub importance: &'a str,
    /// `news`, `essay`, `verse`, `figures`, `photos`, `names`.
    pub form: &'a str,
    /// The body, as [`ArticleBlock`]s are told in JSON. Its links are safe: no other is read from copy.
    pub blocks: &'a [ArticleBlock],
    /// Its first words.
    pub beginning: String,
    /// What stands for it where it is shared: its first picture, else its page.
    pub picture: Option<String>,
    /// `NewsArticle`, ready to stand in a script element.
    pub json_ld: Value,
    /// The pages that it stands on.
    pub pages: Vec<StandsOn<'a>>,
    pub before: Option<Neighbour<'a>>,
    pub after: Option<Neighbour<'a>>,
}

/// A page that a story stands on.
#[derive(Serialize)]
pub struct StandsOn<'a> {
    pub number: u32,
    pub id: &'a str,
    pub section: Option<&'a str>,
    pub file: String,
    pub small: &'a PageImage,
    pub pdf: Option<&'a str>,
    /// Where it stands there, pt.
    pub places: Vec<Rect>,
}

/// The page or story before or after.
#[derive(Serialize)]
pub struct Neighbour<'a> {
    pub file: String,
    /// A page's name.
    pub name: String,
    /// A story's title.
    pub title: Cow<'a, str>,
}

impl<'a> PaperView<'a> {
    /// A paper by its name and language.
    pub fn of(name: &'a str, language: &'a str) -> Self {
        Self { name, language, initial: name.chars().next().map(String::from).unwrap_or_default() }
    }
}

impl<'a> EpaperView<'a> {
    /// The issue as templates see it. Every page must have its pictures.
    pub fn of(edition: &'a Edition, images: &'a [PageImages]) -> Result<Self, Told> {
        Ok(Self {
            paper: PaperView::of(&edition.paper, &edition.language),
            issue: IssueView {
                name: &edition.name,
                title: edition.title(),
                number: edition.number.as_ref(),
                numbered: edition.number.as_ref().map(IssueNumber::printed),
                date: &edition.date,
                day: day_in_words(&edition.date),
                weekday: &edition.weekday,
                lunar: edition.lunar.as_deref(),
                registration: edition.registration.as_deref(),
                publisher: edition.publisher.as_deref(),
                colophon: &edition.colophon,
            },
            colours: Colours::of(&edition.red, &edition.tint),
            address: address(edition),
            width: edition.width,
            height: edition.height,
            pages: pages(edition, images)?,
            stories: edition
                .articles
                .iter()
                .enumerate()
                .map(|(n, article)| story(edition, images, article, n))
                .collect(),
        })
    }
}

fn story<'a>(
    edition: &'a Edition,
    images: &'a [PageImages],
    article: &'a Article,
    at: usize,
) -> StoryView<'a> {
    let neighbour = |at: Option<usize>| {
        edition.articles.get(at?).map(|article| Neighbour {
            file: story_file(&article.id),
            name: String::new(),
            title: article.title.as_str().into(),
        })
    };
    let pages = stands_on(edition, images, article);
    let photo = article.photos().find_map(|photo| photo.web.clone());
    let picture = photo.or_else(|| pages.first().map(|page| page.small.name.clone()));
    let beginning = words::beginning(article);
    let json_ld = json_ld::news_article(edition, article, &beginning, picture.as_deref());
    StoryView {
        number: article.number,
        id: &article.id,
        file: story_file(&article.id),
        title: &article.title,
        kicker: article.kicker.as_deref(),
        deck: article.deck.as_deref(),
        byline: article.byline.as_deref(),
        column: article.column.as_deref(),
        section: article.section.as_deref(),
        lead_in: article.lead_in.as_deref(),
        tab: article.tab.as_deref(),
        importance: &article.importance,
        form: &article.form,
        blocks: &article.blocks,
        beginning,
        picture,
        json_ld: Value::from_safe_string(json_ld),
        pages,
        before: neighbour(at.checked_sub(1)),
        after: neighbour(at.checked_add(1)),
    }
}

fn pages<'a>(edition: &'a Edition, images: &'a [PageImages]) -> Result<Vec<PageView<'a>>, Told> {
    let neighbour = |at: Option<usize>| {
        edition.pages.get(at?).map(|page| Neighbour {
            file: page_file(page.number),
            name: page_name(page.number, page.section.as_deref()),
            title: Cow::Borrowed(""),
        })
    };
    let page = |(n, page): (usize, &'a EditionPage)| {
        let number = page.number;
        let images = images_of(images, number).ok_or_else(|| {
            told!(
                "第 {number} 版没有图片，做不出数字报",
                "page {number} has no picture: no e-paper can be made"
            )
        })?;
        let stories = page.articles.iter().filter_map(|number| edition.article(*number));
        Ok(PageView {
            number,
            id: &page.id,
            name: page_name(number, page.section.as_deref()),
            section: page.section.as_deref(),
            editor: page.editor.as_deref(),
            file: page_file(number),
            small: &images.small,
            large: &images.large,
            pdf: images.pdf.as_deref(),
            stories: stories.map(|article| area(article, number)).collect(),
            before: neighbour(n.checked_sub(1)),
            after: neighbour(n.checked_add(1)),
        })
    };
    edition.pages.iter().enumerate().map(page).collect()
}

fn area(article: &Article, page: u32) -> AreaView<'_> {
    AreaView {
        number: article.number,
        id: &article.id,
        file: story_file(&article.id),
        title: &article.title,
        kicker: article.kicker.as_deref(),
        deck: article.deck.as_deref(),
        byline: article.byline.as_deref(),
        column: article.column.as_deref(),
        tab: article.tab.as_deref(),
        importance: &article.importance,
        places: places_on(&article.places, page),
    }
}

fn stands_on<'a>(
    edition: &'a Edition,
    images: &'a [PageImages],
    article: &'a Article,
) -> Vec<StandsOn<'a>> {
    let on = |page: &'a EditionPage| {
        let places = places_on(&article.places, page.number);
        let images = images_of(images, page.number).filter(|_| !places.is_empty())?;
        Some(StandsOn {
            number: page.number,
            id: &page.id,
            section: page.section.as_deref(),
            file: page_file(page.number),
            small: &images.small,
            pdf: images.pdf.as_deref(),
            places,
        })
    };
    edition.pages.iter().filter_map(on).collect()
}

fn images_of(images: &[PageImages], page: u32) -> Option<&PageImages> {
    images.iter().find(|images| images.page == page)
}

fn places_on(places: &[PageRect], page: u32) -> Vec<Rect> {
    places.iter().filter(|place| place.page == page).map(|place| place.rect).collect()
}
