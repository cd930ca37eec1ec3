//! What a person asked for: it is held wherever it can be, at any cost but that of leaving a picture out.

use super::{Columns, Lines, PictureEdge, PicturePlan};

/// What is asked of a picture; what is `None` is left to makeup.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub struct PictureWish {
    /// How wide.
    pub columns: Option<Columns>,
    /// Its first column of text, from 0.
    pub column: Option<u8>,
    /// The edge at which it stands: the top or the foot.
    pub edge: Option<PictureEdge>,
    /// Lines of the picture alone.
    pub lines: Option<Lines>,
}

impl PictureWish {
    /// Whether a picture stands as was asked; one that stands nowhere does only where nothing was.
    pub fn is_kept(&self, placed: Option<&PicturePlan>) -> bool {
        let Some(placed) = placed else { return *self == Self::default() };
        self.columns.is_none_or(|columns| columns == placed.columns)
            && self.column.is_none_or(|column| column == placed.column)
            && self.edge.is_none_or(|edge| edge == placed.edge)
            && self.lines.is_none_or(|lines| lines == placed.lines)
    }
}
