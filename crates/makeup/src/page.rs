//! A page made up: the heights of its rows and the sizes of its headlines, then each area at the depth it got.

use std::ops::Range;

use super::area::AreaFit;
use super::cost::{self, Cost};
use super::heads::{self, HeadArea, Heads, PlacedHead};
use super::rows::{Rows, fill_page, rows_of};
use super::{AreaPlan, Lines, PageJob, PagePlan};

/// The greatest depth at which settings are told apart; pages are not deeper.
pub(super) const DEEPEST: u32 = 400;

/// Makes up a page. The plan is always complete: what does not fit is named in it.
pub fn plan(job: &PageJob) -> PagePlan {
    let deepest = job.lines.0.min(DEEPEST);
    let fits: Vec<AreaFit> = job.areas.iter().map(|area| AreaFit::new(area, deepest)).collect();
    let mut allowed: Vec<Heads> = job.areas.iter().map(Heads::asked).collect();
    let mut rows = rows(job, &fits, &allowed);
    while let Some(mended) = mend_heads(job, &fits, &rows, &allowed) {
        (rows, allowed) = mended;
    }
    let areas = job.areas.iter().zip(fits).zip(allowed).map(|((area, fit), heads)| {
        let (top, height) = extent(&rows.tops, &area.rows);
        AreaPlan { top: Lines(top), height: Lines(height), set: fit.set(height, heads) }
    });
    PagePlan {
        areas: areas.collect(),
        rows: rows.tops.iter().map(|&(top, height)| (Lines(top), Lines(height))).collect(),
        white: rows.white.into_iter().map(Lines).collect(),
    }
}

/// The page with one pair of headlines mended, in the way that costs least; `None` if nothing is to be mended. Two titles
/// alike are better than copy that does not fit: they are told, and nobody has to cut.
fn mend_heads(
    job: &PageJob,
    fits: &[AreaFit],
    rows: &Rows,
    allowed: &[Heads],
) -> Option<(Rows, Vec<Heads>)> {
    let placed = placed(job, fits, rows, allowed);
    let areas: Vec<HeadArea> = job.areas.iter().map(HeadArea::of).collect();
    heads::mend(&areas, &placed, allowed, rows.cost + cost::LINE_OVER, |area, heads| {
        let mut allowed = allowed.to_vec();
        allowed[area] = heads;
        let rows = self::rows(job, fits, &allowed);
        (rows.cost, (rows, allowed))
    })
}

/// The rows that cost least while these headlines may be taken. What each area costs at each depth is asked many times, and
/// worked out once.
fn rows(job: &PageJob, fits: &[AreaFit], allowed: &[Heads]) -> Rows {
    let deepest = job.lines.0.min(DEEPEST);
    let cost = |area: usize, depth: u32| fits[area].cost(depth, allowed[area]);
    let curve = |area: usize| (0..=deepest).map(|depth| cost(area, depth)).collect();
    let curves: Vec<Vec<Cost>> = (0..fits.len()).map(curve).collect();
    let known = |area: usize, depth: u32| curves[area].get(depth as usize).copied();
    fill_page(job, &|area, depth| known(area, depth).unwrap_or_else(|| cost(area, depth)))
}

/// The headlines as they stand.
fn placed(job: &PageJob, fits: &[AreaFit], rows: &Rows, allowed: &[Heads]) -> Vec<PlacedHead> {
    let heads = job.areas.iter().zip(fits).enumerate().filter_map(|(area, (job, fit))| {
        let AreaFit::Story(story) = fit else { return None };
        let (top, height) = extent(&rows.tops, &job.rows);
        Some(PlacedHead { area, top, size: story.head(height, allowed[area]) })
    });
    heads.collect()
}

/// Top and height of an area.
fn extent(rows: &[(u32, u32)], spanned: &Range<usize>) -> (u32, u32) {
    match rows.get(rows_of(spanned, rows.len())) {
        Some([(top, height)]) => (*top, *height),
        Some([(top, _), .., (last, height)]) => (*top, last + height - top),
        _ => (0, 0),
    }
}
