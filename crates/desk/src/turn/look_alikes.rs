//! Characters that only look like the one that is meant; the table is [`kanyin_issue::look_alikes`].

use kanyin_issue::desk_habits::Turning;
use kanyin_issue::look_alikes::meant;

use super::ledger::Turner;
use crate::words::Letter;

/// Puts the real characters in their places; tells of those that nobody knows.
pub fn turn(letters: &mut Vec<Letter>, desk: &mut Turner) {
    if !letters.iter().any(|letter| meant(letter.c).is_some() || is_private(letter.c)) {
        return;
    }
    let mut turned = Vec::with_capacity(letters.len());
    for letter in letters.drain(..) {
        let Some((_, real)) = meant(letter.c) else {
            if is_private(letter.c) {
                desk.ledger.unknown.push((letter.c, desk.line));
            }
            turned.push(letter);
            continue;
        };
        desk.told(Turning::LookAlikes, letter.c, real.as_str());
        turned.extend(real.chars().map(|c| Letter { c, style: letter.style.clone() }));
    }
    *letters = turned;
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
}

/// Letters and digits as wide as a Han character, and `％`, become narrow.
pub fn narrow(letters: &mut [Letter], desk: &mut Turner) {
    for at in 0..letters.len() {
        let c = letters[at].c;
        desk.set(letters, at, narrowed(c), Turning::FullWidth);
    }
}

/// A letter, digit or `％` as wide as a Han character, narrow; anything else as it is.
pub fn narrowed(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        c => c,
    }
}
