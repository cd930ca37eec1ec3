//! The words of an issue for its search: a script, because a page that was opened from a disk may fetch no data.

use serde_json::json;

use super::in_script::in_script;
use super::names::{day_in_words, page_name};
use super::words;
use crate::edition::{Article, Edition};

/// `search.js`: adds the issue to the list that `find.js` looks through.
pub fn words_of(edition: &Edition) -> String {
    let story = |article: &Article| {
        let on = page_name(article.page, edition.section(article.page));
        json!([article.id, on, article.title, words::passages(article).join("\n")])
    };
    let stories: Vec<_> = edition.articles.iter().map(story).collect();
    let issue = json!({
        "issue": edition.name,
        "title": edition.title(),
        "day": day_in_words(&edition.date),
        "stories": stories,
    });
    format!("(window.kanyin = window.kanyin || []).push({});\n", in_script(&issue))
}
