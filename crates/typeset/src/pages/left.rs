//! What a page does not hold, and what it leaves white.

use kanyin_makeup::{PagePlan, Set};

/// Lines of copy that do not fit on a page, and lines left white where text should stand.
pub fn left(plan: &PagePlan) -> (u32, u32) {
    let areas = plan.areas.iter().map(|area| match &area.set {
        Set::Any => (0, 0),
        Set::Part { over, spare, .. } | Set::Stack { over, spare, .. } => (over.0, spare.0),
        Set::Story(story) => {
            let over = story.overset_from.map_or(0, |first| story.seats.len() - first);
            (over as u32, story.spare.0)
        }
    });
    areas.fold((0, 0), |sum, area| (sum.0 + area.0, sum.1 + area.1))
}
