//! Columns of numbers in tables: the digits of one value stand under each other.

use kanyin_issue::{Run, words_of_runs};

use crate::title::Advances;

/// Most characters of a unit behind a number.
const UNIT: usize = 4;
/// What stands where there is no number.
const NONE: [&str; 7] = ["", "-", "–", "—", "——", "/", "无"];

/// The white before each cell of a column, in em: none but in a column of numbers, where it brings the places before the
/// decimal point, or before the colon of a time, under each other.
pub fn indents<'a>(
    cells: impl Iterator<Item = &'a [Run]> + Clone,
    advances: Option<&Advances>,
) -> Vec<f64> {
    let numbers: Vec<Option<f64>> = cells
        .clone()
        .map(|cell| {
            let text = words_of_runs(cell);
            places(text.trim()).map(|places| width(places, advances))
        })
        .collect();
    let is_number_or_none =
        |(cell, number): (&[Run], &Option<f64>)| number.is_some() || is_none(cell);
    let all = cells.zip(&numbers).all(is_number_or_none);
    let widest = numbers.iter().flatten().copied().fold(0.0, f64::max);
    let indent = |number: &Option<f64>| match number {
        Some(width) if all => widest - width,
        _ => 0.0,
    };
    numbers.iter().map(indent).collect()
}

fn is_none(cell: &[Run]) -> bool {
    NONE.contains(&words_of_runs(cell).trim())
}

/// What of a number stands before its decimal point or unit; `None` if it is none.
fn places(text: &str) -> Option<&str> {
    let signed = text.trim_start_matches(['+', '-', '−', '±', '¥', '￥', '$', '€']);
    let end = signed.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(signed.len());
    if !signed.starts_with(|c: char| c.is_ascii_digit()) || signed[..end].ends_with(',') {
        return None;
    }
    let after = &signed[end..];
    let rest = match after.strip_prefix(['.', ':', '：']) {
        Some(more) => {
            let digits = more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len());
            (digits > 0).then(|| &more[digits..])?
        }
        None => after,
    };
    let unit = rest.trim_start();
    let is_unit = unit.chars().count() <= UNIT && !unit.chars().any(|c| c.is_ascii_digit());
    is_unit.then(|| &text[..text.len() - after.len()])
}

fn width(text: &str, advances: Option<&Advances>) -> f64 {
    let of = |c: char| advances.and_then(|advances| advances.of(c)).unwrap_or(0.55);
    text.chars().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kanyin_diagnostics::{FileNo, Spot};

    fn cell(text: &str) -> Vec<Run> {
        let spot = Spot::new(FileNo(0), 0..0);
        vec![Run::Text { text: text.into(), style: Default::default(), spot, link: None }]
    }

    fn indents_of(cells: &[&str]) -> Vec<f64> {
        let cells: Vec<Vec<Run>> = cells.iter().map(|text| cell(text)).collect();
        indents(cells.iter().map(Vec::as_slice), None)
    }

    #[test]
    fn numbers_are_known() {
        let known = ["12", "12,345.5元", "12.25%", "6:00", "¥3.5", "-2℃", "308 户", "107路", "1 人次"];
        assert_eq!(known.map(|text| places(text).unwrap()), [
            "12", "12,345", "12", "6", "¥3", "-2", "308", "107", "1"
        ]);
        for other in ["", "元", "8–11", "9月3日", "A12", "12路转3路", "010-12345678", "3.", "1,"] {
            assert_eq!(places(other), None, "{other}");
        }
    }

    #[test]
    fn their_places_stand_under_each_other() {
        let found = indents_of(&["2元", "3.5元", "12,345元", "—"]);
        assert!(found[0] == found[1] && found[0] > 2.0 && found[2] == 0.0 && found[3] == 0.0);
    }

    #[test]
    fn a_column_with_words_is_none_of_numbers() {
        assert_eq!(indents_of(&["2元", "12元", "免费"]), [0.0; 3]);
        assert_eq!(indents_of(&[]), [0.0; 0]);
    }
}
