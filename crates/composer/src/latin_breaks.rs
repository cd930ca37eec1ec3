//! Places inside Latin: joints of addresses and codes, seams of words grown together, operators of formulae, dashes of
//! ranges, hyphenation points of words.

use super::break_kind::Break;
use super::hyphens;

/// Latin longer than this may be an address.
const LONG: usize = 12;
/// A formula shorter than this stays whole: `2+2=4`, `a>b`.
const LONG_FORMULA: usize = 7;
/// Characters on both sides of a break, at least.
const BESIDE: usize = 2;
/// Characters of a word that has seams, at least.
const LEAST: usize = 5;

/// Where a run of Latin without spaces may be broken, with the kind of break before each. `goes_on`: it goes on with a
/// path that has Han in it, `考试/2026春/list.xlsx`.
pub fn inside(run: &[char], goes_on: bool) -> Vec<(usize, Break)> {
    let mut found = Vec::new();
    let mut put = |at: usize, break_: Break| found.push((at, break_));
    let address = is_address(run);
    for point in hyphens::points(run).into_iter().filter(|_| !address) {
        put(point, Break::Hyphen);
    }
    for at in 1..run.len() {
        let (left, right) = (run[at - 1], run[at]);
        let enough = at >= BESIDE && at + BESIDE <= run.len();
        if enough && run.len() >= LEAST && is_seam(run, at) {
            put(at, Break::Seam);
        }
        if left.is_ascii_alphanumeric() && matches!(right, '(' | '[') && at + 1 < run.len() {
            put(at, Break::Formula);
        }
        if run.len() >= LONG_FORMULA && is_operator(left) && enough && !is_operator(right) {
            put(at, Break::Formula);
        }
        if enough && left == '-' && run[at - 2].is_alphabetic() && right.is_alphabetic() {
            put(at, Break::Joint);
        }
    }
    for joint in joints(run, goes_on).into_iter().filter(|_| address) {
        put(joint, Break::Joint);
    }
    for at in 1..run.len().saturating_sub(1) {
        let ranged = run[at - 1].is_ascii_digit() && run[at + 1].is_ascii_digit();
        if ranged && is_range_dash(run[at]) && !address {
            put(at, Break::Never);
            put(at + 1, Break::Range);
        }
    }
    found
}

/// Where a small letter meets a capital, or letters the digits behind them, with two characters at least on either side.
fn is_seam(run: &[char], at: usize) -> bool {
    let (left, right) = (run[at - 1], run[at]);
    let capital = left.is_ascii_lowercase() && right.is_ascii_uppercase();
    // `256GB` is a number with its unit.
    let digit = left.is_ascii_alphabetic() && right.is_ascii_digit();
    let two = |a: char, b: char| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric();
    (capital || digit) && two(run[at - 2], left) && two(right, run[at + 1])
}

/// Signs behind which a formula may be broken.
fn is_operator(c: char) -> bool {
    matches!(c, '=' | '+' | '−' | '×' | '÷' | '<' | '>' | '≤' | '≥' | '≈' | '→' | '±' | '·' | '*')
}

/// What may stand between the two numbers of a range (GB/T 15834 §4.13).
fn is_range_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‒' | '‐' | '‑' | '~' | '─' | '﹣')
}

/// Whether a Latin run is an address, a path, a code: long, with joints, and no mere number.
fn is_address(run: &[char]) -> bool {
    let joint = |at: usize| is_joint(run, at) && !matches!(run[at], '=' | '&');
    run.len() > LONG && run.iter().any(|c| c.is_ascii_alphabetic()) && (0..run.len()).any(joint)
}

/// Whether an address may be broken behind a character. A number stays whole.
fn is_joint(run: &[char], at: usize) -> bool {
    let digit =
        |at: Option<usize>| at.and_then(|at| run.get(at)).is_some_and(|c| c.is_ascii_digit());
    match run[at] {
        '.' => !(digit(at.checked_sub(1)) && digit(Some(at + 1))),
        c => matches!(c, '/' | '-' | '_' | '?' | '&' | '=' | '@' | ':' | '#' | '\\'),
    }
}

/// Where an address may be broken: behind its joints, a few characters apart. A stroke that begins it is one where it goes on.
fn joints(run: &[char], goes_on: bool) -> Vec<usize> {
    let mut joints = Vec::new();
    let mut last = 0;
    for at in 0..run.len() {
        let end = at + 1;
        let apart = end - last > 1 || at == 0 && goes_on && run[at] == '/';
        if is_joint(run, at) && apart && end < run.len() && !is_joint(run, end) {
            joints.push(end);
            last = end;
        }
    }
    joints
}
