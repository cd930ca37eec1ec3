//! Where a line may end.

use super::break_kind::Break;
use super::class::{Class, before, is_circled, is_full_alnum, is_latin_closing};
use super::latin_breaks;
use super::marks::{begins_no_line, ends_no_line, holds_before, is_regional, leads_number};
use super::quotes::Straight;
use super::units::{after_number, is_digit, is_latin_unit};

/// For each character whether a line may end before it; the first one's says nothing. `straight`: what straight quotes do.
pub fn breaks(chars: &[char], classes: &[Class], straight: &[Option<Straight>]) -> Vec<Break> {
    let mut breaks = Vec::with_capacity(chars.len());
    let mut half_a_flag = false;
    for (at, c) in chars.iter().enumerate() {
        breaks.push(between(chars, classes, straight, at, half_a_flag));
        half_a_flag = is_regional(*c) && !half_a_flag;
    }
    inside_latin(chars, classes, straight, &mut breaks);
    keep_numbers(chars, classes, &mut breaks);
    breaks
}

/// By the two characters alone, and whether the one before is the first half of a flag.
fn between(
    chars: &[char],
    classes: &[Class],
    straight: &[Option<Straight>],
    at: usize,
    half_a_flag: bool,
) -> Break {
    let Some(before) = before(classes, at) else { return Break::Free };
    let (left, right) = (chars[before], chars[at]);
    let (left_class, right_class) = (classes[before], classes[at]);
    if right_class.is_white() || holds_before(right) {
        return Break::Never;
    }
    if straight[at] == Some(Straight::Closes) || straight[before] == Some(Straight::Opens) {
        return Break::Never;
    }
    if begins_path(chars, classes, at) && !never_last(left, left_class) {
        return Break::Free;
    }
    if never_first(right, right_class, left_class.is_white()) || never_last(left, left_class) {
        return Break::Never;
    }
    if left_class == Class::Dash && right_class == Class::Dash && left == right {
        return Break::Never;
    }
    if is_regional(left) && is_regional(right) {
        return if half_a_flag { Break::Never } else { Break::Free };
    }
    if left_class == Class::Latin && right_class == Class::Latin {
        let word = left.is_alphabetic() && right.is_alphabetic();
        return if word { Break::Word } else { Break::Parted };
    }
    if is_full_alnum(left) && is_full_alnum(right) {
        return Break::Parted;
    }
    if numbers_what_follows(chars, classes, before) && !is_circled(right) {
        return Break::Parted;
    }
    // ￥ 500, № 5
    if leads_number(left) && is_digit(right) || matches!(left, '@' | '＠') {
        return Break::Parted;
    }
    Break::Free
}

/// A path that begins with its stroke, behind a typed space: `见 /pub/lectures`.
fn begins_path(chars: &[char], classes: &[Class], at: usize) -> bool {
    let behind_space = at.checked_sub(1).is_some_and(|k| classes[k] == Class::Nothing);
    let name = chars.get(at + 1).is_some_and(|c| c.is_ascii_alphanumeric());
    chars[at] == '/' && behind_space && name
}

/// `①`: it numbers what follows, white between them or not.
fn numbers_what_follows(chars: &[char], classes: &[Class], before: usize) -> bool {
    let behind_white = |&k: &usize| !classes[k].is_white();
    (0..=before).rev().find(behind_white).is_some_and(|k| is_circled(chars[k]))
}

/// No line starts with these (CLREQ §3.1.4, GB/T 15834 §5.1.1 to 5.1.10, UAX #14). Behind white a bullet and a minus may.
fn never_first(c: char, class: Class, behind_white: bool) -> bool {
    match class {
        Class::Closing | Class::Stop | Class::Connector => true,
        Class::Interpunct => !(behind_white && c == '•'),
        Class::Latin if behind_white => is_latin_closing(c) || matches!(c, '/' | '”' | '’'),
        Class::Dash => false,
        _ => begins_no_line(c),
    }
}

