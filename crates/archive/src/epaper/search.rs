//! The words of an issue for its search: a script, because a page that was opened from a disk may fetch no data.

use serde_json::json;

use super::{NoEpaper, json_ld, page_name, words};
use crate::Edition;

/// `search.js`: adds the issue to the list that `find.js` looks through.
pub fn words_of(edition: &Edition) -> Result<String, NoEpaper> {
    let section = |page: u32| {
        edition.pages.iter().find(|leaf| leaf.page == page).and_then(|leaf| leaf.section.as_deref())
    };
    let story = |article: &crate::Article| {
        let on = page_name(article.page, section(article.page));
        json!([article.id, on, article.title, words::passages(article).join("\n")])
    };
    let stories: Vec<_> = edition.articles.iter().map(story).collect();
    let issue = json!({
        "issue": edition.name,
        "title": edition.title(),
        "day": super::view::day_in_words(&edition.date),
        "stories": stories,
    });
    let issue = json_ld::in_script(&issue);
    Ok(format!("(window.kanyin = window.kanyin || []).push({issue});\n"))
}
