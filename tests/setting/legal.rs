//! The exhaustive checker: whether a paragraph can be set without stretching its characters, and if not,
//! in how few lines they must be stretched.
//!
//! Whether a line can be made as wide as the measure depends on its two ends alone; so the best way to
//! any break is the best of the ways to the breaks before it, and no setting is missed. `tests` compares it
//! with all subsets of breaks of short texts.

use super::classes::Class;
use super::text::{Break, Glue, Text};

/// The most white that rule 1 grants between two characters, in em.
pub const GRANTED: f64 = 1.0 / 12.0;

/// Widths that differ by less are the same.
const SAME: f64 = 1e-4;

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
    /// Neither: a last resort must be taken.
    None,
}

/// What a line needs.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Fit {
    /// Nothing, or white that may be squeezed or grow.
    Solid,
    /// White between its characters, a twelfth em at most.
    Stretched,
}

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
        for (i, atom) in text.atoms.iter().enumerate() {
            let (least, full) = atom.width();
            let (white, most) = if i == 0 { (0.0, 0.0) } else { text.joins[i].glue.width() };
            sum = (sum.0 + least + white, sum.1 + full + most, sum.2 + usize::from(stretches(text, i)));
            sums.push(sum);
        }
        Self { text, room, sums }
    }

    /// What can be done.
    pub fn verdict(&self) -> Verdict {
        match self.fewest_stretched() {
            Some(0) => Verdict::Legal,
            Some(count) => Verdict::Granted(count),
            None => Verdict::None,
        }
    }

    /// The fewest stretched lines of any setting.
    fn fewest_stretched(&self) -> Option<usize> {
        Some(self.ways().last()?.as_ref()?.0)
    }

    /// Where the lines end in a setting with the fewest stretched lines.
    pub fn setting(&self) -> Option<Vec<usize>> {
        let ways = self.ways();
        let mut ends = Vec::new();
        let mut at = self.text.atoms.len();
        while at > 0 {
            ends.push(at);
            at = ways[at]?.1;
        }
        ends.reverse();
        Some(ends)
    }

    /// For each cell the fewest stretched lines before it, and where the last of these begins.
    fn ways(&self) -> Vec<Option<(usize, usize)>> {
        let end = self.text.atoms.len();
        let mut ways: Vec<Option<(usize, usize)>> = vec![None; end + 1];
        ways[0] = Some((0, 0));
        for to in (1..=end).filter(|&to| self.may_end(to)) {
            for from in (0..to).rev() {
                if self.extent(from, to).0 > self.width(from) + SAME {
                    break;
                }
                let Some((stretched, _)) = ways[from] else { continue };
                let Some(fit) = self.fit(from, to) else { continue };
                let cost = stretched + usize::from(fit == Fit::Stretched);
                if ways[to].is_none_or(|(best, _)| cost < best) {
                    ways[to] = Some((cost, from));
                }
            }
        }
        ways
    }

    /// Whether a line may end before a cell.
    pub fn may_end(&self, to: usize) -> bool {
        to == self.text.atoms.len() || self.text.joins[to].brk != Break::Never
    }

    /// The room of the line that begins with a cell.
    pub fn width(&self, from: usize) -> f64 {
        self.room.measure - if from == 0 { self.room.indent } else { 0.0 }
    }

    /// Whether cells can be a line, and how; the breaks at its ends are not looked at.
    pub fn fit(&self, from: usize, to: usize) -> Option<Fit> {
        let (least, most) = self.extent(from, to);
        let room = self.width(from);
        if least > room + SAME {
            return None;
        }
        if to == self.text.atoms.len() {
            return (!self.is_runt(from)).then_some(Fit::Solid);
        }
        let lacking = room - most;
        let places = self.sums[to].2 - self.sums[from + 1].2;
        match lacking {
            lacking if lacking <= SAME => Some(Fit::Solid),
            lacking if lacking <= places as f64 * GRANTED + SAME => Some(Fit::Stretched),
            _ => None,
        }
    }

    /// Whether a last line that begins with a cell is a runt: fewer than two characters besides marks,
    /// where the paragraph has more.
    pub fn is_runt(&self, from: usize) -> bool {
        let end = self.text.atoms.len();
        from > 0 && self.text.words(from..end) < 2 && self.text.words(0..end) >= 2
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
        (
            least - least_before - glue.0 + hyphen,
            most - most_before - glue.1 + hyphen - if flush { 0.5 } else { 0.0 },
        )
    }
}

