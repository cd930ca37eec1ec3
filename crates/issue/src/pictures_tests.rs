use super::*;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use proptest::prelude::*;

fn measured(name: &str, bytes: &[u8]) -> Result<Measured, Told> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    measure(&path)
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = vec![128; (width * height * 3) as usize];
    JpegEncoder::new(&mut bytes)
        .write_image(&pixels, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// A JPEG with an EXIF block that says how to turn it.
fn turned(orientation: u8) -> Vec<u8> {
    let plain = jpeg(30, 20);
    let tiff = [
        b"II*\0\x08\0\0\0".as_slice(),
        b"\x01\0",
        b"\x12\x01\x03\0\x01\0\0\0",
        &[orientation, 0, 0, 0],
        b"\0\0\0\0",
    ]
    .concat();
    let length = (2 + 6 + tiff.len()) as u16;
    [&plain[..2], &[0xFF, 0xE1], &length.to_be_bytes(), b"Exif\0\0", &tiff, &plain[2..]].concat()
}

/// The head of a PNG of any size, without its pixels.
fn png_head(width: u32, height: u32) -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(width.to_be_bytes());
    chunk.extend(height.to_be_bytes());
    chunk.extend([8, 2, 0, 0, 0]);
    let mut crc = 0xFFFF_FFFFu32;
    for byte in &chunk {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    bytes.extend(chunk);
    bytes.extend((!crc).to_be_bytes());
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    bytes
}

#[test]
fn pictures_are_measured_upright() {
    let plain = measured("a.jpg", &jpeg(30, 20)).unwrap();
    assert_eq!((plain.ratio, plain.pixels), (1.5, Some((30, 20))));
    assert_eq!(measured("a.jpg", &turned(6)).unwrap().pixels, Some((20, 30)));
    assert_eq!(measured("a.jpg", &turned(3)).unwrap().pixels, Some((30, 20)));
}

#[test]
fn what_a_file_is_its_content_says() {
    let found = measured("a.png", &jpeg(4, 4)).unwrap();
    assert_eq!(found.kind, PictureKind::Jpeg);
}

#[test]
fn huge_broken_and_empty_pictures_are_refused() {
    let wrong = |bytes: &[u8]| measured("a.jpg", bytes).unwrap_err().en;
    assert!(wrong(b"").contains("empty"));
    assert!(wrong(b"<html>").contains("no picture"));
    assert!(wrong(&jpeg(30, 20)[..60]).contains("no sound JPEG"));
    assert!(
        wrong(&png_head(20_000, 20_000)).contains("200 million"),
        "{}",
        wrong(&png_head(20_000, 20_000))
    );
    assert!(wrong(b"%PDF-1.7 nothing").contains("PDF"));
    assert!(wrong(b"II*\0\x08\0\0\0\0\0").contains("TIFF"));
}

#[test]
fn drawings_have_a_ratio() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="4" height="4"/></svg>"#;
    let found = measured("a.svg", svg).unwrap();
    assert_eq!((found.kind, found.ratio, found.pixels), (PictureKind::Svg, 4.0, None));
    let outside = br#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="2" height="1"><image xlink:href="/etc/passwd" width="1" height="1"/></svg>"#;
    assert_eq!(measured("b.svg", outside).unwrap().ratio, 2.0);
    let pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Rotate 90>>endobj\ntrailer<</Root 1 0 R>>\n";
    let found = measured("a.pdf", pdf).unwrap();
    assert_eq!(found.kind, PictureKind::Pdf);
    assert!((found.ratio - 1.0 / 3.0).abs() < 1e-6);
}

proptest! {
    #[test]
    fn damaged_pictures_never_panic(at in 0usize..600, byte: u8, cut in 0usize..700) {
        let mut bytes = turned(6);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        bytes.truncate(cut.max(1));
        let _ = measured("a.jpg", &bytes);
    }
}
