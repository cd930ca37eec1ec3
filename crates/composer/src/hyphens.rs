//! Places inside long Latin: joints of addresses, hyphenation points of words.

use hypher::Lang;

/// Latin longer than this may be an address.
const LONG: usize = 12;

/// Letters of a word that may be hyphenated, at least.
const LEAST: usize = 6;

/// Whether a Latin run is an address: long, with joints, and no mere number.
pub fn is_address(run: &[char]) -> bool {
    run.len() > LONG && run.iter().any(|c| c.is_ascii_alphabetic()) && run.iter().any(is_joint)
}

fn is_joint(c: &char) -> bool {
    matches!(c, '/' | '.' | '-' | '_' | '?' | '&' | '=' | '@' | ':' | '#')
}

/// Where an address may be broken: behind its joints, a few characters apart.
pub fn joints(run: &[char]) -> Vec<usize> {
    let mut joints = Vec::new();
    let mut last = 0;
    for (at, c) in run.iter().enumerate() {
        let end = at + 1;
        if is_joint(c) && end - last > 1 && end < run.len() && !run.get(end).is_some_and(is_joint) {
            joints.push(end);
            last = end;
        }
    }
    joints
}

/// Where the words of a run may be hyphenated; none in a run with digits or joints, none in capitals.
pub fn hyphens(run: &[char]) -> Vec<usize> {
    let mut points = Vec::new();
    if run.len() < LEAST || run.iter().any(|c| c.is_ascii_digit() || is_joint(c) && *c != '.') {
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
