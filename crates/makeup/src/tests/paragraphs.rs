//! Paragraphs set in a line less or more 缩行、赶行.

use proptest::prelude::*;

use super::super::cost::{self, Cost};
use super::super::flow::Flow;
use super::super::galley_cuts::GalleyCuts;
use super::random::{paragraphs_of, rows_of_galley, text};
use super::*;

/// Copy by its paragraphs: `5` takes five lines, `5-` also four, `5+` also six, `5±` all of them;
/// `5-:3` four at a cost of 3.
fn copy(words: &str) -> (Vec<Row>, Vec<ParagraphJob>) {
    let (mut rows, mut paragraphs) = (Vec::new(), Vec::new());
    for word in words.split_whitespace() {
        let (word, cost) = word.split_once(':').unwrap_or((word, "0"));
        let lines: usize = word.trim_end_matches(['-', '+', '±']).parse().unwrap();
        let set = |lines| Alternative { rows: text(lines), cost: cost.parse().unwrap() };
        let of = rows.len()..rows.len() + lines;
        rows.extend(text(lines));
        paragraphs.push(ParagraphJob {
            rows: of,
            less: word.ends_with(['-', '±']).then(|| set(lines - 1)),
            more: word.ends_with(['+', '±']).then(|| set(lines + 1)),
        });
    }
    (rows, paragraphs)
}

/// A story that has an area to itself.
fn story_of(columns: u8, words: &str) -> StoryJob {
    let (rows, paragraphs) = copy(words);
    StoryJob {
        rank: Rank::Normal,
        columns: Columns(columns),
        spreads: Spreads::Alike,
        head: None,
        pictures: Vec::new(),
        foot: Vec::new(),
        rows,
        paragraphs,
    }
}

/// Its plan in an area of so many lines.
fn made(job: &StoryJob, lines: u32) -> StoryPlan {
    let mut page = page(&[(None, 0)], vec![(0..1, AreaContent::Story(job.clone()))]);
    page.lines = Lines(lines);
    let plan = plan(&page);
    if let Err(error) = random::check_page(&page, &plan) {
        panic!("{error}");
    }
    match plan.areas.into_iter().next().map(|area| area.set) {
        Some(Set::Story(plan)) => plan,
        set => panic!("{set:?}"),
    }
}

fn drawn(columns: u8, lines: u32, words: &str) -> String {
    let job = story_of(columns, words);
    draw::story(&job, &made(&job, lines), lines)
}

#[test]
fn columns_end_flush_by_a_paragraph() {
    assert_eq!(drawn(3, 5, "5 6+ 3"), LONGER);
    assert_eq!(drawn(3, 5, "5 8- 3"), SHORTER);
    // Each column for itself: the last line of the first paragraph must not stand alone.
    assert_eq!(drawn(2, 5, "6± 4"), WIDOW);
}

const LONGER: &str = "\
\x20   0 --- >>> >>>|
    1 --- >>> >>>|
    2 --- >>> ---|
    3 --- >>> ---|
    4 --- >>> ---|
";

const SHORTER: &str = "\
\x20   0 --- <<< <<<|
    1 --- <<< <<<|
    2 --- <<< ---|
    3 --- <<< ---|
    4 --- <<< ---|
";

const WIDOW: &str = "\
\x20   0 <<< ---|
    1 <<< ---|
    2 <<< ---|
    3 <<< ---|
    4 <<<    |
";

#[test]
fn a_bad_setting_lets_a_column_end_a_line_short() {
    let gave = |words: &str| made(&story_of(2, words), 5).gave;
    assert_eq!(gave("5 4+:1"), []);
    // Two lines short are worse, unless the setting is awful.
    assert_eq!(gave("5 3+:9"), [Gave::Paragraph(1, ParagraphLength::More)]);
    assert_eq!(gave("5 3+:199"), []);
}

#[test]
fn copy_over_is_set_shorter() {
    let plan = made(&story_of(3, "5 6-:900 7- 9-:7 6"), 10);
    assert_eq!(plan.overset_from, None);
    assert_eq!(plan.gave, [1, 2, 3].map(|at| Gave::Paragraph(at, ParagraphLength::Less)));
    // What is still over is as little as can be.
    let plan = made(&story_of(3, "10-:900 9 9 4-"), 9);
    assert_eq!(
        plan.lengths,
        [
            ParagraphLength::Less,
            ParagraphLength::Best,
            ParagraphLength::Best,
            ParagraphLength::Best
        ]
    );
    assert_eq!(plan.overset_from, Some(27));
}

