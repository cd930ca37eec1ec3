//! The front matter of a story's Markdown file, as `issue` reads it.

use super::Article;
use super::escape::is_tidied;
use crate::story::Direction;

/// The lines between the two `---`, and these.
pub fn front_matter(article: &Article) -> String {
    let is_said = |value: &str, usual: &str| (value != usual).then(|| value.to_string());
    let keys = [
        ("column", article.column.clone()),
        ("kicker", article.kicker.clone()),
        ("title", Some(article.title.clone())),
        ("deck", article.deck.clone()),
        ("byline", article.byline.clone()),
        ("lead-in", article.lead_in.clone()),
        ("section", article.section.clone()),
        ("importance", is_said(&article.importance, "normal")),
        ("form", is_said(&article.form, "news")),
        ("direction", article.direction.map(|direction| direction.name().into())),
    ];
    let mut lines = String::from("---\n");
    for (key, value) in keys {
        if let Some(value) = value {
            lines.push_str(&format!("{key}: {}\n", scalar(&value)));
        }
    }
    lines + "---\n"
}

/// A value that YAML reads as this text: plain where nothing in it can mean anything else, else in quotes.
/// A JSON string is a YAML string.
fn scalar(text: &str) -> String {
    match is_plain(text) {
        true => text.into(),
        false => quoted(text),
    }
}

fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let code = |c: char| match is_tidied(c) {
        true => format!("\\u{:04X}", u32::from(c)),
        false => c.to_string(),
    };
    json.chars().map(code).collect()
}

fn is_plain(text: &str) -> bool {
    let is_harmless = |c: char| c.is_alphanumeric() || " ，。、：；？！“”·（）《》".contains(c);
    let begins = |c: char| c.is_alphanumeric() && !c.is_ascii();
    let is_one_of_ours =
        ["lead", "second", "brief", "essay", "verse", "figures", "photos", "names"].contains(&text)
            || [Direction::Horizontal, Direction::Vertical].iter().any(|it| it.name() == text);
    is_one_of_ours
        || text.starts_with(begins) && text.chars().all(is_harmless) && text.trim() == text
}
