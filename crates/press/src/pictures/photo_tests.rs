use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageBuffer, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};
use typst_library::layout::Abs;

use kanyin_colour::Condition;
use kanyin_diagnostics::Code;
use kanyin_fonts::Catalogue;
use kanyin_issue::{PictureKind, printing::Standard};

use super::*;
use crate::job::{InkSets, PressJob};
use crate::pictures::jpeg_file;
use crate::pictures::press_image::{Coding, PressImage};
use crate::pictures::wanted::Wanted;

fn job(most: u32) -> PressJob {
    let condition = Condition::built_in("newsprint", 2.4).unwrap().into();
    PressJob {
        condition,
        standard: Standard::X4,
        most,
        printed_pages: Vec::new(),
        sets: InkSets::default(),
    }
}

/// A picture in a box of so many points, in a publication that is nowhere.
fn pressed(
    bytes: &[u8],
    kind: PictureKind,
    (width, height): (f64, f64),
    process: Process,
    job: &PressJob,
) -> (MadePrint, PressImage) {
    let wanted = Wanted { press: true, ..Wanted::NOTHING };
    let fonts = Catalogue::open(None, &[]).into();
    let darkroom =
        Darkroom::new("/nowhere/at/all".into(), "/nowhere/at/all".as_ref(), fonts, wanted, job);
    let file: Arc<[u8]> = bytes.into();
    let negative = Negative::read(&file, kind).unwrap();
    let size = Size::new(Abs::pt(width), Abs::pt(height));
    let made = press(
        &negative,
        &file,
        (size, Framing::Filled(kanyin_issue::Focus::MIDDLE)),
        process,
        &darkroom,
    )
    .unwrap();
    let PrintImage::Press(image) = made.print.image.clone() else { panic!("no press image") };
    (made, image)
}

fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn cmyk_jpeg(pixel: [u8; 4], side: u16, profile: Option<&[u8]>, colours: ColorType) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    encoder.encode(&pixel.repeat(usize::from(side).pow(2)), side, side, colours).unwrap();
    bytes
}

const PALE: [u8; 4] = [40, 80, 20, 10];

#[test]
fn a_cmyk_jpeg_for_this_press_goes_byte_for_byte() {
    let job = job(300);
    for (profile, colours) in [
        (None, ColorType::Cmyk),
        (None, ColorType::CmykAsYcck),
        (Some(job.condition.icc()), ColorType::Cmyk),
    ] {
        let bytes = cmyk_jpeg(PALE, 200, profile, colours);
        let (made, image) = pressed(&bytes, PictureKind::Jpeg, (72.0, 48.0), Process::Four, &job);
        assert_eq!(&*image.data, bytes);
        assert_eq!(image.coding, Coding::Jpeg { inverted: true });
        assert_eq!((image.width, image.height, image.inks), (200, 200, ImageInks::Cmyk));
        assert!(made.print.fit.over && made.print.fit.at.y == Abs::pt(-12.0));
    }
}

#[test]
fn a_cmyk_jpeg_that_is_too_fine_too_dark_or_turned_is_made_anew() {
    let job = job(300);
    let at = |bytes: &[u8], side: f64, process| {
        pressed(bytes, PictureKind::Jpeg, (side, side), process, &job).1
    };
    let pale = cmyk_jpeg(PALE, 500, None, ColorType::Cmyk);
    let fine = at(&pale, 72.0, Process::Four);
    assert_eq!((fine.width, fine.inks), (300, ImageInks::Cmyk));
    assert_eq!(*at(&pale, 85.0, Process::Four).data, pale);
    let black = at(&pale, 85.0, Process::Black);
    assert_eq!((black.inks, black.coding), (ImageInks::Grey, Coding::Jpeg { inverted: false }));
    let dark = cmyk_jpeg([255, 255, 200, 150], 200, None, ColorType::Cmyk);
    let held = at(&dark, 72.0, Process::Four);
    assert!(*held.data != dark);
    let ink = jpeg_file::read(&held.data).unwrap().pixels.bytes;
    assert!(crate::pictures::total_ink::TotalInk::of(&ink).holds(2.4));
}

