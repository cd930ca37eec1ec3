//! What a space that somebody typed stands for, and which characters decide it.

use kanyin_composer::is_full_width;

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

impl TypedSpace {
    /// The space between two characters; at a text's ends there is one only.
    pub fn between(before: Option<char>, after: Option<char>) -> Self {
        match (before.map(is_wide), after.map(is_wide)) {
            (Some(true), Some(true)) => Self::Pause,
            (Some(false), Some(false)) | (None, _) | (_, None) => Self::Latin,
            _ => Self::Gap,
        }
    }
}

/// Whether a character is a space that somebody typed.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// Whether a character is as wide as it is high: Han characters and full-width marks.
pub fn is_wide(c: char) -> bool {
    is_full_width(c) || matches!(c, '□' | '■' | '○' | '●' | '△' | '▲' | '◆' | '◇' | '①'..='⓿')
}
