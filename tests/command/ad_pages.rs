//! Which part of an advertiser's PDF is placed, and what of it.

use lopdf::{Object, dictionary};

use kanyin_testing::Desk;

use super::ads::with_ad;
use super::one_page::{one_page, saved};
use super::pixels::{Place, Sheet};
use crate::run::{Run, built, kanyin, things};

/// A page whose sheet is black but for its middle of 200 × 100 points, which is white with a red left half.
const MARKED: &str = "0 g 0 0 300 200 re f 1 g 50 50 200 100 re f 1 0 0 rg 50 50 100 100 re f";

/// A PDF of one page: what stands in the page, in the tree above it, and its content.
fn pdf(page: &str, tree: &str, content: &str) -> Vec<u8> {
    file(
        &[(3, page_object(page)), (2, format!("<< /Type /Pages /Kids [3 0 R] /Count 1 {tree} >>"))],
        content,
    )
}

fn page_object(entries: &str) -> String {
    format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R {entries} >>")
}

/// A PDF without a table of objects: every reader makes its own.
fn file(objects: &[(u32, String)], content: &str) -> Vec<u8> {
    let mut pdf = String::from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    for (number, object) in objects {
        pdf += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    pdf += &format!(
        "4 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n",
        content.len()
    );
    pdf += "trailer\n<< /Root 1 0 R /Size 20 >>\n%%EOF\n";
    pdf.into_bytes()
}

/// The ad on every page that shows it.
fn sheets(desk: &Desk) -> (Place, [Sheet; 3]) {
    (Place::of(&things(desk, "ad")[0]), Sheet::every(desk))
}

fn is_red([r, g, b]: [u8; 3]) -> bool {
    r > 150 && g < 110 && b < 110
}

fn is_white(pixel: [u8; 3]) -> bool {
    pixel.iter().all(|value| *value > 235)
}

/// The middle of [`MARKED`] fills the place.
fn shows_the_middle(pdf: &[u8], why: &str) -> Run {
    let desk = with_ad("ads/ad.pdf", pdf);
    let run = built(&desk);
    let (place, sheets) = sheets(&desk);
    assert!((place.width / place.height - 2.0).abs() < 0.02, "{why}: {place:?}");
    for sheet in sheets {
        for at in [(0.03, 0.06), (0.03, 0.94), (0.45, 0.5)] {
            assert!(is_red(sheet.at(place, at)), "{why}: {at:?} {:?}", sheet.at(place, at));
        }
        for at in [(0.97, 0.06), (0.97, 0.94), (0.55, 0.5)] {
            assert!(is_white(sheet.at(place, at)), "{why}: {at:?} {:?}", sheet.at(place, at));
        }
    }
    run
}

#[test]
fn what_is_left_after_trimming_is_placed() {
    let middle = "[50 50 250 150]";
    for (page, tree) in [
        (
            format!("/MediaBox [0 0 300 200] /TrimBox {middle} /BleedBox [41 41 259 159]"),
            String::new(),
        ),
        // Corners the other way round; a crop that is larger; one that is smaller.
        ("/MediaBox [300 200 0 0] /TrimBox [250 150 50 50]".into(), String::new()),
        (
            format!("/MediaBox [0 0 300 200] /CropBox [10 10 290 190] /TrimBox {middle}"),
            String::new(),
        ),
        // No trim: what viewers show, from the tree.
        (String::new(), format!("/MediaBox [0 0 300 200] /CropBox {middle}")),
        // A trim of no use, and one that lies outside.
        (format!("/MediaBox [0 0 300 200] /CropBox {middle} /TrimBox [9 9 9 9]"), String::new()),
        (format!("/MediaBox {middle} /TrimBox [500 500 900 700]"), String::new()),
        (format!("/MediaBox {middle} /TrimBox [-99 -99 999 999]"), String::new()),
        (format!("/MediaBox [0 0 300 200] /UserUnit 4 /TrimBox {middle}"), String::new()),
    ] {
        let run = shows_the_middle(&pdf(&page, &tree, MARKED), &format!("{page} {tree}"));
        assert!(!run.err.contains("drawing-left-out"), "{}", run.err);
    }
}

#[test]
fn a_turned_page_is_placed_upright() {
    // A quarter to the right: what was at the foot comes to the left.
    let content = "0 g 0 0 300 300 re f 1 g 50 50 100 200 re f 1 0 0 rg 50 50 100 100 re f";
    let page = "/MediaBox [0 0 300 300] /TrimBox [50 50 150 250] /Rotate 90";
    shows_the_middle(&pdf(page, "", content), "turned");
    shows_the_middle(
        &pdf("/TrimBox [50 50 150 250]", "/MediaBox [0 0 300 300] /Rotate 450", content),
        "above",
    );
}

#[test]
fn a_stream_that_ends_after_a_space_or_lies_about_its_length_is_drawn() {
    let whole = String::from_utf8(pdf("/MediaBox [50 50 250 150]", "", MARKED)).unwrap();
    shows_the_middle(whole.replace("\nendstream", " endstream").as_bytes(), "a space");
    let length = format!("/Length {}", MARKED.len());
    for lie in ["/Length 7", "/Length 99999", "/Length 19 0 R"] {
        shows_the_middle(whole.replace(&length, lie).as_bytes(), lie);
    }
}

/// The page with annotations over it: numbers 5 and up are theirs, 8 is a form of 10 × 10 all black.
fn annotated(annotations: &[&str]) -> Vec<u8> {
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Length 21 >>\nstream\n0 g 0 0 10 10 re f    \nendstream";
    let listed = annotations.join(" ");
    let page = page_object(&format!("/MediaBox [50 50 250 150] /Annots [{listed}]"));
    let tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string();
    file(&[(3, page), (2, tree), (8, form.into())], &format!("q q {MARKED}"))
}

#[test]
fn stamps_and_filled_in_fields_are_drawn() {
    for (annotation, drawn) in [
        ("<< /Subtype /Stamp /F 4 /Rect [170 70 230 130] /AP << /N 8 0 R >> >>", true),
        ("<< /Subtype /FreeText /F 4 /Rect [170 70 230 130] /AP << /N 8 0 R >> >>", true),
        ("<< /Subtype /Widget /F 4 /Rect [170 70 230 130] /V (x) /AP << /N 8 0 R >> >>", true),
        (
            "<< /Subtype /Widget /F 4 /Rect [170 70 230 130] /AS /On /AP << /N << /On 8 0 R >> >> >>",
            true,
        ),
        (
            "<< /Subtype /Widget /F 4 /Rect [170 70 230 130] /AS /Off /AP << /N << /On 8 0 R >> >> >>",
            false,
        ),
        ("<< /Subtype /Stamp /F 6 /Rect [170 70 230 130] /AP << /N 8 0 R >> >>", false),
        ("<< /Subtype /Stamp /F 32 /Rect [170 70 230 130] /AP << /N 8 0 R >> >>", false),
        ("<< /Subtype /Link /F 4 /Rect [170 70 230 130] >>", false),
    ] {
        let desk = with_ad("ads/ad.pdf", &annotated(&[annotation]));
        let run = built(&desk);
        assert!(!run.err.contains("drawing-left-out"), "{annotation}: {}", run.err);
        let (place, sheets) = sheets(&desk);
        for sheet in sheets {
            // From 170 to 230 of 50 to 250: 0.6 to 0.9 of the width.
            let (w, h) = sheet.dark(place);
            let wanted = if drawn { place.width * 0.3 } else { 0.0 };
            assert!(
                (w - wanted).abs() < 2.0 && (h - wanted).abs() < 2.0,
                "{annotation}: {w} × {h}"
            );
        }
    }
}

#[test]
fn what_is_not_placed_is_told() {
    for (annotation, word) in [
        ("<< /Subtype /Stamp /Rect [170 70 230 130] /AP << /N 8 0 R >> >>", "只在屏幕上"),
        ("<< /Subtype /FreeText /F 4 /Rect [170 70 230 130] /Contents (x) >>", "文本框"),
        ("<< /Subtype /Widget /F 4 /Rect [170 70 230 130] /V (x) >>", "表单"),
        ("<< /Subtype /Text /F 28 /Rect [170 70 190 90] /AP << /N 8 0 R >> >>", "便签"),
    ] {
        let desk = with_ad("ads/ad.pdf", &annotated(&[annotation]));
        // The second time all comes from what was kept.
        for _ in 0..2 {
            let run = built(&desk);
            assert!(run.err.contains("issues/1/issue.yaml:4:"), "{}", run.err);
            assert!(run.err.contains("ads/ad.pdf") && run.err.contains(word), "{}", run.err);
        }
    }
    let page = page_object("/MediaBox [0 0 200 100]");
    let tree = "<< /Type /Pages /Kids [3 0 R 5 0 R 6 0 R] /Count 3 >>".to_string();
    let desk = with_ad(
        "ads/ad.pdf",
        &file(&[(3, page.clone()), (5, page.clone()), (6, page), (2, tree)], MARKED),
    );
    let run = kanyin(desk.folder(), &["check"]);
    assert!(run.err.contains("共 3 页，只用第 1 页"), "{}", run.err);
}

#[test]
fn a_font_that_is_only_named_is_no_fault() {
    let page = "/MediaBox [50 50 250 150] /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
    shows_the_middle(&pdf(page, "", &format!("BT /F 12 Tf 14 TL ET {MARKED}")), "reportlab");
}

/// One file, encrypted so that anybody may read it.
#[test]
fn a_file_that_opens_without_a_password_is_placed() {
    let middle: Vec<Object> = [50, 50, 250, 150].map(Object::from).into();
    let content = MARKED.as_bytes().to_vec();
    let mut document = one_page("1.6", content, dictionary! { "MediaBox" => middle });
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = lopdf::EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "",
        key_length: 128,
        permissions: lopdf::Permissions::empty(),
    };
    document.encrypt(&lopdf::EncryptionState::try_from(version).unwrap()).unwrap();
    shows_the_middle(&saved(document), "encrypted");
}
