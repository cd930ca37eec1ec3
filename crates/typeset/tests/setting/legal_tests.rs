//! The exhaustive checker, held against all subsets of breaks of short texts.

use super::classes::Class;
use super::legal::{Checker, RUNS, Room, Verdict};
use super::text::{Break, Glue};
use super::text::{Shaped, Text};

fn read(source: &str) -> Text {
    Text::new(source, &mut |_, run| Shaped {
        widths: vec![0.47; run.chars().count()],
        points: if run.len() >= 6 { vec![2, 3] } else { Vec::new() },
        hyphen: 0.35,
    })
}

fn verdict(source: &str, measure: f64, indent: f64) -> Verdict {
    Checker::new(&read(source), Room { measure, indent }).verdict()
}

/// All subsets of breaks, each line laid out by itself.
fn by_force(text: &Text, room: Room) -> Verdict {
    let n = text.atoms.len();
    let mut fewest: Option<usize> = None;
    for breaks in 0..1u32 << (n - 1) {
        let ends: Vec<usize> = (1..n).filter(|i| breaks >> (i - 1) & 1 == 1).chain([n]).collect();
        let never = |brk| matches!(brk, Break::Never | Break::Resort);
        if ends.iter().any(|&end| end < n && never(text.joins[end].brk)) {
            continue;
        }
        let starts = [0].into_iter().chain(ends.iter().copied());
        let stretched: Option<usize> =
            starts.zip(&ends).map(|(a, &b)| line(text, room, a, b)).sum();
        if let Some(stretched) = stretched {
            fewest = Some(fewest.map_or(stretched, |fewest| fewest.min(stretched)));
        }
    }
    match fewest {
        Some(0) => Verdict::Legal,
        Some(count) => Verdict::Granted(count),
        None => Verdict::Loose,
    }
}

/// 1 for a line that must be stretched, 0 for one that need not, written without sums.
fn line(text: &Text, room: Room, a: usize, b: usize) -> Option<usize> {
    let (mut least, mut most, mut places) = (0.0, 0.0, 0);
    for i in a..b {
        let (narrow, wide) = text.width(i);
        least += narrow;
        most += if i == 0 && text.atoms[0].class == Class::Open { 0.5 } else { wide };
        if i > a {
            least += text.joins[i].glue.width().0;
            most += text.joins[i].glue.width().1;
            let word = [i - 1, i].iter().all(|&i| text.atoms[i].class == Class::Latin);
            places += usize::from(!word && text.joins[i].glue == Glue::None);
        }
    }
    if b < text.atoms.len()
        && let Break::Hyphen(width) = text.joins[b].brk
    {
        least += width;
        most += width;
    }
    if b < text.atoms.len()
        && text.joins[b].glue == Glue::None
        && [b - 1, b].iter().all(|&i| text.atoms[i].class == Class::Latin)
    {
        least += 0.06;
    }
    let room = room.measure - if a == 0 { room.indent } else { 0.0 };
    let latin = text.atoms[a..b].iter().any(|atom| atom.class == Class::Latin);
    if least > room + if latin { -RUNS } else { 1e-4 } {
        return None;
    }
    if b == text.atoms.len() {
        let runt = a > 0 && text.words(a..b) < 2 && text.words(0..b) > 1;
        return (!runt).then_some(0);
    }
    match room - most {
        lacking if lacking <= 1e-4 => Some(0),
        lacking if lacking <= places as f64 / 12.0 + 1e-4 => Some(1),
        _ => None,
    }
}

#[test]
fn han_alone_is_always_solid() {
    for n in 4..40 {
        let runt = (n + 2) % 10 == 1;
        let text = "水".repeat(n);
        assert_eq!(verdict(&text, 10.0, 2.0) == Verdict::Legal, !runt, "{n}");
    }
}

