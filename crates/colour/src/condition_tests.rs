use super::*;
use crate::ColourModel;

fn both() -> [Condition; 2] {
    [("newsprint", 2.4), ("coated", 3.0)].map(|(name, ink)| Condition::built_in(name, ink).unwrap())
}

fn greys() -> impl Iterator<Item = [f32; 3]> {
    (0..=255).map(|v| [v as f32 / 255.0; 3])
}

#[test]
fn white_is_bare_paper() {
    for condition in both() {
        assert_eq!(condition.of_rgb([1.0; 3]), Cmyk([0.0; 4]));
        assert_eq!(condition.of_lab([100.0, 0.0, 0.0]), Cmyk([0.0; 4]));
        assert_eq!(condition.grey_of_rgb([1.0; 3]), 0.0);
    }
}

/// Greys print without a cast beside the paper, and get lighter all the way up.
#[test]
fn greys_are_neutral_and_rise() {
    for condition in both() {
        let mut last = -1.0;
        for grey in greys() {
            let inks = condition.of_rgb(grey).0.map(f64::from);
            let [l, a, b] = condition.look().light(inks).lab();
            assert!(a.hypot(b) < 2.2, "{} {grey:?}: {a} {b}", condition.name());
            assert!(l > last - 1e-3, "{} {grey:?}: {l} after {last}", condition.name());
            last = l;
        }
    }
}

#[test]
fn black_ink_alone_follows_lightness() {
    for condition in both() {
        assert_eq!(condition.grey_of_rgb([0.0; 3]), 1.0);
        let inks: Vec<f32> = greys().map(|grey| condition.grey_of_rgb(grey)).collect();
        assert!(inks.is_sorted_by(|dark, light| dark >= light));
        assert_eq!(condition.grey_of_cmyk(Cmyk::black(0.37)), 0.37);
        assert_eq!(condition.grey_of_cmyk(Cmyk([0.6, 0.4, 0.4, 1.0])), 1.0);
        let grey = condition.grey_of_cmyk(Cmyk([0.0, 0.0, 1.0, 0.0]));
        assert!(grey > 0.0 && grey < 0.25, "{grey}");
    }
}

#[test]
fn inks_stay_within_the_limit() {
    for limit in [3.0, 2.4, 2.2, 1.5, 0.5, 0.0] {
        let condition = Condition::built_in("coated", limit).unwrap();
        for rgb in [[0.0; 3], [0.1, 0.0, 0.0], [0.0, 0.1, 0.2], [0.2, 0.1, 0.0]] {
            assert!(condition.of_rgb(rgb).total() <= limit + 1e-5, "{rgb:?} {limit}");
        }
    }
    let condition = Condition::built_in("newsprint", 2.4).unwrap();
    let held = condition.held(Cmyk([1.0, 0.5, 0.5, 0.9])).0;
    for (got, want) in held.into_iter().zip([0.75, 0.375, 0.375, 0.9]) {
        assert!((got - want).abs() < 1e-6, "{held:?}");
    }
    assert!(
        condition.holds(&[255, 255, 102, 0]) && !condition.holds(&[0, 0, 0, 0, 255, 255, 103, 0])
    );
    assert_eq!(condition.held(Cmyk([0.2, 0.3, 0.4, 0.5])), Cmyk([0.2, 0.3, 0.4, 0.5]));
    assert_eq!(condition.held(Cmyk([f32::NAN, -1.0, 7.0, 0.0])), Cmyk([0.0, 0.0, 1.0, 0.0]));
}

#[test]
fn paper_has_its_tint_in_a_proof() {
    let [newsprint, coated] = both();
    let [r, g, b] = newsprint.seen(Cmyk([0.0; 4]));
    assert!(r > b && (0.7..0.85).contains(&g), "{r} {g} {b}");
    assert!(coated.seen(Cmyk([0.0; 4]))[1] > 0.9);
    for condition in [newsprint, coated] {
        assert!(condition.seen_relative(Cmyk([0.0; 4])).iter().all(|v| *v > 0.995));
        assert_eq!(condition.seen_pixels_relative(&[0; 8]), [255; 6]);
    }
}

/// Pixels and single colours are seen alike.
#[test]
fn proofs_agree() {
    for condition in both() {
        let mut pixels = Vec::new();
        for i in 0..2000u32 {
            let mixed = i.wrapping_mul(2_654_435_761).to_be_bytes();
            pixels.extend(if i % 2 == 0 { mixed } else { mixed.map(|v| v / 2) });
        }
        let seen = condition.seen_pixels(&pixels);
        let mut off = 0.0;
        for (pixel, seen) in pixels.chunks_exact(4).zip(seen.chunks_exact(3)) {
            let inks = Cmyk(std::array::from_fn(|i| f32::from(pixel[i]) / 255.0));
            for (one, other) in condition.seen(inks).into_iter().zip(seen) {
                off += (one * 255.0 - f32::from(*other)).abs();
            }
        }
        assert!(off / 6000.0 < 0.5, "{off}");
        assert!(
            condition.seen_pixels(&[]).is_empty() && condition.seen_pixels(&[1, 2, 3]).is_empty()
        );
    }
}

#[test]
fn nonsense_gives_colours_all_the_same() {
    for condition in both() {
        for v in [f32::NAN, f32::INFINITY, -1.0, 1e30] {
            let inks = condition.of_rgb([v; 3]);
            assert!(inks.0.iter().all(|v| (0.0..=1.0).contains(v)), "{inks:?}");
            let inks = condition.of_lab([v; 3]);
            assert!(inks.0.iter().all(|v| (0.0..=1.0).contains(v)), "{inks:?}");
            assert!(condition.seen(Cmyk([v; 4])).iter().all(|v| (0.0..=1.0).contains(v)));
            assert!((0.0..=1.0).contains(&condition.grey_of_rgb([v; 3])));
            assert!((0.0..=1.0).contains(&condition.grey_of_cmyk(Cmyk([v; 4]))));
        }
    }
}

#[test]
fn threads_share_it() {
    fn shared<T: Clone + Send + Sync>(_: &T) {}
    let [newsprint, coated] = both();
    shared(&newsprint);
    assert!(newsprint.is(newsprint.icc()) && !newsprint.is(coated.icc()));
    assert!(Condition::built_in("glossy", 2.4).is_none());
    let source = PixelSource { model: ColourModel::Rgb, profile: None };
    shared(&newsprint.converter(source, Process::Four).unwrap());
}