/// Whether white may be put before a cell by rule 1: anywhere but within a Latin word.
fn stretches(text: &Text, i: usize) -> bool {
    i > 0
        && !(text.atoms[i - 1].class == Class::Latin
            && text.atoms[i].class == Class::Latin
            && text.joins[i].glue == Glue::None)
}

#[cfg(test)]
mod tests {
    use super::super::text::{Shaped, Text};
    use super::*;

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
            let ends: Vec<usize> =
                (1..n).filter(|i| breaks >> (i - 1) & 1 == 1).chain([n]).collect();
            if ends.iter().any(|&end| end < n && text.joins[end].brk == Break::Never) {
                continue;
            }
            let starts = [0].into_iter().chain(ends.iter().copied());
            let stretched: Option<usize> = starts.zip(&ends).map(|(a, &b)| line(text, room, a, b)).sum();
            if let Some(stretched) = stretched {
                fewest = Some(fewest.map_or(stretched, |fewest| fewest.min(stretched)));
            }
        }
        match fewest {
            Some(0) => Verdict::Legal,
            Some(count) => Verdict::Granted(count),
            None => Verdict::None,
        }
    }

    /// 1 for a line that must be stretched, 0 for one that need not, written without sums.
    fn line(text: &Text, room: Room, a: usize, b: usize) -> Option<usize> {
        let (mut least, mut most, mut places) = (0.0, 0.0, 0);
        for i in a..b {
            least += text.atoms[i].width().0;
            most += if i == 0 && text.atoms[0].class == Class::Open { 0.5 } else { text.atoms[i].width().1 };
            if i > a {
                least += text.joins[i].glue.width().0;
                most += text.joins[i].glue.width().1;
                let word = [i - 1, i].iter().all(|&i| text.atoms[i].class == Class::Latin);
                places += usize::from(!word || text.joins[i].glue != Glue::None);
            }
        }
        if b < text.atoms.len() && let Break::Hyphen(width) = text.joins[b].brk {
            least += width;
            most += width;
        }
        let room = room.measure - if a == 0 { room.indent } else { 0.0 };
        if least > room + 1e-4 {
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
        assert_eq!(verdict("水水水水水水水水水水，水水水", 10.0, 0.0), Verdict::None);
        // With another stop in the line it is squeezed in.
        assert_eq!(verdict("水，水水水水水水水水，水水水", 10.0, 0.0), Verdict::Legal);
    }

    #[test]
    fn a_long_line_may_be_granted() {
        // 24 cells: the comma after the 24th draws one character over; 23 need one more em, 22 places
        // give 1.83.
        let text = format!("{}，水水", "水".repeat(24));
        assert_eq!(verdict(&text, 24.0, 0.0), Verdict::Granted(1));
        assert_eq!(verdict(&format!("{}，水水", "水".repeat(10)), 10.0, 0.0), Verdict::None);
    }

    #[test]
    fn a_runt_is_not_legal() {
        assert_eq!(verdict("水水水水水水水水水水水。", 10.0, 0.0), Verdict::None);
        assert_eq!(verdict("水", 10.0, 2.0), Verdict::Legal);
        assert_eq!(verdict("，水水水水水水水水水水水。", 10.0, 0.0), Verdict::Legal);
    }

    #[test]
    fn short_texts_agree_with_all_subsets_of_breaks() {
        const PARTS: [&str; 22] = [
            "水", "火", "木", "金", "土", "，", "。", "“", "”", "（", "）", "《", "》", "、", "·", "——", "……", "a",
            "7", " ", "%", "newspaper",
        ];
        let mut state = 1u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
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
            assert_eq!(verdict, by_force(&text, room), "{source} in {room:?}");
            seen[match verdict {
                Verdict::Legal => 0,
                Verdict::Granted(_) => 1,
                Verdict::None => 2,
            }] += 1;
        }
        assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
    }
}
