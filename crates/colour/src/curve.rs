//! One channel bent by itself: the curves of ICC profiles.

use moxcms::ToneReprCurve;

/// A curve from 0…1 to 0…1.
#[derive(Debug, Clone)]
pub enum Curve {
    /// Leaves a value as it is.
    Same,
    /// A power of it.
    Power(f64),
    /// Values at even steps, straight between them.
    Table(Vec<f32>),
    /// `parametricCurveType`, ISO 15076-1 §10.18, function type 4 with the parameters in its order: g a b c d e f.
    Parts([f64; 7]),
}

impl Curve {
    /// Of a `curveType` or `parametricCurveType` (ISO 15076-1 §10.6, §10.18). None if it has the wrong number
    /// of parameters, or parameters that are no numbers.
    pub fn read(curve: &ToneReprCurve) -> Option<Self> {
        match curve {
            ToneReprCurve::Lut(values) => Some(match values.as_slice() {
                [] => Self::Same,
                [gamma] => Self::Power(f64::from(*gamma) / 256.0),
                values => Self::Table(values.iter().map(|v| f32::from(*v) / 65535.0).collect()),
            }),
            ToneReprCurve::Parametric(values) => {
                let values: Vec<f64> = values.iter().map(|v| f64::from(*v)).collect();
                if values.iter().any(|v| !v.is_finite()) {
                    return None;
                }
                match *values.as_slice() {
                    [g] => Some(Self::Power(g)),
                    [g, a, b] => Some(Self::Parts([g, a, b, 0.0, -b / a, 0.0, 0.0])),
                    [g, a, b, c] => Some(Self::Parts([g, a, b, 0.0, -b / a, c, c])),
                    [g, a, b, c, d] => Some(Self::Parts([g, a, b, c, d, 0.0, 0.0])),
                    [g, a, b, c, d, e, f] => Some(Self::Parts([g, a, b, c, d, e, f])),
                    _ => None,
                }
            }
        }
    }

    /// The value bent, always from 0 to 1.
    pub fn at(&self, x: f64) -> f64 {
        let x = within(x);
        within(match self {
            Self::Same => x,
            Self::Power(gamma) => libm::pow(x, *gamma),
            Self::Table(values) => between(values, x),
            Self::Parts([g, a, b, c, d, e, f]) => {
                if x < *d {
                    c * x + f
                } else {
                    libm::pow((a * x + b).max(0.0), *g) + e
                }
            }
        })
    }
}

/// From 0 to 1; what is no number is 0.
fn within(x: f64) -> f64 {
    if x > 0.0 { x.min(1.0) } else { 0.0 }
}

fn between(values: &[f32], x: f64) -> f64 {
    let at = x * values.len().saturating_sub(1) as f64;
    let floor = at as usize;
    let low = values.get(floor).copied().unwrap_or(0.0);
    let high = values.get(floor + 1).copied().unwrap_or(low);
    f64::from(low) + f64::from(high - low) * (at - floor as f64)
}

#[cfg(test)]
#[path = "curve_tests.rs"]
mod tests;
