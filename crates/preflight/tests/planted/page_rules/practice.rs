//! What print practice asks: overprint, type, lines, pictures, ink, the trim.

use lopdf::{Stream, dictionary};

use super::Severity::{Error, Note, Warning};
use super::{PRACTICE, SHOW, SHOWN, X1A, at, image, tint, x1a, x4};
use crate::good::numbers;

#[test]
fn white_overprints() {
    let case = x4().draw("q /GsOver gs 0 0 0 0 k 60 605 50 10 re f Q\n");
    at(&case.finds("white-overprints", Error, PRACTICE), [60.0, 605.0, 110.0, 615.0]);
}

#[test]
fn white_spot_overprints() {
    let case = x4().draw("q /GsOver gs /Cs1 cs 0 scn 60 605 50 10 re f Q\n");
    at(&case.finds("white-overprints", Error, PRACTICE), [60.0, 605.0, 110.0, 615.0]);
}

#[test]
fn white_grey_text_overprints() {
    let case = x4().draw("q /GsOver gs 1 g BT /F1 12 Tf 60 605 Td <0001> Tj ET Q\n");
    at(&case.finds("white-overprints", Error, PRACTICE), [60.0, 603.56, 72.0, 615.56]);
}

#[test]
fn black_text_knocks_out() {
    let case = x4().draw("0 0 0 1 k BT /F1 12 Tf 60 400 Td <0001> Tj ET\n");
    at(&case.finds("black-text-knocks-out", Note, PRACTICE), [60.0, 398.56, 72.0, 410.56]);
}

#[test]
fn black_text_in_overprint_mode_0_knocks_out() {
    let state = dictionary! { "OP" => true, "op" => true, "OPM" => 0 };
    let case = x4().with("ExtGState", "G0", state);
    let case = case.draw("q /G0 gs 0 0 0 1 k BT /F1 12 Tf 60 400 Td <0001> Tj ET Q\n");
    at(&case.finds("black-text-knocks-out", Note, PRACTICE), [60.0, 398.56, 72.0, 410.56]);
}

#[test]
fn rich_black_text() {
    let draw = "0.4 0.3 0.3 1 k BT /F1 9 Tf 60 400 Td <0001> Tj ET\n";
    let found = x4().draw(draw).finds("rich-black-text", Warning, PRACTICE);
    at(&found, [60.0, 398.9, 69.0, 407.9]);
    assert!(found.what.zh.contains("9 pt"));
}

#[test]
fn small_coloured_type() {
    // Eight points by the matrices, 16 by the font's size.
    let draw = "q 0.5 0 0 0.5 0 0 cm 0 1 1 0 k BT /F1 16 Tf 120 800 Td <0001> Tj ET Q\n";
    let found = x4().draw(draw).finds("type-small-colour", Warning, PRACTICE);
    at(&found, [60.0, 399.04, 68.0, 407.04]);
    assert!(found.what.zh.contains("文字 8 pt，2 色"), "{}", found.what.zh);
}

