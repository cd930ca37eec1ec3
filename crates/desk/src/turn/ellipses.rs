//! Dots and hyphens that are an ellipsis or a dash: `...`, `。。。`, `…` become `……`; `--`, `－－`, `—` become `——`.

use kanyin_issue::desk_habits::Turning;
use kanyin_issue::text::is_full_width;

use super::ledger::{Turner, seen_after, seen_before};
use crate::words::Letter;

/// Dots.
pub fn dots(letters: &mut Vec<Letter>, desk: &mut Turner) {
    runs(
        letters,
        |letters, from, until| {
            let c = letters[from].c;
            let many = until - from;
            let is_ellipsis = match c {
                '…' => many != 2,
                '.' | '。' | '·' | '．' | '•' => many >= 3,
                _ => false,
            };
            // `1...10` and English keep their dots.
            let of_han = |c: Option<char>| c.is_some_and(is_full_width);
            // Brackets and quotes between say nothing.
            let word = |letter: &&Letter| letter.c.is_alphanumeric();
            let last = letters[..from].iter().rev().take(4).find(word).map(|letter| letter.c);
            let beside = of_han(last) || of_han(seen_after(letters, until - 1));
            // Dots that lead to a number are a list of contents.
            let leads = many > 12;
            (is_ellipsis && beside && !leads).then_some((Turning::Ellipses, "……"))
        },
        desk,
    );
}

/// Hyphens.
pub fn dashes(letters: &mut Vec<Letter>, desk: &mut Turner) {
    runs(
        letters,
        |letters, from, until| {
            let c = letters[from].c;
            let many = until - from;
            let (before, after) = (seen_before(letters, from), seen_after(letters, until - 1));
            let wide = |c: Option<char>| c.is_some_and(is_full_width);
            let is_dash = match c {
                '-' | '－' | '–' | '―' | '─' => {
                    (2..=4).contains(&many) && (wide(before) || wide(after))
                }
                // Alone between digits or letters it stands for “to”.
                '—' => many == 1 && wide(before) && wide(after) || many == 3,
                _ => false,
            };
            is_dash.then_some((Turning::Dashes, "——"))
        },
        desk,
    );
}

/// Exchanges runs of one character for others where a rule says so.
fn runs(
    letters: &mut Vec<Letter>,
    rule: impl Fn(&[Letter], usize, usize) -> Option<(Turning, &'static str)>,
    desk: &mut Turner,
) {
    if !letters.iter().any(|letter| "….。·．•-－–―─—".contains(letter.c)) {
        return;
    }
    let mut turned: Vec<Letter> = Vec::with_capacity(letters.len());
    let mut from = 0;
    while from < letters.len() {
        let c = letters[from].c;
        let until = from + letters[from..].iter().take_while(|letter| letter.c == c).count();
        match rule(letters, from, until) {
            Some((what, to)) => {
                let was: String = letters[from..until].iter().map(|letter| letter.c).collect();
                desk.told(what, was, to);
                let style = &letters[from].style;
                turned.extend(to.chars().map(|c| Letter { c, style: style.clone() }));
            }
            None => turned.extend_from_slice(&letters[from..until]),
        }
        from = until;
    }
    *letters = turned;
}
