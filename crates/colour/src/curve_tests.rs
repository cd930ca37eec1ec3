use super::*;

#[test]
fn tables_are_straight_between_their_values() {
    let curve = Curve::read(&ToneReprCurve::Lut(vec![0, 65535, 0])).unwrap();
    for (x, y) in [(0.0, 0.0), (0.25, 0.5), (0.5, 1.0), (1.0, 0.0), (2.0, 0.0), (-1.0, 0.0)] {
        assert!((curve.at(x) - y).abs() < 1e-6, "{x}");
    }
}

#[test]
fn one_number_is_a_power_and_none_the_same() {
    let square = Curve::read(&ToneReprCurve::Lut(vec![512])).unwrap();
    assert!((square.at(0.5) - 0.25).abs() < 1e-12);
    let same = Curve::read(&ToneReprCurve::Lut(vec![])).unwrap();
    assert_eq!(same.at(0.3), 0.3);
}

#[test]
fn parametric_srgb() {
    let parts = vec![2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];
    let curve = Curve::read(&ToneReprCurve::Parametric(parts)).unwrap();
    assert!((curve.at(0.5) - 0.214_041).abs() < 1e-5);
    assert!((curve.at(0.02) - 0.02 / 12.92).abs() < 1e-7);
}

#[test]
fn nonsense_stays_within_bounds() {
    for parts in [vec![-3.0], vec![0.0], vec![5.0, 0.0, 0.0], vec![0.5, -9.0, -9.0, 1e30, 0.5]] {
        let curve = Curve::read(&ToneReprCurve::Parametric(parts.clone())).unwrap();
        for x in [0.0, 0.5, 1.0, f64::NAN, f64::INFINITY] {
            assert!((0.0..=1.0).contains(&curve.at(x)), "{parts:?} {x}");
        }
    }
    assert!(Curve::read(&ToneReprCurve::Parametric(vec![1.0, 2.0])).is_none());
    assert!(Curve::read(&ToneReprCurve::Parametric(vec![f32::NAN])).is_none());
}
