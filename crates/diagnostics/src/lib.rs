//! What is wrong, where, and what to do about it: for people and for machines.

mod excerpt;
mod fault;
mod human;
mod lang;
mod machine;
mod sources;
mod survival;
mod telling;

pub use fault::{Fault, Faults, Severity, Told};
pub use human::harmless;
pub use lang::Lang;
pub use sources::{FileNo, Place, Sources, Spot, slashed};
pub use survival::survives;
pub use telling::{Format, Telling, write};
