//! What fills its area, whatever its height: masthead, ear, strip, colophon, ads, fillers.

use kanyin_issue::{AreaKind, Fill, Issue, Page};

use super::ads;
use super::area::AreaRect;
use super::fixed_part::FixedPart;
use crate::engine::TemplateErrors;
use crate::house::Stick;
use crate::parts::furniture;

/// Sets what fills an area.
pub fn set<'a>(
    stick: &Stick,
    issue: &Issue,
    page: &Page,
    index: usize,
    fill: &'a Fill,
    rect: AreaRect,
) -> Result<Vec<FixedPart<'a>>, TemplateErrors> {
    let (kind, height) = (page.layout.areas[index].kind, rect.height);
    let (role, story, frame) = match (kind, fill) {
        (AreaKind::Masthead, _) => {
            let ear_apart = page.layout.areas.iter().any(|area| area.kind == AreaKind::Ear);
            ("masthead", None, furniture::masthead(stick, issue, page, !ear_apart, height)?)
        }
        (AreaKind::Ear, _) => ("ear", None, furniture::ear(stick, issue, height)?),
        (AreaKind::Colophon, _) => ("colophon", None, furniture::colophon(stick, issue, height)?),
        (AreaKind::Strip, Fill::Story(story)) => {
            ("strip", Some(&**story), furniture::strip(stick, story, height)?)
        }
        (_, Fill::Files(files)) => return ads::set(stick, page, index, files, rect),
        _ => return Ok(Vec::new()),
    };
    Ok(vec![FixedPart { role, story, at: (rect.x, rect.y), frame }])
}
