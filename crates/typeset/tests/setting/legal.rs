//! The exhaustive checker: whether a paragraph can be set without stretching its characters, and if not,
//! in how few lines they must be stretched.
//!
//! Whether a line can be made as wide as the measure depends on its two ends alone; so the best way to
//! any break is the best of the ways to the breaks before it, and no setting is missed. Its tests compare it
//! with all subsets of breaks of short texts.

use super::classes::Class;
use super::text::{Atom, Break, Glue, Text};

/// The most white that rule 1 grants between two characters, in em.
pub const GRANTED: f64 = 1.0 / 12.0;
/// The most that a last resort takes, in em.
pub const LOOSE: f64 = 0.25;

/// Widths that differ by less are the same.
const SAME: f64 = 1e-4;
/// Latin is measured in runs here and letter by letter there: a line that it only just fits in is none.
pub const RUNS: f64 = 0.02;

/// How a paragraph stands: in em of its type.
#[derive(Debug, Copy, Clone)]
pub struct Room {
    pub measure: f64,
    pub indent: f64,
}

/// What can be done with a paragraph.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Verdict {
    /// It can be set solid.
    Legal,
    /// It cannot, but with so many lines stretched by a twelfth em at most.
    Granted(usize),
    /// Not so either, but with wide gaps, up to a quarter em between characters, a range broken behind its dash.
    Loose,
    /// Nothing of that will do: a line must gape, or the last one be a runt.
    Gaping,
    /// Something is wider than the measure and must be torn.
    Torn,
}

impl Verdict {
    /// Whether rule 1 has no setting for the paragraph.
    pub fn is_last_resort(self) -> bool {
        matches!(self, Self::Loose | Self::Gaping | Self::Torn)
    }
}

/// What a line needs.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Fit {
    /// Nothing, or white that may be squeezed or grow.
    Solid,
    /// White between its characters.
    Stretched,
}

/// What may be done to lines.
#[derive(Debug, Copy, Clone)]
struct Means {
    /// The most white between characters, in em.
    white: f64,
    /// Gaps and spaces of an em, and breaks that are resorts.
    resorts: bool,
    /// A last line of one character.
    runts: bool,
    /// By how much a line with Latin may be too wide, in em.
    over: f64,
}

/// What rule 1 allows.
const RULE_1: Means = Means { white: GRANTED, resorts: false, runts: false, over: -RUNS };
/// What is less good, but no fault.
const RESORTS: Means = Means { white: LOOSE, resorts: true, ..RULE_1 };
/// The same for a bound that no setting may fall below: what only just fits, fits.
const BOUND: Means = Means { over: RUNS, ..RESORTS };
/// Whatever keeps a paragraph from a runt.
const NO_RUNT: Means = Means { white: f64::INFINITY, ..RESORTS };
/// Whatever breaks nothing.
const WHOLE: Means = Means { runts: true, ..NO_RUNT };

/// A paragraph and its room, ready to be asked.
pub struct Checker<'a> {
    text: &'a Text,
    room: Room,
    /// Sums of least and full widths, and of places to stretch, of the cells before each.
    sums: Vec<(f64, f64, usize)>,
}

impl<'a> Checker<'a> {
    pub fn new(text: &'a Text, room: Room) -> Self {
        let mut sums = vec![(0.0, 0.0, 0)];
        let mut sum = (0.0, 0.0, 0);
        for i in 0..text.atoms.len() {
            let (least, full) = text.width(i);
            let (white, most) = if i == 0 { (0.0, 0.0) } else { text.joins[i].glue.width() };
            sum = (
                sum.0 + least + white,
                sum.1 + full + most,
                sum.2 + usize::from(stretches(text, i)),
            );
            sums.push(sum);
        }
        Self { text, room, sums }
    }

    /// What can be done.
    pub fn verdict(&self) -> Verdict {
        let fewest = |means| Some(self.ways(means, &Self::line).last()?.as_ref()?.0);
        match fewest(RULE_1) {
            Some(0) => Verdict::Legal,
            Some(count) => Verdict::Granted(count),
            None if fewest(RESORTS).is_some() => Verdict::Loose,
            None if fewest(WHOLE).is_some() => Verdict::Gaping,
            None => Verdict::Torn,
        }
    }

    /// Whether the paragraph can end in more than one character, however its lines gape.
    pub fn can_end_well(&self) -> bool {
        self.ways(NO_RUNT, &Self::line).last().is_some_and(Option::is_some)
    }

    /// The fewest Han pairs that stand off the em in lines of Han and marks only, over all settings that the rules allow, the
    /// resorts too: nothing is torn, no mark at a wrong end, no runt, no gap between Han over a quarter em. Lines with Latin
    /// in them may be as loose as that for nothing. `None` where there is no such setting.
    pub fn fewest_pairs(&self) -> Option<usize> {
        self.fewest_pairs_within(LOOSE)
    }

    /// The same, with no more white between two characters than some, in em.
    pub fn fewest_pairs_within(&self, white: f64) -> Option<usize> {
        let means = Means { white, ..BOUND };
        Some(self.ways(means, &Self::han_pairs).last()?.as_ref()?.0)
    }

    /// A stretched line as one.
    fn line(&self, _: usize, _: usize) -> usize {
        1
    }

    /// A stretched line as its Han pairs, if it holds Han and marks only.
    fn han_pairs(&self, from: usize, to: usize) -> usize {
        let han = |atom: &Atom| atom.class == Class::Han;
        let pairs = self.text.atoms[from..to].windows(2).filter(|pair| pair.iter().all(han));
        if self.text.is_plain(from..to) { pairs.count() } else { 0 }
    }

