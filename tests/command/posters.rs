//! Posters: one picture over the whole sheet, to the bleed; pages without a folio.

use lopdf::content::{Content, Operation};
use lopdf::{Object, dictionary};

use kanyin_testing::outside::read_pdf;
use kanyin_testing::{Desk, han, story};

use super::one_page::{one_page, saved};
use super::pixels::{BLEED, Place, Sheet};
use crate::run::{built, kanyin, output, things};

const MM: f64 = 72.0 / 25.4;

/// A page in grey of a size in millimetres, with a black square of 20 mm at its middle.
fn drawing(wide: f64, high: f64) -> String {
    let (x, y) = (wide / 2.0 - 10.0, high / 2.0 - 10.0);
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}" fill="#888"/><rect x="{x}" y="{y}" width="20" height="20"/></svg>"##
    )
}

/// The same as a PDF, in a sheet that is larger by 10 mm on each side, with a trim and a bleed around it. What lies beyond
/// the bleed is black.
fn pdf(wide: f64, high: f64, bleed: f64) -> Vec<u8> {
    let box_of = |around: f64| -> Object {
        let edge = |number: f64| Object::Real((number * MM) as f32);
        let least = 10.0 - around;
        vec![edge(least), edge(least), edge(10.0 + wide + around), edge(10.0 + high + around)]
            .into()
    };
    let fill = |grey: f32, x: f64, y: f64, w: f64, h: f64| {
        let numbers = [x, y, w, h].map(|number| Object::Real((number * MM) as f32)).to_vec();
        [
            Operation::new("g", vec![Object::Real(grey)]),
            Operation::new("re", numbers),
            Operation::new("f", vec![]),
        ]
    };
    let operations = [
        fill(0.0, 0.0, 0.0, wide + 20.0, high + 20.0),
        fill(0.5, 10.0 - bleed, 10.0 - bleed, wide + 2.0 * bleed, high + 2.0 * bleed),
        fill(0.0, wide / 2.0, high / 2.0, 20.0, 20.0),
    ];
    let content = Content { operations: operations.concat() };
    let entries = dictionary! {
        "MediaBox" => box_of(10.0),
        "TrimBox" => box_of(0.0),
        "BleedBox" => box_of(bleed),
        "Resources" => dictionary! {},
    };
    saved(one_page("1.6", content.encode().unwrap(), entries))
}

fn poster(key: &str, name: &str, bytes: &[u8]) -> Desk {
    let desk = Desk::new();
    desk.file(&format!("issues/1/{name}"), bytes);
    desk.issue(&format!("  - form: poster\n    section: 海报\n    {key}: [{name}]\n"));
    desk
}

/// The sheet with its bleed, in points.
fn sheet(around: f64) -> Place {
    let (wide, high) = (270.0 * MM, 390.0 * MM);
    Place { x: -around, y: -around, width: wide + 2.0 * around, height: high + 2.0 * around }
}

/// Grey to every corner of the bleed, in the middle a square of 20 mm.
fn runs_over_the_cut(desk: &Desk) {
    let press = Sheet::pdf(&output(desk, "press.pdf"), BLEED);
    for at in [(0.002, 0.002), (0.998, 0.002), (0.002, 0.998), (0.998, 0.998), (0.5, 0.001)] {
        let [r, _, _] = press.at(sheet(8.0), at);
        assert!((90..180).contains(&r), "{at:?}: {r}");
    }
    let middle = Place { x: 100.0 * MM, y: 160.0 * MM, width: 70.0 * MM, height: 70.0 * MM };
    let preview = Sheet::png(&output(desk, "pages/01.png"));
    for (wide, high) in [press.dark(middle), preview.dark(middle)] {
        let side = 20.0 * MM;
        assert!((wide - side).abs() < 2.5 && (high - side).abs() < 2.5, "{wide} × {high}");
    }
    let words = read_pdf("pdftotext", &[], &output(desk, "web.pdf"), &["-"]);
    assert!(words.is_none_or(|words| !words.contains("海报")), "a folio");
    if let Some(boxes) = read_pdf("pdfinfo", &["-box"], &output(desk, "press.pdf"), &[]) {
        let trim = boxes.lines().find(|line| line.starts_with("TrimBox")).unwrap();
        let bleed = boxes.lines().find(|line| line.starts_with("BleedBox")).unwrap();
        let numbers = |line: &str| -> Vec<f64> {
            line.split_whitespace().skip(1).map(|number| number.parse().unwrap()).collect()
        };
        let (trim, bleed) = (numbers(trim), numbers(bleed));
        for (n, wanted) in [-8.5, -8.5, 8.5, 8.5].into_iter().enumerate() {
            assert!((bleed[n] - trim[n] - wanted).abs() < 0.1, "{boxes}");
        }
    }
}

