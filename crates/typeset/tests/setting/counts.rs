//! What can be counted in set lines, whoever set them.

use super::classes::{Class, is_digit};
use super::judge::{SAME, han_pairs, stretches};
use super::legal::{Checker, GRANTED, LOOSE, Verdict};
use super::set::{Paragraph, SetLine};
use super::text::Break;

/// Counts of a text as set.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    pub paragraphs: usize,
    pub lines: usize,
    /// Lines of Han and marks only, without a space, a paragraph's last ones aside: these are ragged.
    pub plain: usize,
    /// Neighbouring Han in them.
    pub pairs: usize,
    /// Of these, how many are not one em apart.
    pub off: usize,
    /// Of these, how many by rule 1: in paragraphs that cannot be set otherwise, by a twelfth em at most.
    pub excused: usize,
    /// Of these, how many in paragraphs for which rule 1 has no setting.
    pub resorts: usize,
    /// The fewest that any setting by the rules and their resorts has: a bound for whoever sets them.
    pub fewest: usize,
    /// The fewest that any such setting has that is nowhere looser than the paragraph as set.
    pub fewest_so_even: usize,
    /// Paragraphs that have no such setting, for which the bound counts nothing.
    pub unbound: usize,
    /// Lines of any kind with Han that are further apart.
    pub stretched: usize,
    /// How much further, in em: the sum over the pairs of such lines, their number, and the most.
    pub sum: f64,
    pub wider: usize,
    pub most: f64,
    pub runts: usize,
    /// Numbers, numbers with their unit, Latin words, `——` and `……` that are broken over two lines.
    pub broken: usize,
    /// Marks that begin or end a line and may not.
    pub marks: usize,
    /// Lines that do not end at the measure.
    pub unflush: usize,
    /// Lines whose ink ends beyond it.
    pub over: usize,
    /// Paragraphs that can be set solid, those that rule 1 excuses, the others.
    pub verdicts: [usize; 3],
}

impl Counts {
    /// Counts a paragraph in.
    pub fn add(&mut self, paragraph: &Paragraph) {
        let checker = Checker::new(&paragraph.text, paragraph.room);
        let verdict = checker.verdict();
        match checker.fewest_pairs() {
            Some(fewest) => self.fewest += fewest,
            None => self.unbound += 1,
        }
        let own = checker.fewest_pairs_within(widest(paragraph).min(LOOSE) + SAME);
        self.fewest_so_even += own.unwrap_or_default();
        self.paragraphs += 1;
        self.verdicts[match verdict {
            Verdict::Legal => 0,
            Verdict::Granted(_) => 1,
            Verdict::Loose | Verdict::Gaping | Verdict::Torn => 2,
        }] += 1;
        self.broken += paragraph.torn.len();
        for (n, line) in paragraph.lines.iter().enumerate() {
            let is_last = n + 1 == paragraph.lines.len();
            self.line(paragraph, line, is_last, verdict);
        }
        let last = paragraph.lines.last();
        self.runts += usize::from(last.is_some_and(|last| checker.is_runt(last.cells.start)));
    }

    fn line(&mut self, paragraph: &Paragraph, line: &SetLine, is_last: bool, verdict: Verdict) {
        self.lines += 1;
        let pairs = han_pairs(paragraph, line);
        let off: Vec<f64> = pairs.iter().copied().filter(|white| white.abs() > SAME).collect();
        if !is_last && paragraph.text.is_plain(line.cells.clone()) {
            self.plain += 1;
            self.pairs += pairs.len();
            self.off += off.len();
            match verdict {
                Verdict::Legal => {}
                Verdict::Granted(_) => {
                    self.excused += off.iter().filter(|white| **white < GRANTED + SAME).count();
                }
                Verdict::Loose | Verdict::Gaping | Verdict::Torn => self.resorts += off.len(),
            }
        }
        let wider: Vec<f64> = off.into_iter().filter(|white| *white > 0.0).collect();
        self.stretched += usize::from(!wider.is_empty());
        self.wider += wider.len();
        self.sum += wider.iter().sum::<f64>();
        self.most = wider.into_iter().fold(self.most, f64::max);
        let measure = paragraph.room.measure;
        if let Some(last) = line.places.last() {
            let (least, most) = line.hyphen.map_or((last.core.1, last.end()), |end| (end, end));
            self.over += usize::from(least > measure + 0.01);
            self.unflush +=
                usize::from(!is_last && (least > measure + 0.01 || most < measure - 0.01));
        }
        self.ends(paragraph, line);
    }

    /// How a line ends, where another follows.
    fn ends(&mut self, paragraph: &Paragraph, line: &SetLine) {
        let atoms = &paragraph.text.atoms;
        let at = line.cells.end;
        if at >= atoms.len() || paragraph.text.joins[at].brk != Break::Never {
            return;
        }
        let (p, n) = (&atoms[at - 1], &atoms[at]);
        let unit = p.class == Class::Latin && n.class == Class::Latin
            || is_digit(p.c())
            || is_digit(n.c())
            || p.class == Class::Han && n.class == Class::Han;
        if unit {
            self.broken += 1;
        } else {
            self.marks += 1;
        }
    }

    /// Share of Han pairs off the em, in percent, those aside that rule 1 excuses or has no setting for.
    pub fn percent_unexcused(&self) -> f64 {
        100.0 * (self.off - self.excused - self.resorts) as f64 / self.pairs.max(1) as f64
    }
}

/// The most white between two characters of a paragraph as set, in em.
fn widest(paragraph: &Paragraph) -> f64 {
    let lines = paragraph.lines.split_last().map_or(&[][..], |(_, lines)| lines);
    lines.iter().flat_map(|line| stretches(paragraph, line)).fold(0.0, f64::max)
}
