//! The marks before the items of a list, as a browser writes them.

use super::style::declarations;
use super::tree::{NodeNo, Tree};
use crate::numerals;

/// The mark of an item, which stands in `list` at a place, from 0. `None` if it has none.
pub fn mark(tree: &Tree, list: NodeNo, item: NodeNo, place: usize) -> Option<String> {
    let kind = kind(tree, item).or_else(|| kind(tree, list));
    let is_numbered = tree.name(list) == "ol";
    let kind = kind.unwrap_or(if is_numbered { "decimal" } else { "disc" });
    let number = |node, name| tree.attribute(node, name).and_then(|n| n.trim().parse::<i32>().ok());
    let start = number(list, "start").unwrap_or(1);
    let number = number(item, "value").unwrap_or_else(|| start.saturating_add(place as i32));
    Some(match kind {
        "none" => return None,
        "disc" => "•".into(),
        "circle" => "◦".into(),
        "square" => "▪".into(),
        "a" | "lower-alpha" | "lower-latin" => letter(number, b'a'),
        "A" | "upper-alpha" | "upper-latin" => letter(number, b'A'),
        "i" | "lower-roman" => format!("{}.", roman(number).to_lowercase()),
        "I" | "upper-roman" => format!("{}.", roman(number)),
        "cjk-ideographic" | "cjk-decimal" | "simp-chinese-informal" | "trad-chinese-informal" => {
            format!("{}、", chinese(number))
        }
        _ if is_numbered => format!("{number}."),
        _ => "•".into(),
    })
}

fn kind(tree: &Tree, node: NodeNo) -> Option<&str> {
    let written = declarations(tree.attribute(node, "style").unwrap_or_default())
        .find(|(key, _)| matches!(*key, "list-style-type" | "list-style"))
        .and_then(|(_, value)| value.split_whitespace().next());
    written.or_else(|| tree.attribute(node, "type"))
}

fn letter(number: i32, first: u8) -> String {
    match u8::try_from(number) {
        Ok(number @ 1..=26) => format!("{}.", (first + number - 1) as char),
        _ => format!("{number}."),
    }
}

/// Up to 399; beyond that in figures.
fn roman(number: i32) -> String {
    let small = u32::try_from(number).ok().filter(|number| *number < 400);
    small.and_then(numerals::roman).unwrap_or_else(|| number.to_string())
}

/// Up to 99; beyond that in figures.
fn chinese(number: i32) -> String {
    match u32::try_from(number) {
        Ok(small @ 1..=99) => numerals::counted(small),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_written() {
        assert_eq!([1, 10, 14, 20, 35].map(chinese), ["一", "十", "十四", "二十", "三十五"]);
        assert_eq!([1, 4, 9, 14, 90].map(roman), ["I", "IV", "IX", "XIV", "XC"]);
        assert_eq!([letter(2, b'a'), letter(27, b'A')], ["b.", "27."]);
    }
}
