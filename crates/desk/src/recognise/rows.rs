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
    let mut found: Vec<TableLines> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let best = WAYS.into_iter().find_map(|way| from(lines, at, way));
        match best {
            Some(table) => {
                at = table.lines.end;
                found.push(table);
            }
            None => at += 1,
        }
    }
    found
}

/// The table that begins at a line.
fn from(lines: &[Line], at: usize, cells: Parting) -> Option<TableLines> {
    let first = split(&lines[at], cells);
    let columns = first.len();
    if columns < if cells == Parting::Any { 3 } else { 2 } || !are_cells(&first) {
        return None;
    }
    let mut end = at + 1;
    while let Some(line) = lines.get(end) {
        let row = split(line, cells);
        let same =
            row.len() == columns || is_rule_of_table(&line.text) && cells == Parting::Strokes;
        if !same
            || line.gap == Gap::Break && cells == Parting::Any
            || !are_cells(&row) && !is_rule_of_table(&line.text)
        {
            break;
        }
        end += 1;
    }
    let rows = end - at;
    let least = match cells {
        Parting::Tabs | Parting::Strokes => 2,
        Parting::Wide => 3 - usize::from(columns > 2),
        Parting::Any => 3,
    };
    let names = lines[at..end].iter().filter(|line| signs::are_names(&line.text)).count();
    let marked = lines[at..end].iter().filter(|line| signs::byline(&line.text) > 0.7).count();
    // Even halves are headlines, verse or couplets.
    let halves = cells != Parting::Tabs
        && cells != Parting::Strokes
        && columns == 2
        && lines[at..end].iter().all(|line| !line.text.contains(|c: char| c.is_ascii_digit()));
    (rows >= least && names * 2 < rows && marked == 0 && !halves)
        .then_some(TableLines { lines: at..end, cells })
}

fn split(line: &Line, cells: Parting) -> Vec<String> {
    let text = line.text.trim();
    let parts: Vec<String> = match cells {
        Parting::Tabs => text.split('\t').map(str::to_string).collect(),
        Parting::Strokes => {
            if !text.contains(['|', '｜']) {
                return Vec::new();
            }
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
    let sentence = parts.iter().any(|part| part.contains('。') || signs::ends_open(part));
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
