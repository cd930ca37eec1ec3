//! What rules 1, 3, 4, 5 and 6 of docs/rules.md §1 say of a paragraph as set.

use std::fmt::Write;

use super::classes::Class;
use super::legal::{Checker, GRANTED, LOOSE, Verdict};
use super::set::{Paragraph, Place, SetLine};
use super::text::{Atom, Break, Glue};

/// Lengths that differ by less, in em, are the same.
pub const SAME: f64 = 0.005;
/// What the last letter of Latin that is set to 97 % reaches beyond the place it takes.
const NARROWED: f64 = 0.03;
/// What shows little between two Han characters, in em.
const EIGHTH: f64 = 0.125;
/// The widest space or gap that is no fault, in em; of spaces between Han a quarter more.
const WIDEST: f64 = 1.25;
/// The same where a glyph is narrower than its cell.
const NARROW: f64 = 0.13;

/// A fault: the rule it breaks, and how.
#[derive(Debug, Clone)]
pub struct Fault {
    pub rule: u8,
    pub what: String,
}

/// How a paragraph's lines are to stand.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Mode {
    /// Flush on both sides.
    Justified,
    /// Captions, decks, cells: widths are natural.
    Ragged,
}

/// Everything that is wrong with a paragraph.
pub fn faults(paragraph: &Paragraph, mode: Mode) -> Vec<Fault> {
    let mut judge = Judge {
        paragraph,
        checker: Checker::new(&paragraph.text, paragraph.room),
        verdict: Verdict::Torn,
        faults: Vec::new(),
    };
    judge.verdict = judge.checker.verdict();
    judge.breaks();
    for (n, line) in paragraph.lines.iter().enumerate() {
        let natural = mode == Mode::Ragged || n + 1 == paragraph.lines.len();
        judge.marks(line, natural);
        judge.gaps(line, natural, mode);
        judge.start(n, line, mode);
        if mode == Mode::Justified {
            judge.solid(line, natural);
            judge.inside(line);
            if !natural {
                judge.flush(line);
            }
        }
    }
    if mode == Mode::Justified {
        judge.fewest();
        judge.runt();
    }
    judge.faults
}

/// The white added between two cells of a line that have nothing between them, in em.
pub fn stretches(paragraph: &Paragraph, line: &SetLine) -> Vec<f64> {
    pairs(paragraph, line)
        .filter(|pair| pair.glue == Glue::None && !pair.is_latin())
        .map(|pair| pair.next.cell - pair.place.end())
        .collect()
}

/// The distance between neighbouring ideographs of a line, less one em.
pub fn han_pairs(paragraph: &Paragraph, line: &SetLine) -> Vec<f64> {
    pairs(paragraph, line)
        .filter(|pair| pair.glue == Glue::None && pair.classes == (Class::Han, Class::Han))
        .map(|pair| pair.next.cell - pair.place.cell - 1.0)
        .collect()
}

/// Two neighbouring cells of a line.
struct Pair<'a> {
    /// The second one's number.
    at: usize,
    glue: Glue,
    classes: (Class, Class),
    place: &'a Place,
    next: &'a Place,
}

impl Pair<'_> {
    fn is_latin(&self) -> bool {
        self.classes == (Class::Latin, Class::Latin)
    }

    /// A closing mark or stop before any mark, or two opening marks (CLREQ §3.1.6).
    fn meet(&self) -> bool {
        match self.classes {
            (one, Class::Close | Class::Stop | Class::Open) if one.is_closing() => true,
            (Class::Open, Class::Open) => true,
            _ => false,
        }
    }

    fn slack(&self) -> f64 {
        if self.place.exact && self.next.exact { SAME } else { NARROW }
    }
}

fn pairs<'a>(paragraph: &'a Paragraph, line: &'a SetLine) -> impl Iterator<Item = Pair<'a>> {
    line.places.windows(2).enumerate().map(move |(n, places)| {
        let at = line.cells.start + n + 1;
        let classes = (paragraph.text.atoms[at - 1].class, paragraph.text.atoms[at].class);
        let glue = paragraph.text.joins[at].glue;
        Pair { at, glue, classes, place: &places[0], next: &places[1] }
    })
}

