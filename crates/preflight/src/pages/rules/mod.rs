//! The rules, by what they are about. Each is one function or a few; what they say is beside what they ask.

pub mod colour;
pub mod content;
mod edge;
pub mod font;
pub mod ink;
mod letters;
mod lines;
mod over;
pub mod picture;
pub mod plates;
pub mod transparency;

use super::mark::Mark;
use super::walk::Walker;

/// What print practice asks of a mark that is at least in part within the bleed.
pub fn practice(walker: &mut Walker<'_, '_>, mark: &Mark<'_>) {
    letters::check(walker, mark);
    lines::check(walker, mark);
    over::check(walker, mark);
    ink::check(walker, mark);
    edge::check(walker, mark);
    plates::check(walker, mark);
}

/// In per cent, rounded.
fn percent(amount: f32) -> i64 {
    (f64::from(amount) * 100.0).round() as i64
}

/// With one decimal, or none if that is nought.
fn short(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    format!("{tenths}")
}

/// With two decimals, without noughts at the end.
fn fine(number: f64) -> String {
    let hundredths = (number * 100.0).round() / 100.0;
    format!("{hundredths}")
}
