use super::*;

fn sharpened(kind: PixelKind, width: u32, bytes: Vec<u8>) -> Vec<u8> {
    let height = bytes.len() as u32 / width / kind.channels() as u32;
    let mut pixels = Pixels::new(width, height, kind, bytes).unwrap();
    sharpen(&mut pixels);
    pixels.bytes
}

#[test]
fn an_edge_becomes_steeper_and_the_rest_stays() {
    let row = [60, 60, 60, 60, 60, 160, 160, 160, 160, 160];
    let sharp = sharpened(PixelKind::Grey, 10, row.repeat(6));
    assert_eq!((sharp[30], sharp[39]), (60, 160));
    assert!(
        (45..56).contains(&sharp[34]) && (164..175).contains(&sharp[35]),
        "{:?}",
        &sharp[30..40]
    );
}

#[test]
fn grain_is_not_sharpened() {
    let grain: Vec<u8> = (0..400_u32).map(|n| 128 + (n * 7919 % 3) as u8).collect();
    assert_eq!(sharpened(PixelKind::Grey, 20, grain.clone()), grain);
}

#[test]
fn hues_do_not_shift() {
    let row: Vec<u8> =
        [[40, 80, 120]; 5].into_iter().chain([[90, 130, 170]; 5]).flatten().collect();
    for pixel in sharpened(PixelKind::Rgb, 10, row.repeat(5)).as_chunks::<3>().0 {
        assert_eq!((pixel[1] - pixel[0], pixel[2] - pixel[1]), (40, 40));
    }
}

#[test]
fn the_smallest_pictures_are_no_trouble() {
    assert_eq!(sharpened(PixelKind::Cmyk, 1, vec![1, 2, 3, 4]), [1, 2, 3, 4]);
    assert_eq!(sharpened(PixelKind::Rgb, 2, vec![0, 0, 0, 9, 9, 9]).len(), 6);
}
