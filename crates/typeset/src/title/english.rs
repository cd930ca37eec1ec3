//! English in titles: lines that are all or mostly English are broken between their words; in Chinese ones an English
//! phrase is mostly a name and stays together where that is cheap.

use super::cost;
use super::letters::{Letter, Letters};

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
    /// So many Han characters are a word.
    const HAN: usize = 2;
    let han = letters.list.iter().filter(|letter| letter.is_han()).count();
    let is_letter = |letter: &Letter| letter.c.is_alphabetic() && !letter.is_han();
    let begins = |two: &[Letter]| !is_letter(&two[0]) && is_letter(&two[1]);
    let first = letters.list.first().is_some_and(is_letter);
    let words = letters.list.windows(2).filter(|two| begins(two)).count() + usize::from(first);
    words > HAN * han
}

/// What a break costs at the space before a letter, between two English words.
pub fn between_words(letters: &Letters, n: usize, english: bool) -> f64 {
    let (above, below) = letters.text.split_at(letters.list[n].at);
    let last = above.split_whitespace().next_back().unwrap_or_default();
    let first = below.split_whitespace().next().unwrap_or_default();
    let is_of =
        |list: &[&str], word: &str| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    // Wi-Fi 7, 12 Medals; a year stands for itself.
    let counts = |word: &str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        word.starts_with(|c: char| c.is_ascii_digit()) && (digits != 4 || word.contains([',', '.']))
    };
    if last.ends_with([',', ';', ':', '!', '?']) {
        cost::AT_STOP
    } else if !english || is_of(&LEADING, last) || counts(last) || counts(first) {
        cost::CLOSE
    } else if is_of(&OPENING_A_PHRASE, first) {
        cost::BETWEEN_PHRASES
    } else {
        cost::BETWEEN_ENGLISH_WORDS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_with_a_stop_rather_than_with_a_word_that_leads() {
        let cost = |title: &str| {
            let at = title.chars().take_while(|c| *c != '|').count();
            between_words(&Letters::new(&title.replace('|', ""), None), at, true)
        };
        let from_good_to_bad = [
            "Rain stops play, |fans stay",
            "Old Mill Reopens |as a Library",
            "Old Mill |Reopens as a Library",
            "Old Mill Reopens as |a Library",
        ];
        assert!(from_good_to_bad.windows(2).all(|two| cost(two[0]) < cost(two[1])));
        assert_eq!(cost("Students Win 12 |Medals"), cost::CLOSE);
        assert_eq!(cost("Wi-Fi |7 Comes"), cost::CLOSE);
        assert_eq!(cost("Class of 2026 |Meets"), cost::BETWEEN_ENGLISH_WORDS);
    }

    #[test]
    fn a_line_with_a_chinese_word_or_two_is_english_if_the_rest_is() {
        let english = |text: &str| is_english(&Letters::new(text, None));
        assert!(english("Old Mill Reopens as a Library"));
        assert!(english("Painter 老周 Shows Twenty Years of Work"));
        assert!(!english("iPhone 17 Pro发布"));
        assert!(!english("2026"));
    }
}
