//! Lines of text that are the rows of a table: cells parted by tabs, strokes or white, as many in each.

use std::ops::Range;

use super::items::{Gap, Line};
use super::signs;
use crate::block::{Cell, Span, Table};
use crate::words::ems;

/// Lines that are a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableLines {
    /// Which lines.
    pub lines: Range<usize>,
    /// How their cells are parted.
    pub cells: Parting,
}

/// What parts cells.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Parting {
    /// Tabs.
    Tabs,
    /// `|`.
    Strokes,
    /// Two spaces or a wide one.
    Wide,
    /// Any white: in three rows of three cells at least.
    Any,
}

const WAYS: [Parting; 4] = [Parting::Tabs, Parting::Strokes, Parting::Wide, Parting::Any];

/// The tables among lines.
pub fn tables(lines: &[Line]) -> Vec<TableLines> {
    let ways = WAYS.map(|way| Rows::of(lines, way));
    let mut found: Vec<TableLines> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match ways.iter().find_map(|rows| rows.table(at)) {
            Some(table) => {
                at = table.lines.end;
                found.push(table);
            }
            None => at += 1,
        }
    }
    found
}

/// What lines are as rows, if their cells are parted in one way. Each line is looked at once.
struct Rows {
    cells: Parting,
    /// Cells of each line; none where it is no row.
    columns: Vec<usize>,
    /// The line behind the last of as many cells in a row, from each line.
    ends: Vec<usize>,
    /// How many lines above each one hold nothing but names, …
    names: Vec<usize>,
    /// … or a byline, …
    bylines: Vec<usize>,
    /// … or a figure.
    figures: Vec<usize>,
}

impl Rows {
    fn of(lines: &[Line], cells: Parting) -> Self {
        let columns: Vec<usize> = lines
            .iter()
            .map(|line| {
                if !is_parted(&line.text, cells) {
                    return 0;
                }
                let row = split(line, cells);
                if are_cells(&row) { row.len() } else { 0 }
            })
            .collect();
        let is_rule = |n: usize| cells == Parting::Strokes && is_rule_of_table(&lines[n].text);
        let mut ends = vec![lines.len(); lines.len()];
        // The next line that is no rule between rows.
        let mut next_row = lines.len();
        for at in (0..lines.len()).rev() {
            let goes_on = next_row < lines.len()
                && columns[next_row] == columns[at]
                && !(lines[next_row].gap == Gap::Break && cells == Parting::Any);
            ends[at] = if goes_on { ends[next_row] } else { next_row };
            if !is_rule(at) {
                next_row = at;
            }
        }
        let may_be_row = |n: usize| columns[n] >= 2;
        let counted = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let mut count = 0;
            let mut counts = vec![0];
            for (n, line) in lines.iter().enumerate() {
                count += usize::from(may_be_row(n) && is(&line.text));
                counts.push(count);
            }
            counts
        };
        let is_row_of_names = |text: &str| {
            signs::are_names(text)
                || matches!(cells, Parting::Wide | Parting::Any) && signs::is_row_of_names(text)
        };
        let names = counted(&is_row_of_names);
        let bylines = counted(&|text| signs::byline(text) > 0.7);
        let figures = counted(&|text| text.contains(|c: char| c.is_ascii_digit()));
        Self { cells, columns, ends, names, bylines, figures }
    }

    /// The table that begins at a line.
    fn table(&self, at: usize) -> Option<TableLines> {
        let (cells, columns, end) = (self.cells, self.columns[at], self.ends[at]);
        if columns < if cells == Parting::Any { 3 } else { 2 } {
            return None;
        }
        let rows = end - at;
        let least = match cells {
            Parting::Tabs | Parting::Strokes => 2,
            Parting::Wide => 3 - usize::from(columns > 2),
            Parting::Any => 3,
        };
        let within = |counts: &[usize]| counts[end] - counts[at];
        // Even halves are headlines, verse or couplets.
        let halves = matches!(cells, Parting::Wide | Parting::Any)
            && columns == 2
            && within(&self.figures) == 0;
        let is_table = rows >= least
            && within(&self.names) * 2 < rows
            && within(&self.bylines) == 0
            && !halves;
        is_table.then_some(TableLines { lines: at..end, cells })
    }
}

/// Whether a text has what parts cells in this way.
fn is_parted(text: &str, cells: Parting) -> bool {
    match cells {
        Parting::Tabs => text.contains('\t'),
        Parting::Strokes => text.contains(['|', '｜']),
        Parting::Wide => text.contains('\u{3000}') || text.contains("  "),
        Parting::Any => text.contains(char::is_whitespace),
    }
}

fn split(line: &Line, cells: Parting) -> Vec<String> {
    let text = line.text.trim();
    let parts: Vec<String> = match cells {
        Parting::Tabs => text.split('\t').map(str::to_string).collect(),
        Parting::Strokes => {
            text.trim_matches(['|', '｜']).split(['|', '｜']).map(str::to_string).collect()
        }
        Parting::Wide => text
            .replace('\u{3000}', "  ")
            .split("  ")
            .map(str::to_string)
            .filter(|part| !part.trim().is_empty())
            .collect(),
        Parting::Any => text.split_whitespace().map(str::to_string).collect(),
    };
    parts.into_iter().map(|part| part.trim().to_string()).collect()
}

/// `|---|:--:|`.
fn is_rule_of_table(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| "|-: ｜".contains(c))
}

/// Whether parts of a line may be cells: short, and no sentences.
fn are_cells(parts: &[String]) -> bool {
    let long = parts.iter().filter(|part| ems(part) > 24.0).count();
    let total: f64 = parts.iter().map(|part| ems(part)).sum();
    let sentence = parts.iter().any(|part| {
        let is_dash = part.chars().all(|c| "—-–".contains(c));
        part.contains('。') || signs::ends_open(part) && !is_dash
    });
    !parts.is_empty() && long == 0 && total <= 64.0 && !sentence
}

/// The table of lines.
pub fn table(lines: &[Line], cells: Parting) -> Table {
    let rows = lines.iter().filter(|line| !is_rule_of_table(&line.text)).map(|line| {
        split(line, cells)
            .into_iter()
            .map(|text| Cell { spans: vec![Span { text, ..Span::default() }], columns: 1, rows: 1 })
            .collect()
    });
    Table { rows: rows.collect() }
}
