//! Photographs that are damaged, or no photographs: told with the line that names them, and what to do.

use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage};

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use crate::run::{Run, files, kanyin};

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// So rough that no coder makes it small: so much of the file, so much of the picture.
fn rough() -> RgbImage {
    let noise = |x: u32, y: u32, n: u32| {
        (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503_001) ^ n.wrapping_mul(97)) >> 13
    };
    RgbImage::from_fn(400, 300, |x, y| Rgb([0, 1, 2].map(|n| noise(x, y, n) as u8)))
}

fn cut(mut bytes: Vec<u8>, part: usize) -> Vec<u8> {
    bytes.truncate(bytes.len() * part / 100);
    bytes
}

/// A story with pictures, each on a line of its own, from line 5 on every second.
fn with(pictures: &[(&str, Vec<u8>)]) -> Desk {
    let desk = good_desk();
    let mut body = String::new();
    for (name, bytes) in pictures {
        desk.file(&format!("issues/1/stories/{name}"), bytes);
        body += &format!("![]({name})\n\n");
    }
    desk.file(STORY, &story("题", &format!("{body}{}", han(3000, 1))));
    desk
}

/// What is said of a picture: its fault and the hint below.
fn said<'a>(run: &'a Run, name: &str) -> &'a str {
    let at = run.err.find(name).unwrap_or_else(|| panic!("nothing of {name}: {}", run.err));
    let begin = run.err[..at].rfind("\n\n").unwrap_or(0);
    let end = run.err[at..].find("\n\n").map_or(run.err.len(), |end| at + end);
    &run.err[begin..end]
}

#[test]
fn more_than_a_twentieth_missing_is_an_error_less_a_warning() {
    let (jpeg, png) = (encoded(rough(), ImageFormat::Jpeg), encoded(rough(), ImageFormat::Png));
    let gif = encoded(DynamicImage::ImageRgb8(rough()).to_rgba8(), ImageFormat::Gif);
    let webp = encoded(rough(), ImageFormat::WebP);
    let lost = with(&[
        ("lost.jpg", cut(jpeg.clone(), 50)),
        ("lost.png", cut(png.clone(), 50)),
        ("lost.gif", cut(gif, 50)),
        ("lost.webp", cut(webp, 50)),
    ]);
    let run = kanyin(lost.folder(), &["build", "--only", "press"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(!files(&lost.folder().join("out/1")).contains_key("press.pdf"));
    for name in ["lost.jpg", "lost.png", "lost.gif", "lost.webp"] {
        assert!(said(&run, name).contains("broken-picture"), "{name}: {}", run.err);
    }
    let little = with(&[
        ("most.jpg", cut(jpeg.clone(), 98)),
        ("most.png", cut(png, 98)),
        ("endless.jpg", jpeg[..jpeg.len() - 2].to_vec()),
    ]);
    for attempt in ["first", "from the cache"] {
        let run = kanyin(little.folder(), &["build", "--only", "press"]);
        assert_eq!(run.code, 0, "{attempt}: {}", run.err);
        for name in ["most.jpg", "most.png", "endless.jpg"] {
            assert!(said(&run, name).contains("broken-picture"), "{name}, {attempt}: {}", run.err);
        }
    }
}

#[test]
fn flipped_bits_are_told_and_sound_pictures_are_not() {
    let mut flipped = encoded(rough(), ImageFormat::Jpeg);
    let middle = flipped.len() / 2;
    flipped[middle..middle + 60].fill(0);
    let desk =
        with(&[("flipped.jpg", flipped), ("sound.jpg", encoded(rough(), ImageFormat::Jpeg))]);
    let run = kanyin(desk.folder(), &["check"]);
    assert!(said(&run, "flipped.jpg").contains("broken-picture"), "{}", run.err);
    assert!(!run.err.contains("sound.jpg 不是完好的"), "{}", run.err);
}

#[test]
fn what_is_no_picture_is_named_in_words_for_staff() {
    let desk = with(&[
        ("phone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".repeat(20)),
        ("layers.jpg", b"8BPS\0\x01\0\0\0\0\0\0\0\x03".repeat(20)),
        ("page.png", b"<!DOCTYPE html><html><title>404</title></html>".to_vec()),
        ("scan.jpg", b"II*\0\x08\0\0\0\0\0\0\0\0\0".to_vec()),
        ("head.jpg", encoded(rough(), ImageFormat::Jpeg)[..80].to_vec()),
        ("head.png", encoded(rough(), ImageFormat::Png)[..20].to_vec()),
    ]);
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    for word in ["兼容性最佳", "Photoshop", "网页", "TIFF", "不是完好的 JPEG", "不是完好的 PNG"]
    {
        assert!(run.out.contains(word) || run.err.contains(word), "{word}: {}{}", run.out, run.err);
    }
    let human = kanyin(desk.folder(), &["check"]).err;
    for raw in ["Error", "error", "unexpected", "Failed", "decod"] {
        let zh = human.lines().filter(|line| line.contains(".jpg") || line.contains(".png"));
        assert!(zh.clone().all(|line| !line.contains(raw)), "{raw}: {human}");
    }
}

#[test]
fn a_picture_that_moves_is_told() {
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    for shade in [0, 200] {
        let frame = DynamicImage::from(GrayImage::from_pixel(300, 200, Luma([shade])));
        encoder.encode_frame(image::Frame::new(frame.to_rgba8())).unwrap();
    }
    drop(encoder);
    let desk = with(&[("moves.gif", gif)]);
    let run = kanyin(desk.folder(), &["check"]);
    assert!(said(&run, "moves.gif").contains("moving-picture"), "{}", run.err);
}