#[test]
fn no_finer_than_the_press_shows_and_never_blown_up() {
    let photo = RgbImage::from_fn(900, 600, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let bytes = png(photo);
    let job = job(300);
    let at = |box_| {
        let (made, image) = pressed(&bytes, PictureKind::Png, box_, Process::Four, &job);
        assert!(!made.print.fit.over);
        (image.width, image.height)
    };
    assert_eq!(at((144.0, 96.0)), (600, 400));
    assert_eq!(at((144.0, 144.0)), (600, 600));
    assert_eq!(at((288.0, 192.0)), (900, 600));
    assert_eq!(at((288.0, 96.0)), (900, 300));
}

#[test]
fn grey_is_printed_in_black_on_every_page() {
    let grey = png(GrayImage::from_fn(300, 300, |x, y| Luma([(x ^ y) as u8])));
    let as_rgb = png(RgbImage::from_fn(300, 300, |x, y| Rgb([(x ^ y) as u8; 3])));
    let deep = png(DynamicImage::ImageLuma16(ImageBuffer::from_fn(300, 300, |x, y| {
        Luma([((x ^ y) * 257 % 65536) as u16])
    })));
    let job = job(300);
    for bytes in [grey, as_rgb, deep] {
        let (_, image) = pressed(&bytes, PictureKind::Png, (72.0, 72.0), Process::Four, &job);
        assert_eq!(image.inks, ImageInks::Grey);
    }
    let red = png(RgbImage::from_fn(300, 300, |x, _| Rgb([255, (x % 200) as u8, 0])));
    let on = |process| pressed(&red, PictureKind::Png, (72.0, 72.0), process, &job).1.inks;
    assert_eq!((on(Process::Four), on(Process::Black)), (ImageInks::Cmyk, ImageInks::Grey));
}

#[test]
fn line_art_keeps_its_edges() {
    let lines = |side| {
        png(GrayImage::from_fn(side, side, |x, y| {
            Luma([if (x / 3 + y / 5) % 2 == 0 { 0 } else { 255 }])
        }))
    };
    let job = job(300);
    let at = |side| {
        let image = pressed(&lines(side), PictureKind::Png, (72.0, 72.0), Process::Four, &job).1;
        (image.width, image.coding)
    };
    assert_eq!(at(150), (150, Coding::FlateBits));
    assert_eq!(at(1100), (1100, Coding::FlateBits));
    assert_eq!(at(2400), (1200, Coding::FlateBits));
    let stamp = png(RgbaImage::from_fn(90, 90, |x, y| {
        Rgba([0, 0, 0, if x.abs_diff(y) < 20 { 255 } else { 0 }])
    }));
    let (_, image) = pressed(&stamp, PictureKind::Png, (72.0, 72.0), Process::Four, &job);
    assert_eq!((image.coding, image.inks), (Coding::FlateBits, ImageInks::Grey));
}

#[test]
fn a_turned_picture_is_cropped_as_it_is_seen() {
    let stored =
        RgbImage::from_fn(400, 200, |x, _| Rgb(if x < 200 { [255, 0, 0] } else { [0, 0, 255] }));
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95)
        .encode_image(&stored)
        .unwrap();
    let mut exif = b"\xFF\xE1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0");
    let bytes = [&bytes[..2], &exif, &bytes[2..]].concat();
    let negative = Negative::read(&bytes, PictureKind::Jpeg).unwrap();
    assert_eq!((negative.orientation, negative.upright()), (Orientation::Rotate90, (200, 400)));
    let cut = cut(&negative, (0, 100, 200, 200), (100, 100)).unwrap();
    assert_eq!(cut.size(), (100, 100));
    let at = |y: usize| &cut.bytes[y * 300 + 150..y * 300 + 153];
    assert!(at(10)[0] > 200 && at(90)[2] > 200, "{:?} {:?}", at(10), at(90));
}

