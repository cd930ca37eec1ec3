//! Classes of characters (CLREQ §3.1.1, GB/T 15834).

use super::marks::{MarkKind, is_nothing, is_wide_by_nature, kind};

/// What a character is to a line.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Class {
    /// A Han character, or another symbol as wide as one.
    Han,
    /// `“‘（《【`: its ink stands in the right half of its cell.
    Opening,
    /// `”’）》】`: its ink stands in the left half of its cell.
    Closing,
    /// `，。、；：？！`, small, upright and half-width ones too: its ink stands at the left.
    Stop,
    /// 间隔号 `·` `‧` `・` between Han characters.
    Interpunct,
    /// 破折号 `——`, 省略号 `……`: two characters that are one.
    Dash,
    /// 连接号 `—` `～` `~` `－` `–` between Han characters or numbers.
    Connector,
    /// A Latin letter, digit, mark.
    Latin,
    /// A space between Latin words.
    Space,
    /// A space between two Han characters in running text.
    HanSpace,
    /// A pause in a title: white that never gives.
    Pause,
    /// A space typed between Chinese and Latin: no more than if it had not been (`docs/rules.md` §1.5). Also what has no
    /// width at all.
    Nothing,
}

impl Class {
    /// The class of a character by itself. Quotes, dashes and the interpunct belong to Latin where they stand in Latin:
    /// [`super::Script`] looks at their neighbours.
    pub fn of(c: char) -> Self {
        match c {
            '\u{3400}'..='\u{9FFF}' => Self::Han,
            _ if c.is_ascii_alphanumeric() => Self::Latin,
            PAUSE => Self::Pause,
            _ if is_nothing(c) => Self::Nothing,
            _ if c.is_whitespace() => Self::Space,
            _ if is_full_symbol(c) || is_full_alnum(c) => Self::Han,
            _ => class_of_mark(c),
        }
    }

    /// Whether it is punctuation: no character by which a last line is measured (`docs/rules.md` §1.6).
    pub fn is_mark(self) -> bool {
        !matches!(self, Self::Han | Self::Latin)
    }

    /// Whether its cell is as wide as a Han character's, whatever the font says.
    pub fn is_square(self) -> bool {
        matches!(self, Self::Opening | Self::Closing | Self::Stop | Self::Interpunct)
    }

    /// White that vanishes at the ends of a line.
    pub fn is_white(self) -> bool {
        matches!(self, Self::Space | Self::HanSpace | Self::Pause | Self::Nothing)
    }
}

/// The class of a character that is neither Han nor a Latin letter, digit or space.
fn class_of_mark(c: char) -> Class {
    match c {
        '“' | '‘' | '‟' | '‛' => return Class::Opening,
        '”' | '’' => return Class::Closing,
        // Two-em dashes are as wide as they are.
        '⸺' | '⸻' => return Class::Han,
        _ if is_stop(c) => return Class::Stop,
        _ if is_interpunct(c) => return Class::Interpunct,
        _ if is_connector(c) => return Class::Connector,
        _ => {}
    }
    let in_a_cell = is_wide_by_nature(c) || matches!(c, '｢' | '｣');
    match kind(c) {
        MarkKind::Opens if in_a_cell => Class::Opening,
        MarkKind::Closes if in_a_cell => Class::Closing,
        MarkKind::Ideograph => Class::Han,
        _ if in_a_cell => Class::Han,
        _ => Class::Latin,
    }
}

/// `，。、；：？！` in all their forms: full-width, small, upright, half-width, doubled.
fn is_stop(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '；' | '：' | '？' | '！' | '．'
            | '︐'..='︖'
            | '﹐' | '﹑' | '﹒' | '﹔'..='﹗'
            | '｡' | '､'
            | '‼' | '⁇' | '⁈' | '⁉'
    )
}

/// 间隔号, whatever its code point.
fn is_interpunct(c: char) -> bool {
    matches!(c, '·' | '・' | '･' | '•' | '‧' | '∙' | '⋅')
}

/// 连接号, and a dash or an ellipsis of one character.
fn is_connector(c: char) -> bool {
    matches!(
        c,
        '—' | '―'
            | '–'
            | '‒'
            | '‐'
            | '‑'
            | '─'
            | '━'
            | '﹘'
            | '﹣'
            | '－'
            | '～'
            | '〜'
            | '〰'
            | '~'
            | '…'
            | '⋯'
            | '‥'
            | '︙'
            | '︰'
    )
}

/// Stands in a text for a pause: white of a fixed width.
pub const PAUSE: char = '\u{FFFC}';

/// What stands before a character, spaces that are nothing aside.
pub fn before(classes: &[Class], at: usize) -> Option<usize> {
    (0..at).rev().find(|&k| classes[k] != Class::Nothing)
}

/// Symbols as wide as a Han character, though Unicode counts them among others.
fn is_full_symbol(c: char) -> bool {
    let sign = matches!(
        c,
        '□' | '■'
            | '○'
            | '●'
            | '△'
            | '▲'
            | '▼'
            | '▽'
            | '◆'
            | '◇'
            | '★'
            | '☆'
            | '℃'
            | '№'
            | '℉'
            | '※'
            | '→'
            | '←'
            | '↑'
            | '↓'
    );
    sign || is_circled(c)
}

/// Numbers and letters in circles and brackets: `①`, `⑴`, `⒜`, `Ⓐ`, `❶`, `㈠`, `㊀`.
pub fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⓿' | '❶'..='➓' | '㈠'..='㈩' | '㊀'..='㊉' | '㉑'..='㉟' | '㊱'..='㊿')
}

/// `！` and `？`, of which two take one cell (GB/T 15834 §5.1.3).
pub fn is_exclaiming(c: char) -> bool {
    matches!(c, '！' | '？')
}

/// Stops that may hang beyond a line's end (CLREQ §3.1.7).
pub fn may_hang(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '．' | '､' | '｡' | '﹐' | '﹑' | '﹒')
}

/// Whether Chinese sets a quarter em between this Han character and Latin: between words, not beside symbols.
pub fn is_ideograph(c: char) -> bool {
    is_full_width(c) && c.is_alphabetic() && !is_full_alnum(c)
}

/// Whether a gap stands between two neighbours, typed or not: between Han and a Latin word or number, in either order
/// (CLREQ §3.2.2, `docs/rules.md` §1.5).
pub fn are_apart(before: char, after: char) -> bool {
    let word = |c: char| Class::of(c) == Class::Latin && is_word_like(c);
    is_ideograph(before) && word(after) || word(before) && is_ideograph(after)
}

/// Symbols that belong to a number.
pub fn is_unit(c: char) -> bool {
    matches!(c, '％' | '℃' | '℉' | '№' | '￥' | '＃') || is_full_alnum(c)
}

/// Full-width letters and digits.
pub fn is_full_alnum(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Han characters and everything else as wide as one: Chinese punctuation, full-width letters.
pub fn is_full_width(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}'
        | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Whether a Latin character is a word's or number's, so that it keeps a quarter em from Han (CLREQ §3.2.2).
pub fn is_word_like(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '%' | '+' | '#' | '°' | '@' | '$' | '&' | '€' | '£' | '‰')
}

/// Latin marks that belong to what stands before them.
pub fn is_latin_closing(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%' | '‰' | '°' | '′' | '″')
}
