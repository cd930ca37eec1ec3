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
//! | `family` | what `paper.yaml` writes: a name, perhaps a weight |
//! | `known_as` | all names of a face, in every language; the nearest to a slip |
//! | `system` | the system's fonts, found by any of their names |
//! | `listing` | all families that may be written |
//! | `coverage` | how much of 通用规范汉字表 a font has |
//! | `probe` | faces that have every character, to find out what another lacks |

mod builtin;
mod catalogue;
mod coverage;
mod family;
mod known_as;
mod listing;
mod probe;
mod system;

pub use builtin::{BUILTIN, open_builtin_ahead};
pub use catalogue::{Catalogue, Face, FontOrigin};
pub use coverage::{TONGYONG, covered};
pub use family::Family;
pub use listing::{FoundFamily, found_families};
pub use probe::{probe, probed};
