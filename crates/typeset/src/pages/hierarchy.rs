//! Levels of a page 轻重: a lead's title is the page's largest, by far.

use kanyin_issue::{Fill, Importance};
use kanyin_makeup::{PagePlan, Set};

use super::fills::PageFills;
use crate::forms::SetArea;
use crate::frame_text::title_rows;
use crate::title::LEAD;

/// Size of a lead's title, in points, if it had to give.
pub fn gave(fills: &PageFills, set: &[SetArea], plan: &PagePlan) -> Option<f64> {
    titles(fills, set, plan).iter().find(|title| title.is_lead_that_gave()).map(|title| title.size)
}

/// Size of a lead's title, in points, if another title of the page is too large beside it: since the lead is narrower, or
/// had to give.
pub fn outdone(fills: &PageFills, set: &[SetArea], plan: &PagePlan) -> Option<f64> {
    let titles = titles(fills, set, plan);
    let lead = titles.iter().find(|title| title.importance == Importance::Lead)?.size;
    let mut others = titles.iter().filter(|title| title.importance != Importance::Lead);
    others.any(|title| title.size * LEAD > lead + 0.01).then_some(lead)
}

/// A title as it stands.
struct Title {
    importance: Importance,
    /// In points.
    size: f64,
    gave: bool,
}

impl Title {
    fn is_lead_that_gave(&self) -> bool {
        self.importance == Importance::Lead && self.gave
    }
}

/// The titles of a page.
fn titles(fills: &PageFills, set: &[SetArea], plan: &PagePlan) -> Vec<Title> {
    let titles = fills.iter().zip(set).zip(&plan.areas).filter_map(|((fill, set), area)| {
        match (fill, set, &area.set) {
            (Fill::Story(story), SetArea::Story(set), Set::Story(plan)) => {
                let (size, _) = *title_rows(&set.heads.get(plan.head_size)?.frame).first()?;
                let (importance, gave) = (story.importance, plan.head_size > 0);
                Some(Title { importance, size, gave })
            }
            _ => None,
        }
    });
    titles.collect()
}
