//! How wide each column of a table is, and what it is set in: numbers alone.
//!
//! A column is never narrower than what cannot be broken in it: a number with its unit, a word, a short name. Where a
//! table does not fit so, its type is one step smaller, then two; where that is not enough, words and numbers are broken.

use kanyin_composer::{Break, GAP, Script};
use kanyin_issue::{Run, names::NameList, words_of_runs};

use crate::names;
use crate::spaces::is_wide;
use crate::title::Advances;

/// Sizes of a table's type in points, cells and head: as it should be, one step smaller, and the least that is read.
pub const SIZES: [(f64, f64); 3] = [(9.0, 7.5), (7.5, 6.5), (6.5, 6.0)];
/// The least size of cells, in points, where a table has more columns than characters fit beside each other.
const LEAST_SIZE: f64 = 3.0;
/// Characters that a column shows in a row, if its cells have so many: where there is room, where there is little, and
/// the fewest that can be read.
const FEWEST: [f64; 3] = [4.0, 3.0, 2.0];

/// What a column needs at full size, in points.
#[derive(Debug, Copy, Clone, Default, PartialEq)]
pub struct ColumnNeed {
    /// Its widest piece that cannot be broken.
    pub least: f64,
    /// Its longest cell in one row.
    pub longest: f64,
}

impl ColumnNeed {
    /// Of a cell in a face.
    pub fn of(cell: &[Run], advances: Option<&Advances>, size: f64) -> Self {
        let text = words_of_runs(cell);
        let mut need = Self::default();
        for line in text.lines() {
            let script = Script::new(line);
            let (mut whole, mut piece) = (0.0, 0.0);
            for (n, c) in script.chars.iter().enumerate() {
                let gap = if script.has_gap_before(n) { GAP } else { 0.0 };
                let wide = match script.classes[n] {
                    class if class.is_square() => 1.0,
                    _ if is_wide(*c) => 1.0,
                    _ => advances.and_then(|advances| advances.of(*c)).unwrap_or(0.6),
                };
                let may = matches!(
                    script.breaks[n],
                    Break::Free | Break::Joint | Break::Seam | Break::Hyphen
                );
                piece = if may { wide } else { piece + gap + wide };
                whole += gap + wide;
                // White at a row's end takes no room.
                if !script.classes[n].is_white() {
                    need.least = need.least.max(piece * size);
                    need.longest = need.longest.max(whole * size);
                }
            }
        }
        need
    }

    /// Of names, none of which is broken.
    pub fn of_names(lists: &[NameList], advances: Option<&Advances>, size: f64) -> Self {
        let mut need = Self::default();
        for list in lists {
            let label = Self::of(&list.label, advances, size);
            let widths = list.names.iter().map(|name| names::width(name, advances) * size);
            let (mut row, mut widest) = (label.longest, label.least);
            for wide in widths {
                row += wide + size;
                widest = widest.max(wide);
            }
            need = Self { least: need.least.max(widest), longest: need.longest.max(row) };
        }
        need
    }

    /// The need of a cell with white before it.
    pub fn behind(self, white: f64) -> Self {
        Self { least: self.least + white, longest: self.longest + white }
    }

    /// The need of two cells one under the other.
    pub fn max(self, other: Self) -> Self {
        Self { least: self.least.max(other.least), longest: self.longest.max(other.longest) }
    }

    /// The least width in which so many characters of a size stand in a row, if there are so many.
    fn showing(&self, characters: f64, size: f64) -> f64 {
        self.least.max(self.longest.min(characters * size))
    }

    fn scaled(self, by: f64) -> Self {
        Self { least: self.least * by, longest: self.longest * by }
    }
}

/// How well a table reads.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub enum Comfort {
    /// As it should.
    Good,
    /// Its type is small, or short words stand in two rows.
    Tight,
    /// Its type is as small as is read: rather than words that stand upright or are broken.
    Small,
    /// Words stand upright, a character a row.
    Cramped,
    /// Words or numbers are broken.
    Broken,
}

/// The columns of a table as they will be set.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumns {
    /// Widths in points; what they sum up to is the room.
    pub widths: Vec<f64>,
    /// Size of cells and head.
    pub sizes: (f64, f64),
    /// How it reads.
    pub comfort: Comfort,
}

