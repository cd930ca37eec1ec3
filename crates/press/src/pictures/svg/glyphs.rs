//! The type of a drawing once it is set: characters that no face has, families and slants that are not there.

use std::collections::BTreeSet;

use usvg::{FontFamily, FontStyle, Group, Node, Text, Tree};

use kanyin_diagnostics::{Told, told};

/// So many characters are shown.
const MOST: usize = 12;

/// Characters that no face has: the end of a sentence that begins with the drawing's name.
pub fn missing(tree: &Tree) -> Option<Told> {
    let mut lost: BTreeSet<char> = BTreeSet::new();
    for text in texts(tree) {
        for glyph in text.layouted().iter().flat_map(|span| &span.positioned_glyphs) {
            if glyph.id.0 == 0 {
                let seen = glyph.text.chars().filter(|c| !c.is_whitespace() && !c.is_control());
                lost.extend(seen);
            }
        }
    }
    let (count, first) = (lost.len(), lost.iter().take(MOST));
    let named: Vec<String> = first.map(|c| format!("{c}（U+{:04X}）", u32::from(*c))).collect();
    let named = named.join("、");
    (count > 0).then(|| {
        told!(
            "里有 {count} 个字没有字体能排：{named}；请把带这些字的字体放进 fonts/，或者导出时把文字转曲",
            "has {count} characters that no font has: {named}; put a font that has them into fonts/, or export the drawing \
             with its type outlined"
        )
    })
}

/// Type that names no family.
pub fn unnamed(tree: &Tree, family: &str) -> Option<Told> {
    let is_unnamed =
        |family: &FontFamily| matches!(family, FontFamily::Named(name) if name.is_empty());
    let any = texts(tree)
        .iter()
        .flat_map(|text| text.chunks())
        .flat_map(|chunk| chunk.spans())
        .any(|span| span.font().families().iter().all(is_unnamed));
    any.then(|| {
        told!(
            "里的字没有写用什么字体，排成了“{family}”",
            "has type that names no font; it is set in “{family}”"
        )
    })
}

/// Type that is slanted: the fonts of the house are upright.
pub fn slanted(tree: &Tree) -> Option<Told> {
    let any = texts(tree)
        .iter()
        .flat_map(|text| text.chunks())
        .flat_map(|chunk| chunk.spans())
        .any(|span| span.font().style() != FontStyle::Normal);
    any.then(|| {
        told!(
            "里的斜体字印成了正体；一定要斜，请导出时把文字转曲",
            "has slanted type, which is printed upright; export it with its type outlined to keep the slant"
        )
    })
}

fn texts(tree: &Tree) -> Vec<&Text> {
    let mut found = Vec::new();
    let mut groups: Vec<&Group> = vec![tree.root()];
    while let Some(group) = groups.pop() {
        for node in group.children() {
            match node {
                Node::Group(group) => groups.push(group),
                Node::Text(text) => found.push(&**text),
                Node::Path(_) | Node::Image(_) => {}
            }
        }
    }
    found
}
