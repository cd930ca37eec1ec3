//! What a site of all issues must know of one: `issue.json` in its folder. With it a site takes in another issue
//! without laying out those that it has.

use serde::{Deserialize, Serialize};

use kanyin_diagnostics::{Told, told};
use kanyin_issue::IssueNumber;

use super::in_script::in_script;
use super::names::day_in_words;
use super::page_images::{PageImage, PageImages};
use super::signature::signature;
use super::words;
use crate::edition::Edition;

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
    pub number: Option<IssueNumber>,
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
    ///
    /// # Errors
    /// No page has a picture.
    pub fn of(edition: &Edition, images: &[PageImages]) -> Result<Self, Told> {
        let first = images.iter().min_by_key(|images| images.page);
        let cover =
            first.ok_or_else(|| told!("没有一版有图片", "no page has a picture"))?.small.clone();
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
            number: edition.number.clone(),
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
    ///
    /// # Errors
    /// What the writer of JSON says.
    pub fn json(&self) -> Result<Vec<u8>, Told> {
        let value = serde_json::to_value(self).map_err(|error| {
            told!("写不成 JSON：{error}", "it cannot be written as JSON: {error}")
        })?;
        Ok(in_script(&value).into_bytes())
    }

    /// A card that was written by [`json`](Self::json).
    ///
    /// # Errors
    /// What the reader of JSON says; a form that is not known.
    pub fn read(json: &[u8]) -> Result<Self, Told> {
        let card: Self =
            serde_json::from_slice(json).map_err(|error| told!("不是完好的 JSON", "{error}"))?;
        match card.version {
            Self::VERSION => Ok(card),
            other => Err(told!("格式的版本是 {other}", "its form is of version {other}")),
        }
    }

    /// The number to sort by.
    pub fn order(&self) -> Option<u32> {
        self.number.as_ref().and_then(IssueNumber::order)
    }

    /// `第143期`, or its date.
    pub fn title(&self) -> String {
        match &self.number {
            Some(number) => number.printed(),
            None => day_in_words(&self.date),
        }
    }
}
