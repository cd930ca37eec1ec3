//! The judge judged: paragraphs set by the plainest means along the checker's own breaks must be found
//! without fault, and each fault put into one must be found.

use super::classes::Class;
use super::copy::{Random, paragraph};
use super::judge::{self, Mode};
use super::legal::{Checker, Room};
use super::set::{Paragraph, Place, SetLine};
use super::text::{Break, Glue, Shaped, Text};

/// White in a line: the least, what is natural, the most.
#[derive(Debug, Copy, Clone, Default)]
struct White {
    least: f64,
    natural: f64,
    most: f64,
}

fn read(source: &str) -> Text {
    Text::new(source, &mut |_, run| Shaped {
        widths: run.chars().map(|c| 0.3 + f64::from(c as u32 % 7) * 0.05).collect(),
        points: Vec::new(),
        hyphen: 0.35,
    })
}

/// A paragraph set along the checker's breaks; `None` where there are none.
fn set(source: &str, room: Room) -> Option<Paragraph> {
    let text = read(source);
    let ends = Checker::new(&text, room).setting()?;
    let mut lines = Vec::new();
    let mut from = 0;
    for to in ends {
        lines.push(line(&text, room, from, to));
        from = to;
    }
    Some(Paragraph { text, room, lines, torn: Vec::new() })
}

fn line(text: &Text, room: Room, from: usize, to: usize) -> SetLine {
    let whites = whites(text, from, to);
    let mut cores: Vec<(f64, f64)> =
        text.atoms[from..to].iter().map(|a| a.class.core(a.latin)).collect();
    let start = if from == 0 { room.indent } else { 0.0 };
    let hyphen = match text.joins.get(to).map(|join| join.brk) {
        Some(Break::Hyphen(width)) => Some(width),
        _ => None,
    };
    let ink: f64 = cores.iter().map(|core| core.1 - core.0).sum::<f64>() + hyphen.unwrap_or(0.0);
    let mut wanted = room.measure - start - ink;
    // What no white gives, Latin does: it may be set to 97 %.
    let least: f64 = whites.iter().map(|white| white.least).sum();
    let latin: f64 = text.atoms[from..to].iter().map(|a| a.latin).sum();
    if wanted < least && latin > 0.0 {
        let narrower = 1.0 - (least - wanted) / latin;
        for (core, atom) in cores.iter_mut().zip(&text.atoms[from..to]) {
            core.1 *= if atom.class == Class::Latin { narrower } else { 1.0 };
        }
        wanted = least;
    }
    let is_last = to == text.atoms.len();
    let (sum, white) = fill(&whites, wanted, is_last);
    // What lacks is shared out between the characters.
    let glued = |i: &usize| text.joins[from + i].glue != Glue::None;
    let places: Vec<usize> =
        (1..to - from).filter(|i| !in_word(text, from + i) && !glued(i)).collect();
    let lacking = if is_last || places.is_empty() {
        0.0
    } else {
        (wanted - sum).max(0.0) / places.len() as f64
    };
    let mut x = start;
    let mut places_of = Vec::new();
    for (i, atom) in text.atoms[from..to].iter().enumerate() {
        x += white[i] + if places.contains(&i) { lacking } else { 0.0 };
        let (begins, ends) = cores[i];
        let cell = x - begins;
        let full = atom.width().1;
        let core = (x, x + ends - begins);
        places_of.push(Place { cell, full, core, ink: core, hole: 0.0, exact: true });
        x = core.1;
    }
    SetLine { cells: from..to, places: places_of, hyphen: hyphen.map(|width| x + width) }
}

fn in_word(text: &Text, at: usize) -> bool {
    let latin = |i: usize| text.atoms[i].class == Class::Latin;
    latin(at - 1) && latin(at) && text.joins[at].glue == Glue::None
}

/// The white before each cell of a line, and that after the last.
fn whites(text: &Text, from: usize, to: usize) -> Vec<White> {
    let blank = |class: Class| match class {
        Class::Open => (0.5, 0.0),
        Class::Close | Class::Stop => (0.0, 0.5),
        Class::Exclaims => (0.0, 0.0),
        Class::Interpunct => (0.25, 0.25),
        _ => (0.0, 0.0),
    };
    let mut whites = Vec::new();
    for i in from..=to {
        let behind = if i > from { blank(text.atoms[i - 1].class).1 } else { 0.0 };
        let before = if i < to { blank(text.atoms[i].class).0 } else { 0.0 };
        let most = behind + before;
        let natural = if i == from { 0.0 } else { most };
        let mut white = White { least: 0.0, natural, most };
        if i == 0 {
            white.most = 0.0;
        } else if i > from && i < to {
            let (least, most) = text.joins[i].glue.width();
            white.least += least;
            white.natural += if text.joins[i].glue == Glue::Gap { 0.25 } else { least };
            white.most += most;
            let two = text.atoms[i - 1].class.is_mark() && text.atoms[i].class.is_mark();
            // Marks that meet share a blank: of two halves one goes.
            white.natural -= if two && natural >= 0.99 { 0.5 } else { 0.0 };
        }
        whites.push(white);
    }
    // Two that meet where one has no blank between them: `。”` and `“《`.
    whites_that_meet(text, from, to, &mut whites);
    whites
}

