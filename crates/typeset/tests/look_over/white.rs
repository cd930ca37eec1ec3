//! White: holes, and white that differs where it should be the same.

use kanyin_diagnostics::Severity;
use kanyin_testing::pages::Paged;
use kanyin_testing::{Desk, han, story};

use super::{count, told};

/// A story of so many lines of prose in two columns of 20 lines; the rest of the page is white by layout.
fn in_two_columns(lines: usize, front: &str) -> Paged {
    let text = han(lines * 14 - 2, 1);
    let story = format!("---\ntitle: 好题目\n{front}\n---\n{text}\n");
    Desk::new().one_story_in(2, Some(24), &story).paged()
}

#[test]
fn copy_that_ends_early_leaves_a_hole() {
    let paged = in_two_columns(20, "importance: normal");
    assert_eq!(count(&paged, "hole"), 1, "{:#?}", paged.laid.looks);
    let look = &paged.laid.looks[0].looks[0];
    assert_eq!(
        (look.columns.as_str(), look.story.as_deref()),
        ("1–2", Some("issues/1/stories/a.md"))
    );
    // Its copy is told to be too short: that says as much.
    assert_eq!((paged.told("underset").count(), paged.told("hole").count()), (1, 0));
    assert!(!paged.laid.remarks.is_empty(), "it is framed");
    let figures = &paged.laid.looks[0].figures;
    let (columns, lines) = figures.largest_hole.unwrap();
    assert!(columns >= 2.0 && lines >= 8, "{figures:?}");
}

#[test]
fn white_by_layout_and_a_full_story_are_no_holes() {
    let paged = in_two_columns(40, "importance: normal");
    assert_eq!(count(&paged, "hole"), 0, "{:#?}", paged.laid.looks);
    assert!(paged.laid.looks[0].figures.fill > 0.98, "{:?}", paged.laid.looks[0].figures);
}

#[test]
fn an_essay_stands_free() {
    let paged = in_two_columns(18, "form: essay\ndirection: horizontal");
    assert_eq!(count(&paged, "hole"), 0, "{:#?}", paged.laid.looks);
}

#[test]
fn an_area_with_nothing_in_it_is_a_hole() {
    let desk = Desk::new();
    let layout = "rows: [40, auto]\nareas: [AAAXX, CCCCC]\nA: {is: story, name: a}\nX: {is: briefs, name: x}\nC: {is: story, name: c}\n";
    desk.file("layouts/one/layout.yaml", layout);
    desk.file("issues/1/stories/a.md", &story("上面", &han(3 * 14 * 35, 1)));
    desk.file("issues/1/stories/c.md", &story("下面", &han(5 * 14 * 27, 2)));
    desk.issue("  - layout: one\n    stories: {a: stories/a.md, c: stories/c.md}\n");
    let paged = desk.paged();
    told(&paged, "hole", Severity::Warning, "issues/1/");
    let hole = paged.told("hole").next().unwrap();
    assert!(hole.what.zh.contains("第 4–5 栏"), "{}", hole.what.zh);
}

#[test]
fn filler_areas_without_a_filler_are_given_to_their_neighbours() {
    let desk = Desk::new();
    let layout = "rows: [auto, auto, 4]\nareas: [AAAXX, CCCCC, SSSSS]\nA: {is: story, name: a}\n\
                  X: {is: filler, name: x}\nC: {is: story, name: c}\nS: {is: strip, name: s}\n";
    desk.file("layouts/one/layout.yaml", layout);
    desk.file("issues/1/stories/a.md", &story("上面", &han(5 * 14 * 33, 1)));
    desk.file("issues/1/stories/c.md", &story("下面", &han(5 * 14 * 33, 2)));
    desk.issue("  - layout: one\n    stories: {a: stories/a.md, c: stories/c.md}\n");
    let paged = desk.paged();
    assert_eq!(count(&paged, "hole"), 0, "{:#?}", paged.complaints());
    let stands = |name: &str| paged.laid.things.iter().filter(|thing| thing.area == name).count();
    assert!(stands("a") > 0 && stands("c") > 0 && stands("x") == 0 && stands("s") == 0);
    let areas: Vec<&str> =
        paged.laid.plans[0].layout.areas.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(areas, ["a", "c"]);
    assert_eq!(paged.laid.plans[0].layout.areas[0].cells, 0..5);
    assert_eq!(paged.laid.plans[0].layout.areas[1].rows, 1..3);
    assert!(paged.laid.looks[0].figures.fill > 0.98, "{:?}", paged.laid.looks[0].figures);
}

