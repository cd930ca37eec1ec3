//! The front matter of Markdown from elsewhere: Hugo, Jekyll, and whatever else writes `key: value`; and our own.

use serde_yaml::Value;

use crate::block::{Aside, AsideKind, Block, StoryPart};

/// Bytes that front matter has at most; more is text.
const MOST: usize = 64 << 10;
/// The keys of a story, as Kanyin reads it.
const OURS: [&str; 10] = [
    "title",
    "kicker",
    "deck",
    "byline",
    "lead-in",
    "column",
    "section",
    "importance",
    "form",
    "direction",
];

/// Front matter.
#[derive(Debug, Default)]
pub struct FrontMatter {
    fields: Vec<FrontField>,
    /// Lines of the file that it takes, with those that enclose it.
    pub lines: u32,
    /// Bytes of the file that it takes.
    pub length: usize,
    /// Whether it could be read; else its lines are its fields.
    pub is_read: bool,
}

/// A key and its value.
#[derive(Debug)]
struct FrontField {
    key: String,
    value: String,
    line: u32,
}

impl FrontMatter {
    /// That of a text, if it has one.
    pub fn of(text: &str) -> Option<Self> {
        let mut lines = text.split_inclusive('\n');
        let opening = lines.next()?;
        let fence = opening.trim_end();
        if !matches!(fence, "---" | "+++") {
            return None;
        }
        let mut length = opening.len();
        let mut count = 1;
        let mut is_closed = false;
        for line in lines {
            length += line.len();
            count += 1;
            if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
                is_closed = true;
                break;
            }
        }
        let raw = &text[opening.len()..length];
        let raw = raw.rsplit_once(fence).map_or(raw, |(raw, _)| raw);
        if !is_closed || length > MOST {
            return None;
        }
        let fields = if fence == "---" { yaml(raw) } else { toml(raw) };
        // A rule above and below a paragraph is no front matter.
        let is_read = fields.is_some();
        if !is_read && !raw.lines().any(|line| line.contains([':', '=', '：'])) {
            return None;
        }
        let fields = fields.unwrap_or_else(|| as_lines(raw));
        Some(Self { fields, lines: count, length, is_read })
    }

    /// Whether Kanyin reads it as it is.
    pub fn is_ours(&self) -> bool {
        self.is_read
            && self.fields.iter().all(|field| OURS.contains(&field.key.as_str()))
            && self
                .fields
                .iter()
                .any(|field| field.key == "title" && !field.value.trim().is_empty())
    }

    /// What it says of the story, and all else beside it.
    pub fn parts(self) -> (Vec<Block>, Vec<Aside>) {
        let (mut parts, mut asides) = (Vec::new(), Vec::new());
        for FrontField { key, value, line } in self.fields {
            match part(&key).filter(|part| is_value_of(*part, &value)) {
                Some(part) if !value.trim().is_empty() => {
                    parts.push((part, Block::part(line, part, value)))
                }
                _ => {
                    let text = if key.is_empty() { value } else { format!("{key}: {value}") };
                    asides.push(Aside { line, kind: AsideKind::Other, text });
                }
            }
        }
        // A title begins a story, whatever stood above it.
        parts.sort_by_key(|(part, _)| *part != StoryPart::Title);
        (parts.into_iter().map(|(_, block)| block).collect(), asides)
    }
}

/// Whether a value is one of those that a part has.
fn is_value_of(part: StoryPart, value: &str) -> bool {
    part != StoryPart::Direction || matches!(value.trim(), "horizontal" | "vertical")
}

/// What a key of some system says of a story.
fn part(key: &str) -> Option<StoryPart> {
    Some(match key.to_ascii_lowercase().replace('_', "-").as_str() {
        "title" | "标题" | "主题" => StoryPart::Title,
        "kicker" | "引题" => StoryPart::Kicker,
        "deck" | "subtitle" | "sub-title" | "副题" | "副标题" => StoryPart::Deck,
        "byline" | "author" | "authors" | "作者" | "署名" => StoryPart::Byline,
        "lead-in" | "导语" => StoryPart::LeadIn,
        "column" | "专栏" => StoryPart::Column,
        "section" => StoryPart::Section,
        "direction" => StoryPart::Direction,
        "importance" => StoryPart::Importance,
        "form" => StoryPart::Form,
        "date" | "pubdate" | "published" | "日期" => StoryPart::Date,
        "source" | "来源" => StoryPart::Origin,
        _ => return None,
    })
}

