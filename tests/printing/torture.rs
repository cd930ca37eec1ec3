//! The torture issue: four pages in four sets of inks, with every kind of picture that staff may put there.

use std::path::PathBuf;
use std::sync::OnceLock;

use kanyin_testing::{Desk, han};

use super::pictures;
use crate::run::kanyin;

/// The picture whose bytes must go through untouched.
pub const UNTOUCHED: &str = "cmyk.jpg";

/// `paper.yaml`: a spot colour, a tint of it, a colour in four inks.
pub const PAPER: &str = "name: 试报
page: {trim: 270mm x 390mm, bleed: 3mm}
colours:
  red: {press: \"spot(PANTONE 485 C, cmyk(0%, 95%, 100%, 0%))\", screen: \"#da291c\"}
  pink: {press: \"tint(red, 20%)\"}
  tint: {press: \"cmyk(0%, 4%, 14%, 0%)\", screen: \"#fff5de\"}
press:
  marks: true
  total-ink: 240%
";

/// The built torture issue, made once for all tests.
pub fn built() -> &'static (Desk, PathBuf) {
    static BUILT: OnceLock<(Desk, PathBuf)> = OnceLock::new();
    BUILT.get_or_init(|| {
        let desk = desk(PAPER);
        let run = kanyin(desk.folder(), &["build"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let out = desk.folder().join("out/1");
        (desk, out)
    })
}

/// The torture issue, not built yet.
pub fn desk(paper: &str) -> Desk {
    let desk = Desk::with_paper(paper);
    desk.file(
        "layouts/torture/layout.yaml",
        "rows: [auto, 14, 14, 14]
areas: [AAAAA, XXXXX, YYYYY, ZZZZZ]
A: {is: story, name: a}
X: {is: ad, name: x}
Y: {is: ad, name: y}
Z: {is: ad, name: z}
",
    );
    for page in 1..=4 {
        let story = format!("---\ntitle: 第{page}版的题\n---\n{}\n", han(900, page));
        desk.file(&format!("issues/1/stories/{page}.md"), &story);
    }
    for (name, bytes) in files() {
        desk.file(&format!("issues/1/{name}"), &bytes);
    }
    let rows = [
        "x: [photo.jpg, alpha.png, adobe.jpg], y: [cmyk.jpg, profiled.jpg, inverted.jpg], z: [deep.png, grey.jpg, turned.jpg]",
        "x: [photo.jpg, cmyk.jpg, grey.jpg], y: [drawing.svg, spot.pdf, rgb.pdf], z: [alpha.png, cmyk.pdf, line.png]",
        "x: [photo.jpg, cmyk.jpg, grey.jpg], y: [drawing.svg, spot.pdf, rgb.pdf], z: [alpha.png, cmyk.pdf, line.png]",
        "x: [drawing.svg, rgb.pdf, cmyk.pdf], y: [spot.pdf, veiled.pdf, shaded.pdf], z: [line.png, small.webp, dark.jpg]",
    ];
    let inks = ["", "    inks: black+red\n", "    inks: black\n", "    inks: 4\n"];
    let pages = rows.iter().zip(inks).enumerate().map(|(n, (ads, inks))| {
        let page = n + 1;
        format!(
            "  - layout: torture\n    stories: {{a: stories/{page}.md}}\n    ads: {{{ads}}}\n{inks}"
        )
    });
    desk.issue(&pages.collect::<String>());
    desk
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("photo.jpg", pictures::rgb_jpeg(&pictures::scene(1600, 1100), None)),
        ("alpha.png", pictures::see_through_png()),
        ("adobe.jpg", pictures::adobe_rgb_jpeg()),
        (UNTOUCHED, pictures::cmyk_jpeg(false, None)),
        ("profiled.jpg", pictures::cmyk_jpeg(false, Some(pictures::COATED))),
        ("inverted.jpg", pictures::cmyk_jpeg(true, None)),
        ("deep.png", pictures::deep_png()),
        ("grey.jpg", pictures::grey_jpeg()),
        ("turned.jpg", pictures::turned_jpeg()),
        ("drawing.svg", pictures::SVG.into()),
        ("spot.pdf", pictures::spot_pdf()),
        ("rgb.pdf", pictures::rgb_pdf()),
        ("cmyk.pdf", pictures::cmyk_pdf()),
        ("veiled.pdf", pictures::veiled_pdf()),
        ("shaded.pdf", pictures::shaded_pdf()),
        ("line.png", pictures::line_png()),
        ("small.webp", pictures::webp()),
        ("dark.jpg", pictures::rgb_jpeg(&pictures::dark(1200, 900), None)),
    ]
}