#[test]
fn of_several_fillers_the_one_that_fills_its_area_stands() {
    for order in ["fillers/a.md, fillers/b.md", "fillers/b.md, fillers/a.md"] {
        let desk = Desk::new();
        let layout = "rows: [30, auto]\nareas: [AAAAX, CCCCC]\nA: {is: story, name: a}\n\
                      X: {is: filler, name: x}\nC: {is: story, name: c}\n";
        desk.file("layouts/one/layout.yaml", layout);
        desk.file("issues/1/stories/a.md", &story("上面", &han(4 * 14 * 26, 1)));
        desk.file("issues/1/stories/c.md", &story("下面", &han(5 * 14 * 38, 2)));
        desk.file("issues/1/fillers/a.md", &story("短的", &han(14 * 8, 3)));
        desk.file("issues/1/fillers/b.md", &story("长的", &han(14 * 28, 4)));
        desk.issue(&format!(
            "  - layout: one\n    stories: {{a: stories/a.md, c: stories/c.md}}\n    fillers: {{x: [{order}]}}\n"
        ));
        let paged = desk.paged();
        assert_eq!(count(&paged, "hole"), 0, "{:#?}", paged.complaints());
        let filler = paged.laid.things.iter().find(|thing| thing.area == "x").unwrap();
        assert_eq!(filler.story.as_deref(), Some("issues/1/fillers/b.md"));
        assert_eq!(count(&paged, "broken-picture"), 0, "{:#?}", paged.complaints());
    }
}

#[test]
fn holes_do_not_come_in_floods() {
    // Rows of areas, every other one empty.
    let desk = Desk::new();
    let rows = "[8, 8, 8, 8, 8, 8, 8, auto]";
    let letters = ["A", "E", "B", "F", "C", "G", "D", "H"];
    let areas: Vec<String> = letters.iter().map(|letter| letter.repeat(5)).collect();
    let mut layout = format!("rows: {rows}\nareas: [{}]\n", areas.join(", "));
    for letter in letters {
        let kind = if "EFGH".contains(letter) { "briefs" } else { "story" };
        layout += &format!("{letter}: {{is: {kind}, name: {}}}\n", letter.to_lowercase());
    }
    desk.file("layouts/one/layout.yaml", &layout);
    let mut fills = Vec::new();
    for name in ["a", "b", "c", "d"] {
        desk.file(&format!("issues/1/stories/{name}.md"), &story("短的标题", &han(14 * 25, 3)));
        fills.push(format!("{name}: stories/{name}.md"));
    }
    desk.issue(&format!("  - layout: one\n    stories: {{{}}}\n", fills.join(", ")));
    let paged = desk.paged();
    assert!((1..=3).contains(&count(&paged, "hole")), "{:#?}", paged.laid.looks);
}

#[test]
fn briefs_have_the_same_white_between_them() {
    let own = "#import \"base.typ\": *
#let brief-head(it, at) = block(width: 100%, {
  // Something in one of the heads takes three lines more.
  if repr(it.title).contains(\"乙\") { block(height: 3 * at.leading) }
  face(at, \"hei\", at.size, it.title.first())
})\n";
    let page = |template: &str| {
        let desk = Desk::new();
        desk.file("layouts/house/own.typ", template);
        desk.file(
            "layouts/one/layout.yaml",
            "rows: [auto]\nareas: [AVVVV]\nA: {is: briefs, name: rail}\nV: {is: white}\n",
        );
        for (name, n) in [("甲", 1), ("乙", 2), ("丙", 3), ("丁", 4)] {
            let text = story(&format!("{name}简讯"), &han(14 * 14 - 3, n));
            desk.file(&format!("issues/1/stories/{n}.md"), &text);
        }
        desk.issue("  - layout: one\n    stories: {rail: {head: 简讯, stories: [stories/1.md, stories/2.md, stories/3.md, stories/4.md]}}\n");
        desk.paged()
    };
    told(&page(own), "uneven-white", Severity::Warning, "issues/1/stories/2.md:2");
    let even = page("");
    assert_eq!(count(&even, "uneven-white"), 0, "{:#?}", even.complaints());
}
