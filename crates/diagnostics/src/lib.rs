//! What is wrong, where, and what to do about it: for people and for machines.
//!
//! Knows nothing of the other rooms; all of them know it. Its invariant: **a fault is told in both languages and has a
//! name of the list**, so that nothing English stands in a Chinese message and `docs/faults.md` has every name.
//!
//! | file | what |
//! |---|---|
//! | `told` | a sentence in two languages, and the macro [`told!`] that makes one |
//! | `lang` | which of them is wanted |
//! | `code` | the names of all faults, and what each means |
//! | `fault` | a fault: how bad, where, what, what to do; all those found so far |
//! | `sources` | the texts that were read, and places in them |
//! | `located`, `presentation` | faults in order of place, and the forms they are written in |
//! | `human`, `excerpt` | for people: the line with a caret |
//! | `machine` | for programs: JSON lines, GitHub's commands |
//! | `panics` | a library's panic over a damaged file ends no build |

mod code;
mod excerpt;
mod fault;
mod human;
mod lang;
mod located;
mod machine;
mod panics;
mod presentation;
mod sources;
mod told;

pub use code::Code;
pub use fault::{Fault, Faults, Severity};
pub use human::harmless;
pub use lang::Lang;
pub use panics::catch_panic;
pub use presentation::{Format, Presentation, write};
pub use sources::{FileNo, Place, Sources, Spot, slashed};
pub use told::Told;
