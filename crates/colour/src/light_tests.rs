use super::*;

fn near(one: [f64; 3], other: [f64; 3], by: f64) {
    assert!(one.iter().zip(other).all(|(a, b)| (a - b).abs() < by), "{one:?} {other:?}");
}

#[test]
fn white_is_white_everywhere() {
    near(D50.lab(), [100.0, 0.0, 0.0], 1e-9);
    near(Xyz::of_srgb([1.0; 3]).0, D50.0, 1e-9);
    near(D50.srgb(), [1.0; 3], 1e-6);
    near(Xyz::of_lab([0.0; 3]).0, [0.0; 3], 1e-12);
}

#[test]
fn ways_there_and_back() {
    for lab in [[50.0, 20.0, -30.0], [5.0, -3.0, 2.0], [95.0, -10.0, 90.0]] {
        near(Xyz::of_lab(lab).lab(), lab, 1e-9);
    }
    for rgb in [[0.2, 0.5, 0.9], [0.0, 1.0, 0.0], [0.01, 0.02, 0.03]] {
        near(Xyz::of_srgb(rgb).srgb(), rgb, 1e-5);
    }
}

/// Published values of sRGB's red under D50.
#[test]
fn red_is_where_it_should_be() {
    near(Xyz::of_srgb([1.0, 0.0, 0.0]).lab(), [54.29, 80.81, 69.89], 0.05);
}

#[test]
fn a_stretch_moves_black_and_keeps_white() {
    let black = Xyz::of_lab([40.0, 0.0, 0.0]);
    let stretch = BlackPointCompensation::new(Xyz([0.0; 3]), black);
    near(stretch.of(Xyz([0.0; 3])).0, black.0, 1e-12);
    near(stretch.of(D50).0, D50.0, 1e-12);
    near(BlackPointCompensation::new(D50, black).of(black).0, black.0, 1e-12);
}

#[test]
fn the_curve_is_srgbs() {
    for i in 0..=1000 {
        let v = f64::from(i) / 1000.0;
        let want = if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) };
        assert!((unfold(v) - want).abs() < 1e-14, "{v}");
        assert!((fold(want) - v).abs() < 1e-6, "{v}");
    }
}
