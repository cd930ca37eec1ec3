//! The signs of notes, `[^1]`, and what the words of a note begin with, `[^1]: …`; also with the signs of an input method.

use std::ops::Range;

use super::signs::is_word;

/// Characters of a label, at most.
const LONGEST: usize = 20;

/// `[^1]`, as it stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteSign<'a> {
    /// What stands behind the caret.
    pub label: &'a str,
    /// From bracket to bracket.
    pub place: Range<usize>,
    /// Whether all of it is ASCII, as Markdown wants it.
    pub plain: bool,
}

/// Whether a line begins a note's words.
pub fn is_label(words: &str) -> bool {
    label(words).is_some()
}

/// The label with which a line begins; behind its place the words of the note.
pub fn label(words: &str) -> Option<NoteSign<'_>> {
    let sign = sign_at(words, 0)?;
    let colon = words[sign.place.end..].chars().next().filter(|c| ":：".contains(*c))?;
    let rest = &words[sign.place.end + colon.len_utf8()..];
    let sound = sign.label.chars().all(|c| is_word(c) || "-_.*".contains(c));
    let end = words.len() - rest.trim_start().len();
    sound.then_some(NoteSign { place: 0..end, ..sign })
}

/// The sign that stands at a place.
fn sign_at(words: &str, at: usize) -> Option<NoteSign<'_>> {
    let mut chars = words[at..].char_indices();
    let (_, open) = chars.next().filter(|(_, c)| "[［".contains(*c))?;
    let (_, caret) = chars.next().filter(|(_, c)| "^＾".contains(*c))?;
    let from = at + open.len_utf8() + caret.len_utf8();
    let (length, close) = words[from..]
        .char_indices()
        .take(LONGEST + 1)
        .find(|(_, c)| c.is_whitespace() || "[［]］|".contains(*c))
        .filter(|(length, c)| *length > 0 && "]］".contains(*c))?;
    let label = &words[from..from + length];
    let plain = open == '[' && caret == '^' && close == ']';
    Some(NoteSign { label, place: at..from + length + close.len_utf8(), plain })
}

/// The signs of a line from a byte on; one behind a backslash is text.
pub fn signs_in(words: &str, from: usize) -> impl Iterator<Item = NoteSign<'_>> {
    words[from..].match_indices(['[', '［']).filter_map(move |(at, _)| {
        let at = from + at;
        let backslashes = words[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        sign_at(words, at).filter(|_| backslashes % 2 == 0)
    })
}

/// A sign further on in a text.
pub fn moved(sign: NoteSign<'_>, by: usize) -> NoteSign<'_> {
    NoteSign { place: by + sign.place.start..by + sign.place.end, ..sign }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_labels() {
        let found = |words: &str| {
            let of = |sign: NoteSign| words[sign.place].to_string();
            signs_in(words, 0).map(of).collect::<Vec<String>>()
        };
        assert_eq!(found("井深九米[^1]，水质[^水]合格。"), ["[^1]", "[^水]"]);
        assert_eq!(found("全角［^1］［＾2］"), ["［^1］", "［＾2］"]);
        assert!(found("[1] [^] [^a b] \\[^1] [^没有完").is_empty());
        assert!(is_label("[^1]: 见上期") && is_label("［^注1］：见上期") && is_label("[^1]:见"));
        assert!(!is_label("[^1] 见上期") && !is_label("见[^1]: 上期") && !is_label("[1]: 上期"));
    }
}
