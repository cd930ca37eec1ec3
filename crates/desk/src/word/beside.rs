//! What stands beside the copy: footnotes and endnotes, comments, the heads and feet of pages.

use std::collections::{BTreeMap, BTreeSet};

use super::body;
use super::reading::{NoteKind, Reading};
use super::relations::Relations;
use super::tables::flat;
use super::tree::{Elements, XmlElement};
use crate::block::{Aside, AsideKind, Block, Content, Look, Span};

/// A part that the text calls elements of, by their numbers.
struct CalledPart {
    elements: BTreeMap<String, XmlElement>,
    relations: Relations,
}

impl CalledPart {
    /// The one of a kind; without elements if there is none.
    fn of(kind: &str, reading: &Reading) -> Self {
        let part = reading.relations.part(kind);
        let xml = reading.package.text_if_any(part);
        let opens = |_, name: &str| matches!(name, "footnotes" | "endnotes" | "comments");
        let elements = Elements::new(&xml, opens)
            .filter_map(|element| Some((element.get("id")?.to_string(), element)))
            .collect();
        let relations = part.map(|part| Relations::of(reading.package, part)).unwrap_or_default();
        Self { elements, relations }
    }
}

/// The notes that the copy calls, as blocks; pictures in them follow theirs. Those that nothing calls stand beside it.
pub fn notes(reading: &mut Reading) -> Vec<Block> {
    let mut found = Vec::new();
    let mut parts = [(NoteKind::Foot, "footnotes"), (NoteKind::End, "endnotes")]
        .map(|(kind, part)| (kind, CalledPart::of(part, reading)));
    let calls = reading.notes.calls.clone();
    for (at, (kind, id)) in calls.iter().enumerate() {
        let part = parts.iter_mut().find(|(of, _)| of == kind);
        let Some((note, relations)) =
            part.and_then(|(_, part)| Some((part.elements.remove(id)?, &mut part.relations)))
        else {
            continue;
        };
        let line = reading.line;
        let (mut spans, pictures) = content(reading, relations, &note);
        if let Some(first) = spans.first_mut() {
            // Blanks part its number from it.
            first.text = first.text.trim_start().to_string();
        }
        spans.retain(|span| !span.text.is_empty() || span.note.is_some());
        if let Some(first) = spans.first_mut() {
            first.text = first.text.trim_start().to_string();
        }
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        found.push(Block { line, content: Content::Note { number, spans }, look: Look::default() });
        found.extend(pictures);
    }
    for (_, mut part) in parts {
        for note in part.elements.into_values() {
            // The lines that part notes from text are no notes.
            if note.get("type").is_none_or(|kind| kind == "normal") {
                let (spans, pictures) = content(reading, &mut part.relations, &note);
                reading.apart(AsideKind::Other, &text(&spans));
                found.extend(pictures);
            }
        }
    }
    found
}

/// Comments of reviewers, each with who made it.
pub fn comments(reading: &mut Reading) {
    let CalledPart { elements, mut relations } = CalledPart::of("comments", reading);
    for (id, comment) in elements {
        let (spans, _) = content(reading, &mut relations, &comment);
        let text = text(&spans);
        let line = reading.comments.get(&id).copied().unwrap_or(1);
        let author = comment.get("author").unwrap_or_default().trim();
        if !text.trim().is_empty() {
            let text = if author.is_empty() { text } else { format!("{author}：{text}") };
            reading.asides.push(Aside { line, kind: AsideKind::Comment, text });
        }
    }
}

/// What stands at the head and foot of each page; what stands there more than once is given once.
pub fn heads(reading: &mut Reading) {
    let mut known = BTreeSet::new();
    for id in std::mem::take(&mut reading.heads) {
        let Some(part) = reading.relations.inside(&id) else { continue };
        let mut relations = Relations::of(reading.package, part);
        let Some(root) = reading.root_of(&id) else { continue };
        let (spans, _) = content(reading, &mut relations, &root);
        let text = text(&spans);
        if !text.trim().is_empty() && known.insert(text.clone()) {
            reading.asides.push(Aside { line: 1, kind: AsideKind::RunningHead, text });
        }
    }
}

/// The text of an element of another part with these relations, and its pictures. Its paragraphs do not count as the copy's.
fn content(
    reading: &mut Reading,
    relations: &mut Relations,
    element: &XmlElement,
) -> (Vec<Span>, Vec<Block>) {
    std::mem::swap(&mut reading.relations, relations);
    let fields = std::mem::take(&mut reading.fields);
    let line = reading.line;
    let blocks = body::blocks(element, false, reading);
    reading.line = line;
    reading.fields = fields;
    std::mem::swap(&mut reading.relations, relations);
    flat(blocks)
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
