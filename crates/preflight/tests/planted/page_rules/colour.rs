//! Colours that are not inks.

use lopdf::{Object, Stream, dictionary};

use super::Severity::Error;
use super::{PRACTICE, SHOW, SHOWN, X1A, X4, at, form, image, separation, tint, x1a, x4};
use crate::good::numbers;

#[test]
fn rgb_text() {
    let case = x4().draw("0 0 1 rg BT /F1 12 Tf 60 400 Td <00010002> Tj ET\n");
    at(&case.finds("rgb-text", Error, X4), [60.0, 398.56, 84.0, 410.56]);
}

#[test]
fn rgb_vector() {
    let case = x1a().draw("0 0 1 RG 1 w 60 400 m 160 400 l S\n");
    at(&case.finds("rgb-vector", Error, X1A), [59.5, 399.5, 160.5, 400.5]);
}

#[test]
fn rgb_outside_the_bleed_counts() {
    let case = x4().draw("1 0 0 rg 0 0 5 5 re f\n");
    case.finds("rgb-vector", Error, X4);
}

#[test]
fn rgb_image() {
    let mut case = x4();
    let picture = case.add(image("DeviceRGB", 3));
    let found = case.with("XObject", "Im2", picture).draw(SHOW).finds("rgb-image", Error, X4);
    at(&found, SHOWN);
}

#[test]
fn rgb_image_in_form() {
    let mut case = x4();
    let picture = case.add(image("DeviceRGB", 3));
    let inner = "q 18.432 0 0 18.432 90 290 cm /Im2 Do Q\n";
    let shown =
        case.add(form(inner, dictionary! { "XObject" => dictionary! { "Im2" => picture } }));
    let case = case.with("XObject", "Fm", shown).draw("q 1 0 0 1 10 10 cm /Fm Do Q\n");
    let found = case.finds("rgb-image", Error, X4);
    at(&found, SHOWN);
    assert!(found.what.zh.contains("表单") && found.what.en.contains("in a form"));
}

#[test]
fn rgb_by_profile() {
    let mut case = x4();
    let profile = case.add(Stream::new(dictionary! { "N" => 3 }, vec![0; 128]));
    let space: Vec<Object> = vec!["ICCBased".into(), profile.into()];
    let picture = case.add(image(space, 3));
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("rgb-image", Error, PRACTICE), SHOWN);
}

