//! Anything over anything is an error.

use kanyin_diagnostics::Severity;
use kanyin_testing::{Desk, han, story};

use super::{count, pictured, told};

const STORY: &str = "issues/1/stories/a.md:";

#[test]
fn text_on_text() {
    let own = "#let caption(it, at) = { place(top, text(size: 8pt)[压在上面的字]); text(size: 8pt, it.body) }\n";
    told(&pictured(own), "text-on-text", Severity::Error, STORY);
}

#[test]
fn a_caption_moved_up_stands_on_its_picture() {
    let own = "#let caption(it, at) = move(dy: -40pt, text(size: 8pt, it.body))\n";
    told(&pictured(own), "text-on-picture", Severity::Error, STORY);
}

#[test]
fn a_picture_too_wide_stands_on_text() {
    let own = "#let picture(it, at) = image(it.data, width: at.width + 100pt, height: at.height)\n";
    let paged = pictured(own);
    told(&paged, "text-on-picture", Severity::Error, "issues/1/stories/b.md:");
    assert_eq!(count(&paged, "text-on-picture"), 1, "one for the picture");
}

#[test]
fn pictures_too_wide_stand_on_each_other() {
    let desk = Desk::new();
    desk.picture("p.png", 30, 20);
    desk.picture("q.png", 31, 20);
    desk.file(
        "layouts/house/own.typ",
        "#let picture(it, at) = image(it.data, width: at.width + 30pt, height: at.height)\n",
    );
    let pictures = "![一](p.png \"columns=2 place=top\")\n\n![二](q.png \"columns=2 place=top\")\n";
    let body = format!("{}\n\n{pictures}", han(3000, 1));
    let paged = desk.one_story(5, &story("好题目", &body)).paged();
    told(&paged, "picture-on-picture", Severity::Error, STORY);
}

#[test]
fn a_rule_through_words() {
    let own = "#let caption(it, at) = { place(top, dy: 4pt, line(length: 100%, stroke: 0.5pt + at.colours.black)); text(size: 8pt, it.body) }\n";
    told(&pictured(own), "rule-through", Severity::Error, STORY);
}

#[test]
fn a_rule_through_a_picture() {
    let own = "#let caption(it, at) = { place(top, dx: 30pt, dy: -60pt, line(angle: 90deg, length: 90pt, stroke: 0.5pt + at.colours.black)); text(size: 8pt, it.body) }\n";
    // The caption's own rule, in the thing that holds picture and caption.
    let paged = pictured(own);
    assert!(count(&paged, "rule-through") > 0, "{:#?}", paged.complaints());
}

#[test]
fn a_line_under_words_as_long_as_they_are_is_theirs() {
    let own = "#let strong(it, at) = underline(offset: -2pt, it.body)\n";
    let desk = Desk::new();
    desk.file("layouts/house/own.typ", own);
    let paged =
        desk.one_story(5, &story("好题目", &format!("{}**划线的字**", han(4000, 1)))).paged();
    assert_eq!(count(&paged, "rule-through"), 0, "{:#?}", paged.complaints());
}

#[test]
fn a_ground_too_high_lies_under_the_text_of_another() {
    let desk = Desk::new();
    desk.file(
        "layouts/house/own.typ",
        "#let ground(it, at) = rect(width: at.width, height: at.height + 300pt, stroke: none, fill: at.colours.tint)\n",
    );
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [30, auto]\nareas: [AAABB, CCCCC]\nA: {is: story, name: a}\nB: {is: sidebar, of: a, name: box}\nC: {is: story, name: c}\n",
    );
    let boxed = format!("{}\n\n> [!SIDEBAR] 方框\n> {}\n", han(1000, 1), han(300, 3));
    desk.file("issues/1/stories/a.md", &story("上面", &boxed));
    desk.file(
        "issues/1/stories/c.md",
        &story("下面的长标题压在底色上面了很长很长很长", &han(2400, 5)),
    );
    desk.issue("  - layout: one\n    stories: {a: stories/a.md, c: stories/c.md}\n");
    told(&desk.paged(), "text-on-box", Severity::Error, "issues/1/stories/c.md:");
}
