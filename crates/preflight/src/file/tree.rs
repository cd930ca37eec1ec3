//! The tree of pages, looked at before the reader follows it: the reader would go round a ring for ever, and takes
//! every branch as often as it is named.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, FromBytes, MaybeRef, Name, Object, Stream};

use super::raw::{before, find, levels, objects};

/// The most pages, and the most levels of the tree.
const PAGES: usize = 50_000;
const LEVELS: usize = 500;
/// The most brackets within brackets.
const BRACKETS: usize = 100_000;

type Kids = HashMap<i32, Vec<i32>>;

/// Whether every branch of the tree comes to an end, soon enough.
pub fn is_sound(bytes: &[u8]) -> bool {
    let mut kids = Kids::new();
    for (object, body) in objects(bytes) {
        if !is_shallow(body) {
            return false;
        }
        if body.starts_with(b"[") || holds(body, b"/Kids") {
            note(&mut kids, object, before(body, b"obj"));
        }
        if holds(body, b"/ObjStm") {
            packed(&mut kids, body);
        }
    }
    let mut sizes = HashMap::new();
    kids.keys().all(|root| size(&kids, &mut sizes, *root, 0).is_some())
}

/// Whether a stream that may hold operators or objects has brackets within brackets to a level that can be followed.
fn is_shallow(body: &[u8]) -> bool {
    let Some(dict) = Dict::from_bytes(before(body, b"obj")) else { return true };
    let data = |key: &[u8], values: &[&[u8]]| {
        dict.get::<Name<'_>>(key).is_some_and(|name| values.contains(&&*name))
    };
    let picture = data(b"Subtype", &[b"Image", b"CIDFontType0C", b"Type1C", b"OpenType", b"XML"]);
    // Fonts and profiles.
    let other =
        dict.contains_key(b"Length1") || dict.contains_key(b"N") && !data(b"Type", &[b"ObjStm"]);
    let plain = !dict.contains_key(b"Filter");
    if picture || other || plain || data(b"Type", &[b"XRef"]) {
        return true;
    }
    let decoded = Stream::from_bytes(body);
    let decoded = decoded.as_ref().and_then(|stream| stream.decoded().ok());
    decoded.is_none_or(|decoded| levels(&decoded) <= BRACKETS)
}

/// How many pages a branch has; `None` if it is endless or too large.
fn size(
    kids: &Kids,
    sizes: &mut HashMap<i32, Option<usize>>,
    at: i32,
    level: usize,
) -> Option<usize> {
    let Some(branches) = kids.get(&at) else { return Some(1) };
    if level > LEVELS {
        return None;
    }
    if let Some(known) = sizes.get(&at) {
        return *known;
    }
    // Whoever comes here again before it is known goes round in a ring.
    sizes.insert(at, None);
    let mut pages = 0_usize;
    for branch in branches {
        pages = pages.saturating_add(size(kids, sizes, *branch, level + 1)?);
    }
    let size = (pages <= PAGES).then_some(pages);
    sizes.insert(at, size);
    size
}

/// Notes the branches of one object; an array may be an object of its own.
fn note(kids: &mut Kids, object: i32, body: &[u8]) {
    let near = if body.starts_with(b"[") {
        Array::from_bytes(body)
    } else {
        let Some(dict) = Dict::from_bytes(body) else { return };
        if let Some(far) = dict.get_ref(b"Kids") {
            kids.entry(object).or_default().push(far.obj_number);
        }
        dict.get::<Array<'_>>(b"Kids")
    };
    let Some(near) = near else { return };
    let refs = near.raw_iter().filter_map(|kid: MaybeRef<Object<'_>>| kid.as_obj_ref());
    kids.entry(object).or_default().extend(refs.map(|kid| kid.obj_number));
}

/// Objects packed into a stream (ISO 32000-1, 7.5.7).
fn packed(kids: &mut Kids, body: &[u8]) {
    let Some(stream) = Stream::from_bytes(body) else { return };
    let first = stream.dict().get::<i32>(b"First").and_then(|first| usize::try_from(first).ok());
    let Ok(decoded) = stream.decoded() else { return };
    let Some((index, objects)) = first.and_then(|first| decoded.split_at_checked(first)) else {
        return;
    };
    let numbers: Vec<usize> = index
        .split(u8::is_ascii_whitespace)
        .filter_map(|number| std::str::from_utf8(number).ok()?.parse().ok())
        .collect();
    for pair in numbers.chunks_exact(2) {
        let [object, offset] = pair else { continue };
        let (Ok(object), Some(body)) = (i32::try_from(*object), objects.get(*offset..)) else {
            continue;
        };
        note(kids, object, body.trim_ascii_start());
    }
}

/// Whether a word stands in the object that begins here, its stream aside; or may, under an escape.
fn holds(body: &[u8], word: &[u8]) -> bool {
    let body = before(before(body, b"obj"), b"stream");
    find(body, word).is_some() || body.contains(&b'#')
}
