//! Embedded font programs (ISO 32000-1, 9.9): whether they can be read at all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use hayro_syntax::object::{Dict, Stream};
use ttf_parser::{RawFace, Tag};

use super::stream::decoded;
use crate::page_tree::key;

/// No CFF is so short: four tables of names and strings.
const SHORTEST: usize = 16;

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

/// The font programs of a file, each read once: its pages are examined side by side, and most show the same type.
#[derive(Debug, Default)]
pub struct FontPrograms(Mutex<HashMap<usize, Arc<OnceLock<FontProgram>>>>);

impl FontPrograms {
    /// Of a descriptor.
    pub fn of(&self, descriptor: &Dict<'_>) -> FontProgram {
        let keys = ["FontFile", "FontFile2", "FontFile3"];
        let Some(stream) = keys.iter().find_map(|key| descriptor.get::<Stream<'_>>(key)) else {
            return FontProgram::Missing;
        };
        let place = {
            let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(places.entry(key(stream.dict())).or_default())
        };
        *place.get_or_init(|| match decoded(&stream).is_some_and(|program| is_font(&program)) {
            true => FontProgram::Embedded,
            false => FontProgram::Unreadable,
        })
    }
}

/// Viewers tell by the first bytes what a font is, whatever the dictionary calls it.
fn is_font(program: &[u8]) -> bool {
    // Some programs put a line end before it.
    let white = program.iter().take_while(|byte| matches!(byte, b'\r' | b'\n' | b' ')).count();
    let program = &program[white..];
    match program {
        [0, 1, 0, 0, ..]
        | [b't', b'r', b'u', b'e', ..]
        | [b'O', b'T', b'T', b'O', ..]
        | [b't', b't', b'c', b'f', ..] => is_sfnt(program),
        // Type 1, bare or with the lengths of its parts before each.
        [b'%', b'!', ..] | [0x80, 0x01, ..] => has(program, b"eexec"),
        // Of CFF, the head: how long it is, and how offsets are counted.
        [1, _, 4..=255, 1..=4, rest @ ..] => rest.len() > SHORTEST,
        _ => false,
    }
}

/// Whether the tables are there that outlines are read from. Many programs leave them out of order, or count padding
/// in, and viewers read such fonts: no more is asked than that each is there to nineteen twentieths.
fn is_sfnt(program: &[u8]) -> bool {
    let Ok(face) = RawFace::parse(program, 0) else { return false };
    let has = |tag: &[u8; 4]| {
        let tag = Tag::from_bytes(tag);
        let mut records = face.table_records.into_iter();
        records.any(|record| {
            let (begin, length) = (record.offset as usize, record.length as usize);
            record.tag == tag && begin + length - length / 20 <= program.len() + 3
        })
    };
    [b"head", b"maxp", b"loca", b"glyf"].iter().all(|tag| has(tag)) || has(b"CFF ") || has(b"CFF2")
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}
