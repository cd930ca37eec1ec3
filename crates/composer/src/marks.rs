//! What Unicode knows of single characters: whether one may begin or end a line (UAX #14, with CLREQ §3.1.4), and how wide
//! its cell is (UAX #11). Marks have many code points; whoever types `﹐`, `〜` or `‧` means `，`, `～`, `·`.

use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory, LineBreak};

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

/// What kind of mark a character is to Unicode.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum MarkKind {
    /// It opens.
    Opens,
    /// It closes, or is a stop.
    Closes,
    /// An ideograph to lines: emoji, flags, symbols.
    Ideograph,
    /// Anything else.
    Other,
}

/// The kind of a character.
pub fn kind(c: char) -> MarkKind {
    match line_break(c) {
        LineBreak::OpenPunctuation => MarkKind::Opens,
        LineBreak::ClosePunctuation => MarkKind::Closes,
        LineBreak::Ideographic | LineBreak::EBase | LineBreak::EModifier => MarkKind::Ideograph,
        LineBreak::RegionalIndicator => MarkKind::Ideograph,
        _ => MarkKind::Other,
    }
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
