//! Colours as light: XYZ and Lab under D50, the connection space of ICC profiles (ISO 15076-1 §6.3), and sRGB.

/// The white of the connection space, ISO 15076-1 §7.2.16.
pub const D50: Xyz = Xyz([0.9642, 1.0, 0.8249]);

/// From linear sRGB (IEC 61966-2-1) to XYZ, adapted from D65 to D50 by Bradford; rows sum to [`D50`].
const FROM_SRGB: [[f64; 3]; 3] = [
    [0.436_065_7, 0.385_056_9, 0.143_077_4],
    [0.222_504_5, 0.716_878_6, 0.060_616_9],
    [0.013_927_0, 0.097_068_0, 0.713_905_0],
];

/// Light as the eye takes it in; white has Y 1.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Xyz(pub [f64; 3]);

impl Xyz {
    /// Of CIE Lab under D50.
    pub fn of_lab(lab: [f64; 3]) -> Self {
        let y = (lab[0] + 16.0) / 116.0;
        let parts = [y + lab[1] / 500.0, y, y - lab[2] / 200.0];
        let linear = |t: f64| {
            if t > 6.0 / 29.0 { t * t * t } else { (t - 4.0 / 29.0) * 108.0 / 841.0 }
        };
        Self(std::array::from_fn(|i| linear(parts[i]) * D50.0[i]))
    }

    /// As CIE Lab under D50.
    pub fn lab(self) -> [f64; 3] {
        let bent = |t: f64| {
            if t > 216.0 / 24389.0 { libm::cbrt(t) } else { t * 841.0 / 108.0 + 4.0 / 29.0 }
        };
        let [x, y, z] = std::array::from_fn(|i| bent(self.0[i] / D50.0[i]));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// Of an sRGB colour, 0 to 1; sRGB's white is D50 here.
    pub fn of_srgb(rgb: [f64; 3]) -> Self {
        Self::of_linear(rgb.map(unfold))
    }

    /// Of sRGB's lights, each already [`unfold`]ed.
    pub fn of_linear(linear: [f64; 3]) -> Self {
        Self::of_rgb(linear, &FROM_SRGB)
    }

    /// Of linear amounts of three lights; `matrix` has a row for each of X, Y and Z.
    pub fn of_rgb(linear: [f64; 3], matrix: &[[f64; 3]; 3]) -> Self {
        Self(matrix.map(|row| row.iter().zip(linear).map(|(m, v)| m * v).sum()))
    }

    /// As sRGB, 0 to 1; what a screen cannot show is clipped.
    pub fn srgb(self) -> [f64; 3] {
        let [x, y, z] = self.0;
        let linear = [
            3.133_921_0 * x - 1.616_866_5 * y - 0.490_799_0 * z,
            -0.978_788_7 * x + 1.916_141_5 * y + 0.033_466_6 * z,
            0.071_946_5 * x - 0.228_991_1 * y + 1.405_770_8 * z,
        ];
        linear.map(|v| fold(v.clamp(0.0, 1.0)))
    }

    /// Each of X, Y, Z by itself.
    pub fn each(self, change: impl Fn(usize, f64) -> f64) -> Self {
        Self(std::array::from_fn(|i| change(i, self.0[i])))
    }
}

/// sRGB's curve, IEC 61966-2-1: from the numbers of a file to light.
pub fn unfold(v: f64) -> f64 {
    let v = v.clamp(0.0, 1.0);
    if v <= 0.04045 { v / 12.92 } else { libm::pow((v + 0.055) / 1.055, 2.4) }
}

/// sRGB's curve the other way.
fn fold(v: f64) -> f64 {
    if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * libm::pow(v, 1.0 / 2.4) - 0.055 }
}

/// Black point compensation (ISO 18619): light stretched so that `from` becomes `to` and white stays white.
#[derive(Debug, Copy, Clone)]
pub struct BlackPointCompensation {
    scale: [f64; 3],
    shift: [f64; 3],
}

impl BlackPointCompensation {
    /// Between two blacks. A black as light as white changes nothing.
    pub fn new(from: Xyz, to: Xyz) -> Self {
        let scale = std::array::from_fn(|i| {
            let room = D50.0[i] - from.0[i];
            if room > 0.01 { (D50.0[i] - to.0[i]) / room } else { 1.0 }
        });
        Self { scale, shift: std::array::from_fn(|i| D50.0[i] * (1.0 - scale[i])) }
    }

    /// The stretched light.
    pub fn of(&self, light: Xyz) -> Xyz {
        light.each(|i, v| v * self.scale[i] + self.shift[i])
    }
}

#[cfg(test)]
#[path = "light_tests.rs"]
mod tests;
