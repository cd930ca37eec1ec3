//! What a site of all issues must know of one: `issue.json` in its folder. With it a site takes in another issue
//! without laying out those that it has.

use serde::{Deserialize, Serialize};

use super::super::{PageImage, PageImages};
use super::json_ld::in_script;
use super::signature::signature;
use super::{NoEpaper, failed, words};
use crate::Edition;

/// An issue's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IssueCard {
    /// The form of this file: 1.
    pub version: u32,
    /// The issue's name: that of its folder.
    pub name: String,
    /// The paper's name.
    pub paper: String,
    /// `zh-CN`.
    pub language: String,
    /// The address that the site stands under, with `/` at its end, if `paper.yaml` tells.
    pub url: Option<String>,
    /// The paper's red, as CSS has it.
    pub red: String,
    /// The paper's tint, as CSS has it.
    pub tint: String,
    /// 第几期.
    pub number: Option<u32>,
    /// `2026-11-20`.
    pub date: String,
    /// `星期五`.
    pub weekday: String,
    /// The first page's picture, as seen from the issue's folder.
    pub cover: PageImage,
    /// How many pages it has.
    pub pages: usize,
    /// The stories in reading order.
    pub stories: Vec<StoryCard>,
    /// Which words it may hold.
    pub signature: String,
}

/// A story's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct StoryCard {
    /// `01`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The page it begins on.
    pub page: u32,
    /// `lead`, `second`, `normal`, `brief`.
    pub importance: String,
}

impl IssueCard {
    /// The only form there is.
    pub const VERSION: u32 = 1;
    /// Its file in the issue's folder.
    pub const FILE: &str = "issue.json";

    /// The card of an issue.
    pub fn of(edition: &Edition, images: &[PageImages]) -> Result<Self, NoEpaper> {
        let first = images.iter().min_by_key(|images| images.page);
        let cover = first.ok_or_else(|| failed(Self::FILE, "no page has a picture"))?.small.clone();
        let mut texts = Vec::new();
        for article in &edition.articles {
            texts.push(article.title.clone());
            texts.extend(words::passages(article));
        }
        Ok(Self {
            version: Self::VERSION,
            name: edition.name.clone(),
            paper: edition.paper.clone(),
            language: edition.language.clone(),
            url: edition.url.clone(),
            red: edition.red.clone(),
            tint: edition.tint.clone(),
            number: edition.number,
            date: edition.date.clone(),
            weekday: edition.weekday.clone(),
            cover,
            pages: edition.pages.len(),
            stories: edition
                .articles
                .iter()
                .map(|article| StoryCard {
                    id: article.id.clone(),
                    title: article.title.clone(),
                    page: article.page,
                    importance: article.importance.clone(),
                })
                .collect(),
            signature: signature(texts.iter().map(String::as_str)),
        })
    }

    /// The file.
    pub fn json(&self) -> Result<Vec<u8>, NoEpaper> {
        let value = serde_json::to_value(self);
        let value = value.map_err(|error| failed(Self::FILE, &error.to_string()))?;
        Ok(in_script(&value).into_bytes())
    }

    /// A card that was written by [`json`](Self::json).
    pub fn read(json: &[u8]) -> Result<Self, String> {
        let card: Self = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        match card.version {
            Self::VERSION => Ok(card),
            other => Err(format!("version {other}")),
        }
    }

    /// `第143期`, or its date.
    pub fn title(&self) -> String {
        match self.number {
            Some(number) => format!("第{number}期"),
            None => super::view::day_in_words(&self.date),
        }
    }
}
