//! Pictures on paper: upright, never skewed, no larger than they need be.

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, Rgb, RgbImage, Rgba, RgbaImage};

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use super::pixels::{BLEED, Place, Sheet};
use crate::printed::Printed;
use crate::run::{built, files, kanyin, output, things};

/// A desk with a picture two columns wide.
fn with_picture(name: &str, bytes: &[u8], attributes: &str) -> Desk {
    let desk = good_desk();
    desk.file(&format!("issues/1/stories/{name}"), bytes);
    let picture = format!("![]({name} \"columns=2 {attributes}\")");
    desk.file(STORY, &story("题", &format!("{picture}\n\n{}", han(3000, 1))));
    desk
}

fn jpeg(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(pixels).unwrap();
    bytes
}

fn png(pixels: DynamicImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

const RED: [u8; 3] = [220, 20, 20];
const GREEN: [u8; 3] = [20, 180, 20];
const BLUE: [u8; 3] = [20, 20, 200];
const YELLOW: [u8; 3] = [230, 220, 20];

/// Four quarters of four colours.
fn quarters() -> RgbImage {
    RgbImage::from_fn(600, 400, |x, y| {
        Rgb(match (x < 300, y < 200) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => YELLOW,
        })
    })
}

/// The picture as a camera would store it that notes this orientation.
fn stored(upright: &RgbImage, orientation: Orientation) -> RgbImage {
    (1..=8)
        .map(|n| {
            let mut turned = DynamicImage::ImageRgb8(upright.clone());
            turned.apply_orientation(Orientation::from_exif(n).unwrap());
            turned
        })
        .find(|turned| {
            let mut back = turned.clone();
            back.apply_orientation(orientation);
            back.as_rgb8() == Some(upright)
        })
        .unwrap()
        .to_rgb8()
}

/// Puts an EXIF segment behind a JPEG's first two bytes.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"\xFF\xE1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0");
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    [&jpeg[..2], &exif, &jpeg[2..]].concat()
}

fn near(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) < 40)
}

/// Whether each corner has its own colour, as near as light or ink can show it.
fn is_upright(sheet: &Sheet, place: Place) -> bool {
    let corners =
        [((0.2, 0.2), RED), ((0.8, 0.2), GREEN), ((0.2, 0.8), BLUE), ((0.8, 0.8), YELLOW)];
    let off = |one: [u8; 3], other: [u8; 3]| -> u32 {
        one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    corners.iter().all(|(at, colour)| {
        let seen = sheet.at(place, *at);
        corners.iter().all(|(_, other)| off(seen, *colour) <= off(seen, *other))
    })
}

#[test]
fn a_turned_photograph_stands_upright_on_screen_and_paper() {
    for n in 1..=8 {
        let stored = stored(&quarters(), Orientation::from_exif(n).unwrap());
        let desk = with_picture("p.jpg", &with_exif(&jpeg(&stored), n), "");
        built(&desk);
        let place = Place::of(&things(&desk, "picture")[0]);
        assert!((place.width / place.height - 1.5).abs() < 0.2, "orientation {n}: {place:?}");
        for (name, sheet) in ["preview", "press", "web"].into_iter().zip(Sheet::every(&desk)) {
            assert!(is_upright(&sheet, place), "{name}, orientation {n}");
        }
    }
}

/// A black square in the middle of a white picture with a grey edge.
fn square(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let off = |at: u32, of: u32| (i64::from(at) - i64::from(of) / 2).abs();
        Rgb(if off(x, width) < 100 && off(y, height) < 100 { [0; 3] } else { [230; 3] })
    })
}

#[test]
fn a_picture_is_cropped_but_never_skewed() {
    for (width, height, attributes) in
        [(900, 600, ""), (900, 600, "crop=20%"), (600, 900, "crop=15%"), (1000, 370, "")]
    {
        let desk = with_picture("p.jpg", &jpeg(&square(width, height)), attributes);
        built(&desk);
        let place = Place::of(&things(&desk, "picture")[0]);
        for sheet in Sheet::every(&desk) {
            let (w, h) = sheet.dark(place);
            assert!(w > 20.0 && (w - h).abs() <= 1.0, "{width} × {height} {attributes}: {w} × {h}");
            let full = sheet.extent(place, |pixel| pixel != [255; 3]);
            assert!(
                (full.0 - place.width).abs() <= 1.0 && (full.1 - place.height).abs() <= 1.0,
                "the box is not filled: {full:?}"
            );
        }
    }
}