    /// Where the lines end in a setting by rule 1 with the fewest stretched lines.
    pub fn setting(&self) -> Option<Vec<usize>> {
        let ways = self.ways(RULE_1, &Self::line);
        let mut ends = Vec::new();
        let mut at = self.text.atoms.len();
        while at > 0 {
            ends.push(at);
            at = ways[at]?.1;
        }
        ends.reverse();
        Some(ends)
    }

    /// For each cell the least that stretched lines before it weigh, and where the last line begins.
    fn ways(
        &self,
        means: Means,
        weight: &dyn Fn(&Self, usize, usize) -> usize,
    ) -> Vec<Option<(usize, usize)>> {
        let end = self.text.atoms.len();
        let mut ways: Vec<Option<(usize, usize)>> = vec![None; end + 1];
        ways[0] = Some((0, 0));
        for to in (1..=end).filter(|&to| self.may_end(to, means)) {
            for from in (0..to).rev() {
                if self.extent(from, to).0 > self.width(from) + RUNS {
                    break;
                }
                let Some((stretched, _)) = ways[from] else { continue };
                let Some(fit) = self.fit(from, to, means) else { continue };
                let cost = match fit {
                    Fit::Solid => stretched,
                    Fit::Stretched => stretched + weight(self, from, to),
                };
                if ways[to].is_none_or(|(best, _)| cost < best) {
                    ways[to] = Some((cost, from));
                }
            }
        }
        ways
    }

    /// Whether a line may end before a cell.
    fn may_end(&self, to: usize, means: Means) -> bool {
        to == self.text.atoms.len()
            || match self.text.joins[to].brk {
                Break::Never => false,
                Break::Resort => means.resorts,
                Break::Free | Break::Hyphen(_) => true,
            }
    }

    /// The room of the line that begins with a cell.
    pub fn width(&self, from: usize) -> f64 {
        self.room.measure - if from == 0 { self.room.indent } else { 0.0 }
    }

    /// Whether cells can be a line, and how; the breaks at its ends are not looked at.
    fn fit(&self, from: usize, to: usize, means: Means) -> Option<Fit> {
        let (least, most) = self.extent(from, to);
        let room = self.width(from);
        let latin = self.text.atoms[from..to].iter().any(|atom| atom.class == Class::Latin);
        if least > room + if latin { means.over } else { SAME } {
            return None;
        }
        if to == self.text.atoms.len() {
            return (means.runts || !self.is_runt(from)).then_some(Fit::Solid);
        }
        let lacking = room - most;
        let places = self.sums[to].2 - self.sums[from + 1].2;
        // As a resort spaces and gaps grow to about an em.
        let wider: f64 = self.text.joins[from + 1..to].iter().map(|join| wider(join.glue)).sum();
        let wider = if means.resorts { wider } else { 0.0 };
        if lacking <= SAME {
            Some(Fit::Solid)
        } else if means.white.is_infinite() || lacking <= places as f64 * means.white + wider + SAME
        {
            Some(Fit::Stretched)
        } else {
            None
        }
    }

    /// Whether a last line that begins with a cell is a runt: fewer than two characters besides marks,
    /// where the paragraph has more.
    pub fn is_runt(&self, from: usize) -> bool {
        let end = self.text.atoms.len();
        from > 0 && self.text.words(from..end) < 2 && self.text.words(0..end) >= 2
    }

    /// Whether a break is inside a run of Latin.
    fn parts_latin(&self, to: usize) -> bool {
        let atoms = &self.text.atoms;
        to > 0
            && to < atoms.len()
            && self.text.joins[to].glue == Glue::None
            && [to - 1, to].iter().all(|&i| atoms[i].class == Class::Latin)
    }

    /// Least and most width of a line, stretching of characters aside. At its ends no white is needed
    /// beside the ink: so the squeezed width counts from ink to ink, and the blank half of an opening
    /// mark after the indent is always gone.
    fn extent(&self, from: usize, to: usize) -> (f64, f64) {
        let (least, most, _) = self.sums[to];
        let (least_before, most_before, _) = self.sums[from];
        let glue = if from == 0 { (0.0, 0.0) } else { self.text.joins[from].glue.width() };
        let hyphen = match self.text.joins.get(to).map(|join| join.brk) {
            Some(Break::Hyphen(width)) => width,
            _ => 0.0,
        };
        let flush = from == 0 && self.text.atoms[0].class == Class::Open;
        // The widths are those of whole runs; a letter at a line's end is not kerned with the next.
        let kern = if self.parts_latin(to) { KERN } else { 0.0 };
        (
            least - least_before - glue.0 + hyphen + kern,
            most - most_before - glue.1 + hyphen - if flush { 0.5 } else { 0.0 },
        )
    }
}

fn wider(glue: Glue) -> f64 {
    match glue {
        Glue::None | Glue::Label => 0.0,
        Glue::Gap | Glue::HanSpace => 0.48,
        Glue::LatinSpace => 0.3,
    }
}

/// The most that a letter is narrower before another.
const KERN: f64 = 0.06;

/// Whether white may be put before a cell by rule 1: anywhere but within Latin; spaces and gaps have a most of
/// their own.
fn stretches(text: &Text, i: usize) -> bool {
    i > 0
        && text.joins[i].glue == Glue::None
        && !(text.atoms[i - 1].class == Class::Latin && text.atoms[i].class == Class::Latin)
}