#[test]
fn art_with_bleed_runs_over_the_cut() {
    for (name, bytes) in [
        ("ads/a.svg", drawing(276.0, 396.0).into_bytes()),
        ("ads/b.pdf", pdf(270.0, 390.0, 3.0)),
        ("ads/c.pdf", pdf(270.0, 390.0, 5.0)),
    ] {
        let desk = poster("ads", name, &bytes);
        let run = built(&desk);
        assert!(!run.err.contains("[poster-shape]"), "{name}: {}", run.err);
        runs_over_the_cut(&desk);
    }
}

#[test]
fn art_without_bleed_is_enlarged_and_told() {
    let desk = poster("ads", "ads/a.svg", drawing(270.0, 390.0).as_bytes());
    let run = built(&desk);
    assert!(run.err.contains("[poster-shape]") && run.err.contains("276 × 396 mm"), "{}", run.err);
    runs_over_the_cut(&desk);
    let desk = poster("ads", "ads/a.pdf", &pdf(270.0, 390.0, 1.0));
    let run = built(&desk);
    assert!(run.err.contains("出血只有 1 mm") && run.err.contains("issue.yaml:5:"), "{}", run.err);
}

#[test]
fn another_shape_stands_whole_and_is_told_with_the_size() {
    let desk = poster("ads", "ads/a.svg", drawing(210.0, 210.0).as_bytes());
    let run = built(&desk);
    assert!(run.err.contains("[poster-shape]") && run.err.contains("276 × 396 mm"), "{}", run.err);
    let press = Sheet::pdf(&output(&desk, "press.pdf"), BLEED);
    assert_eq!(press.at(sheet(0.0), (0.5, 0.05))[0], 255);
    assert!(press.at(sheet(0.0), (0.01, 0.5))[0] < 200);
}

/// By law an ad says that it is one; a poster of the paper's own does not.
#[test]
fn a_poster_says_that_it_is_an_ad() {
    let art = drawing(276.0, 396.0);
    let desk = poster("ads", "ads/a.svg", art.as_bytes());
    built(&desk);
    let label = &things(&desk, "ad-label")[0];
    let place = Place::of(label);
    assert!(place.x + place.width < 270.0 * MM - 8.5 && place.y + place.height < 390.0 * MM - 8.5);
    let desk = poster("fillers", "ads/a.svg", art.as_bytes());
    built(&desk);
    assert!(things(&desk, "ad-label").is_empty());
    runs_over_the_cut(&desk);
}

/// A layout that is nothing but an ad is a poster too.
#[test]
fn an_ad_over_the_whole_page_is_a_poster() {
    let desk = Desk::new();
    desk.file("layouts/one/layout.yaml", "rows: [auto]\nareas: [XXXXX]\nX: {is: ad, name: ad}\n");
    desk.file("issues/1/ads/a.svg", &drawing(276.0, 396.0));
    desk.issue("  - layout: one\n    section: 海报\n    ads: {ad: ads/a.svg}\n");
    built(&desk);
    runs_over_the_cut(&desk);
}

#[test]
fn a_page_may_go_without_folio() {
    let folios = |key: &str| {
        let desk = Desk::new().one_story(5, &story("好题目", &han(4700, 1)));
        desk.issue(&format!("  - layout: one\n{key}    stories: {{a: stories/a.md}}\n"));
        built(&desk);
        things(&desk, "folio").len()
    };
    assert_eq!((folios(""), folios("    folio: none\n")), (1, 0));
}

#[test]
fn what_a_page_cannot_be_is_told() {
    let desk = Desk::new();
    desk.file("issues/1/ads/a.svg", &drawing(276.0, 396.0));
    for (page, told) in [
        ("  - section: 海报\n", "这一版什么也没有"),
        ("  - form: poster\n    layout: toutiao\n    ads: [ads/a.svg]\n", "不用版式"),
        ("  - form: placard\n    ads: [ads/a.svg]\n", "poster"),
        ("  - form: poster\n", "没有广告"),
    ] {
        desk.issue(page);
        let run = kanyin(desk.folder(), &["check"]);
        assert!(run.err.contains(told), "{page}: {}", run.err);
    }
}
