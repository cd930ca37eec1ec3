use super::*;

fn ramp(kind: PixelKind, width: u32, height: u32) -> Pixels {
    let count = width as usize * height as usize * kind.channels();
    Pixels::new(width, height, kind, (0..count).map(|n| (n % 251) as u8).collect()).unwrap()
}

#[test]
fn a_window_is_cut_out_byte_for_byte() {
    let pixels = ramp(PixelKind::Rgb, 5, 4);
    let cut = pixels.cut((1, 2, 3, 2), (3, 2), FilterType::Lanczos3).unwrap();
    assert_eq!(cut.bytes, [&pixels.bytes[33..42], &pixels.bytes[48..57]].concat());
    assert_eq!(pixels.cut((0, 0, 5, 4), (5, 4), FilterType::Lanczos3).unwrap(), pixels);
}

#[test]
fn scaling_down_keeps_the_light() {
    let checks = Pixels::new(
        64,
        64,
        PixelKind::Grey,
        (0..64 * 64).map(|n| n / 64 % 2 * 200).map(|n: i32| n as u8).collect(),
    );
    let small = checks.unwrap().cut((0, 0, 64, 64), (8, 8), FilterType::Lanczos3).unwrap();
    assert!(small.bytes.iter().all(|&light| light.abs_diff(100) <= 4), "{:?}", small.bytes);
}

#[test]
fn what_is_see_through_lies_on_white() {
    let glass =
        Pixels::new(3, 1, PixelKind::RgbAlpha, vec![9, 9, 9, 0, 0, 0, 0, 128, 10, 20, 30, 255]);
    let laid = glass.unwrap().on_white();
    assert_eq!(
        (laid.kind, laid.bytes),
        (PixelKind::Rgb, vec![255, 255, 255, 127, 127, 127, 10, 20, 30])
    );
    let grey = Pixels::new(2, 1, PixelKind::GreyAlpha, vec![0, 0, 0, 255]).unwrap().on_white();
    assert_eq!((grey.kind, grey.bytes), (PixelKind::Grey, vec![255, 0]));
}

#[test]
fn cmyk_turns_without_becoming_something_else() {
    let stored = Pixels::new(2, 1, PixelKind::Cmyk, vec![1, 2, 3, 4, 5, 6, 7, 8]).unwrap();
    let turned = stored.turned(Orientation::Rotate90);
    assert_eq!((turned.size(), turned.kind), ((1, 2), PixelKind::Cmyk));
    assert_eq!(turned.bytes, [1, 2, 3, 4, 5, 6, 7, 8]);
    let back = turned.turned(Orientation::Rotate180);
    assert_eq!(back.bytes, [5, 6, 7, 8, 1, 2, 3, 4]);
}

#[test]
fn pixels_that_are_too_few_are_none() {
    assert_eq!(Pixels::new(2, 2, PixelKind::Rgb, vec![0; 11]), None);
    assert_eq!(Pixels::new(0, 2, PixelKind::Rgb, vec![]), None);
    assert_eq!(Pixels::new(u32::MAX, u32::MAX, PixelKind::Cmyk, vec![0; 4]), None);
}
