//! What stands beside the copy: footnotes and endnotes, comments, the heads and feet of pages.

use std::collections::{BTreeMap, BTreeSet};

use super::body;
use super::package::Package;
use super::reading::{NoteKind, Reading};
use super::relations::{RelationTarget, Relations};
use super::tables::flat;
use super::tree::{Elements, XmlElement};
use crate::block::{Aside, AsideKind, Block, Content, Look, Span};

/// The notes that the copy calls, as blocks; pictures in them follow theirs. Those that nothing calls stand beside it.
pub fn notes(reading: &mut Reading, document: &Relations) -> Vec<Block> {
    let mut found = Vec::new();
    let mut kinds = [(NoteKind::Foot, "footnotes"), (NoteKind::End, "endnotes")]
        .map(|(kind, part)| (kind, part, elements(reading.package, document.part(part))));
    let calls = reading.notes.calls.clone();
    for (at, (kind, id)) in calls.iter().enumerate() {
        let note = kinds.iter_mut().find(|(of, ..)| of == kind).and_then(|(_, part, notes)| {
            let note = notes.remove(id)?;
            document.part(part).map(|part| (part.to_string(), note))
        });
        let Some((part, note)) = note else { continue };
        let line = reading.line;
        let (mut spans, pictures) = content(reading, &part, &note);
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
    for (_, part, notes) in kinds {
        let Some(part) = document.part(part).map(str::to_string) else { continue };
        for (_, note) in notes {
            // The lines that part notes from text are no notes.
            if note.get("type").is_none_or(|kind| kind == "normal") {
                let (spans, pictures) = content(reading, &part, &note);
                reading.apart(AsideKind::Other, &text(&spans));
                found.extend(pictures);
            }
        }
    }
    found
}

/// Comments of reviewers, each with who made it.
pub fn comments(reading: &mut Reading, document: &Relations) {
    let Some(part) = document.part("comments").map(str::to_string) else { return };
    for (id, comment) in elements(reading.package, Some(&part)) {
        let (spans, _) = content(reading, &part, &comment);
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
pub fn heads(reading: &mut Reading, document: &Relations) {
    let mut known = BTreeSet::new();
    for id in std::mem::take(&mut reading.heads) {
        let Some(RelationTarget::Part(part)) =
            document.get(&id).map(|relation| relation.target.clone())
        else {
            continue;
        };
        let xml = reading.package.text(&part).unwrap_or_default();
        let Some(root) = Elements::whole(&xml).0 else { continue };
        let (spans, _) = content(reading, &part, &root);
        let text = text(&spans);
        if !text.trim().is_empty() && known.insert(text.clone()) {
            reading.asides.push(Aside { line: 1, kind: AsideKind::RunningHead, text });
        }
    }
}

/// The elements of a part that have a number, by it.
fn elements(package: &Package, part: Option<&str>) -> BTreeMap<String, XmlElement> {
    let xml = part.and_then(|part| package.text(part).ok()).unwrap_or_default();
    let opens = |_, name: &str| matches!(name, "footnotes" | "endnotes" | "comments");
    Elements::new(&xml, opens)
        .filter_map(|element| Some((element.get("id")?.to_string(), element)))
        .collect()
}

/// The text of an element of another part, and its pictures. Its paragraphs do not count as the copy's.
fn content(reading: &mut Reading, part: &str, element: &XmlElement) -> (Vec<Span>, Vec<Block>) {
    let relations = Relations::of(reading.package, part);
    let outer = std::mem::replace(&mut reading.relations, relations);
    let fields = std::mem::take(&mut reading.fields);
    let line = reading.line;
    let blocks = body::blocks(element, false, reading);
    reading.line = line;
    reading.relations = outer;
    reading.fields = fields;
    flat(blocks)
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