#[test]
fn what_the_eye_rests_on_stays_when_something_is_cut() {
    // Half of the width goes: what is left is the half that was asked for.
    let upright = RgbImage::from_fn(600, 400, |x, _| Rgb(if x < 300 { RED } else { BLUE }));
    for (focus, left, right) in [
        ("focus=left", RED, RED),
        ("focus=右", BLUE, BLUE),
        ("focus=75%,50%", BLUE, BLUE),
        ("focus=centre", RED, BLUE),
        ("", RED, BLUE),
    ] {
        let desk = with_picture("p.jpg", &jpeg(&upright), &format!("crop=50% {focus}"));
        built(&desk);
        let place = Place::of(&things(&desk, "picture")[0]);
        for sheet in Sheet::every(&desk) {
            let is_red = |at: (f64, f64)| {
                let [r, _, b] = sheet.at(place, at);
                r > b
            };
            assert_eq!(is_red((0.1, 0.5)), left == RED, "{focus}");
            assert_eq!(is_red((0.9, 0.5)), right == RED, "{focus}");
        }
    }
}

#[test]
fn nothing_of_a_cropped_picture_stands_outside_its_box() {
    let desk = with_picture("p.jpg", &jpeg(&RgbImage::from_pixel(900, 600, Rgb(RED))), "crop=30%");
    built(&desk);
    let place = Place::of(&things(&desk, "picture")[0]);
    let around = Place {
        x: place.x - 5.0,
        y: place.y - 4.0,
        width: place.width + 10.0,
        height: place.height + 8.0,
    };
    let (w, h) = Sheet::pdf(&output(&desk, "press.pdf"), BLEED)
        .extent(around, |[r, g, _]| r > 150 && g < 100);
    assert!(
        (w - place.width).abs() <= 1.0 && (h - place.height).abs() <= 1.0,
        "{w} × {h} in {place:?}"
    );
}

#[test]
fn the_press_has_what_a_press_shows_and_the_web_what_a_screen_shows() {
    let photo = RgbImage::from_fn(2400, 1600, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let desk = with_picture("p.jpg", &jpeg(&photo), "");
    built(&desk);
    let place = Place::of(&things(&desk, "picture")[0]);
    for (name, ppi) in [("press.pdf", 300.0), ("web.pdf", 150.0)] {
        let images = Printed::read(&output(&desk, name)).images();
        let most = (place.width / 72.0 * ppi).ceil() as i64;
        assert!(images.len() == 1 && (most - 1..=most).contains(&images[0].0), "{images:?} {most}");
    }
    assert!(output(&desk, "web.pdf").len() < output(&desk, "press.pdf").len());
}

#[test]
fn the_cache_changes_nothing_but_the_time() {
    let photo = RgbImage::from_fn(900, 600, |x, y| Rgb([(x * y % 251) as u8, (y % 256) as u8, 90]));
    let desk = with_picture("p.jpg", &jpeg(&photo), "");
    let cache = desk.folder().join("out/.cache");
    let wanted = |why: &str, made: &std::collections::BTreeMap<String, Vec<u8>>| {
        built(&desk);
        assert!(files(&desk.folder().join("out/1")) == *made, "{why}");
    };
    built(&desk);
    let first = files(&desk.folder().join("out/1"));
    let kept = files(&cache);
    assert!(kept.len() >= 3, "{:?}", kept.keys());
    wanted("with the cache warm", &first);
    assert!(files(&cache) == kept);
    for (name, bytes) in &kept {
        let mut bytes = bytes.clone();
        match name.bytes().last().unwrap_or_default() % 3 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.clear(),
            _ => bytes.iter_mut().for_each(|byte| *byte ^= 1),
        }
        std::fs::write(cache.join(name), bytes).unwrap();
    }
    wanted("with the cache damaged", &first);
    assert!(files(&cache).len() == kept.len());
    std::fs::remove_dir_all(&cache).unwrap();
    std::fs::write(&cache, b"no folder").unwrap();
    wanted("without a cache", &first);
}

