//! `{right}` and `{center}` at a line's end: where the line stands. Full-width braces and the Chinese words are taken as
//! meant.

use std::ops::Range;

use super::super::story::Side;

/// A mark at the end of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct AlignMark {
    /// What it says.
    pub side: Side,
    /// From brace to brace.
    pub place: Range<usize>,
    /// Whether it is typed with full-width braces.
    pub full: bool,
}

impl AlignMark {
    /// The mark with which a text ends, white behind it aside; one behind a backslash is text.
    pub fn at_end(text: &str) -> Option<Self> {
        const LONGEST: usize = 24;
        let text = text.trim_end();
        let inside = text.strip_suffix(['}', '｝'])?;
        let near = inside.floor_char_boundary(inside.len().saturating_sub(LONGEST));
        let open = near + inside[near..].rfind(['{', '｛'])?;
        let brace = inside[open..].chars().next().map_or(0, char::len_utf8);
        let backslashes = text[..open].bytes().rev().take_while(|byte| *byte == b'\\').count();
        let side = side(inside[open + brace..].trim()).filter(|_| backslashes % 2 == 0)?;
        Some(Self { side, place: open..text.len(), full: text[open..].contains(['｛', '｝']) })
    }
}

fn side(word: &str) -> Option<Side> {
    match word.to_lowercase().as_str() {
        "right" | "居右" | "靠右" | "右" | "右对齐" | "落款" | "ｒｉｇｈｔ" => {
            Some(Side::Right)
        }
        "center" | "centre" | "居中" | "中" | "居中对齐" | "ｃｅｎｔｅｒ" => {
            Some(Side::Middle)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_as_a_tired_reporter_types_them() {
        for (typed, is) in [
            ("老西门街道 {right}", Some((Side::Right, false))),
            ("老西门街道{居右}  ", Some((Side::Right, false))),
            ("老西门街道｛right｝", Some((Side::Right, true))),
            ("老西门街道｛ 右 }", Some((Side::Right, true))),
            ("——完——{center}", Some((Side::Middle, false))),
            ("——完——｛居中｝", Some((Side::Middle, true))),
            ("老西门街道\\{right}", None),
            ("{right}的意思", None),
            ("集合 {a, b}", None),
            ("}", None),
            ("{}", None),
        ] {
            let read = AlignMark::at_end(typed).map(|mark| (mark.side, mark.full));
            assert_eq!(read, is, "{typed}");
        }
    }
}
