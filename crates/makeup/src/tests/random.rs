//! What must hold of the plan of any page, likely or absurd.

use proptest::prelude::*;

use super::*;

pub fn rows_of_galley() -> impl Strategy<Value = Vec<Row>> {
    let word = prop_oneof![
        6 => (1usize..30).prop_map(|n| format!("t{n}")),
        2 => Just("s".to_string()),
        1 => (2usize..40).prop_map(|n| format!("b{n}")),
    ];
    prop::collection::vec(word, 0..14).prop_map(|words| galley(&words.join(" ")))
}

fn wild_rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (any::<bool>(), any::<bool>(), any::<bool>());
    prop::collection::vec(row, 0..120).prop_map(|rows| {
        let row = |(keep, blank, stretch)| Row { keep, blank, stretch, shy: keep != stretch };
        rows.into_iter().map(row).collect()
    })
}

/// A number of lines: mostly small, now and then absurd.
fn lines(most: u32) -> impl Strategy<Value = Lines> {
    prop_oneof![
        60 => (0..=most).prop_map(Lines),
        1 => Just(Lines(u32::MAX)),
    ]
}

fn head_sizes() -> impl Strategy<Value = Vec<HeadSize>> {
    let look =
        prop::option::of((20u32..24, 1u8..3).prop_map(|(size, rows)| HeadLook { size, rows }));
    let size = (lines(9), 0u32..9, look, white_under(), taken());
    let size = size.prop_map(|(lines, cost, look, white_under, taken)| HeadSize {
        lines,
        cost,
        look,
        white_under,
        taken,
    });
    prop::collection::vec(size, 0..4)
}

fn taken() -> impl Strategy<Value = Taken> {
    use Taken::{AtLast, Freely, ToTellApart};
    prop_oneof![Just(Freely), Just(ToTellApart), Just(AtLast)]
}

fn spreads() -> impl Strategy<Value = Spreads> {
    use Spreads::{Alike, Anywhere, AnywhereAtLast};
    prop_oneof![Just(Alike), Just(Anywhere), Just(AnywhereAtLast)]
}

fn white_under() -> impl Strategy<Value = WhiteUnder> {
    use WhiteUnder::{AsItIs, MayWiden, MayWidenLarge};
    prop_oneof![Just(AsItIs), Just(MayWiden), Just(MayWidenLarge)]
}

fn head_job() -> impl Strategy<Value = HeadJob> {
    let wish = prop::collection::vec(0usize..4, 0..2);
    (0u8..7, head_sizes(), any::<bool>(), wish).prop_map(|(span, sizes, closed, wish)| HeadJob {
        span: Columns(span),
        sizes,
        wish,
        closed,
    })
}

fn wish() -> impl Strategy<Value = PictureWish> {
    let edge = prop_oneof![Just(PictureEdge::Top), Just(PictureEdge::Foot)];
    let columns = (1u8..7).prop_map(Columns);
    let wish = (
        prop::option::weighted(0.2, columns),
        prop::option::weighted(0.2, 0u8..7),
        prop::option::weighted(0.2, edge),
        prop::option::weighted(0.2, lines(20)),
    );
    wish.prop_map(|(columns, column, edge, lines)| PictureWish { columns, column, edge, lines })
}

fn picture_job() -> impl Strategy<Value = PictureJob> {
    let width = (0u8..7, lines(20), 0u32..3, 0u32..3, lines(3), 0u32..9).prop_map(
        |(columns, ideal, less, more, caption, cost)| PictureWidth {
            columns: Columns(columns),
            least: Lines(ideal.0.saturating_sub(less)),
            ideal,
            most: Lines(ideal.0.saturating_add(more)),
            caption,
            ends_high: ideal.0 % 2 == 1,
            cost,
        },
    );
    let edge = prop_oneof![
        Just(PictureEdge::Any),
        Just(PictureEdge::Top),
        Just(PictureEdge::Foot),
        (0u8..7).prop_map(|at| PictureEdge::Near(Columns(at)))
    ];
    (edge, any::<bool>(), prop::collection::vec(width, 0..4), wish())
        .prop_map(|(edge, goes_under, widths, wish)| PictureJob { edge, goes_under, widths, wish })
}

