//! How long a paragraph is set: at its best, in a line less 缩行, or a line more 赶行.

/// How a paragraph is set.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum ParagraphLength {
    /// As is best for it.
    #[default]
    Best,
    /// In a line less 缩行.
    Less,
    /// In a line more 赶行.
    More,
}

impl ParagraphLength {
    /// Rows it has more than the best.
    pub(super) fn change(self) -> i32 {
        match self {
            Self::Best => 0,
            Self::Less => -1,
            Self::More => 1,
        }
    }
}
