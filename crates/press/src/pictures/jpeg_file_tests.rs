use super::*;
use jpeg_encoder::{ColorType, Encoder};
use proptest::prelude::*;

/// 16 × 16 pixels of 100 % cyan and 20 % black on the left, of 100 % yellow on the right.
fn two_inks() -> Vec<u8> {
    (0..256).flat_map(|n| if n % 16 < 8 { [255, 0, 0, 51] } else { [0, 0, 255, 0] }).collect()
}

fn encoded(colours: ColorType) -> Vec<u8> {
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 100).encode(&two_inks(), 16, 16, colours).unwrap();
    bytes
}

fn assert_two_inks(bytes: &[u8]) {
    let close = bytes.iter().zip(two_inks()).all(|(one, other)| one.abs_diff(other) <= 3);
    assert!(close, "{:?}", &bytes[..64]);
}

#[test]
fn cmyk_and_ycck_of_adobe_are_read_as_ink() {
    for colours in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let jpeg = read(&encoded(colours)).unwrap();
        assert_eq!((jpeg.pixels.kind, jpeg.inverted), (PixelKind::Cmyk, true));
        assert_two_inks(&jpeg.pixels.bytes);
    }
}

#[test]
fn cmyk_without_adobes_marker_is_ink_already() {
    let bytes = encoded(ColorType::Cmyk);
    let at = bytes.windows(2).position(|pair| pair == [0xFF, 0xEE]).unwrap();
    let plain = [&bytes[..at], &bytes[at + 16..]].concat();
    let jpeg = read(&plain).unwrap();
    assert!(!jpeg.inverted);
    let turned: Vec<u8> = jpeg.pixels.bytes.iter().map(|value| 255 - value).collect();
    assert_two_inks(&turned);
}

proptest! {
    #[test]
    fn damaged_jpegs_never_panic(at in 0usize..700, byte: u8, cut in 0usize..900) {
        let mut bytes = encoded(ColorType::CmykAsYcck);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        bytes.truncate(cut);
        has_adobe_marker(&bytes);
        // What zune-jpeg makes of sizes that are not there is tried with a limit, as measuring does.
        if imagined_size(&bytes) <= 1 << 20 {
            let _ = read(&bytes);
        }
    }
}

/// Pixels that the frame header promises.
fn imagined_size(bytes: &[u8]) -> usize {
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]);
    let size =
        |at: usize| Some(usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
    frame.and_then(|at| Some(size(at + 5)? * size(at + 7)?)).unwrap_or_default()
}