#[test]
fn room_left_is_filled_by_longer_paragraphs() {
    let plan = made(&story_of(3, "6+ 5+:2 7+ 5+ 4"), 10);
    assert_eq!(plan.spare, Lines(0));
    assert_eq!(plan.gave, [0, 2, 3].map(|at| Gave::Paragraph(at, ParagraphLength::More)));
    let plan = made(&story_of(3, "6+ 5 7 5 4"), 11);
    assert_eq!(plan.gave, [Gave::Paragraph(0, ParagraphLength::More)]);
}

#[test]
fn other_things_give_first() {
    // White above the row, the same for all that stands in it.
    let stories =
        || vec![(0..1, AreaContent::Any), (1..2, AreaContent::Story(story_of(3, "9± 9± 9±")))];
    let mut job = page(&[(Some(4), 0), (None, 2)], stories());
    job.lines = Lines(16);
    let made_up = plan(&job);
    assert_eq!(
        (&made_up.white[..], made_up.rows[1]),
        (&[Lines(0), Lines(1)][..], (Lines(7), Lines(9)))
    );
    let mut job = story_of(3, "10± 9± 9± 8±");
    job.pictures = vec![picture(1.0, &[(2, 0)])];
    assert_eq!(made(&job, 26).gave, [Gave::Crop(0, -1)]);
}

#[test]
fn of_equals_the_longest_gives() {
    let plan = made(&story_of(1, "3- 8- 5- 2"), 17);
    assert_eq!(plan.gave, [Gave::Paragraph(1, ParagraphLength::Less)]);
}

#[test]
fn a_cut_in_a_longer_paragraph_leaves_no_widow() {
    // At its best the paragraph cannot be cut before its fifth line, its last; set longer it can.
    assert_eq!(drawn(2, 4, "5+ 2"), LONGER_THAN_A_COLUMN);
    // Here the longer one would leave its last line alone.
    assert_eq!(drawn(2, 4, "4+ 3"), NOT_LONGER);
}

const LONGER_THAN_A_COLUMN: &str = "\
\x20   0 >>> >>>|
    1 >>> >>>|
    2 >>> ---|
    3 >>> ---|
";

const NOT_LONGER: &str = "\
\x20   0 --- ---|
    1 --- ---|
    2 --- ---|
    3 ---    |
";

#[test]
fn a_paragraph_may_fill_several_columns() {
    for (lines, length) in [(8, ParagraphLength::Less), (10, ParagraphLength::More)] {
        let job = story_of(lines, &format!("{}±", 9 * 4));
        let plan = made(&job, 4);
        println!("{}", draw::story(&job, &plan, 4));
        assert_eq!(plan.lengths, [length]);
    }
}

/// A story of so many rows, half of whose paragraphs can give, with pictures.
fn pliant(columns: u8, rows: usize, pictures: usize) -> AreaContent {
    let mut words = Vec::new();
    let mut set = 0;
    for (number, lines) in [5, 3, 8, 2, 6, 4, 7, 1].into_iter().cycle().enumerate() {
        if set + lines > rows {
            break;
        }
        set += lines;
        let give = ["", "-:4", "", "±:2", "", "+:7", "", "±"][(number + number / 8) % 8];
        words.push(format!("{lines}{give}"));
    }
    let widths: [&[(u8, u32)]; 3] = [&[(2, 0), (3, 3)], &[(1, 0), (2, 4)], &[(2, 0), (1, 4)]];
    AreaContent::Story(StoryJob {
        head: head(columns, &[(7, 0), (6, 3), (5, 6)]),
        pictures: (0..pictures).map(|n| picture(1.5, widths[n % 3])).collect(),
        ..story_of(columns, &words.join(" "))
    })
}

/// Pages with pictures and paragraphs that give.
#[test]
fn pictures_and_paragraphs_give_together() {
    for (lead, left, right) in [(60, 40, 40), (90, 40, 57), (120, 60, 70), (120, 20, 20)] {
        let job = page(
            &[(None, 0), (None, 2)],
            vec![
                (0..1, pliant(4, lead, 3)),
                (1..2, pliant(2, left, 1)),
                (1..2, pliant(3, right, 2)),
            ],
        );
        let made = plan(&job);
        println!("{}", draw::page(&job, &made));
        if let Err(error) = random::check_page(&job, &made) {
            panic!("{error}");
        }
    }
}

