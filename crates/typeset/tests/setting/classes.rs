//! What a character is in a line of Chinese: how wide its cell is, and where its ink stands in it.
//!
//! Marks are known by Unicode's own files (a committed extract), so that no code point is forgotten.
//!
//! Written from CLREQ (W3C "Requirements for Chinese Text Layout") §3.1.1 (kinds of marks), §3.1.2 (their
//! place and size in the cell), §3.1.6 (what of a cell may be squeezed), and GB/T 15834-2011 §5 (place and
//! form of marks). Nothing here knows of Kanyin's own tables.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a character is.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Class {
    /// An ideograph or kana: a full cell.
    Han,
    /// Any other full cell: `Ａ`, `１`, `℃`, `①`, `～`, a single `—`.
    Symbol,
    /// `“（《`: ink in the right half of its cell.
    Open,
    /// `”）》`: ink in the left half.
    Close,
    /// `，。；`: ink in the left half.
    Stop,
    /// `！！`, `？！`, `！！！`: half a cell each, in whole cells (GB/T 15834 §5.1.3).
    Exclaims,
    /// `·`: ink in the middle half.
    Interpunct,
    /// `——`, `……`: two cells that are one.
    Unit,
    /// Anything with a width of its own.
    Latin,
}

/// What Unicode's own files say of marks: from, to, line breaking class, width, category.
const UNICODE: &str = include_str!("../../../composer/tests/unicode/classes.txt");

/// What Unicode says of a character: line breaking class (UAX 14), East Asian width (UAX 11), category.
#[derive(Debug, Copy, Clone, Default)]
pub struct Known {
    pub line_break: &'static str,
    pub width: &'static str,
    pub category: &'static str,
}

/// The blocks that hold marks, read once.
static KNOWN: LazyLock<HashMap<char, Known>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for row in UNICODE.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&'static str> = row.split(';').collect();
        let [range, line_break, width, category] = fields[..] else { panic!("{row}") };
        let (from, to) = range.split_once("..").expect("a range");
        let number = |hex| u32::from_str_radix(hex, 16).expect("a number");
        for c in (number(from)..=number(to)).filter_map(char::from_u32) {
            known.insert(c, Known { line_break, width, category });
        }
    }
    known
});

/// What Unicode says of a character.
pub fn known(c: char) -> Known {
    KNOWN.get(&c).copied().unwrap_or_default()
}

impl Class {
    /// The class of a character. Of curly quotes, whether they are Chinese is to be known.
    pub fn of(c: char, chinese_quote: bool) -> Self {
        let Known { line_break, width, category } = known(c);
        let wide = matches!(width, "W" | "F" | "H");
        match c {
            '“' | '‘' if chinese_quote => return Self::Open,
            '”' | '’' if chinese_quote => return Self::Close,
            '·' | '・' | '•' | '‧' | '∙' | '⋅' | '･' => return Self::Interpunct,
            '—' | '…' | '～' | '〜' => return Self::Symbol,
            // Of two in one cell, and small ones, Unicode says neither.
            '‼' | '⁇' | '⁈' | '⁉' => return Self::Stop,
            _ => {}
        }
        match line_break {
            "OP" if wide => Self::Open,
            // `、。，．` and brackets are of one class; the category tells them apart.
            "CL" | "EX" | "NS" if wide && category == "Po" => Self::Stop,
            "CL" if wide => Self::Close,
            _ if is_ideographic(c) => Self::Han,
            _ if is_full_cell(c) => Self::Symbol,
            _ => Self::Latin,
        }
    }

    /// Whether it is a mark (标点): it does not count as a character of a last line.
    pub fn is_mark(self) -> bool {
        matches!(
            self,
            Self::Open | Self::Close | Self::Stop | Self::Exclaims | Self::Interpunct | Self::Unit
        )
    }

    /// Whether it ends something: a stop or a closing mark.
    pub fn is_closing(self) -> bool {
        matches!(self, Self::Close | Self::Stop | Self::Exclaims)
    }