/// A size of type, the characters that each column shows in a row, and how that reads: the best first.
const WAYS: [((f64, f64), f64, Comfort); 9] = [
    (SIZES[0], FEWEST[0], Comfort::Good),
    (SIZES[0], FEWEST[1], Comfort::Good),
    (SIZES[1], FEWEST[0], Comfort::Tight),
    (SIZES[1], FEWEST[1], Comfort::Tight),
    (SIZES[0], FEWEST[2], Comfort::Tight),
    (SIZES[1], FEWEST[2], Comfort::Tight),
    (SIZES[2], FEWEST[1], Comfort::Small),
    (SIZES[2], FEWEST[2], Comfort::Small),
    (SIZES[1], 0.0, Comfort::Cramped),
];

impl TableColumns {
    /// Columns that fill a room, as comfortable as can be. `shares`: how a table with room to spare is divided.
    pub fn fitted(needs: &[ColumnNeed], shares: &[f64], room: f64) -> Self {
        let total: f64 = shares.iter().sum();
        let divided: Vec<f64> = shares.iter().map(|share| share / total * room).collect();
        for (n, (sizes, characters, comfort)) in WAYS.into_iter().enumerate() {
            let by = sizes.0 / SIZES[0].0;
            let scaled: Vec<ColumnNeed> = needs.iter().map(|need| need.scaled(by)).collect();
            let least: Vec<f64> =
                scaled.iter().map(|need| need.showing(characters, sizes.0)).collect();
            if n == 0 && least.iter().zip(&divided).all(|(least, wide)| *least <= wide + HAIR) {
                return Self { widths: divided, sizes, comfort };
            }
            if least.iter().sum::<f64>() <= room + HAIR {
                return Self { widths: filled(least, &scaled, room), sizes, comfort };
            }
        }
        Self::broken(needs, room)
    }

    /// Words and numbers are broken: every column a character at least, the rest by need.
    fn broken(needs: &[ColumnNeed], room: f64) -> Self {
        let (mut size, mut head) = SIZES[1];
        let characters = needs.len().max(1) as f64;
        if characters * size > room {
            let smaller = (room / characters).max(LEAST_SIZE) / size;
            (size, head) = (size * smaller, head * smaller);
        }
        let scaled: Vec<ColumnNeed> = needs
            .iter()
            .map(|need| ColumnNeed { longest: need.least, ..*need }.scaled(size / SIZES[0].0))
            .collect();
        let least: Vec<f64> =
            scaled.iter().map(|need| need.longest.clamp(size, 2.0 * size)).collect();
        let least = if least.iter().sum::<f64>() <= room { least } else { vec![size; needs.len()] };
        Self { widths: filled(least, &scaled, room), sizes: (size, head), comfort: Comfort::Broken }
    }
}

/// Rounding, in points.
const HAIR: f64 = 0.01;

