//! What makeup is asked about a page: its rows, the white between them, and what stands in its areas.

use kanyin_issue::{Page, RowHeight};
use kanyin_makeup::{AreaJob, Grows, Lines, PageJob, RowJob};

use super::auto::giving;
use super::rules;
use crate::forms::SetArea;
use crate::house::House;

/// What makeup is asked about a page.
pub fn page_job(house: &House, page: &Page, set: &[SetArea]) -> PageJob {
    let wider = |row: usize| page.layout.wider.get(row).map(|lines| Grows::By(Lines(*lines)));
    let rows = page
        .layout
        .rows
        .iter()
        .zip(rules::gaps(&page.layout))
        .enumerate()
        .map(|(row, (height, gap_above))| RowJob {
            height: match height {
                RowHeight::Lines(lines) => Some(Lines(*lines)),
                RowHeight::Auto(_) => None,
            },
            wish: None,
            gap_above,
            grows: match wider(row) {
                Some(known) => known,
                // Between stories, not below a masthead or above a strip.
                None if gap_above.0 > 1 => Grows::MayBeWider,
                None => Grows::Not,
            },
        })
        .collect();
    let areas = page
        .layout
        .areas
        .iter()
        .zip(set)
        .map(|(area, set)| AreaJob {
            rows: area.rows.clone(),
            columns: area.cells.clone(),
            content: match page.layout.is_auto {
                true => giving(set.content()),
                false => set.content(),
            },
        })
        .collect();
    PageJob { lines: Lines(house.grid.lines), rows, areas }
}
