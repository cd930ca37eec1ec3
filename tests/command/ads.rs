//! Ads: PDF, SVG and pictures, whole and never skewed.

use lopdf::content::{Content, Operation};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary};

use kanyin_testing::Desk;

use super::one_page::{one_page, saved};
use super::pixels::{Place, Sheet};
use crate::run::{built, kanyin, output, things};

/// A desk with one ad across the foot of the page.
pub fn with_ad(name: &str, bytes: &[u8]) -> Desk {
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [40, 31]\nareas: [WWWWW, XXXXX]\nW: {is: white}\nX: {is: ad, name: ad}\n",
    );
    desk.file(&format!("issues/1/{name}"), bytes);
    desk.issue(&format!("  - layout: one\n    ads: {{ad: {name}}}\n"));
    desk
}

/// A PDF page of 200 × 100 with a black square of 40 in its middle and a grey ground.
fn pdf(version: &str) -> Vec<u8> {
    let operation = |name: &str, numbers: &[i64]| {
        Operation::new(name, numbers.iter().map(|n| (*n).into()).collect())
    };
    let grey = Operation::new("g", vec![Object::Real(0.9)]);
    let content = Content {
        operations: vec![
            grey,
            operation("re", &[0, 0, 200, 100]),
            operation("f", &[]),
            operation("g", &[0]),
            operation("re", &[80, 30, 40, 40]),
            operation("f", &[]),
        ],
    };
    let entries = dictionary! {
        "MediaBox" => vec![0.into(), 0.into(), 200.into(), 100.into()],
        "Resources" => dictionary! {},
    };
    saved(one_page(version, content.encode().unwrap(), entries))
}

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<rect width="200" height="100" fill="#e6e6e6"/><rect x="80" y="30" width="40" height="40"/></svg>"##;

fn stands_whole(desk: &Desk) {
    built(desk);
    let place = Place::of(&things(desk, "ad")[0]);
    assert!((place.width / place.height - 2.0).abs() < 0.01, "{place:?}");
    for sheet in Sheet::every(desk) {
        let (w, h) = sheet.dark(place);
        assert!((w - h).abs() <= 1.0, "skewed: {w} × {h}");
        assert!((w - place.width * 0.2).abs() <= 1.5, "{w} in {place:?}");
        assert!(sheet.at(place, (0.02, 0.05))[0] < 240 && sheet.at(place, (0.98, 0.95))[0] < 240);
    }
}

#[test]
fn a_pdf_ad_of_any_version_stands_whole() {
    for version in ["1.4", "1.6", "1.7", "2.0"] {
        stands_whole(&with_ad("ads/ad.pdf", &pdf(version)));
    }
}

#[test]
fn an_svg_ad_stands_whole() {
    stands_whole(&with_ad("ads/ad.svg", SVG.as_bytes()));
}

#[test]
fn an_svg_has_the_papers_fonts() {
    let text = r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">
<text x="20" y="80" font-size="80" font-family="Noto Sans CJK SC">字样</text></svg>"##;
    let desk = with_ad("ads/ad.svg", text.as_bytes());
    built(&desk);
    let place = Place::of(&things(&desk, "ad")[0]);
    let (w, _) = Sheet::png(&output(&desk, "pages/01.png")).dark(place);
    assert!(w > place.width * 0.6, "the words are not there");
}

#[test]
fn a_damaged_pdf_ad_is_told_with_its_line() {
    let desk = with_ad("ads/ad.pdf", &pdf("1.4")[..60]);
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("issues/1/issue.yaml:4:"), "{}", run.err);
}

#[test]
fn a_locked_pdf_ad_is_told_with_its_line() {
    let mut document = Document::load_mem(&pdf("1.4")).unwrap();
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: Permissions::empty(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut locked = Vec::new();
    document.save_to(&mut locked).unwrap();
    let desk = with_ad("ads/ad.pdf", &locked);
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("issues/1/issue.yaml:4:"), "{}", run.err);
    assert!(run.err.contains("ads/ad.pdf") && run.err.contains("密码"), "{}", run.err);
}

/// A spoiled file is set, or told with its line; it never crashes the command.
#[test]
fn spoiled_ads_never_crash() {
    let desk = with_ad("ads/ad.pdf", &pdf("1.4"));
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..40 {
        let mut bytes = pdf("1.4");
        for _ in 0..=random(6) {
            let at = random(bytes.len());
            bytes[at] = random(256) as u8;
        }
        desk.file("issues/1/ads/ad.pdf", &bytes);
        let run = kanyin(desk.folder(), &["build"]);
        assert!([0, 1].contains(&run.code), "{}: {}", run.err, String::from_utf8_lossy(&bytes));
        assert!(run.code == 0 || run.err.contains("issues/1/issue.yaml:4:"), "{}", run.err);
    }
}

/// Staff look for the file and for the line that names it, not for a place on a page.
#[test]
fn what_preflight_finds_in_an_ad_names_its_file_and_line() {
    let thin = r##"<path d="M10 90H190" stroke="#000" stroke-width="0.02"/></svg>"##;
    let desk = with_ad("ads/细线.svg", SVG.replace("</svg>", thin).as_bytes());
    let run = kanyin(desk.folder(), &["build", "issues/1"]);
    let at = run.err.find("hairline").unwrap_or_else(|| panic!("{}", run.err));
    let told = run.err[..at].rfind("issue.yaml:").map(|from| &run.err[from..]);
    assert!(told.is_some_and(|told| told.contains("细线.svg")), "{}", run.err);
    let report: serde_json::Value =
        serde_json::from_slice(&output(&desk, "preflight.json")).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let named = findings.iter().find(|found| found["rule"] == "hairline").unwrap();
    assert!(named["pictures"][0].as_str().unwrap().ends_with("ads/细线.svg"), "{named}");
}
