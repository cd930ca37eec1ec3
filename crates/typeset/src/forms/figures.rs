//! The form figures 数读: numbers, and what each of them tells; one under the other, or in rows.

use std::ops::Range;

use kanyin_issue::{BlockKind, Run, Story, story::Style};
use kanyin_makeup::Lines;

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::parts::foot_notes;
use crate::words;

/// White between two figures, in lines: at least (docs/look.md §3), and at most.
const LEAST_WHITE: f64 = 0.5;
const MOST_WHITE: f64 = 2.0;

/// A label, then figures one under the other, or in rows over several columns: the same white between all rows. It need not
/// be whole lines, since large numbers stand on no line of the page.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The label.
    pub head: Part,
    /// Rows of figures, then their foot notes. Each part stands so far from the area's left edge.
    pub rows: Vec<Vec<(f64, Part)>>,
}

impl Figures {
    /// Their heights: from little white between the rows to much.
    pub fn heights(&self) -> Vec<Lines> {
        let gaps = f64::from(self.gaps());
        let lines = |white: f64| (f64::from(self.content()) + white * gaps).ceil() as u32;
        (lines(LEAST_WHITE)..=lines(MOST_WHITE)).map(Lines).collect()
    }

    /// The rows that fit a height, each with its top, in lines; those that do not are left out at the end.
    pub fn placed(&self, height: Lines) -> impl Iterator<Item = (f64, &[(f64, Part)])> {
        let white =
            (f64::from(height.0) - f64::from(self.content())) / f64::from(self.gaps().max(1));
        let white = white.clamp(LEAST_WHITE, MOST_WHITE);
        let mut top = f64::from(self.head.lines);
        let placed = self.rows.iter().map(move |row| {
            let own = top;
            let foot = own + f64::from(lines(row));
            top = foot + white;
            (own, foot, row.as_slice())
        });
        let fitting = placed.take_while(move |(_, foot, _)| *foot < f64::from(height.0) + 0.01);
        fitting.map(|(top, _, row)| (top, row))
    }

    fn content(&self) -> u32 {
        self.head.lines + self.rows.iter().map(|row| lines(row)).sum::<u32>()
    }

    /// Places with white between the rows.
    pub fn gaps(&self) -> u32 {
        self.rows.len().saturating_sub(1) as u32
    }
}

/// Lines of a row.
fn lines(row: &[(f64, Part)]) -> u32 {
    row.iter().map(|(_, part)| part.lines).max().unwrap_or(0)
}

/// Columns in which so many figures stand over as many: all rows are full.
pub fn columns(figures: usize, columns: u8) -> u8 {
    let fills = |columns: &u8| figures.is_multiple_of(usize::from(*columns));
    (1..=columns).rev().find(fills).unwrap_or(1)
}

/// How many figures a story has.
pub fn count(story: &Story) -> usize {
    items(story).count()
}

fn items(story: &Story) -> impl Iterator<Item = &[Run]> {
    let lists = story.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List { items, .. } => Some(items),
        _ => None,
    });
    lists.flatten().filter_map(|item| match &item.first()?.kind {
        BlockKind::Paragraph(runs) => Some(runs.as_slice()),
        _ => None,
    })
}

/// Sets a story of figures.
pub fn figures(stick: &Stick, story: &Story) -> Result<Figures, TemplateErrors> {
    let it = it! { "body" => words::line(&story.title) };
    let head = stick.deeper("head").part("figures-head", it, "figures")?;
    let figures: Vec<&[Run]> = items(story).collect();
    let across = columns(figures.len(), stick.columns());
    let measure = stick.house.grid.measure(stick.width, across);
    let column = if across > 1 { stick.over(measure.width) } else { stick.clone() };
    let mut rows = Vec::new();
    for (row, figures) in figures.chunks(usize::from(across)).enumerate() {
        let figure = |(n, runs): (usize, &&[Run])| {
            let part = figure(&column.deeper((row, n)), runs);
            part.map(|part| (measure.x(n as u8), part))
        };
        let row: Result<Vec<_>, _> = figures.iter().enumerate().map(figure).collect();
        rows.push(row?);
    }
    if let Some(BlockKind::FootNotes(notes)) = story.blocks.last().map(|block| &block.kind) {
        let notes = foot_notes::parts(&stick.deeper("notes"), notes)?;
        rows.extend(notes.into_iter().map(|note| vec![(0.0, note)]));
    }
    Ok(Figures { head, rows })
}

/// `**3.2** 公里：步道全长`: the number, its unit, the words after it.
fn figure(stick: &Stick, runs: &[Run]) -> Result<Part, TemplateErrors> {
    let strong = |run: &Run| matches!(run, Run::Text { style, .. } if style.strong);
    let number: Vec<Run> = runs.iter().filter(|run| strong(run)).cloned().map(unstyled).collect();
    let rest: Vec<Run> = runs.iter().filter(|run| !strong(run)).cloned().collect();
    let (unit, words) = unit_and_words(rest);
    let it = it! {
        "number" => stick.runs(&number)?,
        "unit" => stick.runs(&unit)?,
        "words" => stick.runs(&words)?,
    };
    stick.part("figure-part", it, "figures")
}