/// The paragraphs of a galley: runs of its rows, of which some can give. Now and then one is not
/// what it should be.
pub fn paragraphs_of(rows: &[Row]) -> impl Strategy<Value = Vec<ParagraphJob>> + use<> {
    let count = rows.len();
    let run = (1usize..9, any::<bool>(), any::<bool>(), 0u32..12, 0u32..60);
    prop::collection::vec(run, 0..40).prop_map(move |runs| {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for (lines, less, more, cost, odd) in runs {
            let rows = start..(start + lines).min(count);
            start = rows.end + usize::from(odd % 7 == 0);
            if rows.is_empty() {
                break;
            }
            let lines = rows.len();
            let set = |lines| Alternative { rows: text(lines), cost };
            paragraphs.push(match odd {
                0 => ParagraphJob { rows: 3..count + 9, less: Some(set(1)), more: None },
                1 => ParagraphJob { rows: 0..lines, less: None, more: Some(set(lines + 1)) },
                2 => ParagraphJob { rows, less: Some(set(lines)), more: Some(set(0)) },
                _ => ParagraphJob {
                    rows,
                    less: less.then(|| set(lines - 1)),
                    more: more.then(|| set(lines + 1)),
                },
            });
        }
        paragraphs
    })
}

/// The rows of a paragraph.
pub fn text(lines: usize) -> Vec<Row> {
    let mut rows = vec![Row::default(); lines];
    if let [_, .., last] = &mut rows[..] {
        last.keep = true;
    }
    rows
}

fn story_job() -> impl Strategy<Value = StoryJob> {
    let rank = prop_oneof![Just(Rank::Lead), Just(Rank::Second), Just(Rank::Normal)];
    (
        (rank, spreads()),
        0u8..7,
        prop::option::of(head_job()),
        prop::collection::vec(picture_job(), 0..4),
        prop_oneof![3 => Just(Vec::new()), 1 => head_sizes()],
        prop_oneof![3 => rows_of_galley(), 1 => wild_rows()]
            .prop_flat_map(|rows| (paragraphs_of(&rows), Just(rows))),
    )
        .prop_map(|((rank, spreads), columns, head, pictures, foot, (paragraphs, rows))| {
            StoryJob {
                rank,
                columns: Columns(columns),
                spreads,
                head,
                pictures,
                foot,
                rows,
                paragraphs,
            }
        })
}

fn stack_part() -> impl Strategy<Value = StackPart> {
    let cost = || prop::option::of(0u32..20);
    (lines(9), cost(), cost()).prop_map(|(lines, less, more)| StackPart {
        less: less.filter(|_| lines.0 > 1),
        lines,
        more,
    })
}

fn content() -> impl Strategy<Value = AreaContent> {
    prop_oneof![
        1 => Just(AreaContent::Any),
        1 => lines(30).prop_map(AreaContent::Shape),
        2 => prop::collection::vec(lines(30), 1..4).prop_map(AreaContent::Part),
        2 => (any::<bool>(), prop::collection::vec(stack_part(), 0..9))
            .prop_map(|(head, parts)| AreaContent::Stack { head, parts }),
        6 => story_job().prop_map(AreaContent::Story),
    ]
}

fn page_job() -> impl Strategy<Value = PageJob> {
    let row = (prop_oneof![3 => Just(None), 2 => lines(20).prop_map(Some)], lines(3), 0u32..2);
    let wish = prop::option::weighted(0.2, lines(20));
    let row = (row, wish).prop_map(|((height, gap_above, more), wish)| RowJob {
        height,
        wish,
        gap_above,
        grows: if more > 0 { Grows::MayBeWider } else { Grows::Not },
    });
    let area =
        (0usize..7, 0usize..4, 0u8..4, content()).prop_map(|(from, count, column, content)| {
            AreaJob { rows: from..from + count, columns: column..column + 1, content }
        });
    (
        prop_oneof![4 => Just(73u32), 2 => 0u32..130, 1 => Just(u32::MAX)],
        prop::collection::vec(row, 0..7),
        prop::collection::vec(area, 0..6),
    )
        .prop_map(|(lines, rows, areas)| PageJob { lines: Lines(lines), rows, areas })
}

