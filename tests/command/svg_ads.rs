//! SVG ads as others draw them: type in any family, linked pictures, what is not drawn.

use std::fs;

use kanyin_testing::Desk;

use super::ads::with_ad;
use super::pixels::{BLEED, Place, Sheet};
use crate::run::{built, kanyin, output, things};

fn svg(content: &str) -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">
<rect width="200" height="100" fill="#fff"/>{content}</svg>"##
    )
}

fn ad(content: &str) -> Desk {
    with_ad("ads/ad.svg", svg(content).as_bytes())
}

/// How wide what is dark is, of the ad's width; on all that show it.
fn widths(desk: &Desk) -> Vec<f64> {
    let place = Place::of(&things(desk, "ad")[0]);
    let sheets = Sheet::every(desk);
    sheets.iter().map(|sheet| sheet.dark(place).0 / place.width).collect()
}

#[test]
fn type_of_any_family_is_set_and_told_once() {
    for (text, wanted, got) in [
        (
            r#"<text x="10" y="60" font-size="40" font-family="微软雅黑">面包面包</text>"#,
            "微软雅黑",
            "Noto Sans CJK SC",
        ),
        (
            r#"<text x="10" y="60" font-size="40" style="font-family:'Microsoft YaHei',sans-serif;fill:#000">面包面包</text>"#,
            "Microsoft YaHei",
            "Noto Sans CJK SC",
        ),
        (
            r#"<style>.a{font: bold 40px/1.2 "SimSun", serif}</style><text class="a" x="10" y="60">面包<tspan>面包</tspan></text>"#,
            "SimSun",
            "Noto Serif CJK SC",
        ),
        (
            r#"<g font-family="楷体_GB2312"><text x="10" y="60" font-size="40">面包面包</text></g>"#,
            "楷体_GB2312",
            "LXGW WenKai",
        ),
        (
            r#"<text x="10" y="60" font-size="40">面包面包</text>"#,
            "没有写用什么字体",
            "Noto Serif CJK SC",
        ),
    ] {
        let desk = ad(text);
        let run = built(&desk);
        for width in widths(&desk) {
            assert!((0.7..0.85).contains(&width), "{text}: {width}");
        }
        assert_eq!(run.err.matches(wanted).count(), 1, "{}", run.err);
        assert!(run.err.contains(got) && run.err.contains("issues/1/issue.yaml:4:"), "{}", run.err);
        let fonts = lopdf::Document::load_mem(&output(&desk, "press.pdf")).unwrap();
        let bare = got.replace(' ', "").to_lowercase().replace("cjksc", "cjk");
        let has = fonts.objects.values().filter_map(|object| object.as_dict().ok()).any(|dict| {
            let name = dict.get(b"BaseFont").and_then(lopdf::Object::as_name).unwrap_or_default();
            String::from_utf8_lossy(name).to_lowercase().replace('-', "").contains(&bare)
        });
        assert!(has, "{text}: no {bare}");
    }
}

#[test]
fn families_that_are_here_and_kinds_of_family_are_not_told() {
    for family in
        ["Noto Sans CJK SC", "LXGW WenKai", "霞鹜文楷", "sans-serif", "NotoSerifCJKsc-Regular"]
    {
        let desk = ad(&format!(
            r#"<text x="10" y="60" font-size="40" font-family="{family}">面包面包</text>"#
        ));
        let run = built(&desk);
        assert!(!run.err.contains("drawing-left-out"), "{family}: {}", run.err);
        assert!(widths(&desk).iter().all(|width| *width > 0.7), "{family}");
    }
}

#[test]
fn a_character_that_no_font_has_is_an_error() {
    let desk =
        ad(r#"<text x="10" y="60" font-size="40" font-family="sans-serif">面&#xF0123;包</text>"#);
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("U+F0123") && run.err.contains("issues/1/issue.yaml:4:"),
        "{}",
        run.err
    );
}

fn black_picture(desk: &Desk, path: &str) {
    let path = desk.folder().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    image::RgbImage::from_pixel(20, 10, image::Rgb([0; 3])).save(path).unwrap();
}

/// Half the ad's width.
const HALF: &str = r#"x="10" y="10" width="100" height="50""#;

