//! Where a line may end. CLREQ §3.1.4 (marks that may not begin or end a line), §3.1.5 (what may not be
//! parted), §3.2.3 (Latin in Chinese); GB/T 15834-2011 §5.1 (stops, closing marks, 间隔号 and 分隔号 at a
//! line's start or end; 破折号 and 省略号 in one piece). Numbers and their units: docs/rules.md §1.3.

use std::ops::Range;

use super::classes::{Class, is_digit, is_full_alphanumeric};
use super::text::{Atom, Break};

/// Marks that begin no line, besides stops, closing marks and interpuncts.
const NEVER_FIRST: &str = "％%‰℃°′″～－–—/,.;:!?)]}";
/// Marks that end no line, besides opening marks.
const NEVER_LAST: &str = "/([{";
/// What stands before a number and stays with it.
const BEFORE_NUMBERS: &str = "№￥$＃#";
/// Marks between two numbers that make them one.
const BETWEEN_NUMBERS: &str = "～－–—";
/// Joints of an address, after which it may be parted.
const JOINTS: &str = "/.-_?&=@:#";
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
        if may_part(&atoms[i - 1], &atoms[i]) {
            breaks[i] = Break::Free;
        }
    }
    for run in runs {
        within(atoms, run, points, &mut breaks);
    }
    for i in 1..atoms.len() {
        let bound = numbers_bind(atoms, i);
        breaks[i..i + bound].fill(Break::Never);
    }
    breaks
}

/// What the two cells say by themselves.
fn may_part(p: &Atom, n: &Atom) -> bool {
    let (before, after) = (p.c(), n.c());
    let first = n.class.is_closing()
        || n.class == Class::Interpunct
        || n.class != Class::Unit && NEVER_FIRST.contains(after);
    let last = p.class == Class::Open || NEVER_LAST.contains(before);
    let sign = BEFORE_NUMBERS.contains(before) && is_digit(after);
    let full = is_full_alphanumeric(before) && is_full_alphanumeric(after);
    !first && !last && !sign && !full
}

/// Latin is not parted, but for addresses after a joint, and words where they may be divided.
fn within(atoms: &[Atom], run: &Range<usize>, points: &[Option<f64>], breaks: &mut [Break]) {
    let text: String = atoms[run.clone()].iter().map(Atom::c).collect();
    let letters = text.chars().any(char::is_alphabetic);
    let address = run.len() > LONG && letters && text.contains(|c| JOINTS.contains(c));
    let word = run.len() >= 6 && text.chars().all(char::is_alphabetic);
    for i in run.start + 1..run.end {
        let joint =
            address && JOINTS.contains(atoms[i - 1].c()) && !NEVER_FIRST.contains(atoms[i].c());
        breaks[i] = match points[i] {
            _ if joint => Break::Free,
            Some(hyphen) if word => Break::Hyphen(hyphen),
            _ => Break::Never,
        };
    }
}

/// How many joins from this one on a number holds together: `3个`, `30万人`, `5 km`, `10～20`. A space
/// typed there says nothing; an ideographic one is a pause.
fn numbers_bind(atoms: &[Atom], i: usize) -> usize {
    let (p, n) = (&atoms[i - 1], &atoms[i]);
    if i >= 2
        && BETWEEN_NUMBERS.contains(p.c())
        && p.class != Class::Unit
        && is_digit(atoms[i - 2].c())
        && is_digit(n.c())
    {
        return 1;
    }
    if !is_digit(p.c()) || n.space == Some('\u{3000}') {
        return 0;
    }
    match n.class {
        Class::Han => unit(&atoms[i..]),
        // A number, no name that ends in a digit.
        Class::Latin if n.space.is_some() && ends_number(&atoms[..i]) => {
            let goes_on = |(k, atom): &(usize, &Atom)| {
                atom.class == Class::Latin && (*k == 0 || atom.space.is_none())
            };
            let run = atoms[i..].iter().enumerate().take_while(goes_on);
            let text: String = run.map(|(_, atom)| atom.c()).collect();
            usize::from(is_latin_unit(&text))
        }
        _ => 0,
    }
}

/// Whether the Latin run that ends some cells is a number.
fn ends_number(atoms: &[Atom]) -> bool {
    let mut run = atoms.iter().rev().take_while(|atom| atom.class == Class::Latin);
    let start = run.clone().position(|atom| atom.space.is_some());
    let length = start.map_or(usize::MAX, |start| start + 1);
    !run.by_ref().take(length).any(|atom| atom.c().is_alphabetic())
}

/// `km`, `cm`, `NTU`, `kW·h`: short, and letters only.
fn is_latin_unit(run: &str) -> bool {
    run.chars().count() <= 4 && run.chars().all(|c| c.is_alphabetic() || c == 'µ')
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
