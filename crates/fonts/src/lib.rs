//! Fonts: which there are, and which characters they have.

mod builtin;
mod catalogue;
mod coverage;
mod probe;

pub use builtin::BUILTIN;
pub use catalogue::{Catalogue, Face, Family, Origin};
pub use coverage::{TONGYONG, covered};
pub use probe::{probe, probed};
