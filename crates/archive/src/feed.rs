//! News feeds: Atom (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sha2::{Digest, Sha256};

use super::templates::is_character;

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
    pub entries: Vec<Entry>,
}

/// One thing that is new.
pub struct Entry {
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
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| hex.get(part).unwrap_or_default());
    format!("urn:uuid:{}", parts.join("-"))
}

impl Feed {
    /// The file.
    pub fn xml(&self) -> Result<Vec<u8>, String> {
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
        self.write(&mut xml).map_err(|error| error.to_string())?;
        let mut bytes = xml.into_inner();
        bytes.push(b'\n');
        Ok(bytes)
    }

    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        xml.create_element("feed")
            .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
            .with_attribute(("xml:lang", &*self.language))
            .write_inner_content(|xml| {
                text(xml, "id", &self.id)?;
                text(xml, "title", &self.title)?;
                text(xml, "updated", &self.updated)?;
                author(xml, &self.author)?;
                link(xml, "alternate", "text/html", &self.page)?;
                if let Some(itself) = &self.itself {
                    link(xml, "self", "application/atom+xml", itself)?;
                }
                xml.create_element("generator").write_text_content(BytesText::new("Kanyin"))?;
                self.entries.iter().try_for_each(|entry| entry.write(xml))
            })?;
        Ok(())
    }
}

impl Entry {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.create_element("entry").write_inner_content(|xml| {
            text(xml, "id", &self.id)?;
            text(xml, "title", &self.title)?;
            text(xml, "updated", &self.updated)?;
            text(xml, "published", &self.updated)?;
            if let Some(name) = &self.author {
                author(xml, name)?;
            }
            for subject in &self.subjects {
                let subject = clean(subject);
                xml.create_element("category").with_attribute(("term", &*subject)).write_empty()?;
            }
            link(xml, "alternate", "text/html", &self.page)?;
            if let Some(summary) = &self.summary {
                text(xml, "summary", summary)?;
            }
            let html = clean(&self.html);
            xml.create_element("content")
                .with_attribute(("type", "html"))
                .write_text_content(BytesText::new(&html))?;
            Ok(())
        })?;
        Ok(())
    }
}

type Xml = Writer<Vec<u8>>;

fn text(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&clean(words)))?;
    Ok(())
}

fn author(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("author").write_inner_content(|xml| text(xml, "name", name))?;
    Ok(())
}

fn link(xml: &mut Xml, relation: &str, kind: &str, to: &str) -> io::Result<()> {
    xml.create_element("link")
        .with_attribute(("rel", relation))
        .with_attribute(("type", kind))
        .with_attribute(("href", to))
        .write_empty()?;
    Ok(())
}

/// What XML can hold.
fn clean(text: &str) -> String {
    text.chars().filter(|c| is_character(*c)).collect()
}

#[cfg(test)]
#[path = "feed_tests.rs"]
mod tests;
