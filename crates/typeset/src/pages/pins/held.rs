//! What of a plan was asked for.

/// What was held of a person's wishes.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// Rows of areas.
    pub rows: Vec<usize>,
    /// Areas whose headline was asked for.
    pub heads: Vec<usize>,
    /// Pictures, by area and number.
    pub pictures: Vec<(usize, usize)>,
}
