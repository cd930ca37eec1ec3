//! What a character is in a line of Chinese: how wide its cell is, and where its ink stands in it.
//!
//! Written from CLREQ (W3C "Requirements for Chinese Text Layout") §3.1.1 (kinds of marks), §3.1.2 (their
//! place and size in the cell), §3.1.6 (what of a cell may be squeezed), and GB/T 15834-2011 §5 (place and
//! form of marks). Nothing here knows of Kanyin's own tables.

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
    /// `·`: ink in the middle half.
    Interpunct,
    /// `——`, `……`: two cells that are one.
    Unit,
    /// Anything with a width of its own.
    Latin,
}

impl Class {
    /// The class of a character. Of curly quotes, whether they are Chinese is to be known.
    pub fn of(c: char, chinese_quote: bool) -> Self {
        match c {
            '“' | '‘' if chinese_quote => Self::Open,
            '”' | '’' if chinese_quote => Self::Close,
            '（' | '《' | '〈' | '【' | '〔' | '「' | '『' | '［' | '｛' | '〖' | '〘' => {
                Self::Open
            }
            '）' | '》' | '〉' | '】' | '〕' | '」' | '』' | '］' | '｝' | '〗' | '〙' => {
                Self::Close
            }
            '，' | '。' | '、' | '；' | '：' | '？' | '！' | '．' => Self::Stop,
            '·' | '・' | '•' => Self::Interpunct,
            '—' | '…' => Self::Symbol,
            c if is_ideographic(c) => Self::Han,
            c if is_full_cell(c) => Self::Symbol,
            _ => Self::Latin,
        }
    }

    /// Whether it is a mark (标点): it does not count as a character of a last line.
    pub fn is_mark(self) -> bool {
        matches!(self, Self::Open | Self::Close | Self::Stop | Self::Interpunct | Self::Unit)
    }

    /// Whether it ends something: a stop or a closing mark.
    pub fn is_closing(self) -> bool {
        matches!(self, Self::Close | Self::Stop)
    }

    /// The least and the full width of its cell, in em; Latin has its own.
    pub fn width(self, latin: f64) -> (f64, f64) {
        match self {
            Self::Han | Self::Symbol => (1.0, 1.0),
            Self::Open | Self::Close | Self::Stop | Self::Interpunct => (0.5, 1.0),
            Self::Unit => (2.0, 2.0),
            Self::Latin => (latin, latin),
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
            Self::Latin => (0.0, latin),
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
