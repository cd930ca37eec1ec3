//! XMP (ISO 16684-1): the packet of the catalogue, read as plain properties.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Stream};
use usvg::roxmltree::{self, Node, ParsingOptions};

use super::text::utf16;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/// The most elements that are read, and the most bytes.
const NODES: u32 = 50_000;
const BYTES: usize = 8 << 20;

/// Dublin Core.
pub const DC: &str = "http://purl.org/dc/elements/1.1/";
/// XMP's own.
pub const XMP: &str = "http://ns.adobe.com/xap/1.0/";
/// XMP's media management.
pub const XMP_MM: &str = "http://ns.adobe.com/xap/1.0/mm/";
/// Of PDF.
pub const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
/// Of PDF/X from PDF/X-4 on.
pub const PDFX: &str = "http://www.npes.org/pdfx/ns/id/";

/// The packet.
#[derive(Debug)]
pub enum Packet {
    /// There is none.
    Missing,
    /// It is compressed, or otherwise under a filter.
    Filtered(Properties),
    /// It is no XML that can be read.
    Broken,
    /// It is there.
    Read(Properties),
}

/// Properties by namespace and name. Of a list, the first; of languages, the one by default.
pub type Properties = HashMap<(String, String), String>;

impl Packet {
    /// Reads the packet of a catalogue.
    pub fn of(catalog: &Dict<'_>) -> Self {
        let Some(stream) = catalog.get::<Stream<'_>>(b"Metadata") else { return Self::Missing };
        let Ok(bytes) = stream.decoded() else { return Self::Broken };
        match properties(&bytes) {
            None => Self::Broken,
            Some(read) if stream.dict().contains_key(b"Filter") => Self::Filtered(read),
            Some(read) => Self::Read(read),
        }
    }

    /// A property that is there and not empty.
    pub fn get(&self, namespace: &str, name: &str) -> Option<&str> {
        let (Self::Filtered(read) | Self::Read(read)) = self else { return None };
        let value = read.get(&(namespace.into(), name.into()))?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether there are properties.
    pub fn is_read(&self) -> bool {
        matches!(self, Self::Filtered(_) | Self::Read(_))
    }
}

fn properties(bytes: &[u8]) -> Option<Properties> {
    let text = decoded(bytes.get(..BYTES).unwrap_or(bytes))?;
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    let tree = roxmltree::Document::parse_with_options(
        text.trim_matches(['\0', '\u{FEFF}', ' ', '\n', '\r']),
        options,
    )
    .ok()?;
    let rdf = tree.descendants().find(|node| node.has_tag_name((RDF, "RDF")))?;
    let mut read = Properties::new();
    for description in rdf.children().filter(|node| node.has_tag_name((RDF, "Description"))) {
        for attribute in description.attributes() {
            put(&mut read, attribute.namespace(), attribute.name(), attribute.value().into());
        }
        for property in description.children().filter(Node::is_element) {
            let tag = property.tag_name();
            put(&mut read, tag.namespace(), tag.name(), value(property));
        }
    }
    Some(read)
}

fn put(read: &mut Properties, namespace: Option<&str>, name: &str, value: String) {
    let key = (namespace.unwrap_or_default().to_string(), name.to_string());
    read.entry(key).or_insert(value);
}

fn value(property: Node<'_, '_>) -> String {
    let mut items = property.descendants().filter(|node| node.has_tag_name((RDF, "li")));
    let lang = "http://www.w3.org/XML/1998/namespace";
    let default = items.clone().find(|item| item.attribute((lang, "lang")) == Some("x-default"));
    let holder = default.or_else(|| items.next()).unwrap_or(property);
    holder.text().unwrap_or_default().into()
}

fn decoded(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0, 0, 0xFE, 0xFF, rest @ ..] => utf32(rest, u32::from_be_bytes),
        [0xFF, 0xFE, 0, 0, rest @ ..] => utf32(rest, u32::from_le_bytes),
        // Without a mark the first `<` tells the order.
        [0, 0, 0, b'<', ..] => utf32(bytes, u32::from_be_bytes),
        [b'<', 0, 0, 0, ..] => utf32(bytes, u32::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, u16::from_be_bytes)),
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, u16::from_le_bytes)),
        [0, b'<', ..] => Some(utf16(bytes, u16::from_be_bytes)),
        [b'<', 0, ..] => Some(utf16(bytes, u16::from_le_bytes)),
        _ => std::str::from_utf8(bytes).ok().map(Into::into),
    }
}

/// XMP may be in UTF-32 (ISO 16684-1, 7.1).
fn utf32(bytes: &[u8], order: fn([u8; 4]) -> u32) -> Option<String> {
    let units = bytes.chunks_exact(4).map(|unit| <[u8; 4]>::try_from(unit).map(order));
    units.map(|unit| char::from_u32(unit.ok()?)).collect()
}
