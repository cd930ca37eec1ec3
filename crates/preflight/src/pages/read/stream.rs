//! Streams, decoded with a bound: a file of a megabyte may unfold to a thousand, and again.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::stream::{FilterResult, ImageDecodeParams};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use crate::items::items;

/// The most bytes that a stream may unfold to.
const MOST: usize = 256 << 20;
/// How far deflate can unfold, and LZW too, nearly.
const RATIO: usize = 1100;
/// How deeply arrays and dictionaries may be nested: hayro reads them by recursion.
const DEPTH: usize = 200;

/// What a stream holds, its filters undone; `None` if they can't be, or if it is too much.
pub fn decoded<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    // A picture's filters have no place here, and their heads ask for any amount.
    let pictures: [&[u8]; 6] =
        [b"DCTDecode", b"DCT", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode", b"JPXDecode"];
    let picture = filters(stream).iter().any(|name| pictures.contains(&name.as_ref()));
    (!picture && bounded(stream)).then(|| stream.decoded().ok()).flatten()
}

/// The same for a picture's samples, by JPEG or in bytes. How many they are the caller has looked at.
pub fn samples<'a>(stream: &Stream<'a>, params: &ImageDecodeParams) -> Option<FilterResult<'a>> {
    let others: [&[u8]; 4] = [b"CCITTFaxDecode", b"CCF", b"JBIG2Decode", b"JPXDecode"];
    let other = filters(stream).iter().any(|name| others.contains(&name.as_ref()));
    (!other && bounded(stream)).then(|| stream.decoded_image(params).ok()).flatten()
}

/// Whether a stream unfolds to no more than the bound.
fn bounded(stream: &Stream<'_>) -> bool {
    let filters = filters(stream);
    let flate = |name: &&Name<'_>| matches!(name.as_ref(), b"FlateDecode" | b"Fl");
    let unfolds = |name: &&Name<'_>| {
        flate(name) || matches!(name.as_ref(), b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL")
    };
    let raw = stream.raw_data();
    match filters.iter().filter(unfolds).count() {
        0 => true,
        1 if raw.len() < MOST / RATIO => true,
        1 if filters.first().as_ref().is_some_and(flate) => {
            let read = ZlibDecoder::new(&*raw).take(MOST as u64 + 1);
            std::io::copy(&mut { read }, &mut std::io::sink()).is_ok_and(|len| len <= MOST as u64)
        }
        1 => raw.len() < MOST / 16,
        _ => raw.len() < MOST / RATIO / RATIO,
    }
}

/// The names of a stream's filters, outermost first.
pub fn filters<'a>(stream: &Stream<'a>) -> Vec<Name<'a>> {
    let dict = stream.dict();
    let keys = ["Filter", "F"];
    if let Some(name) = keys.iter().find_map(|key| dict.get::<Name<'_>>(key)) {
        return vec![name];
    }
    let array = keys.iter().find_map(|key| dict.get::<Array<'_>>(key));
    array.map(|array| array.iter::<Name<'_>>().take(16).collect()).unwrap_or_default()
}

/// What a page shows: its streams one after the other. `None` if one of them can't be read.
pub fn contents(page: &Dict<'_>) -> Option<Vec<u8>> {
    let streams: Vec<Stream<'_>> = match page.get::<Object<'_>>("Contents") {
        // What is not there shows nothing.
        None | Some(Object::Null(_)) => Vec::new(),
        Some(Object::Stream(stream)) => return decoded(&stream).map(Cow::into_owned),
        Some(Object::Array(streams)) => items(&streams).filter_map(Object::into_stream).collect(),
        Some(_) => return None,
    };
    let mut all = Vec::new();
    for stream in streams {
        all.extend_from_slice(&decoded(&stream)?);
        // A token never goes from one stream into the next.
        all.push(b'\n');
        if all.len() > MOST {
            return None;
        }
    }
    Some(all)
}

/// Whether content is nested too deeply to be read.
pub fn too_deep(content: &[u8]) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for byte in content {
        match byte {
            b'[' | b'<' => depth += 1,
            b']' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    // `<<` counts twice, and bytes of inline pictures count by chance.
    deepest > DEPTH * 4
}
