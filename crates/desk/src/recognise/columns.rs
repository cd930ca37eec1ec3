//! Columns that a copy has in the wrong order: a column ends within a sentence, the next does not go on with it, but the one after
//! it does. Two neighbours are exchanged only where the seams say so plainly.

use super::items::{Gap, Line};
use super::signs;
use crate::segments::is_inside_word;
use crate::words::{ems, is_han};

/// Stretches between empty lines on each side of a bad seam that are tried.
const NEAR: usize = 14;
/// Bad seams that are looked at.
const BAD: usize = 24;
/// Evidence that an exchange takes.
const ENOUGH: f64 = 2.6;
/// Exchanges in one source, at most.
const MOST: usize = 4;

/// Puts columns in order; gives the numbers of the lines that begin at a new place. `is_fixed` says between which lines something
/// stands that is no text.
pub fn put_in_order(lines: &mut [Line], is_fixed: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut moved = Vec::new();
    for _ in 0..MOST {
        let Some((from, middle, until)) = exchange(lines, is_fixed) else { break };
        lines[from..until].rotate_left(middle - from);
        let second = from + until - middle;
        for at in [from, second, until] {
            if let Some(line) = lines.get_mut(at) {
                line.gap = Gap::Break;
            }
        }
        moved.retain(|at| !(from..until).contains(at));
        moved.extend([from, second]);
    }
    moved
}

/// The two stretches whose exchange mends most.
fn exchange(lines: &[Line], is_fixed: &dyn Fn(usize) -> bool) -> Option<(usize, usize, usize)> {
    // Where columns may begin.
    let cuts: Vec<usize> = (0..=lines.len())
        .filter(|n| lines.get(*n).is_none_or(|line| line.gap != Gap::None))
        .collect();
    // A headline is in no column.
    let is_text =
        |line: &Line| signs::inner_marks(&line.text) > 0 || signs::ends_sentence(&line.text);
    let first = lines.iter().position(is_text).unwrap_or(lines.len());
    let first = (0..=first).rev().find(|n| cuts.contains(n)).unwrap_or(0);
    let looks = Seams::of(lines);
    let bad: Vec<usize> = (0..cuts.len())
        .filter(|n| looks.is_open(cuts[*n]) && looks.seam(cuts[*n], cuts[*n]) < 1.0)
        .collect();
    let mut best: Option<(f64, (usize, usize, usize))> = None;
    for near in bad.into_iter().take(BAD) {
        let low = near.saturating_sub(NEAR);
        let high = cuts.len().min(near + NEAR + 1);
        for i in low..high {
            for j in i + 1..high {
                for k in j + 1..high {
                    if i != near && j != near && k != near {
                        continue;
                    }
                    let (from, middle, until) = (cuts[i], cuts[j], cuts[k]);
                    if from < first {
                        continue;
                    }
                    let Some(gain) = gain(lines, &looks, (from, middle, until)) else { continue };
                    let is_best = gain >= ENOUGH && best.is_none_or(|(most, _)| gain > most);
                    if is_best && !(from + 1..until).any(is_fixed) {
                        best = Some((gain, (from, middle, until)));
                    }
                }
            }
        }
    }
    best.map(|(_, exchange)| exchange)
}

/// What an exchange of two stretches mends; none if they are no columns: those are as deep as each other, but the last.
fn gain(
    lines: &[Line],
    seams: &Seams,
    (from, middle, until): (usize, usize, usize),
) -> Option<f64> {
    // Empty lines are part of a column's depth.
    let depth = |from: usize, until: usize| {
        let line = |n: usize| lines.get(n).map_or(0, |line| line.at.line);
        line(until - 1).saturating_sub(line(from)) + 1
    };
    let (a, b) = (depth(from, middle), depth(middle, until));
    let even = a.abs_diff(b) <= 2 && a.min(b) >= 3;
    // The last column is shorter; moved, it stands before a whole one.
    let last = until == lines.len() && a < b;
    if !even && !last {
        return None;
    }
    let before = [(from, from), (middle, middle), (until, until)];
    let after = [(from, middle), (until, from), (middle, until)];
    let values = |pairs: [(usize, usize); 3]| pairs.map(|(end, begin)| seams.seam(end, begin));
    let (was, is) = (values(before), values(after));
    // What is put together must fit everywhere, and somewhere beyond doubt.
    let plain = is.iter().any(|value| *value >= 2.5) || was.iter().any(|value| *value <= -2.5);
    let fits = is.iter().all(|value| *value >= 0.0) && plain;
    let sum = |values: [f64; 3]| values.iter().sum::<f64>();
    fits.then(|| sum(is) - sum(was) + if even { 0.3 } else { 0.0 })
}

