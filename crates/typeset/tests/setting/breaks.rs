//! Where a line may end. CLREQ §3.1.4 (marks that may not begin or end a line), §3.1.5 (what may not be
//! parted), §3.2.3 (Latin in Chinese); GB/T 15834-2011 §5.1 (stops, closing marks, 间隔号 and 分隔号 at a
//! line's start or end; 破折号 and 省略号 in one piece). Numbers and their units: docs/rules.md §1.3.

use std::ops::Range;

use super::classes::{Class, Known, is_digit, is_full_alphanumeric, known};
use super::text::{Atom, Break};

/// Marks that begin no line, besides stops, closing marks and interpuncts, and those that Unicode says so of.
const NEVER_FIRST: &str = "％%‰℃℉°′″～~〜－-–—―…／/,.;:!?)]}";
/// Marks that end no line, besides opening marks.
const NEVER_LAST: &str = "/／([{";
/// What stands before a number and stays with it.
const BEFORE_NUMBERS: &str = "№￥$＃#";
/// Marks between two numbers that make them one.
const BETWEEN_NUMBERS: &str = "～~〜－-–—―";
/// Operators of a formula.
const OPERATORS: &str = "=+−×÷<>≤≥≈→±·*";
/// Characters of a formula that may be broken at an operator.
const FORMULA: usize = 7;
/// Joints of an address, after which it may be parted.
const JOINTS: &str = "/.-_?&=@:#\\";
/// Numerals behind a number that belong to it, and draw in what follows.
const NUMERALS: &str = "万亿千百十多余几";
/// Units of several characters.
const UNITS: [&str; 36] = [
    "平方米",
    "平方公里",
    "平方千米",
    "立方米",
    "公里",
    "公斤",
    "公顷",
    "公分",
    "千米",
    "厘米",
    "毫米",
    "千克",
    "毫克",
    "千瓦",
    "千瓦时",
    "摄氏度",
    "百分点",
    "个百分点",
    "小时",
    "分钟",
    "美元",
    "余名",
    "余人",
    "毫升",
    "英里",
    "人次",
    "周年",
    "年级",
    "年代",
    "世纪",
    "季度",
    "星期",
    "万元",
    "亿元",
    "个月",
    "分米",
];
/// A run of Latin longer than this may be an address.
const LONG: usize = 12;

/// Runs of Latin without a space.
pub fn latin_runs(atoms: &[Atom]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (i, atom) in atoms.iter().enumerate().filter(|(_, atom)| atom.class == Class::Latin) {
        match runs.last_mut() {
            Some(run) if run.end == i && atom.space.is_none() => run.end = i + 1,
            _ => runs.push(i..i + 1),
        }
    }
    runs
}

/// Whether a line may end before each cell. `points` gives the hyphen's width where a word may be divided.
pub fn breaks(atoms: &[Atom], runs: &[Range<usize>], points: &[Option<f64>]) -> Vec<Break> {
    let mut breaks = vec![Break::Never; atoms.len()];
    for i in 1..atoms.len() {
        if may_part(&atoms[i - 1], &atoms[i], atoms.get(i + 1).map(Atom::c)) {
            breaks[i] = Break::Free;
        }
    }
    for run in runs {
        within(atoms, run, points, &mut breaks);
    }
    for i in 1..atoms.len() {
        let bound = numbers_bind(atoms, i);
        breaks[i..i + bound].fill(Break::Never);
        match unit_behind_space(atoms, i) {
            1 => breaks[i] = Break::Never,
            2.. => breaks[i] = Break::Resort,
            _ if ranged(atoms, i) => breaks[i] = Break::Resort,
            _ => {}
        }
    }
    breaks
}

/// UAX #14, LB13: what Unicode lets begin no line. Quotes are told apart by their class.
fn begins_none(c: char) -> bool {
    let Known { line_break, category, .. } = known(c);
    !matches!(category, "Pi" | "Pf") && ["CL", "CP", "EX", "IS", "NS", "SY"].contains(&line_break)
}

