//! How gladly a line ends somewhere.

/// Whether a line may end between two characters.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Break {
    /// It may.
    Free,
    /// At a joint of an address or a code, behind a typed hyphen.
    Joint,
    /// Where two words are grown together, without a hyphen: `PowerPoint`, `RTX4090`.
    Seam,
    /// With a hyphen added.
    Hyphen,
    /// It should not, inside a long formula, or before a bracket that Latin touches; better than a line that gapes.
    Formula,
    /// It should not, behind the dash of a range or of a telephone number; better than a line that gapes.
    Range,
    /// It should not, at the space typed between a number and its unit; better than a line that gapes.
    Unit,
    /// Never, inside a number, between a number and its unit: only if they are wider than the measure.
    Parted,
    /// Never, inside a Latin word where it has no hyphenation point: only if the word is wider than the measure.
    Word,
    /// Never: before a closing mark, behind an opening one, inside a dash (GB/T 15834 §5.1).
    Never,
}

impl Break {
    /// Whether the rules have nothing against it.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Free | Self::Joint | Self::Seam | Self::Hyphen)
    }

    /// Whether it tears something that is one.
    pub fn tears(self) -> bool {
        matches!(self, Self::Parted | Self::Word | Self::Never)
    }
}