/// How well ends and beginnings of stretches fit.
struct Seams<'a> {
    lines: &'a [Line],
    /// White stands before the first line of each paragraph.
    indents: bool,
}

impl<'a> Seams<'a> {
    fn of(lines: &'a [Line]) -> Self {
        let indented = lines.iter().filter(|line| (1.0..=4.0).contains(&line.indent)).count();
        Self { lines, indents: indented >= 2 && indented * 5 <= lines.len() * 4 }
    }

    /// Whether the line above a place ends within a sentence.
    fn is_open(&self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).and_then(|above| self.lines.get(above)) else {
            return false;
        };
        let text = &above.text;
        // As long as the lines above it: a line that was cut.
        let near = self.lines[at.saturating_sub(7)..at].iter().map(|line| ems(&line.text));
        let is_cut = ems(text) + 2.6 >= near.fold(0.0, f64::max) && at >= 3;
        let is_text = is_cut
            && (signs::inner_marks(text) > 0 || above.gap == Gap::None)
            && above.indent < 5.0;
        is_text
            && !signs::ends_sentence(text)
            && !text.ends_with(['：', ':'])
            && above.look.heading.is_none()
    }

    /// How well the line above `end` is followed by the one at `begin`.
    fn seam(&self, end: usize, begin: usize) -> f64 {
        let (Some(above), Some(below)) =
            (end.checked_sub(1).map(|n| &self.lines[n]), self.lines.get(begin))
        else {
            // Nothing above, or nothing below: a text ends with a sentence.
            return match self.lines.get(begin) {
                None if self.is_open(end) => -3.0,
                Some(below) if signs::begins_inside(&below.text) => -3.0,
                _ => 0.0,
            };
        };
        let (a, b) = (above.text.as_str(), below.text.as_str());
        let begins_new =
            self.indents && below.indent >= 1.0 || is_new(below) || self.stands_alone(begin);
        if !self.is_open(end) {
            let inside = signs::begins_inside(b);
            let not_in = self.indents
                && below.indent < 1.0
                && !is_new(below)
                && !self.stands_alone(begin)
                && !self.stands_alone(end.saturating_sub(1));
            return match () {
                () if inside => -4.0,
                () if closes_first(b) => -2.0,
                () if not_in && signs::ends_sentence(a) => -1.0,
                () => 0.0,
            };
        }
        if begins_new {
            return -3.0;
        }
        let mut sum = 0.0;
        if signs::begins_inside(b) {
            sum += 3.0;
        }
        if is_inside_word(a, b) {
            sum += 2.5;
        } else if a.chars().next_back().is_some_and(is_han) && b.chars().next().is_some_and(is_han)
        {
            sum -= 0.3;
        }
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(a.chars().next_back())
            && b.chars().next().is_some_and(|c| {
                "年月日时分元万个户次岁人名米点至比%，号".contains(c) || c.is_ascii_digit()
            })
        {
            sum += 2.0;
        }
        sum += match (self.is_quote_open(end), closes_first(b)) {
            (true, true) => 2.0,
            (true, false) if b.contains(['“', '"']) => -1.0,
            (false, true) => -2.0,
            _ => 0.0,
        };
        sum + 0.5
    }

    /// Whether a quote is open at the end of a stretch.
    fn is_quote_open(&self, end: usize) -> bool {
        let from = end.saturating_sub(6);
        let from = (from..end)
            .rev()
            .find(|n| *n == from || self.lines[*n].gap != Gap::None)
            .unwrap_or(from);
        let text: String = self.lines[from..end].iter().map(|line| line.text.as_str()).collect();
        signs::is_open_at_end(&text)
    }

    /// Whether a line stands between empty lines and is no sentence: a headline.
    fn stands_alone(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let below = self.lines.get(at + 1);
        line.gap != Gap::None
            && below.is_none_or(|below| below.gap != Gap::None)
            && signs::inner_marks(&line.text) == 0
            && !signs::ends_sentence(&line.text)
    }
}

/// Whether a line begins something by its own words.
fn is_new(line: &Line) -> bool {
    let text = &line.text;
    line.look.heading.is_some()
        || signs::is_item(text)
        || signs::is_note(text)
        || signs::is_question_or_answer(text)
        || signs::tab(text).is_some()
        || signs::byline(text) > 0.8
        || signs::begins_story(text) == 1.0
        || line.indent >= 5.0
        || ems(text) <= 12.0 && text.ends_with(['：', ':'])
}

/// Whether the first quote or bracket in a text closes one.
fn closes_first(text: &str) -> bool {
    let first = text.chars().find(|c| "“”《》（）「」".contains(*c));
    first.is_some_and(|c| "”》）」".contains(c))
}