/// The middle pixel of a press image, as ink.
fn middle(image: &PressImage) -> [u8; 4] {
    let bytes = match image.coding {
        Coding::Jpeg { .. } => jpeg_file::read(&image.data).unwrap().pixels.bytes,
        _ => {
            let mut bytes = Vec::new();
            let mut read = flate2::read::ZlibDecoder::new(&*image.data);
            std::io::Read::read_to_end(&mut read, &mut bytes).unwrap();
            bytes
        }
    };
    let pixels = bytes.as_chunks::<4>().0;
    pixels[pixels.len() / 2 + image.width as usize / 2]
}

fn with_profile(pixel: [u8; 3], profile: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 98);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    encoder.encode(&pixel.repeat(120 * 120), 120, 120, ColorType::Rgb).unwrap();
    bytes
}

#[test]
fn an_embedded_profile_is_honoured_and_a_damaged_one_told() {
    let job = job(300);
    let of = |bytes: &[u8]| pressed(bytes, PictureKind::Jpeg, (72.0, 72.0), Process::Four, &job);
    let green = [80, 200, 90];
    let adobe = moxcms::ColorProfile::new_adobe_rgb().encode().unwrap();
    let (plain, plain_image) = of(&with_profile(green, None));
    let (wide, wide_image) = of(&with_profile(green, Some(&adobe)));
    assert!(plain.remarks.is_empty() && wide.remarks.is_empty());
    let (plain_ink, wide_ink) = (middle(&plain_image), middle(&wide_image));
    // The same numbers are a stronger green there.
    assert!(plain_ink[0] + 15 < wide_ink[0], "{plain_ink:?} {wide_ink:?}");
    let (broken, broken_image) = of(&with_profile(green, Some(&adobe[..200])));
    assert_eq!(broken.remarks.len(), 1);
    assert_eq!(broken.remarks[0].about.code(), Code::PictureProfile);
    assert_eq!(middle(&broken_image), plain_ink);
}

#[test]
fn what_is_see_through_shows_the_bare_paper() {
    let glass = png(RgbaImage::from_fn(200, 200, |x, y| Rgba([(x * 5) as u8, y as u8, 200, 0])));
    let (_, image) = pressed(&glass, PictureKind::Png, (72.0, 72.0), Process::Four, &job(300));
    let mut bytes = Vec::new();
    let mut read = flate2::read::ZlibDecoder::new(&*image.data);
    std::io::Read::read_to_end(&mut read, &mut bytes).unwrap();
    assert_eq!(image.coding, Coding::FlateBits);
    assert!(bytes.iter().all(|&eight| eight == 255));
    let veil =
        png(RgbaImage::from_fn(200, 200, |x, _| Rgba([255, 0, 0, if x < 100 { 0 } else { 128 }])));
    let (_, image) = pressed(&veil, PictureKind::Png, (72.0, 72.0), Process::Four, &job(300));
    assert_eq!(image.coding, Coding::Flate);
    let mut bytes = Vec::new();
    let mut read = flate2::read::ZlibDecoder::new(&*image.data);
    std::io::Read::read_to_end(&mut read, &mut bytes).unwrap();
    assert_eq!(bytes[..4], [0; 4]);
    assert!(bytes[4 * 150 + 1] > 60, "{:?}", &bytes[4 * 150..4 * 151]);
}

#[test]
fn cmyk_for_another_press_goes_through_its_profile() {
    let job = job(300);
    let coated = Condition::built_in("coated", 3.0).unwrap();
    let bytes = cmyk_jpeg(PALE, 200, Some(coated.icc()), ColorType::Cmyk);
    let (made, image) = pressed(&bytes, PictureKind::Jpeg, (72.0, 72.0), Process::Four, &job);
    assert!(*image.data != bytes && made.remarks.is_empty() && !made.print.fit.over);
    assert!(
        middle(&image).iter().zip(PALE).any(|(a, b)| a.abs_diff(b) > 3),
        "{:?}",
        middle(&image)
    );
}