/// `①`: it stays with what follows.
fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⓿' | '❶'..='➓')
}

/// What the two cells say by themselves.
fn may_part(p: &Atom, n: &Atom, next: Option<char>) -> bool {
    let (before, after) = (p.c(), n.c());
    let first = n.class.is_closing()
        || n.class == Class::Interpunct
        || n.class != Class::Unit && (NEVER_FIRST.contains(after) || begins_none(after));
    // A path that begins with its stroke, behind a typed space.
    let name = next.is_some_and(|c| c.is_ascii_alphanumeric());
    let path = after == '/' && n.space.is_some() && p.class == Class::Han && name;
    let first = first && !path;
    let last =
        p.class == Class::Open || NEVER_LAST.contains(before) || known(before).line_break == "OP";
    let numbers = is_circled(before) && !is_circled(after);
    let sign = BEFORE_NUMBERS.contains(before) && is_digit(after);
    let full = is_full_alphanumeric(before) && is_full_alphanumeric(after);
    !first && !last && !sign && !full && !numbers
}

/// Latin is not parted, but for addresses after a joint, words where they may be divided, typed hyphens and seams
/// (`PowerPoint`, `RTX4090`); long formulae, ranges and what a bracket touches only as a resort.
fn within(atoms: &[Atom], run: &Range<usize>, points: &[Option<f64>], breaks: &mut [Break]) {
    let chars: Vec<char> = atoms[run.clone()].iter().map(Atom::c).collect();
    let address = is_address(&chars);
    for i in 1..chars.len() {
        let (p, n) = (chars[i - 1], chars[i]);
        let two = i >= 2 && i + 2 <= chars.len();
        let operator = |c: char| OPERATORS.contains(c);
        let ranged = |dash: usize| {
            dash >= 1
                && BETWEEN_NUMBERS.contains(chars[dash])
                && chars[dash - 1].is_ascii_digit()
                && chars.get(dash + 1).is_some_and(char::is_ascii_digit)
        };
        let touched = i + 1 < chars.len() && p.is_ascii_alphanumeric() && matches!(n, '(' | '[');
        let formula = touched || two && chars.len() >= FORMULA && operator(p) && !operator(n);
        breaks[run.start + i] = if address && is_joint(&chars, i - 1) && !is_joint(&chars, i) {
            Break::Free
        } else if ranged(i) && !address {
            Break::Never
        } else if ranged(i - 1) && !address {
            Break::Resort
        } else if two && p == '-' && chars[i - 2].is_alphabetic() && n.is_alphabetic() {
            Break::Free
        } else if formula {
            Break::Resort
        } else if two && chars.len() >= 5 && is_seam(&chars, i) {
            Break::Free
        } else if let Some(hyphen) = points[run.start + i].filter(|_| !address) {
            Break::Hyphen(hyphen)
        } else {
            Break::Never
        };
    }
}

/// Whether a run is an address, a path, a code.
fn is_address(chars: &[char]) -> bool {
    let joint = |i: usize| is_joint(chars, i) && !"=&".contains(chars[i]);
    chars.len() > LONG && chars.iter().any(char::is_ascii_alphabetic) && (0..chars.len()).any(joint)
}

/// Whether an address may be parted behind a character: at its joints, but a number stays whole.
fn is_joint(chars: &[char], i: usize) -> bool {
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    JOINTS.contains(chars[i]) && !(chars[i] == '.' && i > 0 && digit(i - 1) && digit(i + 1))
}

/// Whether two words grew together between two characters.
fn is_seam(chars: &[char], i: usize) -> bool {
    let (p, n) = (chars[i - 1], chars[i]);
    let camel = p.is_ascii_lowercase() && n.is_ascii_uppercase();
    let digits = p.is_ascii_alphabetic() && n.is_ascii_digit();
    let word = [i - 2, i - 1, i, i + 1].iter().all(|&k| chars[k].is_ascii_alphanumeric());
    word && (camel || digits)
}

