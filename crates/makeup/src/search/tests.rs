//! The search against all slicings tried one by one, and against anything that may be asked.

use proptest::prelude::*;

use super::super::{AreaContent, Row};
use super::super::{
    Columns, HeadJob, HeadSize, Lines, PictureEdge, PictureJob, PictureWidth, PictureWish, Rank,
    Spreads, StackPart, StoryJob, Taken, WhiteUnder,
};
use super::slack::SLACKS;
use super::table::{Cut, NEVER, Table};
use super::{
    CopyChange, CopyChanges, Curve, FreeItem, FreePage, ItemKind, arrange, comes_out, cures_page,
};

/// A story of so many lines under a headline.
fn story(lines: usize, columns: u8, rank: Rank) -> AreaContent {
    let size = |lines| HeadSize {
        lines: Lines(lines),
        cost: 0,
        look: None,
        white_under: WhiteUnder::AsItIs,
        taken: Taken::Freely,
    };
    AreaContent::Story(StoryJob {
        rank,
        columns: Columns(columns),
        spreads: Spreads::Alike,
        head: Some(HeadJob {
            span: Columns(columns),
            sizes: vec![size(3)],
            wish: vec![],
            closed: false,
        }),
        pictures: vec![],
        foot: vec![],
        rows: vec![Row::default(); lines],
        paragraphs: vec![],
    })
}

fn item(lines: usize, rank: Rank, page: (u8, u32)) -> FreeItem {
    let form = |columns| Curve::new(Columns(columns), story(lines, columns, rank), Lines(page.1));
    FreeItem { kind: ItemKind::Story, rank, forms: (1..=page.0).map(form).collect() }
}

fn page(columns: u8, lines: u32, items: Vec<FreeItem>) -> FreePage {
    FreePage {
        columns: Columns(columns),
        lines: Lines(lines),
        above: Lines(0),
        gap: Lines(2),
        pitch: 103,
        open: u32::MAX,
        outer_right: true,
        items,
    }
}

/// Nothing stands on anything else, all inside, nothing left out.
fn check(page: &FreePage) -> Result<(), TestCaseError> {
    let Some(found) = arrange(page) else {
        // Each with white above it, one below the other.
        prop_assert!(
            3 * page.items.len() as u32 > page.lines.0,
            "no answer for {} items",
            page.items.len()
        );
        return Ok(());
    };
    prop_assert_eq!(found.places.len(), page.items.len());
    for (n, one) in found.places.iter().enumerate() {
        prop_assert!(one.columns > 0 && one.right() <= page.columns.0, "{one:?}");
        prop_assert!(one.foot() <= page.lines.0, "{one:?}");
        for other in &found.places[..n] {
            let beside = one.right() <= other.column || other.right() <= one.column;
            let gap = page.gap.0;
            let over = one.foot() + gap <= other.top || other.foot() + gap <= one.top;
            prop_assert!(beside || over, "{one:?} {other:?}");
        }
    }
    Ok(())
}

/// The least cost of some items in a rectangle, over all slicings, each tried.
fn exhaustive(table: &Table, set: u32, width: usize, height: usize) -> i32 {
    let mut least = NEVER;
    if set.is_power_of_two() {
        return table.costs(Cut::Any, set, width)[height];
    }
    let mut one = (set - 1) & set;
    while one != 0 {
        let other = set ^ one;
        if table.may_stack(one, other) {
            for (gap, cost) in [(2, 0), (3, super::table::WIDER)] {
                for above in 0..=height.saturating_sub(gap) {
                    if let Some(below) = (height - above).checked_sub(gap) {
                        let sum = exhaustive(table, one, width, above)
                            + exhaustive(table, other, width, below);
                        least = least.min(sum.saturating_add(cost).min(NEVER));
                    }
                }
            }
        }
        for left in 1..width {
            let sum = exhaustive(table, one, left, height)
                + exhaustive(table, other, width - left, height);
            least = least.min(sum.min(NEVER));
        }
        one = (one - 1) & set;
    }
    least
}

#[test]
fn nothing_stands_on_the_white_above() {
    let size = (3, 23);
    let items = vec![item(30, Rank::Lead, size), item(17, Rank::Normal, size)];
    let lower = FreePage { above: Lines(1), ..page(size.0, size.1, items) };
    let places = arrange(&lower).unwrap().places;
    assert_eq!(places.iter().map(|place| place.top).min(), Some(1));
    assert!(places.iter().all(|place| place.foot() <= 24), "{places:?}");
}