#[test]
fn small_reversed_type() {
    let draw = "0 0 0 1 k 60 390 100 30 re f 0 0 0 0 k BT /F1 7 Tf 70 400 Td <0001> Tj ET\n";
    let found = x4().draw(draw).finds("type-small-reversed", Warning, PRACTICE);
    at(&found, [70.0, 399.16, 77.0, 406.16]);
    // White on paper is nothing.
    let mut nothing = x4().draw("0 0 0 0 k BT /F1 7 Tf 70 400 Td <0001> Tj ET\n");
    assert!(nothing.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn tiny_type() {
    let case = x4().draw("q /GsOver gs 0 0 0 1 k BT /F1 3.5 Tf 60 400 Td <0001> Tj ET Q\n");
    at(&case.finds("type-tiny", Note, PRACTICE), [60.0, 399.58, 63.5, 403.08]);
}

#[test]
fn line_of_no_width() {
    let case = x4().draw("0 0 0 1 K 0 w 60 400 m 160 400 l S\n");
    at(&case.finds("line-zero-width", Error, PRACTICE), [60.0, 400.0, 160.0, 400.0]);
}

#[test]
fn hairline() {
    // One point, made thin by an uneven matrix.
    let draw = "q 1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 60 4000 m 160 4000 l S Q\n";
    let found = x4().draw(draw).finds("hairline", Warning, PRACTICE);
    at(&found, [60.0, 400.0, 160.0, 400.0]);
    assert!(found.what.zh.contains("0.1 pt"));
}

#[test]
fn hairline_outside_the_bleed_is_a_mark() {
    let mut case = x4().draw("0 0 0 1 K 0.1 w 0 20 m 11 20 l S\n");
    assert!(case.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn filled_hairline() {
    let case = x4().draw("0 0 0 1 k 60 400 100 0.1 re f\n");
    at(&case.finds("hairline-filled", Warning, PRACTICE), [60.0, 400.0, 160.0, 400.1]);
}

#[test]
fn tinted_hairline() {
    let case = x4().draw("0 0 0 0.3 K 0.3 w 60 400 m 160 400 l S\n");
    at(&case.finds("hairline-tinted", Note, PRACTICE), [60.0, 400.0, 160.0, 400.0]);
}

#[test]
fn picture_of_few_pixels() {
    // Turned by a quarter, at 144 ppi.
    let case = x4().draw("q 0 32 -32 0 132 300 cm /Im1 Do Q\n");
    let found = case.finds("image-resolution-low", Warning, PRACTICE);
    at(&found, [100.0, 300.0, 132.0, 332.0]);
    assert!(found.what.zh.contains("144 ppi"), "{}", found.what.zh);
}

#[test]
fn picture_of_too_many_pixels() {
    let case = x4().draw("q 8 0 0 8 100 300 cm /Im1 Do Q\n");
    at(&case.finds("image-resolution-high", Note, PRACTICE), [100.0, 300.0, 108.0, 308.0]);
}

#[test]
fn stencil_of_few_pixels() {
    let mut case = x4();
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 64, "Height" => 64, "ImageMask" => true,
    };
    let picture = case.add(Stream::new(dict, vec![0x55; 64 * 8]));
    let case = case.with("XObject", "Im2", picture).draw(&format!("0 0 0 1 k {SHOW}"));
    at(&case.finds("bitmap-resolution-low", Warning, PRACTICE), SHOWN);
}

#[test]
fn deep_picture_in_x1a() {
    let mut case = x1a();
    let mut picture = image("DeviceCMYK", 8);
    picture.dict.set("BitsPerComponent", 16);
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("image-16-bit", Error, X1A), SHOWN);
}

#[test]
fn jpeg_2000_in_x1a() {
    let mut case = x1a();
    let mut picture = image("DeviceCMYK", 4);
    picture.dict.set("Filter", "JPXDecode");
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("image-jpx", Error, X1A), SHOWN);
}

#[test]
fn interpolated_picture() {
    let mut case = x4();
    let mut picture = image("DeviceCMYK", 4);
    picture.dict.set("Interpolate", true);
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("image-interpolated", Note, PRACTICE), SHOWN);
}

#[test]
fn too_much_ink() {
    let found =
        x4().draw("0.9 0.8 0.7 0.5 k 60 400 50 20 re f\n").finds("total-ink", Error, PRACTICE);
    at(&found, [60.0, 400.0, 110.0, 420.0]);
    assert!(found.what.zh.contains("290 %") && found.what.zh.contains("240 %"));
}

#[test]
fn too_much_ink_in_shading() {
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceCMYK", "Coords" => numbers(&[0.0, 0.0, 9.0, 0.0]),
        "Function" => tint(&[1.0, 1.0, 1.0, 0.0]),
    };
    let case = x4().with("Shading", "Sh", shading).draw("q 60 400 50 20 re W n /Sh sh Q\n");
    at(&case.finds("total-ink", Error, PRACTICE), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn too_much_ink_in_picture() {
    let mut case = x4();
    let mut picture = image("DeviceCMYK", 4);
    picture.content.fill(200);
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    let found = case.finds("total-ink-image", Error, PRACTICE);
    at(&found, SHOWN);
    assert!(found.what.zh.contains("314 %"), "{}", found.what.zh);
}

#[test]
fn pixels_are_counted_on_wish_only() {
    let mut case = x4();
    let mut picture = image("DeviceCMYK", 4);
    picture.content.fill(200);
    let picture = case.add(picture);
    let mut case = case.with("XObject", "Im2", picture).draw(SHOW);
    case.expect.pixels = false;
    assert!(case.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn bleed_missing() {
    let found =
        x4().draw("0 0 0 0.2 k 20 300 60 40 re f\n").finds("bleed-missing", Warning, PRACTICE);
    at(&found, [20.0, 300.0, 80.0, 340.0]);
    assert!(found.what.zh.contains("左边"));
}

#[test]
fn clipped_picture_without_bleed() {
    let draw = "q 430 290 10 40 re W n 18.432 0 0 18.432 430 300 cm /Im1 Do Q\n";
    let found = x4().draw(draw).finds("bleed-missing", Warning, PRACTICE);
    at(&found, [430.0, 300.0, 440.0, 318.432]);
    assert!(found.what.en.contains("right"));
}

#[test]
fn text_near_trim() {
    let case = x4().draw("q /GsOver gs BT /F1 10 Tf 24 400 Td <0001> Tj ET Q\n");
    at(&case.finds("text-near-trim", Note, PRACTICE), [24.0, 398.8, 34.0, 408.8]);
}
