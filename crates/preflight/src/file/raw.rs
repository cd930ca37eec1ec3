//! A file as plain bytes.

use memchr::memmem;

/// Every `N G obj` with what follows it, up to the next.
pub fn objects(bytes: &[u8]) -> impl Iterator<Item = (i32, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = bytes.get(at..)?;
            let found = at + find(rest, b"obj")?;
            at = found + 3;
            if let Some(object) = number_before(bytes.get(..found)?) {
                return Some((object, bytes.get(at..)?.trim_ascii_start()));
            }
        }
    })
}

/// The object's number in `12 0 ` at the end of the bytes.
fn number_before(bytes: &[u8]) -> Option<i32> {
    let tail = bytes.get(bytes.len().saturating_sub(24)..)?.trim_ascii_end();
    let digits = |bytes: &[u8]| bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let generation = digits(tail);
    let tail = tail.get(..tail.len() - generation)?.trim_ascii_end();
    let number = tail.get(tail.len() - digits(tail)..)?;
    (generation > 0).then(|| std::str::from_utf8(number).ok()?.parse().ok())?
}

/// What stands before the first of these words; all of it if there is none.
pub fn before<'a>(bytes: &'a [u8], end: &[u8]) -> &'a [u8] {
    let end = find(bytes, end).unwrap_or(bytes.len());
    bytes.get(..end).unwrap_or(bytes)
}

/// How many brackets stand within brackets at most, if every one counts that looks like one; in pictures and other
/// data, as many close as open.
pub fn levels(bytes: &[u8]) -> usize {
    let mut level = 0_usize;
    let mut most = 0;
    // Most bytes are of pictures, and the table passes over them fast.
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| BRACKET[usize::from(**byte)]) {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(0);
        match (before, byte) {
            (_, b'[') | (b'<', b'<') => level += 1,
            (_, b']') | (b'>', b'>') => level = level.saturating_sub(1),
            _ => {}
        }
        most = most.max(level);
    }
    most
}

/// Which bytes are brackets.
const BRACKET: [bool; 256] = {
    let mut table = [false; 256];
    table[b'[' as usize] = true;
    table[b']' as usize] = true;
    table[b'<' as usize] = true;
    table[b'>' as usize] = true;
    table
};

/// The same outside of streams, where objects stand: no program goes far there.
pub fn levels_of_objects(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    let mut most = 0;
    loop {
        let objects = before(rest, b"stream");
        most = most.max(levels(objects));
        let stream = rest.get(objects.len()..).unwrap_or_default();
        match find(stream, b"endstream") {
            Some(end) => rest = stream.get(end + 9..).unwrap_or_default(),
            None => return most,
        }
    }
}

/// Where the needle is first.
pub fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memmem::find(bytes, needle)
}

/// Where the needle is last.
pub fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memmem::rfind(bytes, needle)
}
