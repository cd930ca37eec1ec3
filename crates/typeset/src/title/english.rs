//! English in titles: lines that are all or mostly English are broken between their words; in Chinese ones an English
//! phrase is mostly a name and stays together where that is cheap.

use super::cost;
use super::letters::Letters;

/// Words that lead what follows: no row should end with one.
const LEADING: [&str; 30] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "from", "with", "and", "or",
    "nor", "but", "as", "into", "its", "our", "their", "his", "her", "your", "my", "no", "is",
    "are", "was", "were",
];
/// Of those, words that may begin a phrase of their own: a row may well begin with one.
const OPENING_A_PHRASE: [&str; 14] =
    ["of", "in", "on", "at", "to", "for", "by", "from", "with", "and", "or", "but", "as", "into"];

/// Whether a line is all or mostly English.
pub fn is_english(letters: &Letters) -> bool {
    /// A Han character stands for so many Latin letters.
    const OF_HAN: usize = 4;
    let alphabetic = letters.list.iter().filter(|letter| letter.c.is_alphabetic());
    let han = alphabetic.clone().filter(|letter| letter.is_han()).count();
    alphabetic.count() > (OF_HAN + 1) * han
}

/// What a break costs at the space before a letter, between two English words.
pub fn between_words(letters: &Letters, n: usize, english: bool) -> f64 {
    let (above, below) = letters.text.split_at(letters.list[n].at);
    let last = above.split_whitespace().next_back().unwrap_or_default();
    let first = below.split_whitespace().next().unwrap_or_default();
    let is_of =
        |list: &[&str], word: &str| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    if last.ends_with([',', ';', ':', '!', '?', '.']) && last.len() > 2 {
        cost::AT_STOP
    } else if !english || is_of(&LEADING, last) {
        cost::CLOSE
    } else if is_of(&OPENING_A_PHRASE, first) {
        cost::BETWEEN_PHRASES
    } else {
        cost::BETWEEN_ENGLISH_WORDS
    }
}
