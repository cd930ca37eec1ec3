//! Plans drawn with characters, to be looked at.

use std::fmt::Write;

use super::*;

/// Lines drawn at most.
pub const DRAWN: u32 = 200;

/// All areas of a page, one under the other.
pub fn page(job: &PageJob, plan: &PagePlan) -> String {
    let mut out = String::new();
    for (area, (asked, made)) in job.areas.iter().zip(&plan.areas).enumerate() {
        writeln!(out, "area {area}: lines {}+{}", made.top.0, made.height.0).unwrap();
        match (&asked.content, &made.set) {
            (AreaContent::Story(job), Set::Story(plan)) => {
                out += &story(job, plan, made.height.0);
                writeln!(
                    out,
                    "  gave {:?}, spare {}, overset from {:?} of {}",
                    plan.gave,
                    plan.spare.0,
                    plan.overset_from,
                    plan.seats.len()
                )
                .unwrap();
            }
            (_, set) => writeln!(out, "  {set:?}").unwrap(),
        }
    }
    out
}

/// One story: `H` head, digits pictures, `_` captions, `F` foot, `-` text, `<` and `>` text set in a
/// line less and more, `.` white in the galley, `X` two things in one place.
pub fn story(job: &StoryJob, plan: &StoryPlan, height: u32) -> String {
    let columns = usize::from(job.columns.0).max(1);
    let mut cells = vec![vec![' '; columns]; height.min(DRAWN) as usize];
    let mut put = |column: usize, line: usize, mark: char| {
        if let Some(cell) = cells.get_mut(line).and_then(|line| line.get_mut(column)) {
            *cell = if *cell == ' ' { mark } else { 'X' };
        }
    };
    if let Some(head) = &job.head {
        let lines = head.sizes.get(plan.head_size).map_or(0, |size| size.lines.0.min(DRAWN));
        for line in 0..lines {
            (0..usize::from(head.span.0.max(1))).for_each(|column| put(column, line as usize, 'H'));
        }
    }
    if let Some(foot) = job.foot.get(plan.foot_size) {
        for line in height.saturating_sub(foot.lines.0)..height.min(DRAWN) {
            (0..columns).for_each(|column| put(column, line as usize, 'F'));
        }
    }
    for (index, picture) in plan.pictures.iter().enumerate() {
        let Some(picture) = picture else { continue };
        let caption = job.pictures[index].widths[picture.width].caption.0;
        for line in 0..picture.lines.0 + caption {
            let mark = if line < picture.lines.0 { (b'1' + index as u8) as char } else { '_' };
            for column in 0..usize::from(picture.columns.0) {
                put(usize::from(picture.column) + column, (picture.top.0 + line) as usize, mark);
            }
        }
    }
    let rows = job.rows_as_set(&plan.lengths);
    for ((row, origin), seat) in rows.iter().zip(job.origins(&plan.lengths)).zip(&plan.seats) {
        if let Some(seat) = seat {
            let mark = match origin {
                RowOrigin::Alternative { length: ParagraphLength::Less, .. } => '<',
                RowOrigin::Alternative { .. } => '>',
                RowOrigin::Best(_) if row.blank => '.',
                RowOrigin::Best(_) => '-',
            };
            put(usize::from(seat.column), seat.line as usize, mark);
        }
    }
    let mut out = String::new();
    for (line, row) in cells.iter().enumerate() {
        let row: String = row.iter().map(|cell| format!(" {cell}{cell}{cell}")).collect();
        writeln!(out, "  {line:3}{row}|").unwrap();
    }
    out
}