#[test]
fn pictures_inside_the_publication_are_drawn() {
    for (link, file) in [
        (r#"href="logo.png""#, "issues/1/ads/logo.png"),
        (r#"xlink:href="logo.png""#, "issues/1/ads/logo.png"),
        (r#"xlink:href="图 标%20a.png""#, "issues/1/ads/图 标 a.png"),
        (r#"href="../images/logo.png""#, "issues/1/images/logo.png"),
        (r#"href=".\logo.png""#, "issues/1/ads/logo.png"),
        (r#"href="file:///C:/Users/wang/logo.png""#, "issues/1/ads/logo.png"),
    ] {
        let desk = ad(&format!("<image {link} {HALF}/>"));
        black_picture(&desk, file);
        let run = built(&desk);
        assert!(!run.err.contains("drawing-left-out"), "{link}: {}", run.err);
        for width in widths(&desk) {
            assert!((width - 0.5).abs() < 0.02, "{link}: {width}");
        }
    }
}

#[test]
fn a_drawing_in_a_drawing_keeps_its_words() {
    let desk = ad(r#"<image href="inner.svg" width="200" height="100"/>"#);
    let inner = svg(r#"<text x="10" y="60" font-size="40" font-family="黑体">面包面包</text>"#);
    desk.file("issues/1/ads/inner.svg", &inner);
    let run = built(&desk);
    assert!(run.err.contains("黑体"), "{}", run.err);
    for width in widths(&desk) {
        assert!((0.7..0.85).contains(&width), "{width}");
    }
}

#[test]
fn what_leads_nowhere_is_told_and_the_rest_stays() {
    for (link, word) in [
        ("http://example.com/a.png", "网上"),
        ("../../../../a.png", "之外"),
        ("nothing.png", "找不到"),
        ("note.txt", "不是 JPEG"),
        ("data:image/png;base64,AAAA", "data:image/png"),
    ] {
        let desk = ad(&format!(
            r#"<image href="{link}" {HALF}/><rect x="10" y="70" width="60" height="20"/>"#
        ));
        desk.file("issues/1/ads/note.txt", "note");
        let run = built(&desk);
        assert!(run.err.contains(word) && run.err.contains("ads/ad.svg"), "{link}: {}", run.err);
        for width in widths(&desk) {
            assert!((width - 0.3).abs() < 0.02, "{link}: {width}");
        }
    }
}

#[test]
fn words_that_are_lost_are_told_once() {
    let html = "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'><!-- 草稿 --><b>开业</b>大吉</div></foreignObject>";
    let run = built(&ad(html));
    assert!(run.err.contains("“开业大吉”"), "{}", run.err);
}

#[test]
fn what_is_not_drawn_is_told() {
    let html = r#"<foreignObject width="90" height="30"><div xmlns="http://www.w3.org/1999/xhtml">开业大吉</div></foreignObject>"#;
    for (content, word) in [
        (html.to_string(), "开业大吉"),
        (r##"<use href="other.svg#x"/>"##.into(), "other.svg#x"),
        (r##"<use href="#gone"/>"##.into(), "gone"),
        ("<script>draw()</script>".into(), "脚本"),
        (
            r#"<rect width="9" height="9"><animate attributeName="x" to="9" dur="1s"/></rect>"#
                .into(),
            "动画",
        ),
        ("<style>@import url(a.css);</style>".into(), "样式文件"),
        ("<flowRoot><flowPara>字</flowPara></flowRoot>".into(), "流动文字"),
    ] {
        let desk = ad(&content);
        let run = built(&desk);
        assert!(run.err.contains(word), "{content}: {}", run.err);
    }
    // draw.io puts up a notice where HTML is not drawn.
    let notice = r#"<switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><text x="10" y="60" font-size="40" font-family="sans-serif">Text is not SVG</text></switch>"#;
    let desk = ad(notice);
    built(&desk);
    assert!(widths(&desk).iter().all(|width| *width == 0.0), "{:?}", widths(&desk));
}

#[test]
fn masks_and_mirrored_gradients_are_the_same_in_press() {
    let gradient = |more: &str| {
        format!(
            r##"<linearGradient id="g" {more}><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>"##
        )
    };
    let mask = gradient("")
        + r##"<mask id="m"><rect width="200" height="100" fill="url(#g)"/></mask><rect width="200" height="100" fill="#060" mask="url(#m)"/>"##;
    let painted =
        |more: &str| gradient(more) + r##"<rect width="200" height="100" fill="url(#g)"/>"##;
    for content in [
        mask,
        painted(r#"x1="0.4" x2="0.5" spreadMethod="reflect""#),
        painted(r#"x1="0.4" x2="0.5" spreadMethod="repeat""#),
        painted(r#"gradientUnits="userSpaceOnUse" x1="20" x2="40" spreadMethod="reflect""#),
    ] {
        let desk = ad(&content);
        built(&desk);
        let place = Place::of(&things(&desk, "ad")[0]);
        let (screen, press) = (
            Sheet::png(&output(&desk, "pages/01.png")),
            Sheet::pdf(&output(&desk, "press.pdf"), BLEED),
        );
        let light = |sheet: &Sheet, x: f64| i32::from(sheet.at(place, (x, 0.5))[0]);
        let far = (4..96).filter(|x| {
            // Between the jumps of a gradient that begins anew.
            let x = (f64::from(*x) + 0.5) / 100.0;
            (light(&screen, x) - light(&press, x)).abs() > 60
        });
        let far = far.count();
        assert!(far < 8, "{content}: {far} of 92 places differ");
    }
}
