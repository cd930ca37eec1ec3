use image::codecs::gif::GifEncoder;
use image::{Frame, RgbaImage};

use super::*;

fn gif_of(frames: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for n in 0..frames {
        let frame = RgbaImage::from_pixel(40, 30, image::Rgba([n as u8 * 50, 9, 9, 255]));
        encoder.encode_frame(Frame::new(frame)).unwrap();
    }
    drop(encoder);
    bytes
}

#[test]
fn a_gif_with_several_pictures_moves() {
    assert!(!has_several(&gif_of(1), PictureKind::Gif));
    assert!(has_several(&gif_of(2), PictureKind::Gif));
    let one = gif_of(1);
    assert!(gif_ends(&one) && !gif_ends(&one[..one.len() - 1]) && !gif_ends(b"GIF89a"));
}

#[test]
fn an_apng_says_how_many() {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        [&(data.len() as u32).to_be_bytes()[..], kind, data, &[0; 4]].concat()
    };
    let file = |frames: u32| {
        let control = [frames.to_be_bytes(), [0; 4]].concat();
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"acTL", &control), chunk(b"IDAT", b"")].concat()
    };
    assert!(has_several(&file(3), PictureKind::Png) && !has_several(&file(1), PictureKind::Png));
}

#[test]
fn a_webp_has_a_chunk_for_each() {
    let frame = b"ANMF\x03\0\0\0abc\0";
    let file = |frames: usize| [b"RIFF\0\0\0\0WEBP".to_vec(), frame.repeat(frames)].concat();
    assert!(has_several(&file(2), PictureKind::Webp) && !has_several(&file(1), PictureKind::Webp));
}
