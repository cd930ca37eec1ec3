//! Where sentences begin, end and go on, by their marks.

use super::is_item;
use crate::segments::is_inside_word;
use crate::words::is_white;

/// Characters that no sentence begins with.
const NEVER_FIRST: &str = "的了着得们么吗呢吧啊呀嘛啦哟";

/// What ends a sentence, with the quotes and brackets that may stand behind it.
pub fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| is_white(c) || is_closing(c));
    let quoted = bare.len() < text.trim_end().len();
    match bare.chars().next_back() {
        Some('。' | '！' | '？' | '…' | '!' | '?') => true,
        Some('.') => bare
            .chars()
            .rev()
            .nth(1)
            .is_some_and(|c| !c.is_ascii_digit() || bare.chars().count() > 6),
        Some('；' | ';') => !quoted,
        _ => false,
    }
}

/// What stands at the end of a line that goes on.
pub fn ends_open(text: &str) -> bool {
    matches!(
        text.trim_end().chars().next_back(),
        Some('，' | '、' | ',' | '（' | '“' | '《' | '(' | '—')
    )
}

/// Stops and commas in a text but for its last character.
pub fn inner_marks(text: &str) -> usize {
    let count = text.chars().filter(|c| is_mark(*c)).count();
    let last = text.trim_end().chars().next_back().is_some_and(is_mark);
    count - usize::from(last && count > 0)
}

/// Whether a sentence ends within a text, before its last character.
pub fn has_inner_stop(text: &str) -> bool {
    let trimmed = text.trim_end_matches(|c: char| is_white(c) || is_closing(c));
    let Some((last, _)) = trimmed.char_indices().next_back() else { return false };
    trimmed[..last].contains(['。', '！', '？', '；'])
}

/// Whether a bracket or quote is open at the end of a text.
pub fn is_open_at_end(text: &str) -> bool {
    let near: Vec<char> = text.chars().rev().take(160).collect();
    let pairs = [('“', '”'), ('《', '》'), ('（', '）'), ('「', '」'), ('【', '】'), ('‘', '’')];
    pairs.iter().any(|(open, close)| {
        near.iter().find(|c| *c == open || *c == close).is_some_and(|c| c == open)
    })
}

/// Whether a line begins with what cannot begin one.
pub fn begins_inside(text: &str) -> bool {
    text.chars().next().is_some_and(may_not_begin)
}

/// Stops and commas of both widths. Written as patterns: a text is looked through for them many times.
fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '！' | '？' | '：' | '、' | ',' | ';' | '!' | '?')
}

/// What may stand behind the end of a sentence.
fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '"' | '\'' | '】' | '〕')
}

/// What no line begins with.
pub fn may_not_begin(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '」' | '』' | '】' | '…' | ')' | '%' | ':') || is_mark(c)
}

/// Whether a line begins with a word that no sentence begins with: 的, 了; but not 的确, 了解.
pub fn is_never_first(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| NEVER_FIRST.contains(c))
        && !is_inside_word(&text[..text.len() - chars.as_str().len()], chars.as_str())
}

/// Whether a line begins with what only the end of a sentence has: `的人。`, a character before its first mark, a few before a full stop.
pub fn is_tail(text: &str) -> bool {
    let first: Vec<char> = text.chars().filter(|c| !is_white(*c)).take(8).collect();
    let before_mark = first.iter().position(|c| is_mark(*c) && *c != '：').unwrap_or(usize::MAX);
    let ends = first
        .get(before_mark)
        .is_some_and(|c| matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?'));
    is_never_first(text)
        || before_mark == 1 && !is_item(text)
        || before_mark <= 3 && ends && first.get(before_mark) == Some(&'。')
}
