//! How much of a page is gone through: a small file may ask for work without end.

/// The most operators of one page, those of its forms counted as often as they are shown.
const MOST: u64 = 6_000_000;

/// What is left of the work that a page may make, in operators.
pub struct Budget(u64);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST)
    }
}

impl Budget {
    /// Takes off so many operators, or work that takes as long.
    pub fn spend(&mut self, operators: u64) {
        self.0 = self.0.saturating_sub(operators);
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.0 == 0
    }
}
