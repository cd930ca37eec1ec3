//! An issue laid out, as plain data: its pages, its stories and where they stand.

mod placed;

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use kanyin_diagnostics::slashed;
use kanyin_issue::{Fill, Filler, Issue, IssueNumber, Page, Story};
use kanyin_press::iso;
use kanyin_typeset::Laid;

pub use kanyin_issue::article::{
    Article, ArticleBlock, BoxKind, Inline, InlineLevel, Photo, Place, plain,
};
pub use kanyin_issue::article::{PageRect, Rect};
pub use placed::{PlacedBlock, PlacedImage, PlacedLetter, PlacedLine, TextStyle};

/// An issue as its readers get it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Edition {
    /// The paper's name.
    pub paper: String,
    /// `zh-CN`.
    pub language: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Registration.
    pub registration: Option<String>,
    /// The website as the masthead prints it.
    pub website: Option<String>,
    /// The colophon: label and text.
    pub colophon: Vec<(String, String)>,
    /// The address that the e-papers stand under, with `/` at its end, if `paper.yaml` tells.
    pub url: Option<String>,
    /// The issue's name: that of its folder.
    pub name: String,
    /// 第几期.
    pub number: Option<IssueNumber>,
    /// `2026-11-20`.
    pub date: String,
    /// `星期五`.
    pub weekday: String,
    /// `农历丙午年十月十二`, where it is known.
    pub lunar: Option<String>,
    /// Width of the trim, pt.
    pub width: f64,
    /// Height of the trim, pt.
    pub height: f64,
    /// The paper's colour for titles, as CSS has it: `#c8161d`.
    pub red: String,
    /// The paper's ground, as CSS has it.
    pub tint: String,
    /// The pages in order.
    pub pages: Vec<EditionPage>,
    /// The stories in reading order.
    pub articles: Vec<Article>,
    /// How type stands on the pages; letters name these by index.
    pub styles: Vec<TextStyle>,
    /// Every placed thing in reading order, with its letters. Large: not written out.
    #[serde(skip)]
    pub blocks: Vec<PlacedBlock>,
}

/// A page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct EditionPage {
    /// From 1.
    pub number: u32,
    /// `01`.
    pub id: String,
    /// Its subject.
    pub section: Option<String>,
    /// Its editor.
    pub editor: Option<String>,
    /// The numbers of the stories that stand on it, in reading order.
    pub articles: Vec<u32>,
    /// The ads on it.
    pub ads: Vec<Ad>,
}

/// An advertisement, or a filler that is a picture.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Ad {
    /// Its file in the publication.
    pub file: String,
    /// Its name: that of the file, without its ending.
    pub name: String,
    /// Where it stands.
    pub place: PageRect,
}

impl Edition {
    /// The issue as it was laid out. Its pictures are not named yet.
    pub fn of(issue: &Issue, laid: &Laid) -> Self {
        let stories = stories(issue);
        let mut articles = numbered(issue, laid, &stories);
        let (blocks, styles) = placed::blocks(laid, &articles);
        for article in &mut articles {
            article.places = places(article.number, &blocks);
        }
        let pages = issue.pages.iter().map(|page| edition_page(page, &articles, &blocks)).collect();
        let masthead = &issue.paper.masthead;
        let colour = |name: &str| {
            let ink = laid.inks.named(name);
            ink.map_or("#000000".into(), |ink| ink.screen.to_hex().to_string())
        };
        Self {
            paper: issue.paper.name.clone(),
            language: issue.paper.language.clone(),
            publisher: masthead.publisher.clone(),
            registration: masthead.registration.clone(),
            website: masthead.website.clone(),
            colophon: issue
                .paper
                .colophon
                .iter()
                .map(|(label, text)| (label.clone(), text.clone()))
                .collect(),
            url: issue.paper.web.url.clone().map(String::from),
            name: issue.name.clone(),
            number: issue.number.clone(),
            date: iso(issue.date),
            weekday: issue.date.weekday_zh().into(),
            lunar: issue.date.lunar_zh(),
            width: laid.grid.trim_width,
            height: laid.grid.trim_height,
            red: colour("title-red"),
            tint: colour("tint"),
            pages,
            articles,
            styles,
            blocks,
        }
    }

