//! What fills its area, whatever its height: masthead, ear, strip, colophon, ads, fillers.

use std::path::Path;

use kanyin_issue::{AreaKind, Fill, Issue, Page, PlacedFile};

use super::area::AreaRect;
use super::fixed_part::FixedPart;
use super::masthead_rows::MastheadRows;
use crate::engine::TemplateErrors;
use crate::house::Stick;
use crate::parts::masthead::{self, EarCopy, EarSide};
use crate::parts::{colophon, pictures, strip};
use crate::stand_ins::Shown;

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
        (_, Fill::Files(files)) => return side_by_side(stick, kind, files, rect),
        _ => return Ok(Vec::new()),
    };
    Ok(vec![FixedPart { role, story, at: (rect.x, rect.y), frame }])
}

/// Files side by side, each in an equal share of the width, whole and never skewed.
fn side_by_side<'a>(
    stick: &Stick,
    kind: AreaKind,
    files: &[PlacedFile],
    rect: AreaRect,
) -> Result<Vec<FixedPart<'a>>, TemplateErrors> {
    let role = if kind == AreaKind::Ad { "ad" } else { "filler" };
    let gutter = stick.house.grid.gutter;
    let count = files.len().max(1) as f64;
    let share = (rect.width - (count - 1.0) * gutter) / count;
    let one = |(n, file): (usize, &PlacedFile)| {
        let ratio = file.ratio.clamp(0.02, 50.0);
        let width = share.min(rect.height * ratio);
        let height = width / ratio;
        let x = rect.x + n as f64 * (share + gutter) + (share - width) / 2.0;
        let y = rect.y + (rect.height - height) / 2.0;
        let shown = Shown::whole(file);
        let alt = named(&shown.path, kind == AreaKind::Ad);
        let frame = pictures::place(&stick.over(width).deeper(n), &shown, &alt, height)?;
        Ok(FixedPart { role, story: None, at: (x, y), frame })
    };
    files.iter().enumerate().map(one).collect()
}

/// What those hear of a picture who cannot see it, where nobody wrote a caption: its file's name.
fn named(path: &Path, is_ad: bool) -> String {
    let name = path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into());
    if is_ad { format!("广告：{name}") } else { name }
}