#[test]
fn columns_that_are_all_a_line_short_leave_white_at_the_foot() {
    let curve = Curve::new(Columns(2), story(8, 2, Rank::Normal), Lines(20));
    let setting = |depth: u32| {
        let setting = curve.setting(depth, super::super::heads::Heads::ALL);
        (setting.filled, setting.foot)
    };
    assert_eq!(setting(7), (7, 0));
    assert_eq!(setting(8), (7, 1), "each of them ends a line above");
    let uneven = Curve::new(Columns(2), story(9, 2, Rank::Normal), Lines(20));
    assert_eq!(uneven.setting(8, super::super::heads::Heads::ALL).foot, 0, "one does not");
}

/// A picture at the foot of one of two columns: where the text above it ends a line early, two lines are white in between.
#[test]
fn text_that_ends_early_above_a_picture_leaves_white_there() {
    let above = |lines: usize| {
        let AreaContent::Story(story) = story(lines, 2, Rank::Normal) else { unreachable!() };
        let five = Lines(5);
        let width = PictureWidth {
            columns: Columns(1),
            least: five,
            ideal: five,
            most: five,
            caption: Lines(1),
            ends_high: false,
            cost: 0,
        };
        let (edge, widths) = (PictureEdge::Foot, vec![width]);
        let picture = PictureJob { edge, goes_under: false, widths, wish: PictureWish::default() };
        let story = AreaContent::Story(StoryJob { pictures: vec![picture], ..story });
        let curve = Curve::new(Columns(2), story, Lines(20));
        curve.setting(20, super::super::heads::Heads::ALL).above_pictures
    };
    // Under a head of three lines: seventeen lines, and ten beside them above picture, caption and a line of white.
    assert_eq!(above(27), 0);
    assert_eq!(above(26), 1);
}

#[test]
fn white_inside_shows_at_each_place() {
    let heights = AreaContent::Part((4..=6).map(Lines).collect());
    let curve = Curve::new(Columns(1), heights, Lines(20)).with_white_inside(3);
    assert_eq!(curve.hole(6), (0, 0));
    assert_eq!(curve.hole(7), (3, 0));
    assert_eq!(curve.hole(11), (5, 0));
}

#[test]
fn a_louder_title_fills_what_nothing_else_does() {
    let size = (3, 23);
    let mut quiet =
        page(size.0, size.1, vec![item(40, Rank::Lead, size), item(17, Rank::Normal, size)]);
    let forms = (1..=size.0).map(|columns| {
        let AreaContent::Story(mut story) = story(17, columns, Rank::Normal) else {
            unreachable!()
        };
        let sizes = &mut story.head.as_mut().expect("it has a headline").sizes;
        sizes.push(HeadSize { lines: Lines(6), cost: 3, taken: Taken::AtLast, ..sizes[0] });
        Curve::new(Columns(columns), AreaContent::Story(story), Lines(size.1))
    });
    quiet.items[1].forms = forms.collect();
    let plan = arrange(&quiet).expect("two stories have room");
    assert!(!comes_out(&quiet, &plan), "{plan:?}");
    let items = quiet.items.iter().cloned().map(FreeItem::giving_all).collect();
    let giving = FreePage { items, ..quiet.clone() };
    let plan = arrange(&giving).expect("two stories have room");
    assert!(comes_out(&giving, &plan), "{plan:?}");
}

#[test]
fn copy_as_much_longer_as_it_is_short_is_the_cure() {
    // Under headlines of three lines: twenty lines in each of two columns, and twenty in the third, less what is short.
    let size = (3, 23);
    let with = |short: usize| {
        page(size.0, size.1, vec![item(40, Rank::Lead, size), item(20 - short, Rank::Normal, size)])
    };
    let even = with(0);
    let plan = arrange(&even).expect("two stories have room");
    assert!(comes_out(&even, &plan), "{plan:?}");
    let short = with(4);
    let plan = arrange(&short).expect("two stories have room");
    assert!(!comes_out(&short, &plan), "{plan:?}");
    let change = |lines: i32| CopyChange { item: 1, lines };
    let works: Vec<i32> = (-5..=5).filter(|lines| cures_page(&short, &[change(*lines)])).collect();
    assert_eq!(works, [4], "a column alone is flush with nothing");
    assert_eq!(
        CopyChanges::of(&short).cures(5).first(),
        Some(&vec![change(4)]),
        "the least is the first"
    );
    assert!(CopyChanges::of(&short).cures(2).is_empty(), "none of so few lines");
}

#[test]
fn two_stories_change_where_one_is_not_enough() {
    // Side by side, ten lines each under a headline of three: one is three lines short, the other two over.
    let size = (2, 13);
    let page = page(size.0, size.1, vec![item(12, Rank::Lead, size), item(7, Rank::Normal, size)]);
    let plan = arrange(&page).expect("two stories have room");
    assert!(!comes_out(&page, &plan), "{plan:?}");
    let cures = CopyChanges::of(&page).cures(5);
    let first = cures.first().expect("there is a cure");
    let changed: Vec<(usize, bool)> =
        first.iter().map(|change| (change.item, change.lines < 0)).collect();
    assert_eq!(changed, [(0, true), (1, false)], "{first:?}");
    assert!(cures_page(&page, first), "{first:?}");
}