    /// The least and the full width of its cell, in em; Latin and `！！` have their own. Latin may be set to 97 %.
    pub fn width(self, latin: f64) -> (f64, f64) {
        match self {
            Self::Han | Self::Symbol => (1.0, 1.0),
            Self::Open | Self::Close | Self::Stop | Self::Interpunct => (0.5, 1.0),
            Self::Unit => (2.0, 2.0),
            Self::Exclaims => (latin, latin.ceil()),
            Self::Latin => (0.97 * latin, latin),
        }
    }

    /// Of its full cell, what may not be squeezed: from where, to where.
    pub fn core(self, latin: f64) -> (f64, f64) {
        match self {
            Self::Han | Self::Symbol => (0.0, 1.0),
            Self::Open => (0.5, 1.0),
            Self::Close | Self::Stop => (0.0, 0.5),
            Self::Interpunct => (0.25, 0.75),
            Self::Unit => (0.0, 2.0),
            Self::Exclaims | Self::Latin => (0.0, latin),
        }
    }
}

/// Ideographs, kana, bopomofo (Unicode 17, by block).
fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '々' | '〆' | '〇' | '\u{3040}'..='\u{30FA}' | '\u{30FC}'..='\u{312F}'
        | '\u{31A0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Symbols that stand in a cell of their own in Chinese fonts: full-width forms (UAX 11, F and W), and
/// of the ambiguous ones those that CLREQ §3.1.1 and GB/T 15834 use.
fn is_full_cell(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '℃' | '℉' | '№' | '①'..='⓿' | '■' | '□' | '▲' | '△' | '◆' | '◇' | '○' | '●' | '★' | '☆')
}

/// Full-width digits and letters: they go together as ASCII ones do.
pub fn is_full_alphanumeric(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Digits, of either width.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Whether Latin like this is kept a quarter em from Han (CLREQ §3.2.2): letters, digits, and the signs
/// that belong to them.
pub fn keeps_off_han(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '%' | '+' | '#' | '°' | '@' | '$' | '&')
}

/// Which curly quotes of a text are Chinese. A pair is Latin when what stands outside of it is Latin on
/// both sides; a paragraph's edge agrees with the other side, and two edges with what is inside. An
/// apostrophe between Latin letters is Latin, and a quote without a partner Chinese.
pub fn chinese_quotes(text: &[char]) -> Vec<bool> {
    let mut chinese = vec![true; text.len()];
    let is_letter = |i: Option<usize>| {
        i.and_then(|i| text.get(i)).is_some_and(|c| c.is_alphabetic() && !is_ideographic(*c))
    };
    for (i, c) in text.iter().enumerate() {
        if *c == '’' && is_letter(i.checked_sub(1)) && is_letter(Some(i + 1)) {
            chinese[i] = false;
        }
    }
    let mut pairs = pairs(text, &chinese);
    // From the outside in: what stands outside of an inner pair may be the outer one.
    pairs.sort_unstable();
    for (open, close) in pairs {
        let before = text[..open].iter().rposition(|c| !c.is_whitespace());
        let after =
            text[close + 1..].iter().position(|c| !c.is_whitespace()).map(|n| close + 1 + n);
        let latin = |i: usize| Class::of(text[i], chinese[i]) == Class::Latin;
        let is_latin = match (before, after) {
            (Some(before), Some(after)) => latin(before) && latin(after),
            (Some(one), None) | (None, Some(one)) => latin(one),
            (None, None) => !text[open + 1..close].iter().any(|c| is_ideographic(*c)),
        };
        (chinese[open], chinese[close]) = (!is_latin, !is_latin);
    }
    chinese
}

/// Quotes and their partners.
fn pairs(text: &[char], chinese: &[bool]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut waiting: Vec<(char, usize)> = Vec::new();
    for (i, c) in text.iter().enumerate() {
        match c {
            '“' | '‘' => waiting.push((*c, i)),
            '”' | '’' if chinese[i] => {
                let partner = if *c == '”' { '“' } else { '‘' };
                if let Some(at) = waiting.iter().rposition(|(open, _)| *open == partner) {
                    pairs.push((waiting[at].1, i));
                    waiting.truncate(at);
                }
            }
            _ => {}
        }
    }
    pairs
}
