//! `stories.json`: all stories of an issue, for programs.

use schemars::{JsonSchema, schema_for};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use kanyin_diagnostics::{Told, told};
use kanyin_issue::IssueNumber;

use crate::edition::{Article, Edition};

/// The version of the file's form. It grows when a program that reads it would have to change.
const VERSION: u32 = 1;

/// 一期的全部稿件。All stories of an issue.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(title = "stories.json")]
pub struct StoriesFile {
    /// 格式的版本。The version of this form.
    pub version: u32,
    /// 报名。The paper's name.
    pub paper: String,
    /// 语言。Its language.
    pub language: String,
    /// 主办者。Who publishes it.
    pub publisher: Option<String>,
    /// 本期的名字，即文件夹名。The issue's name.
    pub issue: String,
    /// 期号，排次序用。The issue's number, to sort by.
    pub number: Option<u32>,
    /// 期号照印的写法，如 总第143期；就是第几期的不写。The number as it is printed, where it is more than the number itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_printed: Option<String>,
    /// 日期，如 2026-11-20。The day of issue.
    pub date: String,
    /// 版面宽，pt；稿件位置照此量。Width of a page in pt, as places are measured.
    pub width: f64,
    /// 版面高，pt。Height of a page.
    pub height: f64,
    /// 稿件，照阅读次序。The stories in reading order.
    pub articles: Vec<Article>,
}

/// The stories of an issue as JSON, a key a line.
pub fn json(edition: &Edition) -> Result<Vec<u8>, Told> {
    let rounded = |length: f64| (length * 1000.0).round() / 1000.0 + 0.0;
    let file = StoriesFile {
        version: VERSION,
        paper: edition.paper.clone(),
        language: edition.language.clone(),
        publisher: edition.publisher.clone(),
        issue: edition.name.clone(),
        number: edition.number.as_ref().and_then(IssueNumber::order),
        number_printed: edition.number.as_ref().and_then(IssueNumber::in_words),
        date: edition.date.clone(),
        width: rounded(edition.width),
        height: rounded(edition.height),
        articles: edition.articles.iter().map(as_beside_stories_json).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file)
        .map_err(|error| told!("写不成 JSON：{error}", "it cannot be written as JSON: {error}"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The schema of `stories.json`.
pub fn stories_schema() -> Value {
    schema_for!(StoriesFile).into()
}

/// The article with its pictures where they stand beside `stories.json`: in `stories/pictures/`.
fn as_beside_stories_json(article: &Article) -> Article {
    let mut article = article.clone();
    for photo in article.photos_mut() {
        photo.web = photo.web.take().map(|web| format!("stories/{web}"));
    }
    article
}