#[test]
fn what_takes_up_lines_leaves_no_hole() {
    let part = |height: u32| StackPart { lines: Lines(height), less: None, more: Some(0) };
    let stack = AreaContent::Stack { head: false, parts: vec![part(3), part(3), part(3)] };
    let curve = Curve::new(Columns(1), stack, Lines(30));
    // Eleven lines; two gaps take a line more each, and each part may be a line longer.
    assert_eq!([11, 13, 16].map(|depth| curve.hole(depth)), [(0, 0); 3]);
    assert!(curve.hole(20) > (0, 0));
    let boxed = Curve::new(Columns(1), AreaContent::Part(vec![Lines(8), Lines(9)]), Lines(30));
    assert_eq!([8, 9, 12].map(|depth| boxed.hole(depth)), [(0, 0), (0, 0), (0, 3)]);
}

#[test]
fn the_table_is_the_optimum_over_all_slicings() {
    let mut found = 0;
    for (n, lengths) in
        [[30, 24, 18], [40, 12, 9], [26, 26, 26], [17, 33, 21], [50, 20, 8]].into_iter().enumerate()
    {
        for columns in 2..=4 {
            let size = (columns, 24 + 3 * n as u32);
            let ranks = [Rank::Lead, Rank::Second, Rank::Normal];
            let items = lengths.iter().zip(ranks).map(|(lines, rank)| item(*lines, rank, size));
            let page = page(size.0, size.1, items.collect());
            for slack in SLACKS {
                let table = Table::of(&page, slack);
                let (width, height) = (usize::from(columns), size.1 as usize);
                let least = table.costs(Cut::Any, table.all(), width)[height];
                assert_eq!(
                    least,
                    exhaustive(&table, table.all(), width, height),
                    "{lengths:?} {columns}"
                );
                found += usize::from(least < NEVER);
            }
        }
    }
    assert!(found > 20, "only {found} pages could be filled at all");
}

#[test]
fn the_lead_stands_at_the_head_and_the_ad_at_the_foot() {
    let size = (5, 60);
    let ad = FreeItem {
        kind: ItemKind::AtFoot,
        rank: Rank::Brief,
        forms: vec![Curve::new(Columns(2), AreaContent::Shape(Lines(14)), Lines(60))],
    };
    let stories = [(70, Rank::Normal), (100, Rank::Lead), (50, Rank::Second), (22, Rank::Normal)];
    let mut items: Vec<FreeItem> =
        stories.iter().map(|(lines, rank)| item(*lines, *rank, size)).collect();
    items.push(ad);
    let found = arrange(&page(5, 60, items)).unwrap();
    assert_eq!(found.places[1].top, 0, "{found:?}");
    assert_eq!(found.places[4].foot(), 60, "{found:?}");
    assert_eq!(found.places[4].right(), 5, "{found:?}");
}

#[test]
fn more_than_can_be_searched_are_joined() {
    let size = (6, 80);
    let items = (0..16).map(|n| item(14 + n, if n == 3 { Rank::Lead } else { Rank::Normal }, size));
    let page = page(6, 80, items.collect());
    check(&page).unwrap();
}

fn any_item(size: (u8, u32)) -> impl Strategy<Value = FreeItem> {
    let rank = prop::sample::select(vec![Rank::Second, Rank::Normal, Rank::Normal, Rank::Brief]);
    (0usize..6, 1usize..160, rank, 3u32..30).prop_map(move |(kind, lines, rank, high)| match kind {
        0 => FreeItem {
            kind: ItemKind::AtFoot,
            rank: Rank::Brief,
            forms: vec![Curve::new(
                Columns(1 + (lines % usize::from(size.0)) as u8),
                AreaContent::Shape(Lines(high)),
                Lines(size.1),
            )],
        },
        1 => FreeItem {
            kind: ItemKind::Rail,
            rank: Rank::Brief,
            forms: vec![Curve::new(
                Columns(1),
                AreaContent::Stack {
                    head: true,
                    parts: vec![
                        StackPart { lines: Lines(high / 3 + 1), ..StackPart::default() };
                        4
                    ],
                },
                Lines(size.1),
            )],
        },
        _ => item(lines, rank, size),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_has_an_answer(
        (columns, lines, items) in (3u8..=8, 20u32..100).prop_flat_map(|(columns, lines)| {
            let items = prop::collection::vec(any_item((columns, lines)), 1..=16);
            (Just(columns), Just(lines), items)
        })
    ) {
        check(&page(columns, lines, items))?;
    }
}
