//! Hyphenation points of Latin words, by the patterns of English.

use hypher::Lang;

/// Letters of a word that may be hyphenated, at least.
const LEAST: usize = 5;

/// Where the words of a run may be hyphenated; none in a run with digits, none in capitals.
pub fn points(run: &[char]) -> Vec<usize> {
    let mut points = Vec::new();
    if run.len() < LEAST || run.iter().any(|c| c.is_ascii_digit()) {
        return points;
    }
    let mut start = 0;
    while start < run.len() {
        let end = run[start..].iter().take_while(|c| c.is_ascii_alphabetic()).count() + start;
        let word = &run[start..end];
        let capitals = word.iter().filter(|c| c.is_ascii_uppercase()).count();
        if word.len() >= LEAST && capitals <= 1 {
            let word: String = word.iter().collect();
            let mut at = start;
            for syllable in hypher::hyphenate(&word, Lang::English) {
                at += syllable.len();
                // Two letters before, three behind.
                if at >= start + 2 && at + 3 <= end {
                    points.push(at);
                }
            }
        }
        start = end.max(start) + 1;
    }
    points
}