#[test]
fn calibrated_rgb_in_x1a() {
    let white = dictionary! { "WhitePoint" => numbers(&[0.95, 1.0, 1.09]) };
    let space: Vec<Object> = vec!["CalRGB".into(), white.into()];
    let case = x1a().with("ColorSpace", "Cal", space).draw("/Cal cs 1 0 0 sc 60 400 50 20 re f\n");
    at(&case.finds("rgb-vector", Error, X1A), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn lab_in_x1a() {
    let white = dictionary! { "WhitePoint" => numbers(&[0.95, 1.0, 1.09]) };
    let space: Vec<Object> = vec!["Lab".into(), white.into()];
    let draw = "/Lab cs 50 0 0 sc 60 400 50 20 re f\n";
    let case = x1a().with("ColorSpace", "Lab", space.clone()).draw(draw);
    case.finds("device-independent-colour", Error, X1A);
    let mut may = x4().with("ColorSpace", "Lab", space).draw(draw);
    assert!(may.seen().findings.iter().all(|finding| finding.severity != Error));
}

#[test]
fn rgb_shading() {
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceRGB", "Coords" => numbers(&[0.0, 0.0, 100.0, 0.0]),
        "Function" => tint(&[1.0, 0.0, 0.0]),
    };
    let case = x4().with("Shading", "Sh", shading).draw("q 60 400 50 20 re W n /Sh sh Q\n");
    at(&case.finds("rgb-shading", Error, X4), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn rgb_shading_pattern() {
    let pattern = dictionary! {
        "PatternType" => 2,
        "Shading" => dictionary! {
            "ShadingType" => 2, "ColorSpace" => "DeviceRGB", "Coords" => numbers(&[0.0, 0.0, 9.0, 0.0]),
            "Function" => tint(&[1.0, 0.0, 0.0]),
        },
    };
    let case = x4().with("Pattern", "P", pattern).draw("/Pattern cs /P scn 60 400 50 20 re f\n");
    at(&case.finds("rgb-shading", Error, X4), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn rgb_in_tiling_pattern() {
    let mut case = x4();
    let cell = dictionary! {
        "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "XStep" => 10, "YStep" => 10,
        "BBox" => numbers(&[0.0, 0.0, 10.0, 10.0]), "Resources" => dictionary! {},
    };
    let cell = case.add(Stream::new(cell, b"1 0 0 rg 0 0 5 5 re f".to_vec()));
    let case = case.with("Pattern", "P", cell).draw("/Pattern cs /P scn 60 400 50 20 re f\n");
    let found = case.finds("rgb-vector", Error, X4);
    at(&found, [60.0, 400.0, 110.0, 420.0]);
    assert!(found.what.en.contains("in a pattern"));
}

#[test]
fn rgb_group() {
    let mut case = x4();
    let mut group = form("0 0 0 1 k 0 0 50 20 re f\n", dictionary! {});
    let attributes = dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" };
    group.dict.set("Group", attributes);
    let group = case.add(group);
    case.with("XObject", "Fm", group).draw("q 1 0 0 1 60 400 cm /Fm Do Q\n").finds(
        "rgb-group",
        Error,
        X4,
    );
}

#[test]
fn rgb_soft_mask() {
    let mut case = x4();
    let mut group = form("1 1 1 rg 0 0 500 700 re f\n", dictionary! {});
    group.dict.set("Group", dictionary! { "S" => "Transparency", "CS" => "DeviceGray" });
    let group = case.add(group);
    let mask = dictionary! { "S" => "Luminosity", "G" => group };
    case.with("ExtGState", "Gm", dictionary! { "SMask" => mask })
        .draw("q /Gm gs 0 0 0 1 k 60 400 50 20 re f Q\n")
        .finds("rgb-soft-mask", Error, X4);
}

#[test]
fn rgb_inline_image() {
    let pixels = "30".repeat(4 * 4 * 3);
    let draw =
        format!("q 2 0 0 2 60 400 cm BI /W 4 /H 4 /CS /RGB /BPC 8 /F /AHx ID {pixels}> EI Q\n");
    at(&x4().draw(&draw).finds("rgb-inline-image", Error, X4), [60.0, 400.0, 62.0, 402.0]);
}

#[test]
fn rgb_palette() {
    let mut case = x4();
    let table = Object::string_literal(vec![0_u8; 6]);
    let space: Vec<Object> = vec!["Indexed".into(), "DeviceRGB".into(), 1.into(), table];
    let picture = case.add(image(space, 1));
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("rgb-indexed", Error, X4), SHOWN);
}

#[test]
fn rgb_jpeg_2000_that_names_no_space() {
    let mut case = x4();
    let mut picture = image("DeviceRGB", 1);
    picture.dict.remove(b"ColorSpace");
    picture.dict.set("Filter", "JPXDecode");
    picture.content = b"\0\0\0\x0Fcolr\x01\0\0\0\0\0\x10".to_vec();
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("rgb-image", Error, PRACTICE), SHOWN);
}

#[test]
fn rgb_alternate() {
    let space = separation("Newspaper Blue", "DeviceRGB", &[0.0, 0.0, 1.0]);
    let case = x4().with("ColorSpace", "Cs2", space).draw("/Cs2 cs 1 scn 60 400 50 20 re f\n");
    at(&case.finds("rgb-alternate", Error, X4), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn rgb_in_type3_glyph() {
    let mut case = x4();
    let glyph = b"1000 0 d0 1 0 0 rg 0 0 700 700 re f".to_vec();
    let glyph = case.add(Stream::new(dictionary! {}, glyph));
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type3", "FontBBox" => numbers(&[0.0, 0.0, 700.0, 700.0]),
        "FontMatrix" => numbers(&[0.001, 0.0, 0.0, 0.001, 0.0, 0.0]), "FirstChar" => 65, "LastChar" => 65,
        "Widths" => numbers(&[1000.0]), "CharProcs" => dictionary! { "a" => glyph },
        "Encoding" => dictionary! { "Differences" => vec![65.into(), Object::from("a")] },
    };
    let case = case.with("Font", "F3", font).draw("BT /F3 12 Tf 60 400 Td (A) Tj ET\n");
    let found = case.finds("rgb-vector", Error, X4);
    assert!(found.what.en.contains("Type 3"));
}

#[test]
fn cmyk_by_the_output_profile() {
    let mut case = x4();
    let profile = case.good.profile;
    let space: Vec<Object> = vec!["ICCBased".into(), profile.into()];
    let picture = case.add(image(space, 4));
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("icc-is-output-profile", Error, X4), SHOWN);
}
