//! How much is let go, step by step, from pages on which everything fits to those on which nothing does.

/// How far from what fits an item may be.
#[derive(Debug, Copy, Clone)]
pub(super) struct Slack {
    /// Items at most.
    pub most: usize,
    /// Lines too few.
    pub over: u32,
    /// Cost of white beyond the cheapest depth.
    pub white: u64,
    /// Whether white may stand beside something, and below an ad: the last resort.
    pub is_loose: bool,
}

/// From pages that fit to those that do not: each is tried if what was found before is not good enough.
pub(super) const SLACKS: [Slack; 8] = [
    Slack { most: 10, over: 0, white: 70, is_loose: false },
    Slack { most: 10, over: 0, white: 150, is_loose: false },
    Slack { most: 10, over: 0, white: 450, is_loose: false },
    Slack { most: 10, over: 0, white: 1_300, is_loose: false },
    Slack { most: 9, over: 4, white: 6_000, is_loose: false },
    Slack { most: 8, over: 14, white: 60_000, is_loose: false },
    Slack { most: 7, over: 400, white: u64::MAX, is_loose: false },
    Slack { most: 7, over: 400, white: u64::MAX, is_loose: true },
];

impl Slack {
    /// Whether all copy fits with it.
    pub fn is_tight(self) -> bool {
        self.over == 0
    }
}
