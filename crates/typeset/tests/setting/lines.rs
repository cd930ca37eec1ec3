//! Lines of text as a reader sees them: every character with its place, width and ink, read from finished
//! frames.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst_layout::PagedDocument;
use typst_library::layout::{Frame, FrameItem, Point, Transform};
use typst_library::text::{Font, TextItem};

use kanyin_typeset::Thing;

/// A face: family and weight.
pub type Face = Arc<(String, u16)>;

/// A character on a page. Lengths in points.
#[derive(Debug, Clone)]
pub struct Character {
    pub c: char,
    /// Where its glyph's own box begins.
    pub x: f64,
    /// The width that the font gives it.
    pub natural: f64,
    /// Left and right end of its ink.
    pub ink: Option<(f64, f64)>,
    pub size: f64,
    pub face: Face,
}

/// A stretch of characters set as one.
#[derive(Debug, Clone)]
pub struct Item {
    /// From 0.
    pub page: usize,
    pub x: f64,
    pub baseline: f64,
    pub characters: Vec<Character>,
}

/// A line. Its characters are in the order in which they are read; spaces are left out.
#[derive(Debug, Clone)]
pub struct Line {
    /// From 0.
    pub page: usize,
    pub baseline: f64,
    pub characters: Vec<Character>,
}

impl Line {
    /// Its words, without spaces.
    pub fn text(&self) -> String {
        self.characters.iter().map(|character| character.c).collect()
    }
}

/// All text of a document, in the order in which it stands in the frames.
pub fn items(document: &PagedDocument) -> Vec<Item> {
    let mut reader = Reader::default();
    for (n, page) in document.pages().iter().enumerate() {
        reader.page = n;
        reader.frame(&page.frame, Transform::identity());
    }
    reader.items
}

/// The lines of a document that has one column: what stands on one baseline.
pub fn lines(document: &PagedDocument) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for item in items(document) {
        match lines.last_mut() {
            Some(line) if line.page == item.page && (line.baseline - item.baseline).abs() < 0.1 => {
                line.characters.extend(item.characters);
            }
            _ => lines.push(Line {
                page: item.page,
                baseline: item.baseline,
                characters: item.characters,
            }),
        }
    }
    lines.retain(|line| !line.characters.is_empty());
    lines
}

/// The text of a document by its places, to find what stands in the lines of `layout.json`.
pub struct Places(BTreeMap<(usize, i64), Vec<Item>>);

impl Places {
    pub fn of(document: &PagedDocument) -> Self {
        let mut places: BTreeMap<_, Vec<Item>> = BTreeMap::new();
        for item in items(document) {
            places
                .entry((item.page, (item.baseline * 10.0).round() as i64))
                .or_default()
                .push(item);
        }
        Self(places)
    }

    /// The lines of a thing, as `layout.json` tells them.
    pub fn lines_of(&self, thing: &Thing) -> Vec<Line> {
        let page = thing.page as usize - 1;
        let lines = thing.lines.iter().map(|told| {
            let key = (told.baseline * 10.0).round() as i64;
            let near = (key - 1..=key + 1).filter_map(|key| self.0.get(&(page, key))).flatten();
            let inside = near.filter(|item| {
                (item.baseline - told.baseline).abs() < 0.02
                    && item.x > told.x - 0.01
                    && item.x < told.x + told.width + 0.01
            });
            let characters = inside.flat_map(|item| item.characters.iter().cloned()).collect();
            Line { page, baseline: told.baseline, characters }
        });
        lines.filter(|line: &Line| !line.characters.is_empty()).collect()
    }
}

/// Walks frames.
#[derive(Default)]
struct Reader {
    page: usize,
    items: Vec<Item>,
    faces: Vec<(Font, Face)>,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, to_page: Transform) {
        for (point, item) in frame.items() {
            let here = to_page.pre_concat(Transform::translate(point.x, point.y));
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, here.pre_concat(group.transform))
                }
                FrameItem::Text(text) => self.text(text, here),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem, to_page: Transform) {
        let at = Point::zero().transform(to_page);
        let face = self.face(text.font.font());
        let characters = characters(text, at.x.to_pt(), &face);
        let item = Item { page: self.page, x: at.x.to_pt(), baseline: at.y.to_pt(), characters };
        self.items.push(item);
    }

    fn face(&mut self, font: &Font) -> Face {
        if let Some((_, face)) = self.faces.iter().find(|(known, _)| known == font) {
            return face.clone();
        }
        let info = font.info();
        let face = Arc::new((info.family.clone(), info.variant.weight.to_number()));
        self.faces.push((font.clone(), Arc::clone(&face)));
        face
    }
}

/// The characters of a run of type that begins at a place.
fn characters(text: &TextItem, x: f64, face: &Face) -> Vec<Character> {
    let size = text.size.to_pt();
    let mut characters = Vec::new();
    let mut cursor = x;
    let mut glyphs = text.glyphs.iter().peekable();
    while let Some(glyph) = glyphs.next() {
        let at = cursor + glyph.x_offset.get() * size;
        let advance = |id: u16| text.font.x_advance(id).map_or(0.0, |em| em.get()) * size;
        let mut natural = advance(glyph.id);
        let mut ink = ink(text, glyph.id, at, size);
        cursor += glyph.x_advance.get() * size;
        // A character of several glyphs.
        while let Some(next) =
            glyphs.next_if(|next| next.range == glyph.range && !glyph.range.is_empty())
        {
            let mark = self::ink(text, next.id, cursor + next.x_offset.get() * size, size);
            ink = join(ink, mark);
            natural += advance(next.id);
            cursor += next.x_advance.get() * size;
        }
        let words = &text.text[glyph.range()];
        // A hyphen that a composer put in stands for nothing in the text.
        let words = if words.is_empty() { "-" } else { words };
        let count = words.chars().count() as f64;
        for (n, c) in words.chars().enumerate().filter(|(_, c)| !is_unseen(*c)) {
            characters.push(Character {
                c,
                x: at + natural * n as f64 / count,
                natural: natural / count,
                ink: if n == 0 { ink } else { None },
                size,
                face: Arc::clone(face),
            });
        }
    }
    characters
}

/// Spaces, and marks of width nothing.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

fn ink(text: &TextItem, glyph: u16, x: f64, size: f64) -> Option<(f64, f64)> {
    let ttf = text.font.ttf();
    // The type of a glyph's number is of a crate that the tests don't name.
    let mut id = ttf.glyph_index(' ').unwrap_or_default();
    id.0 = glyph;
    let ink = ttf.glyph_bounding_box(id)?;
    let em = text.font.units_per_em();
    Some((x + f64::from(ink.x_min) / em * size, x + f64::from(ink.x_max) / em * size))
}

fn join(one: Option<(f64, f64)>, other: Option<(f64, f64)>) -> Option<(f64, f64)> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}
