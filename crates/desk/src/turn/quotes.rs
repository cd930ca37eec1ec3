//! Straight quotes become “ ” and ‘ ’, each the way that it stands; a curly one that looks the wrong way is turned round.

use kanyin_issue::desk_habits::Turning;
use kanyin_issue::text::is_full_width;

use super::ledger::Turner;
use crate::words::{Letter, is_han};

/// Turns the quotes of a paragraph.
pub fn turn(letters: &mut [Letter], desk: &mut Turner) {
    let is_quote = |letter: &Letter| matches!(letter.c, '"' | '\'' | '＂' | '＇' | '“' | '”');
    if !letters.iter().any(is_quote) {
        return;
    }
    // In a Latin text quotes are none of ours.
    let in_han = letters.iter().any(|letter| is_han(letter.c));
    if !in_han {
        return;
    }
    double(letters, desk);
    single(letters, desk);
}

fn double(letters: &mut [Letter], desk: &mut Turner) {
    let mut is_open = false;
    for at in 0..letters.len() {
        let c = letters[at].c;
        if !matches!(c, '"' | '＂' | '“' | '”') {
            continue;
        }
        let inch = c == '"' && is_inch(letters, at);
        if inch {
            continue;
        }
        let (before, next) = (neighbour(letters, at, false), neighbour(letters, at, true));
        let straight = matches!(c, '"' | '＂');
        let is_closing = match (is_open, straight) {
            (true, true) => true,
            (false, true) => false,
            // Typed with the wrong hand: nothing is open, or it closes at the very end.
            (false, false) if c == '”' => !begins(before) || ends(next),
            (true, false) if c == '“' => ends(next) && !begins(before),
            _ => c == '”',
        };
        // What is open is closed only once; a closing one without an opening stays.
        let to = if is_closing { '”' } else { '“' };
        desk.set(letters, at, to, Turning::Quotes);
        is_open = !is_closing;
    }
}

fn single(letters: &mut [Letter], desk: &mut Turner) {
    let mut is_open = false;
    for at in 0..letters.len() {
        if !matches!(letters[at].c, '\'' | '＇') {
            continue;
        }
        let (before, next) = (neighbour(letters, at, false), neighbour(letters, at, true));
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(before) && (latin(next) || !is_open) || !wide(before) && !wide(next) {
            continue;
        }
        desk.set(letters, at, if is_open { '’' } else { '‘' }, Turning::Quotes);
        is_open = !is_open;
    }
}

/// `5"`: inches, or minutes of arc.
fn is_inch(letters: &[Letter], at: usize) -> bool {
    let digit = |at: usize| letters.get(at).is_some_and(|letter| letter.c.is_ascii_digit());
    let open = letters[at.saturating_sub(200)..at].iter().filter(|letter| letter.c == '"').count()
        % 2
        == 1;
    at > 0 && digit(at - 1) && !open
}

fn neighbour(letters: &[Letter], at: usize, after: bool) -> Option<char> {
    let next = if after { at.checked_add(1) } else { at.checked_sub(1) };
    next.and_then(|next| letters.get(next)).map(|letter| letter.c)
}

/// Whether nothing that a quote could close stands before it.
fn begins(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "，。：；、（《“‘！？—,:(".contains(c))
}

/// Whether nothing that a quote could open stands behind it.
fn ends(next: Option<char>) -> bool {
    next.is_none_or(|c| c.is_whitespace() || "，。：；、）》”’！？,.:;)".contains(c))
}

fn wide(c: Option<char>) -> bool {
    c.is_none_or(is_full_width)
}
