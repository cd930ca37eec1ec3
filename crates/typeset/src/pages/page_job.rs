//! What makeup is asked about a page: its rows, the white between them, and what stands in its areas.

use kanyin_issue::{AreaKind, Layout, Page, RowHeight};
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
            bends: false,
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

/// Lets rows bend whose height may give way to copy: those with copy alone, whose height was drawn before it was known. Ads
/// are sold at theirs, and where a page makes itself up the heights are its own. Says whether there are any.
pub fn let_rows_bend(job: &mut PageJob, layout: &Layout) -> bool {
    for (row, job) in job.rows.iter_mut().enumerate() {
        let mut areas = layout.areas.iter().filter(|area| area.rows.contains(&row));
        job.bends = job.height.is_some() && !layout.is_auto && areas.all(|area| is_copy(area.kind));
    }
    job.rows.iter().any(|row| row.bends)
}

fn is_copy(kind: AreaKind) -> bool {
    use AreaKind::{Briefs, Filler, Headline, Sidebar, Story};
    matches!(kind, Briefs | Filler | Headline | Sidebar | Story)
}
