//! A file as plain bytes.

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

/// Where the needle is first.
pub fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// Where the needle is last.
pub fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|window| window == needle)
}
