//! What is allotted, and the pages that it is allotted to: numbers alone.

use super::super::story::Importance;

/// Something that needs a page.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// How much it weighs.
    pub importance: Importance,
    /// Its section, by the order of sections.
    pub section: Option<usize>,
    /// What it takes, in lines of one column, the white below it included.
    pub lines: u32,
    /// Whether it has a picture.
    pub has_picture: bool,
    /// The page on which a person wants it, from 0.
    pub held: Option<usize>,
}

/// What is allotted.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum PieceKind {
    /// A story with a head of its own.
    Story,
    /// A brief in the page's rail.
    Brief,
    /// A small thing beside stories: verse, figures, a whole story that is a box.
    Box,
    /// An essay.
    Essay,
    /// Photographs that take the page, or most of it.
    Photos,
    /// An ad.
    Ad,
    /// A filler of one sentence, across the foot.
    Strip,
    /// Any other filler.
    Filler,
}

impl PieceKind {
    /// Whether it is copy of this issue, which is missed where it stands on no page. Fillers are not.
    pub fn is_wanted(self) -> bool {
        !matches!(self, Self::Strip | Self::Filler)
    }
}

/// What a page holds, in lines of one column: that is `columns` × (the lines that are free and the white below the last row).
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Room {
    /// Lines.
    pub lines: u32,
}

/// Which page each piece stands on, from 0; `None` for one that no page holds.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Allotment {
    /// By piece.
    pub pages: Vec<Option<usize>>,
    /// What it costs.
    pub cost: i64,
}
