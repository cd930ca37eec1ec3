//! Briefs that run from column to column under one rail head.

use super::*;

/// Briefs of so many lines of text, each under a head of one.
fn briefs(columns: u8, lines: &[usize]) -> StoryJob {
    let mut rows = Vec::new();
    for (n, &text) in lines.iter().enumerate() {
        if n > 0 {
            rows.push(Row { blank: true, stretch: true, ..Row::default() });
        }
        rows.push(Row::default());
        // Two lines stay with the head, and the last is never alone.
        rows.extend(
            (0..text).map(|line| Row { keep: line < 2 || line + 1 == text, ..Row::default() }),
        );
    }
    let AreaContent::Story(story) = story(columns, head(1, &[(2, 0)]), vec![], "") else {
        panic!()
    };
    StoryJob { spreads: Spreads::Anywhere, rows, paragraphs: Vec::new(), ..story }
}

/// How briefs are set in an area so deep.
fn set(job: &StoryJob, depth: u32) -> StoryPlan {
    let mut job = page(&[(None, 0)], vec![(0..1, AreaContent::Story(job.clone()))]);
    job.lines = Lines(depth);
    let plan = plan(&job);
    random::check_page(&job, &plan).unwrap_or_else(|error| panic!("{error}"));
    match plan.areas.into_iter().next().map(|area| area.set) {
        Some(Set::Story(story)) => story,
        other => panic!("{other:?}"),
    }
}

/// The line after the last of each column.
fn feet(plan: &StoryPlan, columns: u8) -> Vec<u32> {
    let foot = |column: u8| {
        let own = plan.seats.iter().flatten().filter(|seat| seat.column == column);
        own.map(|seat| seat.line + 1).max().unwrap_or(0)
    };
    (0..columns).map(foot).collect()
}

/// Twelve briefs as a paper has them: one of a single line, one of twenty.
const TWELVE: [usize; 12] = [1, 20, 3, 4, 5, 3, 2, 8, 4, 5, 6, 2];

#[test]
fn columns_of_briefs_end_flush() {
    for (columns, lengths) in
        [(4, &TWELVE[..]), (3, &TWELVE[2..]), (2, &TWELVE[3..9]), (3, &[3; 6])]
    {
        let job = briefs(columns, lengths);
        let lines = 2 + job.rows.len() as u32;
        let least = lines.div_ceil(u32::from(columns));
        // At one of the depths that they may take they fill it; nothing is lost at any.
        let fits = (least..least + 4).map(|depth| set(&job, depth));
        let full = fits.filter(|plan| plan.overset_from.is_none()).find(|plan| {
            let feet = feet(plan, columns);
            let (most, fewest) = (feet.iter().max(), feet.iter().min());
            most.zip(fewest).is_some_and(|(most, fewest)| most - fewest <= 1)
        });
        assert!(full.is_some(), "{lengths:?} over {columns} columns");
    }
}

#[test]
fn white_between_briefs_is_a_line_or_two_and_a_head_keeps_its_text() {
    let job = briefs(4, &TWELVE);
    let heads: Vec<usize> =
        (0..job.rows.len()).filter(|n| *n == 0 || job.rows[n - 1].blank).collect();
    for depth in 22..30 {
        let plan = set(&job, depth);
        assert_eq!(plan.overset_from, None, "{depth}");
        for (n, &row) in heads.iter().enumerate() {
            let [head, first] = [row, row + 1].map(|row| plan.seats[row].unwrap());
            assert_eq!((first.column, first.line), (head.column, head.line + 1), "{depth}: {n}");
            let Some(above) = row.checked_sub(2).and_then(|row| plan.seats[row]) else { continue };
            match above.column == head.column {
                true => assert!((2..=3).contains(&(head.line - above.line)), "{depth}: {n}"),
                false => assert_eq!(head.line, 0, "{depth}: white vanishes at a column's head"),
            }
        }
    }
}

#[test]
fn no_column_stays_empty_while_others_have_white_at_their_foot() {
    let plan = set(&briefs(4, &TWELVE), 36);
    assert!(feet(&plan, 4).iter().all(|foot| *foot > 0), "{:?}", feet(&plan, 4));
}
