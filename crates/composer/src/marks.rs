//! What Unicode knows of single characters: whether one may begin or end a line (UAX #14, with CLREQ §3.1.4), and how wide
//! its cell is (UAX #11). Marks have many code points; whoever types `﹐`, `〜` or `‧` means `，`, `～`, `·`.

use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory, LineBreak};

use super::class::Class;

fn line_break(c: char) -> LineBreak {
    CodePointMapData::<LineBreak>::new().get(c)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// Whether its cell is as wide as a Han character's in every font (UAX #11: W and F).
pub fn is_wide_by_nature(c: char) -> bool {
    let width = CodePointMapData::<EastAsianWidth>::new().get(c);
    matches!(width, EastAsianWidth::Wide | EastAsianWidth::Fullwidth)
}

/// The class of a character that is neither Han nor a Latin letter, digit or space.
pub fn class_of_mark(c: char) -> Class {
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
    match line_break(c) {
        LineBreak::OpenPunctuation if in_a_cell => Class::Opening,
        LineBreak::ClosePunctuation if in_a_cell => Class::Closing,
        LineBreak::Ideographic | LineBreak::EBase | LineBreak::EModifier => Class::Han,
        LineBreak::RegionalIndicator => Class::Han,
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

/// Whether no line begins with it, whatever stands before.
pub fn begins_no_line(c: char) -> bool {
    let by_class = matches!(
        line_break(c),
        LineBreak::ClosePunctuation
            | LineBreak::CloseParenthesis
            | LineBreak::Exclamation
            | LineBreak::InfixNumeric
            | LineBreak::Nonstarter
            | LineBreak::ConditionalJapaneseStarter
            | LineBreak::BreakSymbols
            | LineBreak::BreakAfter
            | LineBreak::Hyphen
            | LineBreak::PostfixNumeric
    );
    by_class || holds_before(c) || category(c) == GeneralCategory::FinalPunctuation || c == '／'
}

/// Whether no line ends with it, whatever follows.
pub fn ends_no_line(c: char) -> bool {
    let by_class = matches!(
        line_break(c),
        LineBreak::OpenPunctuation
            | LineBreak::BreakBefore
            | LineBreak::Glue
            | LineBreak::WordJoiner
            | LineBreak::ZWJ
    );
    by_class || category(c) == GeneralCategory::InitialPunctuation || matches!(c, '/' | '／')
}

/// Whether it is one with what stands before: combining marks, variation selectors, joiners, skin tones.
pub fn holds_before(c: char) -> bool {
    matches!(
        line_break(c),
        LineBreak::CombiningMark
            | LineBreak::ZWJ
            | LineBreak::Glue
            | LineBreak::WordJoiner
            | LineBreak::EModifier
    )
}

/// Whether it is no character of its own, only a mark on the one before.
pub fn is_combining(c: char) -> bool {
    matches!(line_break(c), LineBreak::CombiningMark | LineBreak::ZWJ)
}

/// Half of a flag.
pub fn is_regional(c: char) -> bool {
    line_break(c) == LineBreak::RegionalIndicator
}

/// Signs that stay with the number behind them: `￥`, `€`, `№`, `＃`.
pub fn leads_number(c: char) -> bool {
    matches!(c, '№' | '＃' | '#') || category(c) == GeneralCategory::CurrencySymbol
}

/// What takes no room at all.
pub fn is_nothing(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}
