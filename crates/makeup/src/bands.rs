//! Pictures side by side at the foot of an area.

/// Pictures side by side at the foot.
#[derive(Debug, Clone)]
pub(super) struct Band {
    pub pictures: Vec<usize>,
    pub columns: u32,
    /// Lines, captions included.
    pub lines: u32,
    pub side: Side,
}

/// Where a band begins or ends.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub(super) enum Side {
    /// Flush left.
    Left,
    /// Flush right.
    Right,
    /// From a column on, as a person asked.
    From(u32),
}

impl Band {
    /// Its first column of so many.
    pub fn first(&self, columns: u32) -> u32 {
        match self.side {
            Side::Left => 0,
            Side::Right => columns - self.columns,
            Side::From(column) => column,
        }
    }

    /// Where one more picture would stand.
    pub fn next(&self, more: u32, columns: u32) -> u32 {
        match self.side {
            Side::Right => columns - more,
            Side::Left | Side::From(_) => self.first(columns) + self.columns,
        }
    }

    /// Whether there is room for so many columns more.
    pub fn takes(&self, more: u32, columns: u32) -> bool {
        let from = if let Side::From(column) = self.side { column } else { 0 };
        from + self.columns + more <= columns
    }
}
