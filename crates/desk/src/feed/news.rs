//! Atom (RFC 4287), RSS and JSON Feed: each entry's HTML goes the way of a web page.
//!
//! Entities that a file defines for itself are never unfolded, so that a bomb of them stays as small as its file.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde::Deserialize;

use kanyin_diagnostics::{Code, Fault, told};

use crate::beside::Beside;
use crate::block::{Aside, AsideKind, Block, Source, StoryPart};
use crate::{plain, tell, web};

/// One entry.
#[derive(Debug, Default)]
struct Entry {
    title: Text,
    author: String,
    day: String,
    /// All of it, as HTML.
    content: Text,
    /// A few words of it.
    summary: Text,
    /// What else is said, `key: value`.
    others: Vec<String>,
}

/// Text, and whether it is HTML.
#[derive(Debug, Default)]
struct Text {
    words: String,
    is_plain: bool,
}

/// JSON Feed 1.1.
#[derive(Debug, Deserialize)]
pub struct JsonFeed {
    #[serde(default)]
    title: String,
    items: Vec<JsonItem>,
}

/// An item of it.
#[derive(Debug, Deserialize)]
struct JsonItem {
    #[serde(default)]
    title: String,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    url: Option<String>,
    #[serde(default)]
    authors: Vec<JsonAuthor>,
}

#[derive(Debug, Deserialize)]
struct JsonAuthor {
    name: Option<String>,
}

/// Reads Atom or RSS.
///
/// # Errors
/// XML that is neither.
pub fn read(name: &str, text: &str, beside: Beside<'_>) -> Result<Vec<Source>, Fault> {
    let mut reading = FeedReading {
        text,
        entry: None,
        entries: Vec::new(),
        feed: String::new(),
        path: Vec::new(),
        words: String::new(),
    };
    let is_broken = reading.run();
    let FeedReading { entries, feed, .. } = reading;
    if entries.is_empty() {
        return Err(no_entry(name));
    }
    let mut sources: Vec<Source> = entries
        .into_iter()
        .enumerate()
        .map(|(n, entry)| source(name, n + 1, &feed, entry, beside))
        .collect();
    if let Some(last) = sources.last_mut() {
        last.faults.extend(is_broken.map(|line| broken(name, line)));
    }
    Ok(sources)
}

/// The same of a JSON Feed.
pub fn of_json_feed(name: &str, feed: JsonFeed, beside: Beside<'_>) -> Vec<Source> {
    let entry = |item: JsonItem| {
        let authors: Vec<String> =
            item.authors.into_iter().filter_map(|author| author.name).collect();
        let content = match (item.content_html, item.content_text) {
            (Some(words), _) => Text { words, is_plain: false },
            (None, words) => Text { words: words.unwrap_or_default(), is_plain: true },
        };
        Entry {
            title: Text { words: item.title, is_plain: true },
            author: authors.join("、"),
            day: item.date_published.unwrap_or_default(),
            content,
            summary: Text { words: item.summary.unwrap_or_default(), is_plain: true },
            others: item.url.into_iter().map(|url| format!("link: {url}")).collect(),
        }
    };
    let entries = feed.items.into_iter().map(entry);
    entries.enumerate().map(|(n, entry)| source(name, n + 1, &feed.title, entry, beside)).collect()
}

/// A feed on its way.
struct FeedReading<'t> {
    text: &'t str,
    entry: Option<Entry>,
    entries: Vec<Entry>,
    /// The feed's own name.
    feed: String,
    /// The elements that are open, and whether each says that it holds HTML.
    path: Vec<(String, bool)>,
    /// The words of the innermost one.
    words: String,
}

