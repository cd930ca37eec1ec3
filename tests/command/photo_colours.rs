//! The colours and the fineness of photographs wherever readers see them.

use image::{Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder};

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use crate::run::{files, kanyin};

fn jpeg(pixels: &[u8], (width, height): (u16, u16), profile: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    encoder.encode(pixels, width, height, ColorType::Rgb).unwrap();
    bytes
}

fn with(picture: &[u8]) -> Desk {
    let desk = good_desk();
    desk.file("issues/1/stories/a.jpg", picture);
    desk.file(STORY, &story("题", &format!("![](a.jpg \"columns=2\")\n\n{}", han(3000, 1))));
    desk
}

/// The files that show photographs to readers.
fn made(desk: &Desk) -> Vec<(String, RgbImage)> {
    let run = kanyin(desk.folder(), &["build", "--only", "png,epaper,stories"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pictures = files(&desk.folder().join("out/1")).into_iter();
    let pictures =
        pictures.filter(|(name, _)| name.contains("pictures/") || name.starts_with("pages/"));
    pictures
        .map(|(name, bytes)| (name, image::load_from_memory(&bytes).unwrap().into_rgb8()))
        .collect()
}

#[test]
fn a_profile_is_heeded_wherever_readers_look() {
    let adobe = moxcms::ColorProfile::new_adobe_rgb().encode().unwrap();
    let desk = with(&jpeg(&[180, 121, 91].repeat(600 * 400), (600, 400), Some(&adobe)));
    let made = made(&desk);
    assert_eq!(made.len(), 3, "{:?}", made.iter().map(|(name, _)| name).collect::<Vec<_>>());
    for (name, picture) in made {
        let near = |pixel: &&Rgb<u8>| {
            pixel.0.iter().zip([199, 121, 88]).all(|(a, b): (&u8, u8)| a.abs_diff(b) <= 2)
        };
        let shown = picture.pixels().filter(near).count();
        assert!(shown > 10_000, "{name} shows it on {shown} pixels");
    }
}

#[test]
fn readers_get_twelve_hundred_pixels_where_there_are_as_many() {
    let rough: Vec<u8> = (0..2000 * 1400 * 3_u32).map(|n| (n / 300 % 255) as u8).collect();
    for (name, picture) in made(&with(&jpeg(&rough, (2000, 1400), None))) {
        if name.contains("pictures/") {
            assert!(picture.width() >= 1200, "{name}: {}", picture.width());
        }
    }
    let small = &rough[..700 * 490 * 3];
    for (name, picture) in made(&with(&jpeg(small, (700, 490), None))) {
        if name.contains("pictures/") {
            assert!((600..=700).contains(&picture.width()), "{name}: {}", picture.width());
        }
    }
}