fn yaml(raw: &str) -> Option<Vec<FrontField>> {
    let Value::Mapping(map) = serde_yaml::from_str(raw).ok()? else { return None };
    let fields = map.into_iter().map(|(key, value)| {
        let key = words(&key);
        let (line, typed) = typed(raw, &key);
        let value = match value {
            // 007 is what was typed, not a number.
            Value::Number(_) | Value::Bool(_) => typed.unwrap_or_else(|| words(&value)),
            value => words(&value),
        };
        FrontField { key, value, line }
    });
    Some(fields.collect())
}

/// A value as words.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(is) => is.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim_end_matches('\n').into(),
        Value::Sequence(all) => all.iter().map(words).collect::<Vec<_>>().join("、"),
        Value::Mapping(map) => {
            let pair = |(key, value): (&Value, &Value)| format!("{} {}", words(key), words(value));
            map.iter().map(pair).collect::<Vec<_>>().join("、")
        }
        Value::Tagged(tagged) => words(&tagged.value),
    }
}

/// The line of a key, and what is typed behind it.
fn typed(raw: &str, key: &str) -> (u32, Option<String>) {
    for (n, line) in raw.lines().enumerate() {
        let rest = line.trim_start().trim_start_matches(['"', '\'']);
        if let Some(rest) = rest.strip_prefix(key)
            && let Some((_, value)) = rest.split_once(':')
        {
            return (n as u32 + 2, Some(value.trim().into()));
        }
    }
    (1, None)
}

/// The simple TOML that Hugo's tools write: a key and a value a line. Anything more is left as lines.
fn toml(raw: &str) -> Option<Vec<FrontField>> {
    let mut fields = Vec::new();
    for (n, line) in raw.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let (key, value) = trimmed.split_once('=')?;
        let value = value.trim();
        let items = match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
            Some(items) => items.split(',').map(unquoted).filter(|item| !item.is_empty()).collect(),
            None => vec![unquoted(value)],
        };
        fields
            .push(FrontField { key: unquoted(key), value: items.join("、"), line: n as u32 + 2 });
    }
    Some(fields)
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    let inside = |quote: char| text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    match (inside('"'), inside('\'')) {
        (Some(text), _) => text.replace("\\\"", "\"").replace("\\\\", "\\"),
        (None, Some(text)) => text.into(),
        (None, None) => text.into(),
    }
}

fn as_lines(raw: &str) -> Vec<FrontField> {
    let line = |(n, line): (usize, &str)| FrontField {
        key: String::new(),
        value: line.into(),
        line: n as u32 + 2,
    };
    raw.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (Vec<(StoryPart, String)>, Vec<String>) {
        let (parts, asides) = FrontMatter::of(text).unwrap().parts();
        let parts =
            parts.iter().map(|block| (block.look.part.unwrap(), block.content.text())).collect();
        (parts, asides.into_iter().map(|aside| aside.text).collect())
    }

    #[test]
    fn hugo_and_jekyll() {
        let (parts, asides) = said(
            "---\nlayout: post\ndate: 2026-11-20\ntitle: \"老街: 新灯\"\nauthor: [王一, 李二]\ntags:\n  - 街坊\n  - 路灯\ndraft: false\nid: 007\n---\n正文",
        );
        assert_eq!(
            parts,
            [
                (StoryPart::Title, "老街: 新灯".to_string()),
                (StoryPart::Date, "2026-11-20".into()),
                (StoryPart::Byline, "王一、李二".into())
            ]
        );
        assert_eq!(asides, ["layout: post", "tags: 街坊、路灯", "draft: false", "id: 007"]);
        let (parts, asides) = said("+++\ntitle = \"溪\"\ntags = [\"水\", '石']\n+++\n");
        assert_eq!((parts[0].1.as_str(), asides[0].as_str()), ("溪", "tags: 水、石"));
    }

    #[test]
    fn what_cannot_be_read_is_kept_line_by_line() {
        let (parts, asides) = said("---\ntitle: a: b: [\n作者：王一\n---\n");
        assert!(parts.is_empty());
        assert_eq!(asides, ["title: a: b: [", "作者：王一"]);
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert!(FrontMatter::of("---\n一段话\n---\n").is_none());
        assert!(FrontMatter::of("---\ntitle: 没有结束\n").is_none());
        assert!(FrontMatter::of("正文").is_none());
    }

    #[test]
    fn aliases_that_unfold_without_end_are_refused() {
        let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            let row = format!("*a{}, ", n - 1).repeat(10);
            bomb.push_str(&format!("a{n}: &a{n} [{}]\n", row.trim_end_matches(", ")));
        }
        bomb.push_str("---\n");
        let begun = std::time::Instant::now();
        let front = FrontMatter::of(&bomb).unwrap();
        assert!(!front.is_read && begun.elapsed().as_secs_f64() < crate::IN_TIME);
    }
}
