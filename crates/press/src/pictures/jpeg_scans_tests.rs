use std::sync::LazyLock;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use proptest::prelude::*;

use super::*;

/// A JPEG of waves, 203 × 151 pixels, the sides no multiples of a block.
fn waves(set: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let (width, height) = (203_u16, 151_u16);
    let pixel = |n: usize| {
        let (x, y) = (n % usize::from(width), n / usize::from(width));
        [(x * 5 % 251) as u8, (y * 7 % 241) as u8, ((x * y) % 199) as u8]
    };
    let pixels: Vec<u8> = (0..usize::from(width) * usize::from(height)).flat_map(pixel).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 85);
    set(&mut encoder);
    encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
    bytes
}

/// One of each way that the encoder knows.
static EACH_WAY: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut ways = Vec::new();
    for sampling in [
        SamplingFactor::F_1_1,
        SamplingFactor::F_2_1,
        SamplingFactor::F_1_2,
        SamplingFactor::F_2_2,
        SamplingFactor::F_4_1,
    ] {
        ways.push(waves(|to| to.set_sampling_factor(sampling)));
        ways.push(waves(|to| {
            to.set_sampling_factor(sampling);
            to.set_progressive(true);
        }));
        ways.push(waves(|to| {
            to.set_sampling_factor(sampling);
            to.set_restart_interval(5);
        }));
        // Each component by itself; with restarts too, the encoder makes a file that djpeg does not like either.
        ways.push(waves(|to| {
            to.set_sampling_factor(sampling);
            to.set_optimized_huffman_tables(true);
        }));
    }
    ways
});

fn damage(data: &[u8]) -> Option<Damage> {
    walked(data).damage
}

#[test]
fn sound_files_are_sound() {
    for (n, file) in EACH_WAY.iter().enumerate() {
        assert_eq!(damage(file), None, "{n}");
        let with_more = [&file[..], b"a telephone's own notes"].concat();
        assert_eq!(damage(&with_more), None, "{n}");
    }
}

#[test]
fn what_comes_one_component_after_the_other_is_not_plain() {
    assert!(walked(&EACH_WAY[0]).is_plain && !walked(&EACH_WAY[3]).is_plain);
}

#[test]
fn what_breaks_off_is_measured() {
    let file = waves(|to| to.set_sampling_factor(SamplingFactor::F_2_2));
    for (part, least, most) in [(97, 0.0, 0.05), (75, 0.15, 0.35), (50, 0.4, 0.6), (20, 0.7, 0.9)] {
        let Damage { flaw, missing } = damage(&file[..file.len() * part / 100]).unwrap();
        assert_eq!(flaw, Flaw::Cut, "{part}");
        assert!((least..=most).contains(&missing), "{part} % leaves {missing}");
    }
    let without_end = damage(&file[..file.len() - 2]).unwrap();
    assert_eq!(without_end, Damage { flaw: Flaw::Marks, missing: 0.0 });
}

#[test]
fn half_of_any_way_is_too_little() {
    for (n, file) in EACH_WAY.iter().enumerate() {
        let Some(damage) = damage(&file[..file.len() / 2]) else { panic!("{n} seems sound") };
        assert!(damage.is_fatal(), "{n}: {damage:?}");
    }
}

#[test]
fn holes_are_found_in_any_way() {
    for (n, file) in EACH_WAY.iter().enumerate() {
        let (from, to) = (file.len() / 2, file.len() / 2 + 150);
        let holed = [&file[..from], &file[to..]].concat();
        let zeroed = [&file[..from], &[0; 150], &file[to..]].concat();
        assert!(damage(&holed).is_some() && damage(&zeroed).is_some(), "{n}");
    }
}

#[test]
fn restart_marks_out_of_order_are_found() {
    let mut file = waves(|to| to.set_restart_interval(5));
    let begin = file.windows(2).position(|pair| pair == [0xFF, 0xDA]).unwrap();
    let at = file[begin..].windows(2).position(|pair| pair == [0xFF, 0xD3]).unwrap() + begin;
    file[at + 1] = 0xD6;
    assert_eq!(damage(&file).map(|damage| damage.flaw), Some(Flaw::Marks));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        which in 0usize..20,
        places in prop::collection::vec((0usize..30_000, any::<u8>()), 0..6),
        cut in 0usize..40_000,
    ) {
        let mut file = EACH_WAY[which].clone();
        for (at, byte) in places {
            let at = at % file.len();
            file[at] = byte;
        }
        file.truncate(cut);
        walked(&file);
    }
}