#[test]
fn checking_writes_nothing() {
    let desk = with_picture("p.jpg", &jpeg(&quarters()), "");
    assert_eq!(kanyin(desk.folder(), &["check"]).code, 0);
    assert!(!desk.folder().join("out").exists());
}

#[test]
fn grey_and_see_through_pictures_stand_on_the_paper() {
    let grey =
        png(DynamicImage::ImageLuma8(image::GrayImage::from_pixel(600, 400, image::Luma([40]))));
    let glass = png(DynamicImage::ImageRgba8(RgbaImage::from_fn(600, 400, |x, _| {
        Rgba([0, 0, 0, if x < 300 { 0 } else { 255 }])
    })));
    let deep = png(DynamicImage::ImageRgb16(image::ImageBuffer::from_pixel(
        600,
        400,
        Rgb([60_000_u16, 0, 0]),
    )));
    let expected =
        [(grey, [40; 3], [40; 3]), (glass, [255; 3], [0; 3]), (deep, [233, 0, 0], [233, 0, 0])];
    for (bytes, left, right) in expected {
        let desk = with_picture("p.png", &bytes, "");
        built(&desk);
        let place = Place::of(&things(&desk, "picture")[0]);
        let halves = |sheet: &Sheet| (sheet.at(place, (0.2, 0.5)), sheet.at(place, (0.8, 0.5)));
        let (l, r) = halves(&Sheet::png(&output(&desk, "pages/01.png")));
        assert!(near(l, left) && near(r, right), "{l:?} {r:?}");
        // Inks are not as strong as light.
        let (l, r) = halves(&Sheet::pdf(&output(&desk, "press.pdf"), BLEED));
        let like = |seen: [u8; 3], wanted: [u8; 3]| {
            seen.iter().zip(wanted).all(|(a, b)| (*a < 140) == (b < 140))
        };
        assert!(like(l, left) && like(r, right), "press: {l:?} {r:?}");
    }
}

#[test]
fn a_picture_that_breaks_off_is_told_with_its_line_and_leaves_its_outline() {
    let whole = jpeg(&RgbImage::from_fn(900, 600, |x, y| Rgb([(x * y % 251) as u8, 0, 0])));
    let desk = with_picture("p.png", &png(DynamicImage::ImageRgb8(quarters()))[..900], "");
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("issues/1/stories/a.md:5:") && run.err.contains("[broken-picture]"),
        "{}",
        run.err
    );
    assert!(run.err.contains("p.png"), "{}", run.err);
    let place = Place::of(&things(&desk, "picture")[0]);
    let sheet = Sheet::png(&output(&desk, "pages/01.png"));
    assert!(sheet.at(place, (0.5, 0.5))[0] < 230, "no diagonal");
    assert!(sheet.at(place, (0.3, 0.6))[0] == 255, "no white beside it");
    assert_eq!(kanyin(desk.folder(), &["check"]).code, 1);
    // A JPEG without its end is shown as far as it goes, as every viewer does, or told; never a crash.
    let desk = with_picture("p.jpg", &whole[..whole.len() / 2], "");
    assert!([0, 1].contains(&kanyin(desk.folder(), &["build"]).code));
}

#[test]
fn line_art_stays_sharp_on_the_web() {
    let lines = RgbImage::from_fn(480, 320, |x, _| Rgb([if x / 40 % 2 == 0 { 0 } else { 255 }; 3]));
    let desk = with_picture("p.png", &png(DynamicImage::ImageRgb8(lines)), "");
    built(&desk);
    let web = Printed::read(&output(&desk, "web.pdf"));
    let images = web.with_name(b"Subtype", b"Image");
    let filters = images[0].get(b"Filter").unwrap();
    assert!(!format!("{filters:?}").contains("DCTDecode"), "{filters:?}");
}
