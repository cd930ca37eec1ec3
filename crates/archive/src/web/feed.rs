//! News feeds: Atom (RFC 4287).

use sha2::{Digest, Sha256};

use kanyin_press::uuid;

use crate::xml::{Xml, tag};

/// What a program of some reader subscribes to.
pub struct Feed {
    /// For ever the same.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Who publishes it.
    pub author: String,
    /// `zh-CN`.
    pub language: String,
    /// RFC 3339.
    pub updated: String,
    /// Where the feed itself is found, if its place on the web is known.
    pub itself: Option<String>,
    /// The page that it tells of.
    pub page: String,
    /// What is new.
    pub entries: Vec<FeedEntry>,
}

/// One thing that is new.
pub struct FeedEntry {
    /// For ever the same.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its subjects.
    pub subjects: Vec<String>,
    /// RFC 3339.
    pub updated: String,
    /// The page that it stands on.
    pub page: String,
    /// A few words of it.
    pub summary: Option<String>,
    /// All of it, as HTML.
    pub html: String,
}

/// The moment a day begins, as RFC 3339 has it; papers of this kind come out by Chinese time.
pub fn day(iso: &str) -> String {
    format!("{iso}T00:00:00+08:00")
}

/// A name that nothing else has, made from what something is called: a UUID of version 8 (RFC 9562).
pub fn urn(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.finalize()).for_each(|(to, from)| *to = from);
    let [.., version, _, variant, _, _, _, _, _, _, _] = &mut bytes;
    *version = *version & 0x0f | 0x80;
    *variant = *variant & 0x3f | 0x80;
    format!("urn:uuid:{}", uuid(u128::from_be_bytes(bytes)))
}

impl Feed {
    /// The file.
    pub fn xml(&self) -> Vec<u8> {
        let mut xml = Xml::new("utf-8");
        xml.open(
            tag("feed")
                .with("xmlns", "http://www.w3.org/2005/Atom")
                .with("xml:lang", &self.language),
        );
        xml.text(tag("id"), &self.id);
        xml.text(tag("title"), &self.title);
        xml.text(tag("updated"), &self.updated);
        author(&mut xml, &self.author);
        link(&mut xml, "alternate", "text/html", &self.page);
        if let Some(itself) = &self.itself {
            link(&mut xml, "self", "application/atom+xml", itself);
        }
        xml.text(tag("generator"), "Kanyin");
        self.entries.iter().for_each(|entry| entry.write(&mut xml));
        xml.finish()
    }
}

impl FeedEntry {
    fn write(&self, xml: &mut Xml) {
        xml.open(tag("entry"));
        xml.text(tag("id"), &self.id);
        xml.text(tag("title"), &self.title);
        xml.text(tag("updated"), &self.updated);
        xml.text(tag("published"), &self.updated);
        if let Some(name) = &self.author {
            author(xml, name);
        }
        for subject in &self.subjects {
            xml.empty(tag("category").with("term", subject));
        }
        link(xml, "alternate", "text/html", &self.page);
        if let Some(summary) = &self.summary {
            xml.text(tag("summary"), summary);
        }
        xml.text(tag("content").with("type", "html"), &self.html);
        xml.close();
    }
}

fn author(xml: &mut Xml, name: &str) {
    xml.open(tag("author"));
    xml.text(tag("name"), name);
    xml.close();
}

fn link(xml: &mut Xml, relation: &str, kind: &str, to: &str) {
    xml.empty(tag("link").with("rel", relation).with("type", kind).with("href", to));
}

#[cfg(test)]
#[path = "feed_tests.rs"]
mod tests;
