//! What a page does not hold, and what it leaves white.

use rayon::prelude::*;

use kanyin_custody as custody;
use kanyin_issue::Page;
use kanyin_makeup::{self as makeup, PagePlan, Set};

use super::area;
use super::fills::PageFills;
use super::page_job::page_job;
use crate::engine::TemplateErrors;
use crate::forms::{GalleyBook, SetArea};
use crate::house::House;
use crate::part::Key;

/// What would be left of a page that is filled so. What is set to be weighed may stand nowhere: what is wrong with it is told
/// when it does.
pub fn left_over(
    house: &House,
    page: &Page,
    fills: &PageFills,
    key: Key,
    galleys: &GalleyBook,
) -> Result<(u32, u32), TemplateErrors> {
    let (figures, told) = Default::default();
    let house = &house.aside(&figures, &told, galleys);
    let areas = (0..page.layout.areas.len()).into_par_iter().with_max_len(1);
    let set: Vec<SetArea> = areas
        .map(|index| {
            let _aside = custody::aside();
            area::set(house, page, fills, index, key.deeper(("weighed", index)))
        })
        .collect::<Result<_, _>>()?;
    Ok(left(&makeup::plan(&page_job(house, page, &set))))
}

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