/// How many joins from this one on a number holds together: `3个`, `30万人`. A space typed there says nothing; an
/// ideographic one is a pause.
fn numbers_bind(atoms: &[Atom], i: usize) -> usize {
    let (p, n) = (&atoms[i - 1], &atoms[i]);
    // A number, no name that ends in a digit.
    let number = p.class != Class::Latin || ends_number(&atoms[..i]);
    if !is_digit(p.c()) || !number || n.space == Some('\u{3000}') || n.class != Class::Han {
        return 0;
    }
    unit(&atoms[i..])
}

/// Behind the dash of a range: `10～20`.
fn ranged(atoms: &[Atom], i: usize) -> bool {
    let (p, n) = (&atoms[i - 1], &atoms[i]);
    i >= 2
        && BETWEEN_NUMBERS.contains(p.c())
        && !matches!(p.class, Class::Unit | Class::Latin)
        && is_digit(atoms[i - 2].c())
        && is_digit(n.c())
}

/// The letters of a Latin unit behind a number and a space: `5 km`, `22.1 kg/m²`.
fn unit_behind_space(atoms: &[Atom], i: usize) -> usize {
    let n = &atoms[i];
    // A number, no name that ends in a digit.
    if n.class != Class::Latin
        || n.space.is_none()
        || n.space == Some('\u{3000}')
        || !is_digit(atoms[i - 1].c())
        || !ends_number(&atoms[..i])
    {
        return 0;
    }
    let goes_on = |(k, atom): &(usize, &Atom)| {
        atom.class == Class::Latin && (*k == 0 || atom.space.is_none()) && atom.c().is_alphabetic()
    };
    let letters = atoms[i..].iter().enumerate().take_while(goes_on).count();
    // `m021` is a code, not metres, and `2026 Asia-Pacific` no amount.
    let next = atoms.get(i + letters).filter(|a| a.class == Class::Latin && a.space.is_none());
    let ends = next.is_none_or(|a| ",.;:!?)]}%‰°′″/·²³⁻^".contains(a.c()));
    if (1..=4).contains(&letters) && ends { letters } else { 0 }
}

/// Whether the Latin run that ends some cells is a number.
fn ends_number(atoms: &[Atom]) -> bool {
    let mut run = atoms.iter().rev().take_while(|atom| atom.class == Class::Latin);
    let start = run.clone().position(|atom| atom.space.is_some());
    let length = start.map_or(usize::MAX, |start| start + 1);
    !run.by_ref().take(length).any(|atom| atom.c().is_alphabetic())
}

/// Cells that go on behind a classifier: `3个多小时`, `5年多`.
fn odd(rest: &[char]) -> usize {
    if !matches!(rest.first(), Some('多' | '余')) {
        return 0;
    }
    let behind: String = rest[1..].iter().collect();
    let known = UNITS.iter().filter(|unit| behind.starts_with(**unit)).map(|u| u.chars().count());
    1 + known.max().unwrap_or(0)
}

/// Cells of the unit that some cells begin with.
fn unit(atoms: &[Atom]) -> usize {
    let goes_on =
        |(k, atom): &(usize, &Atom)| atom.class == Class::Han && (*k == 0 || atom.space.is_none());
    let han: Vec<char> =
        atoms.iter().enumerate().take_while(goes_on).map(|(_, atom)| atom.c()).collect();
    let mut taken = 0;
    loop {
        let rest: String = han[taken..].iter().collect();
        let known = UNITS.iter().filter(|unit| rest.starts_with(**unit)).map(|u| u.chars().count());
        if let Some(count) = known.max() {
            return taken + count;
        }
        match han.get(taken) {
            Some(c) if NUMERALS.contains(*c) => taken += 1,
            Some(_) => return taken + 1 + odd(&han[taken + 1..]),
            None => return taken,
        }
    }
}
