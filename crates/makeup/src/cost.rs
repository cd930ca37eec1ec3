//! What each thing that gives costs. All weights of makeup stand here, so that their order can be
//! read off: white above a headline, then a picture's crop, then a paragraph a line shorter or longer,
//! then (by the job's own figures) other widths and sizes, then white spread in a column, then white
//! left over, and last copy that does not fit.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

/// A cost. Twenty are one unit of the job's own costs: one line of white too much in one column.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Cost(pub u64);

impl Cost {
    pub const ZERO: Self = Self(0);
    /// Worse than anything that can be laid out.
    pub const MAX: Self = Self(u64::MAX);

    /// A cost named by the job.
    pub fn of_job(units: u32) -> Self {
        Self(20 * u64::from(units))
    }

    pub fn times(self, n: u32) -> Self {
        Self(self.0.saturating_mul(u64::from(n)))
    }
}

impl Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Cost {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// White at a story's foot that nobody sees.
pub(super) const UNSEEN: u32 = 3;
/// Most lines by which a column may end above its neighbours by choice, where a cut is forbidden.
pub(super) const SHORTEST: u32 = 4;
/// Fewest lines of text that may stand in a column.
pub(super) const FEWEST: u32 = 2;
/// Most lines of white added between two parts of a stack.
pub(super) const STACK_WHITE: u32 = 2;

/// White above a row of areas: the cheapest of all.
pub(super) fn white_above(lines: u32) -> Cost {
    let lines = u64::from(lines);
    Cost(2 * (lines + lines * lines / 2))
}

/// A picture lower or higher than it is.
pub(super) fn crop(lines: u32) -> Cost {
    let lines = u64::from(lines);
    Cost(6 * lines + 2 * lines * lines)
}

/// A paragraph set in a line less or more, by the cost of that setting. One as good as the best is
/// still worse than none changed, but better than a column one line short. Whatever it costs, it is
/// better than a line that does not fit.
pub(super) fn paragraph(cost: u32) -> Cost {
    Cost(9 + 2 * u64::from(cost.min(9_000)))
}

/// Two pictures side by side that differ in height.
pub(super) fn ragged(lines: u32) -> Cost {
    Cost(12 + 2 * u64::from(lines.min(10)))
}

/// A picture free to stand at either end that stands at the foot: a little less good.
pub(super) const AT_FOOT: Cost = Cost(12);
/// A box under a picture: where it would leave a hole elsewhere.
pub(super) const UNDER_PICTURE: Cost = Cost(30);
/// A picture a column further from where it was written.
pub(super) const AWAY: Cost = Cost(16);
/// A picture that stands at the other end of the area than asked.
pub(super) const MOVED: Cost = Cost(80);
/// A picture that does not stand flush right.
pub(super) const OFF_RIGHT: Cost = Cost(20);
/// A column with text squeezed between a picture at the top and another at the foot.
pub(super) const BETWEEN_PICTURES: Cost = Cost(16);
/// A picture left out, since it fits nowhere: worse than text left out.
pub(super) const LEFT_OUT: Cost = Cost(60_000_000);

/// White no text can reach, above or below a picture.
pub(super) fn hole(lines: u32) -> Cost {
    Cost(20 * u64::from(lines))
}

/// A column that its pictures fill but for so few lines that no text stands there. With the line that parts them from text it
/// then ends a line more than that above its neighbours: from two on it shows.
pub(super) fn without_text(room: u32) -> Cost {
    hole(room) + if room > 0 { Cost(200) } else { Cost::ZERO }
}

/// Lines that columns of text end early above a picture: with the line that parts the two it is a hole within the story.
pub(super) fn white_above_picture(lines: u32) -> Cost {
    Cost(20).times(lines)
}

/// A line of white more at each place of a story that can take one: all of them are widened, or none.
pub(super) fn widened(places: u32) -> Cost {
    Cost(8).times(places)
}

/// White at some of a story's places and not at others: nearly as bad as a column two lines short.
pub(super) const UNEVEN_WHITE: Cost = Cost(110);

/// Lines of white in one column of a story that spreads it, at so many places: the fewer take one, the more it shows.
pub(super) fn column_spread(lines: u32, places: u32) -> Cost {
    let uneven = if lines == 0 || lines == places { 0 } else { 6 };
    Cost(8).times(lines) + Cost(uneven)
}

/// White added between the parts of a stack: the second line of a gap shows more than the first, and one gap a line wider
/// than the others still less than a line left below the last.
pub(super) fn stack_spread(lines: u32, gaps: u32) -> Cost {
    if lines == 0 {
        return Cost::ZERO;
    }
    let first = lines.min(gaps);
    let uneven = if lines.is_multiple_of(gaps) { 0 } else { 4 };
    Cost(8).times(first) + Cost(24).times(lines - first) + Cost(uneven)
}

/// Of two headlines alike the weightier, or the one further left, gives way: only where much is won by it.
pub(super) const WRONG_HEAD: Cost = Cost(120);

/// A column that ends above its neighbours. One line is let pass, best in the last columns; from
/// two on it shows.
pub(super) fn short(lines: u32, columns_after: u32) -> Cost {
    let lines = u64::from(lines);
    let shown = match lines {
        0 => 0,
        1 => 10,
        2 => 300,
        3 => 480,
        n => 640 + 200 * (n - 4),
    };
    Cost(shown + 2 * lines * u64::from(columns_after))
}

/// The first column of text that ends above its neighbours: short ones stand last, and where all are short it is white at
/// the story's foot ([`spare`]).
pub(super) fn short_first(lines: u32) -> Cost {
    if lines > 0 { Cost(40) } else { Cost::ZERO }
}

/// A column that begins with a subhead, or ends with one and a single line under it: better than one that ends two lines
/// short.
pub(super) const SHY: Cost = Cost(55);

/// A column in which pictures leave so little room: a line or two above or below one hardly read as text.
pub(super) fn squeezed(room: u32) -> Cost {
    match room {
        0..=2 => Cost(60),
        3 => Cost(30),
        _ => Cost::ZERO,
    }
}

/// A column with so many lines, if these are fewer than [`FEWEST`].
pub(super) fn lonely(lines: u32) -> Cost {
    if lines < FEWEST { Cost(240) } else { Cost::ZERO }
}

/// A column without text where there is text for it: worse than the same white at the foot of all columns.
pub(super) fn empty(room: u32) -> Cost {
    let room = u64::from(room.min(10_000));
    Cost(1000 + 40 * room + 5 * room * room)
}

/// Lines of white at the foot up to which each further one shows more than the one before.
const STEEP: u64 = 7;

/// White left over at the foot of every column. However much it is, a line more in all columns costs less than as many in one:
/// columns do not end apart so that there is less of it.
pub(super) fn spare(lines: u32, columns: u32) -> Cost {
    if lines == 0 {
        return Cost::ZERO;
    }
    let (lines, columns) = (u64::from(lines.min(10_000)), u64::from(columns));
    let (few, more) = (lines.min(STEEP), lines.saturating_sub(STEEP));
    Cost(40 + columns * (10 * few * (few + 1) + 140 * more + more * more / 12))
}

/// A line of white more under a headline or under pictures, over so many columns of text: better than the same line at the
/// story's foot.
pub(super) fn widened_across(columns: u32) -> Cost {
    Cost(16 + 4 * u64::from(columns))
}

/// The same under a large title, where it is as much as above.
pub(super) fn under_large_head(columns: u32) -> Cost {
    Cost(32 + 8 * u64::from(columns))
}

/// A part that is airier than it need be.
pub(super) fn airy(lines: u32) -> Cost {
    Cost(4).times(lines)
}

/// White below a part, or below the last of a stack.
pub(super) fn slack(lines: u32) -> Cost {
    let lines = u64::from(lines.min(10_000));
    Cost(10 * lines + 4 * lines * lines)
}

/// White beside something of a shape of its own: nothing there can take it up, so that stories do first.
pub(super) fn beside_shape(lines: u32) -> Cost {
    Cost(10_000 * u64::from(lines.min(10_000)))
}

/// Copy that does not fit: worse than any white, and each line counts.
pub(super) fn over(lines: u32) -> Cost {
    match lines {
        0 => Cost::ZERO,
        n => Cost(2_000_000 + u64::from(n) * LINE_OVER.0),
    }
}

/// One line more that does not fit, where there are some: what looks better, and costs as much, is not worth it.
pub(super) const LINE_OVER: Cost = Cost(40_000);

/// Lines that do not fit in what costs so much; of a headline or a picture without room many.
pub(super) fn lines_over(cost: Cost) -> u64 {
    let (first, line) = (over(1), over(2) - over(1));
    if cost < first { 0 } else { 1 + (cost - first).0 / line.0 }
}

/// A headline block that does not fit.
pub(super) fn head_over(lines: u32) -> Cost {
    over(lines).times(5)
}

/// Something of a shape of its own with too little room: copy is rather too long than an ad smaller than it was sold.
pub(super) fn shape_over(lines: u32) -> Cost {
    over(lines).times(5)
}

/// A block cut apart because no column is deep enough for it: as bad as copy that does not fit.
pub(super) const BROKEN: Cost = Cost(2_000_000);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gives_first_costs_least() {
        assert!(white_above(1) < crop(1));
        assert!(white_above(2) < crop(2));
        assert!(crop(2) < Cost::of_job(2));
        assert!(white_above(2) < paragraph(0) && crop(1) < paragraph(0));
        assert!(widened(1) < paragraph(0) && paragraph(0) < widened(2));
        assert!(paragraph(0) < short(1, 0) && short(1, 0) < paragraph(1));
        assert!(paragraph(29) < short(2, 0));
        assert!(paragraph(5) < Cost::of_job(1));
        assert!(over(1) + paragraph(u32::MAX) < over(2));
        assert!(widened(1) < short(1, 0));
        assert!((1..9).all(|gaps| stack_spread(1, gaps) < slack(1)), "no line below the last");
        assert!((2..9).all(|gaps| stack_spread(2, gaps) < slack(2)), "nor two");
        assert!(paragraph(0) < widened_across(1) && widened_across(5) < under_large_head(5));
        assert!(under_large_head(1) < spare(1, 1) && under_large_head(5) < spare(1, 5));
        assert!(short(3, 0) < spare(3, 5));
        assert!(spare(30, 5) < beside_shape(30) && beside_shape(60) < over(1));
        assert!(spare(60, 12) < over(1));
        assert!(over(100) < LEFT_OUT);
        assert!(spare(20, 3) < empty(60) && spare(35, 2) < empty(70));
        for (columns, lines, more) in (2..6).flat_map(|c| (1..60).map(move |n| (c, n, 1 + n % 4))) {
            let less = spare(lines + more, columns) - spare(lines, columns);
            assert!(less <= short(columns * more, 0), "{columns} columns, {lines} lines");
        }
    }
}
