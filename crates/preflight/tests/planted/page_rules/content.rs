//! Fonts, transparency, plates, and the content itself.

use lopdf::dictionary;

use kanyin_diagnostics::Severity;
use kanyin_preflight::{AllowedPlates, Finding, Frame};

use super::Severity::{Error, Note, Warning};
use super::{PRACTICE, X1A, X4, at, form, image, separation, x1a, x4};
use crate::good;

#[test]
fn good_files_pass() {
    for mut case in [x4(), x1a()] {
        let seen = case.seen();
        let bad = |finding: &&Finding| finding.severity != Severity::Note;
        assert_eq!(seen.findings.iter().filter(bad).count(), 0, "{:#?}", seen.findings);
        assert_eq!(seen.plates, [["C", "M", "Y", "K", "Newspaper Red"]; 2]);
        assert_eq!((seen.fonts, seen.pictures), (vec!["KanyinTestRare".to_owned()], 1));
    }
}

#[test]
fn font_not_embedded() {
    let mut case = x4();
    let descriptor = case.good.descriptor;
    case.good.remove(descriptor, "FontFile2");
    // Both pages show it.
    let found = case.seen().findings;
    let found: Vec<_> =
        found.iter().filter(|finding| finding.rule.name() == "font-not-embedded").collect();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].severity, found[0].clause.to_string().as_str()), (Error, X4));
    at(found[0], [60.0, 458.8, 90.0, 468.8]);
    assert!(found[0].what.zh.contains("KanyinTestRare"));
}

#[test]
fn standard_font_not_embedded() {
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let case = x1a().with("Font", "F2", font);
    let case = case.draw("BT /F2 12 Tf 60 400 Td (Extra) Tj ET\n");
    assert!(case.finds("font-not-embedded", Error, X1A).what.en.contains("Helvetica"));
}

#[test]
fn an_embedded_font_that_cannot_be_read() {
    for spoilt in [
        &b"no font"[..],
        b"",
        b"\x00\x01\x00\x00\x00\x0a",
        b"\x01\x00\x04\x01\xff",
        b"%!PS-AdobeFont",
    ] {
        let mut case = x4();
        let file = case.good.font_file;
        case.good.dict(file).remove(b"Filter");
        *case.good.stream(file) = spoilt.to_vec();
        let found = case.seen().findings;
        let found: Vec<_> =
            found.iter().filter(|finding| finding.rule.name() == "font-unreadable").collect();
        assert_eq!(found.len(), 2, "{spoilt:?}");
        assert!(found[0].what.zh.contains("KanyinTestRare"));
    }
}

#[test]
fn a_font_cut_short_cannot_be_read() {
    let mut case = x4();
    let file = case.good.font_file;
    case.good.dict(file).remove(b"Filter");
    *case.good.stream(file) =
        kanyin_testing::RARE_FONT[..kanyin_testing::RARE_FONT.len() / 3].to_vec();
    assert!(case.seen().findings.iter().any(|found| found.rule.name() == "font-unreadable"));
}

/// Letters that clip: what is seen is what comes after, through them.
#[test]
fn text_that_clips_is_no_small_type() {
    let ground = "0 0 0 1 k 50 280 100 100 re f\n";
    for mode in 4..8 {
        let text = format!("q 0 0 0 0 k BT {mode} Tr /F1 5 Tf 60 300 Td <000100020003> Tj ET Q\n");
        let found = x4().draw(&(ground.to_owned() + &text)).seen().findings;
        let told: Vec<_> = found.iter().map(|found| found.rule.name()).collect();
        assert!(!told.iter().any(|rule| rule.starts_with("type-")), "{mode}: {told:?}");
    }
    let text = "q 0 0 0 0 k BT 0 Tr /F1 5 Tf 60 300 Td <000100020003> Tj ET Q\n";
    let found = x4().draw(&(ground.to_owned() + text)).seen().findings;
    assert!(found.iter().any(|found| found.rule.name() == "type-small-reversed"));
}

#[test]
fn text_that_only_clips_needs_its_font() {
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let case = x4().with("Font", "F2", font);
    let case =
        case.draw("q BT 7 Tr /F2 12 Tf 60 400 Td (Extra) Tj ET 0 0 0 1 k 60 390 50 30 re f Q\n");
    case.finds("font-not-embedded", Error, X4);
}

