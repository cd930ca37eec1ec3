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
//! | `harmless` | words of others as they may be shown: nothing in them steers a terminal or a CI log |
//! | `machine` | for programs: JSON lines, GitHub's commands |
//! | `system_says` | why a file could not be opened or written |
//! | `panics` | a library's panic over a damaged file ends no build |

mod code;
mod excerpt;
mod fault;
mod harmless;
mod human;
mod lang;
mod located;
mod machine;
mod panics;
mod presentation;
mod sources;
mod system_says;
mod told;

pub use code::Code;
pub use fault::{Fault, Faults, Severity};
pub use harmless::{harmless, harmless_json, harmless_lines};
pub use lang::Lang;
pub use panics::catch_panic;
pub use presentation::{Format, Presentation, write};
pub use sources::{FileNo, Place, Sources, Spot, slashed};
pub use system_says::system_says;
pub use told::Told;
