//! What a story is, for search engines: schema.org's `NewsArticle` as JSON-LD.

use serde_json::{Value, json};

use super::in_script::in_script;
use super::names::{address, story_file};
use crate::edition::{Article, Edition};
use crate::web::feed;

/// A story of an issue as a `NewsArticle`, ready to stand in a `script` element. `beginning` are its first words,
/// `picture` is the file that stands for it.
pub fn news_article(
    edition: &Edition,
    article: &Article,
    beginning: &str,
    picture: Option<&str>,
) -> String {
    let file = story_file(&article.id);
    let publisher = json!({ "@type": "Organization", "name": edition.paper });
    let mut told = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": edition.language,
        "datePublished": feed::day(&edition.date),
        "description": beginning,
        "printPage": article.page.to_string(),
        "publisher": publisher,
        "isPartOf": {
            "@type": "PublicationIssue",
            "datePublished": edition.date,
            "isPartOf": { "@type": "Newspaper", "name": edition.paper },
        },
    });
    let mut add = |key: &str, value: Option<Value>| {
        if let (Some(told), Some(value)) = (told.as_object_mut(), value) {
            told.insert(key.into(), value);
        }
    };
    add("alternativeHeadline", article.deck.clone().map(Value::from));
    add("articleSection", article.section.clone().map(Value::from));
    add("printSection", edition.section(article.page).map(Value::from));
    let author = article.byline.as_ref();
    add("author", author.map(|name| json!({ "@type": "Person", "name": name })));
    if let Some(address) = address(edition) {
        let here = format!("{address}{file}");
        add("url", Some(here.clone().into()));
        add("mainEntityOfPage", Some(here.into()));
        add("image", picture.map(|name| json!([format!("{address}{name}")])));
    }
    in_script(&told)
}
