//! The ladder of a title: the sizes it may have, from large to small, with the most rows of each.

/// A step of a ladder. Sizes are in points.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct SizeStep {
    /// Size of the title.
    pub size: f64,
    /// The most rows it may take.
    pub rows: usize,
    /// Size of the deck.
    pub deck: f64,
    /// Size of the kicker.
    pub kicker: f64,
}

/// How much larger a lead's title is than the next (docs/look.md §4).
pub const LEAD: f64 = 1.35;

/// The steps of a ladder that stand back behind a lead's title of a size: those small enough beside it, or at least
/// smaller.
pub fn behind_lead(ladder: Vec<SizeStep>, lead: f64) -> Vec<SizeStep> {
    let below = |ratio: f64| -> Vec<SizeStep> {
        ladder.iter().copied().filter(|step| step.size * ratio < lead + 0.01).collect()
    };
    [below(LEAD), below(1.05)].into_iter().find(|steps| !steps.is_empty()).unwrap_or(ladder)
}