fn whites_that_meet(text: &Text, from: usize, to: usize, whites: &mut [White]) {
    for i in from + 1..to {
        let classes = (text.atoms[i - 1].class, text.atoms[i].class);
        let same = classes.0.is_closing() && classes.1.is_closing()
            || classes == (Class::Open, Class::Open);
        if same {
            whites[i - from].natural = 0.0;
        }
    }
}

/// White for a line: natural in a last one, if there is room; else as much of each as fills it.
fn fill(whites: &[White], wanted: f64, is_last: bool) -> (f64, Vec<f64>) {
    let sum = |of: fn(&White) -> f64| whites.iter().map(of).sum::<f64>();
    // The blank behind a last mark may hang.
    let hangs = whites.last().map_or(0.0, |white| white.most);
    let natural = sum(|white| white.natural) - hangs;
    let (least, most) = (sum(|white| white.least), sum(|white| white.most));
    if is_last && natural <= wanted {
        return (natural, whites.iter().map(|white| white.natural).collect());
    }
    let high = |white: &White| if is_last { white.natural } else { white.most };
    let most = if is_last { natural + hangs } else { most };
    let share = ((wanted - least) / (most - least).max(1e-9)).clamp(0.0, 1.0);
    let white: Vec<f64> = whites.iter().map(|w| w.least + share * (high(w) - w.least)).collect();
    (white.iter().sum(), white)
}

#[test]
fn a_good_setting_is_without_fault() {
    let mut random = Random::new(1);
    let mut seen = 0;
    for n in 0..3000 {
        let source = paragraph(&mut random).concat();
        let room =
            Room { measure: (10 + n % 21) as f64, indent: if n % 3 == 0 { 0.0 } else { 2.0 } };
        let Some(paragraph) = set(&source, room) else { continue };
        let faults = judge::faults(&paragraph, Mode::Justified);
        assert!(faults.is_empty(), "{source}\n{faults:#?}\n{}", judge::shown(&paragraph));
        seen += 1;
    }
    assert!(seen > 2000, "{seen}");
}

/// The rules that a change of a good setting breaks.
fn broken(source: &str, measure: f64, change: impl Fn(&mut Paragraph)) -> Vec<u8> {
    let mut paragraph = set(source, Room { measure, indent: 2.0 }).expect("it can be set");
    assert!(judge::faults(&paragraph, Mode::Justified).is_empty());
    change(&mut paragraph);
    let mut rules: Vec<u8> =
        judge::faults(&paragraph, Mode::Justified).iter().map(|fault| fault.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Moves all cells of a line from one on.
fn shift(line: &mut SetLine, from: usize, by: f64) {
    for place in &mut line.places[from..] {
        place.cell += by;
        place.core = (place.core.0 + by, place.core.1 + by);
        place.ink = (place.ink.0 + by, place.ink.1 + by);
    }
}

#[test]
fn every_fault_is_found() {
    let han = "水".repeat(40);
    assert_eq!(broken(&han, 14.0, |p| shift(&mut p.lines[0], 5, 0.01)), [1]);
    assert_eq!(broken(&han, 14.0, |p| shift(&mut p.lines[1], 5, -0.01)), [1, 4]);
    assert_eq!(broken(&han, 14.0, |p| shift(&mut p.lines[0], 0, 0.05)), [1, 6]);
    // A line that ends early, by a whole character.
    let early = |p: &mut Paragraph| {
        let last = p.lines[0].places.pop().unwrap();
        p.lines[0].cells.end -= 1;
        p.lines[1].cells.start -= 1;
        shift(&mut p.lines[1], 0, 1.0);
        let first = Place { cell: 0.0, core: (0.0, 1.0), ink: (0.0, 1.0), ..last };
        p.lines[1].places.insert(0, first);
    };
    assert_eq!(broken(&han, 14.0, early), [1]);
    // A comma at a line's start, and a runt.
    let comma = format!("{}，水水", "水".repeat(11));
    assert_eq!(broken(&comma, 14.0, early), [1, 3]);
    let runt = format!("{comma}。");
    let late = |p: &mut Paragraph| {
        let first = p.lines[1].places.remove(0);
        p.lines[1].cells.start += 1;
        p.lines[0].cells.end += 1;
        p.lines[0].places.push(Place {
            cell: 14.0,
            core: (14.0, 15.0),
            ink: (14.0, 15.0),
            ..first
        });
        shift(&mut p.lines[1], 0, -1.0);
    };
    assert_eq!(broken(&runt, 14.0, late), [1, 6]);
    // Marks that meet in a last line, a torn dash, a gap too small.
    assert_eq!(broken("水。”水", 14.0, |p| shift(&mut p.lines[0], 2, 0.5)), [4]);
    assert_eq!(broken("水——水", 14.0, |p| p.lines[0].places[1].hole = 0.1), [4]);
    assert_eq!(broken("水水7个", 14.0, |p| shift(&mut p.lines[0], 2, -0.1)), [5]);
    assert_eq!(broken("水水7个", 14.0, |p| shift(&mut p.lines[0], 2, 0.1)), [5]);
    // A stop squeezed into its ink.
    assert_eq!(broken("水，水", 14.0, |p| shift(&mut p.lines[0], 2, -0.6)), [4]);
}