struct Judge<'a> {
    paragraph: &'a Paragraph,
    checker: Checker<'a>,
    verdict: Verdict,
    faults: Vec<Fault>,
}

impl Judge<'_> {
    fn fault(&mut self, rule: u8, line: &SetLine, what: &str) {
        let words = self.paragraph.text.shown(line.cells.clone());
        self.faults.push(Fault { rule, what: format!("“{words}”: {what}") });
    }

    fn shown(&self, at: usize) -> String {
        let atoms = &self.paragraph.text.atoms;
        format!("{}{}", atoms[at - 1].text, atoms[at].text)
    }

    /// Rule 3: no line ends where none may.
    fn breaks(&mut self) {
        let paragraph = self.paragraph;
        for torn in &paragraph.torn {
            self.faults.push(Fault { rule: 3, what: format!("{torn} is torn") });
        }
        for line in
            paragraph.lines.iter().filter(|line| line.cells.end < paragraph.text.atoms.len())
        {
            let at = line.cells.end;
            let next = &paragraph.text.atoms[at].text;
            match (paragraph.text.joins[at].brk, line.hyphen) {
                (Break::Never, _) if self.is_excused(at) => {}
                (Break::Never, _) => self.fault(3, line, &format!("ends before {next}")),
                (Break::Resort, None) if self.verdict != Verdict::Legal => {}
                (Break::Resort, _) => self.fault(3, line, &format!("ends before {next}, a resort")),
                (Break::Hyphen(_), None) => {
                    self.fault(3, line, "a word is divided without a hyphen")
                }
                (Break::Free, Some(_)) => self.fault(3, line, "a hyphen too many"),
                _ => {}
            }
        }
    }

    /// Whether a break that is none may be: within Latin or a number that is wider than the measure.
    fn is_excused(&self, at: usize) -> bool {
        let atoms = &self.paragraph.text.atoms;
        let (p, n) = (&atoms[at - 1], &atoms[at]);
        let mark = |class: Class| class.is_mark() && class != Class::Unit;
        self.verdict == Verdict::Torn && !mark(n.class) && p.class != Class::Open
    }

    /// Rule 1: nothing between characters but what may be there.
    fn solid(&mut self, line: &SetLine, is_last: bool) {
        let paragraph = self.paragraph;
        let stretches: Vec<(usize, f64, f64)> = pairs(paragraph, line)
            .filter(|pair| pair.glue == Glue::None && !pair.is_latin())
            .map(|pair| (pair.at, pair.next.cell - pair.place.end(), pair.slack()))
            .collect();
        let most = match self.verdict {
            _ if is_last => 0.0,
            Verdict::Legal => 0.0,
            Verdict::Granted(1) if self.is_pure(line) => GRANTED,
            // Where Latin stands in a line, stretching shows less.
            Verdict::Granted(1) => EIGHTH,
            // One line looser may save three that would stretch.
            Verdict::Granted(_) | Verdict::Loose => LOOSE,
            Verdict::Gaping | Verdict::Torn => return,
        };
        if !paragraph.text.sure {
            return;
        }
        if let Some((at, stretch, _)) =
            stretches.iter().find(|(_, stretch, slack)| *stretch > most + slack)
        {
            let what = format!("{stretch:.3} em inside {}, {:?}", self.shown(*at), self.verdict);
            self.fault(1, line, &what);
        }
        let han = han_pairs(paragraph, line);
        let (least, most) = (
            han.iter().copied().fold(f64::INFINITY, f64::min),
            han.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        );
        if han.len() > 1 && most - least > SAME {
            self.fault(1, line, &format!("Han stand {least:.3} to {most:.3} em apart"));
        }
        if least < -SAME {
            self.fault(1, line, &format!("Han overlap by {least:.3} em"));
        }
    }

    /// Whether a line is of Han and marks alone.
    fn is_pure(&self, line: &SetLine) -> bool {
        let atoms = &self.paragraph.text.atoms[line.cells.clone()];
        atoms.iter().all(|atom| atom.class != Class::Latin)
    }

    /// Rule 1: no more stretched lines than must be.
    fn fewest(&mut self) {
        let Verdict::Granted(fewest) = self.verdict else { return };
        let paragraph = self.paragraph;
        let is_stretched = |line: &&SetLine| {
            han_pairs(paragraph, line)
                .iter()
                .chain(&stretches(paragraph, line))
                .any(|white| *white > NARROW / 8.0)
        };
        let count = paragraph.lines.iter().filter(is_stretched).count();
        // Four of Han alone may be saved by five with Latin in them.
        if count > fewest + fewest / 4 && paragraph.text.sure {
            let what = format!("{count} lines are stretched, {fewest} would do");
            self.faults.push(Fault { rule: 1, what });
        }
    }

    /// Rule 1: a line ends with the measure; a last mark's blank half may hang.
    fn flush(&mut self, line: &SetLine) {
        let Some(last) = line.places.last() else { return };
        let class = self.paragraph.text.atoms[line.cells.end - 1].class;
        let measure = self.paragraph.room.measure;
        let (least, most) = match class {
            Class::Close | Class::Stop | Class::Exclaims | Class::Interpunct => {
                (last.core.1, last.end())
            }
            _ => (last.end(), last.end()),
        };
        let (least, most) = line.hyphen.map_or((least, most), |end| (end, end));
        let slack = match class {
            Class::Latin => 2.0 * SAME + NARROWED,
            _ if last.exact => 2.0 * SAME,
            _ => NARROW,
        };
        // A line that is mostly an address has few places that give; it may end short where no setting is solid.
        let atoms = &self.paragraph.text.atoms[line.cells.clone()];
        let wide = |atom: &Atom| if atom.class == Class::Latin { atom.latin } else { 0.0 };
        let address = atoms.iter().map(wide).sum::<f64>() > most / 2.0;
        let spaces = pairs(self.paragraph, line).any(|pair| pair.glue == Glue::LatinSpace);
        let gives = !address || spaces;
        let gapes = matches!(self.verdict, Verdict::Gaping | Verdict::Torn);
        if (gapes || !gives && self.verdict != Verdict::Legal) && measure > most {
            return;
        }
        if measure < least - slack || measure > most + slack {
            let off = if measure < least { least - measure } else { most - measure };
            self.fault(1, line, &format!("ends {off:.3} em off the measure"));
        }
    }

    /// Rules 4 and 6: how a line begins.
    fn start(&mut self, n: usize, line: &SetLine, mode: Mode) {
        let Some(first) = line.places.first() else { return };
        let at = if n == 0 { self.paragraph.room.indent } else { 0.0 };
        let class = self.paragraph.text.atoms[line.cells.start].class;
        let flush = n == 0 || mode == Mode::Ragged;
        let (least, most) = match class {
            Class::Open if flush => (first.core.0, first.core.0),
            Class::Open => (first.cell, first.core.0),
            _ => (first.cell, first.cell),
        };
        let slack = if first.exact { 2.0 * SAME } else { NARROW };
        if at < least - slack || at > most + slack {
            let rule = if n == 0 { 6 } else { 4 };
            self.fault(rule, line, &format!("begins at {least:.3} em, not {at}"));
        }
    }

    /// Rule 4: marks that meet share their blank; no blank is squeezed into the ink; `——` and `……` are
    /// 2 em in one piece.
    fn marks(&mut self, line: &SetLine, natural: bool) {
        let paragraph = self.paragraph;
        let mut wrong = Vec::new();
        for pair in pairs(paragraph, line) {
            let shown = self.shown(pair.at);
            if pair.meet() && pair.classes.0 != Class::Exclaims && natural {
                let apart = pair.next.cell - pair.place.cell;
                let squeezed = self.tight(line) && apart < 0.5;
                if (apart - 0.5).abs() > pair.slack() && !squeezed {
                    wrong.push(format!("{shown} takes {:.3} em", apart + 1.0));
                }
            }
            let narrowed = if pair.classes.0 == Class::Latin { NARROWED } else { 0.0 };
            if pair.next.core.0 < pair.place.core.1 - pair.slack() - narrowed && !pair.is_latin() {
                wrong.push(format!(
                    "{shown} is squeezed by {:.3} em too much",
                    pair.place.core.1 - pair.next.core.0
                ));
            }
            let inks = (pair.place.ink, pair.next.ink);
            if !pair.is_latin() && inks.0.1 > inks.1.0 + 0.12 {
                wrong.push(format!("the ink of {shown} overlaps"));
            }
        }
        for (n, place) in line.places.iter().enumerate() {
            let atom = &paragraph.text.atoms[line.cells.start + n];
            let width = place.ink.1 - place.ink.0;
            if atom.class == Class::Unit && !(1.5..=2.02).contains(&width) {
                wrong.push(format!("{} has {width:.3} em of ink", atom.text));
            }
            if atom.text == "——" && place.hole > 0.02 {
                wrong.push(format!("{} has a hole of {:.3} em", atom.text, place.hole));
            }
        }
        for what in wrong {
            self.fault(4, line, &what);
        }
    }

    /// Whether a line had to be squeezed to fit.
    fn tight(&self, line: &SetLine) -> bool {
        line.places.last().is_some_and(|last| last.core.1 > self.paragraph.room.measure - 0.55)
    }

    /// Rule 5: white between Han and Latin, and typed spaces.
    fn gaps(&mut self, line: &SetLine, natural: bool, mode: Mode) {
        let mut wrong = Vec::new();
        for pair in pairs(self.paragraph, line) {
            let white = pair.next.cell - pair.place.end();
            let (least, mut most) = pair.glue.width();
            let least = match pair.glue {
                // It shrinks where the line is full, and nowhere else.
                Glue::Gap if natural && !self.tight(line) => 0.25,
                // Latin set to 97 % ends before its last glyph does.
                _ => least - NARROWED,
            };
            if natural {
                most = match pair.glue {
                    Glue::Gap => 0.25,
                    Glue::LatinSpace => 0.33,
                    // A pause in a byline is one em (docs/look.md §3).
                    Glue::HanSpace if mode == Mode::Ragged => 1.0,
                    Glue::HanSpace => 0.5,
                    Glue::Label => 1.0,
                    Glue::None => 0.0,
                };
            } else if pair.glue == Glue::Label {
                most = 1.0;
            } else if matches!(self.verdict, Verdict::Gaping | Verdict::Torn) {
                most = f64::INFINITY;
            } else if self.verdict != Verdict::Legal {
                most = most.max(WIDEST);
            }
            let wide = white > most + 0.02 && pair.glue != Glue::None;
            if wide || white < least - 0.02 && pair.glue != Glue::None {
                wrong.push(format!("{:?} of {white:.3} em in {}", pair.glue, self.shown(pair.at)));
            }
        }
        for what in wrong {
            self.fault(5, line, &what);
        }
    }

    /// Nothing stands outside of its column: a last mark's blank aside.
    fn inside(&mut self, line: &SetLine) {
        let end = line.places.last().map_or(0.0, |last| last.core.1);
        let latin = line.cells.end.checked_sub(1).map(|at| self.paragraph.text.atoms[at].class);
        let narrowed = if latin == Some(Class::Latin) { NARROWED } else { 0.0 };
        if end > self.paragraph.room.measure + 3.0 * SAME + narrowed {
            let over = end - self.paragraph.room.measure;
            self.fault(1, line, &format!("is {over:.3} em too long"));
        }
    }

    /// Rule 6: the last line holds two characters besides marks.
    fn runt(&mut self) {
        let Some(last) = self.paragraph.lines.last() else { return };
        if self.checker.is_runt(last.cells.start) && self.checker.can_end_well() {
            self.fault(6, last, "is a runt");
        }
    }
}

/// A paragraph's lines as they stand, with what the checker says of them.
pub fn shown(paragraph: &Paragraph) -> String {
    let verdict = Checker::new(&paragraph.text, paragraph.room).verdict();
    let mut shown = format!("measure {}, {verdict:?}\n", paragraph.room.measure);
    for line in &paragraph.lines {
        let words = paragraph.text.shown(line.cells.clone());
        let stretch = han_pairs(paragraph, line).into_iter().fold(0.0, f64::max);
        let end = line.places.last().map_or(0.0, |last| last.end());
        let _ = writeln!(shown, "  {words:　<40} +{stretch:.3} ends at {end:.2}");
    }
    shown
}
