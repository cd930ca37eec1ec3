//! Tables, in a galley or a box: how wide each column is, and what it is set in.
//!
//! A column is never narrower than what cannot be broken in it: a number, a word, a short name. Where a table does not fit
//! so, its type is one step smaller; where that is not enough, words and numbers are broken, and staff are told.

use typst_library::foundations::{Array, Content, IntoValue};

use kanyin_composer::{Break, GAP, Script};
use kanyin_diagnostics::{Code, Fault, Spot, told};
use kanyin_issue::names::{self as issue_names, FoundNames, NameList};
use kanyin_issue::{Block, BlockKind, Run, words_of_runs};

use crate::engine::TemplateErrors;
use crate::house::{Stick, it, points};
use crate::names::{self, NameMeasure};
use crate::part::Part;
use crate::spaces::is_wide;
use crate::title::Advances;
use crate::words::array;

/// Sizes of a table's type in points, cells and head: as it should be, and one step smaller.
const SIZES: [(f64, f64); 2] = [(9.0, 7.5), (7.5, 6.5)];
/// The least size of cells, in points, where a table has more columns than characters fit beside each other.
const LEAST_SIZE: f64 = 3.0;
/// Characters that a column shows in a row, if its cells have so many.
const FEWEST: f64 = 3.0;

/// A table as a part; `None` if the block is none.
pub fn table(stick: &Stick, block: &Block) -> Result<Option<Part>, TemplateErrors> {
    let BlockKind::Table { head, rows } = &block.kind else { return Ok(None) };
    let of_names = columns_of_names(head.len(), rows);
    if let Some(spot) = first_doubtful(rows, &of_names) {
        stick.house.told.push_once(names::doubtful(spot.unwrap_or(block.spot)));
    }
    let gutter = 0.5 * stick.house.grid.size;
    let room = stick.width - gutter * head.len().saturating_sub(1) as f64;
    let columns =
        TableColumns::fitted(&needs(stick, head, rows, &of_names), &widths(head, rows), room);
    if columns.broken {
        stick.house.told.push(too_wide(block.spot, head.len(), room, columns.sizes.0));
    }
    let head: Result<Vec<Content>, TemplateErrors> =
        head.iter().map(|cell| stick.runs(cell)).collect();
    let song = stick.advances("song");
    let cell = |row: usize, column: usize, cell: &[Run]| -> Result<Content, TemplateErrors> {
        match &of_names[column].lists[row] {
            Some(lists) => {
                let measure = columns.widths[column] / columns.sizes.0;
                let over = NameMeasure::new(measure, song.as_ref());
                stick.names(&over.rows(lists, over.labels(lists)))
            }
            None => stick.runs(cell),
        }
    };
    let body: Result<Vec<_>, TemplateErrors> = rows
        .iter()
        .enumerate()
        .map(|(n, row)| {
            let cells = row.iter().enumerate().take(of_names.len());
            let set: Result<Vec<Content>, TemplateErrors> =
                cells.map(|(column, runs)| cell(n, column, runs)).collect();
            Ok(array(set?).into_value())
        })
        .collect();
    let it = it! {
        "head" => array(head?),
        "rows" => body?.into_iter().collect::<Array>(),
        "widths" => columns.widths.iter().map(|share| share.into_value()).collect::<Array>(),
        "size" => points(columns.sizes.0),
        "head-size" => points(columns.sizes.1),
    };
    stick.part("table-part", it, "table").map(Some)
}

/// The lists of names in each column.
fn columns_of_names(columns: usize, rows: &[Vec<Vec<Run>>]) -> Vec<FoundNames> {
    let column = |column: usize| {
        let cells = rows.iter().map(|row| row.get(column).map_or(&[][..], Vec::as_slice));
        issue_names::among_cells(&cells.collect::<Vec<&[Run]>>())
    };
    (0..columns).map(column).collect()
}

/// The first cell that may be names and may be other words: its place, if it has one.
fn first_doubtful(rows: &[Vec<Vec<Run>>], of_names: &[FoundNames]) -> Option<Option<Spot>> {
    let doubtful = |(column, found): (usize, &FoundNames)| Some((found.doubtful?, column));
    let (row, column) = of_names.iter().enumerate().filter_map(doubtful).min()?;
    let cell = rows.get(row)?.get(column)?;
    Some(cell.iter().find_map(|run| match run {
        Run::Text { spot, .. } => Some(*spot),
        Run::Break => None,
    }))
}

fn too_wide(spot: Spot, columns: usize, room: f64, size: f64) -> Fault {
    let characters = (room / size) as u32;
    let what = told!(
        "这张表有 {columns} 列，这里一行只排得下 {characters} 个字：字已缩小，有的词、数字还是拆成了两行",
        "this table has {columns} columns, and there is room for {characters} characters in a row: its type is smaller, \
         and words or numbers are broken all the same"
    );
    let hint = told!(
        "减去一列，把长的网址、号码写到正文里，或放进更宽的区块",
        "take a column away, put long addresses and numbers into the text, or give it a wider area"
    );
    Fault::warning(Code::TableTooWide, spot, what).hint(hint)
}