    /// 檐下 第143期.
    pub fn title(&self) -> String {
        let number =
            self.number.as_ref().map(|number| format!(" {}", number.printed())).unwrap_or_default();
        format!("{}{number}", self.paper)
    }

    /// The subject of a page.
    pub fn section(&self, page: u32) -> Option<&str> {
        self.pages.iter().find(|known| known.number == page)?.section.as_deref()
    }

    /// A story by its number.
    pub fn article(&self, number: u32) -> Option<&Article> {
        self.articles.get((number as usize).checked_sub(1)?)
    }
}

/// Every story that may stand on a page, by its path.
fn stories(issue: &Issue) -> HashMap<String, &Arc<Story>> {
    let mut found = HashMap::new();
    let mut add = |story| {
        let story: &Arc<Story> = story;
        // Of one that goes on on another page, all of it.
        let whole = story.part.as_ref().map_or(story, |part| &part.whole);
        found.insert(slashed(&story.path), whole);
    };
    for fill in issue.pages.iter().flat_map(|page| &page.fills) {
        match fill {
            Fill::Story(story) => add(story),
            Fill::Briefs { stories, .. } => stories.iter().for_each(&mut add),
            _ => {}
        }
    }
    for filler in &issue.fillers {
        if let Filler::Story(story) = filler {
            add(story);
        }
    }
    found
}

/// The stories in the order in which they stand on the pages.
fn numbered(issue: &Issue, laid: &Laid, stories: &HashMap<String, &Arc<Story>>) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    for thing in &laid.things {
        let Some(path) = &thing.story else { continue };
        let Some(story) = stories.get(path) else { continue };
        if articles.iter().any(|article| article.file == *path) {
            continue;
        }
        let page = issue.pages.iter().find(|page| page.page == thing.page);
        let section = page.and_then(|page| page.section.as_deref());
        let number = articles.len() as u32 + 1;
        articles.push(Article::of(story, number, thing.page, section));
    }
    articles
}

/// The boxes of a story, one for each area that it stands in. A brief that goes on in the next column has one in either:
/// between them stand others.
fn places(number: u32, blocks: &[PlacedBlock]) -> Vec<PageRect> {
    let mut found: Vec<(&str, PageRect)> = Vec::new();
    for block in blocks.iter().filter(|block| block.article == Some(number)) {
        let known = found.iter_mut().find(|(area, place)| {
            let is_column = block.role != "brief" || place.rect.x == block.rect.x;
            *area == block.area && place.page == block.page && is_column
        });
        match known {
            Some((_, place)) => place.rect = place.rect.and(block.rect),
            None => found.push((&block.area, PageRect { page: block.page, rect: block.rect })),
        }
    }
    found.into_iter().map(|(_, place)| PageRect { rect: place.rect.rounded(), ..place }).collect()
}

fn edition_page(page: &Page, articles: &[Article], blocks: &[PlacedBlock]) -> EditionPage {
    let is_here = |article: &&Article| article.places.iter().any(|place| place.page == page.page);
    let here = blocks.iter().filter(|block| block.page == page.page && block.article.is_none());
    let ads = here.flat_map(|block| &block.images).map(|image| {
        let name = image.file.rsplit('/').next().unwrap_or_default();
        Ad {
            name: name.rsplit_once('.').map_or(name, |(stem, _)| stem).into(),
            file: image.file.clone(),
            place: PageRect { page: page.page, rect: image.rect.rounded() },
        }
    });
    EditionPage {
        number: page.page,
        id: format!("{:02}", page.page),
        section: page.section.clone(),
        editor: page.editor.clone(),
        articles: articles.iter().filter(is_here).map(|article| article.number).collect(),
        ads: ads.collect(),
    }
}
