//! Faults that the press finds: missing glyphs, strange paints; and copy that comes out as typed.

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use super::pixels::{Place, Sheet, is_fault_red};
use crate::run::{built, kanyin, output};

const PAGE: Place = Place { x: 0.0, y: 0.0, width: 765.0, height: 1105.0 };

#[test]
fn a_missing_glyph_is_told_with_its_place_and_marked() {
    let desk = good_desk();
    // The page is full, so that nothing else is marked.
    let body = format!("{}\n\n{}𪛖{}\u{e000}𪛖。\n", han(4680, 1), han(10, 2), han(5, 3));
    desk.file(STORY, &story("题", &body));
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("issues/1/stories/a.md:7:11: "), "{}", run.err);
    assert!(run.err.contains("“𪛖”（U+2A6D6）") && run.err.contains("共 2 处"), "{}", run.err);
    assert!(run.err.contains("（U+E000）"), "{}", run.err);
    assert!(!desk.folder().join("out/1/press.pdf").exists());
    let (width, height) = Sheet::png(&output(&desk, "pages/01.png")).extent(PAGE, is_fault_red);
    assert!(width > 60.0 && height < 30.0, "marked {width} × {height}");
}

#[test]
fn characters_that_are_never_seen_are_not_missing() {
    let desk = good_desk();
    desk.file(
        STORY,
        &story("题", &format!("字\u{fe00}体\u{200d}与\u{2060}空\u{ad}白{}", han(3400, 1))),
    );
    let run = kanyin(desk.folder(), &["build"]);
    assert!(!run.err.contains("missing-glyph"), "{}", run.err);
}

#[test]
fn a_paint_that_is_no_ink_is_the_templates_fault() {
    let desk = good_desk();
    let folio = "#let folio(it, at) = block(width: at.width, height: at.height, {
        rect(fill: rgb(\"#123456\")); rect(stroke: 2pt + rgb(\"#123456\")); rect(fill: gradient.linear(red, blue))
    })";
    desk.file("layouts/house/own.typ", folio);
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err.matches("[template-paint]").count(), 2, "{}", run.err);
    assert!(run.err.contains("#123456") && run.err.contains("第 1 版"), "{}", run.err);
    let checked = kanyin(desk.folder(), &["check"]);
    assert_eq!(checked.err.matches("[template-paint]").count(), 2, "{}", checked.err);
}

/// Strings that would do something if they were not text.
const HOSTILE: [&str; 8] =
    ["#import \"x\"", "$x$", "<b>粗</b>", "\\LaTeX", "@a", "#panic(\"x\")", "*一*", "_二_"];

#[test]
fn hostile_strings_come_out_as_typed_on_the_page() {
    let desk = good_desk();
    let mut front = String::from("---\n");
    for (key, text) in ["title", "kicker", "deck", "byline"].iter().zip(HOSTILE) {
        front += &format!("{key}: {}\n", serde_json::to_string(text).unwrap());
    }
    desk.file(STORY, format!("{front}---\n\n{}\n", han(3400, 1)).as_bytes());
    built(&desk);
    let layout = String::from_utf8(output(&desk, "layout.json")).unwrap();
    let layout: serde_json::Value = serde_json::from_str(&layout).unwrap();
    let things = layout["things"].as_array().unwrap();
    let lines =
        things.iter().flat_map(|thing| thing["lines"].as_array().cloned().unwrap_or_default());
    let words: String = lines.map(|line| line["text"].as_str().unwrap().replace(' ', "")).collect();
    for text in &HOSTILE[..4] {
        assert!(words.contains(&text.replace(' ', "")), "{text} is not in {words}");
    }
}

#[test]
fn a_broken_template_is_told_with_its_place() {
    let desk = Desk::new().one_story(5, &story("题", &han(3000, 1)));
    desk.file("layouts/house/own.typ", "#let folio(it, at) = {\n  nonsense\n}\n");
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("layouts/house/own.typ:2:"), "{}", run.err);
}
