//! Every mark that Unicode knows, in each of fourteen places of a line: none stands at a wrong end. What a mark is, is
//! read from Unicode's own files, not from the composer's tables.

use std::ops::RangeInclusive;

use kanyin_composer::{Class, Cluster, Script, Shape, cells, compose};

/// What Unicode says of characters: from, to, line breaking class, width, category.
const CLASSES: &str = include_str!("unicode/classes.txt");

/// A mark's classes.
struct Mark {
    c: char,
    line_break: &'static str,
    category: &'static str,
}

impl Mark {
    /// UAX #14, LB13 and LB21; CLREQ §3.1.4 for those that Unicode leaves open.
    fn begins_no_line(&self) -> bool {
        let by_class = ["CL", "CP", "EX", "IS", "NS", "SY"].contains(&self.line_break);
        by_class || self.category == "Pf" || "·•‧∙⋅～~〜－–—…‰℃％%".contains(self.c)
    }

    /// UAX #14, LB14.
    fn ends_no_line(&self) -> bool {
        self.line_break == "OP" || self.category == "Pi"
    }
}

fn marks() -> Vec<Mark> {
    let rows = CLASSES.lines().filter(|line| !line.starts_with('#'));
    rows.flat_map(|row| {
        let mut fields = row.split(';');
        let range = points(fields.next().unwrap());
        let line_break = fields.next().unwrap();
        let category = fields.nth(1).unwrap();
        range.filter_map(char::from_u32).map(move |c| Mark { c, line_break, category })
    })
    .filter(|mark| mark.category.starts_with('P') || "~～｜＝＋^＾｀".contains(mark.c))
    .collect()
}

fn points(range: &str) -> RangeInclusive<u32> {
    let (from, to) = range.split_once("..").unwrap();
    let number = |hex| u32::from_str_radix(hex, 16).unwrap();
    number(from)..=number(to)
}

/// The lines of a text at a measure of fourteen, Latin half as wide as Han.
fn lines(text: &str) -> Vec<String> {
    let script = Script::new(text);
    let cluster = |(at, class): (usize, &Class)| Cluster {
        chars: at..at + 1,
        em: 1.0,
        kern: 0.0,
        advance: if *class == Class::Latin { 0.5 } else { 1.0 },
        ink: match class {
            Class::Opening => Some((0.55, 0.95)),
            Class::Closing | Class::Stop => Some((0.05, 0.45)),
            Class::Interpunct => Some((0.4, 0.6)),
            _ => None,
        },
    };
    let clusters: Vec<Cluster> = script.classes.iter().enumerate().map(cluster).collect();
    let cells = cells(&script, &clusters);
    let shape = Shape {
        measure: 14.0,
        indent: 0.0,
        hang: 0.0,
        justify: true,
        hyphen: 0.3,
        ends: true,
        hangs: false,
    };
    let settings = compose(&cells, shape);
    let shown = |line: &kanyin_composer::Line| {
        let cells = &cells[line.cells.clone()];
        script.chars[cells[0].chars.start..cells[cells.len() - 1].chars.end].iter().collect()
    };
    settings.best.lines.iter().map(shown).collect()
}

#[test]
fn no_mark_stands_at_a_wrong_end() {
    let han: Vec<char> = "春天来了河边的柳树发了芽孩子们在草地上放风筝玩得很高兴".chars().collect();
    let marks = marks();
    assert!(marks.len() > 300, "{}", marks.len());
    let mut wrong = Vec::new();
    for mark in &marks {
        for at in 1..=14 {
            // By itself, and with another mark on either side.
            for around in [
                ("", ""),
                ("，", ""),
                ("", "“"),
                ("”", "。"),
                ("（", "）"),
                ("C++", "Python"),
                ("https://abcd.cn/x/", ""),
            ] {
                let text: String = han[..at]
                    .iter()
                    .copied()
                    .chain(around.0.chars())
                    .chain([mark.c])
                    .chain(around.1.chars())
                    .chain(han[at..].iter().copied())
                    .collect();
                for line in lines(&text) {
                    let begins = mark.begins_no_line() && line.starts_with(mark.c);
                    let ends = mark.ends_no_line() && line.ends_with(mark.c);
                    if begins || ends {
                        wrong.push(format!("U+{:04X} {}: {line}", mark.c as u32, mark.line_break));
                    }
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}

#[test]
fn white_begins_and_ends_no_line() {
    let white = ['\u{20}', '\u{A0}', '\u{2002}', '\u{2003}', '\u{2009}', '\u{3000}'];
    for white in white {
        for at in 1..=14 {
            let text = format!("{}{white}{}", "春".repeat(at), "风".repeat(20));
            for line in lines(&text) {
                let at_an_end = line.starts_with(white) || line.ends_with(white);
                assert!(!at_an_end, "U+{:04X}: {line}", white as u32);
            }
        }
    }
}

/// What belongs together stands in one line.
#[test]
fn what_is_one_stays_whole() {
    for whole in [
        "20多万元",
        "60多平方米",
        "1000多公里",
        "20万人次",
        "3个多小时",
        "①老",
        "10℃",
        "85%",
        "35元",
        "1,200",
        "3.5亿",
        "￥500",
        "№5",
    ] {
        for at in 1..=14 {
            let text = format!("{}{whole}{}", "春".repeat(at), "风".repeat(20));
            let lines = lines(&text);
            assert!(lines.iter().any(|line| line.contains(whole)), "{whole}: {lines:?}");
        }
    }
}
