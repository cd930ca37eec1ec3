//! What is wrong, where, and what to do about it: for people and for machines.

mod code;
mod excerpt;
mod fault;
mod human;
mod lang;
mod machine;
mod sources;
mod survival;
mod telling;
mod told;

pub use code::Code;
pub use fault::{Fault, Faults, Severity};
pub use human::harmless;
pub use lang::Lang;
pub use sources::{FileNo, Place, Sources, Spot, slashed};
pub use survival::survives;
pub use telling::{Format, Telling, write};
pub use told::Told;
