//! Quotes and brackets that do not close, or were never opened.

use kanyin_diagnostics::{Code, told};

use super::passages::Passage;
use super::remark::Remark;

const PAIRS: [(char, char); 6] =
    [('“', '”'), ('《', '》'), ('（', '）'), ('【', '】'), ('「', '」'), ('‘', '’')];

/// What is found in all passages. Speech of several paragraphs opens each of them and closes the last.
pub fn remarks(passages: &[Passage]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (n, passage) in passages.iter().enumerate() {
        let next = passages.get(n + 1).filter(|next| next.story == passage.story);
        let goes_on = next.is_some_and(|next| next.text.starts_with('“'));
        for (open, close) in PAIRS {
            remarks.extend(of_pair(passage, (open, close), open == '“' && goes_on));
        }
    }
    remarks
}

fn of_pair(passage: &Passage, (open, close): (char, char), goes_on: bool) -> Option<Remark> {
    let mut opened: Vec<usize> = Vec::new();
    let mut unopened = None;
    for (at, c) in passage.text.char_indices() {
        if c == open {
            opened.push(at);
        } else if c == close
            && !is_of_a_number(&passage.text[..at], close)
            && opened.pop().is_none()
        {
            unopened = unopened.or(Some(at));
        }
    }
    // An apostrophe, a minute.
    if close == '’' && opened.is_empty() {
        return None;
    }
    let hint = told!("补上另一半，或删去这一半", "add its other half, or take this one out");
    if let Some(at) = unopened {
        let what = told!("“{close}”前面没有“{open}”", "`{close}` has no `{open}` before it");
        return Some(passage.remark(at..at + close.len_utf8(), Code::OpenMark, what, hint));
    }
    let at = opened.first().copied().filter(|_| !goes_on)?;
    let what = told!("“{open}”没有“{close}”收尾", "`{open}` is not closed by `{close}`");
    Some(passage.remark(at..at + open.len_utf8(), Code::OpenMark, what, hint))
}

/// `1）`, `a）`: the number of an item.
fn is_of_a_number(before: &str, close: char) -> bool {
    close == '）'
        && before
            .chars()
            .next_back()
            .is_some_and(|c| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c))
        && !before.contains('（')
}