/// Widths of a table's columns, by their longest cell.
fn widths(head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Vec<f64> {
    (0..head.len())
        .map(|column| {
            let longest = rows
                .iter()
                .chain(std::iter::once(&head.to_vec()))
                .filter_map(|row| row.get(column))
                .map(|cell| cell.iter().map(run_width).sum::<f64>())
                .fold(2.0, f64::max);
            longest + 1.5
        })
        .collect()
}

fn run_width(run: &Run) -> f64 {
    match run {
        Run::Text { text, .. } => text.chars().map(|c| if is_wide(c) { 1.0 } else { 0.55 }).sum(),
        Run::Break => 0.0,
    }
}

/// What a column needs at full size, in points.
#[derive(Debug, Copy, Clone, Default, PartialEq)]
struct ColumnNeed {
    /// Its widest piece that cannot be broken.
    least: f64,
    /// Its longest cell in one row.
    longest: f64,
}

/// What each column needs.
fn needs(
    stick: &Stick,
    head: &[Vec<Run>],
    rows: &[Vec<Vec<Run>>],
    of_names: &[FoundNames],
) -> Vec<ColumnNeed> {
    let (size, head_size) = SIZES[0];
    let (hei, song) = (stick.advances("hei"), stick.advances("song"));
    let mut needs: Vec<ColumnNeed> =
        head.iter().map(|cell| ColumnNeed::of(cell, hei.as_ref(), head_size)).collect();
    for (n, row) in rows.iter().enumerate() {
        for (column, (need, cell)) in needs.iter_mut().zip(row).enumerate() {
            let face = if column == 0 { &hei } else { &song };
            let cell = match &of_names[column].lists[n] {
                Some(lists) => ColumnNeed::of_names(lists, face.as_ref(), size),
                None => ColumnNeed::of(cell, face.as_ref(), size),
            };
            need.least = need.least.max(cell.least);
            need.longest = need.longest.max(cell.longest);
        }
    }
    needs
}

impl ColumnNeed {
    fn of(cell: &[Run], advances: Option<&Advances>, size: f64) -> Self {
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
    fn of_names(lists: &[NameList], advances: Option<&Advances>, size: f64) -> Self {
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

    fn scaled(self, by: f64) -> Self {
        Self { least: self.least * by, longest: self.longest * by }
    }
}

/// The columns of a table as they will be set.
#[derive(Debug, Clone, PartialEq)]
struct TableColumns {
    /// Widths; what they sum up to is the table's width.
    widths: Vec<f64>,
    /// Size of cells and head.
    sizes: (f64, f64),
    /// Whether words or numbers are broken for want of room.
    broken: bool,
}

impl TableColumns {
    /// `shares`: how a table with room to spare is divided.
    fn fitted(needs: &[ColumnNeed], shares: &[f64], room: f64) -> Self {
        for sizes in SIZES {
            let scaled: Vec<ColumnNeed> =
                needs.iter().map(|need| need.scaled(sizes.0 / SIZES[0].0)).collect();
            let bounds = [FEWEST, 2.0, 0.0].map(|few| {
                let least = |need: &ColumnNeed| need.least.max(need.longest.min(few * sizes.0));
                scaled.iter().map(least).collect::<Vec<f64>>()
            });
            let total: f64 = shares.iter().sum();
            let divided: Vec<f64> = shares.iter().map(|share| share / total * room).collect();
            if bounds[0].iter().zip(&divided).all(|(least, wide)| *least <= wide + HAIR) {
                return Self { widths: divided, sizes, broken: false };
            }
            for least in bounds {
                if least.iter().sum::<f64>() <= room {
                    return Self { widths: filled(least, &scaled, room), sizes, broken: false };
                }
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
        Self { widths: filled(least, &scaled, room), sizes: (size, head), broken: true }
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
        assert!(columns.widths[0] >= 18.0 && !columns.broken, "{columns:?}");
        assert_eq!(columns.sizes.0, 9.0);
        // An empty one takes nothing from the others.
        let columns = fitted(&[need(4.0, 4.0), need(0.0, 0.0), need(8.0, 8.0)], 13.0);
        assert!(columns.widths[2] >= 72.0 && columns.widths[0] >= 36.0, "{columns:?}");
    }

    #[test]
    fn a_table_too_wide_is_smaller_then_broken() {
        let columns = fitted(&[need(7.0, 7.0), need(8.0, 8.0)], 13.5);
        assert_eq!((columns.sizes.0, columns.broken), (7.5, false));
        let columns = fitted(&[need(9.0, 9.0), need(20.0, 20.0)], 13.5);
        assert!(columns.broken);
        let columns = fitted(&[need(4.0, 9.0); 30], 13.5);
        assert!(
            columns.broken && columns.widths.iter().all(|wide| *wide >= columns.sizes.0 - HAIR)
        );
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
