//! A galley cut into columns as shallow as it goes: the text of a box.

use kanyin_makeup::{
    self as makeup, AreaContent, AreaJob, Grows, Lines, PageJob, RowJob, Set, StoryJob, StoryPlan,
};

use crate::galley::{Galley, GalleyRow};

/// A galley in columns of even depth.
pub struct EvenColumns {
    /// Its rows as they are set.
    pub rows: Vec<GalleyRow>,
    /// Column and line of each; blank rows at the ends have none.
    pub seats: Vec<Option<(u8, u32)>>,
    /// Lines of the deepest column.
    pub depth: u32,
}

impl EvenColumns {
    /// Cuts a galley into so many columns, a line `leading` points high.
    pub fn of(galley: &Galley, columns: u8, leading: f64) -> Self {
        let flags = galley.flags();
        let high = flags.len() as u32;
        if columns > 1 {
            let least = high.div_ceil(u32::from(columns)).max(1);
            for depth in least..=high.max(1) {
                if let Some((job, plan)) = plan_at(galley, columns, depth) {
                    let rows = galley.as_set(&job, &plan.lengths, leading);
                    let seats = plan.seats.iter().map(|s| s.map(|s| (s.column, s.line))).collect();
                    return Self { rows, seats, depth };
                }
            }
        }
        let used = flags.iter().rposition(|row| !row.blank).map_or(0, |last| last + 1);
        let seats = (0..flags.len()).map(|n| (n < used).then_some((0, n as u32))).collect();
        Self { rows: galley.rows.clone(), seats, depth: used as u32 }
    }
}

/// The job and the plan for a depth, if the galley fits.
fn plan_at(galley: &Galley, columns: u8, depth: u32) -> Option<(StoryJob, StoryPlan)> {
    let story = galley.job(columns);
    let job = PageJob {
        lines: Lines(depth),
        rows: vec![RowJob {
            height: Some(Lines(depth)),
            wish: None,
            bends: false,
            gap_above: Lines(0),
            grows: Grows::Not,
        }],
        areas: vec![AreaJob {
            rows: 0..1,
            columns: 0..1,
            content: AreaContent::Story(story.clone()),
        }],
    };
    let area = makeup::plan(&job).areas.into_iter().next()?;
    match area.set {
        Set::Story(plan) if plan.overset_from.is_none() => Some((story, plan)),
        _ => None,
    }
}
