//! Heads: equal ones side by side, staggered ones, a lead that is too quiet; and a page that falls into two.

use kanyin_diagnostics::Severity;
use kanyin_testing::{Desk, han, story};

use super::{count, side_by_side, told};

/// Every title in one size, by its importance.
fn sizes(lead: u32, other: u32) -> String {
    format!(
        "#let headline(it, at) = {{
  let size = if it.importance == \"lead\" {{ {lead}pt }} else {{ {other}pt }}
  block(height: 4 * at.leading, width: 100%, it.rows.map(body => face(at, \"heavy\", size, body)).join(linebreak()))
}}\n"
    )
}

#[test]
fn titles_of_one_size_side_by_side() {
    let paged =
        side_by_side(("title: 左边的标题", 2), ("title: 右边的标题", 3), &sizes(42, 22)).paged();
    told(&paged, "equal-titles", Severity::Warning, "issues/1/stories/b.md:2");
}

#[test]
fn the_lesser_title_is_to_give_way() {
    let lead = "title: 左边的标题\nimportance: normal";
    let right = "title: 右边的标题\nimportance: second";
    let paged = side_by_side((lead, 2), (right, 3), &sizes(42, 22)).paged();
    told(&paged, "equal-titles", Severity::Warning, "issues/1/stories/a.md:2");
}

#[test]
fn two_steps_apart_are_two_looks() {
    let right = "title: 右边的标题\nimportance: lead";
    for (lead, other, is_told) in [(24, 18, 0), (36, 22, 0), (26, 24, 1), (24, 22, 1), (22, 18, 0)]
    {
        let paged = side_by_side(("title: 左边的标题", 2), (right, 3), &sizes(lead, other)).paged();
        assert_eq!(count(&paged, "equal-titles"), is_told, "{lead} beside {other}");
    }
}

#[test]
fn one_row_beside_two_is_no_clash() {
    let own = "#let headline(it, at) = block(height: 6 * at.leading, width: 100%, if it.importance == \"second\" { face(at, \"heavy\", 22pt, it.rows.first()); linebreak(); face(at, \"heavy\", 22pt, it.rows.first()) } else { face(at, \"heavy\", 22pt, it.rows.first()) })\n";
    let right = "title: 右边的题\nimportance: second";
    let paged = side_by_side(("title: 左边的题", 2), (right, 3), own).paged();
    assert_eq!(count(&paged, "equal-titles"), 0, "{:#?}", paged.complaints());
}

#[test]
fn a_head_that_begins_lower_than_its_neighbour() {
    let own = |white: f64| {
        format!(
            "#let headline(it, at) = block(height: 8 * at.leading, width: 100%, {{
  if it.importance == \"second\" {{ v({white} * at.leading) }}
  face(at, \"heavy\", if it.importance == \"second\" {{ 30pt }} else {{ 20pt }}, it.rows.first())
}})\n"
        )
    };
    let right = "title: 右边的题\nimportance: second";
    let pages = |white| side_by_side(("title: 左边的题", 2), (right, 3), &own(white)).paged();
    told(&pages(2.0), "staggered-heads", Severity::Warning, "issues/1/stories/b.md:2");
    assert_eq!(count(&pages(0.0), "staggered-heads"), 0);
}

#[test]
fn a_lead_that_is_not_the_largest() {
    let left = "title: 左边的标题\nimportance: lead";
    for (lead, other, is_told) in [(20, 24, 1), (24, 22, 1), (26, 22, 1), (30, 22, 0), (36, 26, 0)]
    {
        let paged = side_by_side((left, 3), ("title: 右边的标题", 2), &sizes(lead, other)).paged();
        assert_eq!(count(&paged, "quiet-lead"), is_told, "{lead} and {other}");
        if is_told > 0 {
            told(&paged, "quiet-lead", Severity::Warning, "issues/1/stories/a.md:2");
        }
    }
}

/// Four stories in two rows, the second row with so many columns on the left.
fn two_rows(second: usize, strip: bool) -> Desk {
    let desk = Desk::new();
    let (c, d) = ("C".repeat(second), "D".repeat(5 - second));
    let (rows, last) = if strip { ("[30, auto, 4]", ", PPPPP") } else { ("[30, auto]", "") };
    let mut layout = format!("rows: {rows}\nareas: [AABBB, {c}{d}{last}]\n");
    for (letter, name) in [("A", "a"), ("B", "b"), ("C", "c"), ("D", "d")] {
        layout += &format!("{letter}: {{is: story, name: {name}}}\n");
    }
    layout += if strip { "P: {is: strip, name: p}\n" } else { "" };
    desk.file("layouts/one/layout.yaml", &layout);
    let widths = [2, 3, second, 5 - second];
    for ((name, columns), n) in ["a", "b", "c", "d"].into_iter().zip(widths).zip(1..) {
        let text = han(columns * 14 * 22, n);
        desk.file(&format!("issues/1/stories/{name}.md"), &story("这里的标题", &text));
    }
    desk.file("issues/1/fillers/p.md", "---\ntitle: 一句话\n---\n");
    let fill = if strip { "\n    fillers: {p: fillers/p.md}" } else { "" };
    desk.issue(&format!(
        "  - layout: one\n    stories: {{a: stories/a.md, b: stories/b.md, c: stories/c.md, d: stories/d.md}}{fill}\n"
    ));
    desk
}

/// Two stories side by side down the whole page, the right one or a rail of briefs there.
fn one_row(kind: &str, stories: &str) -> Desk {
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        &format!(
            "rows: [auto]\nareas: [AAAAB]\nA: {{is: story, name: a}}\nB: {{is: {kind}, name: b}}\n"
        ),
    );
    for (name, columns) in [("a", 4), ("b", 1)] {
        let text = han(columns * 14 * 66, columns as u32);
        desk.file(&format!("issues/1/stories/{name}.md"), &story("这里的标题", &text));
    }
    desk.issue(&format!("  - layout: one\n    stories: {{a: stories/a.md, b: {stories}}}\n"));
    desk
}

#[test]
fn a_gutter_through_the_whole_page() {
    let rail = "{head: 简讯, stories: [stories/b.md]}";
    for desk in [one_row("story", "stories/b.md"), one_row("briefs", rail)] {
        told(&desk.paged(), "open-gutter", Severity::Warning, "issues/1/issue.yaml:");
    }
}

#[test]
fn a_story_a_strip_or_a_hairline_across_holds_the_page_together() {
    for desk in [two_rows(3, false), two_rows(2, true), two_rows(2, false)] {
        let paged = desk.paged();
        assert_eq!(count(&paged, "open-gutter"), 0, "{:#?}", paged.complaints());
    }
}
