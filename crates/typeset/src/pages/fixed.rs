//! What fills its area, whatever its height: masthead, ear, strip, colophon, ads, fillers.

use kanyin_issue::{AreaKind, Fill, Issue, Page};

use super::ads;
use super::area::AreaRect;
use super::fixed_part::FixedPart;
use super::masthead_rows::MastheadRows;
use crate::engine::TemplateErrors;
use crate::house::Stick;
use crate::parts::masthead::{self, EarCopy, EarSide};
use crate::parts::{colophon, strip};

/// Sets what fills an area of a page.
pub fn set<'a>(
    stick: &Stick,
    issue: &Issue,
    page: &Page,
    index: usize,
    fill: &'a Fill,
    rect: AreaRect,
) -> Result<Vec<FixedPart<'a>>, TemplateErrors> {
    let kind = page.layout.areas[index].kind;
    let masthead = MastheadRows::of(&page.layout);
    if let Some(masthead) = masthead.as_ref().filter(|masthead| masthead.is_masthead(index)) {
        return masthead.set(stick, issue, page, rect);
    }
    let rect = match &masthead {
        Some(masthead) => masthead.above_data_line(&stick.house.grid, index, rect),
        None => rect,
    };
    let height = rect.height;
    let (role, story, frame) = match (kind, fill) {
        (AreaKind::Ear, _) if EarCopy::of(issue).is_none() => return Ok(Vec::new()),
        (AreaKind::Ear, _) => {
            let side = masthead.map_or(EarSide::Alone, |masthead| masthead.side(index));
            ("ear", None, masthead::ear(stick, issue, height, side)?)
        }
        (AreaKind::Colophon, _) => ("colophon", None, colophon::colophon(stick, issue, height)?),
        (AreaKind::Strip, Fill::Story(story)) => {
            ("strip", Some(&**story), strip::strip(stick, story, height)?)
        }
        (_, Fill::Files(files)) => return ads::set(stick, page, index, files, rect),
        _ => return Ok(Vec::new()),
    };
    Ok(vec![FixedPart { role, story, at: (rect.x, rect.y), frame }])
}
