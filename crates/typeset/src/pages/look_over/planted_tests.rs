//! Faults that no template plants: things of a finished page are moved, and the page is looked over again.

use std::borrow::Cow;

use typst_library::layout::{Abs, Point};

use kanyin_issue::{self as issue, Issue};
use kanyin_testing::{Desk, han};

use super::copy_part::PageCopy;
use super::finding::LookFinding;
use super::findings;
use super::seen_page::SeenPage;
use crate::engine::LAYOUTS;
use crate::laid::{Laid, Thing};
use crate::pages::fills::PageFills;
use crate::pages::lay_out;
use crate::pages::page_frame::sheet;

/// An issue laid out.
fn laid(desk: &Desk) -> (Issue, Laid) {
    let loaded = issue::load(desk.folder(), &desk.folder().join("issues/1"), &LAYOUTS);
    let issue = loaded.issue.unwrap();
    let laid = lay_out(&issue);
    (issue, laid)
}

/// The names of what is found on the first page when its things stand so much lower, in lines.
fn found(desk: &Desk, lower: impl Fn(&Thing) -> f64) -> Vec<&'static str> {
    let (issue, mut laid) = laid(desk);
    let mut frame = sheet(&laid.grid);
    for thing in &mut laid.things {
        let by = lower(thing) * laid.grid.leading;
        thing.y += by;
        for (at, of) in &mut thing.frames {
            *at = Point::new(at.x, at.y + Abs::pt(by));
            frame.push_frame(*at, of.clone());
        }
    }
    let fills = PageFills(issue.pages[0].fills.iter().map(Cow::Borrowed).collect());
    let copy = PageCopy::of(&fills);
    let seen = SeenPage::read(&frame, &laid.things, copy, &laid.grid, &laid.inks);
    let (found, _) = findings(&seen, &issue.pages[0], &[]);
    found.iter().map(LookFinding::code).map(|code| code.as_str()).collect()
}

/// A story of five columns that fills its page, with subheads.
fn with_subheads() -> Desk {
    let parts: Vec<String> =
        (0..8).map(|n| format!("## 第{n}节\n\n{}", han(14 * 40 - 3, n))).collect();
    let story = format!("---\ntitle: 好题目\n---\n{}\n\n{}\n", han(300, 9), parts.join("\n\n"));
    Desk::new().one_story(5, &story)
}

#[test]
fn a_page_as_it_was_laid_out_is_found_good() {
    assert_eq!(found(&with_subheads(), |_| 0.0), [""; 0]);
}

#[test]
fn a_subhead_with_more_white_than_the_others() {
    let desk = with_subheads();
    let (_, laid) = laid(&desk);
    let subheads = || laid.things.iter().filter(|thing| thing.role == "subhead");
    // The last one of a column, and all that stands below it.
    let last = subheads().max_by(|a, b| a.y.total_cmp(&b.y)).unwrap();
    let is_moved = |thing: &Thing| (thing.x - last.x).abs() < 0.5 && thing.y >= last.y;
    let uneven = |by: f64| {
        let found = found(&desk, |thing| if is_moved(thing) { by } else { 0.0 });
        found.contains(&"uneven-white")
    };
    assert!(uneven(1.0));
    assert!(!uneven(0.0));
}

#[test]
fn a_column_that_ends_two_lines_above_the_others() {
    let desk = with_subheads();
    let (_, laid) = laid(&desk);
    let bodies = laid.things.iter().filter(|thing| thing.role == "body");
    let last = bodies.map(|thing| thing.x).fold(0.0, f64::max);
    let is_moved = |thing: &Thing| thing.role != "headline" && (thing.x - last).abs() < 0.5;
    let apart = |by: f64| {
        let found = found(&desk, |thing| if is_moved(thing) { by } else { 0.0 });
        found.contains(&"ends-apart")
    };
    assert!(apart(-2.0));
    assert!(!apart(0.0));
}

#[test]
fn a_head_one_line_lower_than_its_neighbour() {
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [auto]\nareas: [AAABB]\nA: {is: story, name: a}\nB: {is: story, name: b}\n",
    );
    let story = |title: &str, importance: &str, lines: usize| {
        format!("---\ntitle: {title}\nimportance: {importance}\n---\n{}\n", han(lines * 14, 3))
    };
    desk.file("issues/1/stories/a.md", &story("左边的大标题", "lead", 200));
    desk.file("issues/1/stories/b.md", &story("右边的小标题", "normal", 136));
    desk.issue("  - layout: one\n    stories: {a: stories/a.md, b: stories/b.md}\n");
    let staggered = |by: f64| {
        let is_moved = |thing: &Thing| thing.role == "headline" && thing.area == "b";
        let found = found(&desk, |thing| if is_moved(thing) { by } else { 0.0 });
        found.contains(&"staggered-heads")
    };
    assert!(!staggered(0.0));
    assert!(staggered(1.2));
}

#[test]
fn the_foot_of_a_story_moved_away_leaves_a_hole() {
    let desk = with_subheads();
    // Everything in the lower half goes off the type area.
    let found = found(&desk, |thing| if thing.y > 500.0 { 60.0 } else { 0.0 });
    assert!(found.contains(&"hole"), "{found:?}");
    assert!(found.contains(&"off-the-sheet"), "{found:?}");
}
