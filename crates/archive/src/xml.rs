//! Every XML file that is written: elements come one after the other, and what XML 1.0 cannot hold is replaced.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An XML file being written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

/// A start tag.
pub struct Tag {
    name: &'static str,
    start: BytesStart<'static>,
}

/// A start tag without attributes.
pub fn tag(name: &'static str) -> Tag {
    Tag { name, start: BytesStart::new(name) }
}

impl Tag {
    /// With an attribute.
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.start.push_attribute((key, &*legal(value)));
        self
    }

    /// With an attribute, if there is a value.
    pub fn maybe(self, key: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// With a number, to hundredths.
    pub fn number(self, key: &str, value: f64) -> Self {
        self.with(key, &number(value))
    }
}

impl Xml {
    /// An empty file. `utf8` is how its declaration spells UTF-8: `UTF-8` or `utf-8`.
    pub fn new(utf8: &str) -> Self {
        let writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        let mut xml = Self { writer, open: Vec::new() };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some(utf8), None)));
        xml
    }

    /// Opens an element.
    pub fn open(&mut self, tag: Tag) {
        self.open.push(tag.name);
        self.event(Event::Start(tag.start));
    }

    /// Closes the innermost one that is open.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, tag: Tag) {
        self.event(Event::Empty(tag.start));
    }

    /// An element that holds text.
    pub fn text(&mut self, tag: Tag, text: &str) {
        self.event(Event::Start(tag.start));
        self.event(Event::Text(BytesText::new(&legal(text))));
        self.event(Event::End(BytesEnd::new(tag.name)));
    }

    /// The file. Every element is closed.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn event(&mut self, event: Event<'_>) {
        // A `Vec` takes every byte: there is nothing that could go wrong.
        _ = self.writer.write_event(event);
    }
}

/// A text as XML 1.0 can hold it (§2.2 Char): what it cannot hold becomes U+FFFD, so that no letter is lost unseen.
pub fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    match text.chars().all(is_legal) {
        true => Cow::Borrowed(text),
        false => text.chars().map(|c| if is_legal(c) { c } else { '\u{FFFD}' }).collect(),
    }
}

/// A number to hundredths, without zeros at its end.
pub fn number(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0 + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hostile_stays_text() {
        let mut xml = Xml::new("UTF-8");
        xml.open(tag("a").with("b", "\"><script>\u{1}&\n"));
        xml.text(tag("c"), "]]></c>\u{FFFE}& 龘");
        let text = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <a b=\"&quot;&gt;&lt;script&gt;\u{FFFD}&amp;&#10;\">\n \
             <c>]]&gt;&lt;/c&gt;\u{FFFD}&amp; 龘</c>\n</a>\n"
        );
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(-0.001), number(12.0), number(1.0 / 3.0)], ["0", "12", "0.33"]);
    }
}
