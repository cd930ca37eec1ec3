//! CalGray and CalRGB (ISO 32000-1, 8.6.5.2 and 8.6.5.3), told as sRGB: profiles have long taken their place, and
//! what still writes them means sRGB or something near it.

use lopdf::Dictionary;

use super::function::clamped;
use super::source_pdf::SourcePdf;

/// Grey with a gamma.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct CalGrey {
    gamma: f32,
}

/// Red, green, blue with gammas, a matrix and a white.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct CalRgb {
    gamma: [f32; 3],
    matrix: [f32; 9],
    white: [f32; 3],
}

impl CalGrey {
    /// Reads its dictionary.
    pub fn read(source: SourcePdf<'_>, dict: Option<&Dictionary>) -> Self {
        Self { gamma: dict.and_then(|dict| source.number(dict, b"Gamma")).unwrap_or(1.0) }
    }

    /// The same grey in sRGB.
    pub fn srgb(self, value: f32) -> f32 {
        srgb_of_light(libm::powf(value, self.gamma))
    }
}

impl CalRgb {
    /// Reads its dictionary.
    pub fn read(source: SourcePdf<'_>, dict: Option<&Dictionary>) -> Self {
        let numbers = |key| dict.and_then(|dict| source.numbers(dict, key));
        let three = |key| numbers(key).and_then(|numbers| <[f32; 3]>::try_from(numbers).ok());
        let matrix = numbers(b"Matrix").and_then(|numbers| numbers.try_into().ok());
        Self {
            gamma: three(b"Gamma").unwrap_or([1.0; 3]),
            matrix: matrix.unwrap_or([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]),
            white: three(b"WhitePoint").unwrap_or([0.9505, 1.0, 1.089]),
        }
    }

    /// The same colour in sRGB, its white the paper's.
    pub fn srgb(&self, rgb: [f32; 3]) -> [f32; 3] {
        let [a, b, c]: [f32; 3] = std::array::from_fn(|i| libm::powf(rgb[i], self.gamma[i]));
        let m = &self.matrix;
        let xyz: [f32; 3] = std::array::from_fn(|i| m[i] * a + m[i + 3] * b + m[i + 6] * c);
        let d65 = [0.9505, 1.0, 1.089];
        let white = |i: usize| if self.white[i] > 0.0 { self.white[i] } else { d65[i] };
        let [x, y, z]: [f32; 3] = std::array::from_fn(|i| xyz[i] * d65[i] / white(i));
        [
            srgb_of_light(3.2406 * x - 1.5372 * y - 0.4986 * z),
            srgb_of_light(-0.9689 * x + 1.8758 * y + 0.0415 * z),
            srgb_of_light(0.0557 * x - 0.2040 * y + 1.0570 * z),
        ]
    }
}

/// A linear amount of light, 0 to 1, as sRGB writes it (IEC 61966-2-1).
pub fn srgb_of_light(light: f32) -> f32 {
    let light = clamped(light, 0.0, 1.0);
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * libm::powf(light, 1.0 / 2.4) - 0.055 }
}
