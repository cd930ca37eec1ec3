//! Levels of a page 轻重: a lead's title is the page's largest, by far.

use typst_library::layout::{Frame, FrameItem};

use kanyin_issue::{Fill, Importance};
use kanyin_makeup::{PagePlan, Set};

use super::fills::PageFills;
use crate::forms::SetArea;
use crate::title::LEAD;

/// Size of a lead's title, in points, if another title of the page is too large beside it: since the lead is narrower, or
/// had to give.
pub fn outdone(fills: &PageFills, set: &[SetArea], plan: &PagePlan) -> Option<f64> {
    let titles: Vec<(Importance, f64)> = fills
        .iter()
        .zip(set)
        .zip(&plan.areas)
        .filter_map(|((fill, set), area)| match (fill, set, &area.set) {
            (Fill::Story(story), SetArea::Story(set), Set::Story(plan)) => {
                let size = largest(&set.heads.get(plan.head_size)?.frame);
                Some((story.importance, size))
            }
            _ => None,
        })
        .collect();
    let lead = titles.iter().find(|title| title.0 == Importance::Lead)?.1;
    let others = titles.iter().filter(|title| title.0 != Importance::Lead);
    others.into_iter().any(|title| title.1 * LEAD > lead + 0.01).then_some(lead)
}

/// The largest type of a headline block: its title's.
fn largest(frame: &Frame) -> f64 {
    let size = |item: &FrameItem| match item {
        FrameItem::Text(text) => text.size.to_pt(),
        FrameItem::Group(group) => largest(&group.frame),
        _ => 0.0,
    };
    frame.items().map(|(_, item)| size(item)).fold(0.0, f64::max)
}
