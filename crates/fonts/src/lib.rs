//! Fonts: which there are, and which characters they have.
//!
//! Knows custody and diagnostics; nothing of publications or pages. Its invariant: **the publication's own fonts come
//! first, then those of the binary; the system's are looked through only where a family is in neither**, so that a page is
//! the same on every machine.
//!
//! | file | what |
//! |---|---|
//! | `builtin` | the faces that the binary carries |
//! | `catalogue` | every family and face at hand, and where each comes from |
//! | `coverage` | how much of 通用规范汉字表 a font has |
//! | `probe` | faces that have every character, to find out what another lacks |

mod builtin;
mod catalogue;
mod coverage;
mod probe;

pub use builtin::BUILTIN;
pub use catalogue::{Catalogue, Face, Family, FontOrigin};
pub use coverage::{TONGYONG, covered};
pub use probe::{probe, probed};
