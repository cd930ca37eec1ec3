use super::*;
use std::io::Read;

/// Numbers from 0 to 255 without an order, always the same.
fn noise() -> impl FnMut() -> u8 {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    }
}

fn cmyk(width: u32, height: u32, mut pixel: impl FnMut(u32, u32) -> [u8; 4]) -> PressSamples {
    let bytes = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let bytes = bytes.flat_map(|(x, y)| pixel(x, y)).collect();
    PressSamples { inks: ImageInks::Cmyk, width, height, bytes }
}

fn inflated(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    flate2::read::ZlibDecoder::new(data).read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn total_ink_holds_after_the_jpeg_too() {
    let mut random = noise();
    let dark = cmyk(320, 240, |_, _| [random() | 128, random() | 128, random() | 128, random()]);
    let edges =
        cmyk(320, 240, |x, y| if (x / 5 + y / 3) % 2 == 0 { [255, 255, 255, 200] } else { [0; 4] });
    let shadow = cmyk(320, 240, |x, _| [190, 180, 180, 60 + (x % 3) as u8]);
    for (name, samples) in [("dark", dark), ("edges", edges), ("shadow", shadow)] {
        for limit in [2.4, 2.2, 3.0] {
            let samples = PressSamples { bytes: samples.bytes.clone(), ..samples };
            let image = samples.written(false, limit).unwrap();
            assert_eq!(image.coding, Coding::Jpeg { inverted: true });
            let ink = TotalInk::of(&jpeg_file::read(&image.data).unwrap().pixels.bytes);
            let (over, most) = (ink.over(limit + 0.02), ink.most());
            assert!(ink.holds(limit), "{name} at {limit}: {over} over, {most} at most");
        }
    }
}

#[test]
fn photographs_are_jpegs_and_line_art_is_lossless() {
    let mut random = noise();
    let mut grain = |light: u32| light as u8 + random() % 6;
    let photo = cmyk(256, 256, |x, y| [grain(x / 4), grain(y / 3), grain((x + y) / 5), grain(9)]);
    let image = photo.written(true, 2.4).unwrap();
    assert!(matches!(image.coding, Coding::Jpeg { .. }));
    let art =
        |x: u32, y: u32| if (x / 9 + y / 9).is_multiple_of(2) { [0, 200, 100, 0] } else { [0; 4] };
    let pixels = cmyk(64, 64, art).bytes;
    let image = cmyk(64, 64, art).written(true, 2.4).unwrap();
    assert_eq!((image.coding, inflated(&image.data)), (Coding::Flate, pixels));
    assert!(matches!(cmyk(64, 64, art).written(false, 2.4).unwrap().coding, Coding::Jpeg { .. }));
}

#[test]
fn no_plate_is_blurred_more_than_the_others() {
    let lines = cmyk(64, 64, |x, _| if x % 2 == 0 { [120, 60, 40, 20] } else { [60, 20, 90, 50] });
    let wanted = lines.bytes.clone();
    let read = jpeg_file::read(&lines.written(false, 2.4).unwrap().data).unwrap();
    let off: Vec<u8> = read.pixels.bytes.iter().zip(wanted).map(|(a, b)| a.abs_diff(b)).collect();
    assert!(off.iter().all(|&off| off <= 10), "{:?}", off.iter().max());
}

#[test]
fn bits_are_packed_row_by_row() {
    let bytes = [[255, 0, 255, 0, 255, 0, 255, 0, 255, 255], [0; 10]].concat();
    let samples = PressSamples { inks: ImageInks::Grey, width: 10, height: 2, bytes };
    let image = samples.bits().unwrap();
    assert_eq!(image.coding, Coding::FlateBits);
    assert_eq!(inflated(&image.data), [0b1010_1010, 0b1100_0000, 0, 0]);
}
