//! What goes across the page at its head and foot, and leaves the rest to the search: masthead, strip, and an ad and the
//! colophon, half the page each.

use kanyin_issue::{AreaKind, Fill, Issue, Page, RowHeight};

use super::booked::Booked;
use crate::grid::PageGrid;
use crate::pages::fills::PageFills;
use crate::pages::rules::{GAP, THIN};
use crate::pages::shapes;

/// The bands of a page.
#[derive(Debug, Clone, Default)]
pub struct Bands {
    /// Lines at the head that are taken, white below them included.
    pub head: u32,
    /// The same at the foot, white above included.
    pub foot: u32,
    /// The bands: first line, lines, areas side by side that share the width.
    pub rows: Vec<(u32, u32, Vec<usize>)>,
}

impl Bands {
    /// Those of a page.
    pub fn of(grid: &PageGrid, issue: &Issue, page: &Page, fills: &PageFills) -> Self {
        let mut bands = Self::default();
        let areas = || page.layout.areas.iter().enumerate();
        for (n, _) in areas().filter(|(_, area)| area.kind == AreaKind::Masthead) {
            let lines = own_lines(page, n).min(grid.lines);
            bands.rows.push((bands.head, lines, vec![n]));
            bands.head += lines + THIN;
        }
        for (n, _) in areas().filter(|(_, area)| area.kind == AreaKind::Strip) {
            bands.at_foot(grid.lines, own_lines(page, n), THIN, vec![n]);
        }
        let colophon = areas().find(|(_, area)| area.kind == AreaKind::Colophon).map(|(n, _)| n);
        // Ads of half a page stand two and two, and the last one beside the colophon; any other if it is the only one.
        let ads: Vec<usize> =
            areas().filter(|(_, a)| a.kind == AreaKind::Ad).map(|(n, _)| n).collect();
        let is_half = |n: &usize| match fills.at(*n) {
            Fill::Files(files) => Booked::of(grid, files) == Booked::Half,
            _ => false,
        };
        let mut halves: Vec<usize> = ads.iter().copied().filter(is_half).collect();
        let may_be_half = |n: &usize| match fills.at(*n) {
            Fill::Files(files) => Booked::may_be_half(grid, files),
            _ => false,
        };
        if halves.is_empty() && ads.len() == 1 && ads.iter().all(may_be_half) && colophon.is_some()
        {
            halves.clone_from(&ads);
        }
        for pair in halves.chunks(2) {
            let beside = match (pair, colophon) {
                ([_], Some(colophon)) => vec![pair[0], colophon],
                ([_], None) => continue,
                _ => pair.to_vec(),
            };
            let half = grid.cell_span(2, 1);
            let high = |n: &usize| match fills.at(*n) {
                Fill::Files(files) => shapes::lines(grid, half, files),
                _ => colophon_lines(issue),
            };
            let lines = beside.iter().map(high).max().unwrap_or(0);
            if lines * 3 <= grid.lines {
                bands.at_foot(grid.lines, lines, GAP, beside);
            }
        }
        bands
    }

    /// Lines that are left.
    pub fn free(&self, lines: u32) -> u32 {
        lines.saturating_sub(self.head + self.foot)
    }

    /// The gutters of so many columns that no band stands across: a bit for each.
    pub fn open(&self, columns: u8) -> u32 {
        let is_open = |gutter: u32| {
            let parts = |areas: &Vec<usize>| areas.len().max(1) as u32;
            self.rows.iter().all(|(_, _, areas)| {
                (gutter * parts(areas)).is_multiple_of(u32::from(columns)) && parts(areas) > 1
            })
        };
        (1..u32::from(columns).min(32)).filter(|n| is_open(*n)).fold(0, |open, n| open | 1 << n)
    }

    /// Whether an area stands in a band.
    pub fn holds(&self, area: usize) -> bool {
        self.rows.iter().any(|(_, _, areas)| areas.contains(&area))
    }

    fn at_foot(&mut self, page: u32, lines: u32, white: u32, areas: Vec<usize>) {
        let top = page.saturating_sub(self.foot + lines);
        self.rows.push((top, lines, areas));
        self.foot += lines + white;
    }
}

/// Lines that the layout gives an area alone.
fn own_lines(page: &Page, area: usize) -> u32 {
    match page.layout.rows.get(page.layout.areas[area].rows.start) {
        Some(RowHeight::Lines(lines)) => *lines,
        _ => 0,
    }
}

/// Lines of a colophon over half the page.
pub fn colophon_lines(issue: &Issue) -> u32 {
    issue.paper.colophon.len() as u32 + 3
}