#[test]
fn a_stop_is_squeezed_in() {
    // Ten cells and a half: the comma's ink is flush.
    assert_eq!(verdict("水水水水水水水水水，水水水", 10.0, 0.0), Verdict::Legal);
    // Eleven cells, one blank half at the end, none to squeeze: ten and a half.
    assert_eq!(verdict("水水水水水水水水水水，水水水", 10.0, 0.0), Verdict::Loose);
    // With another stop in the line it is squeezed in.
    assert_eq!(verdict("水，水水水水水水水水，水水水", 10.0, 0.0), Verdict::Legal);
}

#[test]
fn a_long_line_may_be_granted() {
    // 24 cells: the comma after the 24th draws one character over; 23 need one more em, 22 places
    // give 1.83.
    let text = format!("{}，水水", "水".repeat(24));
    assert_eq!(verdict(&text, 24.0, 0.0), Verdict::Granted(1));
    assert_eq!(verdict(&format!("{}，水水", "水".repeat(10)), 10.0, 0.0), Verdict::Loose);
}

#[test]
fn no_setting_has_fewer_pairs_off_the_em() {
    let fewest = |source: &str| {
        Checker::new(&read(source), Room { measure: 14.0, indent: 2.0 }).fewest_pairs()
    };
    let han = |count: usize| "水".repeat(count);
    assert_eq!(fewest(&han(40)), Some(0));
    // The comma behind the twelfth has no room: ten Han in twelve em are fewer pairs than eleven.
    assert_eq!(fewest(&format!("{}，{}", han(12), han(20))), Some(9));
    // With a comma before it there is room.
    assert_eq!(fewest(&format!("{}，{}，{}", han(3), han(8), han(20))), Some(0));
    // Two Latin letters may stand apart for nothing: no line of Han alone is stretched.
    assert_eq!(fewest(&format!("{}4{}，{}", han(5), han(6), han(20))), Some(0));
    // No setting at all: nothing can be said.
    assert_eq!(fewest(&"a".repeat(60)), None);
}

#[test]
fn last_resorts_are_told_apart() {
    // Nine Han for ten: an eighth em between them.
    assert_eq!(verdict(&format!("{}，水水", "水".repeat(10)), 10.0, 0.0), Verdict::Loose);
    // A runt, where nothing can be squeezed.
    assert_eq!(verdict("水水水水水水水水水水水。", 10.0, 0.0), Verdict::Loose);
    // A word wider than the measure.
    assert_eq!(verdict("水abcdeabcdeabcde水", 4.0, 0.0), Verdict::Torn);
}

#[test]
fn a_runt_is_not_legal() {
    assert_eq!(verdict("水水水水水水水水水水水。", 10.0, 0.0), Verdict::Loose);
    assert_eq!(verdict("水", 10.0, 2.0), Verdict::Legal);
    assert_eq!(verdict("，水水水水水水水水水水水。", 10.0, 0.0), Verdict::Legal);
}

#[test]
fn short_texts_agree_with_all_subsets_of_breaks() {
    const PARTS: [&str; 22] = [
        "水",
        "火",
        "木",
        "金",
        "土",
        "，",
        "。",
        "“",
        "”",
        "（",
        "）",
        "《",
        "》",
        "、",
        "·",
        "——",
        "……",
        "a",
        "7",
        " ",
        "%",
        "newspaper",
    ];
    let mut state = 1u64;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut seen = [0; 3];
    for _ in 0..4000 {
        let mut source = String::new();
        while read(&source).atoms.len() < 12 {
            // Mostly Han, or nothing can be set.
            source += PARTS[if next(3) > 0 { next(5) } else { next(PARTS.len()) }];
        }
        let text = read(&source);
        if text.atoms.len() > 16 {
            continue;
        }
        let room = Room { measure: (4 + next(8)) as f64, indent: [0.0, 2.0][next(2)] };
        let verdict = Checker::new(&text, room).verdict();
        let known = if verdict.is_last_resort() { Verdict::Loose } else { verdict };
        assert_eq!(known, by_force(&text, room), "{source} in {room:?}");
        seen[match verdict {
            Verdict::Legal => 0,
            Verdict::Granted(_) => 1,
            Verdict::Loose | Verdict::Gaping | Verdict::Torn => 2,
        }] += 1;
    }
    assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
}
