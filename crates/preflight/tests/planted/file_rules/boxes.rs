//! Faults of page boxes.

use kanyin_diagnostics::Severity::{Error, Note, Warning};
use kanyin_preflight::{Expect, examine};

use crate::good::{self, TRIM, numbers};

#[test]
fn no_media_box() {
    let mut good = good::x4();
    good.remove(good.page, "MediaBox");
    good.caught("media-box", Error, Some(1));
}

#[test]
fn no_trim_box() {
    let mut good = good::x4();
    good.remove(good.second, "TrimBox");
    let report = examine(&good.bytes(), &Expect::default());
    good.caught("trim-box-missing", Error, Some(2));
    // Its size is then that of the medium.
    assert!(report.findings.iter().any(|found| found.rule.name() == "page-sizes"));
}

#[test]
fn both_trim_and_art_box() {
    let mut good = good::x4();
    good.set(good.page, "ArtBox", numbers(&TRIM));
    good.caught("trim-and-art-box", Error, Some(1));
}

#[test]
fn a_trim_box_outside_the_bleed_box() {
    let mut good = good::x4();
    good.set(good.page, "BleedBox", numbers(&[30.0, 11.0, 449.0, 629.0]));
    let report = good.caught("trim-outside-bleed", Error, Some(1));
    let frame = report.findings[0].frames[0];
    assert_eq!((frame.x, frame.y, frame.width, frame.height), (0.0, 0.0, 420.0, 600.0));
}

#[test]
fn a_bleed_box_outside_the_media_box() {
    let mut good = good::x4();
    good.set(good.page, "BleedBox", numbers(&[-5.0, 11.0, 449.0, 629.0]));
    good.caught("bleed-outside-media", Error, Some(1));
}

#[test]
fn a_trim_box_outside_the_media_box() {
    let mut good = good::x4();
    good.remove(good.page, "BleedBox");
    good.set(good.page, "MediaBox", numbers(&[30.0, 0.0, 460.0, 640.0]));
    good.caught("trim-outside-media", Error, Some(1));
}

#[test]
fn a_box_by_its_other_corners() {
    let mut good = good::x4();
    good.set(good.page, "TrimBox", numbers(&[440.0, 20.0, 20.0, 620.0]));
    good.set(good.second, "BleedBox", numbers(&[449.0, 629.0, 11.0, 11.0]));
    let report = examine(&good.bytes(), &Expect::default());
    assert!(report.findings.iter().all(|found| found.severity == Note), "{:#?}", report.findings);
    assert_eq!(report.facts.trims, [(420.0, 600.0); 2]);
}

#[test]
fn a_box_without_room() {
    let mut good = good::x4();
    good.set(good.page, "TrimBox", numbers(&[20.0, 20.0, 20.0, 620.0]));
    good.caught("box-size", Error, Some(1));
}

#[test]
fn a_crop_box_that_hides_the_page() {
    let mut good = good::x4();
    good.set(good.page, "CropBox", numbers(&[100.0, 100.0, 300.0, 300.0]));
    good.caught("trim-outside-crop", Warning, Some(1));
}

#[test]
fn a_page_of_another_size_than_agreed() {
    let mut good = good::x4();
    good.set(good.second, "TrimBox", numbers(&[20.0, 20.0, 438.0, 620.0]));
    let expect = Expect { trim: Some((420.0, 600.0)), ..Expect::default() };
    good.caught_by(&expect, "trim-size", Error, Some(2));
}

#[test]
fn pages_of_two_sizes() {
    let mut good = good::x4();
    good.set(good.second, "TrimBox", numbers(&[20.0, 20.0, 430.0, 620.0]));
    good.caught("page-sizes", Warning, Some(2));
}

#[test]
fn no_room_for_the_bleed() {
    let mut good = good::x4();
    good.set(good.page, "BleedBox", numbers(&TRIM));
    good.caught("bleed-room", Note, Some(1));
    let expect = Expect { trim: Some((420.0, 600.0)), ..Expect::default() };
    good.caught_by(&expect, "bleed-room", Warning, Some(1));
}

#[test]
fn a_scaled_page() {
    let mut good = good::x4();
    good.set(good.page, "UserUnit", 2);
    good.set(good.second, "UserUnit", 2);
    good.caught("user-unit", Warning, Some(1));
}

#[test]
fn a_turned_page() {
    let mut good = good::x4();
    good.set(good.page, "Rotate", 90);
    good.caught("page-rotated", Note, Some(1));
}