/// Rows, areas and parts fill the page, in order.
pub fn check_page(job: &PageJob, plan: &PagePlan) -> Result<(), TestCaseError> {
    prop_assert_eq!(plan.rows.len(), job.rows.len());
    prop_assert_eq!(plan.areas.len(), job.areas.len());
    let mut line = 0;
    for (top, height) in &plan.rows {
        prop_assert!(top.0 >= line);
        line = top.0 + height.0;
    }
    prop_assert!(plan.rows.is_empty() || line == job.lines.0, "the page is filled");
    for (area, made) in job.areas.iter().zip(&plan.areas) {
        prop_assert!(made.top.0 + made.height.0 <= job.lines.0);
        match (&area.content, &made.set) {
            (AreaContent::Story(job), Set::Story(plan)) => check_story(job, plan, made.height.0)?,
            (AreaContent::Stack { parts, .. }, Set::Stack { tops, lengths, over, .. }) => {
                let mut line = 0;
                for ((top, part), length) in tops.iter().zip(parts).zip(lengths) {
                    prop_assert!(top.0 >= line);
                    line = top.0 + part.lines.0.saturating_add_signed(length.change());
                }
                prop_assert!(line <= made.height.0);
                prop_assert_eq!(over.0 > 0, tops.len() < parts.len());
            }
            (AreaContent::Part(heights), Set::Part { height, over, spare }) => {
                let least = heights.iter().min().copied().unwrap_or_default();
                prop_assert_eq!(least.0 > made.height.0, over.0 > 0);
                prop_assert_eq!(height.0 + spare.0, made.height.0);
            }
            (AreaContent::Any | AreaContent::Shape(_), Set::Any) => {}
            (job, set) => prop_assert!(false, "{:?} set as {:?}", job, set),
        }
    }
    Ok(())
}

fn check_story(job: &StoryJob, plan: &StoryPlan, height: u32) -> Result<(), TestCaseError> {
    check_settings(job, plan)?;
    let rows = job.rows_as_set(&plan.lengths);
    prop_assert_eq!(plan.seats.len(), rows.len());
    prop_assert_eq!(plan.pictures.len(), job.pictures.len());
    let over = plan.overset_from.unwrap_or(rows.len());
    let mut last: Option<(usize, Seat)> = None;
    for (index, (row, seat)) in rows.iter().zip(&plan.seats).enumerate() {
        prop_assert!(row.blank || seat.is_some() == (index < over), "row {} is lost", index);
        let Some(seat) = *seat else { continue };
        prop_assert!(seat.line < height);
        if let Some((_, before)) = last {
            prop_assert!((before.column, before.line) < (seat.column, seat.line));
        }
        if last.is_none_or(|(_, before)| before.column != seat.column) {
            prop_assert!(!row.blank, "a column starts with white");
            if last.is_some() {
                check_cut(&rows, plan, index)?;
            }
        }
        last = Some((index, seat));
    }
    check_white(&rows, job.spreads, plan)?;
    let placed = plan.pictures.iter().any(Option::is_some);
    if placed || plan.seats.iter().any(Option::is_some) {
        let drawing = draw::story(job, plan, height);
        prop_assert!(!drawing.contains('X'), "two things in one place:\n{}", drawing);
        for (picture, job) in plan.pictures.iter().zip(&job.pictures) {
            let Some(picture) = picture else { continue };
            let width = &job.widths[picture.width];
            prop_assert_eq!(picture.columns, width.columns);
            prop_assert!(picture.top.0 + picture.lines.0 + width.caption.0 <= height);
        }
        if height <= draw::DRAWN {
            check_flush(job, plan, &drawing)?;
        }
    }
    Ok(())
}

/// Paragraphs are set as they can be, and what gave is told.
fn check_settings(job: &StoryJob, plan: &StoryPlan) -> Result<(), TestCaseError> {
    prop_assert_eq!(plan.lengths.len(), job.paragraphs.len());
    let mut told = Vec::new();
    let mut rows = job.rows.len();
    for (number, length) in plan.lengths.iter().enumerate() {
        let Some(alternative) = job.paragraphs[number].alternative(*length) else {
            prop_assert_eq!(*length, ParagraphLength::Best);
            continue;
        };
        told.push(Gave::Paragraph(number, *length));
        rows = rows + alternative.rows.len() - job.paragraphs[number].rows.len();
    }
    prop_assert_eq!(job.rows_as_set(&plan.lengths).len(), rows);
    let gave = plan.gave.iter().filter(|gave| matches!(gave, Gave::Paragraph(..))).copied();
    prop_assert_eq!(gave.collect::<Vec<_>>(), told);
    Ok(())
}

