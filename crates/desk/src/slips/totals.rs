//! Totals that do not add up: a table's last row, parts that are more than the whole.

use std::sync::LazyLock;

use regex::Regex;

use kanyin_diagnostics::{Code, told};

use super::passages::{Passage, text_of};
use super::remark::Remark;
use crate::block::{Content, Source, Table};

static WHOLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:共有?|总计|合计|一共|共计)[^\d，。；]{0,6}(\d[\d,]*)[\s　]*([名人户件个条次项处辆台万元]{1,2})[，,（(]+其中([^。；]+)").ok()
});
static PART: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(\d[\d,]*(?:\.\d+)?)[\s　]*([\p{Han}]{1,2})").ok());
/// Rows of a table, at most, that are added up.
const MOST_ROWS: usize = 1000;

/// What is found in a passage: `共 30 户，其中一号楼 18 户、二号楼 20 户`.
pub fn remarks(passage: &Passage) -> Vec<Remark> {
    let found = WHOLE.iter().flat_map(|regex| regex.captures_iter(&passage.text));
    found
        .filter_map(|found| {
            let whole = number(&found[1])?;
            let (unit, parts) = (&found[2], found.get(3)?);
            let parts: Vec<f64> = PART
                .iter()
                .flat_map(|regex| regex.captures_iter(parts.as_str()))
                .filter(|part| part[2].starts_with(unit))
                .filter_map(|part| number(&part[1]))
                .collect();
            let sum: f64 = parts.iter().sum();
            // Parts may be fewer than the whole: not all are named. Those of parts are not told from parts.
            let is_more =
                parts.len() == 2 && parts.iter().all(|part| *part <= whole) && sum > whole;
            let range = found.get(0).filter(|_| is_more)?.range();
            Some(passage.remark(
                range,
                Code::Total,
                told!(
                    "其中的加起来是 {sum}，比一共的 {whole} 多",
                    "the parts make {sum}, more than the whole, {whole}"
                ),
                told!("再算一遍", "add it up again"),
            ))
        })
        .collect()
}

/// What is found in tables: a row or a column named 合计.
pub fn of_tables(sources: &[Source]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (n, source) in sources.iter().enumerate() {
        let text = text_of(source);
        match source.blocks.first().map(|block| &block.content) {
            Some(Content::Story(story)) => {
                for rows in tables_of_markdown(story) {
                    let Some(at) = rows.last().map(|(at, line)| *at..*at + line.len()) else {
                        continue;
                    };
                    let cells = rows
                        .iter()
                        .map(|(_, line)| line.trim_matches('|').split('|').map(str::trim).collect())
                        .collect();
                    remarks.extend(wrong(cells).map(|(sum, typed)| remark(n, at, sum, &typed)));
                }
            }
            _ => {
                for block in &source.blocks {
                    let Content::Table(table) = &block.content else { continue };
                    let begin = line_start(&text, block.line);
                    let end = text[begin..].find('\n').map_or(text.len(), |length| begin + length);
                    let cells = texts(table);
                    let cells =
                        cells.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
                    remarks.extend(
                        wrong(cells).map(|(sum, typed)| remark(n, begin..end, sum, &typed)),
                    );
                }
            }
        }
    }
    remarks
}

fn remark(source: usize, range: std::ops::Range<usize>, sum: f64, typed: &str) -> Remark {
    Remark {
        source,
        range,
        code: Code::Total,
        what: told!(
            "合计写的是 {typed}，上面的加起来是 {sum}",
            "the total says {typed}; what stands above makes {sum}"
        ),
        hint: told!("再算一遍", "add it up again"),
    }
}

fn line_start(text: &str, line: u32) -> usize {
    let before = line.saturating_sub(1) as usize;
    if before == 0 {
        0
    } else {
        text.match_indices('\n').nth(before - 1).map_or(0, |(at, _)| at + 1)
    }
}

fn texts(table: &Table) -> Vec<Vec<String>> {
    let cell =
        |cell: &crate::block::Cell| cell.spans.iter().map(|span| span.text.as_str()).collect();
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

/// The rows of each table of a story file, with their places.
fn tables_of_markdown(text: &str) -> Vec<Vec<(usize, &str)>> {
    let (mut tables, mut at) = (vec![Vec::new()], 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if bare.starts_with('|') {
            if let Some(rows) = tables.last_mut() {
                rows.push((at, bare));
            }
        } else if tables.last().is_some_and(|rows| !rows.is_empty()) {
            tables.push(Vec::new());
        }
        at += line.len();
    }
    tables
}

/// The sum and the total that is typed, of the first column whose total is wrong.
fn wrong(rows: Vec<Vec<&str>>) -> Option<(f64, String)> {
    let (last, above) = rows.split_last()?;
    let is_total = last.first().is_some_and(|name| {
        matches!(name.replace([' ', '\u{3000}', '*'], "").as_str(), "合计" | "总计" | "共计")
    });
    if !is_total || above.len() > MOST_ROWS {
        return None;
    }
    (1..last.len()).find_map(|column| {
        let total = number(last[column])?;
        let values: Vec<f64> = above.iter().filter_map(|row| number(row.get(column)?)).collect();
        // A heading is no number; one cell that is none, and nobody can tell.
        let sum: f64 = values.iter().sum();
        (values.len() >= 2
            && values.len() + 2 >= above.len()
            && (sum - total).abs() > 0.005 * total.abs().max(1.0))
        .then(|| ((sum * 100.0).round() / 100.0, last[column].to_string()))
    })
}

fn number(text: &str) -> Option<f64> {
    let bare = text.replace([',', '，', ' ', '*', '元', '户', '人'], "");
    bare.parse().ok().filter(|number: &f64| number.is_finite() && !text.contains('%'))
}