/// No line ends with these.
fn never_last(c: char, class: Class) -> bool {
    class == Class::Opening || class != Class::Dash && ends_no_line(c)
}

/// Addresses, codes, formulae and long words have places of their own.
fn inside_latin(
    chars: &[char],
    classes: &[Class],
    straight: &[Option<Straight>],
    breaks: &mut [Break],
) {
    let mut at = 0;
    while at < chars.len() {
        let length = classes[at..].iter().take_while(|class| **class == Class::Latin).count();
        let run = &chars[at..at + length];
        let goes_on = has_stroke_before(chars, classes, at);
        for (place, break_) in latin_breaks::inside(run, goes_on) {
            let at = at + place;
            let c = chars[at];
            // What it would be outside of Latin tells too: a dash, a middle dot.
            let held = never_first(c, Class::of(c), false)
                || never_first(c, Class::Latin, false)
                || is_latin_closing(c)
                || holds_before(c)
                || straight[at] == Some(Straight::Closes);
            if break_ == Break::Never || !held {
                breaks[at] = break_;
            }
        }
        at += length.max(1);
    }
}

/// Whether what a run touches before it holds a stroke: a path with Han in it, `下载专区/2026春/list.xlsx`.
fn has_stroke_before(chars: &[char], classes: &[Class], at: usize) -> bool {
    let touched = |k: &usize| matches!(classes[*k], Class::Han | Class::Latin);
    (0..at).rev().take_while(touched).any(|k| chars[k] == '/')
}

/// Numbers with their units, and ranges.
fn keep_numbers(chars: &[char], classes: &[Class], breaks: &mut [Break]) {
    let part = |break_: &mut Break| {
        if !matches!(break_, Break::Never | Break::Word) {
            *break_ = Break::Parted;
        }
    };
    for at in 1..chars.len() {
        let unit = match super::class::before(classes, at) {
            // A name that ends in a digit, `PDF/X-4`, has no unit.
            Some(digit) if classes[at] != Class::Latin && ends_name(chars, classes, digit + 1) => 0,
            _ => after_number(chars, at),
        };
        for break_ in breaks.iter_mut().skip(at).take(unit) {
            part(break_);
        }
        // 10～20, 0000－3311
        let before = chars[at - 1];
        let ranged = classes[at - 1] == Class::Connector
            && is_digit(chars[at])
            && at >= 2
            && is_digit(chars[at - 2]);
        if ranged && before != '…' {
            breaks[at] = Break::Range;
        }
        // 5 km, 22.1 kg/m²
        if classes[at - 1] == Class::Space && ends_number(chars, classes, at - 1) {
            let run = classes[at..].iter().take_while(|class| **class == Class::Latin).count();
            let word = chars[at..at + run].iter().take_while(|c| c.is_alphabetic()).count();
            let free = !matches!(breaks[at], Break::Never | Break::Word);
            // `2026 Asia-Pacific` and `m021` are no units.
            let ends = chars[at..at + run].get(word).is_none_or(|c| {
                is_latin_closing(*c) || matches!(c, '/' | '·' | '²' | '³' | '⁻' | '^')
            });
            if free && ends && is_latin_unit(&chars[at..at + word]) {
                breaks[at] = if word == 1 { Break::Parted } else { Break::Unit };
            }
        }
    }
}

/// Whether a Latin run that ends before a place is a name or a code, with a digit at its end.
fn ends_name(chars: &[char], classes: &[Class], end: usize) -> bool {
    let run = classes[..end].iter().rev().take_while(|class| **class == Class::Latin).count();
    run > 0 && !ends_number(chars, classes, end)
}

/// Whether a Latin run that ends before a place is a number.
fn ends_number(chars: &[char], classes: &[Class], end: usize) -> bool {
    let run = classes[..end].iter().rev().take_while(|class| **class == Class::Latin).count();
    let run = &chars[end - run..end];
    run.last().is_some_and(|c| is_digit(*c)) && !run.iter().any(|c| c.is_alphabetic())
}
