//! Numbers as reports tell them.

/// A millimetre in points.
pub const MM: f64 = 72.0 / 25.4;

/// Points in millimetres, with one decimal, or none if that is nought.
pub fn millimetres(points: f64) -> String {
    tenths(points / MM)
}

/// With one decimal, or none if that is nought.
pub fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    format!("{tenths}")
}

/// With two decimals, without noughts at the end.
pub fn hundredths(number: f64) -> String {
    let hundredths = (number * 100.0).round() / 100.0;
    format!("{hundredths}")
}

/// In per cent, rounded.
pub fn percent(amount: f32) -> i64 {
    (f64::from(amount) * 100.0).round() as i64
}
