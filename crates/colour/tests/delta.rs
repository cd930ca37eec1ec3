//! The difference that an eye sees: CIEDE2000 (ISO/CIE 11664-6).

/// Between two colours in Lab.
pub fn delta_e(one: &[f64], other: &[f64]) -> f64 {
    let ([l1, a1, b1], [l2, a2, b2]) = (three(one), three(other));
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (light, chroma) = (l2 - l1, c2 - c1);
    let hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = if grey { h1 + h2 } else { (h1 + turn / 2.0).rem_euclid(360.0) };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let swing = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * seventh(c) * swing.to_radians().sin();
    let (light, chroma, hue) = (light / sl, chroma / sc, hue / sh);
    (light * light + chroma * chroma + hue * hue + rt * chroma * hue).max(0.0).sqrt()
}

fn three(lab: &[f64]) -> [f64; 3] {
    lab.try_into().unwrap_or_else(|_| panic!("not a colour in Lab: {lab:?}"))
}

/// Many differences.
pub struct Differences {
    mean: f64,
    largest: f64,
}

impl Differences {
    pub fn of(each: impl Iterator<Item = f64>) -> Self {
        let all: Vec<f64> = each.collect();
        assert!(all.len() > 50);
        let largest = all.iter().copied().fold(0.0, f64::max);
        Self { mean: all.iter().sum::<f64>() / all.len() as f64, largest }
    }

    /// Holds them to the bar: 1.0 in the mean, 3.0 at the worst.
    pub fn hold(&self, what: &str) {
        let Self { mean, largest } = self;
        println!("{what}: ΔE00 {mean:.3} in the mean, {largest:.3} at the worst");
        assert!(*mean <= 1.0 && *largest <= 3.0, "{what}: {mean} {largest}");
    }
}

/// From the test data of Sharma, Wu and Dalal, 2005: pairs 1, 7, 16, 20, 25, 34.
#[test]
fn the_measure_itself_is_right() {
    for (one, other, want) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        let got = delta_e(&one, &other);
        assert!((got - want).abs() < 1e-4, "{one:?} {other:?}: {got}, not {want}");
    }
}
