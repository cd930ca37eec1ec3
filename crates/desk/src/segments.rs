//! Words of Chinese, as a dictionary knows them: whether a seam goes through one.

use std::sync::LazyLock;

use jieba_rs::Jieba;

use super::words::is_han;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Characters on each side of a seam that are looked at.
const NEAR: usize = 5;

/// Whether a word goes over the seam of two texts, so that neither a pause nor the end of a paragraph can be there.
pub fn is_inside_word(before: &str, after: &str) -> bool {
    word_across(before, after).is_some()
}

/// Characters of the word that goes over the seam of two texts: the longer, the less is it chance.
pub fn word_across(before: &str, after: &str) -> Option<usize> {
    let left: Vec<char> = before.chars().rev().take(NEAR).take_while(|c| is_han(*c)).collect();
    let right: String = after.chars().take(NEAR).take_while(|c| is_han(*c)).collect();
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let seam: usize = left.iter().map(|c| c.len_utf8()).sum();
    let near: String = left.into_iter().rev().chain(right.chars()).collect();
    let mut at = 0;
    for word in JIEBA.cut(&near, false) {
        if at == seam {
            return None;
        }
        at += word.word.len();
        if at > seam {
            return Some(word.word.chars().count());
        }
    }
    None
}
