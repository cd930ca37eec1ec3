//! A page made up: first the heights of its rows, then each area at the depth it got.

use std::ops::Range;

use super::area::AreaFit;
use super::cost::Cost;
use super::rows::{heights, rows_of};
use super::{AreaPlan, Lines, PageJob, PagePlan};

/// The greatest depth at which settings are told apart; pages are not deeper.
const DEEPEST: u32 = 400;

/// Makes up a page. The plan is always complete: what does not fit is named in it.
pub fn plan(job: &PageJob) -> PagePlan {
    let deepest = job.lines.0.min(DEEPEST);
    let fits: Vec<AreaFit> = job.areas.iter().map(|area| AreaFit::new(area, deepest)).collect();
    let cost = |area: usize, depth: u32| fits.get(area).map_or(Cost::ZERO, |fit| fit.cost(depth));
    let rows = heights(job, &cost);
    let areas = job.areas.iter().zip(fits).map(|(area, fit)| {
        let (top, height) = extent(&rows, &area.rows);
        AreaPlan { top: Lines(top), height: Lines(height), set: fit.set(height) }
    });
    PagePlan {
        areas: areas.collect(),
        rows: rows.iter().map(|&(top, height)| (Lines(top), Lines(height))).collect(),
    }
}

/// Top and height of an area.
fn extent(rows: &[(u32, u32)], spanned: &Range<usize>) -> (u32, u32) {
    match rows.get(rows_of(spanned, rows.len())) {
        Some([(top, height)]) => (*top, *height),
        Some([(top, _), .., (last, height)]) => (*top, last + height - top),
        _ => (0, 0),
    }
}