impl FeedReading<'_> {
    /// Reads to the end. The line where it breaks off, if it does; what was read until there is kept all the same.
    fn run(&mut self) -> Option<u32> {
        let broken = self.read_events();
        let is_open = !self.path.is_empty();
        while !self.path.is_empty() {
            self.end();
        }
        self.entries.extend(self.entry.take());
        broken.or(is_open.then(|| self.line(self.text.len())))
    }

    /// Reads what there is, up to the end or to what is no XML.
    fn read_events(&mut self) -> Option<u32> {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => {
                    let name = start.name().as_ref().to_string();
                    if is_attribute(&start, "type", "xhtml") {
                        let from = reader.buffer_position() as usize;
                        let span = reader.read_to_end(start.name());
                        let until = span.as_ref().map_or(self.text.len(), |span| span.end as usize);
                        let html = self.text.get(from..until).unwrap_or_default().to_string();
                        self.said(&name, Text { words: html, is_plain: false });
                        if span.is_err() {
                            return Some(self.line(from));
                        }
                        continue;
                    }
                    self.start(name, &start);
                }
                Ok(Event::Empty(start)) => {
                    let name = start.name().as_ref().to_string();
                    self.start(name, &start);
                    self.end();
                }
                Ok(Event::End(_)) => self.end(),
                Ok(Event::Text(text)) => self.words.push_str(&text),
                Ok(Event::CData(text)) => self.words.push_str(&text),
                Ok(Event::GeneralRef(entity)) => {
                    let name: &str = &entity;
                    match (entity.resolve_char_ref(), resolve_predefined_entity(name)) {
                        (Ok(Some(c)), _) => self.words.push(c),
                        (_, Some(text)) => self.words.push_str(text),
                        _ => self.words.push_str(&format!("&{name};")),
                    }
                }
                Ok(Event::Eof) => return None,
                Ok(_) => {}
                Err(_) => return Some(self.line(reader.error_position() as usize)),
            }
        }
    }

    fn start(&mut self, name: String, start: &BytesStart<'_>) {
        self.words.clear();
        if is_entry(&name) && self.entry.is_none() {
            self.entry = Some(Entry::default());
        }
        if let Some(entry) = &mut self.entry {
            let attribute = |key: &str| {
                let found = start.attributes().flatten().find(|one| one.key.as_ref() == key)?;
                found
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()
                    .map(|value| value.into_owned())
                    .filter(|value| !value.is_empty())
            };
            match name.as_str() {
                "category" => {
                    entry.others.extend(attribute("term").map(|term| format!("category: {term}")))
                }
                "link" => {
                    entry.others.extend(attribute("href").map(|href| format!("link: {href}")))
                }
                "enclosure" => {
                    entry.others.extend(attribute("url").map(|url| format!("enclosure: {url}")))
                }
                _ => {}
            }
        }
        self.path.push((name, is_attribute(start, "type", "html")));
    }

    fn end(&mut self) {
        let Some((name, is_html)) = self.path.pop() else { return };
        let words = std::mem::take(&mut self.words);
        if is_entry(&name) {
            self.entries.extend(self.entry.take());
            return;
        }
        self.said(&name, Text { words: words.trim().into(), is_plain: !is_html });
    }

    /// What an element says of the entry, or of the feed.
    fn said(&mut self, name: &str, text: Text) {
        if text.words.trim().is_empty() {
            return;
        }
        let within = self.path.last().map(|(name, _)| name.as_str()).unwrap_or_default();
        let Some(entry) = &mut self.entry else {
            if matches!(name, "title" | "atom:title")
                && matches!(within, "feed" | "channel" | "atom:feed")
            {
                self.feed = text.words;
            }
            return;
        };
        match name {
            "title" | "atom:title" if is_entry(within) => entry.title = text,
            "name" if within == "author" => join(&mut entry.author, &text.words),
            "author" | "dc:creator" => join(&mut entry.author, &text.words),
            "published" | "pubDate" | "dc:date" => entry.day = text.words,
            "updated" if entry.day.is_empty() => entry.day = text.words,
            // HTML by their definition.
            "content:encoded" => entry.content = Text { is_plain: false, ..text },
            "description" => entry.summary = Text { is_plain: false, ..text },
            "content" | "atom:content" => entry.content = text,
            "summary" | "atom:summary" => entry.summary = text,
            _ => entry.others.push(format!("{name}: {}", text.words)),
        }
    }

    fn line(&self, at: usize) -> u32 {
        self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() as u32 + 1
    }
}

fn is_entry(name: &str) -> bool {
    matches!(name, "entry" | "item" | "atom:entry")
}

fn join(names: &mut String, name: &str) {
    if !names.is_empty() {
        names.push('、');
    }
    names.push_str(name.trim());
}

fn is_attribute(start: &BytesStart<'_>, key: &str, value: &str) -> bool {
    start.attributes().flatten().any(|one| one.key.as_ref() == key && &*one.value == value)
}

/// An entry as a source.
fn source(name: &str, number: usize, feed: &str, entry: Entry, beside: Beside<'_>) -> Source {
    let Entry { title, author, day, content, summary, others } = entry;
    // Who gives only a few words gives them as all there is.
    let (content, summary) =
        if content.words.is_empty() { (summary, content) } else { (content, summary) };
    let body = blocks(name, &content, beside);
    let short: String = blocks(name, &summary, Beside::NOTHING)
        .blocks
        .iter()
        .map(|block| block.content.text())
        .collect();
    let said = [
        (StoryPart::Title, words(name, &title)),
        (StoryPart::Byline, author),
        (StoryPart::Date, day),
        (StoryPart::Origin, feed.into()),
    ];
    let parts = said
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(part, words)| Block::part(1, part, words));
    let summary = (!short.is_empty()).then(|| format!("summary: {short}"));
    let asides = others.into_iter().chain(summary).map(|text| Aside {
        line: 1,
        kind: AsideKind::Other,
        text,
    });
    Source {
        name: format!("{name}#{number}"),
        blocks: parts.chain(body.blocks).collect(),
        asides: asides.chain(body.asides).collect(),
        faults: body.faults,
    }
}

fn blocks(name: &str, text: &Text, beside: Beside<'_>) -> Source {
    if text.is_plain {
        return Source { blocks: plain::blocks(&text.words), ..Source::default() };
    }
    web::fragment(name, &text.words, beside).unwrap_or_else(|fault| Source {
        blocks: plain::blocks(&text.words),
        faults: vec![fault],
        ..Source::default()
    })
}

/// Text in one line, tags taken off.
fn words(name: &str, text: &Text) -> String {
    let blocks = blocks(name, text, Beside::NOTHING).blocks;
    let lines: Vec<String> =
        blocks.iter().map(|block| block.content.text()).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

fn no_entry(name: &str) -> Fault {
    tell::refusal(
        Code::NotCopy,
        told!(
            "“{name}”里没有 Atom 或 RSS 的稿件",
            "there are no entries of Atom or RSS in `{name}`"
        ),
        told!(
            "看看是不是网页或别的 XML；网页另存为 .html",
            "look whether it is a page or another XML; save a page as .html"
        ),
    )
}

fn broken(name: &str, line: u32) -> Fault {
    tell::warning(
        Code::NotCopy,
        told!(
            "“{name}”第 {line} 行起不是 XML，后面的没有读",
            "`{name}` is no XML from line {line} on; what follows was not read"
        ),
        told!("重新导出一份", "export it anew"),
    )
}
