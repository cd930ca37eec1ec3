//! What a space that somebody typed stands for, and which characters decide it.

use kanyin_composer::{is_circled, is_full_width};

/// A typed space, by what stands on both sides of it (docs/look.md §3; docs/rules.md §1.5).
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum TypedSpace {
    /// A pause, between two Han characters.
    Pause,
    /// A space between Latin words.
    Latin,
    /// Nothing of its own: the gap between Han and Latin is there with or without it.
    Gap,
}

/// White for a pause, in em (docs/look.md §3).
pub const PAUSE: f64 = 0.4;
/// White between two Latin words of a line that is not justified, in em.
pub const LATIN_SPACE: f64 = 0.25;

impl TypedSpace {
    /// The space between two stretches of a text. Quotes, dashes and ellipses are Chinese and Latin alike: beside a Latin
    /// word one is Latin unless Han stands on its other side: `the “Old Mill” fair — a day …`, but `用 App “智能”版`.
    pub fn between(before: &str, after: &str) -> Self {
        let (left, right) = (before.chars().rev(), after.chars());
        match (first_wide(left.clone()), first_wide(right.clone())) {
            (Some(true), Some(false)) if is_latin_mark(left) => Self::Latin,
            (Some(false), Some(true)) if is_latin_mark(right) => Self::Latin,
            (Some(true), Some(true)) => Self::Pause,
            (Some(false), Some(false)) | (None, _) | (_, None) => Self::Latin,
            _ => Self::Gap,
        }
    }
}

fn first_wide(mut chars: impl Iterator<Item = char>) -> Option<bool> {
    chars.next().map(is_wide)
}

/// Whether characters, from a space away, begin with a mark behind which no Han stands.
fn is_latin_mark(chars: impl Iterator<Item = char>) -> bool {
    /// So many marks and spaces are looked past.
    const FAR: usize = 6;
    let mut chars = chars.take(FAR).peekable();
    chars.peek().is_some_and(|c| is_ambiguous(*c))
        && chars.find(|c| !is_ambiguous(*c) && !is_space(*c)).is_none_or(|c| !is_wide(c))
}

/// Marks that Chinese and Latin share.
fn is_ambiguous(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’') || is_dash_or_ellipsis(c)
}

/// Dashes and ellipses.
pub fn is_dash_or_ellipsis(c: char) -> bool {
    matches!(c, '—' | '―' | '–' | '…' | '⋯')
}

/// Whether a character is a space that somebody typed.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// Whether a character is as wide as it is high: Han characters and full-width marks.
pub fn is_wide(c: char) -> bool {
    is_full_width(c) || is_circled(c) || matches!(c, '□' | '■' | '○' | '●' | '△' | '▲' | '◆' | '◇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_chinese_and_latin_share_are_what_stands_behind_them() {
        use TypedSpace::{Gap, Latin, Pause};
        let cases = [
            ("the", "“Old Mill” fair", Latin),
            ("the “Old Mill”", "fair", Latin),
            ("readers’", "choice", Latin),
            ("Mill", "— a library", Latin),
            ("Mill …", "and more", Latin),
            ("Mill", "…", Latin),
            ("用 App", "“智能”版", Gap),
            ("版“智能”", "App", Gap),
            ("说", "“hello”", Pause),
            ("Kanyin", "——刊印", Gap),
            ("新曲", "传唱", Pause),
            ("第", "3", Gap),
            ("a", "b", Latin),
            ("a", "", Latin),
        ];
        for (before, after, is) in cases {
            assert_eq!(TypedSpace::between(before, after), is, "{before} {after}");
        }
    }
}
