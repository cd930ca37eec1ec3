//! What a story is, for search engines: schema.org's `NewsArticle` as JSON-LD.

use serde_json::{Value, json};

use super::view::IssueView;
use crate::Article;
use crate::feed;

/// The story as a `NewsArticle`, ready to stand in a `script` element.
pub fn news_article(
    article: &Article,
    beginning: &str,
    picture: Option<&str>,
    of: &IssueView,
) -> String {
    let file = super::story_file(&article.id);
    let publisher = json!({ "@type": "Organization", "name": of.paper.name });
    let mut told = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": of.paper.language,
        "datePublished": feed::day(of.issue.date),
        "description": beginning,
        "printPage": article.page.to_string(),
        "publisher": publisher,
        "isPartOf": {
            "@type": "PublicationIssue",
            "datePublished": of.issue.date,
            "isPartOf": { "@type": "Newspaper", "name": of.paper.name },
        },
    });
    let mut add = |key: &str, value: Option<Value>| {
        if let (Some(told), Some(value)) = (told.as_object_mut(), value) {
            told.insert(key.into(), value);
        }
    };
    add("alternativeHeadline", article.deck.clone().map(Value::from));
    add("articleSection", article.section.clone().map(Value::from));
    add("printSection", of.section(article.page).map(Value::from));
    let author = article.byline.as_ref();
    add("author", author.map(|name| json!({ "@type": "Person", "name": name })));
    if let Some(address) = &of.address {
        let here = format!("{address}{file}");
        add("url", Some(here.clone().into()));
        add("mainEntityOfPage", Some(here.into()));
        add("image", picture.map(|name| json!([format!("{address}{name}")])));
    }
    in_script(&told)
}

/// JSON that a `script` element can hold: nothing in it ends the element or begins another.
pub fn in_script(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
