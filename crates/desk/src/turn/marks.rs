//! Half-width marks that stand in Han text become the full-width ones. Numbers, times, addresses and Latin sentences keep theirs.

use kanyin_issue::desk_habits::Turning;
use kanyin_issue::text::is_full_width;

use super::ledger::{Turner, seen_after, seen_before};
use crate::words::{Letter, is_han};

/// Marks and what stands for them in Han text.
const MARKS: [(char, char); 5] = [(',', '，'), (';', '；'), (':', '：'), ('!', '！'), ('?', '？')];

/// Turns commas, stops, colons and brackets.
pub fn turn(letters: &mut [Letter], desk: &mut Turner) {
    for at in 0..letters.len() {
        let c = letters[at].c;
        if let Some((_, full)) = MARKS.iter().find(|(half, _)| *half == c) {
            if is_of_han(letters, at) {
                desk.set(letters, at, *full, Turning::Marks);
            }
        } else if (c == '.' || c == '．') && is_stop(letters, at) {
            desk.set(letters, at, '。', Turning::Marks);
        }
    }
    brackets(letters, desk);
}

/// Whether a mark stands in Han text: beside a full-width character, and not within a number or an address.
fn is_of_han(letters: &[Letter], at: usize) -> bool {
    let (before, after) = (seen_before(letters, at), seen_after(letters, at));
    let next = letters.get(at + 1).map(|letter| letter.c);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if digit(before) && digit(next) || next == Some('/') {
        return false;
    }
    let wide = |c: Option<char>| c.is_some_and(is_full_width);
    wide(before)
        || wide(after) && before.is_some_and(|c| c.is_alphanumeric() || "%)]\"'".contains(c))
}

/// Whether a dot ends a sentence of Han text.
fn is_stop(letters: &[Letter], at: usize) -> bool {
    let Some(before) = seen_before(letters, at) else { return false };
    let next = letters.get(at + 1).map(|letter| letter.c);
    let after = seen_after(letters, at);
    if next == Some('.') || at > 0 && letters[at - 1].c == '.' {
        return false;
    }
    let ends = after.is_none_or(|c| is_han(c) || "“”\"'’‘（）()《》「」『』".contains(c))
        || next == Some(' ') && after.is_some_and(is_full_width);
    // `1.报名` is a number of a list, `图.jpg` a name.
    let closes = is_full_width(before) || "%\"')".contains(before);
    let latin = before.is_ascii_alphabetic() && after.is_some_and(is_han);
    let digits = before.is_ascii_digit() && at > 3 && after.is_none_or(|c| is_han(c) || c == '”');
    let after_number = digits && !is_label(letters, at);
    let from_white = closes && after.is_some_and(|c| c.is_ascii_digit()) && next == Some(' ');
    closes && ends || latin && at > 4 || after_number || from_white
}

/// Whether nothing but digits and white stands before a dot: `1.报名`.
fn is_label(letters: &[Letter], at: usize) -> bool {
    letters[..at].iter().all(|letter| letter.c.is_ascii_digit() || letter.c.is_whitespace())
}

/// Pairs of brackets of which one stands beside Han, or that hold any.
fn brackets(letters: &mut [Letter], desk: &mut Turner) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..letters.len() {
        match letters[at].c {
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let Some(from) = open.pop() else {
                    if letters[at].c == ')' && seen_before(letters, at).is_some_and(is_han) {
                        desk.set(letters, at, '）', Turning::Marks);
                    }
                    continue;
                };
                let holds =
                    letters[from..at].iter().take(400).any(|letter| is_full_width(letter.c));
                let beside = seen_before(letters, from).is_some_and(is_han)
                    || letters[at].c == '）'
                    || letters[from].c == '（';
                if holds || beside {
                    desk.set(letters, from, '（', Turning::Marks);
                    desk.set(letters, at, '）', Turning::Marks);
                }
            }
            _ => {}
        }
    }
}