#[test]
fn what_is_no_alternative_is_not_taken() {
    let mut job = story_of(2, "5- 5- 5-");
    job.paragraphs[0].rows = 0..40;
    job.paragraphs[1].less.as_mut().unwrap().rows.pop();
    job.paragraphs[2].rows = std::ops::Range { start: 10, end: 9 };
    let plan = made(&job, 7);
    assert_eq!(plan.lengths, [ParagraphLength::Best; 3]);
    assert!(plan.overset_from.is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of all the ways to set the paragraphs the best is found.
    #[test]
    fn the_search_is_exact(
        (rows, paragraphs) in rows_of_galley().prop_flat_map(|mut rows| {
            rows.truncate(40);
            (Just(rows.clone()), paragraphs_of(&rows))
        }),
        rooms in prop::collection::vec(0u32..14, 1..6),
    ) {
        let mut job = StoryJob { rows, columns: Columns(rooms.len() as u8), ..story_of(1, "") };
        job.paragraphs = paragraphs.into_iter().take(7).collect();
        // White goes into no paragraph that gives.
        let inside: Vec<_> = job.pliant().map(|of| of.rows.start + 1..of.rows.end).collect();
        inside.into_iter().flatten().for_each(|row| job.rows[row].stretch = false);
        let columns = rooms.len() as u32;
        let found = Flow::new(GalleyCuts::of(&job, 14), columns, 14).search(&rooms, Cost::MAX);
        let found = found.map(|(cost, _)| cost);
        let best = settings_of(&job).into_iter().filter_map(|lengths| {
            let galley = GalleyCuts::stiff(&job.rows_as_set(&lengths), columns, u32::MAX);
            let mut flow = Flow::new(galley, columns, 14);
            let (cost, next) = flow.search(&rooms, Cost::MAX)?;
            let mut origins = job.origins(&lengths).into_iter().skip(flow.galley.row(next, &[]));
            // Paragraphs that do not fit in at all need not give.
            if origins.any(|origin| matches!(origin, RowOrigin::Alternative { row: 0, .. })) {
                return None;
            }
            let paragraphs = job.paragraphs.iter().zip(&lengths);
            let given = paragraphs.filter_map(|(paragraph, set)| paragraph.alternative(*set));
            Some(cost + given.map(|of| cost::paragraph(of.cost)).sum())
        }).min();
        let (Some(found), Some(best)) = (found, best) else { panic!("{found:?}, not {best:?}") };
        // Where a column stays empty, or ends far above the others, it need not be the very best.
        let exact = if best < cost::short(cost::SHORTEST + 1, 0) { Cost::ZERO } else { cost::over(2) - cost::over(1) };
        let right = found <= best + exact && (best <= found || exact > Cost::ZERO);
        prop_assert!(right, "{:?}, not {:?}", found, best);
    }

    /// Paragraphs without an alternative change nothing.
    #[test]
    fn what_cannot_give_does_not((rows, lines, columns) in (rows_of_galley(), 5u32..60, 1u8..6)) {
        let mut job = StoryJob { columns: Columns(columns), rows, ..story_of(1, "") };
        job.head = head(columns, &[(5, 0), (4, 4)]);
        job.pictures = vec![picture(1.5, &[(2, 0), (1, 3)])];
        let before = made(&job, lines);
        let rows = 0..job.rows.len();
        job.paragraphs = rows.map(|row| ParagraphJob { rows: row..row + 1, less: None, more: None }).collect();
        let lengths = vec![ParagraphLength::Best; job.paragraphs.len()];
        prop_assert_eq!(made(&job, lines), StoryPlan { lengths, ..before });
    }
}

/// All ways to set the paragraphs of a story.
fn settings_of(job: &StoryJob) -> Vec<Vec<ParagraphLength>> {
    let pliant: Vec<_> = job.pliant().collect();
    let mut all = vec![vec![ParagraphLength::Best; job.paragraphs.len()]];
    for paragraph in &pliant {
        let given =
            [(ParagraphLength::Less, paragraph.less), (ParagraphLength::More, paragraph.more)];
        for (length, _) in given.iter().filter(|(_, alternative)| alternative.is_some()) {
            let at_best = all.iter().filter(|of| of[paragraph.number] == ParagraphLength::Best);
            let set = at_best.cloned().map(|mut lengths| {
                lengths[paragraph.number] = *length;
                lengths
            });
            let set: Vec<_> = set.collect();
            all.extend(set);
        }
    }
    all
}
