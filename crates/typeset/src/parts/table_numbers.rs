//! Columns of numbers in tables: the digits of one value stand under each other.

use kanyin_issue::{Run, words_of_runs};

use crate::title::Advances;

/// Most characters of a unit behind a number.
const UNIT: usize = 4;
/// What stands where there is no number.
const NONE: [&str; 7] = ["", "-", "–", "—", "——", "/", "无"];

/// The white before each cell of a column, in em: none but in a column of numbers of one unit, where it brings the places
/// before the decimal point, or before the colon of a time, under each other. In the first column, which names the rows,
/// numbers with a unit are names.
pub fn indents<'a>(
    cells: impl Iterator<Item = &'a [Run]>,
    is_first: bool,
    advances: Option<&Advances>,
) -> Vec<f64> {
    let texts: Vec<String> = cells.map(|cell| words_of_runs(cell).trim().to_owned()).collect();
    let numbers: Vec<Option<Number>> = texts.iter().map(|text| Number::of(text)).collect();
    let values = || numbers.iter().flatten();
    let unit = values().map(|number| number.unit).next().unwrap_or_default();
    let alike = values().all(|number| number.unit == unit)
        && texts.iter().zip(&numbers).all(|(text, number)| number.is_some() || is_none(text))
        && (unit.is_empty() || !is_first);
    let widths = numbers.iter().map(|number| Some(width(number.as_ref()?.places, advances)));
    let widest = widths.clone().flatten().fold(0.0, f64::max);
    widths.map(|width| width.filter(|_| alike).map_or(0.0, |width| widest - width)).collect()
}

fn is_none(text: &str) -> bool {
    NONE.contains(&text)
}

/// A number with its unit.
#[derive(Debug, PartialEq)]
struct Number<'a> {
    /// What stands before its decimal point.
    places: &'a str,
    unit: &'a str,
}

impl<'a> Number<'a> {
    fn of(text: &'a str) -> Option<Self> {
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
        is_unit.then(|| Self { places: &text[..text.len() - after.len()], unit })
    }
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
        indents(cells.iter().map(Vec::as_slice), false, None)
    }

    #[test]
    fn numbers_are_known() {
        let known =
            ["12", "12,345.5元", "12.25%", "6:00", "¥3.5", "-2℃", "308 户", "107路", "1 人次"];
        assert_eq!(
            known.map(|text| Number::of(text).unwrap().places),
            ["12", "12,345", "12", "6", "¥3", "-2", "308", "107", "1"]
        );
        for other in ["", "元", "8–11", "9月3日", "A12", "12路转3路", "010-12345678", "3.", "1,"]
        {
            assert_eq!(Number::of(other), None, "{other}");
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
        assert_eq!(indents_of(&["2元", "12户"]), [0.0; 2]);
    }
}
