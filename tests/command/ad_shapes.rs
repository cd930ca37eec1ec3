//! Ads by their shape: as wide as their columns, with the height that follows, and the word that says what they are.

use serde_json::Value;

use kanyin_testing::outside::read_pdf;
use kanyin_testing::{Desk, han, story};

use crate::run::{Run, built, kanyin, output, things};

const MM: f64 = 72.0 / 25.4;

/// A black drawing so many times wider than high.
fn drawing(wide: u32, high: u32) -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}" fill="#000"/></svg>"##
    )
}

/// A desk with a story above, and below it a row of ads: the row's height, its letters, and what stands in it.
fn with_ads(height: &str, row: &str, ads: &str) -> Desk {
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        &format!(
            "rows: [auto, {height}]\nareas: [A, {row}]\nA: {{is: story, name: a}}\nX: {{is: ad, name: ad}}\n{}",
            if row.contains('B') { "B: {is: story, name: b}\n" } else { "" }
        ),
    );
    desk.file("issues/1/stories/a.md", &story("好题目", &han(3600, 1)));
    desk.file("issues/1/stories/b.md", &story("又一题", &han(500, 2)));
    let b = if row.contains('B') { ", b: stories/b.md" } else { "" };
    desk.issue(&format!(
        "  - layout: one\n    stories: {{a: stories/a.md{b}}}\n    ads: {{ad: {ads}}}\n"
    ));
    desk
}

fn number(thing: &Value, key: &str) -> f64 {
    thing[key].as_f64().unwrap()
}

fn foot(thing: &Value) -> f64 {
    number(thing, "y") + number(thing, "height")
}

/// Builds whatever the copy's length.
fn proofed(desk: &Desk) -> Run {
    kanyin(desk.folder(), &["build", "--proof"])
}

#[test]
fn a_row_is_as_high_as_its_ad() {
    for (wide, high) in [(4, 1), (9, 1), (5, 2)] {
        let desk = with_ads("auto", "X", "ads/ad.svg");
        desk.file("issues/1/ads/ad.svg", &drawing(wide, high));
        let run = proofed(&desk);
        assert!(!run.err.contains("ad-shape"), "{}", run.err);
        let ad = &things(&desk, "ad")[0];
        assert!((number(ad, "width") - 680.0).abs() < 0.1, "{ad}");
        let height = 680.0 * f64::from(high) / f64::from(wide);
        assert!((number(ad, "height") - height).abs() < 0.1, "{ad}");
        // Flush with the last line of the type area: 73 lines of 13.5 points, 4.5 below the last not its own.
        let bottom = (390.0 * MM + 73.0 * 13.5) / 2.0 - 4.5;
        assert!((foot(ad) - bottom).abs() < 0.1, "{ad}: {bottom}");
    }
}

#[test]
fn beside_text_too() {
    let desk = with_ads("auto", "X X B B B", "ads/ad.svg");
    desk.file("issues/1/ads/ad.svg", &drawing(4, 3));
    let run = proofed(&desk);
    assert!(!run.err.contains("ad-shape"), "{}", run.err);
    let ad = &things(&desk, "ad")[0];
    assert!((number(ad, "width") - 264.5).abs() < 0.1, "{ad}");
    assert!((number(ad, "height") - 264.5 * 0.75).abs() < 0.1, "{ad}");
}

#[test]
fn a_shape_that_does_not_fit_is_told_with_the_size_to_order() {
    let desk = with_ads("12", "X", "ads/ad.svg");
    desk.file("issues/1/ads/ad.svg", &drawing(2, 1));
    let run = proofed(&desk);
    assert!(
        run.err.contains("issues/1/issue.yaml:5:") && run.err.contains("[ad-shape]"),
        "{}",
        run.err
    );
    assert!(run.err.contains("239.9 × 55.6 mm"), "{}", run.err);
    // One per cent is let pass.
    for (high, is_told) in [(1575, false), (1582, false), (1600, true)] {
        desk.file("issues/1/ads/ad.svg", &drawing(6800, high));
        let run = proofed(&desk);
        assert_eq!(run.err.contains("[ad-shape]"), is_told, "{high}: {}", run.err);
    }
}

#[test]
fn the_word_stands_at_the_picture_s_corner() {
    let desk = with_ads("auto", "X", "ads/ad.svg");
    desk.file("issues/1/ads/ad.svg", &drawing(4, 1));
    proofed(&desk);
    let (ad, label) = (&things(&desk, "ad")[0], &things(&desk, "ad-label")[0]);
    assert!(foot(label) < number(ad, "y") && foot(label) > number(ad, "y") - 6.0, "{label} {ad}");
    let right = |thing| number(thing, "x") + number(thing, "width");
    assert!((right(label) - right(ad)).abs() < 0.1);
    if let Some(words) = read_pdf("pdftotext", &[], &output(&desk, "press.pdf"), &["-"]) {
        assert!(words.contains("广告"), "{words}");
    }
}

#[test]
fn the_word_is_what_the_issue_asks_for() {
    for (asked, label) in [("none", None), ("招商", Some("招商")), ("\"\"", None)] {
        let desk = with_ads("auto", "X", &format!("{{file: ads/ad.svg, label: {asked}}}"));
        desk.file("issues/1/ads/ad.svg", &drawing(4, 1));
        proofed(&desk);
        let labels = things(&desk, "ad-label");
        let words = labels.first().map(|label| label["lines"][0]["text"].as_str().unwrap());
        assert_eq!(words, label, "{asked}");
    }
}

#[test]
fn several_ads_have_each_its_word_and_share_the_width() {
    let desk = with_ads("auto", "X", "[ads/1.svg, {file: ads/2.svg, label: none}, ads/3.svg]");
    for n in 1..=3 {
        desk.file(&format!("issues/1/ads/{n}.svg"), &drawing(2, 1));
    }
    let run = proofed(&desk);
    assert!(!run.err.contains("ad-shape"), "{}", run.err);
    let ads = things(&desk, "ad");
    assert_eq!((ads.len(), things(&desk, "ad-label").len()), (3, 2));
    for ad in &ads {
        assert!((number(ad, "width") - (680.0 - 25.0) / 3.0).abs() < 0.1, "{ad}");
    }
}

/// Stories have no such keys.
#[test]
fn a_label_under_stories_is_no_key() {
    let desk = Desk::new().one_story(5, &story("题", &han(100, 1)));
    desk.issue("  - layout: one\n    stories: {a: {file: stories/a.md, label: none}}\n");
    let run = kanyin(desk.folder(), &["check"]);
    assert!(run.code == 1 && run.err.contains("unknown-key"), "{}", run.err);
}

#[test]
fn an_ad_page_of_sound_copy_builds() {
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [40, auto]\nareas: [W, X]\nW: {is: white}\nX: {is: ad, name: ad}\n",
    );
    desk.file("issues/1/ads/ad.svg", &drawing(680, 418));
    desk.issue("  - layout: one\n    ads: [ads/ad.svg]\n");
    built(&desk);
}