/// The galley may be cut before this row, unless what must stay whole there is longer than any
/// column.
fn check_cut(rows: &[Row], plan: &StoryPlan, row: usize) -> Result<(), TestCaseError> {
    let gap = |row: usize| {
        let from = (0..row).rev().find(|&row| !rows[row].blank).map_or(0, |row| row + 1);
        from..=row
    };
    let may_cut = |row: usize| gap(row).any(|row| !rows[row].keep);
    if may_cut(row) {
        return Ok(());
    }
    let solid = |row: usize| !rows[row].blank;
    let start = (0..row).rev().find(|&row| solid(row) && may_cut(row));
    let start = start.or((0..row).find(|&row| solid(row))).unwrap_or(0);
    let end = (row..rows.len()).find(|&row| solid(row) && may_cut(row));
    let run = end.unwrap_or(rows.len()) - start;
    let deepest = (0..=u8::MAX)
        .map(|column| plan.seats.iter().flatten().filter(|seat| seat.column == column).count())
        .max();
    prop_assert!(deepest.is_some_and(|deepest| run >= deepest), "cut before row {}", row);
    Ok(())
}

/// Inside the columns every place that may take white has taken a line of it, or none has; where white spreads, any of
/// them.
fn check_white(rows: &[Row], spreads: Spreads, plan: &StoryPlan) -> Result<(), TestCaseError> {
    let solid: Vec<(usize, Seat)> = plan
        .seats
        .iter()
        .enumerate()
        .filter(|(row, _)| !rows[*row].blank)
        .filter_map(|(row, seat)| seat.map(|seat| (row, seat)))
        .collect();
    let mut added = std::collections::BTreeSet::new();
    for pair in solid.windows(2) {
        let [(row, seat), (next, below)] = pair else {
            continue;
        };
        if seat.column == below.column {
            let white = below.line - seat.line - 1;
            let came = (next - row - 1) as u32;
            let may = rows[row + 1..=*next].iter().any(|row| row.stretch);
            if may {
                added.insert(white - came);
            } else {
                prop_assert_eq!(white, came, "white before row {}", next);
            }
        }
    }
    prop_assert!(
        (spreads != Spreads::Alike || added.len() < 2) && added.iter().all(|lines| *lines < 2),
        "{:?}",
        added
    );
    Ok(())
}

/// Columns end flush, or what is left over is told.
fn check_flush(job: &StoryJob, plan: &StoryPlan, drawing: &str) -> Result<(), TestCaseError> {
    if plan.spare.0 > 0 || plan.overset_from.is_some() {
        return Ok(());
    }
    let lines: Vec<&str> = drawing.lines().collect();
    for column in 0..job.columns.0 {
        let Some(last) =
            plan.seats.iter().flatten().filter(|seat| seat.column == column).map(|s| s.line).max()
        else {
            continue;
        };
        let below = &lines[last as usize + 1..];
        let white = below
            .iter()
            .take_while(|line| line.as_bytes()[6 + 4 * usize::from(column)] == b' ')
            .count();
        let allowed = if white < below.len() { 2 } else { 1 };
        prop_assert!(white <= allowed, "column {} ends {} short\n{}", column, white, drawing);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_made_up(job in page_job()) {
        let made = plan(&job);
        check_page(&job, &made)?;
        prop_assert_eq!(&made, &plan(&job));
    }

    /// The copy of an area that is deep enough always fits.
    #[test]
    fn nothing_is_left_over_for_want_of_trying(rows in rows_of_galley(), columns in 1u8..6) {
        let depth = rows.len() as u32 + 8;
        let mut job = page(&[(None, 0)], vec![(0..1, story(columns, head(columns, &[(5, 0)]), vec![], ""))]);
        job.lines = Lines(depth);
        if let AreaContent::Story(story) = &mut job.areas[0].content {
            story.rows = rows;
        }
        let made = plan(&job);
        check_page(&job, &made)?;
        let Set::Story(story) = &made.areas[0].set else { panic!() };
        prop_assert_eq!(story.overset_from, None);
    }
}
