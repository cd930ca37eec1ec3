use png::{BitDepth, Encoder};

use super::*;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    // Noise, which no packer makes smaller: so many bytes, so much of the picture.
    let noise = (0..width * height * 3).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8);
    writer.write_image_data(&noise.collect::<Vec<_>>()).unwrap();
    writer.finish().unwrap();
    bytes
}

#[test]
fn rows_before_the_break_are_there() {
    let whole = png(90, 80);
    let (image, damage) = read(&whole[..whole.len() * 3 / 4]).unwrap();
    assert_eq!(damage.flaw, Flaw::Cut);
    assert!((0.2..0.3).contains(&damage.missing), "{damage:?}");
    let (full, _) = read(&whole).unwrap();
    let (image, full) = (image.into_rgb8(), full.into_rgb8());
    assert!(image.rows().zip(full.rows()).take(50).all(|(a, b)| a.eq(b)));
    assert_eq!(image.get_pixel(40, 79).0, [255; 3]);
}

#[test]
fn a_wrong_checksum_leaves_the_picture() {
    let mut whole = png(30, 20);
    let at = whole.windows(4).position(|four| four == b"IEND").unwrap() - 6;
    whole[at] ^= 0x55;
    let (_, damage) = read(&whole).unwrap();
    assert_eq!(damage, Damage { flaw: Flaw::Garbled, missing: 0.0 });
}

#[test]
fn the_end_is_a_chunk() {
    let whole = png(9, 9);
    let (_, damage) = read(&whole[..whole.len() - 12]).unwrap();
    assert_eq!(damage, Damage { flaw: Flaw::Marks, missing: 0.0 });
    assert!(png_ends(&whole) && !png_ends(&whole[..whole.len() - 12]) && !png_ends(b""));
}