#[test]
fn invisible_text_needs_no_font() {
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let case = x4().with("Font", "F2", font);
    let seen = case.draw("BT 3 Tr /F2 12 Tf 60 400 Td (Extra) Tj ET\n").seen();
    assert!(seen.findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn glyph_missing() {
    let case = x4().draw("/GsOver gs 0 0 0 1 k BT /F1 12 Tf 60 400 Td <00010000> Tj ET\n");
    at(&case.finds("glyph-missing", Error, PRACTICE), [60.0, 398.56, 84.0, 410.56]);
}

#[test]
fn alpha_in_x1a() {
    let state = dictionary! { "ca" => 0.5 };
    let draw = "q /Ga gs 0 0 0 1 k 60 400 50 20 re f Q\n";
    let case = x1a().with("ExtGState", "Ga", state.clone()).draw(draw);
    at(&case.finds("transparency-alpha", Error, X1A), [60.0, 400.0, 110.0, 420.0]);
    let mut may = x4().with("ExtGState", "Ga", state).draw(draw);
    assert!(may.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn blend_in_x1a() {
    let case = x1a().with("ExtGState", "Gb", dictionary! { "BM" => "Multiply" });
    let case = case.draw("q /Gb gs 0 0 0 1 k 60 400 50 20 re f Q\n");
    at(&case.finds("transparency-blend", Error, X1A), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn soft_mask_in_x1a() {
    let mut case = x1a();
    let group = case.add(form("1 g 0 0 500 700 re f\n", dictionary! {}));
    let mask = dictionary! { "S" => "Luminosity", "G" => group };
    let case = case.with("ExtGState", "Gm", dictionary! { "SMask" => mask });
    let case = case.draw("q /Gm gs 0 0 0 1 k 60 400 50 20 re f Q\n");
    at(&case.finds("transparency-soft-mask", Error, X1A), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn soft_mask_of_picture_in_x1a() {
    let mut case = x1a();
    let mask = case.add(image("DeviceGray", 1));
    let picture = case.good.picture;
    case.good.set(picture, "SMask", mask);
    let second = case.good.second_contents;
    case.good.stream(second).clear();
    let found = case.finds("transparency-image-mask", Error, X1A);
    at(&found, [60.0, 500.0, 78.432, 518.432]);
}

#[test]
fn group_in_x1a() {
    let mut case = x1a();
    let page = case.good.page;
    case.good.set(page, "Group", dictionary! { "S" => "Transparency" });
    at(&case.finds("transparency-group", Error, X1A), good::TRIM.map(f64::from));
}

#[test]
fn blend_mode_unknown() {
    x4().with("ExtGState", "Gb", dictionary! { "BM" => "Mulitply" })
        .draw("q /Gb gs 0 0 0 1 k 60 400 50 20 re f Q\n")
        .finds("blend-mode-unknown", Error, X4);
}

#[test]
fn spot_names_alike() {
    let space = separation("newspaper-red", "DeviceCMYK", &[0.0, 1.0, 0.8, 0.0]);
    let case = x4().with("ColorSpace", "Cs2", space).draw("/Cs2 cs 1 scn 60 400 50 20 re f\n");
    let found = case.finds("spot-names-alike", Warning, PRACTICE);
    assert_eq!(found.page, None);
    assert!(found.what.zh.contains("newspaper-red") && found.what.zh.contains("Newspaper Red"));
}

#[test]
fn spot_alternates_differ() {
    let space = separation("Newspaper Red", "DeviceCMYK", &[0.0, 0.5, 0.8, 0.0]);
    let case = x4().with("ColorSpace", "Cs2", space).draw("/Cs2 cs 1 scn 60 400 50 20 re f\n");
    assert_eq!(case.finds("spot-alternates-differ", Warning, PRACTICE).page, None);
}

#[test]
fn registration_colour_within_trim() {
    let all = separation("All", "DeviceCMYK", &[1.0, 1.0, 1.0, 1.0]);
    let case = x4().with("ColorSpace", "CsAll", all);
    // The first is a mark outside the bleed.
    let case = case.draw("/CsAll cs 1 scn 0 100 8 1 re f 60 400 50 20 re f\n");
    let found = case.finds("registration-in-trim", Warning, PRACTICE);
    at(&found, [60.0, 400.0, 110.0, 420.0]);
    assert_eq!(found.count, 1);
}

#[test]
fn registration_text() {
    let case = x4().draw("/GsOver gs 1 1 1 1 k BT /F1 12 Tf 60 400 Td <0001> Tj ET\n");
    let found = case.finds_beside("registration-text", Error, PRACTICE, &["total-ink"]);
    at(&found, [60.0, 398.56, 72.0, 410.56]);
}

#[test]
fn plate_not_allowed() {
    let mut case = x4();
    let spots = vec!["Newspaper Red".to_owned()];
    let four = AllowedPlates { four: true, spots: spots.clone() };
    let content = "0 1 1 0 k 60 400 50 20 re f /Cs1 cs 1 scn 60 430 50 20 re f\n";
    let contents = case.good.contents;
    *case.good.stream(contents) = content.into();
    case.expect.plates = Some(vec![AllowedPlates { four: false, spots }, four]);
    let found = case.finds("plate-not-allowed", Error, PRACTICE);
    assert!(found.what.zh.contains("M、Y") && !found.what.zh.contains("Red"));
}

#[test]
fn blank_page() {
    let mut case = x4();
    let contents = case.good.contents;
    case.good.stream(contents).clear();
    at(&case.finds("page-blank", Note, PRACTICE), good::TRIM.map(f64::from));
}

#[test]
fn unknown_operator() {
    x4().draw("1 2 foo\n").finds("operator-unknown", Error, X4);
    let mut may = x4().draw("BX 1 2 foo EX\n");
    assert!(may.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn operator_without_operands() {
    x4().draw("1 2 re n\n").finds("operator-operands", Warning, X4);
}

#[test]
fn restored_too_often() {
    x4().draw("Q\n").finds("q-unbalanced", Error, X4);
}

#[test]
fn never_restored() {
    x4().draw("q\n").finds("q-unbalanced", Warning, X4);
}

#[test]
fn rendering_intent_unknown() {
    x4().draw("/Colorful ri\n").finds("rendering-intent-unknown", Error, X4);
}

#[test]
fn content_that_ends_midway() {
    x4().draw("0 0 1 2 3 4 5 6 7 8 9 10 11 re f\n").finds("content-unreadable", Error, X4);
}

#[test]
fn a_form_that_shows_itself() {
    let mut case = x4();
    let shown = case.add(form("/Fm Do /Fm Do\n", dictionary! {}));
    let resources = dictionary! { "XObject" => dictionary! { "Fm" => shown } };
    case.good.set(shown, "Resources", resources);
    let mut case = case.with("XObject", "Fm", shown).draw("/Fm Do\n");
    assert!(case.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn forms_that_show_forms_without_end() {
    // Ten forms, each showing the next a hundred times.
    let mut case = x4();
    let mut last = case.add(form("q Q\n", dictionary! {}));
    for _ in 0..10 {
        let resources = dictionary! { "XObject" => dictionary! { "Fm" => last } };
        last = case.add(form(&"/Fm Do\n".repeat(100), resources));
    }
    let case = case.with("XObject", "Fm", last).draw("/Fm Do\n");
    case.finds("content-too-much", Error, X4);
}

#[test]
fn many_places_are_one_finding() {
    let draw = "0 0 0 1 K 0.1 w 60 400 m 160 400 l S\n".repeat(30);
    let found = x4().draw(&draw).finds("hairline", Warning, PRACTICE);
    assert_eq!((found.count, found.frames.len()), (30, 20));
}

#[test]
fn places_on_a_turned_page() {
    let mut case = x4();
    let page = case.good.page;
    case.good.set(page, "Rotate", 90);
    let found = case.draw("1 0 0 rg 60 400 50 20 re f\n").finds("rgb-vector", Error, X4);
    let Frame { x, y, width, height } = found.frames[0];
    assert_eq!([x, y, width, height].map(f64::round), [380.0, 40.0, 20.0, 50.0]);
}