fn unstyled(run: Run) -> Run {
    match run {
        Run::Text { text, spot, link, style } => {
            let style = Style { emph: false, strong: false, ..style };
            Run::Text { text, spot, link, style }
        }
        Run::Break => Run::Break,
    }
}

/// The unit and the words after it: what a colon parts, or else white behind a short unit. A sign like % belongs to the number, and
/// words that follow at once have no unit.
fn unit_and_words(runs: Vec<Run>) -> (Vec<Run>, Vec<Run>) {
    let (mut unit, mut words) = (Vec::new(), Vec::new());
    let is_parted =
        runs.iter().any(|run| matches!(run, Run::Text { text, .. } if text.contains(COLONS)));
    let mut found = false;
    for run in runs {
        match run {
            Run::Text { text, style, spot, link } if !found => {
                let parts = if is_parted { at_colon(&text) } else { at_white(&text) };
                let Some((before, after)) = parts else {
                    unit.push(Run::Text { text, style, spot, link });
                    continue;
                };
                found = true;
                for (runs, part) in [(&mut unit, before), (&mut words, after)] {
                    let mut spot = spot;
                    spot.start += part.start as u32;
                    spot.end = spot.start + part.len() as u32;
                    let text = text[part].to_string();
                    if !text.is_empty() {
                        runs.push(Run::Text { text, style, spot, link: link.clone() });
                    }
                }
            }
            run if found => words.push(run),
            run => unit.push(run),
        }
    }
    (unit, words)
}

const COLONS: [char; 2] = ['：', ':'];
/// Characters of a unit at most that only white parts from the words.
const LONGEST_UNIT: usize = 4;

/// What stands before the first colon and behind it, without white at its ends.
fn at_colon(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let colon = text.find(COLONS)?;
    let after = colon + text[colon..].chars().next().map_or(0, char::len_utf8);
    Some((trimmed(text, 0..colon), trimmed(text, after..text.len())))
}

/// A short unit before the first white, and the words behind it. All are words where what is before it is longer, and where the
/// white is only that between Han and a number.
fn at_white(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let whole = trimmed(text, 0..text.len());
    let unit = text[whole.clone()].find(char::is_whitespace).unwrap_or(whole.len());
    let unit = whole.start..whole.start + unit;
    let words = trimmed(text, unit.end..whole.end);
    if text[unit.clone()].chars().count() > LONGEST_UNIT
        || text[words.clone()].starts_with(|c: char| c.is_ascii_alphanumeric())
    {
        return Some((whole.start..whole.start, whole));
    }
    Some((unit, words))
}

fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let start = part.end - text[part.clone()].trim_start().len();
    start..start + text[start..part.end].trim_end().len()
}

#[cfg(test)]
mod tests {
    use typst_library::layout::{Abs, Frame, Size};

    use super::*;

    #[test]
    fn a_unit_ends_at_a_colon_or_at_white() {
        let parts = |text: &str| {
            let of = |(unit, words): (Range<usize>, Range<usize>)| {
                (text[unit].to_string(), text[words].to_string())
            };
            if text.contains(COLONS) { at_colon(text).map(of) } else { at_white(text).map(of) }
        };
        let both = |unit: &str, words: &str| Some((unit.to_string(), words.to_string()));
        assert_eq!(parts(" 公里：步道全长"), both("公里", "步道全长"));
        assert_eq!(
            parts(" 套 制动配件出厂，历年同月最多"),
            both("套", "制动配件出厂，历年同月最多")
        );
        assert_eq!(parts(" 一次交检合格率"), both("", "一次交检合格率"));
        assert_eq!(parts(" 男子 1500 米，跑进四分"), both("", "男子 1500 米，跑进四分"));
        assert_eq!(parts(" 年"), both("年", ""));
        assert_eq!(parts(""), both("", ""));
    }

    #[test]
    fn rows_of_figures_are_full() {
        assert_eq!([1, 2, 3, 4, 5].map(|wide| columns(4, wide)), [1, 2, 2, 4, 4]);
        assert_eq!([1, 2, 3].map(|wide| columns(3, wide)), [1, 1, 3]);
        assert_eq!([columns(5, 3), columns(0, 3), columns(4, 0)], [1, 3, 1]);
    }

    #[test]
    fn rows_stand_as_far_apart_as_their_height_allows() {
        let part = |lines| {
            let frame = Frame::soft(Size::splat(Abs::zero()));
            Part { frame, lines, role: "figures" }
        };
        let row = || vec![(0.0, part(2)), (50.0, part(3))];
        let figures = Figures { head: part(2), rows: vec![row(), row(), row()] };
        let tops = |lines| figures.placed(Lines(lines)).map(|(top, _)| top).collect::<Vec<_>>();
        assert_eq!(figures.heights(), (12..=15).map(Lines).collect::<Vec<_>>());
        assert_eq!(tops(12), [2.0, 5.5, 9.0]);
        assert_eq!(tops(15), [2.0, 7.0, 12.0]);
        assert_eq!(tops(10), [2.0, 5.5], "the last has no room");
    }
}