/// Least widths, with the room that is left shared out: first to the columns that need little more, then by the root of
/// their need, since a longer cell has more rows to spread over.
fn filled(mut widths: Vec<f64>, needs: &[ColumnNeed], room: f64) -> Vec<f64> {
    let mut rest = room - widths.iter().sum::<f64>();
    let mut open: Vec<usize> =
        (0..widths.len()).filter(|&n| needs[n].longest > widths[n] + HAIR).collect();
    let weight = |n: usize| needs[n].longest.max(HAIR).sqrt();
    while rest > HAIR && !open.is_empty() {
        let total: f64 = open.iter().map(|&n| weight(n)).sum();
        let share = |n: usize| rest * weight(n) / total;
        let (sated, hungry): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|&&n| needs[n].longest - widths[n] <= share(n));
        if sated.is_empty() {
            let shares: Vec<f64> = hungry.iter().map(|&n| share(n)).collect();
            hungry.iter().zip(shares).for_each(|(&n, share)| widths[n] += share);
            return widths;
        }
        for n in sated {
            rest -= needs[n].longest - widths[n];
            widths[n] = needs[n].longest;
        }
        open = hungry;
    }
    // Room to spare: the same part more for each.
    let total: f64 = widths.iter().sum();
    if rest > HAIR && total > 0.0 {
        widths.iter_mut().for_each(|width| *width *= room / total);
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(least: f64, longest: f64) -> ColumnNeed {
        ColumnNeed { least: 9.0 * least, longest: 9.0 * longest }
    }

    fn fitted(needs: &[ColumnNeed], room: f64) -> TableColumns {
        let shares: Vec<f64> = needs.iter().map(|need| need.longest / 9.0 + 1.5).collect();
        TableColumns::fitted(needs, &shares, 9.0 * room)
    }

    #[test]
    fn no_column_is_narrower_than_its_least_content() {
        // A name beside a very long cell.
        let columns = fitted(&[need(1.0, 2.0), need(2.0, 200.0)], 13.5);
        assert!(columns.widths[0] >= 18.0 && columns.comfort == Comfort::Good, "{columns:?}");
        assert_eq!(columns.sizes.0, 9.0);
        // An empty one takes nothing from the others.
        let columns = fitted(&[need(4.0, 4.0), need(0.0, 0.0), need(8.0, 8.0)], 13.0);
        assert!(columns.widths[2] >= 72.0 && columns.widths[0] >= 36.0, "{columns:?}");
    }

    #[test]
    fn a_table_too_wide_is_smaller_then_broken() {
        let columns = fitted(&[need(7.0, 7.0), need(8.0, 8.0)], 13.5);
        assert_eq!((columns.sizes.0, columns.comfort), (7.5, Comfort::Tight));
        let columns = fitted(&[need(9.0, 9.0), need(20.0, 20.0)], 13.5);
        assert_eq!(columns.comfort, Comfort::Broken);
        let columns = fitted(&[need(4.0, 9.0); 30], 13.5);
        assert!(
            columns.comfort == Comfort::Broken
                && columns.widths.iter().all(|wide| *wide >= columns.sizes.0 - HAIR)
        );
    }

    #[test]
    fn seven_columns_of_numbers_are_read_in_one_column_of_text() {
        // A league table: a name of four characters, and six numbers of up to four digits; those of five are too wide.
        let of_numbers = |ems: f64| {
            let needs = [need(1.0, 4.0)].into_iter().chain([need(ems, ems); 6]);
            fitted(&needs.collect::<Vec<_>>(), 14.0 - 6.0 * 0.5)
        };
        let columns = of_numbers(2.0);
        assert_eq!((columns.comfort, columns.sizes.0), (Comfort::Small, 6.5), "{columns:?}");
        assert_eq!(of_numbers(2.5).comfort, Comfort::Broken);
    }

    #[test]
    fn a_short_word_that_stands_upright_is_cramped() {
        // Names of three characters beside a long number: a character a row is all that is left.
        let names = [need(1.0, 3.0); 5].into_iter().chain([need(11.0, 11.0)]);
        let columns = fitted(&names.collect::<Vec<_>>(), 13.5);
        assert_eq!(columns.comfort, Comfort::Cramped, "{columns:?}");
        // Beside an address and a number they stand in one row, if they are smaller.
        let columns = fitted(&[need(1.0, 3.0), need(9.0, 30.0), need(6.0, 6.0)], 13.5);
        assert_eq!((columns.comfort, columns.sizes.0), (Comfort::Small, 6.5), "{columns:?}");
        let columns = fitted(&[need(1.0, 3.0), need(9.0, 30.0), need(6.0, 6.0)], 28.0);
        assert_eq!(columns.comfort, Comfort::Good, "{columns:?}");
        assert!(columns.widths[0] >= 27.0 - HAIR);
    }

    #[test]
    fn all_room_is_used_and_no_more() {
        for room in [5.0, 9.0, 13.5, 40.0] {
            for needs in [vec![need(2.0, 3.0), need(3.0, 30.0)], vec![need(1.0, 90.0); 5]] {
                let columns = fitted(&needs, room);
                let total: f64 = columns.widths.iter().sum();
                assert!((total - 9.0 * room).abs() < 0.1, "{total} of {room}");
            }
        }
    }
}
