//! A text aligned with the source it came from: where in the source does it stand?

use std::ops::Range;

/// As much of `text` as stands at the start of `source`: how many bytes of the text, and which of the
/// source. Both lengths are equal, but where a character was written as an entity.
pub fn stands_here(text: &str, source: &str) -> Option<(usize, Range<usize>)> {
    let same = common(text, source);
    if same > 0 {
        return Some((same, 0..same));
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    // A line end inside of a code span is a space.
    if text.starts_with(' ') && source.starts_with('\n') {
        return Some((first, 0..first));
    }
    if let Some(escaped) = source.strip_prefix('\\')
        && escaped.starts_with(&text[..first])
    {
        return Some((first, 1..1 + first));
    }
    entity(source).map(|length| (first, 0..length))
}

/// Markup stands between: the text goes on where as much of it as is surely plain is found.
pub fn stands_later(text: &str, source: &str) -> Option<(usize, Range<usize>)> {
    let source = source[..source.floor_char_boundary(FARTHEST)].replace('\n', " ");
    let first = text.chars().next().map_or(0, char::len_utf8);
    let plain = text.find(['\\', '&', '\t']).unwrap_or(text.len()).max(first);
    let word = text.find(char::is_whitespace).unwrap_or(text.len()).clamp(first, plain);
    let found = [plain, word, first].into_iter().find_map(|length| {
        let at = source.find(&text[..length])?;
        Some((length, at..at + length))
    });
    found.or_else(|| {
        let at = source.find('&').filter(|at| entity(&source[*at..]).is_some())?;
        Some((first, at..at + entity(&source[at..])?))
    })
}

/// How far a text is sought: farther off than any markup is long.
const FARTHEST: usize = 4096;

/// Length of what both begin with.
fn common(a: &str, b: &str) -> usize {
    a.char_indices()
        .zip(b.chars())
        .find(|((_, a), b)| a != b)
        .map_or(a.len().min(b.len()), |((at, _), _)| at)
}

/// Length of the entity (`&amp;`, `&#8212;`) with which a text begins.
fn entity(source: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let name = source.strip_prefix('&')?;
    let length = name.bytes().take(LONGEST).position(|b| b == b';')?;
    let sound =
        length > 0 && name[..length].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
    sound.then_some(length + 2)
}
