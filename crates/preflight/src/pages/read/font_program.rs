//! Embedded font programs (ISO 32000-1, 9.9): whether they can be read at all.

use hayro_syntax::object::{Dict, Stream};
use ttf_parser::{RawFace, Tag, cff};

use super::stream::decoded;

/// A font's outlines.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum FontProgram {
    /// They are in the file.
    Embedded,
    /// What is in the file can't be read.
    Unreadable,
    /// They are not in the file.
    Missing,
}

impl FontProgram {
    /// Of a descriptor.
    pub fn of(descriptor: &Dict<'_>) -> Self {
        let keys = ["FontFile", "FontFile2", "FontFile3"];
        let Some(stream) = keys.iter().find_map(|key| descriptor.get::<Stream<'_>>(key)) else {
            return Self::Missing;
        };
        match decoded(&stream).is_some_and(|program| is_font(&program)) {
            true => Self::Embedded,
            false => Self::Unreadable,
        }
    }
}

/// Viewers tell by the first bytes what a font is, whatever the dictionary calls it.
fn is_font(program: &[u8]) -> bool {
    match program {
        [0, 1, 0, 0, ..]
        | [b't', b'r', b'u', b'e', ..]
        | [b'O', b'T', b'T', b'O', ..]
        | [b't', b't', b'c', b'f', ..] => is_sfnt(program),
        // Type 1, bare or with the lengths of its parts before each.
        [b'%', b'!', ..] | [0x80, 0x01, ..] => has(program, b"eexec"),
        [1, ..] => cff::Table::parse(program).is_some(),
        // Some programs put a line end before it.
        [b'\r' | b'\n' | b' ', rest @ ..] => is_font(rest),
        _ => false,
    }
}

/// Whether the tables are there, whole, that outlines are read from.
fn is_sfnt(program: &[u8]) -> bool {
    let Ok(face) = RawFace::parse(program, 0) else { return false };
    let table = |tag: &[u8; 4]| face.table(Tag::from_bytes(tag));
    let outlines = |tag| table(tag).is_some_and(|outlines| cff::Table::parse(outlines).is_some());
    let glyphs = [b"head", b"maxp", b"loca", b"glyf"].iter().all(|tag| table(tag).is_some());
    glyphs || outlines(b"CFF ") || table(b"CFF2").is_some()
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}
