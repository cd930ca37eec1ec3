//! The sheet's edge.

use kanyin_diagnostics::Severity;

use super::{count, pictured, told};

const STORY: &str = "issues/1/stories/a.md:";

/// A caption moved so far, in points. The type area begins 42.7 pt from the trim.
fn caption_moved(dx: f64) -> String {
    format!("#let caption(it, at) = move(dx: {dx}pt, text(size: 8pt, it.body))\n")
}

#[test]
fn words_off_the_sheet_are_an_error() {
    for dx in [-60.0, 800.0] {
        told(&pictured(&caption_moved(dx)), "off-the-sheet", Severity::Error, STORY);
    }
}

#[test]
fn words_within_three_millimetres_are_a_warning() {
    let paged = pictured(&caption_moved(-37.0));
    told(&paged, "near-the-trim", Severity::Warning, STORY);
    assert_eq!(count(&paged, "off-the-sheet"), 0);
    assert_eq!(count(&pictured(&caption_moved(-30.0)), "near-the-trim"), 0);
}

#[test]
fn what_bleeds_is_meant_and_what_ends_short_of_the_cut_is_not() {
    let ground = |more: &str| {
        let picture = "image(it.data, width: 100%, height: 100%, fit: \"stretch\", alt: it.alt)";
        format!(
            "#let picture(it, at) = {{ place(top + left, dx: {more}, rect(width: 60pt, height: 40pt, stroke: none, fill: at.colours.title-red)); {picture} }}\n"
        )
    };
    for (dx, is_told) in [("-60pt", 0), ("-38pt", 1)] {
        let paged = pictured(&ground(dx));
        assert_eq!(count(&paged, "near-the-trim"), is_told, "{dx}: {:#?}", paged.complaints());
    }
}

#[test]
fn a_type_area_at_the_edge_is_told_once() {
    let desk = kanyin_testing::Desk::with_paper(
        "name: 试报\npage: {trim: 690pt x 390mm}\ngrid: {columns: 5, measure: 14}\n",
    );
    let paged =
        desk.one_story(5, &kanyin_testing::story("好题目", &kanyin_testing::han(4000, 1))).paged();
    assert_eq!(count(&paged, "near-the-trim"), 1, "{:#?}", paged.complaints());
}
